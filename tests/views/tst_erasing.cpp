// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "models/threadmodel.h"
#include "models/ticketlistmodel.h"
#include "tests/support/deskshell.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/pickerpopup.h"
#include "views/panes/administrationpane.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketpane.h"
#include "views/shell/deskcommands.h"
#include "views/shell/language.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>

using namespace steward;
using namespace Qt::StringLiterals;

/// Erasing for good as somebody at the desk does it: fields of a ticket, an entry of its thread, a person.
class ErasingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fieldsOfATicketGo_data();
    void fieldsOfATicketGo();
    void anEntryGoes();
    void aPersonIsForgotten();

private:
    PickerPopup *picker() const
    {
        for (PickerPopup *one : m_shell->window->findChildren<PickerPopup *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    template<class T>
    T *inPicker(const QString &name) const
    {
        return picker() ? picker()->findChild<T *>(name) : nullptr;
    }
    void openTicket();
    qint64 traces(const QString &words) const
    {
        qint64 found = 0;
        for (const char *end : {"", "-wal"}) {
            QFile file(m_shell->path() + QLatin1String(end));
            if (file.open(QIODevice::ReadOnly))
                found += file.readAll().count(words.toUtf8());
        }
        return found;
    }

    const QString word = u"zqxj4111"_s;
    std::unique_ptr<DeskShell> m_shell;
    TicketPane *m_pane = nullptr;
    QString m_number;
};

void ErasingTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
}

void ErasingTest::init()
{
    m_shell = std::make_unique<DeskShell>();
    m_shell->make([this](Workspace &desk) -> Result<Ok> {
        STEWARD_TRY(fillWithDemo(desk, {.tickets = 60}));
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.loadNumber(u"INC-000050"_s));
        STEWARD_TRY(editTicket(desk, ticket, {{u"title"_s, Value(QString(u"Card "_s + word))},
            {u"description"_s, Value(QString(u"The number is "_s + word))}}));
        STEWARD_ASSIGN(const LoadedRecord again, desk.loadNumber(u"INC-000050"_s));
        STEWARD_TRY(say(desk, again, {u"They said "_s + word, true}));
        return Ok{};
    });
    QVERIFY(m_shell->open());
}

void ErasingTest::cleanup()
{
    m_pane = nullptr;
    m_shell.reset();
    Language::instance().set(u"en"_s);
}

void ErasingTest::openTicket()
{
    m_pane = qobject_cast<TicketPane *>(m_shell->window->openPane(u"ticket"_s, u"INC-000050"_s));
    QVERIFY(m_pane);
    QTRY_VERIFY(m_pane->page());
}

void ErasingTest::fieldsOfATicketGo_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("en") << u"en"_s << false;
    QTest::newRow("ja") << u"ja"_s << true;
}

void ErasingTest::fieldsOfATicketGo()
{
    QFETCH(const QString, language);
    QFETCH(const bool, dark);
    Language::instance().set(language);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    openTicket();
    QVERIFY(traces(u"Card "_s + word) > 0);
    m_shell->actions.trigger(u"ticket.erase"_s);
    QTRY_VERIFY(inPicker<QLineEdit>(u"eraseReason"_s));
    auto *title = inPicker<QCheckBox>(u"erase-title"_s);
    auto *description = inPicker<QCheckBox>(u"erase-description"_s);
    QVERIFY(title && description);
    QVERIFY(!inPicker<QCheckBox>(u"erase-status"_s)); // a ticket is in some state
    auto *reason = inPicker<QLineEdit>(u"eraseReason"_s);
    QTest::keyClick(reason, Qt::Key_Return); // nothing chosen, no reason: nothing happens
    QTRY_VERIFY(picker());
    title->setChecked(true);
    description->setChecked(true);
    QTest::keyClicks(reason, u"Held a card number"_s);
    m_shell->picture(u"erase-question-"_s + language);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(!picker());
    QTRY_COMPARE(m_pane->page()->value(u"title").text(), QString());
    QCOMPARE(m_pane->page()->value(u"description").text(), QString());
    QVERIFY(m_pane->title().contains(u"INC-000050"_s));
    QVERIFY(!m_shell->window->toastWidget()->sentence().isEmpty());
    QVERIFY(DeskCommands::of(m_shell->session.get())->undoText().isEmpty()); // nobody takes it back
    QTRY_COMPARE(traces(u"Card "_s + word) + traces(u"number is "_s + word), 0);
    QVERIFY(traces(u"They said "_s + word) > 0); // nobody chose the comment
    m_shell->picture(u"erase-done-"_s + language);
    Theme::instance().setMode(ThemeMode::System);
}

