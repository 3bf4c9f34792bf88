// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/actions/contextkeys.h"
#include "views/actions/standardactions.h"
#include "views/theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSet>
#include <QTest>
#include <QVBoxLayout>

using namespace steward;
using namespace Qt::StringLiterals;

class ActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoActionsShareAKey();
    void noActionTakesAForbiddenKey();
    void conflictsAndForbiddenKeysAreFound();
    void everyActionHasTextAndIcon();
    void disabledActionsSayWhy();
    void focusedHandlerWins();
    void handlerGoesWithItsOwner();
    void lettersWorkWhereTheKeyboardIs();
    void sequencesAndTheirWrongEnds();
    void lettersCanBeSwitchedOff();
};

void ActionsTest::noTwoActionsShareAKey()
{
    ActionRegistry registry;
    registry.addAll(standardActions());
    QVERIFY(registry.specs().size() > 60);
    QCOMPARE(registry.keyConflicts(), QStringList());
    QSet<QString> ids;
    for (const ActionSpec &spec : standardActions()) {
        QVERIFY2(!ids.contains(spec.id), qPrintable(spec.id));
        ids.insert(spec.id);
    }
}

void ActionsTest::noActionTakesAForbiddenKey()
{
    ActionRegistry registry;
    registry.addAll(standardActions());
    QCOMPARE(registry.forbiddenKeys(), QStringList());
}

void ActionsTest::conflictsAndForbiddenKeysAreFound()
{
    ActionRegistry registry;
    registry.add({.id = u"a"_s, .text = "A", .keys = u"Ctrl+K"_s});
    registry.add({.id = u"b"_s, .text = "B", .keys = u"ctrl+k"_s, .context = ActionContext::List});
    registry.add({.id = u"c"_s, .text = "C", .keys = u"g"_s, .context = ActionContext::List});
    registry.add({.id = u"d"_s, .text = "D", .keys = u"g q"_s, .context = ActionContext::List});
    registry.add({.id = u"e"_s, .text = "E", .keys = u"g"_s, .context = ActionContext::Ticket});
    QCOMPARE(registry.keyConflicts().size(), 2);
    registry.add({.id = u"f"_s, .text = "F", .keys = u"Ctrl+Alt+N"_s});
    registry.add({.id = u"g"_s, .text = "G", .keys = u"Ctrl+Space"_s});
    registry.add({.id = u"h"_s, .text = "H", .keys = u"Alt+F2"_s});
    registry.add({.id = u"i"_s, .text = "I", .keys = u"q"_s}); // a letter everywhere
    QCOMPARE(registry.forbiddenKeys().size(), 4);
}

void ActionsTest::everyActionHasTextAndIcon()
{
    ActionRegistry registry;
    registry.addAll(standardActions());
    for (const ActionSpec *spec : registry.specs()) {
        QVERIFY2(!registry.englishText(spec->id).isEmpty(), qPrintable(spec->id));
        QVERIFY2(hasIcon(spec->icon), qPrintable(spec->id + u" "_s + spec->icon));
        QVERIFY2(!registry.synonyms(spec->id).isEmpty() || spec->id == u"list.new"_s, qPrintable(spec->id));
    }
}

void ActionsTest::disabledActionsSayWhy()
{
    ActionRegistry registry;
    registry.add({.id = u"a"_s, .text = "A", .context = ActionContext::List});
    QVERIFY(!registry.disabledReason(u"a"_s).isEmpty());
    QVERIFY(!registry.action(u"a"_s)->isEnabled());
    QString why = u"Needs the role Team lead"_s;
    int runs = 0;
    QObject owner;
    registry.handle(u"a"_s, &owner, [&] { ++runs; }, [&] { return why; });
    QCOMPARE(registry.disabledReason(u"a"_s), why);
    QVERIFY(!registry.trigger(u"a"_s));
    QCOMPARE(registry.action(u"a"_s)->toolTip(), why);
    why.clear();
    registry.refresh();
    QVERIFY(registry.action(u"a"_s)->isEnabled());
    registry.action(u"a"_s)->trigger();
    QCOMPARE(runs, 1);
    QCOMPARE(registry.useCount(u"a"_s), 1);
}

