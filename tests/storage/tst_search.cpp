// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What an index finds is what steward::matches() says about the texts themselves: on both databases, for words,
// phrases and beginnings, after any changes, whatever is pending, merging or rolled back.

#include "tests/support/stores.h"

#include "core/base/random.h"
#include "core/storage/projectionschema.h"
#include "core/storage/search/indexedtexts.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/search/search.h"
#include "core/storage/search/searchschema.h"
#include "core/storage/search/sqliteindexer.h"

#include <set>

using namespace steward;
using test::TestStore;

namespace {

const QString ticketTable = QStringLiteral("ticket");

/// The texts as they are: what the index is compared with.
struct Model
{
    struct Key
    {
        Rid source;
        QString field;
        bool operator<(const Key &other) const { return std::pair(source, field) < std::pair(other.source, other.field); }
    };
    struct Text
    {
        Rid owner;
        QString table;
        QString text;
        TokenList tokens;
    };
    std::map<Key, Text> texts;

    std::set<Rid> matching(const QString &table, const SearchQuery &query, const QString &field = {}) const
    {
        std::optional<std::set<Rid>> all;
        for (const SearchTerm &term : query.terms) {
            std::set<Rid> owners;
            for (const auto &[key, text] : texts) {
                const bool counts = field.isEmpty() || (key.field == field && key.source == text.owner);
                if (counts && text.table == table && (!all || all->contains(text.owner)) && matches(term, text.tokens))
                    owners.insert(text.owner);
            }
            all = owners;
        }
        return all.value_or(std::set<Rid>());
    }
};

/// Makes texts that share words, so that phrases nearly match.
class Words
{
public:
    explicit Words(SeededRandom &random) : m_random(random) {}

