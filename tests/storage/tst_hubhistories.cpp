// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/binaryarray.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/oplogvectors.h"

#include <QTest>

#include <thread>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// The hub's own canonical form and fold against the core's, on frozen vectors, random histories and many sessions at
/// once. After each test the log proves itself and every row is the fold of its operations.
class HubHistoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void vectorsAgree();
    void randomHistories_data();
    void randomHistories();
    void fiftySessionsOnTwentyTickets();
    void numbersHaveNoHoles();

private:
    const RecordType &incident() const { return *m_world.schema->type(u"incident"); }
    RecordValues randomEdit(RecordValues values, SeededRandom &random) const;

    static constexpr int crowd = 10; ///< logins, each with a limit of sessions
    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
};

void HubHistoriesTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"root"_s, {u"administrator"_s, {}, {}}));
    for (int i = 0; i < crowd; ++i)
        VERIFY_OK(m_hub.add(m_world, u"one%1"_s.arg(i), {u"technician"_s, {}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
}

void HubHistoriesTest::cleanup() { QCOMPARE(DeskFile::need(proveHub(*m_owner, m_world.schema)), QString()); }

void HubHistoriesTest::vectorsAgree()
{
    const QList<OplogVector> vectors = readOplogVectors(oplogVectorsPath(Operation::currentFormat));
    QCOMPARE(vectors.size(), 1000);
    Statement row = DeskFile::need(m_owner->prepare(
        "SELECT sha256(?::bytea || hub.header(?::bigint, ?::uuid, ?::bigint, ?::text, ?::uuid, ?::text, ?::uuid, ?::uuid, "
        "?::bigint, ?::bigint, ?::bigint, ?::bigint, ?::uuid, ?::uuid, ?::bigint, ?::bigint, (SELECT "
        "coalesce(string_agg(hub.frame(u), '' ORDER BY k), '') FROM unnest(?::text[]) WITH ORDINALITY x(u, k)), "
        "hub.root(?18, ARRAY(SELECT hub.commitment(s, o, n) FROM unnest(?::bytea[], ?::bytea[], ?::bytea[]) WITH ORDINALITY "
        "x(s, o, n, k) ORDER BY k)))), "
        "sha256(?::bytea || hub.leaf(?::bytea, ?::bigint, ?::bigint, ?::text, ?::text, ?::uuid, ?::bigint))"));
    for (const OplogVector &vector : vectors) {
        const Operation &op = vector.logged.operation;
        const HubFact &fact = vector.logged.hub;
        BinaryArray units(BinaryArray::Type::Text), salts(BinaryArray::Type::Bytes), olds(BinaryArray::Type::Bytes),
            news(BinaryArray::Type::Bytes);
        for (const UnitChange &change : op.units) {
            units.add(QByteArrayView(change.unit.toUtf8()));
            salts.add(QByteArrayView(change.salt));
            olds.add(change.oldValue);
            news.add(change.newValue);
        }
        row.bind(view(op.previous), op.format, op.dot.replica, op.dot.rseq, op.recordType, op.record, op.verb, op.group, op.batch,
            op.hlc, op.seen.epoch, op.seen.hubSeq, op.seen.ownSeq, op.actor, op.author, op.eventTime, op.schemaVersion,
            units.finish(), salts.finish(), olds.finish(), news.finish(), view(vector.previousChain), view(op.hash), fact.seq,
            fact.eff, fact.number, fact.verdict, fact.receivedBy, fact.receivedAt);
        QVERIFY(DeskFile::need(row.step()));
        QCOMPARE(row.blob(0).toHex(), toBytes(op.hash).toHex());
        QCOMPARE(row.blob(1).toHex(), toBytes(fact.chain).toHex());
    }
}

RecordValues HubHistoriesTest::randomEdit(RecordValues values, SeededRandom &random) const
{
    const auto set = [&](QStringView field, const Value &value) { setField(incident(), values, field, value); };
    const auto person = [&] { return m_world.people.values().at(qsizetype(random.below(4))); };
    switch (random.below(9)) {
    case 0:
        set(u"title", u"title %1 障害"_s.arg(random.below(4)));
        break;
    case 1: { // back and forth along ways that exist
        const QString now = values.values[size_t(incident().indexOf(u"status"))].text();
        const bool hold = now == u"onhold";
        set(u"status", hold ? u"assigned"_s : u"onhold"_s);
        set(u"status.class", Value(qint64(hold ? 1 : 2)));
        set(u"hold", hold ? Value() : Value(u"vendor"_s));
        break;
    }
    case 2:
        set(u"impact", Value(qint64(1 + random.below(3))));
        set(u"urgency", random.below(3) ? Value(qint64(1 + random.below(3))) : Value());
        break;
    case 3:
    case 4: {
        StringSet tags = values.values[size_t(incident().indexOf(u"tag"))].set();
        const QString tag = u"t%1\\\"印"_s.arg(random.below(4));
        if (tags.contains(tag))
            tags.remove(tag);
        else
            tags.insert(tag);
        set(u"tag", tags);
        break;
    }
    case 5: {
        StringSet watchers = values.values[size_t(incident().indexOf(u"watcher"))].set();
        const QString id = person().toString();
        if (watchers.contains(id))
            watchers.remove(id);
        else
            watchers.insert(id);
        set(u"watcher", watchers);
        break;
    }
    case 6:
        set(u"assignee", random.below(3) ? Value(person()) : Value());
        set(u"team", random.below(2) ? m_world.network : m_world.databases);
        break;
    case 7:
        set(u"description", random.below(3) ? Value(u"text %1\n"_s.arg(random.below(3)).repeated(5)) : Value());
        break;
    default:
        set(u"deleted", random.below(2) ? Value::boolean(true) : Value());
    }
    return values;
}

void HubHistoriesTest::randomHistories_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("pageSize");
    const int rounds = qEnvironmentVariableIsSet("STEWARD_LONG") ? 40 : 4;
    for (int seed = 1; seed <= rounds; ++seed)
        QTest::addRow("seed %d", seed) << seed << (seed % 3 == 0 ? 1 : 1 + seed * 4 % 23);
}

/// Three people edit five tickets from forms that are more or less old, and hand in pages of several operations.
void HubHistoriesTest::randomHistories()
{
    QFETCH(const int, seed);
    QFETCH(const int, pageSize);
    SeededRandom random{quint64(seed)};
    std::vector<std::unique_ptr<HubAuthor>> authors;
    for (int i = 0; i < 3; ++i)
        authors.push_back(std::make_unique<HubAuthor>(m_hub, u"root"_s, quint64(seed * 10 + i)));
    struct Form
    {
        Context seen; ///< of its author
        RecordValues values;
        size_t author;
        Uuid ticket;
    };
    QList<Form> forms;
    QHash<Uuid, RecordValues> shown; ///< as the last look at the hub showed them
    QList<Uuid> tickets;
    for (int i = 0; i < 5; ++i) {
        const RecordValues values = ticketValues(incident(), u"ticket %1"_s.arg(i), m_world.network, authors[0]->me);
        tickets.append(authors[0]->newId());
        QCOMPARE(authors[0]->verdict(authors[0]->create(incident(), tickets.last(), values, authors[0]->seen())), u"accepted"_s);
        shown.insert(tickets.last(), values);
    }
    for (int round = 0; round < 60 / pageSize + 4; ++round) {
        HubAuthor &author = *authors[size_t(random.below(3))];
        const size_t number = size_t(&author == authors[0].get() ? 0 : &author == authors[1].get() ? 1 : 2);
        QList<Operation> page;
        for (int i = 0; i < pageSize; ++i) {
            const Uuid ticket = tickets.at(qsizetype(random.below(5)));
            Context now = author.seen();
            Form form{now, shown.value(ticket), number, ticket};
            if (!forms.isEmpty() && random.below(3) == 0) {
                const Form &old = forms.at(qsizetype(random.below(quint64(forms.size()))));
                if (old.author == number)
                    form = old;
            }
            forms.append({now, shown.value(ticket), number, ticket});
            const RecordValues next = randomEdit(form.values, random);
            if (next == form.values)
                continue;
            page.append(author.edit(incident(), form.ticket, form.values, next, form.seen));
            shown.insert(form.ticket, next); // what this author's screen shows; the fold says what is
        }
        const auto answer = author.push(page);
        VERIFY_OK(answer);
        for (const PushVerdict &verdict : *answer)
            QCOMPARE(verdict.fact.verdict, u"accepted"_s);
        if (random.below(2) == 0) { // everybody looks
            RecordStore records(*m_owner, m_world.schema);
            for (const Uuid &ticket : tickets) {
                const auto place = DeskFile::need(records.place(ticket));
                shown.insert(ticket, DeskFile::need(records.load(place->rid))->values);
            }
        }
    }
}

void HubHistoriesTest::fiftySessionsOnTwentyTickets()
{
    constexpr int sessions = 50;
    constexpr int count = 20;
    HubAuthor tom(m_hub, u"tom"_s, 1);
    QList<Uuid> tickets;
    QList<Operation> creations;
    const RecordValues values = ticketValues(incident(), u"start"_s, m_world.network, tom.me);
    for (int i = 0; i < count; ++i) {
        tickets.append(tom.newId());
        creations.append(tom.create(incident(), tickets.last(), values, tom.seen()));
    }
    VERIFY_OK(tom.push(creations));
    std::vector<std::unique_ptr<HubAuthor>> authors;
    for (int i = 0; i < sessions; ++i)
        authors.push_back(std::make_unique<HubAuthor>(m_hub, u"one%1"_s.arg(i % crowd), quint64(100 + i)));
    const Context seen = tom.seen();
    std::vector<QString> failures(sessions);
    std::vector<std::thread> threads;
    for (int s = 0; s < sessions; ++s) {
        HubAuthor &author = *authors[size_t(s)];
        QList<Operation> page;
        for (int i = 0; i < count; ++i) { // each in an order of its own
            RecordValues next = values;
            setField(incident(), next, u"title", u"by session %1"_s.arg(s));
            page.append(author.edit(incident(), tickets[(i * 7 + s) % count], values, next, {seen.epoch, seen.hubSeq, 0}));
        }
        threads.emplace_back([&author, page, &failure = failures[size_t(s)]] {
            while (true) {
                const auto answer = author.push(page);
                if (!answer && answer.error().code == u"hub.unreachable")
                    continue; // busy: any call may be repeated
                if (!answer)
                    failure = answer.error().toString();
                else if (answer->size() != count)
                    failure = u"not all answered"_s;
                return;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const QString &failure : failures)
        QCOMPARE(failure, QString());

    for (const Uuid &ticket : tickets) {
        const auto history = tom.client->history(ticket);
        VERIFY_OK(history);
        QCOMPARE(history->size(), 1 + sessions);
        const auto folded = foldRecord(incident(), *history);
        VERIFY_OK(folded);
        QCOMPARE(folded->units.value(u"title"_s).siblings.size(), sessions); // nobody's edit is lost
    }
    QCOMPARE(DeskFile::need(column(*m_owner, "SELECT r.id FROM conflict c JOIN record r ON r.rid = c.rid WHERE c.unit = 'title' "
        "AND c.rid IN (SELECT o.rid FROM operation o GROUP BY o.rid HAVING count(*) = 51)")).size(), count);
}

void HubHistoriesTest::numbersHaveNoHoles()
{
    constexpr int sessions = 6;
    constexpr int each = 12;
    std::vector<std::unique_ptr<HubAuthor>> authors;
    for (int i = 0; i < sessions; ++i)
        authors.push_back(std::make_unique<HubAuthor>(m_hub, u"one%1"_s.arg(i % crowd), quint64(300 + i)));
    std::vector<QStringList> numbers(sessions);
    std::vector<std::thread> threads;
    const Context seen = authors.front()->seen();
    for (int s = 0; s < sessions; ++s) {
        threads.emplace_back([&, s] {
            HubAuthor &author = *authors[size_t(s)];
            for (int i = 0; i < each; ++i) {
                // Every third is refused, and uses no number up.
                const QString title = i % 3 == 2 ? QString() : u"t"_s;
                const Operation op = author.create(incident(), author.newId(),
                    ticketValues(incident(), title, m_world.network, author.me), {seen.epoch, seen.hubSeq, 0});
                Result<QList<PushVerdict>> answer = author.push({op});
                while (!answer && answer.error().code == u"hub.unreachable")
                    answer = author.push({op});
                if (answer)
                    numbers[size_t(s)].append(answer->first().fact.number);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QList<int> given;
    for (const QStringList &some : numbers) {
        QCOMPARE(some.size(), each);
        for (const QString &number : some) {
            if (!number.isEmpty())
                given.append(number.section(u'-', 1).toInt());
        }
    }
    std::sort(given.begin(), given.end());
    QCOMPARE(given.size(), sessions * (each - each / 3));
    for (qsizetype i = 1; i < given.size(); ++i)
        QCOMPARE(given[i], given[i - 1] + 1);
}

QTEST_GUILESS_MAIN(HubHistoriesTest)
#include "tst_hubhistories.moc"
