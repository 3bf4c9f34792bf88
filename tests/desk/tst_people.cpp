// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/cannedreplies.h"
#include "core/desk/people.h"
#include "core/schema/records/cannedreply.h"
#include "core/schema/records/configurationitem.h"
#include "tests/support/testdesk.h"

using namespace steward;

class PeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        Person nakamura;
        nakamura.name = QStringLiteral("中村 恵");
        nakamura.reading = QStringLiteral("なかむら めぐみ");
        nakamura.email = QStringLiteral("megumi.nakamura@kaede.example");
        nakamura.language = QStringLiteral("ja");
        nakamura.vip = true;
        m_nakamura = m_desk->add(nakamura);
        Person emma;
        emma.name = QStringLiteral("Emma Clarke");
        emma.email = QStringLiteral("emma@kaede.example");
        emma.login = QStringLiteral("emma_c");
        m_emma = m_desk->add(emma);
    }

    void searches_data();
    void searches();
    void showsTicketsAndDevices();
    void createsWithoutDuplicates();
    void repliesSpeakTheLanguage();
    void fillsVariables();

private:
    std::unique_ptr<TestDesk> m_desk;
    Uuid m_nakamura, m_emma;
};

void PeopleTest::searches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("family name") << QStringLiteral("中村") << QStringLiteral("中村 恵");
    QTest::newRow("given name") << QStringLiteral("恵") << QStringLiteral("中村 恵");
    QTest::newRow("reading") << QStringLiteral("なかむ") << QStringLiteral("中村 恵");
    QTest::newRow("address") << QStringLiteral("MEGUMI") << QStringLiteral("中村 恵");
    QTest::newRow("second word") << QStringLiteral("clar") << QStringLiteral("Emma Clarke");
    QTest::newRow("login with a special letter") << QStringLiteral("emma_") << QStringLiteral("Emma Clarke");
    QTest::newRow("a special letter is no joker") << QStringLiteral("c_arke") << QString();
    QTest::newRow("inside a word") << QStringLiteral("larke") << QString();
    QTest::newRow("nothing") << QStringLiteral("  ") << QString();
}

void PeopleTest::searches()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    STEWARD_VERIFY(people, searchPeople(**m_desk, text));
    QStringList names;
    for (const PersonChoice &choice : *people)
        names.append(choice.person.name);
    QCOMPARE(names.join(QLatin1Char('|')), found);
}

void PeopleTest::showsTicketsAndDevices()
{
    const Uuid old = m_desk->incident(QStringLiteral("old"), {{QStringLiteral("requester"), m_nakamura}});
    const Uuid open = m_desk->incident(QStringLiteral("open"), {{QStringLiteral("requester"), m_nakamura}});
    QVERIFY(resolve(**m_desk, m_desk->load(old), m_desk->firstCode(), QStringLiteral("x")));
    ConfigurationItem laptop;
    laptop.name = QStringLiteral("lap-1");
    laptop.usedBy = {m_nakamura};
    m_desk->add(laptop);
    STEWARD_VERIFY(overview, overviewOf(**m_desk, m_nakamura));
    QCOMPARE(overview->openTickets, QList<Rid>{m_desk->load(open).rid});
    QCOMPARE(overview->devices.size(), 1);
    QVERIFY(overview->person.person.vip);
    QVERIFY(overview->duplicates.isEmpty());
}

void PeopleTest::createsWithoutDuplicates()
{
    Person person;
    STEWARD_COMPARE_ERROR(createPerson(**m_desk, person), "record.required");
    person.name = QStringLiteral(" Second   Emma ");
    person.email = QStringLiteral("nonsense");
    STEWARD_COMPARE_ERROR(createPerson(**m_desk, person), "person.email");
    person.email = QStringLiteral("EMMA@kaede.example");
    const auto refused = createPerson(**m_desk, person);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("person.exists"));
    QCOMPARE(refused.error().args.at(1), m_emma.toString());
    person.email = QStringLiteral("emma2@kaede.example");
    STEWARD_VERIFY(made, createPerson(**m_desk, person));
    QCOMPARE(m_desk->text(made->record, u"name"), QStringLiteral("Second Emma"));
    person.name = QStringLiteral("emma clarke");
    person.email.clear();
    QCOMPARE(duplicatesOf(**m_desk, person).value().first().id, m_emma);
}

void PeopleTest::repliesSpeakTheLanguage()
{
    const Uuid network = m_desk->team(QStringLiteral("Network"));
    const Uuid desk = m_desk->team(QStringLiteral("Desk"));
    m_desk->add(CannedReply{QStringLiteral("Only network"), QString(), QStringLiteral("x"), QString(), {network}});
    const Uuid ticket = m_desk->incident(QStringLiteral("A"),
        {{QStringLiteral("requester"), m_nakamura}, {QStringLiteral("team"), desk}});
    QCOMPARE(languageOf(**m_desk, m_desk->load(ticket)).value(), QStringLiteral("ja"));
    STEWARD_VERIFY(japanese, repliesFor(**m_desk, m_desk->load(ticket), QStringLiteral("ja")));
    STEWARD_VERIFY(german, repliesFor(**m_desk, m_desk->load(ticket), QStringLiteral("de")));
    QCOMPARE(japanese->size(), 4);
    for (const ReplyChoice &choice : *japanese)
        QCOMPARE(choice.language, QStringLiteral("ja"));
    for (const ReplyChoice &choice : *german)
        QCOMPARE(choice.language, QStringLiteral("en"));
    QVERIFY(assign(**m_desk, m_desk->load(ticket), network, {}));
    QCOMPARE(repliesFor(**m_desk, m_desk->load(ticket), QStringLiteral("ja"))->size(), 5);
}

void PeopleTest::fillsVariables()
{
    const Uuid ticket = m_desk->incident(QStringLiteral("VPN"), {{QStringLiteral("requester"), m_nakamura}});
    STEWARD_VERIFY(text, fillReply(**m_desk, m_desk->load(ticket),
        QStringLiteral("{{requester.name}} 様 {{number}} {{status}} {{service}}."), QStringLiteral("ja")));
    QCOMPARE(*text, QStringLiteral("中村 恵 様 INC-000001 新規 ."));
    STEWARD_COMPARE_ERROR(
        fillReply(**m_desk, m_desk->load(ticket), QStringLiteral("{{requestor}}"), QString()), "template.unknown-variable");
}

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_people.moc"
