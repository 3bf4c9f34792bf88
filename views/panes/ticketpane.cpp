// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketpane.h"

#include "core/desk/attachments.h"
#include "core/desk/conversation.h"
#include "core/desk/similar.h"
#include "core/storage/recordstore.h"
#include "models/deskvocabulary.h"
#include "models/threadmodel.h"
#include "views/actions/actionregistry.h"
#include "views/actions/contextkeys.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/chipbar.h"
#include "views/editors/fieldrow.h"
#include "views/editors/runsbutton.h"
#include "views/editors/segmentedswitch.h"
#include "views/panes/noticestrip.h"
#include "views/panes/outboxpane.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketactions.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketdraft.h"
#include "views/panes/ticketfiles.h"
#include "views/panes/ticketheader.h"
#include "views/panes/tickethistory.h"
#include "views/panes/ticketpaper.h"
#include "views/panes/ticketpresence.h"
#include "views/panes/ticketside.h"
#include "views/panes/ticketwriting.h"
#include "views/shell/errortext.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/theme/theme.h"

#include <QDataStream>
#include <QDesktopServices>
#include <QIODevice>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int sideWidth = 316;
constexpr int leastWithSide = 780; // below it, the thread takes all
constexpr quint32 stateVersion = 1;

const bool registered = PaneRegistry::instance().add(
    {.id = u"ticket"_s,
     .title = QT_TRANSLATE_NOOP("Panes", "Ticket"),
     .icon = u"ticket"_s,
     .area = PaneArea::Centre,
     .create = [](const PaneContext &context, const QString &argument) -> Pane * { return new TicketPane(context, argument); },
     .listed = false});

/// 40 px over the thread: which entries are shown.
class FilterLine : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.fillRect(rect(), Theme::colour(ThemeRole::Base));
        p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    }
};

} // namespace

TicketPane::TicketPane(const PaneContext &context, const QString &ticket) : Pane(context), m_asked(ticket)
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_stack = new QStackedWidget(this);
    m_state = new StateView(m_stack);
    m_stack->addWidget(m_state);
    whole->addWidget(m_stack);
    if (!context.session) {
        m_state->showEmpty(u"ticket"_s, tr("No desk is open"), tr("A ticket needs an open desk."));
        return;
    }
    m_vocabulary = DeskVocabulary::of(context.session);
    build();
    handle();
    connect(context.session, &DeskSession::changed, this, &TicketPane::noticed);
    connect(m_vocabulary, &DeskVocabulary::rulesChanged, this, &TicketPane::read);
    connect(m_vocabulary, &DeskVocabulary::schemaChanged, this, &TicketPane::read);
    m_state->showLoading(tr("Reading the ticket"), {});
    read();
}

TicketPane::~TicketPane()
{
    delete m_presence; // it looks at the page once more
    if (m_draft)
        m_draft->flush();
}

