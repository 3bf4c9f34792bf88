// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/numberkey.h"
#include "tests/support/querystore.h"
#include "tests/support/randomworld.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

/// An index that keeps no text apart.
class NothingSearchable : public SearchSource
{
public:
    std::optional<SqlFragment> holders(const QString &, const SearchTerm &, const QString &) const override { return {}; }
};

/// Pages, all rids, counts and groups of lists, walked and gathered, against sorting in memory.
class TestListQuery : public QObject
{
    Q_OBJECT

    QueryWorld m_world;
    RandomWorld m_random{815};
    std::map<Dialect, std::unique_ptr<QueryStore>> m_stores;

    /// What a record is ordered by in one column: rank (empty ones last), then number or bytes, twice for states.
    struct Key
    {
        int rank = 0;
        std::pair<QByteArray, qint64> first;
        std::pair<QByteArray, qint64> second;
        auto operator<=>(const Key &) const = default;
    };

    Key keyOf(const QueryStore &store, const QueryWorld::Item &item, const Field &field) const
    {
        const auto value = [&item](const Field &f) { return QueryWorld::get(item, f.name); };
        const auto bytes = [](const QString &text) { return std::pair(text.toUtf8(), qint64(0)); };
        const auto number = [](qint64 n) { return std::pair(QByteArray(), n); };
        const RecordType &type = *item.type;
        if (const Field *statusClass = lifecycleClass(type);
            statusClass && (field.name == statusClass->name || isLifecycleState(type, field)))
            return {0, number(value(*statusClass).number()), bytes(value(*type.field(u"status")).text())};
        const Value v = value(field);
        if (v.isEmpty() || (field.kind == FieldKind::Boolean && !v.toBool()))
            return {2, {}, {}};
        if (field.isReference()) {
            const auto target = m_world.items().find(v.reference());
            const auto rid = number(store.ridOf(v.reference()));
            if (target == m_world.items().end())
                return {1, rid, {}};
            const QueryWorld::Item &to = target->second;
            const QString key = to.type->isTicket()
                ? numberSortKey(QueryWorld::get(to, QStringLiteral("number")).text())
                : sortKeyOf(*to.type, to.values);
            return key.isEmpty() ? Key{1, rid, {}} : Key{0, bytes(key), rid};
        }
        if (v.isNumber())
            return {0, number(v.number()), {}};
        if (field.kind == FieldKind::Choice && field.store != FieldStore::Custom)
            return {0, bytes(v.text()), {}};
        const QString key = isRecordNumber(type, field) ? numberSortKey(v.text()) : foldForCompare(v.text());
        return key.isEmpty() ? Key{2, {}, {}} : Key{0, bytes(key), {}};
    }

    QList<Rid> expected(const QueryStore &store, const ListRequest &request) const
    {
        std::vector<std::pair<std::vector<Key>, Rid>> rows;
        for (const Uuid &id : m_world.matching(request.query)) {
            const QueryWorld::Item &item = m_world.items().at(id);
            std::vector<Key> keys;
            for (const SortColumn &column : request.order) {
                const Field *own = item.type->field(column.field); // a kind may lack it
                keys.push_back(own ? keyOf(store, item, *own) : Key{2, {}, {}});
            }
            rows.emplace_back(std::move(keys), store.ridOf(id));
        }
        std::sort(rows.begin(), rows.end(), [&request](const auto &a, const auto &b) {
            for (size_t i = 0; i < a.first.size(); ++i) {
                const bool descending = request.order.at(qsizetype(i)).descending;
                if (a.first[i].rank != b.first[i].rank)
                    return a.first[i].rank < b.first[i].rank;
                if (a.first[i] != b.first[i])
                    return descending ? b.first[i] < a.first[i] : a.first[i] < b.first[i];
            }
            return !request.order.isEmpty() && request.order.last().descending ? b.second < a.second
                                                                               : a.second < b.second;
        });
        QList<Rid> rids;
        for (const auto &row : rows)
            rids.append(row.second);
        return rids;
    }

    ListRequest randomRequest(const QString &subject)
    {
        ListRequest request;
        QString text = m_random.query(m_world, subject);
        if (m_random.chance(2))
            text = m_random.chance(2) ? QStringLiteral("status:open") : QStringLiteral("status:open ") + text;
        request.query = bindQuery(text, m_random.context(m_world, subject));
        for (std::uint64_t i = m_random.below(4); i < 3; i += 1 + m_random.below(2)) {
            const Field &field = m_random.pick(request.query.subject->fields());
            if (isSortable(field))
                request.order.append({field.name, m_random.chance(2)});
        }
        return request;
    }

