// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/referencelabel.h"
#include "views/editors/erasequestion.h"
#include "views/shell/pane.h"

#include <QPointer>

namespace steward {

/// Where a picker belongs that a widget asks for.
QRect anchorOf(const QWidget *widget);

/// What of a record can be erased, with the values that stand there.
QList<ErasableField> erasableFields(const RecordType &type, const RecordValues &values, const ReferenceLabels &labels);

/// Asks what of a record is to go for good and why, erases it, says `done` without Undo, and overwrites its traces behind
/// the window. Without `choices` it is `units` that go, and without those all that the record says. GUI thread.
void eraseForGood(const PaneContext &context, QWidget *window, const QRect &anchor, const QString &title, const QString &done,
    const Uuid &record, const QStringList &units, const QList<ErasableField> &choices);

} // namespace steward