void TicketPane::build()
{
    auto *page = new QWidget(m_stack);
    m_stack->addWidget(page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new TicketHeader(context(), page);
    column->addWidget(m_header);
    m_notice = new NoticeStrip(page);
    m_notice->setObjectName(u"ticketNotice"_s);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    column->addLayout(row, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    row->addLayout(left, 1);
    m_side = new TicketSide(context(), page);
    m_side->setFixedWidth(sideWidth);
    row->addWidget(m_side);

    auto *line = new FilterLine(page);
    line->setFixedHeight(36);
    auto *chips = new QHBoxLayout(line);
    chips->setContentsMargins(16, 0, 12, 0);
    m_filters = new ChipBar(line);
    m_filters->setObjectName(u"threadFilters"_s);
    m_filters->setExclusive(true);
    m_view = new SegmentedSwitch(line);
    m_view->setObjectName(u"ticketView"_s);
    m_view->addSegment(tr("Thread"));
    m_view->addSegment(tr("History"), u"history"_s);
    QSizePolicy kept = m_filters->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // so that the switch beside it stands still
    m_filters->setSizePolicy(kept);
    chips->addWidget(m_filters, 1);
    chips->addWidget(m_view);
    left->addWidget(line);
    m_middle = new QStackedWidget(page);
    left->addWidget(m_middle, 1);
    m_lines = new ThreadModel(this);
    m_thread = new ThreadView(m_lines, context().clock, m_middle);
    m_middle->addWidget(m_thread);
    m_history = new TicketHistory(this);
    m_middle->addWidget(m_history);
    m_composer = new TicketComposer(context(), page);
    left->addWidget(m_composer);
    connect(m_composer, &TicketComposer::heightChanged, this, [this](int height) { setProperty(paneFooterProperty, height); });
    m_draft = new TicketDraft(this);
    m_files = new TicketFiles(this);
    left->insertWidget(left->indexOf(m_composer), m_files->strip());
    m_writing = new TicketWriting(this);
    if (context().actions) {
        new ContextKeys(context().actions, ActionContext::Ticket, m_thread);
        new ContextKeys(context().actions, ActionContext::List, m_thread);
    }
    m_actions = new TicketActions(this);
    m_paper = new TicketPaper(this);
    m_presence = new TicketPresence(this);

    connect(m_view, &SegmentedSwitch::currentChanged, this, [this](int index) { showHistory(index == 1); });
    connect(m_thread, &ThreadView::fileWanted, m_files, &TicketFiles::open);
    connect(m_filters, &ChipBar::checkedChanged, this, [this](const QString &id) {
        m_lines->setFilter(ThreadModel::Filter(id.toInt()));
        showFilters();
        m_thread->goToEnd();
    });
    connect(m_composer, &TicketComposer::sendWanted, this, &TicketPane::send);
    connect(m_composer->edit(), &ComposerEdit::left, this, [this] { m_thread->setFocus(Qt::OtherFocusReason); });
    connect(m_thread, &ThreadView::linkWanted, this, [](const QString &address) { QDesktopServices::openUrl(QUrl(address)); });
    connect(m_draft, &TicketDraft::changed, this, &TicketPane::titleChanged);
    connect(m_header, &TicketHeader::titleEdited, this, [this](const QString &title) {
        perform(u"pencil"_s, tr("Title of %1 changed").arg(m_page->ticket.number),
                [title](const VerbContext &desk, const LoadedRecord &loaded) {
                    return editTicket(desk, loaded, {{u"title"_s, Value(title)}});
                },
                [this, title](const Result<VerbReport> &report) {
                    if (report)
                        return;
                    DeskCommands::of(context().session)->sayError(report.error());
                    m_header->offerTitle(title);
                });
    });
    connect(m_side, &TicketSide::valueEntered, this, [this](const QString &field, const Value &value) {
        const Field *known = m_page ? m_page->type->field(field) : nullptr;
        if (!known)
            return;
        //: %1 is the name of a field, %2 a ticket's number.
        const QString done = tr("%1 of %2 changed").arg(recordText(known->label), m_page->ticket.number);
        perform(u"pencil"_s, done, [field, value](const VerbContext &desk, const LoadedRecord &loaded) {
            return editTicket(desk, loaded, {{field, value}});
        }, [this, field, value](const Result<VerbReport> &report) {
            FieldRow *entered = m_side->row(field);
            if (!report && !(entered && entered->offerAgain(value, ErrorText::of(report.error()).line())))
                DeskCommands::of(context().session)->sayError(report.error());
        });
    });
    connect(m_side, &TicketSide::ticketWanted, this,
            [this](const Uuid &id) { context().host->openPane(u"ticket"_s, id.toString()); });
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, m_header, &TicketHeader::showTime);
    m_minute.start();
}

void TicketPane::handle()
{
    ActionRegistry *actions = context().actions;
    if (!actions)
        return;
    const auto why = [this] { return whyNot(); };
    actions->handle(u"ticket.reply"_s, this, [this] { write(true); }, why);
    actions->handle(u"ticket.note"_s, this, [this] { write(false); }, why);
    const auto whyNoSend = [this] {
        if (const QString reason = whyNot(); !reason.isEmpty())
            return reason;
        return m_composer->isEmpty() ? tr("There is nothing written yet") : QString();
    };
    actions->handle(u"ticket.send"_s, this, [this] { send(false); }, whyNoSend);
    actions->handle(u"ticket.send-and-solve"_s, this, [this] { send(true); }, whyNoSend);
    const auto step = [this](int by) {
        const int row = qBound(0, m_thread->currentIndex().row() + by, m_lines->rowCount() - 1);
        m_thread->setCurrentIndex(m_lines->index(row));
    };
    actions->handle(u"list.next"_s, m_thread, [step] { step(1); });
    actions->handle(u"list.previous"_s, m_thread, [step] { step(-1); });
}

QString TicketPane::whyNot() const
{
    const DeskCommands *commands = DeskCommands::of(context().session);
    if (!m_page || !commands)
        return tr("The ticket is not read yet");
    if (const QString reason = commands->whyReadOnly(); !reason.isEmpty())
        return reason;
    if (m_page->ticket.deleted)
        return tr("The ticket is deleted; undo that first");
    if (const Value &into = m_page->value(u"merged.into"); into.isReference())
        //: %1 is the ticket that this one was merged into.
        return tr("Merged into %1; write there").arg(m_page->label(into.reference()));
    return {};
}

void TicketPane::perform(const QString &iconName, const QString &done, OnTicket verb, DeskCommands::Then then)
{
    DeskCommands *commands = DeskCommands::of(context().session);
    if (!commands || !m_page)
        return;
    // A second change right after the first one starts from what the first one left: whoever makes both has seen it.
    struct Own
    {
        qint64 seq = 0;
    };
    static QHash<Uuid, std::shared_ptr<Own>> owns; // GUI thread; the values are the writer's
    std::shared_ptr<Own> &own = owns[m_ticket];
    if (!own)
        own = std::make_shared<Own>();
    const auto work = [loaded = m_page->ticket, own = own, verb = std::move(verb)](const VerbContext &desk) -> Result<VerbReport> {
        LoadedRecord base = loaded;
        STEWARD_ASSIGN(const auto place, desk.desk().records().place(loaded.id));
        if (place && place->lastSeq == own->seq) {
            STEWARD_ASSIGN(base, desk.desk().load(loaded.id));
        }
        Result<VerbReport> report = verb(desk, base);
        if (report) {
            for (const WrittenOperation &operation : report->commit.operations) {
                if (operation.record == loaded.id)
                    own->seq = operation.seq;
            }
        }
        return report;
    };
    commands->run({iconName, done}, work, std::move(then));
}

// --- reading ---

void TicketPane::read()
{
    const auto work = [id = m_ticket, asked = m_asked](Workspace &desk) -> Result<TicketPage> {
        Uuid ticket = id;
        if (ticket.isNull()) {
            STEWARD_ASSIGN(ticket, ticketByArgument(desk, asked));
        }
        return readTicketPage(desk, ticket);
    };
    deliver(context().session->read<TicketPage>(m_channel, work), this, [this](const Result<TicketPage> &page) {
        if (page) {
            show(*page);
        } else if (!m_page) {
            m_state->showError(page.error(), [this] { read(); });
            m_stack->setCurrentWidget(m_state);
        } else if (DeskCommands *commands = DeskCommands::of(context().session)) {
            commands->sayError(page.error()); // what is shown is older than what is stored
        }
    });
}

void TicketPane::show(const TicketPage &page)
{
    m_page = std::make_shared<const TicketPage>(page);
    m_ticket = page.ticket.id;
    const bool atEnd = m_first || m_thread->isAtEnd();
    const int place = m_thread->verticalScrollBar()->value();
    const int current = m_thread->currentIndex().row();
    m_lines->setPage(m_page, m_vocabulary);
    m_header->setPage(m_page, m_vocabulary);
    m_side->setPage(m_page, m_vocabulary);
    showNotice();
    const QString why = whyNot();
    m_header->setWhyNot(why);
    m_side->setWhyNot(why);
    m_composer->setWhyNot(why);
    const Value &requester = m_page->value(u"requester");
    m_composer->setRecipient(m_page->label(requester.reference()), m_page->requester ? m_page->requester->email : QString());
    m_actions->showPage();
    m_draft->showPage(*m_page);
    m_history->setPage(m_page);
    readSimilar();
    showFilters();
    m_stack->setCurrentIndex(1);
    placeSide();
    m_thread->settle(atEnd ? -1 : place);
    if (current >= 0 && current < m_lines->rowCount())
        m_thread->selectionModel()->setCurrentIndex(m_lines->index(current), QItemSelectionModel::NoUpdate);
    if (m_first && isVisible() && hasFocus())
        m_thread->setFocus(Qt::OtherFocusReason);
    m_first = false;
    showTitle();
    if (context().actions)
        context().actions->refresh();
    Q_EMIT pageShown();
}

void TicketPane::showNotice()
{
    const int conflicts = m_page ? int(m_page->conflicts.size()) : 0;
    if (conflicts == 0) {
        m_notice->clear();
        return;
    }
    const NoticeStrip::Link decide{u"ticketDecide"_s, tr("Decide"), [this] {
        if (auto *outbox = qobject_cast<OutboxPane *>(context().host->openPane(u"outbox"_s)))
            outbox->showRecord(m_ticket);
    }};
    m_notice->say({TextRun::glyph(Indicator::Risk), TextRun::strong(tr("%n value(s) need a decision", nullptr, conflicts)),
                   TextRun::text(tr("Changed by several people who had not seen each other."))},
                  {decide}, ThemeRole::Panel);
}

void TicketPane::noticed(const ChangeNotice &notice)
{
    if (!m_page)
        return;
    bool mine = notice.operations.isEmpty();
    for (const WrittenOperation &operation : notice.operations) {
        const RecordType *type = m_page->schema->type(operation.type);
        // What is said, worked or attached does not tell here which ticket it is about; other tickets do not matter
        // unless they are shown.
        mine = mine || !type || !type->isTicket() || operation.record == m_ticket;
        for (const RelatedTicket &related : m_page->related)
            mine = mine || operation.record == related.id;
    }
    if (mine)
        read();
}

void TicketPane::readSimilar()
{
    // Depends on few fields; reading the page again for a note does not ask again.
    const QString key = m_page->value(u"title").text() + m_page->value(u"ci").reference().toString()
        + m_page->value(u"service").reference().toString();
    if (key == m_similarOf)
        return;
    m_similarOf = key;
    const auto work = [ticket = m_page->ticket](Workspace &desk) { return similarTo(desk, ticket); };
    deliver(context().session->readSlowly<QList<SimilarTicket>>(m_similarChannel, work), this,
            [this](const Result<QList<SimilarTicket>> &found) {
        QList<RelatedTicket> lines;
        for (const SimilarTicket &similar : found.value_or({})) {
            QStringList why;
            if (similar.sameItem)
                why << tr("same CI");
            if (similar.sameService)
                why << tr("same service");
            for (const QString &word : similar.words)
                why << u"“"_s + word + u"”"_s;
            lines.append({similar.id, similar.number, similar.title, StatusClass(similar.statusClass), why.join(u", "_s), false, {}});
        }
        m_side->setSimilar(lines);
    });
}

bool TicketPane::isHistoryShown() const { return m_middle && m_middle->currentWidget() == m_history; }

void TicketPane::showHistory(bool show)
{
    m_view->setCurrentIndex(show ? 1 : 0);
    m_middle->setCurrentWidget(show ? static_cast<QWidget *>(m_history) : m_thread);
    m_filters->setVisible(!show);
    m_composer->setVisible(!show);
    (show ? static_cast<QWidget *>(m_history->table()) : m_thread)->setFocus(Qt::OtherFocusReason);
}

void TicketPane::showFilters()
{
    using F = ThreadModel::Filter;
    QList<Chip> chips;
    const auto chip = [&](F filter, const QString &text, const char *iconName) {
        chips.append({QString::number(int(filter)), text, QString::fromLatin1(iconName), QString::number(m_lines->count(filter)), false,
                      m_lines->filter() == filter});
    };
    chip(F::All, tr("All"), "");
    chip(F::Public, tr("Public"), "mail");
    chip(F::Internal, tr("Internal"), "lock");
    chip(F::System, tr("System"), "history");
    m_filters->setChips(chips);
}

// --- writing ---

void TicketPane::write(bool isPublic)
{
    if (!whyNot().isEmpty())
        return;
    if (isHistoryShown())
        showHistory(false);
    m_composer->setPublic(isPublic);
    m_composer->edit()->setFocus(Qt::ShortcutFocusReason);
}

void TicketPane::merge(const QString &into)
{
    if (!m_page) {
        connect(this, &TicketPane::pageShown, this, [this, into] { merge(into); }, Qt::SingleShotConnection);
        return;
    }
    if (const QString why = whyNot(); why.isEmpty())
        m_actions->pickMerge(into);
    else
        context().host->toast(u"info-circle"_s, why);
}

void TicketPane::send(bool andResolve)
{
    if (m_sending || m_composer->isEmpty() || !whyNot().isEmpty())
        return;
    if (andResolve)
        m_actions->askResolution([this](const FieldValues &entered) { sendWith(true, entered); });
    else
        sendWith(false, {});
}

void TicketPane::sendWith(bool andResolve, const FieldValues &entered)
{
    m_sending = true;
    m_composer->setBusy(true);
    if (m_composer->files().isEmpty()) {
        sendStored(andResolve, entered, {});
        return;
    }
    m_files->store([this, andResolve, entered](const QList<FileFacts> &files) {
        if (!files.isEmpty()) {
            sendStored(andResolve, entered, files);
            return;
        }
        m_sending = false; // said already; the text and the list of files stay
        m_composer->setBusy(false);
    });
}

void TicketPane::sendStored(bool andResolve, const FieldValues &entered, const QList<FileFacts> &files)
{
    Saying saying;
    saying.body = m_composer->text().trimmed();
    saying.isPublic = m_composer->isPublic();
    const QString number = m_page->ticket.number;
    const bool filesOnly = saying.body.isEmpty();
    QString done = filesOnly ? tr("%n file(s) attached to %1", nullptr, int(files.size())).arg(number)
        : saying.isPublic ? tr("Reply on %1 recorded, not delivered").arg(number) : tr("Note added to %1").arg(number);
    if (andResolve)
        //: %1 is what was written: "Reply on INC-000871 recorded, not delivered".
        done = tr("%1; resolved").arg(done);
    perform(saying.isPublic ? u"send"_s : u"lock"_s, done,
            [message = saying, entered, andResolve, files, filesOnly](const VerbContext &desk, const LoadedRecord &loaded) -> Result<VerbReport> {
                Saying said = message;
                const VerbContext sending = desk.alongside(discarding(desk.me(), loaded.id, sayingSlot()));
                if (filesOnly)
                    return attach(sending, loaded, files, said.isPublic);
                for (const FileFacts &file : files) {
                    STEWARD_ASSIGN(const RecordEdit edit, attachmentEdit(desk, loaded.id, file, said.isPublic));
                    said.with.append(edit);
                }
                return andResolve ? sayAndEdit(sending, loaded, said, entered) : say(sending, loaded, said);
            },
            [this](const Result<VerbReport> &report) {
                m_sending = false;
                m_composer->setBusy(false);
                if (!report) {
                    DeskCommands::of(context().session)->sayError(report.error()); // the text stays
                    return;
                }
                m_composer->clear();
                m_draft->sent();
                m_thread->goToEnd();
                m_actions->offer(report->followUps);
            });
}

// --- shell ---

QString TicketPane::title() const
{
    if (!m_page)
        return m_shownTitle.isEmpty() ? Pane::title() : m_shownTitle;
    return m_page->ticket.number + u' ' + m_page->title();
}

QString TicketPane::note() const { return m_draft && m_draft->hasText() ? tr("draft") : QString(); }

void TicketPane::showTitle()
{
    const QString now = title();
    if (now == m_shownTitle)
        return;
    m_shownTitle = now;
    Q_EMIT titleChanged();
}

QWidget *TicketPane::focusTarget() { return m_thread ? static_cast<QWidget *>(m_thread) : m_state; }

QByteArray TicketPane::saveState() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << stateVersion << m_shownTitle;
    return bytes;
}

bool TicketPane::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    quint32 version = 0;
    in >> version;
    if (version != stateVersion)
        return false;
    in >> m_shownTitle;
    Q_EMIT titleChanged();
    return true;
}

void TicketPane::retranslate()
{
    if (!m_header)
        return;
    m_header->retranslate();
    m_composer->retranslate();
    m_side->retranslate();
    m_history->retranslate();
    m_view->setSegmentText(0, tr("Thread"));
    m_view->setSegmentText(1, tr("History"));
    m_view->setAccessibleName(tr("What is shown"));
    m_filters->setAccessibleName(tr("Entries shown"));
    m_thread->setAccessibleName(tr("Thread"));
    if (m_page)
        read();
}

void TicketPane::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    placeSide();
}

void TicketPane::placeSide()
{
    if (m_side)
        m_side->setVisible(width() >= leastWithSide);
}

} // namespace steward
