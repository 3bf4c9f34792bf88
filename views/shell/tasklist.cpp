// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/tasklist.h"

using namespace Qt::StringLiterals;

namespace steward {

int TaskList::begin(const QString &words, std::function<void()> cancel)
{
    m_tasks.append({++m_last, words, -1, std::move(cancel)});
    Q_EMIT changed();
    return m_last;
}

void TaskList::setProgress(int task, int permille)
{
    for (Task &known : m_tasks) {
        if (known.id != task || known.permille == permille)
            continue;
        known.permille = permille;
        Q_EMIT changed();
    }
}

void TaskList::end(int task)
{
    m_tasks.removeIf([task](const Task &known) { return known.id == task; });
    Q_EMIT changed();
}

void TaskList::cancel(int task)
{
    for (const Task &known : std::as_const(m_tasks)) {
        if (known.id != task || !known.cancel)
            continue;
        const std::function<void()> stop = known.cancel; // the list may change under it
        stop();
        return;
    }
}

TextRuns TaskList::runs() const
{
    if (m_tasks.isEmpty())
        return {};
    const Task &newest = m_tasks.last();
    TextRuns runs{TextRun::icon(u"stack-2"_s)};
    //: Status bar: long work in the background. %1 is the newest of it.
    const QString words = tr("%n task(s): %1", nullptr, int(m_tasks.size())).arg(newest.words);
    if (newest.permille < 0) {
        runs << TextRun::text(words);
    } else {
        runs << TextRun::text(tr("%1 %2 %").arg(words).arg(newest.permille / 10)) << TextRun::bar(newest.permille);
    }
    return runs;
}

} // namespace steward
