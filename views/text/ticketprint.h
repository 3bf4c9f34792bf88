// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/threadmodel.h"

#include <QCoreApplication>

class QPagedPaintDevice;
class QTextCursor;
class QTextDocument;

namespace steward {

class DeskVocabulary;

/// A ticket on paper: head, fields, thread; each page says which ticket it is, which page of how many, and as of when.
/// Always in the colours of the light theme. GUI thread.
///
///     QPdfWriter pdf(path);
///     TicketPrint(page, vocabulary, now, u"楓商事"_s).paint(pdf);
class TicketPrint
{
    Q_DECLARE_TR_FUNCTIONS(TicketPrint)
public:
    /// `filter` says which entries of the thread are printed, as on the screen.
    TicketPrint(std::shared_ptr<const TicketPage> page, const DeskVocabulary *vocabulary, Instant now, QString desk,
                ThreadModel::Filter filter = ThreadModel::Filter::All);

    /// Paints all pages; returns how many. The device must be ready to be painted on; false from it gives 0.
    int paint(QPagedPaintDevice &device) const;
    /// What stands on the pages, without heads and feet.
    std::unique_ptr<QTextDocument> document() const;

private:
    void writeFields(QTextCursor &cursor) const;
    void writeThread(QTextCursor &cursor) const;

    std::shared_ptr<const TicketPage> m_page;
    const DeskVocabulary *m_vocabulary;
    Instant m_now;
    QString m_desk;
    ThreadModel::Filter m_filter;
};

} // namespace steward
