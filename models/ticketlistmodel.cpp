// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What the rows say. How they are read stands in ticketlistfeed.cpp, how they follow
// the desk in ticketlistchanges.cpp.
#include "models/ticketlistmodel.h"

#include "models/duecell.h"
#include "models/listreport.h"
#include "models/roles.h"
#include "models/valuetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

std::optional<StatusClass> statusOf(const Value &value)
{
    if (!value.isNumber())
        return {};
    return StatusClass(std::clamp<qint64>(value.number(), 0, qint64(StatusClass::Closed)));
}

QString language() { return QLocale().name().section(u'_', 0, 0); }

} // namespace

TicketListModel::TicketListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_policies(std::shared_ptr<const DeskPolicies>(), &DeskPolicies::builtIn())
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &TicketListModel::readChanges);
    m_skeletonTimer.setSingleShot(true);
    m_skeletonTimer.setInterval(skeletonMs);
    connect(&m_skeletonTimer, &QTimer::timeout, this, [this] {
        m_skeleton = true;
        if (m_last >= m_first && !m_lines.isEmpty())
            Q_EMIT dataChanged(index(m_first, 0), index(std::min<int>(m_last, rowCount() - 1), columnCount() - 1), {SkeletonRole});
    });
}

TicketListModel::~TicketListModel() = default;

int TicketListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int TicketListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

Rid TicketListModel::ridAt(int row) const
{
    return row >= 0 && row < m_lines.size() && m_lines[row] > 0 ? m_lines[row] : 0;
}

int TicketListModel::rowOf(Rid rid) const { return rid > 0 && isMember(rid) ? int(m_lines.indexOf(rid)) : -1; }

QList<int> TicketListModel::rowsOf(const QList<Rid> &rids) const
{
    QSet<qint64> wanted;
    for (const Rid rid : rids) {
        if (rid > 0 && isMember(rid))
            wanted.insert(rid);
    }
    QList<int> rows;
    for (int row = 0; row < m_lines.size() && !wanted.isEmpty(); ++row) {
        if (wanted.remove(m_lines[row]))
            rows.append(row);
    }
    return rows;
}

const RecordRow *TicketListModel::rowAt(int row) const
{
    const Rid rid = ridAt(row);
    return rid > 0 ? m_rows.object(rid) : nullptr;
}

Value TicketListModel::valueAt(int row, QStringView field) const
{
    const RecordRow *known = rowAt(row);
    return known ? cell(*known, field).value : Value();
}

QList<Rid> TicketListModel::rids() const
{
    if (!m_plan.groupBy.isEmpty())
        return m_content.rids;
    return m_lines;
}

const RecordCell &TicketListModel::cell(const RecordRow &row, QStringView field) const
{
    static const RecordCell none;
    const int at = m_fieldIndex.value(field.toString(), -1);
    return at >= 0 && size_t(at) < row.cells.size() ? row.cells[size_t(at)] : none;
}

QVariant TicketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qint64 line = m_lines[index.row()];
    if (line < 0)
        return headerRowData(index.row(), index.column(), role);
    const RecordRow *row = m_rows.object(line);
    switch (role) {
    case IsFetchedRole: return row != nullptr;
    case SkeletonRole: return !row && m_skeleton;
    case RidRole: return line;
    case GroupHeaderRole: return false;
    case IsStaleRole: return m_gone.contains(line);
    default: return row ? rowData(*row, m_columns[index.column()], role) : QVariant();
    }
}

