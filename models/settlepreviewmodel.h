// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/conflicts.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace steward {

class DeskVocabulary;

/// A preview of conflicts that are settled alike, with the names of what the values refer to.
struct PreparedSettle
{
    std::shared_ptr<const Schema> schema;
    SettlePreview preview;
    ReferenceLabels labels;
};
/// For reader threads: which of the open conflicts, and how.
struct SettleWish
{
    QList<OpenConflict> which; ///< empty: all on `unit`
    QString unit;
    Side side = Side::Newer;
};
Result<PreparedSettle> prepareSettle(Workspace &desk, const SettleWish &wish);

/// What would become of each of them. GUI thread.
class SettlePreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Record, Field, Becomes, ColumnCount };
    SettlePreviewModel(std::shared_ptr<const PreparedSettle> prepared, DeskVocabulary *vocabulary, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString becomes(const SettleRow &row) const;

    std::shared_ptr<const PreparedSettle> m_prepared;
    DeskVocabulary *m_vocabulary;
};

} // namespace steward
