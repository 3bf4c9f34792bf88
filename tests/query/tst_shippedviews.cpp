// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/binder.h"
#include "core/query/printer.h"
#include "core/query/shippedviews.h"
#include "core/query/sortorder.h"

#include <QFileInfo>
#include <QTest>

using namespace steward;

class TestShippedViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// On a fresh desk every view must work: its query binds, is in normal form, its columns and its order exist.
    void work_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < shippedViews().size(); ++i)
            QTest::newRow(qPrintable(shippedViews().at(i).key)) << i;
    }
    void work()
    {
        QFETCH(int, index);
        const SavedView &view = shippedViews().at(index).view;
        QueryContext context;
        context.catalog = QueryCatalog::make(Schema::builtIn());
        context.me.bytes[0] = 1;
        const ParsedQuery query = parseQuery(view.query);
        const BoundQuery bound = bindQuery(query, context);
        QVERIFY2(bound.ok(), bound.ok() ? "" : qPrintable(bound.problems.first().error.toString()));
        QCOMPARE(printQuery(query.root), view.query);
        QVERIFY(parseColumns(view.columns, *bound.subject).has_value());
        const auto order = parseSortOrder(view.sort, *bound.subject);
        QVERIFY(order.has_value());
        QCOMPARE(printSortOrder(*order), view.sort);
        QVERIFY(QFileInfo::exists(qEnvironmentVariable("STEWARD_SOURCE_DIR")
            + QStringLiteral("/resources/icons/tabler/") + view.icon + QStringLiteral(".svg")));
        const Field &section = *context.catalog->type(QStringLiteral("view"))
                                    ->field(QStringLiteral("section"));
        QVERIFY(std::any_of(section.choices.begin(), section.choices.end(),
            [&view](const Choice &choice) { return choice.key == view.section; }));
    }

    void keysAreUnique()
    {
        QSet<QString> keys;
        for (const ShippedView &view : shippedViews())
            keys.insert(view.key);
        QCOMPARE(keys.size(), shippedViews().size());
        QCOMPARE(keys.size(), 13);
    }

    void ordersAreChecked()
    {
        const RecordType &incident = *Schema::builtIn()->type(QStringLiteral("incident"));
        const auto order = parseSortOrder(QStringLiteral(" -updated , number"), incident);
        QVERIFY(order.has_value());
        QCOMPARE(*order, (SortOrder{{QStringLiteral("updated"), true}, {QStringLiteral("number"), false}}));
        const auto unknown = parseSortOrder(QStringLiteral("due,-updatd"), incident);
        QCOMPARE(unknown.error().toString(),
            QStringLiteral(
                "query.unknown-field: column 5: unknown field `updatd` (did you mean `updated`?)"));
        QCOMPARE(parseSortOrder(QStringLiteral("tag"), incident).error().code,
            QStringLiteral("query.not-sortable"));
        QCOMPARE(parseSortOrder(QStringLiteral("description"), incident).error().code,
            QStringLiteral("query.not-sortable"));
        QCOMPARE(parseColumns(QStringLiteral("kind,titel"), incident).error().hint,
            QStringLiteral("did you mean `title`?"));
    }
};

QTEST_GUILESS_MAIN(TestShippedViews)
#include "tst_shippedviews.moc"
