// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace steward {

/// Where passwords lie between two days: the keychain of the system (keychain.h), or memory in tests. Nothing else in
/// the program keeps one. Thread: any; calls block, since a keychain may have to ask the person first.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// Empty when there is none. Errors: Unavailable "keychain.unavailable".
    virtual Result<QString> read(const QString &name) = 0;
    /// An empty secret removes it. Errors: as above.
    virtual Result<Ok> write(const QString &name, const QString &secret) = 0;
};

} // namespace steward
