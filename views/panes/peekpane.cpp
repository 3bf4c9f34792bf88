// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/peekpane.h"

#include "core/base/clock.h"
#include "models/deskvocabulary.h"
#include "models/threadmodel.h"
#include "models/ticketwords.h"
#include "views/actions/actionregistry.h"
#include "views/editors/requestercard.h"
#include "views/editors/runsbutton.h"
#include "views/editors/ticketline.h"
#include "views/panes/duetile.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"
#include "views/panes/ticketside.h"
#include "views/shell/deskcommands.h"
#include "views/shell/deskfocus.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"
#include "views/theme/texttint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

STEWARD_PANE(PeekPane, "peek", QT_TRANSLATE_NOOP("Panes", "Peek"), "eye", PaneArea::Right)

namespace {

constexpr int edge = 16;
constexpr int mostHistory = 6;
constexpr int mostRelated = 6;

/// Number, status, priority, and what needs a look, in one line.
class PeekHead : public QWidget
{
public:
    PeekHead(const TicketPage &page, const QString &status, QWidget *parent) : QWidget(parent)
    {
        setFixedHeight(28);
        m_number = page.ticket.number;
        m_glyph = statusGlyph(page);
        m_status = status;
        m_priority = int(page.value(u"priority").number());
        if (!page.conflicts.isEmpty())
            m_flag = PeekPane::tr("%n conflict(s)", nullptr, int(page.conflicts.size()));
        setAccessibleName(QStringList{m_number, m_status, m_priority > 0 ? u"P%1"_s.arg(m_priority) : QString(), m_flag}.join(u' ').simplified());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        qreal x = edge;
        const auto words = [&](const QString &text, TypeRole type, ThemeRole role) {
            p.setFont(Theme::font(type));
            p.setPen(Theme::colour(role));
            paintLine(&p, QRectF(x, 0, width() - x, height()), text);
            x += QFontMetricsF(p.font()).horizontalAdvance(text);
        };
        words(m_number, TypeRole::Mono, ThemeRole::Text2);
        x += 8;
        paintGlyph(&p, {x, 8}, m_glyph, Theme::roles());
        x += 18;
        words(m_status, TypeRole::Body, ThemeRole::Text1);
        x += 10;
        if (m_priority > 0) {
            paintPriorityBars(&p, {x, 8}, m_priority, Theme::colour(ThemeRole::Text1), Theme::colour(ThemeRole::BarOff));
            x += 19;
            words(u"P%1"_s.arg(m_priority), TypeRole::BodyStrong, ThemeRole::Text1);
        }
        if (!m_flag.isEmpty()) {
            p.setFont(Theme::font(TypeRole::Small));
            const qreal right = width() - 12 - QFontMetricsF(p.font()).horizontalAdvance(m_flag);
            if (right > x + 24) {
                paintGlyph(&p, {right - 18, 8}, Indicator::Risk, Theme::roles());
                x = right;
                words(m_flag, TypeRole::Small, ThemeRole::Text1);
            }
        }
    }

private:
    QString m_number;
    QString m_status;
    QString m_flag;
    Indicator m_glyph = Indicator::None;
    int m_priority = 0;
};

/// The newest word on the ticket, on the tint when it is internal.
class LatestCard : public QWidget
{
public:
    LatestCard(const ThreadLine &line, Instant now, QWidget *parent) : QWidget(parent), m_line(line), m_when(format::ago(line.entry.at, now))
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(line.channel + u". "_s + line.name + u". "_s + line.text);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const QRect box = QFontMetrics(Theme::font(TypeRole::Body))
                              .boundingRect(QRect(0, 0, width - 2 * edge - 22, 2000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text());
        return 30 + qMin(box.height(), 5 * Theme::lineHeight(TypeRole::Body)) + 8;
    }
    QSize sizeHint() const override { return {240, heightForWidth(qMax(240, width()))}; }

protected:
    QString text() const { return m_line.text.simplified().left(400); }
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        const bool internal = m_line.audience == ThreadLine::Audience::Internal;
        const QRect card = rect().adjusted(edge, 0, -12, 0);
        p.fillRect(card, Theme::colour(internal ? ThemeRole::InternalTint : ThemeRole::Base));
        p.fillRect(QRect(card.left(), card.top(), internal ? 4 : 2, card.height()), Theme::colour(internal ? ThemeRole::InternalBar : ThemeRole::Line2));
        const ThemeRole role = internal ? ThemeRole::InternalWord : ThemeRole::Text2;
        paintIcon(&p, QRect(card.left() + 12, 4, 16, 20), internal ? u"lock"_s : u"mail"_s, 14, Theme::colour(role));
        QRectF head(card.left() + 32, 4, card.width() - 40, 20);
        p.setFont(Theme::font(TypeRole::SmallStrong));
        p.setPen(Theme::colour(role));
        const QString word = internal ? PeekPane::tr("Internal") : PeekPane::tr("Public");
        paintLine(&p, head, word);
        head.setLeft(head.left() + QFontMetricsF(p.font()).horizontalAdvance(word) + 8);
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintLine(&p, head, m_line.name + u" · "_s + m_when);
        p.setFont(Theme::font(TypeRole::Body));
        p.setPen(Theme::colour(ThemeRole::Text1));
        p.setClipRect(card.adjusted(12, 24, -8, -6));
        p.drawText(card.adjusted(12, 26, -8, 0), Qt::TextWordWrap | Qt::TextWrapAnywhere, text());
    }

private:
    ThreadLine m_line;
    QString m_when;
};

