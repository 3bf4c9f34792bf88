// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deskshell.h"
#include "views/charts/chartcard.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/queryfield.h"
#include "views/editors/recordform.h"
#include "views/panes/administrationpane.h"
#include "views/panes/boardtile.h"
#include "views/panes/clockpopover.h"
#include "views/panes/duetile.h"
#include "views/panes/queuepane.h"
#include "views/panes/slapane.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"
#include "views/shell/language.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>

using namespace steward;
using namespace Qt::StringLiterals;

/// What was promised, as somebody at the desk sees it: the clocks of a ticket and why they stand so, and the dashboard.
class ServiceLevelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aClockIsExplainedToTheSecond_data();
    void aClockIsExplainedToTheSecond();
    void theDashboardOpensWhatItCounts();
    void everyChartHasItsTable();
    void aCalendarIsEnteredWithItsHolidays();
    void theDashboardIsReadable_data();
    void theDashboardIsReadable();

private:
    SlaPane *openBoard(DeskShell &shell)
    {
        auto *pane = static_cast<SlaPane *>(shell.window->openPane(u"sla"_s));
        QSignalSpy shown(pane, &SlaPane::shown);
        if (!shown.wait(20000))
            qFatal("the dashboard shows nothing");
        return pane;
    }
};

void ServiceLevelsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
}

void ServiceLevelsTest::cleanup()
{
    Theme::instance().setMode(ThemeMode::Light);
    Language::instance().set(u"en"_s);
}

void ServiceLevelsTest::aClockIsExplainedToTheSecond_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("English, light") << u"en"_s << false;
    QTest::newRow("Japanese, dark") << u"ja"_s << true;
}

void ServiceLevelsTest::aClockIsExplainedToTheSecond()
{
    QFETCH(QString, language);
    QFETCH(bool, dark);
    Language::instance().set(language);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    DeskShell shell;
    shell.makeDemo(300);
    QVERIFY(shell.open());
    auto *pane = static_cast<TicketPane *>(shell.window->openPane(u"ticket"_s, u"INC-000290"_s));
    QTRY_VERIFY(!pane->header()->clockTiles().isEmpty());
    QVERIFY(!pane->header()->dueTile()->isVisible());
    DueTile *tile = pane->header()->clockTiles().first();
    tile->setFocus();
    QTest::keyClick(tile, Qt::Key_Return);
    auto *popover = shell.window->findChild<ClockPopover *>();
    QVERIFY(popover && popover->isVisible());
    shell.picture(u"clock-%1"_s.arg(language));

    // The column adds up to the sum that is printed.
    const ClockModel &model = *popover->model();
    QVERIFY(model.rowCount() > 0);
    qint64 sum = 0;
    for (const ClockLine &line : model.clock().lines)
        sum += line.counted.count();
    QCOMPARE(sum, model.clock().clock.elapsed.count());
    auto *label = popover->findChild<QLabel *>(u"clockSum"_s);
    QVERIFY(label->text().contains(ClockModel::spanText(Duration(sum))));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), model.rowCount() + 2);

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!shell.window->findChild<ClockPopover *>());
    QCOMPARE(QApplication::focusWidget(), tile);
    QTest::mouseClick(tile, Qt::LeftButton);
    QTRY_VERIFY(shell.window->findChild<ClockPopover *>());
    QTest::mouseClick(pane, Qt::LeftButton, {}, QPoint(pane->width() / 2, pane->height() - 5));
    QTRY_VERIFY(!shell.window->findChild<ClockPopover *>());
}

void ServiceLevelsTest::theDashboardOpensWhatItCounts()
{
    DeskShell shell;
    shell.makeDemo(300);
    QVERIFY(shell.open());
    SlaPane *pane = openBoard(shell);
    BoardTile *unassigned = pane->tiles()[2];
    QCOMPARE(unassigned->query(), u"status:open is:unassigned"_s);
    unassigned->setFocus();
    QTest::keyClick(unassigned, Qt::Key_Return);
    auto *queue = static_cast<QueuePane *>(shell.window->findPane(u"queue"_s));
    QVERIFY(queue);
    QTRY_COMPARE(queue->findChild<QueryField *>()->text(), u"status:open is:unassigned"_s);
}

