// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/desk/session.h"
#include "tests/support/result.h"
#include "views/actions/standardactions.h"
#include "views/editors/fieldeditor.h"
#include "views/panes/administrationpane.h"
#include "views/shell/deskcommands.h"
#include "views/shell/prompter.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

namespace {

class Host : public PaneHost
{
public:
    Pane *openPane(const QString &, const QString &) override { return nullptr; }
    Pane *findPane(const QString &, const QString &) const override { return nullptr; }
    void closePane(Pane *) override {}
    void toast(const QString &, const QString &sentence, std::function<void()> undo) override
    {
        said.append(sentence);
        lastUndo = std::move(undo);
    }
    void setSelection(const QString &) override {}

    QStringList said;
    std::function<void()> lastUndo;
};

} // namespace

/// From an empty desk: a team and a person in it, by the forms that the declarations make.
class AdministrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }
    void createsATeamWithAPersonAndUndoes();
};

void AdministrationTest::createsATeamWithAPersonAndUndoes()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    QVERIFY(Workspace::create(path));
    DeskSession session(path, {});
    QSignalSpy opened(&session, &DeskSession::opened);
    QVERIFY(opened.wait());
    Host host;
    SystemClock clock;
    DialogPrompter prompter;
    ActionRegistry actions;
    actions.addAll(standardActions());
    DeskCommands *commands = new DeskCommands(&session, &actions, &host); // the session's child
    AdministrationPane pane({&actions, &host, &prompter, &clock, &session});
    pane.resize(1200, 700);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.showType(QStringLiteral("team"));

    auto *table = pane.findChild<QTableView *>(QStringLiteral("administration.table"));
    auto *create = pane.findChild<QPushButton *>(QStringLiteral("administration.new"));
    auto *save = pane.findChild<QPushButton *>(QStringLiteral("administration.save"));
    const auto editor = [&](const char *field) {
        return pane.findChild<FieldEditor *>(QStringLiteral("field.") + QString::fromLatin1(field));
    };
    const auto line = [&](const char *field) { return editor(field)->findChild<QLineEdit *>(); };

    QTest::mouseClick(create, Qt::LeftButton);
    QTRY_VERIFY(editor("name"));
    QTest::mouseClick(save, Qt::LeftButton); // told what is missing, nothing saved
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(host.said.isEmpty());
    QTest::keyClicks(line("name"), QStringLiteral("Network"));
    line("lead")->setFocus();
    QTest::keyClicks(line("lead"), QStringLiteral("own"));
    const auto offered = [&] { // several fields have a list; the one that is looked into is on screen
        for (const QListWidget *list : pane.findChildren<QListWidget *>(QStringLiteral("reference.list"))) {
            if (list->isVisible())
                return list->count();
        }
        return 0;
    };
    QTRY_COMPARE(offered(), 1);
    QTest::keyClick(line("lead"), Qt::Key_Return);
    QCOMPARE(line("lead")->text(), QStringLiteral("owner"));
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(host.said.size(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Network"));

    pane.showType(QStringLiteral("person"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::mouseClick(create, Qt::LeftButton);
    QTRY_VERIFY(editor("reading"));
    line("name")->setText(QStringLiteral("佐藤 美咲"));
    QTest::keyClicks(line("login"), QStringLiteral("misaki"));
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTRY_COMPARE(host.said.size(), 2);
    if (qEnvironmentVariableIsSet("STEWARD_GRABS"))
        pane.grab().save(qEnvironmentVariable("STEWARD_GRABS") + QStringLiteral("/administration.png"));
    commands->undo();
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

QTEST_MAIN(AdministrationTest)
#include "tst_administration.moc"
