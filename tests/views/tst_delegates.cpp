// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/actions/standardactions.h"
#include "views/delegates/metadelegates.h"
#include "views/delegates/stewardtableview.h"
#include "views/panes/gallerysamples.h"
#include "views/text/format.h"

#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;

struct TableBench
{
    ActionRegistry actions;
    StewardTableView table;
    QStandardItemModel model;

    TableBench()
    {
        actions.addAll(standardActions());
        fillSampleRows(&model);
        table.setModel(&model);
        table.setColumn(0, new StatusDelegate(&table), 112, true);
        table.setColumn(1, new NumberDelegate(&table), 98);
        table.setColumn(2, new TextDelegate(&table, true), 0);
        table.setColumn(3, new PriorityDelegate(&table), 60);
        table.setColumn(4, new DueDelegate(&table), DueDelegate::columnWidth);
        table.setColumn(5, new PersonDelegate(&table), 92);
        table.setColumn(7, new SyncDelegate(&table), SyncDelegate::columnWidth);
        table.setActions(&actions);
        table.resize(900, 400);
        table.show();
        (void)QTest::qWaitForWindowExposed(&table);
        table.activateWindow();
        table.setFocus();
    }
    QColor at(int row, int column, QPoint offset)
    {
        const QRect r = table.visualRect(model.index(row, column));
        return table.viewport()->grab().toImage().pixelColor(r.topLeft() + offset);
    }
    int count(int row, int column, const QColor &colour)
    {
        const QRect r = table.visualRect(model.index(row, column));
        const QImage image = table.viewport()->grab(r).toImage();
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                found += image.pixelColor(x, y).rgb() == colour.rgb();
        }
        return found;
    }
};

} // namespace

class DelegatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void spans_data();
    void spans();
    void timesAgo_data();
    void timesAgo();
    void rowHeightsFollowDensity();
    void selectionAndAccentBar();
    void worstIsFilledOthersAreNot();
    void staleAndSkeletonRows();
    void textThreeIsTextTwoOnSelection();
    void lettersMoveAndSelect();
    void returnAndDoubleClickOpen();
    void columnsAreChosenAndKept();
    void syncIconsHaveWords();
};

void DelegatesTest::initTestCase()
{
    Theme::instance().install();
    Theme::instance().setMode(ThemeMode::Light);
}

void DelegatesTest::spans_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0ll << u"0:00"_s;
    QTest::newRow("half an hour") << 31 * minute << u"0:31"_s;
    QTest::newRow("over") << -12 * minute << u"\u22120:12"_s;
    QTest::newRow("over by seconds") << -5'000ll << u"\u22120:00"_s;
    QTest::newRow("last before a day") << 1439 * minute << u"23:59"_s;
    QTest::newRow("a day") << 1440 * minute << u"1d 0 h"_s;
    QTest::newRow("days") << (26 * 60 + 59) * minute << u"1d 2 h"_s;
}

void DelegatesTest::spans()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(format::span(Duration(ms)), text);
}

void DelegatesTest::timesAgo_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << 59'000ll << u"now"_s;
    QTest::newRow("minutes") << 4 * minute << u"4 min"_s;
    QTest::newRow("hours") << 119 * minute << u"1 h"_s;
    QTest::newRow("days") << 3 * 1440 * minute << u"3 d"_s;
    QTest::newRow("a clock ahead") << -5 * minute << u"now"_s;
}

void DelegatesTest::timesAgo()
{
    QFETCH(qint64, before);
    QFETCH(QString, text);
    const Instant now{1795486680000};
    QCOMPARE(format::ago({now.ms - before}, now), text);
}

void DelegatesTest::rowHeightsFollowDensity()
{
    TableBench bench;
    QCOMPARE(bench.table.rowHeight(0), 28);
    Theme::instance().setDensity(Density::Roomy);
    QCOMPARE(bench.table.rowHeight(0), 36);
    bench.table.setFixedRowHeight(24);
    QCOMPARE(bench.table.rowHeight(3), 24);
    Theme::instance().setDensity(Density::Default);
    QCOMPARE(bench.table.rowHeight(3), 24);
}

void DelegatesTest::selectionAndAccentBar()
{
    TableBench bench;
    bench.table.selectRow(2);
    QTRY_VERIFY(bench.table.hasFocus());
    QCOMPARE(bench.at(2, 0, {1, 10}), Theme::colour(ThemeRole::Accent));
    QCOMPARE(bench.at(2, 1, {3, 10}), Theme::colour(ThemeRole::Selection));
    QCOMPARE(bench.at(2, 1, {40, 27}), Theme::colour(ThemeRole::Accent)); // line below the current row
    bench.table.clearFocus();
    QTRY_VERIFY(!bench.table.hasFocus());
    QCOMPARE(bench.at(2, 1, {3, 10}), Theme::colour(ThemeRole::SelectionInactive));
    QCOMPARE(bench.at(2, 0, {1, 10}), Theme::colour(ThemeRole::SelectionInactive));
    QCOMPARE(bench.at(3, 1, {3, 27}), Theme::colour(ThemeRole::Line));
}

