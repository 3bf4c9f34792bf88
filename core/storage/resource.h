// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace steward {

/// A file that the storage layer carries in the program (resources/storage.qrc): "storage/values-1.zdict",
/// "hub/tables.sql". A missing one ends the program: it was built wrongly. Thread: any.
QByteArray storageResource(const QString &path);

} // namespace steward
