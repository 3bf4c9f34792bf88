// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/similar.h"

#include "core/desk/fields.h"
#include "core/schema/records/statusclass.h"
#include "core/storage/search/search.h"

#include <QRegularExpression>

#include <algorithm>

namespace steward {

namespace {

constexpr int hitsPerWord = 60;
constexpr int itemScore = 60;
constexpr int serviceScore = 12;
constexpr int solvedScore = 4;

struct Candidate
{
    int score = 0;
    QStringList words;
};

} // namespace

QStringList tellingWords(const QString &title, int most)
{
    // Runs of kanji and katakana, and Latin words of some length; hiragana is mostly grammar.
    static const QRegularExpression runs(
        QStringLiteral("[\\p{Han}\\x{3005}]{2,}|[\\x{30A1}-\\x{30FA}\\x{30FC}]{2,}|[\\p{Latin}\\p{N}][\\p{Latin}\\p{N}_-]{2,}"));
    QStringList words;
    for (auto found = runs.globalMatch(title); found.hasNext();) {
        const QString word = found.next().captured();
        if (!words.contains(word, Qt::CaseInsensitive))
            words.append(word);
    }
    const auto weight = [](const QString &word) { return word.size() * (word.at(0).unicode() > 0x2000 ? 3 : 1); };
    std::stable_sort(words.begin(), words.end(), [&](const QString &a, const QString &b) { return weight(a) > weight(b); });
    return words.mid(0, most);
}

Result<QList<SimilarTicket>> similarTo(Workspace &desk, const LoadedRecord &ticket, int limit)
{
    const RecordType &type = *desk.schema().type(ticket.type);
    QHash<Rid, Candidate> candidates;
    Search search(desk.connection());
    for (const QString &word : tellingWords(valueOf(type, ticket.values, u"title").text())) {
        STEWARD_ASSIGN(const SearchAnswer answer,
            search.search(type, word, SearchEnding::Complete, desk.clock().now(), hitsPerWord));
        // A word that everybody uses says little.
        const int score = answer.hits.size() >= hitsPerWord ? 6 : 16 - int(answer.hits.size()) / 8;
        for (const SearchHit &hit : answer.hits) {
            candidates[hit.rid].score += score;
            candidates[hit.rid].words.append(word);
        }
    }
    const Uuid item = valueOf(type, ticket.values, u"ci").reference();
    const Uuid service = valueOf(type, ticket.values, u"service").reference();
    if (!item.isNull()) {
        STEWARD_ASSIGN(const Rid rid, desk.ridOf(item));
        STEWARD_ASSIGN(const QList<Rid> same, desk.records().findByReference(type, *type.field(u"ci"), rid));
        for (const Rid one : same.mid(qMax<qsizetype>(0, same.size() - hitsPerWord)))
            candidates[one].score += itemScore;
    }
    QList<std::pair<int, SimilarTicket>> found;
    QList<std::pair<int, Rid>> order;
    for (auto candidate = candidates.cbegin(); candidate != candidates.cend(); ++candidate) {
        if (candidate.key() != ticket.rid)
            order.append({-candidate->score, -candidate.key()});
    }
    std::sort(order.begin(), order.end()); // best, then newest
    for (const auto &[negated, negatedRid] : order.mid(0, 80)) {
        const Rid rid = -negatedRid;
        STEWARD_ASSIGN(const LoadedRecord other, desk.load(rid));
        const RecordType &otherType = *desk.schema().type(other.type);
        if (other.deleted || valueOf(otherType, other.values, u"merged.into").isReference())
            continue;
        SimilarTicket similar{rid, other.id, other.number, valueOf(otherType, other.values, u"title").text(),
            valueOf(otherType, other.values, u"status.class").number(), false, false, candidates.value(rid).words};
        similar.sameItem = !item.isNull() && valueOf(otherType, other.values, u"ci").reference() == item;
        similar.sameService = !service.isNull() && valueOf(otherType, other.values, u"service").reference() == service;
        const int score = -negated + (similar.sameService ? serviceScore : 0)
            + (similar.statusClass >= qint64(StatusClass::Done) ? solvedScore : 0);
        found.append({score, similar});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<SimilarTicket> best;
    for (const auto &[score, similar] : found.mid(0, limit))
        best.append(similar);
    return best;
}

} // namespace steward