void DelegatesTest::worstIsFilledOthersAreNot()
{
    TableBench bench;
    QCOMPARE(bench.at(5, 4, {6, 14}), Theme::colour(ThemeRole::BreachFill));
    QCOMPARE(bench.at(6, 4, {6, 14}), Theme::colour(ThemeRole::Base));
    QVERIFY(bench.count(1, 4, Theme::colour(ThemeRole::RiskGlyph)) > 20); // lowest pixels of the bar
}

void DelegatesTest::staleAndSkeletonRows()
{
    TableBench bench;
    QVERIFY(bench.count(7, 2, Theme::colour(ThemeRole::Track)) > 500);
    QCOMPARE(bench.count(7, 1, Theme::colour(ThemeRole::Text2)), 0);
    QCOMPARE(bench.count(9, 2, Theme::colour(ThemeRole::Text1)), 0);
    QVERIFY(bench.count(0, 2, Theme::colour(ThemeRole::Text1)) > 5);
}

void DelegatesTest::textThreeIsTextTwoOnSelection()
{
    TableBench bench;
    bench.table.setFocus();
    QVERIFY(bench.count(4, 5, Theme::colour(ThemeRole::Text3)) > 5); // Unassigned
    bench.table.selectRow(4);
    QCOMPARE(bench.count(4, 5, Theme::colour(ThemeRole::Text3)), 0);
    QVERIFY(bench.count(4, 5, Theme::colour(ThemeRole::Text2)) > 5);
}

void DelegatesTest::lettersMoveAndSelect()
{
    TableBench bench;
    QTRY_VERIFY(bench.table.hasFocus());
    bench.table.setCurrentIndex(bench.model.index(0, 0));
    QTest::keyClicks(&bench.table, u"jj"_s);
    QCOMPARE(bench.table.currentIndex().row(), 2);
    QTest::keyClicks(&bench.table, u"k"_s);
    QCOMPARE(bench.table.currentIndex().row(), 1);
    QTest::keyClicks(&bench.table, u"xjjx"_s);
    const auto selected = [&] {
        QList<int> rows;
        for (const QModelIndex &index : bench.table.selectionModel()->selectedRows())
            rows << index.row();
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    QCOMPARE(selected(), QList<int>({1, 3})); // marks stay while the caret moves
    QTest::keyClick(&bench.table, Qt::Key_Down);
    QCOMPARE(selected(), QList<int>({1, 3}));
    QTest::keyClicks(&bench.table, u"kx"_s);
    QCOMPARE(selected(), QList<int>({1}));
    QTest::keyClick(&bench.table, Qt::Key_Escape);
    QCOMPARE(selected(), QList<int>({3}));
    QTest::keyClicks(&bench.table, u"S"_s); // no search by title, no jump
    QCOMPARE(bench.table.currentIndex().row(), 3);
}

void DelegatesTest::returnAndDoubleClickOpen()
{
    TableBench bench;
    QSignalSpy opened(&bench.table, &StewardTableView::rowOpened);
    bench.table.setCurrentIndex(bench.model.index(3, 0));
    QTest::keyClick(&bench.table, Qt::Key_Return);
    QTest::keyClick(&bench.table, Qt::Key_O);
    QTest::mouseClick(bench.table.viewport(), Qt::LeftButton, {}, bench.table.visualRect(bench.model.index(1, 1)).center());
    QTest::mouseDClick(bench.table.viewport(), Qt::LeftButton, {}, bench.table.visualRect(bench.model.index(1, 1)).center());
    QCOMPARE(opened.size(), 3);
    QCOMPARE(opened[2][0].toModelIndex().row(), 1);
}

void DelegatesTest::columnsAreChosenAndKept()
{
    TableBench bench;
    QMenu menu;
    bench.table.fillColumnMenu(&menu);
    QCOMPARE(menu.actions().size(), 8);
    QVERIFY(!menu.actions()[0]->isEnabled()); // required
    QCOMPARE(menu.actions()[7]->text(), u"Sync"_s); // an icon-only header has a name
    menu.actions()[1]->trigger();
    QVERIFY(bench.table.isColumnHidden(1));
    const QByteArray state = bench.table.saveColumns();
    TableBench other;
    QVERIFY(other.table.restoreColumns(state));
    QVERIFY(other.table.isColumnHidden(1));
    QVERIFY(other.table.isFirstColumn(0));
    QVERIFY(!other.table.restoreColumns("nonsense"));
}

void DelegatesTest::syncIconsHaveWords()
{
    TableBench bench;
    QSet<QString> words;
    for (int row : {2, 3, 5})
        words.insert(SyncDelegate::words(bench.model.index(row, 7)));
    QCOMPARE(words.size(), 3);
    QVERIFY(!words.contains(QString()));
    QVERIFY(SyncDelegate::words(bench.model.index(0, 7)).isEmpty());
}

QTEST_MAIN(DelegatesTest)
#include "tst_delegates.moc"
