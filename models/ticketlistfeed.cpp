// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// How a list is read: first page, facts, everything, and the windows of rows around the screen. The list is a snapshot;
// whatever the desk announces after the snapshot was asked for (ticketlistchanges.cpp) is looked at again when it has
// come, so nothing falls between the two.
#include "models/roles.h"
#include "models/ticketlistmodel.h"

namespace steward {

namespace {

constexpr int pageRows = 100; // more than the tallest screen has

} // namespace

void TicketListModel::setDesk(DeskSession *session, std::shared_ptr<const RecordType> type)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    ++m_generation;
    beginResetModel();
    m_session = type ? session : nullptr;
    m_type = std::move(type);
    m_columns.clear();
    m_fields.clear();
    m_fieldIndex.clear();
    m_targets.clear();
    m_lines.clear();
    m_content = {};
    m_members.clear();
    m_gone.clear();
    m_rows.clear();
    m_dirty.clear();
    m_dirtyParts.clear();
    m_changedSince.clear();
    m_plan = {};
    m_complete = false;
    m_count = -1;
    m_arrived = 0;
    m_worst = 0;
    m_readingChanges = false;
    m_renamed = false;
    m_compare = false;
    if (m_type) {
        m_columns = listColumns(*m_type);
        m_fields = listBaseFields(*m_type);
        for (const ListColumn &column : std::as_const(m_columns)) {
            if (column.field >= 0 && !m_fields.contains(column.id))
                m_fields.append(column.id);
            if (column.field >= 0 && m_type->fields()[column.field].isReference())
                m_targets.insert(m_type->fields()[column.field].target);
        }
        for (int i = 0; i < m_fields.size(); ++i)
            m_fieldIndex.insert(m_fields[i], i);
    }
    endResetModel();
    if (m_session)
        connect(m_session, &DeskSession::changed, this, &TicketListModel::noticed);
    setState(State::Empty);
}

void TicketListModel::setPolicies(std::shared_ptr<const DeskPolicies> policies)
{
    m_policies = std::move(policies);
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void TicketListModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == State::Loading) {
        m_skeletonTimer.start();
    } else {
        m_skeletonTimer.stop();
        m_skeleton = false;
    }
    Q_EMIT stateChanged();
}

void TicketListModel::fail(const Error &error)
{
    m_error = error;
    setState(State::Failed);
}

void TicketListModel::stop()
{
    m_pageChannel.cancel();
    m_countChannel.cancel();
    m_allChannel.cancel();
    setState(m_lines.isEmpty() ? State::Empty : State::Ready);
}

void TicketListModel::show(const RowPlan &plan)
{
    if (!m_session)
        return;
    m_plan = plan;
    const quint64 generation = ++m_generation;
    m_complete = false;
    m_changedSince.clear();
    setState(State::Loading);
    if (m_plan.groupBy.isEmpty() && m_plan.firstPage) {
        struct Page
        {
            QList<Rid> rids;
            QList<RecordRow> rows;
        };
        const auto page = [first = m_plan.firstPage, rows = rowWork()](Workspace &desk) -> Result<Page> {
            STEWARD_ASSIGN(const QList<Rid> rids, first(desk, pageRows));
            STEWARD_ASSIGN(const QList<RecordRow> read, rows(desk, rids));
            return Page{rids, read};
        };
        deliver(m_session->read<Page>(m_pageChannel, page), this, [this, generation](const Result<Page> &result) {
            if (generation != m_generation || m_complete)
                return;
            if (!result) {
                fail(result.error());
                return;
            }
            for (const RecordRow &row : result->rows)
                m_rows.insert(row.rid, new RecordRow(row));
            replaceContent({result->rids, {}});
            m_complete = result->rids.size() < pageRows;
            if (m_complete)
                m_count = result->rids.size();
            Q_EMIT countChanged();
            setState(State::Ready);
            Q_EMIT contentChanged();
        });
    }
    readFacts();
    readEverything();
}

void TicketListModel::refresh()
{
    if (!m_session || !m_plan.everything)
        return;
    ++m_generation;
    m_complete = false;
    if (m_lines.isEmpty())
        setState(State::Loading);
    readFacts();
    readEverything();
}

