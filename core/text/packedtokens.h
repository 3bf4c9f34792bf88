// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/tokenizer.h"

namespace steward {

/// As TokenList::joined(), shorter: words as they are, runs of scripts without spaces whole behind a `~`, with one space
/// between: `vpn ~障害票` for `vpn`, `障害`, `害票`, `票`. core/storage/hub/texts.sql takes it apart again.
QString packedTokens(const TokenList &tokens);

} // namespace steward
