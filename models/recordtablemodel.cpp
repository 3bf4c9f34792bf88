// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/recordtablemodel.h"

#include "models/referencelabel.h"

#include <QSet>

namespace steward {

constexpr int chunkSize = 200; // rows a request: about 20 ms of the reader, so that others get their turn

RecordTableModel::RecordTableModel(DeskSession *session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(session, &DeskSession::changed, this, &RecordTableModel::follow);
}

const RecordType *RecordTableModel::type() const { return m_schema ? m_schema->type(m_type) : nullptr; }

void RecordTableModel::setType(const QString &type)
{
    beginResetModel();
    ++m_generation;
    m_type = type;
    m_schema = m_session->schema();
    m_rows.clear();
    m_labels.clear();
    m_pending.clear();
    m_columns.clear();
    if (const RecordType *declared = this->type()) {
        for (int i = 0; i < declared->fields().size(); ++i) {
            if (declared->fields()[i].listed)
                m_columns.append(i);
        }
    }
    endResetModel();
    if (this->type())
        load();
}

Result<RecordTableModel::Chunk> RecordTableModel::readChunk(
    Workspace &desk, const QString &type, const QList<Rid> &rids, bool first)
{
    Chunk chunk;
    const RecordType *declared = desk.schema().type(type);
    if (!declared)
        return chunk;
    QList<Rid> wanted = rids;
    if (first) {
        STEWARD_ASSIGN(chunk.rids, desk.records().all(*declared));
        wanted = chunk.rids.mid(0, chunkSize);
    }
    for (const Rid rid : wanted) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        STEWARD_TRY(addLabels(desk, referencesOf(*declared, loaded.values), chunk.labels));
        chunk.records.append(loaded);
    }
    return chunk;
}

void RecordTableModel::load()
{
    m_loading = true;
    const QString type = m_type;
    deliver(m_session->read<Chunk>(m_channel, [type](Workspace &desk) { return readChunk(desk, type, {}, true); }), this,
        [this, generation = m_generation](const Result<Chunk> &chunk) {
            if (generation != m_generation)
                return;
            if (!chunk) {
                m_loading = false;
                Q_EMIT failed(chunk.error());
                return;
            }
            m_pending = chunk->rids.mid(chunk->records.size());
            take(*chunk);
            loadNext();
        });
}

void RecordTableModel::loadNext()
{
    if (m_pending.isEmpty()) {
        m_loading = false;
        Q_EMIT loaded();
        return;
    }
    const QList<Rid> next = m_pending.mid(0, chunkSize);
    const QString type = m_type;
    deliver(m_session->read<Chunk>(
                m_channel, [type, next](Workspace &desk) { return readChunk(desk, type, next, false); }),
        this, [this, generation = m_generation](const Result<Chunk> &chunk) {
            if (generation != m_generation)
                return;
            if (!chunk) {
                m_loading = false;
                Q_EMIT failed(chunk.error());
                return;
            }
            m_pending = m_pending.mid(chunkSize);
            take(*chunk);
            loadNext();
        });
}

void RecordTableModel::take(const Chunk &chunk)
{
    m_labels.insert(chunk.labels);
    if (chunk.records.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + chunk.records.size()) - 1);
    m_rows.append(chunk.records);
    endInsertRows();
}

void RecordTableModel::follow(const ChangeNotice &notice)
{
    if (m_type.isEmpty())
        return;
    if (notice.operations.isEmpty() || m_loading) { // another process wrote, or rows are still on their way
        setType(m_type);
        return;
    }
    QList<Rid> touched;
    for (const WrittenOperation &written : notice.operations) {
        if (written.type == m_type && !touched.contains(written.rid))
            touched.append(written.rid);
    }
    if (!touched.isEmpty())
        refresh(touched);
}

void RecordTableModel::refresh(const QList<Rid> &rids)
{
    const QString type = m_type;
    deliver(m_session->read<Chunk>([type, rids](Workspace &desk) { return readChunk(desk, type, rids, false); }), this,
        [this, type](const Result<Chunk> &chunk) {
            if (!chunk || type != m_type)
                return;
            m_labels.insert(chunk->labels);
            for (const LoadedRecord &record : chunk->records) {
                const int row = rowOf(record.id);
                if (record.deleted && row >= 0) {
                    beginRemoveRows({}, row, row);
                    m_rows.removeAt(row);
                    endRemoveRows();
                } else if (!record.deleted && row >= 0) {
                    m_rows[row] = record;
                    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
                } else if (!record.deleted) {
                    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
                    m_rows.append(record);
                    endInsertRows();
                }
            }
            Q_EMIT loaded();
        });
}

int RecordTableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    const RecordType *declared = type();
    if (!declared || !index.isValid() || index.row() >= m_rows.size())
        return {};
    const LoadedRecord &record = m_rows[index.row()];
    const int at = m_columns[index.column()];
    const Field &field = declared->fields()[at];
    const Value &value = record.values.values[size_t(at)];
    switch (role) {
    case Qt::DisplayRole:
        return valueText(field, value, m_labels).simplified();
    case Qt::ToolTipRole:
        return valueText(field, value, m_labels);
    case IdRole:
        return record.id.toBytes();
    case RidRole:
        return record.rid;
    case SortRole:
        return value.isNumber() ? QVariant(value.number()) : QVariant(valueText(field, value, m_labels).toCaseFolded());
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const RecordType *declared = type();
    if (!declared || orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= m_columns.size())
        return {};
    return recordText(declared->fields()[m_columns[section]].label);
}

const LoadedRecord *RecordTableModel::record(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int RecordTableModel::rowOf(const Uuid &id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].id == id)
            return row;
    }
    return -1;
}

} // namespace steward
