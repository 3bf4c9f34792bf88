// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/completion.h"
#include "tests/support/queryworld.h"

#include <QTest>

using namespace steward;

namespace {

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

class FakeSource : public CompletionSource
{
public:
    QList<Name> namesBeginning(const RecordType &target, const QString &prefix, int limit) override
    {
        asked = target.name() + QLatin1Char('/') + prefix;
        QList<Name> names;
        for (const char *name : {"佐藤 美咲", "Emma Clarke", "me", "Network"}) {
            if (names.size() < limit && text(name).startsWith(prefix, Qt::CaseInsensitive))
                names.append({text(name), text("detail")});
        }
        return names;
    }
    QStringList itemsBeginning(const RecordType &, const Field &field, const QString &prefix, int) override
    {
        asked = field.name + QLatin1Char('/') + prefix;
        return {text("vip"), text("two words")};
    }
    QString asked;
};

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT

    QueryWorld m_world;

    QueryContext context() const
    {
        QueryContext context;
        context.catalog = m_world.catalog();
        context.me.bytes[0] = 1;
        context.choices = [](const RecordType &type, const Field &field) {
            return isLifecycleState(type, field)
                ? QList<Choice>{{text("new"), text("New")}, {text("in-work"), text("In progress")}}
                : field.choices;
        };
        return context;
    }

private Q_SLOTS:
    /// `|` is the cursor. Expected are the first items, and the text after accepting the first one.
    void completes_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("items");
        QTest::addColumn<QString>("accepted");
        const auto row = [](const char *source, const char *items, const char *accepted) {
            QTest::newRow(source) << text(source) << text(items) << text(accepted);
        };
        row("assi|", "assignee:;assignee.name:;assignee.email:", "assignee:");
        row("status:open assi| vpn", "assignee:", "status:open assignee: vpn");
        row("ASSI|", "assignee:", "assignee:");
        row("-ta|", "tag:", "-tag:");
        row("(vpn or pri|)", "priority:;priority.reason:", "(vpn or priority:)");
        row("over|", "is:overdue", "is:overdue");
        row("wor|", "", "wor");
        row("ci.|",
            "ci.name:;ci.class:;ci.status:;ci.serial:;ci.service:;ci.location:;ci.used.by:", "ci.name:");
        row("ci.cl|", "ci.class:", "ci.class:");
        row("requester.organization.n|", "requester.organization.name:", "requester.organization.name:");
        row("resolution.|", "resolution.code:", "resolution.code:");
        row("kin|", "kind:", "kind:");
        row("assi|:me", "assignee", "assignee:me");
        row("status:|", "open;closed;new;in-work", "status:open");
        row("status: |", "open;closed;new;in-work", "status: open");
        row("status:in|", "in-work", "status:in-work");
        row("status:(new,|", "open;closed;new;in-work", "status:(new,open");
        row("status:(new,i|)", "in-work", "status:(new,in-work)");
        row("status:prog|", "", "status:prog");
        row("priority:|", "1;2;3;4;5", "priority:1");
        row("priority:p2|", "2", "priority:2");
        row("channel:e|", "email", "channel:email");
        row("opened>=sta|", "start of week;start of month;start of year", "opened>=start of week");
        row("opened:-|", "-1h;-7d;-30d", "opened:-1h");
        row("requester.vip:|", "yes;no", "requester.vip:yes");
        row("assignee:|", "me;\"佐藤 美咲\"", "assignee:me");
        row("assignee:m|", "me", "assignee:me");
        row("assignee:佐|", "\"佐藤 美咲\"", "assignee:\"佐藤 美咲\"");
        row("assignee:\"em|", "\"Emma Clarke\"", "assignee:\"Emma Clarke\"");
        row("team:|", "my teams", "team:my teams");
        row("tag:|", "vip", "tag:vip");
        row("is:|", "open;closed;waiting;overdue;breached;breaching;unassigned;reopened;merged;deleted;checked", "is:open");
        row("is:un|", "unassigned", "is:unassigned");
        row("has:ta|", "tag", "has:tag");
        row("kind:r|", "request", "kind:request");
        row("\"free te|xt\"", "", "\"free text\"");
    }
    void completes()
    {
        QFETCH(QString, source);
        QFETCH(QString, items);
        QFETCH(QString, accepted);
        const qsizetype cursor = source.indexOf(u'|');
        source.remove(cursor, 1);
        FakeSource names;
        const Completion found = completeQuery(source, cursor, context(), &names, 30);
        const QStringList expected = items.split(u';', Qt::SkipEmptyParts);
        QStringList inserts;
        for (const CompletionItem &item : found.items)
            inserts.append(item.insert);
        QCOMPARE(inserts.mid(0, expected.size()), expected);
        QCOMPARE(found.items.isEmpty(), items.isEmpty());
        QString after = source;
        if (!found.items.isEmpty())
            after.replace(found.replace.begin, found.replace.length, found.items.first().insert);
        QCOMPARE(after, accepted);
    }

    void namesThatLookLikeWordsAreQuoted()
    {
        FakeSource names;
        const Completion found = completeQuery(text("assignee:m"), 10, context(), &names);
        QCOMPARE(found.items.at(0).insert, text("me"));
        QCOMPARE(found.items.at(0).kind, CompletionItem::Kind::Word);
        QCOMPARE(found.items.at(1).insert, text("\"me\""));
        QCOMPARE(found.items.at(1).kind, CompletionItem::Kind::Name);
        QCOMPARE(names.asked, text("person/m"));
    }

    void saysWhoseNamesAreWanted()
    {
        const Completion found = completeQuery(text("team:Net"), 8, context());
        QCOMPARE(found.wantsNamesOf, text("team"));
        QCOMPARE(found.prefix, text("Net"));
        QVERIFY(completeQuery(text("status:"), 7, context()).wantsNamesOf.isEmpty());
    }

    void explainsFields()
    {
        const Completion found = completeQuery(text("due"), 3, context());
        QCOMPARE(found.items.first().detail, text("Due"));
        QCOMPARE(found.items.first().example, text("today"));
        QCOMPARE(completeQuery(text(""), 0, context(), nullptr, 5).items.size(), 5);
    }

    /// Whatever was offered and taken is a query that binds.
    void everyFieldOfferedIsKnown()
    {
        const Completion all = completeQuery(QString(), 0, context(), nullptr, 1000);
        QVERIFY(all.items.size() > 40);
        for (const CompletionItem &item : all.items) {
            const QString name = item.insert.chopped(1);
            if (item.kind == CompletionItem::Kind::Field)
                QVERIFY2(bindQuery(QStringLiteral("has:") + name, context()).ok(), qPrintable(name));
            if (!item.example.isEmpty())
                QVERIFY2(bindQuery(item.insert + item.example, context()).ok(),
                    qPrintable(item.insert + item.example));
        }
    }

    void anyCursorInAnything()
    {
        SeededRandom random(7);
        static const QString letters = text("ab :=<>(),\"-.印：（assignee:status:is:has:");
        for (int round = 0; round < 5'000; ++round) {
            QString source;
            for (std::uint64_t i = random.below(20); i > 0; --i)
                source += letters.mid(
                    qsizetype(random.below(std::uint64_t(letters.size()))), qsizetype(random.below(9)));
            const qsizetype cursor = qsizetype(random.below(std::uint64_t(source.size() + 1)));
            const Completion found = completeQuery(source, cursor, context());
            QVERIFY(found.replace.begin >= 0 && found.replace.end() <= source.size());
            QVERIFY(found.replace.begin <= cursor && cursor <= found.replace.end());
        }
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