void TicketListModel::readFacts()
{
    struct Facts
    {
        qint64 count = 0;
        Rid worst = 0;
    };
    const auto work = [plan = m_plan](Workspace &desk) -> Result<Facts> {
        Facts facts;
        if (plan.worst) {
            STEWARD_ASSIGN(const std::optional<Rid> worst, plan.worst(desk));
            facts.worst = worst.value_or(0);
        }
        STEWARD_ASSIGN(facts.count, plan.count(desk));
        return facts;
    };
    deliver(m_session->readSlowly<Facts>(m_countChannel, work), this,
        [this, generation = m_generation](const Result<Facts> &result) {
            if (generation != m_generation || !result)
                return; // what is wrong with the list is said by the list
            m_worst = result->worst;
            emitRow(rowOf(m_worst));
            if (!m_complete && m_count != result->count) {
                m_count = result->count;
                Q_EMIT countChanged();
            }
        });
}

void TicketListModel::readEverything()
{
    m_changedSince.clear();
    deliver(m_session->readSlowly<RowContent>(m_allChannel, m_plan.everything), this,
        [this, generation = m_generation](const Result<RowContent> &result) {
            if (generation != m_generation)
                return;
            if (!result) {
                fail(result.error());
                return;
            }
            takeContent(*result);
        });
}

void TicketListModel::takeContent(const RowContent &content)
{
    // Usually the first page stands already and is the beginning of it all: then the view need not start anew.
    const qsizetype known = m_lines.size();
    const bool goesOn = m_state == State::Ready && content.groups.isEmpty() && m_content.groups.isEmpty() && known > 0
        && known <= content.rids.size() && std::equal(m_lines.cbegin(), m_lines.cend(), content.rids.cbegin());
    if (goesOn) {
        if (known < content.rids.size()) {
            beginInsertRows({}, int(known), int(content.rids.size()) - 1);
            m_lines = content.rids;
            for (const Rid rid : content.rids)
                addMember(rid);
            endInsertRows();
        }
        m_gone.clear();
    } else {
        replaceContent(content);
    }
    m_complete = true;
    m_count = content.rids.size();
    setState(State::Ready);
    Q_EMIT countChanged();
    Q_EMIT contentChanged();
    if (!m_changedSince.isEmpty()) {
        m_dirty += m_changedSince;
        m_changedSince.clear();
        m_frame.start();
    }
}

void TicketListModel::replaceContent(const RowContent &content)
{
    beginResetModel();
    m_content = content.groups.isEmpty() ? RowContent() : content;
    m_lines = linesOf(content);
    m_members.clear();
    for (const Rid rid : content.rids)
        addMember(rid);
    m_gone.clear();
    m_first = 0;
    m_last = -1;
    m_arrived = 0;
    endResetModel();
    Q_EMIT arrivedChanged();
}

QString TicketListModel::groupKey(const RowGroup &group) const
{
    return group.key.isEmpty() ? QString() : QString::fromUtf8(*group.key.canonical());
}

QList<qint64> TicketListModel::linesOf(const RowContent &content) const
{
    if (content.groups.isEmpty())
        return content.rids;
    QList<qint64> lines;
    lines.reserve(content.rids.size() + content.groups.size());
    qsizetype at = 0;
    for (int g = 0; g < content.groups.size(); ++g) {
        const RowGroup &group = content.groups[g];
        lines.append(-(g + 1));
        if (!m_collapsed.contains(groupKey(group))) {
            for (qint64 i = 0; i < group.count && at + i < content.rids.size(); ++i)
                lines.append(content.rids[at + i]);
        }
        at += group.count;
    }
    return lines;
}

bool TicketListModel::isCollapsed(int headerRow) const
{
    return isHeader(headerRow) && m_collapsed.contains(groupKey(m_content.groups[-m_lines[headerRow] - 1]));
}

