// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenu;
class QWidget;

namespace steward {

class TaskList;

/// What goes on in the background, one line for each, with "Stop …" below those that can be stopped. The caller shows it;
/// it deletes itself when it is closed. GUI thread.
QMenu *taskMenu(TaskList *tasks, QWidget *parent);

} // namespace steward
