// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/history.h"
#include "models/ticketpage.h"

#include <QAbstractTableModel>

namespace steward {

class DeskVocabulary;

/// A ticket's history as it was read, with the names of all that it mentions.
struct HistoryPage
{
    QList<HistoryEntry> entries; ///< in source order
    ReferenceLabels labels;
};
/// For reader threads.
Result<HistoryPage> readHistory(Workspace &desk, const LoadedRecord &ticket);

/// Operations of a ticket, newest first: when, who, what kind, what changed. GUI thread.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Who, Kind, What, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setHistory(const HistoryPage &history, const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary);
    const HistoryEntry *entry(int row) const; ///< null outside
    const ReferenceLabels &labels() const { return m_history.labels; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Who did it, and who wrote it down where that is another one.
    QString whoText(const HistoryEntry &entry) const;

private:
    HistoryPage m_history;
    std::shared_ptr<const TicketPage> m_page;
    const DeskVocabulary *m_vocabulary = nullptr;
};

/// The fields that one operation changed: name, before, after. GUI thread.
class FieldDiffModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    struct Row
    {
        QString field;
        QString before;
        QString after;
    };
    void setRows(const QList<Row> &rows);
    static QList<Row> rowsOf(const HistoryEntry &entry, const RecordType &type, const ReferenceLabels &labels,
                             const DeskVocabulary *vocabulary);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 3; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Row> m_rows;
};

} // namespace steward
