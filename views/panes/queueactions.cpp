// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/queueactions.h"

#include "core/desk/fields.h"
#include "core/query/printer.h"
#include "models/roles.h"
#include "models/savedviewmodel.h"
#include "models/ticketlistmodel.h"
#include "models/valuetext.h"
#include "views/actions/actionregistry.h"
#include "views/editors/namequestion.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/queryfield.h"
#include "views/panes/bulkeditpane.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/ticketchoices.h"
#include "views/panes/ticketpane.h"
#include "views/shell/deskcommands.h"
#include "views/shell/errortext.h"
#include "views/theme/icons.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

QueueActions::QueueActions(QueuePane *pane) : QObject(pane), m_pane(pane)
{
    handle();
    connect(pane->table(), &StewardTableView::rowOpened, this, &QueueActions::openRow);
    connect(pane->table(), &QueueTable::menuWanted, this, &QueueActions::showMenu);
}

void QueueActions::handle()
{
    ActionRegistry *actions = m_pane->context().actions;
    const auto on = [&](const char *id, void (QueueActions::*run)()) {
        actions->handle(QString::fromLatin1(id), m_pane, [this, run] { (this->*run)(); }, [this] { return whyNot(); });
    };
    on("list.assign-to-me", &QueueActions::assignToMe);
    on("list.assign", &QueueActions::pickAssignee);
    on("list.assign-team", &QueueActions::pickTeam);
    on("list.status", &QueueActions::pickStatus);
    on("list.priority", &QueueActions::pickPriority);
    on("list.label", &QueueActions::pickTags);
    on("list.bulk", &QueueActions::editMany);
    actions->handle(u"list.merge"_s, m_pane, [this] { merge(); }, [this] {
        if (const QString why = whyNot(); !why.isEmpty())
            return why;
        return m_pane->table()->chosenCount() > 2 ? tr("Choose one ticket, or the two to merge") : QString();
    });
    actions->handle(u"list.edit-cell"_s, m_pane, [this] { editCell(m_pane->table()->currentIndex()); }, [this] { return whyNot(); });
    actions->handle(u"list.refresh"_s, m_pane, [this] { m_pane->refresh(); });
    actions->handle(u"list.select-all"_s, m_pane, [this] { m_pane->selectEverything(); });
    actions->handle(u"views.add"_s, m_pane, [this] { saveAsNew(); }, [this] { return whyNotWritable(); });
    actions->handle(u"views.update"_s, m_pane, [this] { updateView(); }, [this] {
        if (const QString why = whyNotWritable(); !why.isEmpty())
            return why;
        return m_pane->view().id.isNull() ? tr("The list was not opened from a view") : QString();
    });
    actions->handle(u"list.peek"_s, m_pane, [this] { togglePeek(); });
    actions->handle(u"list.filter"_s, m_pane, [this] { m_pane->field()->setFocus(Qt::ShortcutFocusReason); });
    actions->handle(u"list.new"_s, m_pane, [actions] { actions->trigger(u"ticket.new"_s); },
                    [actions] { return actions->disabledReason(u"ticket.new"_s); });
    actions->handle(u"go.queue"_s, this, [this] { m_pane->context().host->openPane(u"queue"_s); });
}

QString QueueActions::whyNotWritable() const
{
    const DeskCommands *commands = DeskCommands::of(m_pane->context().session);
    return commands ? commands->whyReadOnly() : tr("Needs an open desk");
}

QString QueueActions::whyNot() const
{
    if (const QString why = whyNotWritable(); !why.isEmpty())
        return why;
    return m_pane->table()->chosenCount() > 0 ? QString() : tr("No ticket is selected");
}

QList<Rid> QueueActions::rids() const { return m_pane->table()->chosen(); }

QString QueueActions::subject() const
{
    const int count = m_pane->table()->chosenCount();
    if (count > 1)
        return tr("%n ticket(s)", nullptr, count);
    const QModelIndex current = m_pane->table()->currentIndex();
    return current.data(NumberRole).toString();
}

PickerPopup *QueueActions::picker() const { return m_picker; }

