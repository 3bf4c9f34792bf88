// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A named query with its columns, order and grouping.
struct SavedView
{
    QString name;
    QString query;
    QString columns;
    QString sort;
    QString groupBy;
    QString section;
    PersonId owner;
    TeamId team;
    QString icon;
    std::optional<qint64> position;

    static RecordBuilder<SavedView>::Built declare()
    {
        RecordBuilder<SavedView> b("view", QT_TRANSLATE_NOOP("Record", "View"),
            QT_TRANSLATE_NOOP("Record", "Views"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &SavedView::name).required().listed().title();
        b.field("query", QT_TRANSLATE_NOOP("Record", "Query"), &SavedView::query).listed();
        b.field("columns", QT_TRANSLATE_NOOP("Record", "Columns"), &SavedView::columns)
            .help(QT_TRANSLATE_NOOP("Record", "Field names, separated by commas"));
        b.field("sort", QT_TRANSLATE_NOOP("Record", "Order"), &SavedView::sort)
            .help(QT_TRANSLATE_NOOP("Record", "Field names, separated by commas; - before a name reverses"));
        b.field("group", QT_TRANSLATE_NOOP("Record", "Group by"), &SavedView::groupBy);
        b.field("section", QT_TRANSLATE_NOOP("Record", "Section"), &SavedView::section,
            {.choices = {{QStringLiteral("mine"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Mine"))},
            {QStringLiteral("team"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Team"))},
            {QStringLiteral("everyone"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Everyone"))}},
            .kind = FieldKind::Choice}).listed();
        b.field("owner", QT_TRANSLATE_NOOP("Record", "Owner"), &SavedView::owner,
            {.target = QStringLiteral("person")}).listed();
        b.field("team", QT_TRANSLATE_NOOP("Record", "Team"), &SavedView::team,
            {.target = QStringLiteral("team")});
        b.field("icon", QT_TRANSLATE_NOOP("Record", "Icon"), &SavedView::icon);
        b.field("position", QT_TRANSLATE_NOOP("Record", "Position"), &SavedView::position);
        return b.build();
    }
};

} // namespace steward
