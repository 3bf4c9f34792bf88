// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What a ticket has to do with others: links, parent and children, merging, the next one in the queue.
#include "core/desk/fields.h"
#include "core/desk/merge.h"
#include "core/desk/relations.h"
#include "core/schema/records/link.h"
#include "core/storage/search/search.h"
#include "models/roles.h"
#include "models/ticketlistmodel.h"
#include "models/valuetext.h"
#include "views/actions/actionregistry.h"
#include "views/editors/fieldform.h"
#include "views/editors/runsbutton.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/ticketactions.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"
#include "views/panes/ticketside.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int offered = 12;

struct FoundTicket
{
    Uuid id;
    QString number;
    QString title;
    StatusClass status = StatusClass::New;
};

/// By number or words; the newest ones for an empty text.
Result<QList<FoundTicket>> findTickets(Workspace &desk, const QString &text)
{
    const RecordType &type = *desk.schema().type(u"incident");
    Search search(desk.connection());
    STEWARD_ASSIGN(const SearchAnswer answer, search.search(type, text, SearchEnding::Typing, desk.clock().now(), offered));
    QList<FoundTicket> found;
    for (const SearchHit &hit : answer.hits) {
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.load(hit.rid));
        const RecordType &kind = *desk.schema().type(ticket.type);
        found.append({ticket.id, ticket.number, valueOf(kind, ticket.values, u"title").text(),
            StatusClass(valueOf(kind, ticket.values, u"status.class").number())});
    }
    return found;
}

} // namespace

void TicketActions::handleRelations()
{
    ActionRegistry *actions = m_pane->context().actions;
    const auto why = [this] { return m_pane->whyNot(); };
    actions->handle(u"ticket.link"_s, m_pane, [this] { pickLink(); }, why);
    actions->handle(u"list.merge"_s, m_pane, [this] { pickMerge(); }, why);
    const auto whyNoQueue = [this] {
        auto *queue = qobject_cast<QueuePane *>(m_pane->context().host->findPane(u"queue"_s));
        return queue && m_pane->page() && queue->model()->rowOf(m_pane->page()->ticket.rid) >= 0 ? QString()
                                                                                                 : tr("It is not in the queue's list");
    };
    actions->handle(u"ticket.previous"_s, m_pane, [this] { stepInQueue(-1); }, whyNoQueue);
    actions->handle(u"ticket.next"_s, m_pane, [this] { stepInQueue(1); }, whyNoQueue);
    connect(m_pane->side(), &TicketSide::removeWanted, this, &TicketActions::remove);
}

PickerPopup *TicketActions::openTicketPicker(QWidget *at, const QString &title,
                                             std::function<void(PickerPopup *, const Uuid &, const QString &)> then)
{
    PickerPopup *picker = openPicker(at, title, tr("Number or words"));
    auto channel = std::make_shared<RequestChannel>();
    const Uuid self = m_pane->page()->ticket.id;
    picker->setSource([this, picker, channel, self](const QString &text, std::function<void(const QList<PickerItem> &)> answer) {
        const QString wanted = text.trimmed();
        if (wanted.isEmpty()) {
            answer({});
            return;
        }
        const auto work = [wanted](Workspace &desk) { return findTickets(desk, wanted); };
        deliver(m_pane->context().session->read<QList<FoundTicket>>(*channel, work), picker,
                [answer, self](const Result<QList<FoundTicket>> &found) {
            QList<PickerItem> items;
            for (const FoundTicket &ticket : found.value_or({})) {
                if (ticket.id == self)
                    continue;
                PickerItem item;
                item.id = ticket.id.toString();
                item.text = ticket.number;
                item.detail = ticket.title;
                item.glyph = indicatorOf(ticket.status);
                items << item;
            }
            answer(items);
        });
    });
    connect(picker, &PickerPopup::chosen, this, [picker, then = std::move(then)](const QString &id) {
        QString number;
        for (const PickerItem &item : picker->shown())
            number = item.id == id ? item.text : number;
        then(picker, Uuid::fromString(id), number);
    });
    return picker;
}

// --- links ---

void TicketActions::pickLink()
{
    openTicketPicker(m_pane->header()->moreButton(), tr("Link %1 with").arg(m_pane->page()->ticket.number),
                     [this](PickerPopup *picker, const Uuid &other, const QString &number) { askRelation(picker, other, number); });
}

