// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Time that is worked, and what can be done to single entries of the thread.
#include "core/base/clock.h"
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "core/desk/merge.h"
#include "core/schema/records/worklog.h"
#include "models/threadmodel.h"
#include "models/valuetext.h"
#include "views/actions/actionregistry.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/fieldform.h"
#include "views/editors/runsbutton.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketactions.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketfiles.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"
#include "views/panes/ticketside.h"
#include "views/text/format.h"
#include "views/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qint64 minuteMs = 60'000;

} // namespace

void TicketActions::handleWork()
{
    ActionRegistry *actions = m_pane->context().actions;
    const auto why = [this] { return m_pane->whyNot(); };
    actions->handle(u"ticket.timer"_s, m_pane, [this] { toggleTimer(); }, why);
    actions->handle(u"ticket.log-work"_s, m_pane, [this] { logWork(0, false); }, why);
    actions->handle(u"ticket.erase"_s, m_pane, [this] { eraseFields(); }, why);
    actions->handle(u"ticket.history"_s, m_pane, [this] { m_pane->showHistory(!m_pane->isHistoryShown()); });
    connect(m_pane->side(), &TicketSide::logWanted, this, [this] { logWork(0, false); });
    connect(m_pane->thread(), &ThreadView::menuWanted, this, &TicketActions::showEntryMenu);
    connect(m_pane->header(), &TicketHeader::moreWanted, this, &TicketActions::showMore);
}

// --- time ---

qint64 TicketActions::timerStarted() const
{
    const Draft *running = m_pane->page() ? m_pane->page()->draft(timerSlot()) : nullptr;
    return running ? running->content.toLongLong() : 0;
}

void TicketActions::toggleTimer()
{
    DeskSession *session = m_pane->context().session;
    const qint64 now = session->clock().now().ms;
    if (const qint64 started = timerStarted(); started > 0) {
        logWork(qMax(minuteMs, (now - started + minuteMs / 2) / minuteMs * minuteMs), true);
        return;
    }
    // Kept with the drafts: it goes on through the end of the program.
    const auto work = [id = m_pane->page()->ticket.id, seen = m_pane->page()->ticket.seen, now](const LocalDesk &desk) {
        return saveDraft(desk, id, {timerSlot(), QByteArray::number(now), seen, {}});
    };
    deliver(session->keep<Ok>(work), this, [this](const Result<Ok> &started) {
        if (!started) {
            DeskCommands::of(m_pane->context().session)->sayError(started.error());
            return;
        }
        m_pane->context().host->toast(u"clock"_s, tr("The timer runs on %1").arg(m_pane->page()->ticket.number));
        m_pane->reload();
    });
}

void TicketActions::logWork(qint64 proposedMs, bool fromTimer)
{
    if (!m_pane->whyNot().isEmpty())
        return;
    const QString number = m_pane->page()->ticket.number;
    PickerPopup *picker = openPicker(m_pane->side()->isVisible() ? static_cast<QWidget *>(m_pane->side()) : m_pane->header(),
                                     tr("Work on %1").arg(number), {});
    const RecordType &type = declared<WorkLog>().type;
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    FieldEditor *spent = FieldEditor::make(*type.field(u"spent"), m_pane->context().session, form);
    FieldEditor *note = FieldEditor::make(*type.field(u"note"), m_pane->context().session, form);
    if (proposedMs > 0)
        spent->setValue(Value(proposedMs), {});
    form->addField(recordText(type.field(u"spent")->label), spent);
    form->addField(recordText(type.field(u"note")->label), note);
    const auto take = [this, picker, spent, note, number, fromTimer] {
        const QString problem = !spent->problem().isEmpty() ? spent->problem()
            : spent->value().isEmpty()                      ? tr("Enter hours and minutes, such as 0:30")
                                                            : QString();
        if (!problem.isEmpty()) {
            picker->setProblem(problem);
            return;
        }
        WorkEntry entry;
        entry.spent = Duration(spent->value().number());
        entry.note = note->value().text();
        picker->dismiss();
        m_pane->perform(u"clock"_s, tr("%1 logged on %2").arg(format::span(entry.spent), number),
                        [entry, fromTimer](const VerbContext &desk, const LoadedRecord &loaded) {
                            return steward::logWork(
                                fromTimer ? desk.alongside(discarding(desk.me(), loaded.id, timerSlot())) : desk, loaded, entry);
                        });
    };
    for (FieldEditor *editor : {spent, note})
        connect(editor->findChild<QLineEdit *>(), &QLineEdit::returnPressed, picker, take);
    picker->showForm(form, tr("Log work"), take);
}

