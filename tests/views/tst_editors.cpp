// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/actions/actionregistry.h"
#include "views/editors/avatar.h"
#include "views/editors/chipbar.h"
#include "views/editors/fieldform.h"
#include "views/editors/personpicker.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/queryfaultstrip.h"
#include "views/editors/queryfield.h"
#include "views/editors/querypopup.h"
#include "views/panes/gallerysamples.h"
#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

struct FieldBench
{
    SampleQueryLanguage language;
    QWidget window;
    QueryField *field = new QueryField;
    QueryFaultStrip *strip = new QueryFaultStrip(field);

    explicit FieldBench(const QString &text = {})
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(strip);
        layout->addStretch(1);
        field->setLanguage(&language);
        field->setText(text);
        window.resize(700, 400);
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
        window.activateWindow();
        field->setFocus();
    }
    void type(const QString &text) { QTest::keyClicks(field, text); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(field, key, modifiers); }
};

class People : public PersonSource
{
public:
    void search(const QString &text, int, std::function<void(QList<NamedChoice>)> answer) override
    {
        asked << text;
        pending << answer;
    }
    QStringList asked;
    QList<std::function<void(QList<NamedChoice>)>> pending;
};

} // namespace

class EditorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }
    void termsBecomeChips();
    void arrowsStepOverChips();
    void backspaceRemovesAChip();
    void typingAtAChipMakesItText();
    void proposalsComplete();
    void faultIsShownAndRepaired();
    void preEditTextDoesNothing();
    void escapeGoesBackToTheSubmittedQuery();
    void clipboardAndUndo();
    void crossRemovesAChip();
    void chipBarByKeyboard();
    void pickerDropsLateAnswers();
    void pickerRefusesUnknownNames();
    void listWaitsForTheAnswerToWhatIsTyped();
    void formShowsReasonsAndErrors();
    void avatarTakesTheFirstSign();
};

void EditorsTest::termsBecomeChips()
{
    FieldBench bench(u"status:open team:Desk printer"_s);
    QCOMPARE(bench.field->visibleChips().size(), 2);
    QCOMPARE(bench.field->visibleChips()[0].fieldLength, 7);
    bench.field->setText({});
    QSignalSpy edited(bench.field, &QueryField::queryEdited);
    bench.type(u"status:open"_s);
    QCOMPARE(bench.field->text(), u"status:open"_s);
    QVERIFY(bench.field->visibleChips().isEmpty()); // still being typed
    bench.type(u" "_s);
    QCOMPARE(bench.field->visibleChips().size(), 1);
    QVERIFY(edited.size() > 0);
}

void EditorsTest::arrowsStepOverChips()
{
    FieldBench bench(u"status:open team:Desk"_s);
    QCOMPARE(bench.field->caret(), 21);
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.field->caret(), 12); // over the whole chip
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.field->caret(), 11); // the blank
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.field->caret(), 0);
    bench.key(Qt::Key_Right);
    QCOMPARE(bench.field->caret(), 11);
    bench.key(Qt::Key_End);
    QCOMPARE(bench.field->caret(), 21);
}

void EditorsTest::backspaceRemovesAChip()
{
    FieldBench bench(u"status:open team:Desk"_s);
    bench.key(Qt::Key_Backspace);
    QCOMPARE(bench.field->text(), u"status:open "_s);
    bench.key(Qt::Key_Home);
    bench.key(Qt::Key_Delete);
    QCOMPARE(bench.field->text(), QString());
}

void EditorsTest::typingAtAChipMakesItText()
{
    FieldBench bench(u"status:open"_s);
    QCOMPARE(bench.field->visibleChips().size(), 1);
    bench.type(u"ed"_s);
    QCOMPARE(bench.field->text(), u"status:opened"_s);
    QVERIFY(bench.field->visibleChips().isEmpty());
    bench.key(Qt::Key_Backspace); // a letter, not the chip
    QCOMPARE(bench.field->text(), u"status:opene"_s);
    bench.key(Qt::Key_Home);
    QCOMPARE(bench.field->visibleChips().size(), 1);
}

