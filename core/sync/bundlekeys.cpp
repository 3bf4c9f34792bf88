// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/bundlekeys.h"

#include "core/storage/settings.h"

namespace steward {

static const QString secretKey = QStringLiteral("bundle.secret");
static const QString openKey = QStringLiteral("bundle.open");
static const QString hubKey = QStringLiteral("bundle.hub");
static const QString replicaKey = QStringLiteral("bundle.replica");

static QByteArray fromHex(const QString &text) { return QByteArray::fromHex(text.toLatin1()); }
static QString toHex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }

Result<Ok> exchangeBundleKeys(Connection &connection, Hub &hub, const Uuid &replica, RandomSource &random)
{
    STEWARD_ASSIGN(const QString told, readSetting(connection, replicaKey));
    if (told == replica.toString())
        return Ok{};
    STEWARD_ASSIGN(const QString secret, readSetting(connection, secretKey));
    STEWARD_ASSIGN(const QString open, readSetting(connection, openKey));
    BundleKeys mine{fromHex(open), fromHex(secret)};
    if (mine.secret.isEmpty())
        mine = makeBundleKeys(random);
    STEWARD_ASSIGN(const QByteArray theirs, hub.bundleKey(replica, mine.open));
    if (theirs.size() != 32) // an older hub, or one that knows this replica by another file's key
        return Ok{};
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    STEWARD_TRY(writeSetting(connection, secretKey, toHex(mine.secret)));
    STEWARD_TRY(writeSetting(connection, openKey, toHex(mine.open)));
    STEWARD_TRY(writeSetting(connection, hubKey, toHex(theirs)));
    STEWARD_TRY(writeSetting(connection, replicaKey, replica.toString()));
    return transaction.commit();
}

Result<ReplicaBundleKeys> replicaBundleKeys(Connection &connection)
{
    STEWARD_ASSIGN(const QString secret, readSetting(connection, secretKey));
    STEWARD_ASSIGN(const QString open, readSetting(connection, openKey));
    STEWARD_ASSIGN(const QString hub, readSetting(connection, hubKey));
    ReplicaBundleKeys keys{{fromHex(open), fromHex(secret)}, fromHex(hub)};
    if (keys.hub.size() != 32 || keys.mine.secret.size() != 64 || keys.mine.open.size() != 32)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("bundle.no-key"),
            QStringLiteral("this desk and its team server have not exchanged keys for bundles yet"),
            QStringLiteral("sync it once over a network"), {}};
    return keys;
}

} // namespace steward
