// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/demo.h"
#include "core/desk/fields.h"
#include "core/lifecycle/deskpolicies.h"
#include "tests/support/result.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        STEWARD_VERIFY(made, Workspace::create(m_folder.filePath(QStringLiteral("demo.steward")),
            {&m_clock, &m_random, demoLogin(), false}));
        m_desk = *std::move(made);
        QElapsedTimer timer;
        timer.start();
        STEWARD_VERIFY(report, fillWithDemo(*m_desk));
        qInfo("%lld operations in %lld ms", report->operations, timer.elapsed()); // a figure for people
        QCOMPARE(report->tickets, 2038);
        const RecordType &type = *m_desk->schema().type(u"incident");
        STEWARD_VERIFY(rids, m_desk->records().all(type));
        for (const Rid rid : *rids)
            m_tickets.append(m_desk->load(rid).value());
    }
    void cleanupTestCase() { m_desk.reset(); }

    void isTheCompany();
    void hasEveryKindOfTicket();
    void keepsTheRules();
    void nothingHappensInTheFuture();
    void sameSeedSameStory();
    void verifies();

private:
    Value value(const LoadedRecord &ticket, QStringView field)
    {
        return valueOf(*m_desk->schema().type(u"incident"), ticket.values, field);
    }
    qint64 count(const char *type) { return *m_desk->records().count(*m_desk->schema().type(QString::fromLatin1(type))); }

    QTemporaryDir m_folder;
    ManualClock m_clock{{1'795'400'000'000}};
    SeededRandom m_random{1};
    std::unique_ptr<Workspace> m_desk;
    QList<LoadedRecord> m_tickets;
};

void DemoTest::isTheCompany()
{
    QCOMPARE(m_tickets.size(), 2038);
    QCOMPARE(m_desk->labelOf(m_desk->me()).value(), QStringLiteral("佐藤 美咲"));
    QCOMPARE(count("team"), 8);
    QVERIFY(count("person") >= 240);
    QCOMPARE(count("service"), 20);
    QCOMPARE(count("ci"), 302);
    QVERIFY(count("worknote") > 300);
    QVERIFY(count("worklog") > 300);
    QVERIFY(count("comment") > 1000);
}

void DemoTest::hasEveryKindOfTicket()
{
    int open = 0, overdue = 0, mine = 0, held = 0, merged = 0, reopened = 0, resolved = 0, printing = 0, unassigned = 0;
    QStringList words{QStringLiteral("印刷"), QStringLiteral("障害"), QStringLiteral("ﾌﾟﾘﾝﾀ"), QStringLiteral("VPN"),
        QStringLiteral("Drucker"), QStringLiteral("foo-bar"), QStringLiteral("給与"), QStringLiteral("SSO"),
        QStringLiteral("Wi-Fi")};
    for (const LoadedRecord &ticket : std::as_const(m_tickets)) {
        const bool isOpen = value(ticket, u"status.class").number() < qint64(StatusClass::Done);
        const QString text = value(ticket, u"title").text() + value(ticket, u"description").text();
        words.removeIf([&](const QString &word) { return text.contains(word); });
        open += isOpen;
        overdue += isOpen && value(ticket, u"due").number() < m_clock.now().ms;
        mine += isOpen && value(ticket, u"assignee").reference() == m_desk->me();
        unassigned += isOpen && value(ticket, u"assignee").isEmpty();
        held += isOpen && !value(ticket, u"hold").isEmpty();
        printing += isOpen && (text.contains(QStringLiteral("印刷")) || text.contains(QStringLiteral("rinter")));
        merged += value(ticket, u"merged.into").isReference();
        reopened += value(ticket, u"reopens").number() > 0;
        resolved += value(ticket, u"status.class").number() == qint64(StatusClass::Done);
    }
    qInfo("open %d overdue %d mine %d unassigned %d held %d merged %d reopened %d resolved %d printing %d", open, overdue,
        mine, unassigned, held, merged, reopened, resolved, printing);
    QVERIFY2(words.isEmpty(), qPrintable(words.join(QLatin1Char(' '))));
    QVERIFY(open > 150 && open < 500);
    QVERIFY(overdue > 5 && overdue < open / 2);
    QVERIFY(mine >= 5);
    QVERIFY(unassigned >= 5);
    QVERIFY(held >= 10);
    QVERIFY(merged >= 5);
    QVERIFY(reopened >= 20);
    QVERIFY(resolved >= 10);
    QVERIFY(printing >= 5);
}

void DemoTest::keepsTheRules()
{
    const DeskPolicies &policies = DeskPolicies::builtIn();
    const Lifecycle &lifecycle = *policies.lifecycle(QStringLiteral("incident"));
    const RecordType &type = *m_desk->schema().type(u"incident");
    for (const LoadedRecord &ticket : std::as_const(m_tickets)) {
        QVERIFY2(policies.matrix().check(type, ticket.values), qPrintable(ticket.number));
        const LifecycleState *state = lifecycle.state(value(ticket, u"status").text());
        QVERIFY(state);
        QCOMPARE(value(ticket, u"status.class").number(-1), qint64(state->statusClass));
        for (const QString &field : state->needs)
            QVERIFY2(!value(ticket, field).isEmpty(), qPrintable(ticket.number + field));
        QVERIFY2(m_desk->records().conflicts(ticket.rid)->isEmpty(), qPrintable(ticket.number));
        const QString texts = value(ticket, u"title").text() + value(ticket, u"description").text();
        QVERIFY2(!texts.contains(QLatin1Char('{')), qPrintable(texts));
    }
}

void DemoTest::nothingHappensInTheFuture()
{
    Instant before{0};
    for (qint64 seq = 0;;) {
        STEWARD_VERIFY(operations, m_desk->log().after(seq, 2000));
        if (operations->isEmpty())
            break;
        for (const LoggedOperation &logged : *operations) {
            QVERIFY(logged.operation.eventTime <= m_clock.now());
            if (logged.operation.recordType == QLatin1String("incident")) {
                QVERIFY(logged.operation.eventTime >= before);
                before = logged.operation.eventTime;
                QVERIFY(!logged.operation.author.isNull());
            }
            seq = logged.hub.seq;
        }
    }
}

void DemoTest::sameSeedSameStory()
{
    const auto titles = [&](int days) {
        QTemporaryDir folder;
        ManualClock clock(m_clock.now() + std::chrono::hours(24 * days));
        SeededRandom random(99);
        auto made = Workspace::create(folder.filePath(QStringLiteral("d.steward")), {&clock, &random, demoLogin(), false});
        DemoOptions options;
        options.tickets = 40;
        QStringList list;
        if (made && fillWithDemo(**made, options)) {
            for (int i = 1; i <= 40; ++i) {
                const auto ticket = (*made)->loadNumber(QStringLiteral("INC-%1").arg(i, 6, 10, QLatin1Char('0')));
                list.append(ticket ? value(*ticket, u"title").text() : QString());
            }
        }
        return list;
    };
    const QStringList first = titles(0);
    QCOMPARE(first.size(), 40);
    QVERIFY(!first.contains(QString()));
    QCOMPARE(titles(0), first);
}

void DemoTest::verifies()
{
    STEWARD_VERIFY(verification, Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
}

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"
