// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What a shell says about tickets that refer to what their reader may not see on a team server (STEWARD_CLI_ON=server): there
// that something is hidden, and on a file, whose reader could open it with any program, what it is.

#include "tests/support/cliplace.h"

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
        if (CliPlace::isOnServer()) {
            VERIFY_OK(m_hub.open(m_world));
            VERIFY_OK(m_hub.letIn(m_world));
        } else { // the same roles
            m_world.set(m_world.people[u"rita"_s], u"role"_s, Value(StringSet({u"requester"_s})));
            m_world.set(m_world.people[u"anna"_s], u"role"_s, Value(StringSet({u"technician"_s})));
        }
        m_other = numberOf(u"other"_s);
    }

    void theyAreShownAsHidden()
    {
        const QString shownAs = CliPlace::isOnServer() ? u"(not visible to you)"_s : m_other;
        for (const auto &[who, title] : {std::pair(u"rita"_s, u"wish"_s), std::pair(u"anna"_s, u"mine"_s)}) {
            const QString number = numberOf(title);
            const QJsonObject shown = object(who, {u"show"_s, number});
            QCOMPARE(shown.value(u"title"_s).toString(), title);
            QCOMPARE(shown.value(u"parent"_s).toString(), shownAs);
            QCOMPARE(shown.value(u"team"_s).toString(), u"Databases"_s);
            const ProgramResult history = run(who, {u"show"_s, number, u"--history"_s});
            QVERIFY2(history.exit == 0, qPrintable(history.err));
            QVERIFY2(history.out.contains(shownAs), qPrintable(history.out));
            QVERIFY(!history.out.contains(m_world.tickets[u"other"_s].toString()));
            const ProgramResult list = run(who, {u"query"_s, u"title:"_s + title, u"--columns"_s, u"number,parent,team,requester"_s});
            QVERIFY2(list.exit == 0, qPrintable(list.err));
            QVERIFY2(list.out.contains(shownAs), qPrintable(list.out));
            QVERIFY(list.out.contains(number));
        }
        // A comment of hers is taken all the same.
        const ProgramResult said = run(u"rita"_s, {u"comment"_s, numberOf(u"wish"_s), u"thank you"_s});
        QVERIFY2(said.exit == 0, qPrintable(said.err));
        // Whether the other ticket is there at all, only a file tells.
        const ProgramResult other = run(u"rita"_s, {u"show"_s, m_other});
        QCOMPARE(other.exit, CliPlace::isOnServer() ? 1 : 0);
        if (CliPlace::isOnServer())
            QCOMPARE(other.errorCode(), u"record.unknown"_s);
    }

private:
    ProgramResult run(const QString &who, const QStringList &words) const
    {
        const QString login = HubDesk::loginOf(who);
        const QString state = m_folder.filePath(u"state"_s);
        return CliPlace::isOnServer() ? runOnDesk(m_hub.urlOfLogin(login), words, {}, state)
                                      : runOnDesk(m_world.path(), words + QStringList{u"--as"_s, login}, {}, state);
    }
    QString numberOf(const QString &title)
    {
        return DeskFile::need(column(m_world.connection(), "SELECT number FROM ticket WHERE title = ?", {title})).first();
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
    QString m_other;
};

QTEST_GUILESS_MAIN(HiddenReferencesVerbTest)
#include "tst_hiddenreferences.moc"
