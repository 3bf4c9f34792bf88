// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Settling is writing
// -------------------
// A conflict ends when somebody who has seen all of its values writes the unit once more (fold.h); no operation says
// "settled". Keeping what shows is a write too, of the same bytes (RecordEdit::again), or the other value would stay open.
// A side is written as it is: it was legal where it was written, and choosing it is no move through the lifecycle. What
// is entered anew goes through the rules of any edit.

#include "core/desk/conflicts.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"

#include <algorithm>

namespace steward {

namespace {

Error noConflict(const RecordConflicts &conflicts, const QString &unit)
{
    return {ErrorKind::NotFound, QStringLiteral("conflict.none"),
        QStringLiteral("there is no open conflict on \"%1\"").arg(unit),
        QStringLiteral("it was settled meanwhile, or the values are equal"), {unit, conflicts.record.number}};
}

QList<FieldDiff> differences(const RecordType &type, const RecordEdit &edit)
{
    QList<FieldDiff> diffs;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Value &before = edit.base.values[size_t(i)];
        const Value &after = edit.next.values[size_t(i)];
        if (before != after)
            diffs.append({type.fields()[i].name, before, after});
    }
    return diffs;
}

} // namespace

const UnitConflict *RecordConflicts::unit(QStringView name) const
{
    const auto at = std::find_if(units.cbegin(), units.cend(), [&](const UnitConflict &one) { return one.unit == name; });
    return at == units.cend() ? nullptr : &*at;
}

Result<RecordConflicts> conflictsOf(Workspace &desk, Rid record)
{
    RecordConflicts conflicts;
    STEWARD_ASSIGN(conflicts.record, desk.load(record));
    const RecordType *type = desk.schema().type(conflicts.record.type);
    if (!type)
        return conflicts;
    conflicts.title = valueOf(*type, conflicts.record.values, type->titleField()).text();
    STEWARD_ASSIGN(QList<LoggedOperation> history, desk.operationsOf(record));
    history.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
    STEWARD_ASSIGN(conflicts.units, conflictsIn(*type, history));
    for (const UnitConflict &conflict : std::as_const(conflicts.units)) {
        for (const ConflictSide &side : conflict.sides)
            conflicts.found = std::max(conflicts.found, side.received);
    }
    return conflicts;
}

Result<QList<RecordConflicts>> openConflicts(Workspace &desk, int most)
{
    STEWARD_ASSIGN(const QList<OpenConflict> open, ConflictStore(desk.connection()).open());
    QList<RecordConflicts> all;
    Rid last = 0;
    for (const OpenConflict &conflict : open) {
        if (conflict.rid == last)
            continue;
        if (all.size() == most)
            break;
        last = conflict.rid;
        STEWARD_ASSIGN(RecordConflicts conflicts, conflictsOf(desk, conflict.rid));
        if (!conflicts.units.isEmpty())
            all.append(std::move(conflicts));
    }
    return all;
}

int sideOf(const UnitConflict &conflict, Side side, const Uuid &me)
{
    if (side == Side::Base)
        return -1;
    if (side == Side::Newer)
        return conflict.newest();
    int mine = -1;
    for (int i = 0; i < conflict.sides.size(); ++i) {
        if (conflict.sides[i].authors.contains(me))
            mine = i;
    }
    if (side == Side::Mine)
        return mine;
    for (int i = int(conflict.sides.size()) - 1; i >= 0; --i) {
        if (i != mine)
            return i;
    }
    return -1;
}

Result<Decision> decisionFor(const RecordConflicts &conflicts, const QString &unit, Side side, const Uuid &me)
{
    const UnitConflict *conflict = conflicts.unit(unit);
    if (!conflict)
        return noConflict(conflicts, unit);
    if (side == Side::Base)
        return Decision{unit, conflict->base.value, false};
    const int at = sideOf(*conflict, side, me);
    if (at < 0)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("conflict.no-side"),
            QStringLiteral("none of the values of \"%1\" of %2 is yours").arg(unit, conflicts.record.number),
            QStringLiteral("decide it by itself"), {conflicts.record.number, unit}};
    return Decision{unit, conflict->sides[at].value, false};
}