/// When, who, what, in three columns.
class PastLine : public QWidget
{
public:
    PastLine(const QString &when, const QString &who, const QString &what, QWidget *parent) : QWidget(parent), m_when(when), m_who(who), m_what(what)
    {
        setFixedHeight(24);
        setAccessibleName(QStringList{when, who, what}.join(u' '));
        setToolTip(who + u' ' + what);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintTabular(&p, QRectF(edge, 0, 62, height()), Qt::AlignLeft, m_when);
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(edge + 68, 0, 74, height()), m_who);
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintLine(&p, QRectF(edge + 148, 0, width() - edge - 148 - 10, height()), m_what);
    }

private:
    QString m_when;
    QString m_who;
    QString m_what;
};

class FootStrip : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.fillRect(rect(), Theme::colour(ThemeRole::Panel));
        p.fillRect(QRect(0, 0, width(), 1), Theme::colour(ThemeRole::Line2));
    }
};

} // namespace

PeekPane::PeekPane(const PaneContext &context) : Pane(context)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack = new QStackedWidget(this);
    m_state = new StateView(m_stack);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack, 1);
    if (!context.session)
        return;
    m_vocabulary = DeskVocabulary::of(context.session);
    build();
    DeskFocus *focus = DeskFocus::of(context.session);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &PeekPane::read);
    connect(focus, &DeskFocus::ticketChanged, this, &PeekPane::wanted);
    connect(context.session, &DeskSession::changed, this, &PeekPane::wanted);
    connect(m_vocabulary, &DeskVocabulary::rulesChanged, this, &PeekPane::wanted);
    wanted();
}

PeekPane::~PeekPane() = default;

void PeekPane::build()
{
    auto *page = new QWidget(m_stack);
    auto *whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_scroll = new QScrollArea(page);
    m_scroll->setObjectName(u"peekScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *inside = new QWidget;
    inside->setAutoFillBackground(false);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 8, 0, 12);
    m_column->setSpacing(0);
    m_scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    whole->addWidget(m_scroll, 1);
    auto *foot = new FootStrip(page);
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(edge, 8, 12, 8);
    buttons->setSpacing(8);
    const auto button = [&](const char *name) {
        auto *made = new RunsButton(RunsButton::Look::Framed, foot);
        made->setObjectName(QString::fromLatin1(name));
        buttons->addWidget(made);
        return made;
    };
    m_open = button("peekOpen");
    m_toMe = button("peekToMe");
    m_reply = button("peekReply");
    buttons->addStretch(1);
    whole->addWidget(foot);
    m_stack->addWidget(page);
    connect(m_open, &QAbstractButton::clicked, this, [this] { open(false); });
    connect(m_reply, &QAbstractButton::clicked, this, [this] { open(true); });
    connect(m_toMe, &QAbstractButton::clicked, this, &PeekPane::assignToMe);
}

