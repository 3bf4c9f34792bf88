// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/savedviews.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/schema/records/team.h"
#include "core/text/fold.h"

namespace steward {

namespace {

constexpr qint64 step = 10; // between positions: a view that is put between two others usually moves alone

Result<bool> isMember(Workspace &desk, const TeamId &team)
{
    if (team.isNull())
        return true;
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, desk.records().place(team.uuid));
    if (!place || place->lastSeq == 0)
        return false;
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(place->rid));
    return structOf<Team>(loaded).members.contains(desk.me().toString());
}

Result<bool> isForMe(Workspace &desk, const SavedView &view)
{
    switch (sectionOf(view)) {
    case ViewSection::Mine: return view.owner.isNull() || view.owner.uuid == desk.me();
    case ViewSection::Team: return isMember(desk, view.team);
    case ViewSection::Everyone: break;
    }
    return true;
}

Result<Ok> check(const SavedView &view)
{
    if (view.name.trimmed().isEmpty())
        return Error{ErrorKind::InvalidArgument, QStringLiteral("view.name"), QStringLiteral("the view has no name"),
            QStringLiteral("enter one"), {}};
    return Ok{};
}

Result<QList<ListedView>> section(Workspace &desk, ViewSection wanted)
{
    STEWARD_ASSIGN(const QList<ListedView> all, viewsForMe(desk));
    QList<ListedView> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
        [wanted](const ListedView &listed) { return sectionOf(listed.view) == wanted; });
    return some;
}

} // namespace

SavedView savedViewOf(const LoadedRecord &loaded)
{
    return structOf<SavedView>(loaded);
}

ViewSection sectionOf(const SavedView &view)
{
    if (view.section == sectionKey(ViewSection::Team))
        return ViewSection::Team;
    return view.section == sectionKey(ViewSection::Everyone) ? ViewSection::Everyone : ViewSection::Mine;
}

QString sectionKey(ViewSection section)
{
    switch (section) {
    case ViewSection::Mine: return QStringLiteral("mine");
    case ViewSection::Team: return QStringLiteral("team");
    case ViewSection::Everyone: break;
    }
    return QStringLiteral("everyone");
}

Result<QList<ListedView>> viewsForMe(Workspace &desk)
{
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(*desk.schema().type(u"view")));
    QList<ListedView> views;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const SavedView view = structOf<SavedView>(loaded);
        STEWARD_ASSIGN(const bool mine, isForMe(desk, view));
        if (mine)
            views.append({loaded.id, view});
    }
    std::stable_sort(views.begin(), views.end(), [](const ListedView &a, const ListedView &b) {
        const auto key = [](const ListedView &listed) {
            return std::tuple(int(sectionOf(listed.view)), listed.view.position.value_or(std::numeric_limits<qint64>::max()),
                foldForCompare(listed.view.name));
        };
        return key(a) < key(b);
    });
    return views;
}

Result<VerbReport> addView(const VerbContext &context, SavedView view)
{
    STEWARD_TRY(check(view));
    if (sectionOf(view) == ViewSection::Mine)
        view.owner = {context.me()};
    STEWARD_ASSIGN(const QList<ListedView> others, section(context.desk(), sectionOf(view)));
    view.section = sectionKey(sectionOf(view));
    view.position = others.isEmpty() ? step : others.last().view.position.value_or(step * others.size()) + step;
    STEWARD_ASSIGN(const RecordEdit edit, creationOf(context.desk(), view));
    return context.commit({{edit}}, edit.record);
}

Result<VerbReport> changeView(const VerbContext &context, const Uuid &id, const SavedView &view)
{
    STEWARD_TRY(check(view));
    STEWARD_ASSIGN(const LoadedRecord loaded, context.desk().load(id));
    return context.commit({{editTowards(loaded, view)}}, id);
}

Result<VerbReport> removeView(const VerbContext &context, const Uuid &id)
{
    STEWARD_ASSIGN(const LoadedRecord loaded, context.desk().load(id));
    return deleteRecord(context, loaded);
}

Result<VerbReport> moveView(const VerbContext &context, const Uuid &id, int place)
{
    STEWARD_ASSIGN(const LoadedRecord moved, context.desk().load(id));
    STEWARD_ASSIGN(QList<ListedView> views, section(context.desk(), sectionOf(structOf<SavedView>(moved))));
    const auto isIt = [&id](const ListedView &listed) { return listed.id == id; };
    const auto from = std::find_if(views.begin(), views.end(), isIt);
    if (from == views.end())
        return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"),
            QStringLiteral("there is no view %1").arg(id.toString()), {}, {id.toString()}};
    const int at = int(from - views.begin());
    place = std::clamp(place > at ? place - 1 : place, 0, int(views.size()) - 1);
    views.move(at, place);

    EditGroup edits;
    for (int i = 0; i < views.size(); ++i) {
        SavedView next = views[i].view;
        next.position = step * (i + 1);
        if (next.position == views[i].view.position)
            continue;
        STEWARD_ASSIGN(const LoadedRecord loaded, context.desk().load(views[i].id));
        edits.append(editTowards(loaded, next));
    }
    QList<EditGroup> groups;
    for (qsizetype first = 0; first < edits.size(); first += Committer::maxGroup)
        groups.append(edits.mid(first, Committer::maxGroup));
    return context.commit(groups, id);
}

} // namespace steward
