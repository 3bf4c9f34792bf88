// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What a shell says on a team server about tickets that refer to what its login may not see.

#include "tests/support/program.h"
#include "tests/support/testhub.h"

#include <QJsonArray>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class HiddenReferencesVerbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world.set(m_world.tickets[u"wish"_s], u"parent"_s, m_world.tickets[u"other"_s]);
        m_world.set(m_world.tickets[u"mine"_s], u"parent"_s, m_world.tickets[u"other"_s]);
        VERIFY_OK(m_hub.open(m_world));
        VERIFY_OK(m_hub.letIn(m_world));
    }

    void theyAreShownAsHidden()
    {
        for (const auto &[who, title] : {std::pair(u"rita"_s, u"wish"_s), std::pair(u"anna"_s, u"mine"_s)}) {
            const QString number = *column(*DeskFile::need(m_hub.owner()), "SELECT number FROM ticket WHERE title = ?", {title})->begin();
            const QJsonObject shown = object(who, {u"show"_s, number});
            QCOMPARE(shown.value(u"title"_s).toString(), title);
            QCOMPARE(shown.value(u"parent"_s).toString(), u"(not visible to you)"_s);
            QCOMPARE(shown.value(u"team"_s).toString(), u"Databases"_s);
            const ProgramResult history = run(who, {u"show"_s, number, u"--history"_s});
            QVERIFY2(history.exit == 0, qPrintable(history.err));
            QVERIFY(history.out.contains(u"(not visible to you)"_s));
            QVERIFY(!history.out.contains(m_world.tickets[u"other"_s].toString()));
            const ProgramResult list = run(who, {u"query"_s, u"title:"_s + title, u"--columns"_s, u"number,parent,team,requester"_s});
            QVERIFY2(list.exit == 0, qPrintable(list.err));
            QVERIFY2(list.out.contains(u"(not visible to you)"_s), qPrintable(list.out));
            QVERIFY(list.out.contains(number));
        }
        // A comment of hers is taken all the same.
        const QString wish = *column(*DeskFile::need(m_hub.owner()), "SELECT number FROM ticket WHERE title = 'wish'")->begin();
        const ProgramResult said = run(u"rita"_s, {u"comment"_s, wish, u"thank you"_s});
        QVERIFY2(said.exit == 0, qPrintable(said.err));
    }

private:
    ProgramResult run(const QString &who, const QStringList &words) const
    {
        return runProgram(u"stewardctl"_s, words,
            {{u"STEWARD_WORKSPACE"_s, m_hub.urlOfLogin(HubDesk::loginOf(who))}, {u"STEWARD_STATE_DIR"_s, m_folder.filePath(u"state"_s)}});
    }
    QJsonObject object(const QString &who, const QStringList &words) const
    {
        const ProgramResult done = run(who, words + QStringList{u"--format"_s, u"json"_s});
        if (done.exit != 0)
            qWarning("%s", qPrintable(done.err));
        return QJsonDocument::fromJson(done.out.toUtf8()).object();
    }

    HubDesk m_world;
    TestHub m_hub;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(HiddenReferencesVerbTest)
#include "tst_hiddenreferences.moc"