QWidget *PeekPane::focusTarget() { return m_scroll ? static_cast<QWidget *>(m_scroll) : m_state; }

void PeekPane::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Panel));
}

void PeekPane::retranslate()
{
    if (!m_open) {
        m_state->showEmpty(u"eye"_s, tr("No desk is open"), {});
        return;
    }
    const auto keys = [this](const char *action) {
        return context().actions ? context().actions->keys(QString::fromLatin1(action)) : QString();
    };
    m_open->setFace({.text = tr("Open"), .keys = u"Return"_s});
    m_toMe->setFace({.text = tr("To me"), .keys = keys("list.assign-to-me")});
    m_reply->setFace({.text = tr("Reply"), .keys = keys("ticket.reply")});
    m_scroll->setAccessibleName(tr("Ticket under the caret"));
    if (m_page)
        fill();
    else
        m_state->showEmpty(u"eye"_s, tr("No ticket chosen"), tr("The ticket under the caret of the queue shows here."));
}

void PeekPane::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    if (m_dirty)
        wanted();
}

void PeekPane::wanted()
{
    m_dirty = true;
    if (isVisible())
        m_delay.start();
}

void PeekPane::read()
{
    m_dirty = false;
    const Uuid ticket = DeskFocus::of(context().session)->ticket();
    if (ticket.isNull()) {
        m_page.reset();
        m_stack->setCurrentIndex(0);
        retranslate();
        return;
    }
    const auto work = [ticket](Workspace &desk) { return readTicketPage(desk, ticket); };
    deliver(context().session->read<TicketPage>(m_channel, work), this, [this](const Result<TicketPage> &page) {
        if (page) {
            show(*page);
            return;
        }
        m_page.reset();
        m_state->showError(page.error(), [this] { read(); });
        m_stack->setCurrentIndex(0);
    });
}

void PeekPane::show(const TicketPage &page)
{
    const bool same = m_page && m_page->ticket.id == page.ticket.id;
    m_page = std::make_shared<const TicketPage>(page);
    const QPoint place = same ? -m_scroll->widget()->pos() : QPoint();
    fill();
    m_stack->setCurrentIndex(1);
    m_scroll->widget()->layout()->activate();
    m_scroll->ensureVisible(0, place.y() + (same ? m_scroll->viewport()->height() : 0), 0, 0);
    DeskCommands *commands = DeskCommands::of(context().session);
    const bool writable = commands && commands->whyReadOnly().isEmpty() && !page.ticket.deleted && !page.value(u"merged.into").isReference();
    m_toMe->setEnabled(writable && page.value(u"assignee").reference() != context().session->me());
    m_reply->setEnabled(writable);
}

void PeekPane::addSection(const QString &title)
{
    auto *label = new QLabel(title);
    label->setFont(Theme::font(TypeRole::SmallStrong));
    label->setContentsMargins(edge, 12, 12, 4);
    tintText(label, ThemeRole::Text3);
    m_column->addWidget(label);
}

void PeekPane::addText(const QString &text, int mostLines)
{
    auto *label = new QLabel(text.size() > 1200 ? QString(text.left(1200) + u'…') : text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(Theme::font(TypeRole::Body));
    label->setContentsMargins(edge, 0, 12, 0);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMaximumHeight(mostLines * Theme::lineHeight(TypeRole::Body));
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_column->addWidget(label);
}

void PeekPane::fill()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Instant now = context().clock->now();
    m_column->addWidget(new PeekHead(*m_page, m_vocabulary->stateLabel(m_page->type->name(), m_page->value(u"status").text()), this));
    auto *title = new QLabel(m_page->title());
    title->setObjectName(u"peekTitle"_s);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setFont(Theme::font(TypeRole::Heading));
    title->setContentsMargins(edge, 2, 12, 8);
    m_column->addWidget(title);
    auto *box = new QWidget; // fill() takes widgets away, not layouts
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(edge, 0, 12, 0);
    auto *due = new DueTile;
    due->setObjectName(u"peekDue"_s);
    due->setEnabled(false);
    due->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const std::optional<Instant> at = m_page->value(u"due").toInstant();
    due->setDue(at ? tr("Due %1").arg(format::moment(*at, now)) : tr("Due"), dueOf(*m_page, now),
                at ? tr("Nothing is due any more") : tr("No due date"));
    row->addWidget(due);
    m_column->addWidget(box);

    addSection(tr("Requester"));
    auto *card = new RequesterCard(edge);
    card->setPerson(m_page->requester, m_page->requesterPlace);
    m_column->addWidget(card);
    if (const QString text = m_page->value(u"description").text(); !text.isEmpty()) {
        addSection(tr("Description"));
        addText(text, 8);
    }
    addLatest();
    addRelated();
    addHistory();
    m_column->addStretch(1);
}

