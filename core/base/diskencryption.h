// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace steward {

/// What can be told of the disk under a file. Unknown counts as not encrypted where it has to be: some file systems encrypt
/// by themselves and say so to nobody.
enum class DiskEncryption { Encrypted, NotEncrypted, Unknown };

/// Linux: dm-crypt (LUKS) anywhere under the block device, or a file system that is encryption itself; read from `system`
/// (/sys). macOS: FileVault, as fdesetup says. Elsewhere Unknown. Thread: any; reads a few small files, or runs a program.
DiskEncryption diskEncryption(const QString &path);

/// For Linux: of the block device `device` ("/dev/mapper/home", "dm-0", "sda2") with a file system of this kind.
DiskEncryption encryptionOfDevice(const QString &device, const QString &fileSystem, const QString &system = QStringLiteral("/sys"));

} // namespace steward