void TicketListModel::setCollapsed(int headerRow, bool collapsed)
{
    if (!isHeader(headerRow) || isCollapsed(headerRow) == collapsed)
        return;
    const qsizetype group = -m_lines[headerRow] - 1;
    const QString key = groupKey(m_content.groups[group]);
    const int count = int(m_content.groups[group].count);
    if (collapsed)
        m_collapsed.insert(key);
    else
        m_collapsed.remove(key);
    if (count > 0 && collapsed) {
        beginRemoveRows({}, headerRow + 1, headerRow + count);
        m_lines.remove(headerRow + 1, count);
        endRemoveRows();
    } else if (count > 0) {
        qsizetype at = 0;
        for (qsizetype g = 0; g < group; ++g)
            at += m_content.groups[g].count;
        beginInsertRows({}, headerRow + 1, headerRow + count);
        m_lines.insert(headerRow + 1, count, 0);
        std::copy_n(m_content.rids.cbegin() + at, count, m_lines.begin() + headerRow + 1);
        endInsertRows();
    }
    emitRow(headerRow);
}

void TicketListModel::addMember(Rid rid)
{
    if (size_t(rid) >= m_members.size())
        m_members.resize(size_t(rid) + size_t(rid) / 4 + 64);
    m_members[size_t(rid)] = true;
}

void TicketListModel::emitRow(int row)
{
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

// --- windows of rows ---

void TicketListModel::setWindow(int first, int last)
{
    first = std::max(first, 0);
    last = std::min(last, rowCount() - 1);
    if (first == m_first && last == m_last && m_reading)
        return;
    m_first = first;
    m_last = last;
    readWindow();
}

std::function<Result<QList<RecordRow>>(Workspace &, const QList<Rid> &)> TicketListModel::rowWork() const
{
    return [type = m_type, fields = m_fields, me = m_session->me()](Workspace &desk, const QList<Rid> &rids) {
        return RowReader(desk.connection(), desk.schema(), *type, fields, me).read(rids);
    };
}

void TicketListModel::readWindow()
{
    if (!m_session || m_last < m_first)
        return;
    const auto isMissing = [this](int row) { return m_lines[row] > 0 && !m_rows.contains(m_lines[row]); };
    // A third of a screen ahead is read early enough for the wheel; then a whole screen comes at once.
    const int screen = m_last - m_first + 1;
    const auto clamp = [this](int row) { return std::clamp(row, 0, rowCount() - 1); };
    bool due = false;
    for (int row = clamp(m_first - screen / 3); row <= clamp(m_last + screen / 3) && !due; ++row)
        due = isMissing(row);
    if (!due) {
        if (!m_reading)
            m_skeletonTimer.stop();
        return;
    }
    QList<Rid> wanted;
    for (int row = clamp(m_first); row <= clamp(m_last); ++row) { // what is seen comes first
        if (isMissing(row))
            wanted.append(m_lines[row]);
    }
    for (int row = clamp(m_first - screen); row <= clamp(m_last + screen); ++row) {
        if ((row < m_first || row > m_last) && isMissing(row))
            wanted.append(m_lines[row]);
    }
    m_reading = true;
    if (!m_skeletonTimer.isActive() && !m_skeleton)
        m_skeletonTimer.start();
    const auto work = [rows = rowWork(), wanted](Workspace &desk) { return rows(desk, wanted); };
    deliver(m_session->read<QList<RecordRow>>(m_windowChannel, work), this,
        [this, generation = m_generation](const Result<QList<RecordRow>> &result) {
            m_reading = false;
            if (!result) {
                fail(result.error());
                return;
            }
            if (generation == m_generation)
                takeRows(*result);
            else
                readWindow();
        });
}

/// Everything that was read may be wrong. What is on screen stays there until it is read again.
void TicketListModel::readWindowAgain()
{
    QSet<Rid> seen;
    for (int row = std::max(m_first, 0); row <= m_last && row < m_lines.size(); ++row)
        seen.insert(m_lines[row]);
    for (const Rid known : m_rows.keys()) {
        if (!seen.contains(known))
            m_rows.remove(known);
    }
    m_dirty += seen;
    m_dirty.removeIf([](Rid rid) { return rid <= 0; });
    if (!m_dirty.isEmpty() && !m_frame.isActive())
        m_frame.start();
}

void TicketListModel::takeRows(const QList<RecordRow> &rows)
{
    m_skeletonTimer.stop();
    m_skeleton = false;
    for (const RecordRow &row : rows)
        m_rows.insert(row.rid, new RecordRow(row));
    if (m_last >= m_first && m_first < rowCount())
        Q_EMIT dataChanged(index(m_first, 0), index(std::min(m_last, rowCount() - 1), columnCount() - 1));
    readWindow(); // the screen may have moved on meanwhile
}

} // namespace steward
