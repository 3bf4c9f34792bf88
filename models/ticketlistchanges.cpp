// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What happens on the desk while a list stands: rows change in place, go stale, or enter above. Announcements are
// gathered for one frame, looked at on the reader's thread, and come back as one Changes.
#include "models/ticketlistmodel.h"

namespace steward {

namespace {

constexpr qsizetype mostChanges = 5000; // more at once, and reading everything again is quicker
const QString newcomers = QStringLiteral("\x01"); // key of the group that arriving rows form; no value can be it

} // namespace

/// What became of the records that the desk said had changed.
struct TicketListModel::Changes
{
    QList<RecordRow> rows;
    QSet<Rid> matching;
};

void TicketListModel::markSeen()
{
    if (m_arrived == 0)
        return;
    m_arrived = 0;
    Q_EMIT arrivedChanged();
}

void TicketListModel::noticed(const ChangeNotice &notice)
{
    if (!m_plan.matching)
        return;
    if (notice.operations.isEmpty())
        m_compare = true;
    for (const WrittenOperation &operation : notice.operations) {
        const RecordType *type = m_session->schema()->type(operation.type);
        if (!type)
            continue;
        const bool listed = m_type->isTicket() ? type->isTicket() : type->name() == m_type->name();
        if (listed)
            m_dirty.insert(operation.rid);
        else if (m_type->isTicket() && type->indexOf(u"about") >= 0)
            m_dirtyParts.insert(operation.rid);
        else
            m_renamed = m_renamed || m_targets.contains(operation.type);
    }
    if (!m_frame.isActive())
        m_frame.start();
}

void TicketListModel::readChanges()
{
    if (!m_session || m_readingChanges)
        return;
    if (m_compare || m_dirty.size() + m_dirtyParts.size() > mostChanges) {
        compareWithDesk();
        return;
    }
    if (m_renamed) {
        m_renamed = false;
        readWindowAgain();
    }
    if (m_dirty.isEmpty() && m_dirtyParts.isEmpty())
        return;
    m_readingChanges = true;
    m_changedSince += m_dirty;
    const QList<Rid> dirty(m_dirty.cbegin(), m_dirty.cend());
    const QList<Rid> parts(m_dirtyParts.cbegin(), m_dirtyParts.cend());
    m_dirty.clear();
    m_dirtyParts.clear();
    const auto work = [dirty, parts, rows = rowWork(), matching = m_plan.matching](Workspace &desk) -> Result<Changes> {
        QSet<Rid> touched(dirty.cbegin(), dirty.cend());
        for (const Rid part : parts) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(part));
            const RecordType &type = *desk.schema().type(loaded.type);
            const Uuid about = loaded.values.values[size_t(type.indexOf(u"about"))].reference();
            STEWARD_ASSIGN(const std::optional<RecordPlace> place, desk.records().place(about));
            if (place)
                touched.insert(place->rid);
        }
        const QList<Rid> all(touched.cbegin(), touched.cend());
        Changes changes;
        STEWARD_ASSIGN(changes.rows, rows(desk, all));
        STEWARD_ASSIGN(const QList<Rid> matched, matching(desk, all));
        changes.matching = QSet<Rid>(matched.cbegin(), matched.cend());
        return changes;
    };
    deliver(m_session->read<Changes>(work), this, [this, generation = m_generation](const Result<Changes> &result) {
        m_readingChanges = false;
        if (result && generation == m_generation)
            takeChanges(*result);
        else if (!result)
            compareWithDesk();
        if (!m_dirty.isEmpty() || !m_dirtyParts.isEmpty() || m_compare)
            m_frame.start();
    });
}

