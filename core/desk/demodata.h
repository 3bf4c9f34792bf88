// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

namespace steward {

/// A file of resources/demo as a JSON tree; the program's own data, proven to parse by a test.
const JsonNode &demoDocument(const QString &name);

/// What generated texts are made of.
struct DemoWords
{
    QStringList english; ///< real words, most frequent first
    QStringList japanese;
    QStringList syllables; ///< of made-up words
    QString kanji;
};
const DemoWords &demoWords();

/// The strings of an array, in order.
QStringList textsOf(const JsonNode &array);

} // namespace steward
