// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "models/listreport.h"

#include <QObject>

class QPagedPaintDevice;

namespace steward {

class PrintedList;
class QueuePane;

/// The list on its way out: CSV, paper, PDF. What is selected when several rows are, else all that match, with the columns
/// that are shown, in the order of the list. Read and written in the background. GUI thread.
class QueueOutput : public QObject
{
    Q_OBJECT
public:
    explicit QueueOutput(QueuePane *pane);

private:
    QString whyNot() const;
    ListReport report(bool exact) const;
    QString name() const; ///< of the view, or what the list is
    QString fileName(const QString &suffix) const;
    void exportCsv();
    void print();
    void savePdf();
    /// Reads the list, then paints it, both on the session's slow reader.
    void paintOn(std::shared_ptr<QPagedPaintDevice> device, const QString &task, const QString &done);
    void sayFailed(const Error &error);

    QueuePane *m_pane;
};

} // namespace steward