// --- entries ---

void TicketActions::showEntryMenu(int row, const QPoint &at, int file)
{
    const ThreadLine line = m_pane->thread()->thread()->line(row);
    auto *menu = new QMenu(m_pane);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (file >= 0) {
        const ThreadEntry entry = line.files[file];
        connect(menu->addAction(steward::icon(u"external-link"_s), tr("Open")), &QAction::triggered, this,
                [this, entry] { m_pane->files()->open(entry); });
        connect(menu->addAction(steward::icon(u"download"_s), tr("Save as…")), &QAction::triggered, this,
                [this, entry] { m_pane->files()->save(entry); });
        if (!entry.isHere)
            connect(menu->addAction(steward::icon(u"pin"_s), tr("Get it, and keep it here")), &QAction::triggered, this,
                    [this, entry] { m_pane->files()->keep(entry); });
        menu->addSeparator();
    }
    const QString selected = m_pane->thread()->selectedText();
    connect(menu->addAction(steward::icon(u"copy"_s), tr("Copy")), &QAction::triggered, this,
            [text = selected.isEmpty() ? line.text : selected] { QGuiApplication::clipboard()->setText(text); });
    const QString why = m_pane->whyNot();
    const bool said = line.entry.kind == ThreadEntry::Kind::Comment || line.entry.kind == ThreadEntry::Kind::WorkNote;
    if (line.isDescription) {
        QAction *edit = menu->addAction(steward::icon(u"pencil"_s), tr("Edit the description…"));
        edit->setEnabled(why.isEmpty());
        connect(edit, &QAction::triggered, this, &TicketActions::editDescription);
    } else if (line.audience != ThreadLine::Audience::System && !line.entry.isWithdrawn) {
        if (said) {
            QAction *splitting = menu->addAction(steward::icon(u"git-fork"_s), tr("Split into a ticket of its own…"));
            splitting->setEnabled(why.isEmpty());
            connect(splitting, &QAction::triggered, this, [this, line] { split(line); });
        }
        QAction *back = menu->addAction(steward::icon(u"x"_s), tr("Withdraw"));
        back->setEnabled(why.isEmpty());
        connect(back, &QAction::triggered, this, [this, line] { withdrawEntry(line); });
    }
    if (line.audience != ThreadLine::Audience::System || file >= 0) {
        QAction *erase = menu->addAction(steward::icon(u"eraser"_s), tr("Erase for good…"));
        erase->setEnabled(why.isEmpty());
        connect(erase, &QAction::triggered, this, [this, line, file] { eraseEntry(line, file); });
    }
    menu->popup(at);
}