void TicketActions::askRelation(PickerPopup *picker, const Uuid &other, const QString &number)
{
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    auto *relation = new QComboBox(form);
    relation->setObjectName(u"linkRelation"_s);
    RelatedTicket end;
    for (const Choice &choice : declared<Link>().type.field(u"relation")->choices) {
        if (choice.key == u"split")
            continue; // only splitting makes it
        for (const bool isFrom : {true, false}) {
            end.relation = choice.key;
            end.isFrom = isFrom;
            if (isFrom || choice.key != u"relates")
                relation->addItem(relationWords(end), QString((isFrom ? u"> "_s : u"< "_s) + choice.key));
        }
    }
    relation->addItem(tr("Is a child of"), u"parent"_s);
    relation->addItem(tr("Is the parent of"), u"child"_s);
    form->addField(tr("%1 …").arg(m_pane->page()->ticket.number), relation);
    picker->setTitle(tr("Link %1 with %2").arg(m_pane->page()->ticket.number, number));
    picker->showForm(form, tr("Link"), [this, picker, relation, other, number] {
        const QString key = relation->currentData().toString();
        const QString done = tr("%1 linked with %2").arg(m_pane->page()->ticket.number, number);
        picker->dismiss();
        m_pane->perform(u"link"_s, done, [key, other](const VerbContext &desk, const LoadedRecord &loaded) -> Result<VerbReport> {
            if (key == u"parent")
                return setParentTicket(desk, loaded, other);
            if (key == u"child") {
                STEWARD_ASSIGN(const LoadedRecord child, desk.desk().load(other));
                return setParentTicket(desk, child, loaded.id);
            }
            const bool isFrom = key.startsWith(u'>');
            return linkTickets(desk, isFrom ? loaded.id : other, key.mid(2), isFrom ? other : loaded.id);
        });
    });
}

void TicketActions::remove(const RelatedTicket &related)
{
    if (!m_pane->whyNot().isEmpty())
        return;
    const QString number = m_pane->page()->ticket.number;
    m_pane->perform(u"link"_s, tr("%1 and %2 are no longer related").arg(number, related.number),
                    [related](const VerbContext &desk, const LoadedRecord &loaded) -> Result<VerbReport> {
                        if (!related.link.isNull())
                            return unlink(desk, related.link);
                        if (related.relation == u"parent")
                            return setParentTicket(desk, loaded, {});
                        STEWARD_ASSIGN(const LoadedRecord child, desk.desk().load(related.id));
                        return setParentTicket(desk, child, {});
                    });
}

// --- merging ---

void TicketActions::pickMerge(const QString &into)
{
    PickerPopup *picker
        = openTicketPicker(m_pane->header()->moreButton(), tr("Merge %1 into").arg(m_pane->page()->ticket.number),
                           [this](PickerPopup *open, const Uuid &other, const QString &number) { askMerge(open, other, number); });
    picker->field()->setText(into);
}