void ErasingTest::anEntryGoes()
{
    openTicket();
    ThreadModel *lines = m_pane->thread()->thread();
    int at = -1;
    for (int row = 0; row < lines->rowCount(); ++row) {
        if (lines->line(row).text.contains(word) && !lines->line(row).isDescription && lines->line(row).audience == ThreadLine::Audience::Public)
            at = row;
    }
    QVERIFY(at >= 0);
    Q_EMIT m_pane->thread()->menuWanted(at, {}, -1);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    QAction *erase = nullptr;
    for (QAction *one : menu->actions()) {
        if (one->text().startsWith(u"Erase"_s))
            erase = one;
    }
    QVERIFY(erase && erase->isEnabled());
    erase->trigger();
    menu->close();
    QTRY_VERIFY(inPicker<QLineEdit>(u"eraseReason"_s));
    auto *reason = inPicker<QLineEdit>(u"eraseReason"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(picker()); // not without a reason
    QTest::keyClicks(reason, u"Card number"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(!picker());
    QTRY_VERIFY(m_shell->window->toastWidget()->sentence().contains(u"erased"_s));
    const auto erasedLine = [&] {
        for (int row = 0; row < lines->rowCount(); ++row) {
            if (!lines->line(row).isDescription && lines->line(row).entry.isErased())
                return lines->line(row).text;
        }
        return QString();
    };
    QTRY_VERIFY(erasedLine().contains(u"Erased for good"_s));
    m_shell->picture(u"erase-entry"_s);
}

void ErasingTest::aPersonIsForgotten()
{
    auto *pane = qobject_cast<AdministrationPane *>(m_shell->window->openPane(u"administration"_s));
    QVERIFY(pane);
    pane->showType(u"person"_s);
    auto *table = pane->findChild<QTableView *>(u"administration.table"_s);
    QTRY_VERIFY(table->model()->rowCount() > 5);
    const QString name = table->model()->index(3, 0).data().toString();
    QVERIFY(!name.isEmpty());
    table->setCurrentIndex(table->model()->index(3, 0));
    auto *button = pane->findChild<QPushButton *>(u"administration.erase"_s);
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(inPicker<QLineEdit>(u"eraseReason"_s));
    QVERIFY(inPicker<QCheckBox>(u"erase-name"_s)->isChecked()); // all of it is meant
    QTest::keyClicks(inPicker<QLineEdit>(u"eraseReason"_s), u"Asked to be forgotten"_s);
    m_shell->picture(u"erase-person"_s);
    QTest::keyClick(inPicker<QLineEdit>(u"eraseReason"_s), Qt::Key_Return);
    const auto isThere = [&] {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(!isThere());
    // What was erased, by whom and why is listed, and only looked at.
    pane->showType(u"redaction"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(!pane->findChild<QPushButton *>(u"administration.new"_s)->isVisible());
    table->setCurrentIndex(table->model()->index(0, 0));
    QTRY_VERIFY(pane->findChild<QPushButton *>(u"administration.cancel"_s)->isVisible());
    QVERIFY(!pane->findChild<QPushButton *>(u"administration.save"_s)->isVisible());
    QVERIFY(!button->isVisible());
    m_shell->picture(u"erase-list"_s);
}

QTEST_MAIN(ErasingTest)
#include "tst_erasing.moc"
