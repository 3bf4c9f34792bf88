// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QPagedPaintDevice;

namespace steward {

class TicketPane;

/// A ticket on paper or as a PDF file, with the entries that its thread shows. GUI thread.
class TicketPaper : public QObject
{
    Q_OBJECT
public:
    explicit TicketPaper(TicketPane *pane);

    void print();
    void savePdf();

private:
    int paint(QPagedPaintDevice &device) const;

    TicketPane *m_pane;
};

} // namespace steward