void TicketActions::split(const ThreadLine &line)
{
    PickerPopup *picker = openPicker(m_pane->header()->moreButton(), tr("A ticket of its own"), {});
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    auto *title = new QLineEdit(line.text.simplified().left(80), form);
    title->setObjectName(u"splitTitle"_s);
    form->addField(tr("Title"), title);
    const auto take = [this, picker, title, entry = line.entry.record] {
        const QString words = title->text().trimmed();
        if (words.isEmpty()) {
            picker->setProblem(tr("Enter a title"));
            return;
        }
        picker->dismiss();
        m_pane->perform(u"git-fork"_s, tr("A new ticket was split off from %1").arg(m_pane->page()->ticket.number),
                        [entry, words](const VerbContext &desk, const LoadedRecord &) -> Result<VerbReport> {
                            STEWARD_ASSIGN(const LoadedRecord said, desk.desk().load(entry));
                            return splitTicket(desk, said, words);
                        },
                        [this](const Result<VerbReport> &report) {
                            if (report)
                                m_pane->context().host->openPane(u"ticket"_s, report->record.toString());
                            else
                                DeskCommands::of(m_pane->context().session)->sayError(report.error());
                        });
    };
    connect(title, &QLineEdit::returnPressed, picker, take);
    picker->showForm(form, tr("Split"), take);
    title->selectAll();
}

void TicketActions::withdrawEntry(const ThreadLine &line)
{
    m_pane->perform(u"x"_s, tr("An entry of %1 withdrawn").arg(m_pane->page()->ticket.number),
                    [entry = line.entry.record](const VerbContext &desk, const LoadedRecord &) -> Result<VerbReport> {
                        STEWARD_ASSIGN(const LoadedRecord said, desk.desk().load(entry));
                        return withdraw(desk, said);
                    });
}

void TicketActions::editDescription()
{
    PickerPopup *picker = openPicker(m_pane->header()->moreButton(), tr("Description"), {});
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(12, 4, 12, 8);
    auto *text = new QPlainTextEdit(m_pane->page()->value(u"description").text(), form);
    text->setObjectName(u"descriptionText"_s);
    text->setAccessibleName(tr("Description"));
    column->addWidget(text);
    picker->showForm(form, tr("Change"), [this, picker, text] {
        const QString words = text->toPlainText();
        picker->dismiss();
        m_pane->perform(u"pencil"_s, tr("Description of %1 changed").arg(m_pane->page()->ticket.number),
                        [words](const VerbContext &desk, const LoadedRecord &loaded) {
                            return editTicket(desk, loaded, {{u"description"_s, Value(words)}});
                        });
    });
}

void TicketActions::showMore()
{
    ActionRegistry *actions = m_pane->context().actions;
    actions->refresh();
    auto *menu = new QMenu(m_pane);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"ticketMoreMenu"_s);
    menu->addAction(actions->action(u"list.assign-to-me"_s));
    menu->addAction(actions->action(u"list.label"_s));
    connect(menu->addAction(steward::icon(u"pencil"_s), tr("Edit the title")), &QAction::triggered, m_pane->header(), &TicketHeader::editTitle);
    connect(menu->addAction(steward::icon(u"file-text"_s), tr("Edit the description…")), &QAction::triggered, this,
            &TicketActions::editDescription);
    menu->addSeparator();
    for (const char *id : {"ticket.link", "list.merge", "ticket.log-work", "ticket.timer", "ticket.history"})
        menu->addAction(actions->action(QString::fromLatin1(id)));
    menu->addSeparator();
    connect(menu->addAction(steward::icon(u"copy"_s), tr("Copy the number")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_pane->page()->ticket.number); });
    for (const char *id : {"file.print", "ticket.pdf"})
        menu->addAction(actions->action(QString::fromLatin1(id)));
    menu->addSeparator();
    menu->addAction(actions->action(u"ticket.erase"_s));
    QAction *drop = menu->addAction(steward::icon(u"trash"_s), tr("Delete this ticket"));
    drop->setEnabled(m_pane->whyNot().isEmpty());
    connect(drop, &QAction::triggered, this, [this] {
        m_pane->perform(u"trash"_s, tr("%1 deleted").arg(m_pane->page()->ticket.number),
                        [](const VerbContext &desk, const LoadedRecord &loaded) { return deleteRecord(desk, loaded); });
    });
    QWidget *button = m_pane->header()->moreButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace steward
