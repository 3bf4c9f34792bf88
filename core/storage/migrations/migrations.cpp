// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations/migration.h"

namespace steward {

Migration migration0001(); // one file each: 0001_source_tables.cpp
Migration migration0002();
Migration migration0003();
Migration migration0004();
Migration migration0005();
Migration migration0006();

const QList<Migration> &migrations()
{
    static const QList<Migration> list{migration0001(), migration0002(), migration0003(), migration0004(), migration0005(),
        migration0006()};
    return list;
}

} // namespace steward
