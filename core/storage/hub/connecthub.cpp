// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/connecthub.h"

#include "core/storage/hub/hubreading.h"

#include <QUrl>

namespace steward {

Result<std::unique_ptr<HubClient>> connectHub(const QString &url, const ServerAccess &access)
{
    if (!ServerAddress::isUrl(url))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("hub.address"),
            QStringLiteral("%1 is no address of a team server").arg(withoutPassword(url)),
            QStringLiteral("an address looks like postgresql://login@host/desk"), {withoutPassword(url)}};
    STEWARD_ASSIGN(auto connection, PostgresqlConnection::open(url, PostgresqlConnection::Mode::Write, access));
    STEWARD_TRY(checkIsHub(*connection));
    return std::make_unique<HubClient>(std::move(connection));
}

QString withoutPassword(const QString &url) { return QUrl(url).toString(QUrl::RemovePassword); }

} // namespace steward
