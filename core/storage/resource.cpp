// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/resource.h"

#include <QResource>

// Resources of a static library are not registered by themselves. The macro must stand outside any namespace.
static void registerResources() { Q_INIT_RESOURCE(storage); }

namespace steward {

QByteArray storageResource(const QString &path)
{
    registerResources();
    const QResource resource(QStringLiteral(":/steward/") + path);
    if (!resource.isValid())
        qFatal("%s is missing from the program", qPrintable(path));
    return resource.uncompressedData();
}

} // namespace steward
