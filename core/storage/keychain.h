// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/secretstore.h"

#include <QMutex>

#include <memory>

namespace steward {

/// The keychain of the system: Secret Service or KWallet, macOS's keychain, Windows' credentials, through QtKeychain.
/// A build without QtKeychain, and a machine without a keychain, answer "keychain.unavailable"; secrets are then never
/// written to a file instead. One object per process, made before it is needed and outliving all connections.
class Keychain : public SecretStore
{
public:
    Keychain();
    ~Keychain() override;

    Result<QString> read(const QString &name) override;
    Result<Ok> write(const QString &name, const QString &secret) override;

private:
    class Worker;
    QMutex m_mutex;
    std::unique_ptr<Worker> m_worker;
};

} // namespace steward
