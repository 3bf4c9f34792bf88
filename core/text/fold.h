// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace steward {

/// Letters that are newer than this count as symbols, so that every Qt release gives the same keys and tokens.
inline constexpr QChar::UnicodeVersion foldUnicodeVersion = QChar::Unicode_14_0;

/// The form in which texts are compared, sorted and looked up: Unicode's toNFKC_Casefold (Unicode 14, section 3.13,
/// R5), that is NFKC, full case folding, without the code points that nobody can see (soft hyphen, zero-width
/// space, byte order mark, variation selectors).
///
/// `ﾌﾟﾘﾝﾀ` = `プリンタ`, `ＶＰＮ` = `vpn`, `Straße` = `STRASSE`; `Ä` = `ä`, but `ä` is not `a`.
///
/// This is what the stored sort key columns hold, compared byte by byte (`COLLATE "C"`, BINARY). It depends on no
/// locale and is pinned to `foldUnicodeVersion`, so that every machine stores the same bytes. Idempotent. Length may
/// change either way; half a surrogate pair becomes U+FFFD. Thread: any.
QString foldForCompare(QStringView text);

} // namespace steward
