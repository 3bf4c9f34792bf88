// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"

#include <QString>

namespace steward {

/// A disk in memory that loses power. What was written reaches it when SQLite asks for it (xSync); of what was written since,
/// each sector of 512 bytes may or may not have arrived, in any order. A made, renamed or deleted file is so at once.
///
/// While an object lives it is SQLite's default VFS, for names that newName() gave; all others are passed on. One connection
/// per file. Thread: one.
class PowerLossDisk
{
public:
    PowerLossDisk();
    ~PowerLossDisk();
    PowerLossDisk(const PowerLossDisk &) = delete;
    PowerLossDisk &operator=(const PowerLossDisk &) = delete;

    QString newName();
    /// Nothing that is written to this file and what stands beside it (-wal) reaches the disk any more. Close the connection
    /// then, and restore power.
    void cutPower(const QString &name);
    /// The files are as the disk has them; `random` chooses what of the last writes arrived.
    void restorePower(const QString &name, SeededRandom &random);
    void remove(const QString &name);

private:
    int m_names = 0;
};

} // namespace steward
