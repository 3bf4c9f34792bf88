// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/storage/search/ownertexts.h"
#include "core/storage/search/postings.h"
#include "core/storage/search/ridset.h"

#include <QTest>

#include <map>
#include <set>

using namespace steward;

using Lists = std::map<Rid, Occurrences>;

static std::vector<std::pair<Rid, QByteArray>> write(const Lists &lists)
{
    std::vector<std::pair<Rid, QByteArray>> blocks;
    PostingWriter writer([&](Rid first, QByteArrayView data) { blocks.emplace_back(first, data.toByteArray()); });
    for (const auto &[owner, places] : lists)
        writer.add(owner, places);
    writer.finish();
    return blocks;
}

static Lists read(const std::vector<std::pair<Rid, QByteArray>> &blocks)
{
    Lists lists;
    for (const auto &[first, data] : blocks) {
        PostingBlock(first, data).occurrences([](Rid) { return true; },
            [&](Rid owner, const Occurrences &places) { lists[owner] = places; });
    }
    return lists;
}

class TestPostings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The example of postings.h, byte by byte.
    void formOfABlock()
    {
        const auto blocks = write({{70, {{0, 2}}}, {73, {{1, 5}, {1, 9}}}});
        QCOMPARE(blocks.size(), size_t(1));
        QCOMPARE(blocks[0].first, Rid(70));
        QCOMPARE(blocks[0].second.toHex(' '), QByteArrayLiteral("02 01 03 00 02 0a 05 04"));
    }

    void everyListComesBack_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void everyListComesBack()
    {
        QFETCH(int, seed);
        SeededRandom random{std::uint64_t(seed)};
        Lists lists;
        Rid owner = Rid(random.below(1000));
        for (std::uint64_t n = random.below(800) + 1; n > 0; --n) {
            owner += 1 + Rid(random.below(random.below(10) == 0 ? 1'000'000'000 : 20));
            std::set<Occurrence> places;
            for (std::uint64_t k = random.below(random.below(20) == 0 ? 200 : 4) + 1; k > 0; --k)
                places.insert({quint32(random.below(random.below(5) == 0 ? 5000 : 4)), quint32(random.below(random.below(9) == 0 ? 100'000 : 90))});
            lists[owner] = Occurrences(places.begin(), places.end());
        }
        const auto blocks = write(lists);
        QCOMPARE(read(blocks).size(), lists.size());
        QVERIFY(read(blocks) == lists);

        // Owners alone, and the ends of the blocks, tell the same.
        std::vector<Rid> owners;
        for (const auto &[first, data] : blocks) {
            const PostingBlock block(first, data);
            QVERIFY(block.ok());
            block.owners([&](Rid rid) { owners.push_back(rid); });
            QCOMPARE(block.last(), owners.back());
            QVERIFY(data.size() < 2 * PostingWriter::blockBytes || block.size() == 1);
        }
        QCOMPARE(owners.size(), lists.size());
        auto at = owners.cbegin();
        for (const auto &[rid, places] : lists)
            QCOMPARE(*at++, rid);
    }

    /// Bytes from a damaged file may give nonsense, but nothing outside of them is read. (The sanitizers watch.)
    void damagedBlocksEndInside()
    {
        SeededRandom random{5};
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray bytes = random.bytes(int(random.below(60)));
            const PostingBlock block(7, bytes);
            if (!block.ok())
                continue;
            int owners = 0;
            block.owners([&](Rid) { ++owners; });
            QVERIFY(owners <= bytes.size());
            block.occurrences([](Rid) { return true; }, [](Rid, const Occurrences &) {});
            (void)OwnerTexts::decode(7, bytes);
        }
    }

    void ownerTexts()
    {
        const QList<OwnedText> texts{{100, 1, true}, {100, 2, false}, {5, 3, true}, {1'000'000'000'000, 300, true}};
        const QList<OwnedText> back = OwnerTexts::decode(100, OwnerTexts::encode(100, texts));
        QCOMPARE(back.size(), texts.size());
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QCOMPARE(back[i].source, texts[i].source);
            QCOMPARE(back[i].field, texts[i].field);
            QCOMPARE(back[i].alive, texts[i].alive);
        }
    }

    void ridSets()
    {
        SeededRandom random{9};
        for (int round = 0; round < 200; ++round) {
            const Rid low = Rid(random.below(500));
            const Rid high = low + 1 + Rid(random.below(500));
            RidSet set(low, high);
            std::set<Rid> model;
            for (int i = 0; i < 30; ++i) {
                const Rid rid = Rid(random.below(1100));
                set.insert(rid);
                if (rid >= (low & ~Rid(63)) && rid < high)
                    model.insert(rid);
            }
            QCOMPARE(set.count(), qint64(model.size()));
            QCOMPARE(set.isEmpty(), model.empty());
            std::vector<Rid> seen;
            set.descending([&](Rid rid) {
                seen.push_back(rid);
                return true;
            });
            QVERIFY(std::equal(seen.cbegin(), seen.cend(), model.crbegin(), model.crend()));
            for (int i = 0; i < 30; ++i) {
                const Rid first = Rid(random.below(1100));
                const Rid last = first + Rid(random.below(200));
                const auto next = model.lower_bound(first);
                QCOMPARE(set.isEmptyBetween(first, last), next == model.end() || *next > last);
                QCOMPARE(set.contains(first), model.contains(first));
            }
        }
        QVERIFY(RidSet().isEmptyBetween(0, 100));
        QVERIFY(!RidSet().contains(0));
    }
};

QTEST_GUILESS_MAIN(TestPostings)
#include "tst_postings.moc"
