// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/packedtokens.h"

namespace steward {

QString packedTokens(const TokenList &tokens)
{
    QString text;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const qsizetype first = i;
        const QStringView begin = tokens.at(first);
        const auto end = [&](qsizetype at) { return tokens.at(at).data() + tokens.at(at).size(); };
        // The tokens of a run overlap in the text, each with the one before it.
        while (i + 1 < tokens.size() && tokens.at(i + 1).data() < end(i))
            ++i;
        if (first > 0)
            text += u' ';
        if (i > first || tokens.kind(first) == TokenList::Kind::Single)
            text += u'~';
        text += QStringView(begin.data(), end(i) - begin.data());
    }
    return text;
}

} // namespace steward
