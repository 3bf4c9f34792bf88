// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/reviewpage.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "models/referencelabel.h"

#include <algorithm>

namespace steward {

namespace {

ReviewSide sideFrom(const ConflictSide &side, ReviewSide::Kind kind, bool isShown)
{
    return {kind, side.value, side.authors, side.happened, side.received, isShown};
}

/// Base, mine, then the others; the column "mine" only where something is.
void layOut(ReviewPage &page, const QList<UnitConflict> &conflicts, const Uuid &me)
{
    using Kind = ReviewSide::Kind;
    qsizetype others = 0;
    bool anyMine = false;
    for (const UnitConflict &conflict : conflicts) {
        const bool mine = sideOf(conflict, Side::Mine, me) >= 0;
        anyMine = anyMine || mine;
        others = std::max(others, conflict.sides.size() - (mine ? 1 : 0));
    }
    page.columns = {Kind::Base};
    if (anyMine)
        page.columns.append(Kind::Mine);
    page.columns.append(QList<Kind>(others, Kind::Theirs));
    for (const UnitConflict &conflict : conflicts) {
        ReviewUnit unit{conflict.unit, {}, conflict.goneOn};
        unit.sides.append(sideFrom(conflict.base, Kind::Base, false));
        const int mine = sideOf(conflict, Side::Mine, me);
        if (anyMine)
            unit.sides.append(mine >= 0 ? sideFrom(conflict.sides[mine], Kind::Mine, mine == conflict.shown) : ReviewSide{});
        for (int i = int(conflict.sides.size()) - 1; i >= 0; --i) { // the latest next to mine
            if (i != mine)
                unit.sides.append(sideFrom(conflict.sides[i], Kind::Theirs, i == conflict.shown));
        }
        while (unit.sides.size() < page.columns.size())
            unit.sides.append(ReviewSide{});
        page.units.append(unit);
    }
}

Result<Ok> readLabels(Workspace &desk, ReviewPage &page)
{
    QList<Uuid> wanted;
    for (const ReviewUnit &one : std::as_const(page.units)) {
        const Unit *unit = page.type->unit(one.unit);
        for (const ReviewSide &side : one.sides) {
            wanted << side.authors;
            RecordValues values = page.type->empty();
            if (unit && page.type->decodeUnit(*unit, side.value, values))
                wanted << referencesOf(*page.type, values);
        }
    }
    return addLabels(desk, wanted, page.labels);
}

Result<ReviewPage> pageOf(Workspace &desk, RecordConflicts conflicts)
{
    ReviewPage page;
    page.schema = desk.sharedSchema();
    page.type = page.schema->type(conflicts.record.type);
    page.conflicts = std::move(conflicts);
    layOut(page, page.conflicts.units, desk.me());
    STEWARD_TRY(readLabels(desk, page));
    return page;
}

} // namespace

QString ReviewPage::number() const
{
    return conflicts.record.number;
}

Result<ReviewPage> readReview(Workspace &desk, Rid record)
{
    STEWARD_ASSIGN(RecordConflicts conflicts, conflictsOf(desk, record));
    return pageOf(desk, std::move(conflicts));
}

Result<ReviewList> readReviews(Workspace &desk, int most)
{
    ReviewList list;
    STEWARD_ASSIGN(const ConflictStore::Count count, ConflictStore(desk.connection()).count());
    list.records = count.records;
    if (count.records == 0)
        return list;
    STEWARD_ASSIGN(QList<RecordConflicts> open, openConflicts(desk, most));
    for (RecordConflicts &conflicts : open) {
        STEWARD_ASSIGN(ReviewPage page, pageOf(desk, std::move(conflicts)));
        list.pages.append(std::make_shared<const ReviewPage>(std::move(page)));
    }
    list.records = std::max(list.records, qint64(list.pages.size()));
    return list;
}

Result<ReviewList> readUndoReviews(Workspace &desk, const QList<UndoReview> &reviews)
{
    using Kind = ReviewSide::Kind;
    ReviewList list;
    QList<Uuid> records;
    for (const UndoReview &review : reviews) {
        if (!records.contains(review.record))
            records.append(review.record);
    }
    for (const Uuid &record : std::as_const(records)) {
        ReviewPage page;
        page.purpose = ReviewPage::Purpose::Undo;
        page.schema = desk.sharedSchema();
        STEWARD_ASSIGN(page.conflicts.record, desk.load(record));
        page.type = page.schema->type(page.conflicts.record.type);
        if (!page.type)
            continue;
        page.conflicts.title = valueOf(*page.type, page.conflicts.record.values, page.type->titleField()).text();
        page.columns = {Kind::Before, Kind::Done, Kind::Now};
        for (const UndoReview &review : reviews) {
            const Unit *unit = page.type->unit(review.unit);
            if (review.record != record || !unit)
                continue;
            ReviewUnit one{review.unit, {}, {}};
            const auto now = page.type->encodeUnit(*unit, page.conflicts.record.values);
            RecordValues before = review.before;
            if (one.isDeletion()) // the undo of a creation: the record goes, or stays
                before.values[size_t(unit->fields.first())] = Value::boolean(true);
            one.sides.append({Kind::Before, page.type->encodeUnit(*unit, before), {}, {}, {}, false});
            one.sides.append(one.isDeletion() ? ReviewSide{}
                                              : ReviewSide{Kind::Done, page.type->encodeUnit(*unit, review.done),
                                                    {review.doneBy}, review.doneAt, {}, false});
            one.sides.append({Kind::Now, now, {review.writtenSinceBy}, review.writtenSinceAt, {}, true});
            page.conflicts.found = std::max(page.conflicts.found, review.writtenSinceAt);
            page.units.append(one);
        }
        STEWARD_TRY(readLabels(desk, page));
        list.pages.append(std::make_shared<const ReviewPage>(std::move(page)));
    }
    list.records = list.pages.size();
    return list;
}

Result<VerbReport> applyReview(const VerbContext &context, const ReviewPage &page, const QList<Decision> &decisions)
{
    if (page.purpose == ReviewPage::Purpose::Conflict)
        return settle(context, page.conflicts, decisions);
    RecordEdit edit = RecordEdit::of(page.conflicts.record, QStringLiteral("edit"));
    const RecordType &type = *context.schema().type(edit.type);
    RecordValues entered = page.conflicts.record.values;
    bool anyEntered = false;
    for (const Decision &decision : decisions) {
        if (decision.isEntered)
            STEWARD_TRY(type.decodeUnit(*type.unit(decision.unit), decision.value, entered));
        anyEntered = anyEntered || decision.isEntered;
    }
    if (anyEntered && type.isTicket()) {
        STEWARD_ASSIGN(edit, ticketEditTo(context, page.conflicts.record, entered));
    }
    for (const Decision &decision : decisions)
        STEWARD_TRY(type.decodeUnit(*type.unit(decision.unit), decision.value, edit.next));
    return context.commit({{edit}}, edit.record);
}

} // namespace steward
