// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

namespace steward {

/// Many rids as one parameter: the statement has one text however many there are, and a server is asked once instead
/// of once for each.
///
///     STEWARD_ASSIGN(Statement rows, connection.prepare("SELECT … WHERE t.rid" + isAmong(connection.dialect())));
///     rows.bind(ridList(connection.dialect(), rids));
///
/// The rows come in any order. `parameter`: "?2", where the list is not the next one.
QByteArray isAmong(Dialect dialect, const QByteArray &parameter = QByteArrayLiteral("?"));
QString ridList(Dialect dialect, const QList<Rid> &rids);

} // namespace steward
