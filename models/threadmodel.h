// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/ticketpage.h"

#include <QAbstractListModel>

namespace steward {

class DeskVocabulary;

/// One line of the thread as it is shown: what was said, with the files that came with it; or what was done.
struct ThreadLine
{
    enum class Audience { Public, Internal, System };

    ThreadEntry entry;
    Audience audience = Audience::System;
    bool isDescription = false; ///< the ticket's own first text
    bool isTechnician = false;
    QString name; ///< who
    QString channel; ///< "Public, from requester", "Internal, not visible to requester"
    QString text; ///< as it is shown
    QList<ThreadEntry> files;
};

/// The thread of a ticket in time order: description, what was said, what was done. Files that come with a message stand
/// with it. GUI thread.
class ThreadModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Filter { All, Public, Internal, System };

    using QAbstractListModel::QAbstractListModel;

    /// Shows this page's thread; `vocabulary` names states.
    void setPage(const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary);
    Filter filter() const { return m_filter; }
    void setFilter(Filter filter);
    int count(Filter filter) const;

    const ThreadLine &line(int row) const { return m_lines[m_rows[row]]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Of the record of a comment, note, work log or file; -1 when it is not shown.
    int rowOf(const Uuid &record) const;

private:
    void rebuild();
    bool fits(const ThreadLine &line, Filter filter) const;
    void addDescription(const TicketPage &page);
    void addEntry(const TicketPage &page, const ThreadEntry &entry, const DeskVocabulary *vocabulary);

    QList<ThreadLine> m_lines;
    QList<int> m_rows;
    Filter m_filter = Filter::All;
};

} // namespace steward
