// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/taskmenu.h"

#include "views/shell/tasklist.h"
#include "views/theme/icons.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class TaskText
{
    Q_DECLARE_TR_FUNCTIONS(TaskText)
};

} // namespace

QMenu *taskMenu(TaskList *tasks, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"taskMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TaskList::Task &task : tasks->tasks()) {
        const QString words = task.permille < 0 ? task.words : TaskText::tr("%1 %2 %").arg(task.words).arg(task.permille / 10);
        menu->addAction(words)->setEnabled(false);
        if (task.cancel)
            menu->addAction(icon(u"x"_s, ThemeRole::Text2), TaskText::tr("Stop: %1").arg(task.words), tasks,
                            [tasks, id = task.id] { tasks->cancel(id); });
    }
    return menu;
}

} // namespace steward