    QString text(int most)
    {
        QString text;
        const int words = 1 + int(m_random.below(std::uint64_t(most)));
        for (int i = 0; i < words; ++i)
            text += word() + separator();
        return text;
    }
    QString query()
    {
        QString query;
        for (std::uint64_t n = 1 + m_random.below(3); n > 0; --n) {
            switch (m_random.below(5)) {
            case 0: query += QLatin1Char('"') + word() + QLatin1Char(' ') + word() + QStringLiteral("\" "); break;
            case 1: query += word().left(1 + qsizetype(m_random.below(3))) + QStringLiteral("* "); break;
            case 2: query += word() + word() + QLatin1Char(' '); break;
            case 3: query += QLatin1Char('"') + text(14) + QStringLiteral("\" "); break;
            default: query += word() + QLatin1Char(' '); break;
            }
        }
        return query;
    }

private:
    QString word()
    {
        static const QStringList words{QStringLiteral("the"), QStringLiteral("printer"), QStringLiteral("print"), QStringLiteral("prints"),
            QStringLiteral("VPN"), QStringLiteral("Drucker"), QStringLiteral("druckerei"), QStringLiteral("障害"), QStringLiteral("印刷"),
            QStringLiteral("ﾌﾟﾘﾝﾀ"), QStringLiteral("プリンタ"), QStringLiteral("障害票"), QStringLiteral("害"), QStringLiteral("a"), QStringLiteral("foo-bar"),
            QStringLiteral("10.0.0.1"), QStringLiteral("Straße"), QStringLiteral("c"), QStringLiteral("ネットワークに接続できません")};
        // Zipf-like: the first ones stand everywhere.
        const auto at = qsizetype(m_random.below(std::uint64_t(words.size())) * m_random.below(std::uint64_t(words.size())) / std::uint64_t(words.size()));
        return words.at(at);
    }
    QString separator()
    {
        static const QStringList separators{QStringLiteral(" "), QStringLiteral(" "), QStringLiteral(", "), QStringLiteral("。"), QString(), QStringLiteral("\n")};
        return separators.at(qsizetype(m_random.below(std::uint64_t(separators.size()))));
    }
    SeededRandom &m_random;
};

std::set<Rid> selected(Connection &connection, const SqlFragment &sql)
{
    auto rows = sql.prepare(connection);
    if (!rows) {
        qWarning("%s", qPrintable(rows.error().toString()));
        return {-1};
    }
    std::set<Rid> found;
    for (;;) {
        const auto row = rows->step();
        if (!row) {
            qWarning("%s", qPrintable(row.error().toString()));
            return {-1};
        }
        if (!*row)
            return found;
        found.insert(rows->integer(0));
    }
}

std::set<Rid> holders(Connection &connection, const QString &table, const SearchQuery &query, const QString &field = {})
{
    SqlFragment all;
    for (const SearchTerm &term : query.terms)
        all.text(all.isEmpty() ? "" : " INTERSECT ").add(*indexedTexts(connection).holders(table, term, field));
    return selected(connection, all);
}

std::set<Rid> holdersByRow(Connection &connection, const QString &table, const SearchQuery &query, const QString &field = {})
{
    SqlFragment all("SELECT t.rid FROM ticket t WHERE TRUE");
    for (const SearchTerm &term : query.terms)
        all.text(" AND ").add(*indexedTexts(connection).holds(table, term, field, QStringLiteral("t.rid")));
    return selected(connection, all);
}

Result<Ok> write(SearchIndexer &indexer, const SearchText &text)
{
    STEWARD_TRY(indexer.textChanged(text));
    return indexer.finish();
}

QByteArray say(const std::set<Rid> &rids)
{
    QByteArray text;
    for (const Rid rid : rids)
        text += QByteArray::number(rid) + ' ';
    return text;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private:
    /// An empty index and the tables of records, with `rids` rows in ticket.
    static Result<Ok> prepare(Connection &connection, Rid rids)
    {
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
        STEWARD_TRY(fill(connection, rids));
        return transaction.commit();
    }
    static Result<Ok> fill(Connection &connection, Rid rids)
    {
        const auto schema = Schema::builtIn();
        for (const ProjectionTable &table : projectionTables(*schema))
            STEWARD_TRY(connection.execute(createSql(table, connection.dialect()).toUtf8()));
        STEWARD_TRY(prepareSearch(connection, *schema));
        STEWARD_ASSIGN(Statement record,
            connection.prepare(QByteArrayLiteral("INSERT INTO record (rid, id, type) VALUES (?, ?, 'incident')")));
        STEWARD_ASSIGN(Statement ticket,
            connection.prepare(QByteArrayLiteral("INSERT INTO ticket (rid, kind, updated) VALUES (?, 'incident', ?)")));
        SeededRandom random{3};
        for (Rid rid = 1; rid <= rids; ++rid) {
            record.bind(rid, Uuid::v7(Instant{1}, random));
            STEWARD_TRY(record.run());
            ticket.bind(rid, rid * 86'400'000);
            STEWARD_TRY(ticket.run());
        }
        return Ok{};
    }

    static void compare(Connection &connection, const Model &model, const QString &table, const SearchQuery &query, const QString &text)
    {
        for (const QString &field : {QString(), QStringLiteral("title"), QStringLiteral("custom.note")}) {
            const std::set<Rid> wanted = model.matching(table, query, field);
            const std::set<Rid> byIndex = holders(connection, table, query, field);
            QVERIFY2(byIndex == wanted,
                QByteArray(text.toUtf8() + " in '" + field.toUtf8() + "' found " + say(byIndex) + "wanted " + say(wanted)).constData());
            const std::set<Rid> byRow = holdersByRow(connection, table, query, field);
            QVERIFY2(byRow == wanted,
                QByteArray(text.toUtf8() + " in '" + field.toUtf8() + "' row by row " + say(byRow) + "wanted " + say(wanted)).constData());
        }
    }

private Q_SLOTS:
    void indexAgreesWithTheTexts_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed) {
            QTest::addRow("sqlite, seed %d", seed) << Dialect::Sqlite << seed;
            if (seed <= 3)
                QTest::addRow("postgresql, seed %d", seed) << Dialect::Postgresql << seed;
        }
    }
    void indexAgreesWithTheTexts()
    {
        QFETCH(Dialect, dialect);
        QFETCH(int, seed);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        constexpr Rid owners = 150;
        VERIFY_OK(prepare(connection, 3 * owners));
        SeededRandom random{std::uint64_t(seed)};
        Words words(random);
        std::unique_ptr<SearchIndexer> indexer = searchIndexer(connection);
        auto *sqlite = dynamic_cast<SqliteSearchIndexer *>(indexer.get());
        if (sqlite) // so small that segments are made and merged all the time
            sqlite->setPendingLimit(seed % 3 == 0 ? 1 : 300);
        Model model;
        for (int round = 0; round < 15; ++round) {
            const Model before = model;
            {
                auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
                VERIFY_OK(transaction);
                for (int i = 0; i < 20; ++i) {
                    SearchText text;
                    text.owner = 1 + Rid(random.below(owners));
                    text.ownerTable = random.below(8) == 0 ? QStringLiteral("person") : ticketTable;
                    if (text.ownerTable != ticketTable)
                        text.owner += owners; // a rid is one record's
                    text.source = random.below(2) ? text.owner : 2 * owners + text.owner % owners + 1;
                    text.field = text.source == text.owner ? (random.below(2) ? QStringLiteral("title") : QStringLiteral("custom.note"))
                                                           : QStringLiteral("body");
                    const Model::Key key{text.source, text.field};
                    if (const auto known = model.texts.find(key); known != model.texts.end()) {
                        text.owner = known->second.owner;
                        text.ownerTable = known->second.table;
                        text.before = known->second.text;
                        if (random.below(3) == 0)
                            text.after.clear();
                        else
                            text.after = words.text(60);
                    } else {
                        text.after = words.text(random.below(10) == 0 ? 700 : 40);
                    }
                    VERIFY_OK(indexer->textChanged(text));
                    if (random.below(4) == 0) // several in one commit, or one at a time
                        VERIFY_OK(indexer->finish());
                    if (text.after.isEmpty())
                        model.texts.erase(key);
                    else
                        model.texts[key] = {text.owner, text.ownerTable, text.after, tokenize(text.after)};
                }
                VERIFY_OK(indexer->finish());
                const QString inside = words.query(); // a search inside the writing transaction sees it
                if (const SearchQuery query = parseSearch(inside, SearchEnding::Complete); !query.isEmpty())
                    compare(connection, model, ticketTable, query, inside);
                if (random.below(5) == 0) { // rolled back
                    model = before;
                    indexer->discard();
                } else {
                    VERIFY_OK(transaction->commit());
                }
            }
            for (int i = 0; i < 12; ++i) {
                const QString text = words.query();
                const SearchQuery query = parseSearch(text, random.below(2) ? SearchEnding::Typing : SearchEnding::Complete);
                if (!query.isEmpty())
                    compare(connection, model, random.below(6) ? ticketTable : QStringLiteral("person"), query, text);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        if (!sqlite)
            return;
        // One segment of everything tells the same, and nothing dead is left in it.
        for (bool done = false; !done;) {
            auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
            VERIFY_OK(transaction);
            const auto step = sqlite->optimize(2000);
            VERIFY_OK(step);
            done = *step;
            VERIFY_OK(transaction->commit());
            const QString text = words.query();
            if (const SearchQuery query = parseSearch(text, SearchEnding::Typing); !query.isEmpty())
                compare(connection, model, ticketTable, query, text);
            if (QTest::currentTestFailed())
                return;
        }
        auto rest = connection.prepare(QByteArrayLiteral(
            "SELECT (SELECT count(*) FROM search_segment), (SELECT count(*) FROM search_dead), (SELECT count(*) FROM search_pending)"));
        VERIFY_OK(rest);
        QVERIFY(*rest->step());
        QCOMPARE(rest->integer(0), 1);
        QCOMPARE(rest->integer(1), 0);
        QCOMPARE(rest->integer(2), 0);
    }

    void wordsPeopleType_data() { test::storeRows(); }
    void wordsPeopleType()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(prepare(connection, 10));
        const auto indexer = searchIndexer(connection);
        const QStringList titles{QStringLiteral("ネットワーク障害の報告"), QStringLiteral("印刷できない"), QStringLiteral("プリンタが動かない"), QStringLiteral("VPN is down"),
            QStringLiteral("Der Drucker druckt nicht"), QStringLiteral("error in foo-bar module"), QStringLiteral("foo and bar")};
        for (qsizetype i = 0; i < titles.size(); ++i)
            VERIFY_OK(write(*indexer, {i + 1, ticketTable, i + 1, QStringLiteral("title"), {}, titles.at(i)}));
        VERIFY_OK(connection.execute("INSERT INTO number_alias (number, rid, kind) VALUES ('inc-000123', 4, 'primary')"));

        Search search(connection);
        const RecordType &incident = *Schema::builtIn()->type(u"incident");
        const auto find = [&](const QString &text) {
            QList<Rid> rids;
            const auto answer = search.search(incident, text, SearchEnding::Complete, Instant{0});
            if (!answer)
                return QList<Rid>{-1};
            for (const SearchHit &hit : answer->hits)
                rids.append(hit.rid);
            return rids;
        };
        QCOMPARE(find(QStringLiteral("障害")), QList<Rid>{1});
        QCOMPARE(find(QStringLiteral("印刷")), QList<Rid>{2});
        QCOMPARE(find(QStringLiteral("ﾌﾟﾘﾝﾀ")), QList<Rid>{3});
        QCOMPARE(find(QStringLiteral("vpn")), QList<Rid>{4});
        QCOMPARE(find(QStringLiteral("\"Drucker\"")), QList<Rid>{5});
        QCOMPARE(find(QStringLiteral("\"foo-bar\"")), QList<Rid>{6});
        QCOMPARE(find(QStringLiteral("foo bar")), (QList<Rid>{7, 6}));
        QCOMPARE(find(QStringLiteral("INC-000123")), QList<Rid>{4});
        QCOMPARE(find(QStringLiteral("Druck")), QList<Rid>());
        QCOMPARE(find(QStringLiteral("Druck*")), QList<Rid>{5});
        QCOMPARE(find(QStringLiteral("網")), QList<Rid>());
        QCOMPARE(find(QStringLiteral("!?")), QList<Rid>());
        QCOMPARE(find(QString()), QList<Rid>());
    }

    void ranking_data() { test::storeRows(); }
    void ranking()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(prepare(connection, 400));
        const auto indexer = searchIndexer(connection);
        const auto put = [&](Rid owner, Rid source, const char *field, const QString &text) {
            VERIFY_OK(write(*indexer, {owner, ticketTable, source, QString::fromLatin1(field), {}, text}));
        };
        put(10, 10, "title", QStringLiteral("Router needs a reset")); // old, in the title
        put(20, 20, "description", QStringLiteral("the router again"));
        put(30, 300, "body", QStringLiteral("restarted the router"));
        put(40, 40, "title", QStringLiteral("mouse"));
        put(200, 200, "description", QStringLiteral("router, deleted"));
        VERIFY_OK(connection.execute("UPDATE ticket SET deleted = 1 WHERE rid = 200"));
        Search search(connection);
        const RecordType &incident = *Schema::builtIn()->type(u"incident");
        // All long ago: the place decides.
        auto answer = search.search(incident, QStringLiteral("router"), SearchEnding::Typing, Instant{100'000LL * 86'400'000});
        VERIFY_OK(answer);
        QCOMPARE(answer->hits, (QList<SearchHit>{{10, 16 * 8, false}, {20, 16 * 3, false}, {30, 16 * 2, false}}));
        QVERIFY(!answer->capped);
        // Day 31: ticket 30 was updated yesterday, ticket 20 eleven days ago, ticket 10 three weeks ago.
        answer = search.search(incident, QStringLiteral("router"), SearchEnding::Typing, Instant{31LL * 86'400'000});
        VERIFY_OK(answer);
        QCOMPARE(answer->hits, (QList<SearchHit>{{10, 16 * 8 + 12 * 3, false}, {30, 16 * 2 + 12 * 7, false}, {20, 16 * 3 + 12 * 4, false}}));
        // Two terms: each by its rarity, 1 + bits((400 - 10) / 4) for router, 1 + bits((400 - 20) / 1) for again.
        answer = search.search(incident, QStringLiteral("again router"), SearchEnding::Typing, Instant{100'000LL * 86'400'000});
        VERIFY_OK(answer);
        QCOMPARE(answer->hits, (QList<SearchHit>{{20, 16 * (8 + 10) * 3, false}}));
    }

    /// Only the newest are scored, and the answer says that there are more.
    void cap_data() { test::storeRows(); }
    void cap()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(prepare(connection, searchCap + 1));
        auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
        VERIFY_OK(transaction);
        const auto indexer = searchIndexer(connection);
        for (Rid rid = 1; rid <= searchCap; ++rid)
            VERIFY_OK(write(*indexer, {rid, ticketTable, rid, QStringLiteral("title"), {}, QStringLiteral("help")}));
        VERIFY_OK(transaction->commit());
        Search search(connection);
        const RecordType &incident = *Schema::builtIn()->type(u"incident");
        auto answer = search.search(incident, QStringLiteral("help"), SearchEnding::Typing, Instant{0});
        VERIFY_OK(answer);
        QCOMPARE(answer->hits.size(), searchCap);
        QVERIFY(!answer->capped);
        VERIFY_OK(write(*indexer, {searchCap + 1, ticketTable, searchCap + 1, QStringLiteral("title"), {}, QStringLiteral("help")}));
        answer = search.search(incident, QStringLiteral("help"), SearchEnding::Typing, Instant{0}, 10);
        VERIFY_OK(answer);
        QCOMPARE(answer->hits.size(), 10);
        QCOMPARE(answer->hits.first().rid, Rid(searchCap + 1));
        QVERIFY(answer->capped);
    }

    void anotherSessionSeesWhatIsCommitted_data() { test::storeRows(); }
    void anotherSessionSeesWhatIsCommitted()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        VERIFY_OK(prepare(store.connection(), 10));
        auto other = store.another(true);
        VERIFY_OK(other);
        const auto indexer = searchIndexer(store.connection());
        const SearchQuery query = parseSearch(u"hello", SearchEnding::Complete);
        const auto seen = [&] { return holders(**other, ticketTable, query).size(); };
        QCOMPARE(seen(), size_t(0));
        {
            auto transaction = Transaction::begin(store.connection(), Transaction::Mode::Immediate);
            VERIFY_OK(write(*indexer, {1, ticketTable, 1, QStringLiteral("title"), {}, QStringLiteral("hello")}));
            QCOMPARE(seen(), size_t(0));
            VERIFY_OK(transaction->commit());
        }
        QCOMPARE(seen(), size_t(1));
        VERIFY_OK(write(*indexer, {2, ticketTable, 2, QStringLiteral("title"), {}, QStringLiteral("hello")}));
        QCOMPARE(seen(), size_t(2));
        if (auto *sqlite = dynamic_cast<SqliteSearchIndexer *>(indexer.get()))
            VERIFY_OK(sqlite->flush());
        QCOMPARE(seen(), size_t(2));
        VERIFY_OK(write(*indexer, {1, ticketTable, 1, QStringLiteral("title"), QStringLiteral("hello"), QStringLiteral("bye")}));
        QCOMPARE(seen(), size_t(1));
    }

    /// What a session looked up inside a transaction is forgotten with it, though the next text gets the same row.
    void rolledBackTextsAreForgotten_data() { test::storeRows(); }
    void rolledBackTextsAreForgotten()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(prepare(connection, 10));
        const auto indexer = searchIndexer(connection);
        const auto seen = [&](QStringView word) {
            return holders(connection, ticketTable, parseSearch(word, SearchEnding::Complete)).size();
        };
        {
            auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
            VERIFY_OK(transaction);
            VERIFY_OK(write(*indexer, {1, ticketTable, 1, QStringLiteral("title"), {}, QStringLiteral("hello")}));
            QCOMPARE(seen(u"hello"), size_t(1));
        }
        VERIFY_OK(write(*indexer, {2, ticketTable, 2, QStringLiteral("title"), {}, QStringLiteral("bye")}));
        QCOMPARE(seen(u"hello"), size_t(0));
        QCOMPARE(seen(u"bye"), size_t(1));
    }

    void fillingFromTheRecords_data() { test::storeRows(); }
    void fillingFromTheRecords()
    {
        QFETCH(Dialect, dialect);
        TestStore store(dialect);
        VERIFY_OK(store.open());
        Connection &connection = store.connection();
        VERIFY_OK(prepare(connection, 5));
        VERIFY_OK(connection.execute(
            "UPDATE ticket SET title = 'alpha beta' WHERE rid = 1; UPDATE ticket SET title = 'alpha', deleted = 1 WHERE rid = 2;"
            "INSERT INTO ticket_text (rid, description) VALUES (3, 'alpha gamma');"
            "INSERT INTO comment (rid, about, body) VALUES (10, 4, 'alpha in a comment');"
            "INSERT INTO comment (rid, about, body, withdrawn) VALUES (11, 5, 'alpha withdrawn', 1);"
            "INSERT INTO person (rid, name, email) VALUES (20, 'Alpha Centauri', 'alpha@example.org')"));
        {
            auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
            VERIFY_OK(transaction);
            const auto texts = fillSearch(connection, *Schema::builtIn());
            VERIFY_OK(texts);
            QCOMPARE(*texts, 5);
            VERIFY_OK(transaction->commit());
        }
        const auto found = [&](const QString &table, QStringView text) {
            return holders(connection, table, parseSearch(text, SearchEnding::Complete));
        };
        QCOMPARE(found(ticketTable, u"alpha"), (std::set<Rid>{1, 3, 4}));
        QCOMPARE(found(ticketTable, u"gamma"), (std::set<Rid>{3}));
        QCOMPARE(found(QStringLiteral("person"), u"alpha"), (std::set<Rid>{20}));
        QCOMPARE(found(QStringLiteral("person"), u"example"), (std::set<Rid>{20}));
    }

    void damagedIndexIsAnError()
    {
        TestStore store(Dialect::Sqlite);
        VERIFY_OK(store.open());
        VERIFY_OK(prepare(store.connection(), 3));
        SqliteSearchIndexer indexer(store.connection());
        VERIFY_OK(write(indexer, {1, ticketTable, 1, QStringLiteral("title"), {}, QStringLiteral("hello")}));
        VERIFY_OK(indexer.flush());
        VERIFY_OK(store.connection().execute("UPDATE search_posting SET data = x'ffff'"));
        auto rows = indexedTexts(store.connection()).holders(ticketTable, searchTerm(u"hello"), {})->prepare(store.connection());
        VERIFY_OK(rows);
        const auto row = rows->step();
        QVERIFY(!row);
        QCOMPARE(row.error().kind, ErrorKind::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