QRect QueueActions::anchor() const
{
    const QueueTable *table = m_pane->table();
    const QModelIndex index = m_cell.isValid() ? m_cell : table->currentIndex().siblingAtColumn(table->list()->columnOf(u"title"));
    const QRect cell = table->visualRect(index);
    return {table->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

PickerPopup *QueueActions::openPicker(const QString &title, const QString &placeholder)
{
    if (m_picker)
        m_picker->dismiss();
    m_picker = new PickerPopup(m_pane, m_pane->context().actions);
    m_picker->setTitle(title);
    m_picker->setPlaceholder(placeholder);
    m_picker->popUp(anchor());
    m_cell = {};
    return m_picker;
}

void QueueActions::perform(const QString &iconName, const QString &done, EditOne edit)
{
    auto refused = std::make_shared<QList<Refusal>>();
    const auto verb = [tickets = rids(), edit = std::move(edit), refused](const VerbContext &desk) {
        return editSeveral(desk, tickets, [&](const LoadedRecord &loaded) { return edit(desk, loaded); }, *refused);
    };
    const auto words = [iconName, done, refused](const VerbReport &) {
        if (refused->isEmpty())
            return DeskCommands::Words{iconName, done};
        const Refusal &first = refused->first();
        //: After a change to several tickets. %1 what was done, %2 a ticket's number, %3 why it was refused.
        return DeskCommands::Words{iconName, tr("%1; %n refused: %2: %3", nullptr, int(refused->size()))
                                                 .arg(done, first.number, ErrorText::of(first.error).text)};
    };
    DeskCommands::of(m_pane->context().session)->run(words, verb);
}

// --- who ---

void QueueActions::assignToMe()
{
    perform(u"user-plus"_s, tr("%1 assigned to you").arg(subject()), [](const VerbContext &desk, const LoadedRecord &loaded) {
        return ticketEdit(desk, loaded, {{u"assignee"_s, Value(desk.me())}});
    });
}

void QueueActions::pickAssignee()
{
    struct People
    {
        QList<Technician> technicians;
        Uuid now;
    };
    PickerPopup *picker = openPicker(tr("Assign %1 to").arg(subject()), tr("Name, reading or login"));
    const auto work = [first = rids().value(0)](Workspace &desk) -> Result<People> {
        People people;
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.load(first));
        const RecordType &type = *desk.schema().type(ticket.type);
        people.now = valueOf(type, ticket.values, u"assignee").reference();
        STEWARD_ASSIGN(people.technicians, technicians(desk, valueOf(type, ticket.values, u"team").reference()));
        return people;
    };
    deliver(m_pane->context().session->read<People>(work), picker, [picker, this](const Result<People> &people) {
        if (people)
            picker->setItems(technicianChoices(people->technicians, people->now) + QList<PickerItem>{nobodyChoice(people->now.isNull())});
        else
            DeskCommands::of(m_pane->context().session)->sayError(people.error());
    });
    connect(picker, &PickerPopup::chosen, this, [this, picker](const QString &id) {
        const QString name = shownName(picker, id);
        picker->dismiss();
        const Uuid person = Uuid::fromString(id);
        const QString done = person.isNull() ? tr("%1 assigned to nobody").arg(subject()) : tr("%1 assigned to %2").arg(subject(), name);
        perform(u"user-plus"_s, done, [person](const VerbContext &desk, const LoadedRecord &loaded) {
            return ticketEdit(desk, loaded, {{u"assignee"_s, person.isNull() ? Value() : Value(person)}});
        });
    });
}

void QueueActions::pickTeam()
{
    PickerPopup *picker = openPicker(tr("Give %1 to the team").arg(subject()), tr("Team"));
    const Uuid now = m_pane->model()->valueAt(m_pane->table()->currentIndex().row(), u"team").reference();
    deliver(m_pane->context().session->read<QList<NamedRecord>>(activeTeams), picker, [picker, now](const Result<QList<NamedRecord>> &teams) {
        picker->setItems(teamChoices(teams.value_or({}), now));
    });
    connect(picker, &PickerPopup::chosen, this, [this, picker](const QString &id) {
        const QString name = shownName(picker, id);
        picker->dismiss();
        perform(u"users-group"_s, tr("%1 given to %2").arg(subject(), name),
                [team = Uuid::fromString(id)](const VerbContext &desk, const LoadedRecord &loaded) {
                    // Whoever worked on it is of the old team, unless they are in the new one too.
                    const RecordType &type = desk.schema().type(loaded.type) ? *desk.schema().type(loaded.type) : *desk.schema().type(u"incident");
                    FieldValues entered{{u"team"_s, Value(team)}};
                    const Uuid assignee = valueOf(type, loaded.values, u"assignee").reference();
                    const Result<LoadedRecord> members = desk.desk().load(team);
                    if (!assignee.isNull() && members
                        && !valueOf(*desk.schema().type(u"team"), members->values, u"member").set().contains(assignee.toString()))
                        entered.append({u"assignee"_s, Value()});
                    return ticketEdit(desk, loaded, entered);
                });
    });
}

// --- cells, menus, views ---

void QueueActions::editCell(const QModelIndex &index)
{
    if (!index.isValid() || m_pane->model()->isHeader(index.row()) || !whyNot().isEmpty())
        return;
    m_cell = index;
    const ListColumn &column = m_pane->model()->columns()[index.column()];
    if (column.id == u"status")
        pickStatus();
    else if (column.id == u"priority" || column.id == u"impact" || column.id == u"urgency")
        pickPriority();
    else if (column.id == u"assignee")
        pickAssignee();
    else if (column.id == u"team")
        pickTeam();
    else if (column.id == u"tag")
        pickTags();
    else if (column.id == u"due")
        pickDue();
    else {
        m_cell = {};
        openRow(index);
    }
}

void QueueActions::editMany()
{
    const TicketListModel *model = m_pane->model();
    PaneHost *host = m_pane->context().host;
    const bool isNew = !host->findPane(u"bulk"_s);
    const Pane *peek = host->findPane(u"peek"_s);
    const int peekWidth = peek && peek->isVisible() ? peek->width() : 0;
    auto *sheet = qobject_cast<BulkEditPane *>(host->openPane(u"bulk"_s));
    if (!sheet)
        return;
    if (isNew) { // back to where the choice was made, and the list to the room it had
        connect(sheet, &Pane::closeWanted, m_pane, [host] { host->openPane(u"queue"_s); });
        const auto giveBack = [host, peekWidth] {
            const Pane *left = host->findPane(u"peek"_s);
            auto *dock = left ? qobject_cast<QDockWidget *>(left->parentWidget()) : nullptr;
            auto *window = left ? qobject_cast<QMainWindow *>(left->window()) : nullptr;
            if (dock && window && peekWidth > 0)
                window->resizeDocks({dock}, {peekWidth}, Qt::Horizontal);
        };
        connect(sheet, &QObject::destroyed, m_pane, giveBack, Qt::QueuedConnection);
    }
    QList<Rid> all;
    for (const Rid rid : model->isComplete() ? model->rids() : QList<Rid>()) {
        if (rid > 0)
            all << rid;
    }
    sheet->edit(rids(), all, m_pane->spec().query);
    // A sheet needs the room of two docks; the list keeps what it can still be read in.
    if (auto *dock = qobject_cast<QDockWidget *>(sheet->parentWidget()); dock && sheet->width() < sheet->sizeHint().width()) {
        if (auto *window = qobject_cast<QMainWindow *>(sheet->window()))
            window->resizeDocks({dock}, {sheet->sizeHint().width()}, Qt::Horizontal);
    }
    sheet->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void QueueActions::merge()
{
    struct Two
    {
        Uuid from;
        QString into; ///< number; empty when only one is chosen
    };
    // Of two, the newer one goes into the older: that is where people wrote first. It is asked before anything is done.
    const auto work = [tickets = rids()](Workspace &desk) -> Result<Two> {
        STEWARD_ASSIGN(const LoadedRecord first, desk.load(tickets.value(0)));
        if (tickets.size() < 2)
            return Two{first.id, {}};
        STEWARD_ASSIGN(const LoadedRecord second, desk.load(tickets[1]));
        const auto opened = [&desk](const LoadedRecord &one) {
            return valueOf(*desk.schema().type(one.type), one.values, u"opened").number();
        };
        const bool firstIsNewer = opened(first) > opened(second);
        return firstIsNewer ? Two{first.id, second.number} : Two{second.id, first.number};
    };
    deliver(m_pane->context().session->read<Two>(work), m_pane, [this](const Result<Two> &two) {
        if (!two) {
            DeskCommands::of(m_pane->context().session)->sayError(two.error());
            return;
        }
        if (auto *ticket = qobject_cast<TicketPane *>(m_pane->context().host->openPane(u"ticket"_s, two->from.toString())))
            ticket->merge(two->into);
    });
}

void QueueActions::openRow(const QModelIndex &index)
{
    const Uuid id = Uuid::fromBytes(index.data(IdRole).toByteArray());
    if (!id.isNull())
        m_pane->context().host->openPane(u"ticket"_s, id.toString());
}

void QueueActions::togglePeek()
{
    PaneHost *host = m_pane->context().host;
    if (Pane *peek = host->findPane(u"peek"_s); peek && peek->isVisible()) {
        host->closePane(peek);
        return;
    }
    host->openPane(u"peek"_s);
    m_pane->table()->setFocus(Qt::OtherFocusReason); // reading beside the list, not in place of it
}

void QueueActions::showMenu(const QModelIndex &index, const QPoint &at)
{
    ActionRegistry *actions = m_pane->context().actions;
    actions->refresh();
    auto *menu = new QMenu(m_pane);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ListColumn &column = m_pane->model()->columns()[index.column()];
    const RecordType &type = *m_pane->query().subject;
    const Field *field = column.field >= 0 ? &type.fields()[column.field] : nullptr;
    if (field && !field->isSet() && field->kind != FieldKind::Instant && column.kind != CellKind::Title) {
        const Value value = m_pane->model()->valueAt(index.row(), column.id);
        const QString words = value.isEmpty() ? tr("None") : index.data().toString();
        const QString text = value.isText() ? value.text() : value.isNumber() ? QString::number(value.number()) : index.data().toString();
        const QString condition = value.isEmpty() ? QString(u"-has:"_s + field->name)
                                                  : QString(field->name + u':' + printQueryValue({text, false, {}}));
        const QString opposite = value.isEmpty() ? QString(u"has:"_s + field->name) : QString(u'-' + condition);
        connect(menu->addAction(icon(u"filter"_s), tr("Only these: %1").arg(words)), &QAction::triggered, m_pane,
                [this, condition] { m_pane->narrow(condition); });
        connect(menu->addAction(icon(u"filter-off"_s), tr("Not these: %1").arg(words)), &QAction::triggered, m_pane,
                [this, opposite] { m_pane->narrow(opposite); });
        menu->addSeparator();
    }
    menu->addAction(actions->action(u"list.open-key"_s));
    menu->addAction(actions->action(u"list.peek"_s));
    menu->addSeparator();
    for (const char *id : {"list.assign-to-me", "list.assign", "list.assign-team", "list.status", "list.priority", "list.label"})
        menu->addAction(actions->action(QString::fromLatin1(id)));
    menu->addSeparator();
    for (const char *id : {"list.bulk", "list.merge"})
        menu->addAction(actions->action(QString::fromLatin1(id)));
    menu->popup(at);
}

void QueueActions::fillSaveMenu(QMenu *menu)
{
    menu->clear();
    m_pane->context().actions->refresh();
    menu->addAction(m_pane->context().actions->action(u"views.add"_s));
    menu->addAction(m_pane->context().actions->action(u"views.update"_s));
}

void QueueActions::saveAsNew()
{
    if (m_picker)
        m_picker->dismiss();
    const QueryField *field = m_pane->field();
    const QRect at(field->mapToGlobal(QPoint()), field->size());
    m_picker = askName(m_pane, m_pane->context().actions, at, tr("Name of the new view"), {}, tr("Keep"), [this](const QString &name) {
        SavedView view;
        view.name = name;
        view.query = m_pane->spec().query;
        view.sort = m_pane->spec().sort;
        view.groupBy = m_pane->spec().group;
        view.columns = m_pane->table()->shownColumns().filter(QRegularExpression(u"^(?!sync$)"_s)).join(u',');
        view.section = sectionKey(ViewSection::Mine);
        DeskCommands::of(m_pane->context().session)
            ->run({u"star"_s, tr("View “%1” kept under Mine").arg(name)}, [view](const VerbContext &desk) { return addView(desk, view); },
                  [this](const Result<VerbReport> &report) {
                      if (report)
                          m_pane->showView(report->record);
                      else
                          DeskCommands::of(m_pane->context().session)->sayError(report.error());
                  });
    });
}

void QueueActions::updateView()
{
    SavedView view = m_pane->view().view;
    view.query = m_pane->spec().query;
    view.sort = m_pane->spec().sort;
    view.groupBy = m_pane->spec().group;
    view.columns = m_pane->table()->shownColumns().filter(QRegularExpression(u"^(?!sync$)"_s)).join(u',');
    const Uuid id = m_pane->view().id;
    DeskCommands::of(m_pane->context().session)
        ->run({u"star"_s, tr("View “%1” changed").arg(SavedViewModel::nameOf(view))}, [id, view](const VerbContext &desk) { return changeView(desk, id, view); },
              [this, id](const Result<VerbReport> &report) {
                  if (report)
                      m_pane->showView(id);
                  else
                      DeskCommands::of(m_pane->context().session)->sayError(report.error());
              });
}

} // namespace steward