    static QString describe(const ListRequest &request, ListQuery &lists)
    {
        const auto plan = lists.explain(request, 10);
        return printSortOrder(request.order) + QLatin1Char('\n')
            + (plan ? plan->join(u'\n') : plan.error().toString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_random.fill(m_world, 300);
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgresql}) {
            m_stores[dialect] = std::make_unique<QueryStore>(dialect);
            VERIFY_OK(m_stores[dialect]->fill(m_world));
        }
    }

    void randomLists_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<qint64>("gatherLimit");
        QTest::newRow("sqlite as measured") << Dialect::Sqlite << qint64(-1);
        QTest::newRow("sqlite always walking") << Dialect::Sqlite << qint64(0);
        QTest::newRow("sqlite sometimes gathering") << Dialect::Sqlite << qint64(15);
        QTest::newRow("postgresql") << Dialect::Postgresql << qint64(-1);
    }
    void randomLists()
    {
        QFETCH(Dialect, dialect);
        QFETCH(qint64, gatherLimit);
        QueryStore &store = *m_stores[dialect];
        ListQuery lists(store.connection(), &store.search());
        lists.setGatherLimit(gatherLimit);
        const int rounds = qEnvironmentVariableIsSet("STEWARD_LONG") ? 20'000 : 250;
        int filled = 0;
        for (int round = 0; round < rounds; ++round) {
            const QString subject = m_random.chance(4) ? m_random.pick(QStringList{QStringLiteral("person"),
                                        QStringLiteral("ci"), QStringLiteral("request")})
                                                       : allTickets();
            const ListRequest request = randomRequest(subject);
            const QList<Rid> wanted = expected(store, request);
            filled += wanted.isEmpty() ? 0 : 1;

            auto all = lists.rids(request);
            VERIFY_OK(all);
            const QList<Rid> found(all->begin(), all->end());
            if (found != wanted)
                qWarning().noquote() << describe(request, lists);
            QCOMPARE(found, wanted);

            const auto count = lists.count(request.query);
            VERIFY_OK(count);
            QCOMPARE(*count, wanted.size());

            const int size = 1 + int(m_random.below(40));
            QList<Rid> paged;
            std::optional<ListPosition> position;
            do {
                const auto page = lists.page(request, size, position);
                VERIFY_OK(page);
                QVERIFY(page->rids.size() <= size);
                paged += page->rids;
                position = page->next;
                QCOMPARE(position.has_value(), page->rids.size() == size);
            } while (position && paged.size() <= wanted.size());
            if (paged != wanted)
                qWarning().noquote() << size << describe(request, lists);
            QCOMPARE(paged, wanted);

            QList<Rid> some;
            for (const Uuid &id : m_world.idsOf(request.query.subject->table())) {
                if (m_random.chance(3))
                    some.append(store.ridOf(id));
            }
            const auto matching = lists.matching(request.query, some);
            VERIFY_OK(matching);
            QList<Rid> both;
            std::copy_if(some.begin(), some.end(), std::back_inserter(both),
                [&wanted](Rid rid) { return wanted.contains(rid); });
            QCOMPARE(*matching, both);
        }
        QVERIFY(filled > rounds / 2);
    }

    /// Groups are the stretches of the list that is ordered by their field.
    void groupsCutTheList_data() { storeRows(); }
    void groupsCutTheList()
    {
        QFETCH(Dialect, dialect);
        QueryStore &store = *m_stores[dialect];
        ListQuery lists(store.connection(), &store.search());
        QHash<Rid, const QueryWorld::Item *> byRid;
        for (const auto &[id, item] : m_world.items())
            byRid.insert(store.ridOf(id), &item);
        const BoundQuery query = bindQuery(
            QStringLiteral("-title:vpn"), m_random.context(m_world, allTickets()));
        int grouped = 0;
        for (const Field &field : query.subject->fields()) {
            const auto groups = lists.groups(query, field.name);
            if (!groups) {
                QCOMPARE(groups.error().code, QStringLiteral("query.not-sortable"));
                continue;
            }
            ++grouped;
            auto rids = lists.rids({query, {{field.name, false}, {QStringLiteral("updated"), true}}});
            VERIFY_OK(rids);
            size_t at = 0;
            for (const GroupCount &group : *groups) {
                QVERIFY(group.count > 0);
                for (qint64 i = 0; i < group.count; ++i, ++at) {
                    QVERIFY(at < rids->size());
                    const Value value = QueryWorld::get(*byRid.value((*rids)[at]), field.name);
                    if (field.kind == FieldKind::Text)
                        QCOMPARE(foldForCompare(value.text()), foldForCompare(group.key.text()));
                    else
                        QCOMPARE(value, group.key);
                    if (field.isReference() && m_world.items().contains(value.reference())) {
                        const QueryWorld::Item &to = m_world.items().at(value.reference());
                        QCOMPARE(group.label, QueryWorld::get(to, labelField(*to.type)).text());
                    }
                }
            }
            QCOMPARE(at, rids->size());
        }
        QVERIFY(grouped > 20);
        const auto kinds = lists.groups(query, QStringLiteral("kind"));
        VERIFY_OK(kinds);
        QCOMPARE(kinds->size(), 2);
        QCOMPARE(kinds->at(0).key, Value(QStringLiteral("incident")));
    }

    void unknownNames_data() { storeRows(); }
    void unknownNames()
    {
        QFETCH(Dialect, dialect);
        QueryStore &store = *m_stores[dialect];
        ListQuery lists(store.connection(), &store.search());
        const QString known = QueryWorld::get(
            m_world.items().at(m_world.idsOf(QStringLiteral("team")).first()), QStringLiteral("name"))
                                  .text();
        const QString text = QStringLiteral(
            "assignee:me team:(%1,Nowhere) parent:INC-999999 INC-888888 number:1 team:my teams")
                                 .arg(quotedQueryText(known));
        const auto problems = lists.unknownNames(bindQuery(text, m_random.context(m_world, allTickets())));
        VERIFY_OK(problems);
        QStringList said;
        for (const QueryProblem &problem : *problems)
            said.append(
                problem.error.message + QLatin1Char('@') + text.mid(problem.span.begin, problem.span.length));
        QCOMPARE(said,
            (QStringList{QStringLiteral("no team is called `nowhere`@Nowhere"),
                QStringLiteral("no ticket is called `inc-999999`@INC-999999")}));
    }

    void refusals()
    {
        QueryStore &store = *m_stores[Dialect::Sqlite];
        const BoundQuery query = bindQuery(QString(), m_random.context(m_world, allTickets()));
        ListQuery lists(store.connection());
        QCOMPARE(lists.rids({query, {{QStringLiteral("tag"), false}}}).error().code,
            QStringLiteral("query.not-sortable"));
        QCOMPARE(lists.rids({query, {{QStringLiteral("nothing"), false}}}).error().code,
            QStringLiteral("query.not-sortable"));
        QCOMPARE(lists.groups(query, QStringLiteral("nothing")).error().code,
            QStringLiteral("query.unknown-field"));
        QCOMPARE(
            lists.groups(query, QStringLiteral("opened")).error().code, QStringLiteral("query.not-sortable"));
        const BoundQuery words = bindQuery(QStringLiteral("vpn"), m_random.context(m_world, allTickets()));
        const NothingSearchable nothing;
        QCOMPARE(ListQuery(store.connection(), &nothing).count(words).error().code,
            QStringLiteral("query.not-searchable"));
        QStringList numbers;
        for (int i = 0; i < 20'000; ++i)
            numbers.append(QString::number(i));
        const QString pasted = QStringLiteral("number:(") + numbers.join(u',') + QLatin1Char(')');
        QCOMPARE(lists.count(bindQuery(pasted, m_random.context(m_world, allTickets()))).error().code,
            QStringLiteral("query.too-long"));
        // Values by the thousand in one condition neither nest too deeply nor overflow.
        QStringList titles;
        for (int i = 0; i < 5'000; ++i)
            titles.append(QStringLiteral("x%1").arg(i));
        const auto none = lists.count(
            bindQuery(QStringLiteral("title:(") + titles.join(u',') + QLatin1Char(')'),
                m_random.context(m_world, allTickets())));
        VERIFY_OK(none);
        QCOMPARE(*none, 0);
    }
};

QTEST_GUILESS_MAIN(TestListQuery)
#include "tst_listquery.moc"
