// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/querystore.h"
#include "tests/support/randomworld.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

/// The three back ends of the query language say the same: the evaluator over records in memory is the reference.
class TestQueryAgreement : public QObject
{
    Q_OBJECT

    QueryWorld m_world;
    RandomWorld m_random{20261123};
    std::map<Dialect, std::unique_ptr<QueryStore>> m_stores;

    static int rounds() { return qEnvironmentVariableIsSet("STEWARD_LONG") ? 100'000 : 5'000; }

private Q_SLOTS:
    void initTestCase()
    {
        m_random.fill(m_world, 400);
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgresql}) {
            m_stores[dialect] = std::make_unique<QueryStore>(dialect);
            VERIFY_OK(m_stores[dialect]->fill(m_world));
        }
    }

    void randomQueries()
    {
        qInfo("seed 20261123, %d queries", rounds());
        static const QStringList subjects{allTickets(), allTickets(), allTickets(),
            QStringLiteral("incident"), QStringLiteral("request"), QStringLiteral("person"),
            QStringLiteral("ci"), QStringLiteral("team")};
        int bound = 0;
        int some = 0;
        for (int round = 0; round < rounds(); ++round) {
            const QString subject = m_random.pick(subjects);
            const QString text = m_random.query(m_world, subject);
            const BoundQuery query = bindQuery(text, m_random.context(m_world, subject));
            bound += query.ok() ? 1 : 0; // what has problems is left out of the query, on all three sides
            const QList<Uuid> ids = m_world.matching(query);
            some += ids.isEmpty() || ids.size() == m_world.idsOf(query.subject->table()).size() ? 0 : 1;
            for (const auto &[dialect, store] : m_stores) {
                SqlCompiler compiler(dialect, query, &store->search());
                const auto where = compiler.where(QStringLiteral("t"));
                QVERIFY2(where,
                    qPrintable(text + QLatin1Char('\n') + (where ? QString() : where.error().toString())));
                SqlFragment sql(QStringLiteral("SELECT t.rid FROM ") + quoted(query.subject->table())
                    + QStringLiteral(" t WHERE "));
                auto rows = sql.add(*where).text(" ORDER BY t.rid").prepare(store->connection());
                QVERIFY2(rows,
                    qPrintable(text + QLatin1Char('\n') + sql.sql() + QLatin1Char('\n')
                        + (rows ? QString() : rows.error().toString())));
                QList<Rid> found;
                for (;;) {
                    const auto any = rows->step();
                    QVERIFY2(any,
                        qPrintable(text + QLatin1Char('\n') + sql.sql() + QLatin1Char('\n')
                            + (any ? QString() : any.error().toString())));
                    if (!*any)
                        break;
                    found.append(rows->integer(0));
                }
                const QList<Rid> expected = store->ridsOf(ids);
                if (found != expected)
                    qWarning().noquote()
                        << (dialect == Dialect::Sqlite ? "sqlite" : "postgresql") << subject << text << '\n'
                        << sql.sql();
                QCOMPARE(found, expected);
            }
        }
        // The test says something only if most queries are right and split the world.
        QVERIFY2(bound > rounds() * 6 / 10, qPrintable(QString::number(bound)));
        QVERIFY2(some > rounds() * 4 / 10, qPrintable(QString::number(some)));
        qInfo("%d without problems, %d with some but not all records", bound, some);
    }
};

QTEST_GUILESS_MAIN(TestQueryAgreement)
#include "tst_queryagreement.moc"
