// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/savedviews.h"

#include "core/desk/undo.h"
#include "core/query/shippedviews.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace Qt::StringLiterals;

class SavedViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeskBeginsWithTheShippedOnes();
    void whoSeesWhat();
    void addedRenamedRemoved();
    void moved();

private:
    static QStringList namesIn(TestDesk &desk, ViewSection section)
    {
        QStringList names;
        for (const ListedView &listed : TestDesk::need(viewsForMe(*desk))) {
            if (sectionOf(listed.view) == section)
                names.append(listed.view.name);
        }
        return names;
    }
};

void SavedViewsTest::aDeskBeginsWithTheShippedOnes()
{
    TestDesk desk;
    const QList<ListedView> views = TestDesk::need(viewsForMe(*desk));
    QCOMPARE(views.size(), shippedViews().size());
    for (int i = 0; i < views.size(); ++i)
        QCOMPARE(views[i].view.name, shippedViews()[i].view.name);
}

void SavedViewsTest::whoSeesWhat()
{
    TestDesk desk;
    const Uuid other = desk.person(u"Other"_s);
    const Uuid mine = desk.team(u"Mine"_s, {desk->me()});
    const Uuid theirs = desk.team(u"Theirs"_s, {other});
    const auto add = [&](const char *name, const char *section, const Uuid &owner, const Uuid &team) {
        SavedView view;
        view.name = QString::fromLatin1(name);
        view.section = QString::fromLatin1(section);
        view.owner = {owner};
        view.team = {team};
        desk.add(view);
    };
    add("own", "mine", desk->me(), {});
    add("not own", "mine", other, {});
    add("my team", "team", {}, mine);
    add("their team", "team", {}, theirs);
    add("all", "everyone", other, {});
    QVERIFY(namesIn(desk, ViewSection::Mine).contains(u"own"_s));
    QVERIFY(!namesIn(desk, ViewSection::Mine).contains(u"not own"_s));
    QVERIFY(namesIn(desk, ViewSection::Team).contains(u"my team"_s));
    QVERIFY(!namesIn(desk, ViewSection::Team).contains(u"their team"_s));
    QVERIFY(namesIn(desk, ViewSection::Everyone).contains(u"all"_s));
}

void SavedViewsTest::addedRenamedRemoved()
{
    TestDesk desk;
    SavedView view;
    view.name = u"  "_s;
    STEWARD_COMPARE_ERROR(addView(*desk, view), "view.name");
    view.name = u"Printing"_s;
    view.query = u"印刷 status:open"_s;
    const VerbReport added = TestDesk::need(addView(*desk, view));
    QCOMPARE(namesIn(desk, ViewSection::Mine).last(), u"Printing"_s);
    SavedView stored = structOf<SavedView>(desk.load(added.record));
    QCOMPARE(stored.owner.uuid, desk->me());
    QCOMPARE(stored.query, view.query);

    stored.name = u"Printers"_s;
    QVERIFY(changeView(*desk, added.record, stored));
    QCOMPARE(namesIn(desk, ViewSection::Mine).last(), u"Printers"_s);
    const VerbReport removed = TestDesk::need(removeView(*desk, added.record));
    QVERIFY(!namesIn(desk, ViewSection::Mine).contains(u"Printers"_s));
    QVERIFY(undo(*desk, removed.commit.batch));
    QCOMPARE(namesIn(desk, ViewSection::Mine).last(), u"Printers"_s);
}

void SavedViewsTest::moved()
{
    TestDesk desk;
    const QStringList before = namesIn(desk, ViewSection::Everyone);
    QVERIFY(before.size() > 3);
    const auto idOf = [&](const QString &name) {
        for (const ListedView &listed : TestDesk::need(viewsForMe(*desk))) {
            if (listed.view.name == name)
                return listed.id;
        }
        return Uuid();
    };
    const auto expect = [&](const QString &name, int place) {
        QStringList after = before;
        const int at = int(after.indexOf(name));
        after.removeAt(at);
        after.insert(std::min<int>(place > at ? place - 1 : place, int(after.size())), name);
        const VerbReport report = TestDesk::need(moveView(*desk, idOf(name), place));
        QCOMPARE(namesIn(desk, ViewSection::Everyone), after);
        QVERIFY(report.changedNothing() || undo(*desk, report.commit.batch));
        QCOMPARE(namesIn(desk, ViewSection::Everyone), before);
    };
    expect(before[2], 0);
    expect(before[0], 2);
    expect(before[1], 99);
    expect(before[1], 1);
}

QTEST_GUILESS_MAIN(SavedViewsTest)
#include "tst_savedviews.moc"
