// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/conflicts.h"
#include "core/desk/undo.h"
#include "models/valuetext.h"

namespace steward {

/// One of the values that a review offers for a unit, in a column of its own.
struct ReviewSide
{
    enum class Kind {
        Absent, ///< the unit has nothing in this column
        Base, ///< what all had seen
        Mine,
        Theirs,
        Before, ///< undo: what would come back
        Done, ///< undo: what the batch had made of it
        Now, ///< undo: what somebody wrote since
    };
    Kind kind = Kind::Absent;
    std::optional<QByteArray> value; ///< canonical bytes of the unit
    QList<Uuid> authors; ///< the last one first
    Instant happened;
    Instant received;
    bool isShown = false; ///< stands in the record now
};

struct ReviewUnit
{
    QString unit;
    QList<ReviewSide> sides; ///< one for each column of the page
    QStringList goneOn; ///< of "deleted": units that were written beside the deletion

    bool isDeletion() const { return unit == QLatin1String("deleted"); }
};

/// One record whose values a person has to choose among, as it was read at one moment. A value.
struct ReviewPage
{
    enum class Purpose {
        Conflict, ///< several people wrote it without having seen each other
        Undo, ///< an undo left it alone, because somebody had written it since
    };
    Purpose purpose = Purpose::Conflict;
    std::shared_ptr<const Schema> schema; ///< keeps `type` alive
    const RecordType *type = nullptr;
    RecordConflicts conflicts; ///< what settling starts from; of an undo without its units
    QList<ReviewUnit> units;
    QList<ReviewSide::Kind> columns;
    ReferenceLabels labels; ///< of everything that the values refer to, and of who wrote them

    QString number() const;
};

/// Everything in a desk that waits for a person's choice.
struct ReviewList
{
    QList<std::shared_ptr<const ReviewPage>> pages; ///< the latest first
    qint64 records = 0; ///< how many there are, if more than are listed
};

/// For reader threads.
Result<ReviewList> readReviews(Workspace &desk, int most = 200);
Result<ReviewPage> readReview(Workspace &desk, Rid record);
/// What an undo left alone, one page for each record.
Result<ReviewList> readUndoReviews(Workspace &desk, const QList<UndoReview> &reviews);

/// The edit that a person's choices mean, for settle() or as an ordinary edit.
Result<VerbReport> applyReview(const VerbContext &context, const ReviewPage &page, const QList<Decision> &decisions);

} // namespace steward