void EditorsTest::proposalsComplete()
{
    FieldBench bench;
    bench.type(u"assi"_s);
    QVERIFY(bench.field->popup() && bench.field->popup()->isVisible());
    QCOMPARE(bench.field->popup()->parentWidget(), &bench.window); // a child, not a window
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Tab);
    QCOMPARE(bench.field->text(), u"assignee.team:"_s);
    QVERIFY(bench.field->hasFocus());
    bench.field->setText({});
    bench.type(u"du"_s);
    bench.key(Qt::Key_Escape);
    QVERIFY(!bench.field->popup()->isVisible());
    QCOMPARE(bench.field->text(), u"du"_s);
}

void EditorsTest::faultIsShownAndRepaired()
{
    FieldBench bench(u"status:open "_s);
    QVERIFY(!bench.strip->isVisible());
    QSignalSpy edited(bench.field, &QueryField::queryEdited);
    bench.type(u"assigne:me"_s);
    QVERIFY(bench.field->fault());
    QCOMPARE(bench.field->fault()->start, 12);
    QVERIFY(bench.strip->isVisible());
    const int before = int(edited.size());
    QSignalSpy submitted(bench.field, &QueryField::submitted);
    bench.key(Qt::Key_Return);
    QCOMPARE(submitted.size(), 0); // the list stays on the last valid query
    bench.key(Qt::Key_Tab);
    QCOMPARE(bench.field->text(), u"status:open assignee:me"_s);
    QVERIFY(!bench.field->fault());
    QVERIFY(!bench.strip->isVisible());
    QCOMPARE(edited.size(), before + 1);
    bench.key(Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void EditorsTest::preEditTextDoesNothing()
{
    FieldBench bench(u"status:open "_s);
    QSignalSpy changed(bench.field, &QueryField::textChanged);
    QInputMethodEvent typing(u"いんさつ"_s, {});
    QApplication::sendEvent(bench.field, &typing);
    QCOMPARE(changed.size(), 0);
    bench.key(Qt::Key_Return);
    bench.key(Qt::Key_Backspace);
    QCOMPARE(bench.field->text(), u"status:open "_s);
    QInputMethodEvent commit;
    commit.setCommitString(u"印刷"_s);
    QApplication::sendEvent(bench.field, &commit);
    QCOMPARE(bench.field->text(), u"status:open 印刷"_s);
    QCOMPARE(bench.field->inputMethodQuery(Qt::ImCursorPosition).toInt(), 14);
}

void EditorsTest::escapeGoesBackToTheSubmittedQuery()
{
    FieldBench bench(u"status:open"_s);
    bench.type(u" x"_s);
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.field->text(), u"status:open"_s);
}

void EditorsTest::clipboardAndUndo()
{
    FieldBench bench(u"status:open"_s);
    bench.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(bench.field->selectedText(), u"status:open"_s);
    bench.key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(bench.field->text(), QString());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"status:open"_s);
    bench.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bench.field->text(), u"status:open"_s);
    QGuiApplication::clipboard()->setText(u" team:Desk\nprinter "_s); // lines become blanks
    bench.key(Qt::Key_End);
    bench.type(u" "_s);
    bench.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(bench.field->text(), u"status:open team:Desk printer"_s);
}

void EditorsTest::crossRemovesAChip()
{
    FieldBench bench(u"status:open team:Desk"_s);
    const int width = QFontMetrics(Theme::font(TypeRole::Mono)).horizontalAdvance(u"status:open"_s);
    QTest::mouseClick(bench.field->viewport(), Qt::LeftButton, {}, QPoint(30 + 6 + width + 12, 14));
    QCOMPARE(bench.field->text(), u"team:Desk"_s);
}

void EditorsTest::chipBarByKeyboard()
{
    ChipBar bar;
    bar.setChips({{u"a"_s, u"vpn-osaka"_s, {}, {}, true}, {u"b"_s, u"11月障害"_s, {}, {}, true}});
    QSignalSpy removed(&bar, &ChipBar::removed);
    bar.show();
    QTest::keyClick(&bar, Qt::Key_Right);
    QTest::keyClick(&bar, Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), u"b"_s);
    QVERIFY(bar.heightForWidth(90) > bar.heightForWidth(600)); // wraps
    bar.setExclusive(true);
    QSignalSpy checked(&bar, &ChipBar::checkedChanged);
    QTest::keyClick(&bar, Qt::Key_Left);
    QTest::keyClick(&bar, Qt::Key_Space);
    QCOMPARE(checked[0][0].toString(), u"a"_s);
    QVERIFY(bar.chips()[0].checked && !bar.chips()[1].checked);
}

