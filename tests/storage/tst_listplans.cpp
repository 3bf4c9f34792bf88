// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/binder.h"
#include "core/query/shippedviews.h"
#include "core/storage/listquery.h"
#include "tests/support/stores.h"
#include "tests/support/syntheticqueue.h"

#include <QTest>

#include <ctime>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// How SQLite reads the lists that people open first. With STEWARD_BENCH_TICKETS=1000000 the figures are printed too;
/// they decide nothing.
class TestListPlans : public QObject
{
    Q_OBJECT

    TestStore m_store{Dialect::Sqlite};
    std::shared_ptr<const QueryCatalog> m_catalog = QueryCatalog::make(Schema::builtIn());

    ListRequest request(const QString &query, const QString &order) const
    {
        QueryContext context;
        context.catalog = m_catalog;
        context.now = SyntheticQueue::now;
        context.me = SyntheticQueue::me();
        ListRequest request;
        request.query = bindQuery(query, context);
        request.order = parseSortOrder(order, *context.subjectType()).value_or({});
        return request;
    }

    static QList<std::pair<QString, QString>> fastOrders()
    {
        QList<std::pair<QString, QString>> sorts;
        for (const Field &field : Schema::builtIn()->type(u"incident")->fields()) {
            const bool numberOfTicket = field.isReference() && field.target == allTickets();
            if (!isSortable(field) || numberOfTicket || field.name == QLatin1String("deleted"))
                continue;
            sorts.append({QStringLiteral("status:open"), field.name});
            sorts.append({QStringLiteral("status:open"), QLatin1Char('-') + field.name});
        }
        for (const char *field : {"opened", "updated", "resolved", "number"}) {
            sorts.append({QString(), QString::fromLatin1(field)});
            sorts.append({QString(), QLatin1Char('-') + QString::fromLatin1(field)});
        }
        return sorts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        VERIFY_OK(m_store.open());
        const int tickets = qEnvironmentVariableIntValue("STEWARD_BENCH_TICKETS");
        VERIFY_OK(
            SyntheticQueue::fill(m_store.connection(), *Schema::builtIn(), tickets > 0 ? tickets : 60'000));
    }

    void shippedViews_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("order");
        for (const ShippedView &view : steward::shippedViews())
            QTest::newRow(qPrintable(view.key)) << view.view.query << view.view.sort;
    }
    /// An index leads to the rows: nobody looks through the tickets.
    void shippedViews()
    {
        QFETCH(QString, query);
        QFETCH(QString, order);
        ListQuery lists(m_store.connection());
        const auto plan = lists.explain(request(query, order), 50);
        VERIFY_OK(plan);
        const QString text = plan->join(u'\n');
        for (const QString &line : *plan) {
            const QString step = line.trimmed();
            QVERIFY2(
                step != QLatin1String("SCAN t") && step != QLatin1String("SCAN ticket"), qPrintable(text));
            // Only what was gathered is sorted, and that is at most a few thousand rows.
            if (step.startsWith(QLatin1String("USE TEMP B-TREE FOR ORDER BY")))
                QVERIFY2(plan->first().startsWith(QLatin1String("WITH d(rid)")), qPrintable(text));
        }
    }

    void fastSorts_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("order");
        for (const auto &[query, order] : fastOrders())
            QTest::addRow("%s by %s", query.isEmpty() ? "all" : "open", qPrintable(order)) << query << order;
    }
    void fastSorts()
    {
        QFETCH(QString, query);
        QFETCH(QString, order);
        ListQuery lists(m_store.connection());
        lists.setGatherLimit(0);
        const auto plan = lists.explain(request(query, order), 50);
        VERIFY_OK(plan);
        const QString text = plan->join(u'\n');
        QVERIFY2(!text.contains(QLatin1String("SCAN t\n")) && !text.endsWith(QLatin1String("SCAN t")),
            qPrintable(text));
        QVERIFY2(text.contains(query.isEmpty() ? QLatin1String("INDEX ticket__")
                                               : QLatin1String("INDEX ticket__open_")),
            qPrintable(text));
        // The main segment comes in order; the short stretch of empty states may be sorted.
        const qsizetype sorted = text.indexOf(QLatin1String("TEMP B-TREE"));
        const qsizetype second = text.indexOf(QLatin1String("\nSELECT"));
        QVERIFY2(sorted < 0 || (second > 0 && sorted > second), qPrintable(text));
    }

