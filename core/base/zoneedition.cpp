// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/zoneedition.h"

#include <QFile>

namespace steward {

/// The first line of tzdata.zi is "# version 2025b"; systems have it beside the zones' own files.
QString zoneEdition()
{
    for (const char *folder : {"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/var/db/timezone/zoneinfo/"}) {
        QFile file(QString::fromLatin1(folder) + QStringLiteral("tzdata.zi"));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString mark = QStringLiteral("# version ");
        const QString line = QString::fromLatin1(file.readLine(64)).trimmed();
        if (line.startsWith(mark))
            return line.mid(mark.size());
    }
    return {};
}

} // namespace steward
