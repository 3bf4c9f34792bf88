// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conflicts.h"
#include "core/desk/fields.h"
#include "tests/support/cliplace.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// Conflicts from a shell: two processes with stale forms make them, "conflicts" lists them, "settle" decides. With
/// STEWARD_CLI_ON=server on a team server, where the other one is somebody else's session.
class ConflictVerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsAndSettles();
    void settlesAll();
    void refusesWhatMeansNothing();

private:
    ProgramResult run(const QStringList &words) const { return m_place.run(words); }
    QJsonArray listed(const QStringList &words = {}) const
    {
        return QJsonDocument::fromJson(run(QStringList{u"conflicts"_s, u"--format"_s, u"json"_s} + words).out.toUtf8()).array();
    }
    /// Another process reads the ticket, then this one and the command line write it.
    void disagree(const QString &number, const QString &title)
    {
        STEWARD_VERIFY(desk, Workspace::open(m_place.deskOf(m_yumi), {}));
        STEWARD_VERIFY(form, (*desk)->loadNumber(number));
        QCOMPARE(run({u"set"_s, number, u"title="_s + title + u" from the shell"_s}).exit, 0);
        RecordEdit edit = RecordEdit::of(*form, u"edit"_s);
        setValue(*(*desk)->schema().type(form->type), edit.next, u"title", QString(title + u" from the window"_s));
        if (!CliPlace::isOnServer()) // where everybody is who they log in as
            edit.author = m_other;
        VERIFY_OK((*desk)->commit(edit));
    }
    QString title(const QString &number) const
    {
        return QJsonDocument::fromJson(run({u"show"_s, number, u"--format"_s, u"json"_s}).out.toUtf8()).object().value(u"title"_s).toString();
    }

    QTemporaryDir m_folder;
    CliPlace m_place;
    const QString m_yumi = CliPlace::loginOf(u"yumi"_s);
    Uuid m_other;
};

void ConflictVerbsTest::initTestCase()
{
    const QString file = m_folder.filePath(u"a.steward"_s);
    QCOMPARE(CliPlace::makeFile(file).exit, 0);
    VERIFY_OK(m_place.place(file));
    QCOMPARE(run({u"new"_s, u"person"_s, u"name=Yumi"_s, u"login="_s + m_yumi}).exit, 0);
    VERIFY_OK(m_place.letIn(m_yumi, u"technician"_s));
    for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s})
        QCOMPARE(run({u"new"_s, u"incident"_s, u"title="_s + name}).exit, 0);
    STEWARD_VERIFY(desk, Workspace::open(m_place.desk(), {.readOnly = true}));
    const RecordType &person = *(*desk)->schema().type(u"person");
    STEWARD_VERIFY(found, (*desk)->records().findByText(person, *person.field(u"login"), m_yumi));
    m_other = (*desk)->records().idOf(found->first()).value();
}

void ConflictVerbsTest::listsAndSettles()
{
    const ProgramResult none = run({u"conflicts"_s});
    QCOMPARE(none.exit, 0);
    QVERIFY(none.err.contains(u"nothing needs a decision"_s));
    disagree(u"INC-000001"_s, u"One"_s);
    const QJsonArray rows = listed({u"INC-000001"_s});
    QCOMPARE(rows.size(), 3);
    QStringList sides;
    for (const QJsonValue &row : rows)
        sides.append(row.toObject().value(u"side"_s).toString() + u'=' + row.toObject().value(u"value"_s).toString());
    QCOMPARE(sides, (QStringList{u"base=One"_s, u"mine=One from the shell"_s, u"theirs=One from the window"_s}));
    QCOMPARE(rows[2].toObject().value(u"author"_s).toString(), u"Yumi"_s);
    QVERIFY(rows[2].toObject().value(u"shown"_s).toBool());
    const ProgramResult tried = run({u"settle"_s, u"INC-000001"_s, u"title"_s, u"mine"_s, u"--dry-run"_s});
    QCOMPARE(tried.exit, 0);
    QCOMPARE(listed().size(), 3);
    const ProgramResult settled = run({u"settle"_s, u"INC-000001"_s, u"title"_s, u"mine"_s});
    QVERIFY2(settled.exit == 0, qPrintable(settled.err));
    QCOMPARE(title(u"INC-000001"_s), u"One from the shell"_s);
    QVERIFY(listed().isEmpty());
    QCOMPARE(run({u"undo"_s, settled.out.section(u"batch "_s, 1).trimmed()}).exit, 0);
    QCOMPARE(listed().size(), 3);
    QCOMPARE(run({u"settle"_s, u"INC-000001"_s, u"title"_s, u"One for both"_s}).exit, 0);
    QCOMPARE(title(u"INC-000001"_s), u"One for both"_s);
    disagree(u"INC-000001"_s, u"Mine"_s);
    QCOMPARE(run({u"settle"_s, u"INC-000001"_s, u"title"_s, u"title=mine"_s}).exit, 0); // the word itself
    QCOMPARE(title(u"INC-000001"_s), u"mine"_s);
    QCOMPARE(m_place.verify().exit, 0);
}

void ConflictVerbsTest::settlesAll()
{
    disagree(u"INC-000002"_s, u"Two"_s);
    disagree(u"INC-000003"_s, u"Three"_s);
    QCOMPARE(listed().size(), 6);
    const ProgramResult settled = run({u"settle"_s, u"--all"_s, u"title"_s, u"mine"_s});
    QVERIFY2(settled.exit == 0, qPrintable(settled.err));
    QCOMPARE(title(u"INC-000002"_s), u"Two from the shell"_s);
    QCOMPARE(title(u"INC-000003"_s), u"Three from the shell"_s);
    QVERIFY(listed().isEmpty());
    QCOMPARE(run({u"undo"_s, settled.out.section(u"batch "_s, 1).trimmed()}).exit, 0); // one batch
    QCOMPARE(listed().size(), 6);
    QCOMPARE(run({u"settle"_s, u"--all"_s, u"newer"_s}).exit, 0);
    QCOMPARE(title(u"INC-000003"_s), u"Three from the window"_s);
    QVERIFY(listed().isEmpty());
}

void ConflictVerbsTest::refusesWhatMeansNothing()
{
    QCOMPARE(run({u"settle"_s, u"INC-000001"_s}).exit, 2);
    QCOMPARE(run({u"settle"_s, u"INC-000001"_s, u"nothing"_s, u"mine"_s}).exit, 2);
    QCOMPARE(run({u"settle"_s, u"--all"_s, u"title"_s, u"whoever"_s}).exit, 2);
    const ProgramResult none = run({u"settle"_s, u"INC-000001"_s, u"title"_s, u"mine"_s});
    QCOMPARE(none.exit, 1);
    QCOMPARE(none.errorCode(), u"conflict.none"_s);
}

QTEST_GUILESS_MAIN(ConflictVerbsTest)
#include "tst_conflicts.moc"