void PeekPane::addLatest()
{
    ThreadModel thread;
    thread.setPage(m_page, m_vocabulary);
    for (int row = thread.rowCount() - 1; row >= 0; --row) {
        const ThreadLine &line = thread.line(row);
        if (line.audience == ThreadLine::Audience::System || line.isDescription || line.entry.isWithdrawn || line.text.isEmpty())
            continue;
        addSection(tr("Latest"));
        auto *card = new LatestCard(line, context().clock->now(), this);
        card->setObjectName(u"peekLatest"_s);
        m_column->addWidget(card);
        return;
    }
}

void PeekPane::addRelated()
{
    if (m_page->related.isEmpty() && !m_page->value(u"ci").isReference())
        return;
    addSection(tr("Related"));
    if (const Value &item = m_page->value(u"ci"); item.isReference())
        addText(tr("CI %1").arg(m_page->label(item.reference())), 1);
    int shown = 0;
    for (const RelatedTicket &related : m_page->related) {
        if (++shown > mostRelated)
            break;
        auto *line = new TicketLine(indicatorOf(related.status), related.number, related.title, relationWords(related));
        connect(line, &QAbstractButton::clicked, this, [this, id = related.id] { context().host->openPane(u"ticket"_s, id.toString()); });
        m_column->addWidget(line);
    }
}

void PeekPane::addHistory()
{
    addSection(tr("History"));
    const Instant now = context().clock->now();
    const TicketWords words(m_vocabulary, *m_page->type, m_page->labels);
    int shown = 0;
    for (auto entry = m_page->thread.crbegin(); entry != m_page->thread.crend() && shown < mostHistory; ++entry) {
        QString what;
        switch (entry->kind) {
        case ThreadEntry::Kind::System: what = words.sentence(entry->change); break;
        case ThreadEntry::Kind::Comment: what = entry->isFromRequester ? tr("answered") : tr("wrote a public reply"); break;
        case ThreadEntry::Kind::WorkNote: what = tr("added an internal note"); break;
        case ThreadEntry::Kind::Attachment: what = tr("attached %1").arg(entry->text); break;
        case ThreadEntry::Kind::WorkLog: what = tr("worked %1").arg(format::span(entry->spent)); break;
        }
        m_column->addWidget(new PastLine(format::moment(entry->at, now), m_page->label(entry->person), what, this));
        ++shown;
    }
}

void PeekPane::open(bool reply)
{
    if (!m_page)
        return;
    auto *pane = qobject_cast<TicketPane *>(context().host->openPane(u"ticket"_s, m_page->ticket.id.toString()));
    if (!reply || !pane)
        return;
    if (pane->page())
        pane->write(true);
    else
        connect(pane, &TicketPane::pageShown, pane, [pane] { pane->write(true); }, Qt::SingleShotConnection);
}

void PeekPane::assignToMe()
{
    DeskCommands *commands = DeskCommands::of(context().session);
    if (!commands || !m_page)
        return;
    commands->run({u"user-plus"_s, tr("%1 assigned to you").arg(m_page->ticket.number)},
                  [ticket = m_page->ticket](const VerbContext &desk) { return steward::assignToMe(desk, ticket); });
}

} // namespace steward
