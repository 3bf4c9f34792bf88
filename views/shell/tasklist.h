// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/textruns.h"

#include <QObject>

#include <functional>

namespace steward {

/// Long work that goes on behind the window: an import, an export, the making of the demo desk. The status bar shows
/// how many there are and how far the newest is. GUI thread.
///
///     const int task = host->tasks()->begin(tr("Import"));
///     host->tasks()->setProgress(task, 620);
///     host->tasks()->end(task);
class TaskList : public QObject
{
    Q_OBJECT
public:
    explicit TaskList(QObject *parent = nullptr) : QObject(parent) {}

    /// `cancel`: what a person can stop; it ends the task itself, later.
    int begin(const QString &words, std::function<void()> cancel = {});
    void setProgress(int task, int permille); ///< -1: not known
    void end(int task);
    bool isEmpty() const { return m_tasks.isEmpty(); }
    /// "1 task: Import 62 %" and its bar; empty when nothing goes on.
    TextRuns runs() const;
    struct Task
    {
        int id = 0;
        QString words;
        int permille = -1;
        std::function<void()> cancel;
    };
    const QList<Task> &tasks() const { return m_tasks; }
    void cancel(int task); ///< nothing when it has ended or cannot be stopped

Q_SIGNALS:
    void changed();

private:
    QList<Task> m_tasks;
    int m_last = 0;
};

} // namespace steward
