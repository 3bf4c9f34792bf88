// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QObject;

namespace steward {

class ActionRegistry;
class DeskSession;
class MainWindow;
class Prompter;
class ReplicaSync;

/// What the File menu does for days on which only a file gets through (core/desk/bundles.h).
struct BundlePlace
{
    DeskSession *session = nullptr;
    ReplicaSync *sync = nullptr;
    MainWindow *window = nullptr;
    Prompter *prompter = nullptr;
};

/// Handles the bundle actions for as long as `owner` lives; `place` says what is open now. GUI thread.
void handleBundles(ActionRegistry *actions, QObject *owner, std::function<BundlePlace()> place);

} // namespace steward
