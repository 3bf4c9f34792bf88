// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/bulkedit.h"
#include "models/deskvocabulary.h"
#include "models/roles.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace steward {

/// A preview with the names of what it refers to.
struct PreparedBulk
{
    BulkPreview preview;
    ReferenceLabels labels;
    qint64 tookMs = 0;
};

/// For a reader thread: what the changes would do to each ticket, ready to be shown.
Result<PreparedBulk> prepareBulk(Workspace &desk, const QList<Rid> &tickets, const QList<FieldChange> &changes);

/// One part of a preview as a table: what changes with before and after for each field, what stays as it is, or what is
/// refused and why. GUI thread.
class BulkPreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Part { Changed, Unchanged, Refused };
    enum Role {
        BeforeRole = FirstFreeRole, ///< Cell. QString, what is there now; missing when the field stays as it is.
        AfterRole, ///< Cell. QString, what would be there.
        SameRole, ///< Cell. bool, the field of this ticket stays as it is.
    };
    /// Words for a refusal, in the language of the screens.
    using ErrorWords = std::function<QString(const Error &)>;

    BulkPreviewModel(DeskVocabulary *vocabulary, ErrorWords words, QObject *parent = nullptr);

    void show(std::shared_ptr<const PreparedBulk> prepared, Part part);
    Part part() const { return m_part; }
    const BulkRow *rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const QString &type, const Field &field, const Value &value) const;
    QString changeOf(const QString &type, const Field &field, const FieldDiff &diff, bool before) const;

    DeskVocabulary *m_vocabulary;
    ErrorWords m_words;
    std::shared_ptr<const PreparedBulk> m_prepared;
    Part m_part = Part::Changed;
    QList<int> m_rows; ///< into the preview's
    QHash<Uuid, const RecordEdit *> m_edits; ///< what is there now, of changed tickets
    QStringList m_fields; ///< that change on some ticket, in the order of their declaration
};

} // namespace steward
