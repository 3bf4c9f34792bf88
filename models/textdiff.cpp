// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Difference of two texts
// -----------------------
// Words (letters and digits of scripts with spaces) with the space before them, every other sign by itself. Common beginning and end are cut off;
// between them runs Myers' greedy search: V[k] is the furthest place on diagonal k (k = x - y) that d edits reach; the V of
// each d is kept, and the way is read back from the end.
//     before  "the printer stops"   the| printer| stops
//     after   "the old printer"     the| old| printer         →  the+ old printer- stops
// The search costs (length × edits); beyond `mostEdits` the middle is one removal and one addition.

#include "models/textdiff.h"

#include <vector>

namespace steward {

namespace {

constexpr int mostEdits = 2000;

/// Kanji, kana, hangul: a line of them is one long "word" for letters.
bool standsAlone(QChar c)
{
    return c.unicode() >= 0x2E80 || !c.isLetterOrNumber();
}

QList<QStringView> tokens(const QString &text)
{
    QList<QStringView> out;
    const QStringView all(text);
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        const bool isSpaced = text[i] == u' ' && end < text.size() && !standsAlone(text[end]);
        if (isSpaced || !standsAlone(text[i])) {
            while (end < text.size() && !standsAlone(text[end]))
                ++end;
        } else if (text[i].isHighSurrogate() && end < text.size()) {
            ++end;
        }
        out.append(all.mid(i, end - i));
        i = end;
    }
    return out;
}

void add(QList<DiffPiece> &pieces, DiffPiece::Kind kind, QStringView text)
{
    if (text.isEmpty())
        return;
    if (pieces.isEmpty() || pieces.last().kind != kind)
        pieces.append({kind, {}});
    pieces.last().text += text;
}

using Tokens = QList<QStringView>;

/// Kinds of steps from the end to the beginning; empty when it takes too many.
std::vector<DiffPiece::Kind> steps(const Tokens &a, const Tokens &b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    std::vector<std::vector<int>> kept;
    std::vector<int> reach(size_t(2 * (n + m) + 3), 0);
    const int middle = n + m + 1;
    for (int d = 0; d <= std::min(n + m, mostEdits); ++d) {
        kept.emplace_back(reach.begin() + (middle - d - 1), reach.begin() + (middle + d + 2));
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && reach[size_t(middle + k - 1)] < reach[size_t(middle + k + 1)]);
            int x = down ? reach[size_t(middle + k + 1)] : reach[size_t(middle + k - 1)] + 1;
            int y = x - k;
            while (x < n && y < m && a[x] == b[y]) {
                ++x;
                ++y;
            }
            reach[size_t(middle + k)] = x;
            if (x < n || y < m)
                continue;
            std::vector<DiffPiece::Kind> way;
            for (int e = d; x > 0 || y > 0; --e) {
                const auto before = [&](int diagonal) { return kept[size_t(e)][size_t(diagonal + e + 1)]; };
                const int at = x - y;
                const bool fromAbove = at == -e || (at != e && before(at - 1) < before(at + 1));
                const int fromX = e == 0 ? 0 : fromAbove ? before(at + 1) : before(at - 1);
                const int fromY = e == 0 ? 0 : fromX - (fromAbove ? at + 1 : at - 1);
                const int startX = e == 0 ? 0 : fromAbove ? fromX : fromX + 1;
                for (; x > startX; --x, --y)
                    way.push_back(DiffPiece::Kind::Same);
                if (e == 0)
                    break;
                way.push_back(fromAbove ? DiffPiece::Kind::Added : DiffPiece::Kind::Removed);
                x = fromX;
                y = fromY;
            }
            return way;
        }
    }
    return {};
}

} // namespace

QList<DiffPiece> textDifference(const QString &before, const QString &after)
{
    Tokens a = tokens(before);
    Tokens b = tokens(after);
    qsizetype head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    QList<DiffPiece> pieces;
    for (qsizetype i = 0; i < head; ++i)
        add(pieces, DiffPiece::Kind::Same, a[i]);
    const Tokens end = a.last(tail);
    a = a.mid(head, a.size() - head - tail);
    b = b.mid(head, b.size() - head - tail);
    const std::vector<DiffPiece::Kind> way = a.isEmpty() || b.isEmpty() ? std::vector<DiffPiece::Kind>() : steps(a, b);
    qsizetype x = 0;
    qsizetype y = 0;
    for (auto kind = way.rbegin(); kind != way.rend(); ++kind) {
        add(pieces, *kind, *kind == DiffPiece::Kind::Added ? b[y] : a[x]);
        x += *kind != DiffPiece::Kind::Added;
        y += *kind != DiffPiece::Kind::Removed;
    }
    for (; x < a.size(); ++x)
        add(pieces, DiffPiece::Kind::Removed, a[x]);
    for (; y < b.size(); ++y)
        add(pieces, DiffPiece::Kind::Added, b[y]);
    for (const QStringView &token : end)
        add(pieces, DiffPiece::Kind::Same, token);
    return pieces;
}

QList<DiffPiece> withoutTheSame(const QList<DiffPiece> &pieces, int context)
{
    QList<DiffPiece> out = pieces;
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (out[i].kind != DiffPiece::Kind::Same)
            continue;
        const int first = i == 0 ? 0 : context;
        const int last = i + 1 == out.size() ? 0 : context;
        if (out[i].text.size() > first + last + context)
            out[i].text = out[i].text.left(first) + QStringLiteral(" … ") + out[i].text.right(last);
    }
    return out;
}

} // namespace steward
