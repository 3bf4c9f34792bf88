// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/textruns.h"

#include <QAbstractButton>
#include <QStatusBar>

class QHBoxLayout;

namespace steward {

class TaskList;

/// One cell of the status bar. A click opens the pane behind it. 1 px separator at its right edge.
/// Usage: bar->cell(u"sync"_s)->setRuns({TextRun::icon(u"cloud-off"_s), TextRun::strong(tr("Offline")), …});
class StatusCell : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StatusCell(const QString &id, QWidget *parent = nullptr);

    void setRuns(const TextRuns &runs);
    const TextRuns &runs() const { return m_runs; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {24, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextRuns m_runs;
};

/// Sync first, tasks after it, then at the right next breach, selection and clock. Cells without runs are hidden.
class ShellStatusBar : public QStatusBar
{
    Q_OBJECT
public:
    explicit ShellStatusBar(QWidget *parent = nullptr);

    /// "sync", "tasks", "breach", "selection", "clock"; null for another name.
    StatusCell *cell(const QString &id) const;
    /// Long work shows in "tasks"; a click there offers to stop it.
    void setTasks(TaskList *tasks);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace steward