void ServiceLevelsTest::everyChartHasItsTable()
{
    DeskShell shell;
    shell.makeDemo(300);
    QVERIFY(shell.open());
    SlaPane *pane = openBoard(shell);
    QCOMPARE(pane->cards().size(), 7);
    for (ChartCard *card : pane->cards()) {
        QVERIFY(!card->finding().isEmpty() && !card->about().isEmpty());
        const ChartTable &table = card->chart()->table();
        QVERIFY2(!table.rows.isEmpty(), qPrintable(card->finding()));
        for (const QStringList &row : table.rows)
            QCOMPARE(row.size(), table.headings.size());
        card->setShowsTable(true);
        auto *view = card->findChild<QTableView *>();
        QVERIFY(view);
        QCOMPARE(view->model()->rowCount(), table.rows.size());
    }
    shell.picture(u"sla-tables"_s);
}

void ServiceLevelsTest::aCalendarIsEnteredWithItsHolidays()
{
    DeskShell shell;
    shell.makeDemo(60);
    QVERIFY(shell.open());
    auto *pane = static_cast<AdministrationPane *>(shell.window->openPane(u"administration"_s));
    pane->showType(u"calendar"_s, true);
    auto *form = pane->findChild<RecordForm *>();
    QTRY_VERIFY(!form->isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), u"Munich office"_s);
    const auto type = [&](const QString &text) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), text);
    };
    type(u"Europe/Atlantis"_s);
    type(u"Mon-Fri 08:00-17:00"_s);
    auto *save = pane->findChild<QPushButton *>(u"administration.save"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(save->isEnabled()); // refused: there is no such zone, and what was typed stays
    QVERIFY(!form->isEmpty());
    shell.picture(u"calendar-refused"_s);
    for (QLineEdit *one : form->findChildren<QLineEdit *>()) {
        if (one->text() == u"Europe/Atlantis")
            one->setText(u"Europe/Berlin"_s);
    }
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(form->isEmpty());

    auto *table = pane->findChild<StewardTableView *>(u"administration.table"_s);
    const auto rowOf = [&](const QString &name) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name)
                return row;
        }
        return -1;
    };
    QTRY_VERIFY(rowOf(u"Munich office"_s) >= 0);
    table->setCurrentIndex(table->model()->index(rowOf(u"Munich office"_s), 0));
    auto *holidays = pane->findChild<QPushButton *>(u"administration.holidays"_s);
    QTRY_VERIFY(holidays->isVisible());
    shell.picture(u"calendar"_s);
    const QString path = shell.folder.filePath(u"feiertage.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("date,name\n2027-01-01,Neujahr\n2027-05-01,Tag der Arbeit\n");
    file.close();
    shell.prompter.answerFile(u"calendar.holidays"_s, path);
    QTest::mouseClick(holidays, Qt::LeftButton);
    auto *toast = shell.window->findChild<Toast *>();
    QTRY_VERIFY(toast && toast->isVisible());
    QTRY_COMPARE(toast->sentence(), u"2 holidays entered"_s);
}

void ServiceLevelsTest::theDashboardIsReadable_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("English, light") << u"en"_s << false << QSize(1600, 1400);
    QTest::newRow("Japanese, dark") << u"ja"_s << true << QSize(1600, 1400);
    QTest::newRow("Japanese, light, narrow") << u"ja"_s << false << QSize(1000, 900);
}

void ServiceLevelsTest::theDashboardIsReadable()
{
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    Language::instance().set(language);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    DeskShell shell;
    shell.makeDemo(2038);
    QVERIFY(shell.open(size));
    SlaPane *pane = openBoard(shell);
    shell.picture(u"sla-%1-%2-%3"_s.arg(language, dark ? u"dark"_s : u"light"_s).arg(size.width()));
    for (const BoardTile *tile : pane->tiles())
        QVERIFY(tile->width() >= tile->minimumSizeHint().width());
    for (const ChartCard *card : pane->cards())
        QVERIFY(card->isVisible() && card->height() >= 150);
}

QTEST_MAIN(ServiceLevelsTest)
#include "tst_servicelevels.moc"