QVariant TicketListModel::rowData(const RecordRow &row, const ListColumn &column, int role) const
{
    const RecordCell &own = cell(row, column.id);
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::AccessibleTextRole:
        if (m_gone.contains(row.rid))
            return tr("%1: %2. No longer in this list.").arg(column.title(), textOf(row, column));
        return QString(column.title() + u": "_s + textOf(row, column));
    case Qt::ToolTipRole:
        if (m_gone.contains(row.rid))
            return row.deleted ? tr("Deleted since this list was read") : tr("No longer in this list; it goes when the list is read again");
        return {};
    case IdRole: return row.id.toBytes();
    case NumberRole: return cell(row, u"number").value.text();
    case SortRole: return own.value.isNumber() ? QVariant(own.value.number()) : QVariant(own.value.text());
    case StatusClassRole: {
        const std::optional<StatusClass> status = statusOf(cell(row, u"status.class").value);
        return status ? QVariant(int(*status)) : QVariant();
    }
    case PriorityRole: return int(cell(row, u"priority").value.number());
    case AssignedRole: return !own.value.isEmpty();
    case UnreadRole: return statusOf(cell(row, u"status.class").value) == StatusClass::New;
    case HasConflictRole: return row.conflicted;
    case HasDraftRole: return row.drafted;
    case HasPendingChangesRole: return row.isPending;
    case InstantRole:
        return column.kind == CellKind::Time && !own.value.isEmpty() ? QVariant(own.value.number()) : QVariant();
    case CountRole:
        return column.kind == CellKind::Count && !own.value.isEmpty() ? QVariant(own.value.number()) : QVariant();
    case DueRole: {
        if (!m_session || column.kind != CellKind::Due)
            return {};
        const HoldReasons::Reason *hold = m_policies->holdReasons().reason(cell(row, u"hold").value.text());
        const std::optional<StatusClass> status = statusOf(cell(row, u"status.class").value);
        std::optional<DueCell> due = dueCell({cell(row, u"opened").value.toInstant(), own.value.toInstant(),
                                                 cell(row, u"resolved").value.toInstant(), status.value_or(StatusClass::New),
                                                 status == StatusClass::Waiting && hold && hold->pausesClock},
            m_session->clock().now());
        if (!due)
            return {};
        due->worst = row.rid == m_worst && due->indicator == Indicator::Breach;
        return QVariant::fromValue(*due);
    }
    default: return {};
    }
}

QString TicketListModel::textOf(const RecordRow &row, const ListColumn &column) const
{
    if (column.kind == CellKind::Sync) {
        QStringList words;
        if (row.conflicted)
            words.append(tr("Changed on both sides, needs you"));
        if (row.isPending)
            words.append(tr("Waits to be sent"));
        if (row.drafted)
            words.append(tr("Draft"));
        return words.join(u", "_s);
    }
    const RecordCell &own = cell(row, column.id);
    if (column.kind == CellKind::Priority)
        return own.value.isEmpty() ? QString() : u"P%1"_s.arg(own.value.number());
    if (own.value.isEmpty() && column.id == m_type->titleField())
        return erasedText();
    return textOfValue(m_type->fields()[column.field], own.value, own.labels, row.type);
}

QString TicketListModel::textOfValue(
    const Field &field, const Value &value, const QStringList &labels, const QString &type) const
{
    return cellText(field, value, labels, type, *m_policies, language());
}

QVariant TicketListModel::headerRowData(int row, int column, int role) const
{
    const RowGroup &group = m_content.groups[-m_lines[row] - 1];
    switch (role) {
    case GroupHeaderRole: return true;
    case IsFetchedRole: return true;
    case CountRole: return group.count;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        if (column != 0)
            return {};
        const int at = m_type->indexOf(m_plan.groupBy);
        QString label = group.label;
        if (label.isEmpty() && group.key.isEmpty())
            label = tr("None");
        else if (label.isEmpty() && at >= 0)
            label = textOfValue(m_type->fields()[at], group.key, {group.label}, m_type->isTicket() ? u"incident"_s : m_type->name());
        if (role == Qt::AccessibleTextRole)
            return tr("Group %1, %n record(s)", nullptr, int(group.count)).arg(label);
        return label;
    }
    default: return {};
    }
}

QVariant TicketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const ListColumn &column = m_columns[section];
    switch (role) {
    case Qt::DisplayRole: return column.kind == CellKind::Sync ? QString() : column.kind == CellKind::Priority ? tr("Prio") : column.title();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return column.title();
    case Qt::TextAlignmentRole:
        return column.kind == CellKind::Due || column.kind == CellKind::Time || column.kind == CellKind::Count
            ? int(Qt::AlignRight | Qt::AlignVCenter)
            : int(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

Qt::ItemFlags TicketListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return m_lines[index.row()] < 0 ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                                    : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace steward