void ActionsTest::focusedHandlerWins()
{
    ActionRegistry registry;
    registry.add({.id = u"a"_s, .text = "A"});
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *first = new QLineEdit;
    auto *second = new QLineEdit;
    layout->addWidget(first);
    layout->addWidget(second);
    QString ran;
    registry.handle(u"a"_s, first, [&] { ran = u"first"_s; });
    registry.handle(u"a"_s, second, [&] { ran = u"second"_s; });
    QVERIFY(!registry.trigger(u"a"_s)); // nobody is visible
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    first->setFocus();
    QTRY_VERIFY(first->hasFocus());
    QVERIFY(registry.trigger(u"a"_s));
    QCOMPARE(ran, u"first"_s);
    registry.setFocusAnchor(second); // a popup has the keyboard now and came from there
    QVERIFY(registry.trigger(u"a"_s));
    QCOMPARE(ran, u"second"_s);
}

void ActionsTest::handlerGoesWithItsOwner()
{
    ActionRegistry registry;
    registry.add({.id = u"a"_s, .text = "A"});
    {
        QObject owner;
        registry.handle(u"a"_s, &owner, [] {});
        QVERIFY(registry.trigger(u"a"_s));
    }
    QVERIFY(!registry.trigger(u"a"_s));
    QVERIFY(!registry.action(u"a"_s)->isEnabled());
}

namespace {

struct Bench
{
    ActionRegistry registry;
    QWidget list;
    QStringList ran;

    Bench()
    {
        for (const char *keys : {"j", "Shift+A", "/", "Space", "Ctrl+Return", "g q", "g m"}) {
            const QString id = QString::fromLatin1(keys);
            registry.add({.id = id, .text = "A", .keys = id, .context = ActionContext::List});
            registry.handle(id, &list, [this, id] { ran << id; });
        }
        new ContextKeys(&registry, ActionContext::List, &list);
        list.setFocusPolicy(Qt::StrongFocus);
        list.show();
        (void)QTest::qWaitForWindowExposed(&list);
        list.setFocus();
    }
};

} // namespace

void ActionsTest::lettersWorkWhereTheKeyboardIs()
{
    Bench bench;
    QTest::keyClick(&bench.list, Qt::Key_J);
    QTest::keyClick(&bench.list, Qt::Key_A, Qt::ShiftModifier);
    QTest::keyClick(&bench.list, Qt::Key_A);
    QTest::keyClick(&bench.list, Qt::Key_Slash, Qt::ShiftModifier); // Shift+7 on many layouts
    QTest::keyClick(&bench.list, Qt::Key_Space);
    QTest::keyClick(&bench.list, Qt::Key_Enter, Qt::ControlModifier);
    QCOMPARE(bench.ran, QStringList({u"j"_s, u"Shift+A"_s, u"/"_s, u"Space"_s, u"Ctrl+Return"_s}));
}

void ActionsTest::sequencesAndTheirWrongEnds()
{
    Bench bench;
    QTest::keyClicks(&bench.list, u"gq"_s);
    QTest::keyClicks(&bench.list, u"gm"_s);
    QCOMPARE(bench.ran, QStringList({u"g q"_s, u"g m"_s}));
    QTest::keyClicks(&bench.list, u"gj"_s); // the j belongs to the failed sequence
    QCOMPARE(bench.ran.size(), 2);
    QTest::keyClicks(&bench.list, u"j"_s);
    QCOMPARE(bench.ran.size(), 3);
}

void ActionsTest::lettersCanBeSwitchedOff()
{
    Bench bench;
    ContextKeys::setLettersEnabled(false);
    QTest::keyClick(&bench.list, Qt::Key_J);
    QTest::keyClick(&bench.list, Qt::Key_Return, Qt::ControlModifier);
    ContextKeys::setLettersEnabled(true);
    QCOMPARE(bench.ran, QStringList(u"Ctrl+Return"_s));
}

QTEST_MAIN(ActionsTest)
#include "tst_actions.moc"
