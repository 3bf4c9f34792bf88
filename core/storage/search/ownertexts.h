// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

#include <QHash>

namespace steward {

/// A text of an owner. Its slot is its place in the list; a slot is never used again.
struct OwnedText
{
    Rid source = 0;
    int field = 0; ///< code in search_field
    bool alive = true;
};

/// The lists in search_owner, as bytes: per text a varint of the field code · 2 + alive, and a varint of how far the
/// source is from the owner (zigzag).
class OwnerTexts
{
public:
    static QList<OwnedText> decode(Rid owner, QByteArrayView bytes);
    static QByteArray encode(Rid owner, const QList<OwnedText> &texts);
};

/// Gives a code to each name that has none yet.
Result<Ok> addSearchFields(Connection &connection, const QStringList &names);
/// All of them.
Result<QHash<int, QString>> searchFieldNames(Connection &connection);

} // namespace steward