    void behindOthers_data()
    {
        QTest::addColumn<QString>("order");
        for (const char *order : {"status", "-status", "status.class", "-status.class", "hold", "-hold"})
            QTest::newRow(order) << order;
    }
    /// In orders of states the rows of these views stand behind most open tickets: nobody reads through those.
    void behindOthers()
    {
        QFETCH(QString, order);
        ListQuery lists(m_store.connection());
        ListQuery walks(m_store.connection());
        walks.setGatherLimit(0);
        const auto unassigned = walks.explain(request(u"is:unassigned status:open"_s, order), 50);
        VERIFY_OK(unassigned);
        QVERIFY2(unassigned->join(u'\n').contains(u"INDEX ticket__unassigned_"), qPrintable(unassigned->join(u'\n')));
        // More than a walk is given up for in other orders: four fifths of the open tickets.
        const auto some = lists.explain(request(u"status:open priority<=4"_s, order), 50);
        VERIFY_OK(some);
        QVERIFY2(some->first().startsWith(u"WITH d(rid)"), qPrintable(some->join(u'\n')));
        const auto spread = lists.explain(request(u"status:open priority<=4"_s, u"opened"_s), 50);
        VERIFY_OK(spread);
        QVERIFY2(!spread->first().startsWith(u"WITH d(rid)"), qPrintable(spread->join(u'\n')));
        // In other orders too, when there are fewer rows than the condition that is counted leads to.
        const auto narrowed = lists.explain(request(u"status:open priority<=4 -comments:3"_s, u"opened"_s), 50);
        VERIFY_OK(narrowed);
        QVERIFY2(narrowed->first().startsWith(u"WITH d(rid)"), qPrintable(narrowed->join(u'\n')));
        const auto others = walks.explain(request(u"status:open"_s, order), 50);
        VERIFY_OK(others);
        QVERIFY2(others->join(u'\n').contains(u"INDEX ticket__open_"), qPrintable(others->join(u'\n')));
    }

    /// A desk of an older program that is only read has no such index: its lists come all the same.
    void withoutAnIndex()
    {
        const auto page = [this] {
            ListQuery lists(m_store.connection());
            lists.setGatherLimit(0);
            return lists.page(request(u"is:unassigned status:open"_s, u"-status"_s), 50);
        };
        const auto before = page();
        VERIFY_OK(before);
        VERIFY_OK(m_store.connection().execute("BEGIN; DROP INDEX ticket__unassigned_status_class"));
        const auto after = page();
        VERIFY_OK(m_store.connection().execute("ROLLBACK"));
        VERIFY_OK(after);
        QCOMPARE(after->rids, before->rids);
    }

    void figures()
    {
        if (!qEnvironmentVariableIsSet("STEWARD_BENCH_TICKETS"))
            return;
        ListQuery lists(m_store.connection());
        // Time of this thread alone, so that other work on the machine does not show.
        const auto now = [] {
            timespec at{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
            return double(at.tv_sec) * 1e3 + double(at.tv_nsec) / 1e6;
        };
        const auto measure = [&now](int rounds, const auto &work) {
            QList<double> times;
            for (int i = 0; i < rounds; ++i) {
                const double begin = now();
                work();
                times.append(now() - begin);
            }
            std::sort(times.begin(), times.end());
            return times.at(times.size() * 95 / 100);
        };
        const auto report = [&](const QString &name, const ListRequest &list) {
            const double page = measure(100, [&] { (void)lists.page(list, 50); });
            const double count = measure(5, [&] { (void)lists.count(list.query); });
            const double all = measure(3, [&] { (void)lists.rids(list); });
            const auto number = lists.count(list.query);
            qInfo("%-28s %8lld rows  page p95 %8.2f ms  count %8.2f ms  all ids %8.1f ms", qPrintable(name),
                number ? *number : -1, page, count, all);
        };
        for (const ShippedView &view : steward::shippedViews())
            report(view.key, request(view.view.query, view.view.sort));
        for (const auto &[query, order] : fastOrders())
            report((query.isEmpty() ? QStringLiteral("all by ") : QStringLiteral("open by ")) + order,
                request(query, order));
    }
};

QTEST_GUILESS_MAIN(TestListPlans)
#include "tst_listplans.moc"
