// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/template.h"

#include <QTest>

using namespace steward;

class TestTemplate : public QObject
{
    Q_OBJECT

    const Schema &m_schema = *Schema::builtIn();
    const RecordType &m_incident = *m_schema.type(u"incident");
    const RecordType &m_person = *m_schema.type(u"person");
    const RecordType &m_service = *m_schema.type(u"service");
    const Uuid m_mori = Uuid::fromString(u"00000000-0000-7000-8000-000000000001");
    const Uuid m_sato = Uuid::fromString(u"00000000-0000-7000-8000-000000000002");
    const Uuid m_mail = Uuid::fromString(u"00000000-0000-7000-8000-000000000003");
    RecordValues m_ticket = m_incident.empty();
    QHash<Uuid, RecordValues> m_records;

    static void set(const RecordType &type, RecordValues &values, QStringView field, const Value &value)
    {
        values.values[size_t(type.indexOf(field))] = value;
    }

    TemplateScope scope() const
    {
        TemplateScope made;
        made.schema = &m_schema;
        made.type = &m_incident;
        made.values = &m_ticket;
        made.me = m_sato;
        made.load = [this](const RecordType &, const Uuid &id) {
            const auto at = m_records.constFind(id);
            return at == m_records.constEnd() ? nullptr : &*at;
        };
        made.showInstant = [](Instant at) { return QStringLiteral("<%1>").arg(at.ms); };
        return made;
    }

    QString fill(const QString &text) const
    {
        const auto filled = fillTemplate(text, scope());
        return filled ? *filled : filled.error().toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        RecordValues mori = m_person.empty();
        set(m_person, mori, u"name", Value(QString::fromUtf8("森 花子")));
        RecordValues sato = m_person.empty();
        set(m_person, sato, u"name", Value(QStringLiteral("Sato")));
        set(m_person, sato, u"email", Value(QStringLiteral("sato@example.com")));
        RecordValues mail = m_service.empty();
        set(m_service, mail, u"name", Value(QStringLiteral("Mail")));
        set(m_service, mail, u"owner", Value(m_sato));
        m_records = {{m_mori, mori}, {m_sato, sato}, {m_mail, mail}};
        set(m_incident, m_ticket, u"number", Value(QStringLiteral("INC-000007")));
        set(m_incident, m_ticket, u"title", Value(QStringLiteral("No mail")));
        set(m_incident, m_ticket, u"requester", Value(m_mori));
        set(m_incident, m_ticket, u"service", Value(m_mail));
        set(m_incident, m_ticket, u"opened", Value::instant({42}));
        set(m_incident, m_ticket, u"hold", Value(QStringLiteral("vendor")));
        set(m_incident, m_ticket, u"priority", Value(qint64(1)));
        set(m_incident, m_ticket, u"external.number", Value(QStringLiteral("X-1")));
    }

    void fillsThroughTheDeclarations()
    {
        QCOMPARE(fill(QStringLiteral("Dear {{requester.name}}, {{ number }}: {{title}}")),
            QString::fromUtf8("Dear 森 花子, INC-000007: No mail"));
        QCOMPARE(fill(QStringLiteral("{{service}} / {{service.owner.email}} / {{me.name}} / {{me}}")),
            QStringLiteral("Mail / sato@example.com / Sato / Sato"));
        QCOMPARE(fill(QStringLiteral("{{external.number}} {{opened}} {{hold}} {{priority}}")),
            QStringLiteral("X-1 <42> Vendor P1 Critical"));
        QCOMPARE(fill(QStringLiteral("[{{assignee.name}}{{resolution}}]")), QStringLiteral("[]"));
        QCOMPARE(fill(QStringLiteral("\\{{title}} {single} }}")), QStringLiteral("{{title}} {single} }}"));
    }

    void unknownVariablesAreLocated()
    {
        const auto wrong = fillTemplate(QStringLiteral("Dear x,\nyour {{requster.name}}"), scope());
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, QStringLiteral("template.unknown-variable"));
        QCOMPARE(wrong.error().line, 2);
        QCOMPARE(wrong.error().column, 6);
        const auto all = checkTemplate(QStringLiteral("{{titel}} {{title.name}} {{me.nmae}} {{}}\n{{open"), m_schema, m_incident);
        QCOMPARE(all.size(), 5);
        QCOMPARE(all[0].hint, QStringLiteral("did you mean \"title\"?"));
        QVERIFY(all[1].message.contains(QStringLiteral("does not lead to another record")));
        QCOMPARE(all[2].hint, QStringLiteral("did you mean \"name\"?"));
        QCOMPARE(all[4].code, QStringLiteral("template.unclosed"));
        QCOMPARE(all[4].line, 2);
        QVERIFY(checkTemplate(QStringLiteral("{{service.owner.location.zone}}"), m_schema, m_incident).isEmpty());
    }

    void languageFallsBackInSteps()
    {
        const QStringList have{QStringLiteral("en"), QStringLiteral("ja"), QString(), QStringLiteral("de-AT")};
        const auto choose = [&](const char *wanted, const char *fallback) {
            return chooseLanguage(have, QString::fromLatin1(wanted), QString::fromLatin1(fallback));
        };
        QCOMPARE(choose("ja-JP", "en"), 1);
        QCOMPARE(choose("de-AT", "en"), 3);
        QCOMPARE(choose("de", "en"), 3);
        QCOMPARE(choose("fr", "ja"), 1);
        QCOMPARE(choose("fr", "it"), 2);
        QCOMPARE(choose("", ""), 2);
        QCOMPARE(chooseLanguage({QStringLiteral("en")}, QStringLiteral("fr"), QString()), 0);
        QCOMPARE(chooseLanguage({}, QStringLiteral("fr"), QString()), -1);
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