Decision decisionFor(const RecordType &type, const QString &unit, const RecordValues &entered)
{
    return {unit, type.encodeUnit(*type.unit(unit), entered), true};
}

Result<RecordEdit> settlingEdit(
    const VerbContext &context, const RecordConflicts &conflicts, const QList<Decision> &decisions)
{
    const LoadedRecord &record = conflicts.record;
    const RecordType &type = *context.schema().type(record.type);
    RecordValues entered = record.values;
    bool anyEntered = false;
    for (const Decision &decision : decisions) {
        if (!conflicts.unit(decision.unit))
            return noConflict(conflicts, decision.unit);
        if (!decision.isEntered)
            continue;
        anyEntered = true;
        STEWARD_TRY(type.decodeUnit(*type.unit(decision.unit), decision.value, entered));
    }
    RecordEdit edit = RecordEdit::of(record, QStringLiteral("settle"));
    edit.next = entered;
    if (anyEntered && type.isTicket()) {
        STEWARD_ASSIGN(edit, ticketEditTo(context, record, entered));
        edit.verb = QStringLiteral("settle");
    }
    for (const Decision &decision : decisions) {
        const Unit &unit = *type.unit(decision.unit);
        if (!decision.isEntered)
            STEWARD_TRY(type.decodeUnit(unit, decision.value, edit.next));
        edit.again.append(decision.unit);
    }
    return edit;
}

static QList<FieldDiff> shownOf(const RecordType &type, const QString &unit, const RecordValues &values)
{
    QList<FieldDiff> shown;
    for (const int i : type.unit(unit)->fields)
        shown.append({type.fields()[i].name, values.values[size_t(i)], values.values[size_t(i)]});
    return shown;
}

Result<VerbReport> settle(const VerbContext &context, const RecordConflicts &conflicts, const QList<Decision> &decisions)
{
    STEWARD_ASSIGN(const RecordEdit edit, settlingEdit(context, conflicts, decisions));
    return context.commit({{edit}}, conflicts.record.id);
}

Result<SettlePreview> previewSettle(const VerbContext &context, const QList<OpenConflict> &which, Side side)
{
    SettlePreview preview;
    QMap<Rid, QStringList> units; // a record is written once
    QList<Rid> order;
    for (const OpenConflict &one : which) {
        if (!units.contains(one.rid))
            order.append(one.rid);
        units[one.rid].append(one.unit);
    }
    EditGroup group;
    for (const Rid rid : std::as_const(order)) {
        STEWARD_ASSIGN(const RecordConflicts conflicts, conflictsOf(context.desk(), rid));
        const RecordType &type = *context.schema().type(conflicts.record.type);
        QList<Decision> decisions;
        for (const QString &unit : std::as_const(units[rid])) {
            SettleRow row{{rid, unit}, type.name(), conflicts.record.number, conflicts.title, {}, {}};
            const Result<Decision> decision = decisionFor(conflicts, unit, side, context.desk().me());
            if (!decision) {
                row.refused = decision.error();
                ++preview.refused;
            } else {
                decisions.append(*decision);
                STEWARD_ASSIGN(const RecordEdit alone, settlingEdit(context, conflicts, {*decision}));
                row.diffs = differences(type, alone);
                if (row.diffs.isEmpty())
                    row.kept = shownOf(type, unit, alone.next);
                ++preview.settled;
            }
            preview.rows.append(row);
        }
        if (decisions.isEmpty())
            continue;
        STEWARD_ASSIGN(const RecordEdit edit, settlingEdit(context, conflicts, decisions));
        group.append(edit);
        if (group.size() == Committer::maxGroup)
            preview.groups.append(std::exchange(group, {}));
    }
    if (!group.isEmpty())
        preview.groups.append(group);
    return preview;
}

Result<VerbReport> commitSettle(const VerbContext &context, const SettlePreview &preview)
{
    return context.commit(preview.groups);
}

} // namespace steward
