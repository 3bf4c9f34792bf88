// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/importpresets.h"

#include <QFile>

// Resources of a static library are not registered by themselves. The macro must stand outside any namespace.
static void registerResources() { Q_INIT_RESOURCE(import); }

namespace steward {

QStringList importPresets() { return {QStringLiteral("servicenow-log")}; }

Result<Mapping> importPreset(const QString &name, const Schema &schema)
{
    registerResources();
    QFile file(QStringLiteral(":/steward/import/%1.json").arg(name));
    if (!importPresets().contains(name) || !file.open(QIODevice::ReadOnly)) {
        return Error{ErrorKind::NotFound, QStringLiteral("import.no-preset"),
            QStringLiteral("there is no preset \"%1\"").arg(name),
            QStringLiteral("use one of: %1").arg(importPresets().join(QStringLiteral(", "))), {name}};
    }
    STEWARD_ASSIGN(const JsonNode node, parseJson(QByteArrayView(file.readAll())));
    return Mapping::parse(node, schema);
}

} // namespace steward
