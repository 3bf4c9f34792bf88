// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

#include <QByteArray>
#include <QList>

namespace steward {

/// A column of a record's main table, or of its text table.
struct PlannedColumn
{
    enum class Fold { None, Folded, NumberKey }; ///< the second column that compares and sorts it

    int field = 0; ///< index into RecordType::fields()
    Fold fold = Fold::None;
    QByteArray assignment; ///< `"title"=?`, the fold column included
};

struct PlannedSet
{
    int field = 0;
    bool references = false;
    QByteArray add; ///< (rid, item [, fold])
    QByteArray remove; ///< (rid, item)
    bool isWithheld = false; ///< this session may not read it
};

/// How records of one type are stored, worked out once from the declaration: SQL texts and the places of fields that
/// the projection itself fills. -1 where the type has no such field. Thread: immutable.
struct TypePlan
{
    explicit TypePlan(const RecordType &type);

    QList<PlannedColumn> narrow;
    QList<PlannedColumn> wide;
    QList<PlannedSet> sets;
    QList<int> custom;
    QList<int> searchable;
    QList<int> sortFields; ///< those that sortKeyOf() reads

    QByteArray insert; ///< rid, sort_key, [kind], narrow columns
    QByteArray updateStart; ///< `UPDATE "ticket" SET `
    QByteArray select; ///< rid, narrow columns, then the wide ones; ends in "WHERE t.rid"
    QByteArray writeText; ///< rid, wide columns; makes the row or changes it
    QByteArray removeText;

    bool isTicket = false;
    bool isComment = false; ///< counts among its ticket's comments
    bool isAttachment = false; ///< counts among its ticket's attachments
    int number, externalNumber, updated, resolved, closed, reopens, reassignments, comments, attachments;
    int deadline, sla, clocks;
    int about, withdrawn, deleted;
};

} // namespace steward
