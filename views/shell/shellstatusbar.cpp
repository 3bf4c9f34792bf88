// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/shellstatusbar.h"

#include "views/shell/tasklist.h"
#include "views/shell/taskmenu.h"
#include "views/theme/controlpainter.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace steward {

StatusCell::StatusCell(const QString &id, QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(id);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    hide();
}

void StatusCell::setRuns(const TextRuns &runs)
{
    if (runs == m_runs)
        return;
    m_runs = runs;
    setAccessibleName(plainText(runs));
    setVisible(!runs.isEmpty());
    updateGeometry();
    update();
}

QSize StatusCell::sizeHint() const
{
    return {int(std::ceil(runsWidth(m_runs))) + 25, 28};
}

void StatusCell::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (underMouse() && receivers(SIGNAL(clicked(bool))) > 0)
        controls::frame(&p, rect().adjusted(3, 3, -4, -3), 4, Theme::colour(ThemeRole::SelectionInactive), {}, 0);
    paintRuns(&p, QRectF(rect()).adjusted(12, 0, -13, 0), m_runs);
    p.fillRect(QRect(width() - 1, 6, 1, 16), Theme::colour(ThemeRole::Line2));
    if (hasFocus())
        controls::frame(&p, rect().adjusted(3, 3, -4, -3), 3, {}, Theme::colour(ThemeRole::Accent), 2);
}

ShellStatusBar::ShellStatusBar(QWidget *parent) : QStatusBar(parent)
{
    setObjectName(QStringLiteral("statusBar"));
    setSizeGripEnabled(false);
    setFixedHeight(28);
    auto *strip = new QWidget(this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 1, 0, 0);
    row->setSpacing(0);
    for (const char *id : {"sync", "tasks"})
        row->addWidget(new StatusCell(QString::fromLatin1(id), strip));
    row->addStretch(1);
    for (const char *id : {"breach", "selection", "clock"})
        row->addWidget(new StatusCell(QString::fromLatin1(id), strip));
    addPermanentWidget(strip, 1);
    layout()->setContentsMargins(0, 0, 0, 0);
}

void ShellStatusBar::setTasks(TaskList *tasks)
{
    StatusCell *at = cell(QStringLiteral("tasks"));
    connect(tasks, &TaskList::changed, at, [at, tasks] { at->setRuns(tasks->runs()); });
    connect(at, &StatusCell::clicked, tasks, [at, tasks] {
        QMenu *menu = taskMenu(tasks, at);
        menu->popup(at->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
}

StatusCell *ShellStatusBar::cell(const QString &id) const
{
    return findChild<StatusCell *>(id);
}

void ShellStatusBar::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Window));
    p.fillRect(QRect(0, 0, width(), 1), Theme::colour(ThemeRole::Line2));
}

} // namespace steward
