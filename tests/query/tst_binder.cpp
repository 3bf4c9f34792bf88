// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/queryworld.h"

#include <QTest>

using namespace steward;

namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

} // namespace

class TestBinder : public QObject
{
    Q_OBJECT

    QueryWorld m_world;

    QueryContext context(const QString &subject = allTickets()) const
    {
        QueryContext context;
        context.catalog = m_world.catalog();
        context.subject = subject;
        context.now = {1'780'000'000'000};
        context.me.bytes[0] = 1;
        return context;
    }

private Q_SLOTS:
    void problems_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("message"); // of the first problem
        QTest::addColumn<QString>("hint");
        QTest::addColumn<QString>("mended"); // the query with the offered fix; empty: none is offered
        const auto row = [](const char *query, const char *message, const char *hint, const char *mended) {
            QTest::newRow(query) << text(query) << text(message) << text(hint) << text(mended);
        };
        row("assigne:me", "query.unknown-field: column 1: unknown field `assigne`",
            "did you mean `assignee`?", "assignee:me");
        row("vpn tags:vip", "query.unknown-field: column 5: unknown field `tags`", "did you mean `tag`?",
            "vpn tag:vip");
        row("ci.clas:server", "query.unknown-field: column 1: unknown field `ci.clas`",
            "did you mean `ci.class`?", "ci.class:server");
        row("asignee.vip:yes", "query.unknown-field: column 1: unknown field `asignee.vip`",
            "did you mean `assignee.vip`?", "assignee.vip:yes");
        row("エラー：0x2F", "query.unknown-field: column 1: unknown field `エラー`",
            "put the text in quotes to search for it", "\"エラー:0x2F\"");
        row("ci.service.team.lead:me",
            "query.long-path: column 1: `ci.service.team.lead` goes over more than 2 references", "", "");
        row("priority:urgent", "query.unknown-value: column 10: `priority` has no value `urgent`", "", "");
        row("channel:phne", "query.unknown-value: column 9: `channel` has no value `phne`",
            "did you mean `phone`?", "channel:phone");
        row("kind:incidnt", "query.unknown-value: column 6: there is no kind of ticket called `incidnt`",
            "did you mean `incident`?", "kind:incident");
        row("is:overdu", "query.unknown-value: column 4: `is:` does not know `overdu`",
            "did you mean `overdue`?", "is:overdue");
        row("has:asignee", "query.unknown-field: column 5: unknown field `asignee`",
            "did you mean `assignee`?", "has:assignee");
        row("opened:soon", "query.bad-time: column 8: `soon` is no time",
            "write -7d, 2h, today, start of month or 2026-11-23", "");
        row("cost:much", "query.bad-number: column 6: `much` is no number", "", "");
        row("effort>3", "query.bad-duration: column 8: `3` is no length of time", "write 2h, 30m, 1d12h", "");
        row("checked:perhaps", "query.bad-truth: column 9: `perhaps` is neither yes nor no",
            "write checked:yes or checked:no", "");
        row("team<Desk", "query.no-order: column 1: `team` has no order, so `<` says nothing",
            "write team:Desk", "");
        row("tag>a", "query.no-order: column 1: `tag` has no order, so `>` says nothing", "write tag:a", "");
        row("status<new", "query.no-order: column 1: `status` has no order, so `<` says nothing",
            "write status:new", "");
        row("priority<(1,2)", "query.one-value: column 1: `<` compares with one value",
            "lists go with `:`, `=` and `!=`", "");
        row("title:\"\"", "query.empty-value: column 7: there is nothing to look for in `title`",
            "has:title finds where it is filled, -has:title where it is empty", "");
        row("priority.reason:x",
            "query.not-searchable: column 1: the text of `priority.reason` cannot be searched",
            "has:priority.reason finds where it is filled", "");
        row("assignee:my teams",
            "query.not-mine: column 10: `my teams` are teams, and this is another kind of record",
            "quote it if it is a name", "");
    }
    void problems()
    {
        QFETCH(QString, query);
        QFETCH(QString, message);
        QFETCH(QString, hint);
        QFETCH(QString, mended);
        const BoundQuery bound = bindQuery(query, context());
        QCOMPARE(bound.problems.size(), 1);
        const QueryProblem &problem = bound.problems.first();
        Error withoutHint = problem.error;
        withoutHint.hint.clear();
        QCOMPARE(withoutHint.toString(), message);
        if (!hint.isEmpty())
            QCOMPARE(problem.error.hint, hint);
        QCOMPARE(problem.fix.has_value(), !mended.isEmpty());
        if (!problem.fix)
            return;
        QString fixed = query;
        fixed.replace(problem.fix->span.begin, problem.fix->span.length, problem.fix->text);
        QCOMPARE(fixed, mended);
        QVERIFY(bindQuery(fixed, context()).ok());
    }

    /// What has a problem is left out, what is right still holds.
    void bestQueryRemains()
    {
        const BoundQuery bound = bindQuery(text("status:open assigne:me (a or color:red)"), context());
        QCOMPARE(bound.problems.size(), 2);
        QVERIFY(bound.problems.at(0).span.begin < bound.problems.at(1).span.begin);
        QCOMPARE(bound.expression.kind, Expression::Kind::And);
        QCOMPARE(bound.expression.children.size(), size_t(3)); // status, the word, not deleted
    }

    void nobodyIsMe()
    {
        QueryContext stranger = context();
        stranger.me = {};
        QCOMPARE(bindQuery(text("assignee:me"), stranger).problems.first().error.code, text("query.nobody"));
        QVERIFY(bindQuery(text("assignee:\"me\""), stranger).ok());
    }

    void statesOfTheLifecycle()
    {
        QueryContext withStates = context();
        withStates.choices = [](const RecordType &type, const Field &field) {
            if (!isLifecycleState(type, field))
                return field.choices;
            return QList<Choice>{{text("in-work"), text("In progress")}, {text("onhold"), text("On hold")}};
        };
        const BoundQuery byLabel = bindQuery(text("status:\"in progress\""), withStates);
        QVERIFY(byLabel.ok());
        QCOMPARE(byLabel.expression.children.front().condition->texts, QStringList{text("in-work")});
        const BoundQuery unknown = bindQuery(text("status:onhol"), withStates);
        QCOMPARE(unknown.problems.first().error.hint, text("did you mean `onhold`?"));
    }

    void longestNameWins()
    {
        const QueryCatalog &catalog = *m_world.catalog();
        const RecordType &ticket = *catalog.type(allTickets());
        const auto path = [&](const char *name) { return findField(catalog, ticket, text(name)); };
        QCOMPARE(path("resolution.code").hops.size(), 0);
        QCOMPARE(path("resolution.code").field->name, text("resolution.code"));
        QCOMPARE(path("resolution.code.outcome").hops.size(), 1);
        QCOMPARE(path("resolution.code.outcome").hops.first().field->name, text("resolution.code"));
        QCOMPARE(path("parent.resolution.code").hops.first().field->name, text("parent"));
        QCOMPARE(path("parent.status.class").field->name, text("status.class"));
        QCOMPARE(path("Requester.VIP").name(), text("requester.vip"));
        QCOMPARE(path("ci.used.by.organization").hops.size(), 2);
        QVERIFY(!path("ci.used.by.organization.name").isValid()); // three references
        QVERIFY(!path("title.name").isValid());
        QVERIFY(!path("").isValid());
        QVERIFY(!path(".").isValid());
        QVERIFY(!path("ci.").isValid());
    }

    /// Names come from the declarations alone: every field of every type answers to has:, and to is: when it is yes or no.
    void everyDeclaredFieldAnswers()
    {
        QStringList subjects{allTickets()};
        for (const auto &type : m_world.schema()->types())
            subjects.append(type->name());
        for (const QString &subject : subjects) {
            const QueryContext here = context(subject);
            for (const Field &field : here.subjectType()->fields()) {
                QVERIFY2(bindQuery(QStringLiteral("has:") + field.name, here).ok(),
                    qPrintable(subject + field.name));
                if (field.kind == FieldKind::Boolean)
                    QVERIFY2(bindQuery(QStringLiteral("is:") + field.name, here).ok(),
                        qPrintable(subject + field.name));
            }
        }
        for (const QueryWord &word : queryWords()) {
            const BoundQuery bound = bindQuery(word.meaning, context());
            QVERIFY2(bound.ok(), qPrintable(bound.ok() ? QString() : word.word + bound.problems.first().error.toString()));
        }
    }

    void sharedFieldsOfAllKinds()
    {
        Field clash;
        clash.name = text("size");
        clash.kind = FieldKind::Text;
        clash.store = FieldStore::Custom;
        RecordType changed = *m_world.schema()->type(text("incident"));
        changed.addField(clash, MergePolicy::Register);
        changed.seal();
        QueryContext clashing = context();
        clashing.catalog = QueryCatalog::make(m_world.schema()->with(changed));
        QCOMPARE(
            bindQuery(text("size:1"), clashing).problems.first().error.code, text("query.ambiguous-field"));
        clashing.subject = text("request");
        QVERIFY(bindQuery(text("size:1"), clashing).ok());
        QVERIFY(bindQuery(text("size:1 cost>2"), context()).ok());
    }

    void unknownSubject()
    {
        const BoundQuery bound = bindQuery(text("a"), context(text("spaceship")));
        QCOMPARE(bound.problems.first().error.code, text("query.unknown-type"));
        QCOMPARE(bound.expression.kind, Expression::Kind::False);
    }
};

QTEST_GUILESS_MAIN(TestBinder)
#include "tst_binder.moc"