void EditorsTest::pickerDropsLateAnswers()
{
    People people;
    PersonPicker picker;
    picker.setSource(&people);
    picker.show();
    QSignalSpy chosen(&picker, &PersonPicker::chosen);
    QTest::keyClicks(picker.field(), u"sa"_s);
    QCOMPARE(people.asked, QStringList({u"s"_s, u"sa"_s}));
    people.pending[0]({{"1", u"Suzuki"_s, {}}});
    people.pending[1]({{"2", u"Sato"_s, u"Desk"_s}});
    QAbstractItemView *popup = picker.findChild<QCompleter *>()->popup();
    QVERIFY(popup->isVisible());
    QCOMPARE(popup->model()->rowCount(), 1); // the late Suzuki is not there
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(picker.choice().name, u"Sato"_s);
    QCOMPARE(picker.choice().id, QByteArray("2"));
}

void EditorsTest::pickerRefusesUnknownNames()
{
    People people;
    PersonPicker picker;
    picker.setSource(&people);
    picker.setChoice({"2", u"Sato"_s, {}});
    picker.show();
    picker.field()->selectAll();
    QTest::keyClicks(picker.field(), u"zzz"_s);
    people.pending.last()({});
    QTest::keyClick(picker.field(), Qt::Key_Return);
    QVERIFY(picker.field()->property("steward.error").toBool());
    QCOMPARE(picker.choice().name, u"Sato"_s); // the choice stays until there is a better one
    picker.field()->selectAll();
    QTest::keyClick(picker.field(), Qt::Key_Delete);
    QTest::keyClick(picker.field(), Qt::Key_Return);
    QVERIFY(picker.choice().id.isEmpty());
}

void EditorsTest::listWaitsForTheAnswerToWhatIsTyped()
{
    QWidget window;
    ActionRegistry actions;
    auto *picker = new PickerPopup(&window, &actions);
    QList<std::function<void(const QList<PickerItem> &)>> pending;
    picker->setSource([&](const QString &, std::function<void(const QList<PickerItem> &)> answer) { pending << answer; });
    window.resize(600, 400);
    window.show();
    picker->popUp(QRect(0, 0, 10, 10));
    PickerItem older;
    older.id = u"1"_s;
    PickerItem wanted;
    wanted.id = u"12"_s;
    QSignalSpy chosen(picker, &PickerPopup::chosen);
    QTest::keyClicks(picker->field(), u"1"_s);
    pending.last()({older, wanted});
    QTest::keyClicks(picker->field(), u"2"_s);
    QTest::keyClick(picker->field(), Qt::Key_Return); // faster than the answer
    QCOMPARE(chosen.size(), 0);
    pending.last()({wanted});
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"12"_s);
    QTest::keyClicks(picker->field(), u"3"_s);
    QTest::keyClick(picker->field(), Qt::Key_Return);
    QTest::keyClick(picker->field(), Qt::Key_Backspace); // thought better of it
    pending.last()({older});
    QCOMPARE(chosen.size(), 1);
}

void EditorsTest::formShowsReasonsAndErrors()
{
    FieldForm form;
    auto *edit = new QLineEdit;
    QLabel *label = form.addField(u"&Service"_s, edit);
    QCOMPARE(label->buddy(), edit);
    QCOMPARE(edit->accessibleName(), u"Service"_s);
    form.setError(edit, u"needs a value"_s);
    QVERIFY(edit->property("steward.error").toBool());
    QCOMPARE(edit->accessibleDescription(), u"needs a value"_s);
    form.setReason(edit, {});
    QVERIFY(!edit->property("steward.error").toBool());
}

void EditorsTest::avatarTakesTheFirstSign()
{
    QCOMPARE(avatarSign(u"佐藤 美咲"_s), u"佐"_s);
    QCOMPARE(avatarSign(u" emma Clarke"_s), u"E"_s);
    QCOMPARE(avatarSign(u"𠮷田"_s), u"𠮷"_s); // outside the basic plane
    QCOMPARE(avatarSign({}), QString());
}

QTEST_MAIN(EditorsTest)
#include "tst_editors.moc"
