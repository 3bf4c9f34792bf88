// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/reviewpage.h"
#include "models/roles.h"

#include <QAbstractTableModel>

namespace steward {

/// One thing in the outbox that is no conflict: an operation that waits to be sent, or one that was refused.
struct OutboxLine
{
    Uuid group; ///< what is sent, refused and dismissed together
    Uuid record;
    QString type;
    QString number;
    HistoryEntry change; ///< what was written, for its words
    Instant made;
    QString verdict; ///< why it was refused; empty while it waits
};

/// What the pane "Outbox & Conflicts" shows, as it was read at one moment. A value.
struct OutboxPage
{
    std::shared_ptr<const Schema> schema;
    ReviewList reviews;
    QList<OutboxLine> refused;
    QList<OutboxLine> toSend; ///< in the order they will go
    ReferenceLabels labels; ///< of what the lines refer to

    bool isEmpty() const { return reviews.pages.isEmpty() && refused.isEmpty() && toSend.isEmpty(); }
};
/// For reader threads.
Result<OutboxPage> readOutboxPage(Workspace &desk);

class DeskVocabulary;

/// The sections of the outbox as one list: what needs a person first, then what was refused and why, then what waits to be
/// sent. A section without lines is left out. GUI thread.
class OutboxModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Record, Made, ColumnCount };
    enum class Section { NeedsYou, Undo, Refused, ToSend };
    /// Words for why something was refused, in the language of the screens.
    using VerdictWords = std::function<QString(const QString &verdict)>;

    OutboxModel(DeskVocabulary *vocabulary, VerdictWords words, QObject *parent = nullptr);

    void setPage(const OutboxPage &page);
    /// What an undo left alone; stands first until it is taken away (an empty list).
    void setUndoReviews(const ReviewList &reviews);
    const OutboxPage &page() const { return m_page; }

    /// The review behind a row; null for headings and for what is no review.
    std::shared_ptr<const ReviewPage> reviewAt(int row) const;
    const OutboxLine *lineAt(int row) const;
    int rowOf(const Uuid &record, Section section) const; ///< -1 when it is not there
    int firstLine() const; ///< the first row that is no heading; -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        Section section;
        int at = -1; ///< into its list; -1: the heading
    };
    void fill();
    const ReviewList &reviewsOf(Section section) const { return section == Section::Undo ? m_undo : m_page.reviews; }
    const QList<OutboxLine> &linesOf(Section section) const { return section == Section::Refused ? m_page.refused : m_page.toSend; }
    qint64 countOf(Section section) const;
    QString headingOf(Section section) const;
    QString hintOf(Section section) const;
    QString whatOf(const ReviewPage &page) const;
    QString whatOf(const OutboxLine &line) const;

    DeskVocabulary *m_vocabulary;
    VerdictWords m_words;
    OutboxPage m_page;
    ReviewList m_undo;
    QList<Row> m_rows;
};

} // namespace steward