void TicketActions::askMerge(PickerPopup *picker, const Uuid &into, const QString &number)
{
    struct Preview
    {
        QString target; ///< number of the ticket it goes to in the end
        QString title;
        int watchers = 0;
        int tags = 0;
        int links = 0;
        int children = 0;
    };
    const auto page = m_pane->page();
    const auto work = [from = page->ticket, into](Workspace &desk) -> Result<Preview> {
        STEWARD_ASSIGN(const LoadedRecord target, desk.load(into));
        STEWARD_ASSIGN(const VerbReport report, mergeTickets(VerbContext(desk).asDryRun(), from, target));
        Preview preview;
        for (const EditGroup &group : report.groups) {
            for (const RecordEdit &edit : group) {
                const RecordType &type = *desk.schema().type(edit.type);
                if (edit.record == report.record) {
                    const auto more = [&](QStringView field) {
                        return int(valueOf(type, edit.next, field).set().items().size() - valueOf(type, edit.base, field).set().items().size());
                    };
                    preview.target = valueOf(type, edit.base, u"number").text();
                    preview.title = valueOf(type, edit.base, u"title").text();
                    preview.watchers = more(u"watcher");
                    preview.tags = more(u"tag");
                } else if (edit.type == u"link") {
                    preview.links += valueOf(type, edit.next, u"deleted").toBool() ? 0 : 1;
                } else if (edit.record != from.id) {
                    ++preview.children;
                }
            }
        }
        return preview;
    };
    // A dry run goes through the writer, which takes all of it back.
    deliver(m_pane->context().session->write<Preview>(work), picker, [this, picker, into, number, page](const Result<Preview> &preview) {
        if (!preview) {
            picker->dismiss();
            DeskCommands::of(m_pane->context().session)->sayError(preview.error());
            return;
        }
        const QString from = page->ticket.number;
        const QString to = preview->target.isEmpty() ? number : preview->target;
        int messages = 0;
        for (const ThreadEntry &entry : page->thread)
            messages += entry.kind == ThreadEntry::Kind::System ? 0 : 1;
        QStringList lines{tr("%1 is closed as merged and leads to %2 “%3”.").arg(from, to, preview->title)};
        if (to != number)
            lines << tr("%1 was itself merged into %2.").arg(number, to);
        lines << tr("%n entry(s) of its thread show in that one.", nullptr, messages);
        QStringList carried;
        if (preview->watchers > 0)
            carried << tr("%n watcher(s)", nullptr, preview->watchers);
        if (preview->tags > 0)
            carried << tr("%n tag(s)", nullptr, preview->tags);
        if (preview->links > 0)
            carried << tr("%n link(s)", nullptr, preview->links);
        if (preview->children > 0)
            carried << tr("%n child(ren)", nullptr, preview->children);
        if (!carried.isEmpty())
            lines << tr("Carried over: %1.").arg(carried.join(u", "_s));
        lines << tr("Undo gives all of it back.");
        auto *form = new QWidget;
        auto *column = new QVBoxLayout(form);
        column->setContentsMargins(12, 4, 12, 8);
        auto *label = new QLabel(lines.join(u'\n'), form);
        label->setObjectName(u"mergePreview"_s);
        label->setWordWrap(true);
        column->addWidget(label);
        picker->setTitle(tr("Merge %1 into %2").arg(from, to));
        picker->showForm(form, tr("Merge into %1").arg(to), [this, picker, into, from, to] {
            picker->dismiss();
            m_pane->perform(u"git-merge"_s, tr("%1 merged into %2").arg(from, to),
                            [into](const VerbContext &desk, const LoadedRecord &loaded) -> Result<VerbReport> {
                                STEWARD_ASSIGN(const LoadedRecord target, desk.desk().load(into));
                                return mergeTickets(desk, loaded, target);
                            },
                            [this](const Result<VerbReport> &report) {
                                if (report)
                                    m_pane->context().host->openPane(u"ticket"_s, report->record.toString());
                                else
                                    DeskCommands::of(m_pane->context().session)->sayError(report.error());
                            });
        });
    });
}

// --- the queue ---

void TicketActions::stepInQueue(int by)
{
    auto *queue = qobject_cast<QueuePane *>(m_pane->context().host->findPane(u"queue"_s));
    if (!queue || !m_pane->page())
        return;
    int row = queue->model()->rowOf(m_pane->page()->ticket.rid);
    if (row < 0)
        return;
    do
        row += by;
    while (row >= 0 && row < queue->model()->rowCount() && queue->model()->isHeader(row));
    const Rid rid = row >= 0 && row < queue->model()->rowCount() ? queue->model()->ridAt(row) : 0;
    if (rid == 0) {
        m_pane->context().host->toast(u"info-circle"_s, by > 0 ? tr("This is the last one of the queue") : tr("This is the first one of the queue"));
        return;
    }
    queue->table()->goToRow(row);
    const auto work = [rid](Workspace &desk) { return desk.records().idOf(rid); };
    deliver(m_pane->context().session->read<Uuid>(work), m_pane, [pane = m_pane](const Result<Uuid> &id) {
        if (!id)
            return;
        PaneHost *host = pane->context().host;
        const bool keep = !pane->note().isEmpty();
        host->openPane(u"ticket"_s, id->toString());
        if (!keep)
            QMetaObject::invokeMethod(pane, &Pane::closeWanted, Qt::QueuedConnection); // a walk through the queue leaves no trail of tabs
    });
}

} // namespace steward
