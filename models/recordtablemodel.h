// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/roles.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace steward {

/// All living records of one type (people, teams, categories …), with the columns that its declaration lists.
/// For master data; tickets have TicketListModel. Rows arrive in chunks from the session's reader and follow its
/// changes. GUI thread.
class RecordTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit RecordTableModel(DeskSession *session, QObject *parent = nullptr);

    /// Shows the records of `type`; a reset.
    void setType(const QString &type);
    const QString &typeName() const { return m_type; }
    const RecordType *type() const;
    bool isLoading() const { return m_loading; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const LoadedRecord *record(int row) const;
    int rowOf(const Uuid &id) const;

Q_SIGNALS:
    void loaded(); ///< the last chunk is in
    void failed(const steward::Error &error);

private:
    struct Chunk
    {
        QList<Rid> rids; ///< all of them, with the first chunk only
        QList<LoadedRecord> records;
        ReferenceLabels labels;
    };
    static Result<Chunk> readChunk(Workspace &desk, const QString &type, const QList<Rid> &rids, bool first);

    void load();
    void loadNext();
    void take(const Chunk &chunk);
    void follow(const ChangeNotice &notice);
    void refresh(const QList<Rid> &rids);

    DeskSession *m_session;
    QString m_type;
    std::shared_ptr<const Schema> m_schema; ///< keeps the declaration alive while rows show it
    QList<int> m_columns;
    QList<Rid> m_pending;
    QList<LoadedRecord> m_rows;
    ReferenceLabels m_labels;
    RequestChannel m_channel;
    RequestChannel m_refresh;
    bool m_loading = false;
    quint64 m_generation = 0; ///< of the rows: an answer on its way when the type changes is for older ones
};

} // namespace steward
