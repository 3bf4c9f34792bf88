// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/savedviewmodel.h"

#include "models/ticketplan.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString sectionName(ViewSection section)
{
    switch (section) {
    case ViewSection::Mine: return SavedViewModel::tr("Mine");
    case ViewSection::Team: return SavedViewModel::tr("Team");
    case ViewSection::Everyone: break;
    }
    return SavedViewModel::tr("Everyone");
}

} // namespace

SavedViewModel::SavedViewModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountMs);
    connect(&m_recount, &QTimer::timeout, this, [this] {
        m_toCount.clear();
        for (const ListedView &listed : std::as_const(m_views))
            m_toCount.append(listed.id);
        if (!m_counting)
            countNext();
    });
}

void SavedViewModel::setDesk(DeskVocabulary *vocabulary)
{
    if (m_vocabulary)
        disconnect(m_vocabulary->session(), nullptr, this, nullptr);
    m_vocabulary = vocabulary;
    ++m_generation;
    m_counts.clear();
    m_loaded = false;
    m_counting = false;
    take({});
    if (!vocabulary)
        return;
    connect(vocabulary->session(), &DeskSession::changed, this, &SavedViewModel::follow);
    read();
}

QString SavedViewModel::nameOf(const SavedView &view)
{
    return QCoreApplication::translate("View", view.name.toUtf8().constData());
}

void SavedViewModel::read()
{
    const auto work = [](Workspace &desk) { return viewsForMe(desk); };
    deliver(m_vocabulary->session()->read<QList<ListedView>>(m_channel, work), this,
        [this, generation = m_generation](const Result<QList<ListedView>> &result) {
            if (generation != m_generation)
                return;
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            take(*result);
            m_loaded = true;
            Q_EMIT loaded();
            m_recount.start(0);
        });
}

void SavedViewModel::take(const QList<ListedView> &views)
{
    beginResetModel();
    m_views = views;
    m_lines.clear();
    for (int i = 0; i < m_views.size(); ++i) {
        const ViewSection section = sectionOf(m_views[i].view);
        if (m_lines.isEmpty() || m_lines.last().section != section)
            m_lines.append({section, -1});
        m_lines.append({section, i});
    }
    endResetModel();
}

void SavedViewModel::countNext()
{
    m_counting = !m_toCount.isEmpty() && m_vocabulary;
    if (!m_counting)
        return;
    const Uuid id = m_toCount.takeFirst();
    const int row = rowOf(id);
    const PlannedList planned = row < 0 ? PlannedList() : planList(*m_vocabulary, {viewAt(row)->view.query, {}, {}});
    if (!planned.plan.count) {
        m_counts.remove(id); // a query that does not read has no count; opening the view says what is wrong
        countNext();
        return;
    }
    deliver(m_vocabulary->session()->readSlowly<qint64>(planned.plan.count), this,
        [this, id, generation = m_generation](const Result<qint64> &count) {
            if (generation != m_generation)
                return;
            if (count)
                m_counts.insert(id, *count);
            if (const int at = rowOf(id); at >= 0)
                Q_EMIT dataChanged(index(at), index(at));
            countNext();
        });
}

void SavedViewModel::follow(const ChangeNotice &notice)
{
    bool views = notice.operations.isEmpty();
    for (const WrittenOperation &operation : notice.operations)
        views = views || operation.type == u"view"_s || operation.type == u"team"_s;
    if (views)
        read();
    if (!m_recount.isActive()) // while changes keep coming, every recountMs
        m_recount.start(recountMs);
}

const ListedView *SavedViewModel::viewAt(int row) const
{
    return row >= 0 && row < m_lines.size() && m_lines[row].view >= 0 ? &m_views[m_lines[row].view] : nullptr;
}

int SavedViewModel::rowOf(const Uuid &id) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines[row].view >= 0 && m_views[m_lines[row].view].id == id)
            return row;
    }
    return -1;
}

int SavedViewModel::placeOf(int row) const
{
    int place = 0;
    for (int before = row - 1; before >= 0 && m_lines[before].view >= 0; --before)
        ++place;
    return place;
}

std::pair<ViewSection, int> SavedViewModel::placeBefore(int row) const
{
    if (m_lines.isEmpty())
        return {ViewSection::Mine, 0};
    if (row >= m_lines.size())
        return {m_lines.last().section, placeOf(int(m_lines.size()))};
    // In front of a header is behind the section before it.
    if (m_lines[row].view < 0 && row > 0)
        return {m_lines[row - 1].section, placeOf(row)};
    return {m_lines[row].section, m_lines[row].view < 0 ? 0 : placeOf(row)};
}

int SavedViewModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

QVariant SavedViewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines[index.row()];
    if (role == SectionRole)
        return int(line.section);
    if (line.view < 0) {
        if (role == GroupHeaderRole)
            return true;
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(sectionName(line.section)) : QVariant();
    }
    const ListedView &listed = m_views[line.view];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return nameOf(listed.view);
    case Qt::ToolTipRole: return listed.view.query;
    case Qt::AccessibleTextRole: {
        const auto count = m_counts.constFind(listed.id);
        return count == m_counts.constEnd() ? nameOf(listed.view)
                                            : tr("%1, %n ticket(s)", nullptr, int(*count)).arg(nameOf(listed.view));
    }
    case GroupHeaderRole: return false;
    case IdRole: return listed.id.toBytes();
    case IconNameRole: return listed.view.icon.isEmpty() ? u"filter"_s : listed.view.icon;
    case QueryRole: return listed.view.query;
    case CountRole: {
        const auto count = m_counts.constFind(listed.id);
        return count == m_counts.constEnd() ? QVariant() : QVariant(*count);
    }
    default: return {};
    }
}

Qt::ItemFlags SavedViewModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return viewAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                               : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace steward