void TicketListModel::takeChanges(const Changes &changes)
{
    QList<Rid> newcomersNow;
    int lost = 0;
    QSet<Rid> shown;
    for (const RecordRow &row : changes.rows) {
        const bool belongs = changes.matching.contains(row.rid);
        if (!isMember(row.rid)) {
            if (belongs)
                newcomersNow.append(row.rid);
            else
                continue;
        } else {
            shown.insert(row.rid);
            if (belongs == m_gone.contains(row.rid)) {
                lost += belongs ? -1 : 1;
                setGone(row.rid, !belongs);
            }
        }
        m_rows.insert(row.rid, new RecordRow(row));
    }
    if (!shown.isEmpty()) {
        for (int row = 0; row < m_lines.size(); ++row) {
            if (m_lines[row] > 0 && shown.contains(m_lines[row])) {
                emitRow(row);
                shown.remove(m_lines[row]);
                if (shown.isEmpty())
                    break;
            }
        }
    }
    if (m_count >= 0 && (lost != 0 || !newcomersNow.isEmpty())) {
        m_count += newcomersNow.size() - lost;
        Q_EMIT countChanged();
    }
    admit(newcomersNow);
}

void TicketListModel::setGone(Rid rid, bool gone)
{
    if (gone)
        m_gone.insert(rid);
    else
        m_gone.remove(rid);
}

void TicketListModel::admit(const QList<Rid> &rids)
{
    if (rids.isEmpty())
        return;
    QList<Rid> newest = rids;
    std::sort(newest.begin(), newest.end(), std::greater<>()); // a later record has a greater rid
    const int added = int(newest.size());
    if (m_content.groups.isEmpty()) {
        beginInsertRows({}, 0, added - 1);
        m_lines = newest + m_lines;
        endInsertRows();
    } else {
        if (groupKey(m_content.groups.first()) != newcomers) {
            beginInsertRows({}, 0, 0);
            for (qint64 &line : m_lines)
                line -= line < 0 ? 1 : 0; // the groups behind it move by one
            m_content.groups.prepend({Value(newcomers), tr("New"), 0});
            m_lines.prepend(-1);
            endInsertRows();
        }
        m_content.groups.first().count += added;
        m_content.rids = newest + m_content.rids;
        if (!isCollapsed(0)) {
            beginInsertRows({}, 1, added);
            m_lines = QList<qint64>{m_lines.first()} + newest + m_lines.mid(1);
            endInsertRows();
        }
        emitRow(0);
    }
    for (const Rid rid : std::as_const(newest))
        addMember(rid);
    m_arrived += added;
    Q_EMIT arrivedChanged();
    Q_EMIT contentChanged();
}

void TicketListModel::compareWithDesk()
{
    struct Difference
    {
        QList<Rid> arrived;
        QList<Rid> gone;
        qint64 count = 0;
    };
    m_compare = false;
    m_dirty.clear();
    m_dirtyParts.clear();
    m_readingChanges = true;
    const auto work = [everything = m_plan.everything, known = rids(), members = m_members](Workspace &desk) -> Result<Difference> {
        STEWARD_ASSIGN(const RowContent content, everything(desk));
        Difference difference;
        difference.count = content.rids.size();
        std::vector<bool> now;
        for (const Rid rid : content.rids) {
            if (size_t(rid) >= now.size())
                now.resize(size_t(rid) + size_t(rid) / 4 + 64);
            now[size_t(rid)] = true;
            if (size_t(rid) >= members.size() || !members[size_t(rid)])
                difference.arrived.append(rid);
        }
        for (const Rid rid : known) {
            if (rid > 0 && (size_t(rid) >= now.size() || !now[size_t(rid)]))
                difference.gone.append(rid);
        }
        return difference;
    };
    deliver(m_session->readSlowly<Difference>(work), this, [this, generation = m_generation](const Result<Difference> &result) {
        m_readingChanges = false;
        if (generation != m_generation)
            return;
        if (!result) {
            fail(result.error());
            return;
        }
        m_gone = QSet<Rid>(result->gone.cbegin(), result->gone.cend());
        m_count = result->count;
        Q_EMIT countChanged();
        admit(result->arrived);
        readWindowAgain();
        if (!m_dirty.isEmpty() || !m_dirtyParts.isEmpty() || m_compare)
            m_frame.start();
    });
}

} // namespace steward
