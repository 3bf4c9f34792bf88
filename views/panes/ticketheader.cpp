// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketheader.h"

#include "core/base/clock.h"
#include "models/clockmodel.h"
#include "models/deskvocabulary.h"
#include "views/actions/actionregistry.h"
#include "views/editors/runsbutton.h"
#include "views/panes/clockpopover.h"
#include "views/panes/duetile.h"
#include "views/text/format.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int narrow = 700; // below it, buttons show their icon only

} // namespace

/// The title, elided, with a pencil while the pointer or the keyboard is on it.
class TitleLabel : public QAbstractButton
{
public:
    using QAbstractButton::QAbstractButton;
    QSize sizeHint() const override
    {
        return {QFontMetrics(Theme::font(TypeRole::RecordTitle)).horizontalAdvance(text()) + 30, 28};
    }
    QSize minimumSizeHint() const override { return {80, 28}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setFont(Theme::font(TypeRole::RecordTitle));
        p.setPen(Theme::colour(ThemeRole::Text1));
        const QRectF words = QRectF(rect()).adjusted(0, 0, -26, 0);
        const qreal width = QFontMetricsF(p.font()).horizontalAdvance(text());
        paintLine(&p, words, text());
        if (isEnabled())
            paintIcon(&p, QRect(int(qMin(width, words.width())) + 8, 0, 16, height()), u"pencil"_s, 16,
                      Theme::colour(underMouse() || hasFocus() ? ThemeRole::Accent : ThemeRole::Text3));
        if (hasFocus())
            controls::frame(&p, rect(), 4, {}, Theme::colour(ThemeRole::Accent), 2);
    }
};

/// Who else is here: an eye or a pencil, and the words.
class PresenceLabel : public QWidget
{
public:
    using QWidget::QWidget;
    void setWords(const QString &words, bool typing)
    {
        m_words = words;
        m_typing = typing;
        setVisible(!words.isEmpty());
        setAccessibleName(words);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        return {QFontMetrics(Theme::font(TypeRole::SmallStrong)).horizontalAdvance(m_words) + 24, 24};
    }
    QSize minimumSizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        paintIcon(&p, QRect(0, 0, 16, height()), m_typing ? u"pencil"_s : u"eye"_s, 16,
                  Theme::colour(m_typing ? ThemeRole::Accent : ThemeRole::Text2));
        p.setFont(Theme::font(TypeRole::SmallStrong));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(rect()).adjusted(20, 0, 0, 0), m_words);
    }

private:
    QString m_words;
    bool m_typing = false;
};

std::optional<DueCell> dueOf(const TicketPage &page, Instant now)
{
    DueFacts facts;
    facts.opened = page.value(u"opened").toInstant();
    facts.due = page.value(u"due").toInstant();
    facts.resolved = page.value(u"resolved").toInstant();
    facts.status = page.statusClass();
    if (page.choices.policies) {
        const HoldReasons::Reason *reason = page.choices.policies->holdReasons().reason(page.value(u"hold").text());
        facts.pausesClock = reason && reason->pausesClock && facts.status == StatusClass::Waiting;
    }
    return dueCell(facts, now);
}

namespace {

constexpr qsizetype mostClocks = 3;

} // namespace

Indicator statusGlyph(const TicketPage &page) { return indicatorOf(page.statusClass()); }

TicketHeader::TicketHeader(const PaneContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(u"ticketHeader"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 12, 9);
    column->setSpacing(5);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    m_number = new QLabel(this);
    m_number->setObjectName(u"ticketNumber"_s);
    m_number->setFont(Theme::font(TypeRole::Mono));
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    tintText(m_number, ThemeRole::Text2);
    m_title = new TitleLabel(this);
    m_title->setObjectName(u"ticketTitle"_s);
    m_title->setAttribute(Qt::WA_Hover);
    m_title->setFocusPolicy(Qt::TabFocus);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_titleEdit = new QLineEdit(this);
    m_titleEdit->setObjectName(u"ticketTitleEdit"_s);
    m_titleEdit->installEventFilter(this);
    m_titleEdit->hide();
    top->addWidget(m_number);
    top->addWidget(m_title, 1);
    top->addWidget(m_titleEdit, 1);
    const auto button = [&](const char *name, RunsButton::Look look = RunsButton::Look::Framed) {
        auto *made = new RunsButton(look, this);
        made->setObjectName(QString::fromLatin1(name));
        return made;
    };
    m_reply = button("ticketReply");
    m_note = button("ticketNote");
    m_resolve = button("ticketResolve");
    m_more = button("ticketMore");
    for (RunsButton *one : {m_reply, m_note, m_resolve, m_more})
        top->addWidget(one);
    column->addLayout(top);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_status = button("ticketStatus");
    m_priority = button("ticketPriority");
    m_assignee = button("ticketAssignee", RunsButton::Look::Flat);
    m_team = button("ticketTeam", RunsButton::Look::Flat);
    for (RunsButton *whole : {m_status, m_priority}) // names are elided before the status is
        whole->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_due = new DueTile(this);
    m_due->setObjectName(u"ticketDue"_s);
    m_flags = new QLabel(this);
    m_flags->setObjectName(u"ticketFlags"_s);
    m_flags->setFont(Theme::font(TypeRole::SmallStrong));
    m_flags->setMinimumWidth(1);
    row->addWidget(m_status);
    row->addWidget(m_priority);
    row->addWidget(m_assignee);
    row->addWidget(m_team);
    row->addSpacing(8);
    m_promises = new QHBoxLayout;
    m_promises->setSpacing(8);
    m_promises->addWidget(m_due);
    row->addLayout(m_promises);
    row->addWidget(m_flags, 1);
    m_presence = new PresenceLabel(this);
    m_presence->setObjectName(u"ticketPresence"_s);
    m_presence->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_presence->hide();
    row->addWidget(m_presence);
    column->addLayout(row);

    connect(m_title, &QAbstractButton::clicked, this, &TicketHeader::editTitle);
    const auto asks = [this](RunsButton *asking, const char *action) {
        connect(asking, &QAbstractButton::clicked, this, [this, action] { Q_EMIT actionWanted(QString::fromLatin1(action)); });
    };
    asks(m_reply, "ticket.reply");
    asks(m_note, "ticket.note");
    asks(m_resolve, "ticket.resolve");
    asks(m_status, "list.status");
    asks(m_priority, "list.priority");
    asks(m_assignee, "list.assign");
    asks(m_team, "list.assign-team");
    connect(m_more, &QAbstractButton::clicked, this, &TicketHeader::moreWanted);
    connect(m_due, &QAbstractButton::clicked, this, &TicketHeader::dueWanted);
    retranslate();
}

QWidget *TicketHeader::dueTile() const { return m_due; }

void TicketHeader::retranslate()
{
    m_more->setFace({.iconName = u"dots"_s});
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_titleEdit->setAccessibleName(tr("Title"));
    m_due->setToolTip(tr("Change when it is due"));
    showButtons();
    if (m_page)
        setPage(m_page, m_vocabulary);
}

void TicketHeader::showButtons()
{
    m_small = width() < narrow;
    const auto dress = [&](RunsButton *button, const char *action, const char *iconName, const QString &text) {
        const QString keys = m_context.actions ? m_context.actions->keys(QString::fromLatin1(action)) : QString();
        ButtonFace face{.iconName = QString::fromLatin1(iconName), .text = text, .keys = keys};
        if (m_small)
            face = {.iconName = QString::fromLatin1(iconName)};
        button->setFace(face);
        button->setAccessibleName(text);
        button->setToolTip(m_small ? text : QString());
    };
    dress(m_reply, "ticket.reply", "message-reply", tr("Reply"));
    dress(m_note, "ticket.note", "lock", tr("Note"));
    dress(m_resolve, "ticket.resolve", "circle-check", tr("Resolve"));
}

void TicketHeader::setPresence(const QString &words, const QString &everybody, bool typing)
{
    m_presence->setWords(words, typing);
    m_presence->setToolTip(everybody);
}

void TicketHeader::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    for (QWidget *one : {static_cast<QWidget *>(m_reply), static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_resolve),
                         static_cast<QWidget *>(m_status), static_cast<QWidget *>(m_priority), static_cast<QWidget *>(m_assignee),
                         static_cast<QWidget *>(m_team), static_cast<QWidget *>(m_due), static_cast<QWidget *>(m_title)}) {
        one->setEnabled(reason.isEmpty());
        if (!reason.isEmpty())
            one->setToolTip(reason);
    }
}

void TicketHeader::setPage(const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary)
{
    m_page = page;
    m_vocabulary = vocabulary;
    m_number->setText(page->ticket.number);
    const QString title = page->title();
    m_title->setText(title);
    m_title->setAccessibleName(tr("Title: %1").arg(title));
    m_title->setToolTip(title);
    m_title->updateGeometry();
    const QString type = page->type->name();
    QString status = vocabulary->stateLabel(type, page->value(u"status").text());
    const QString hold = page->value(u"hold").text();
    m_status->setFace({.glyph = statusGlyph(*page),
                       .text = status,
                       .detail = hold.isEmpty() ? QString() : vocabulary->holdLabel(hold),
                       .chevron = true});
    m_status->setAccessibleName(tr("Status: %1").arg(status));
    const int priority = int(page->value(u"priority").number());
    m_priority->setFace({.priority = priority, .text = priority > 0 ? u"P%1"_s.arg(priority) : tr("No priority"), .chevron = true});
    m_priority->setAccessibleName(tr("Priority: %1").arg(m_priority->text()));
    const QString assignee = page->label(page->value(u"assignee").reference());
    m_assignee->setFace({.avatar = assignee,
                         .iconName = u"user"_s,
                         .text = assignee.isEmpty() ? tr("Unassigned") : assignee,
                         .chevron = true});
    m_assignee->setAccessibleName(tr("Assignee: %1").arg(m_assignee->text()));
    const QString team = page->label(page->value(u"team").reference());
    m_team->setFace({.iconName = u"users-group"_s, .text = team.isEmpty() ? tr("No team") : team, .chevron = true});
    m_team->setAccessibleName(tr("Team: %1").arg(m_team->text()));
    QStringList flags;
    if (page->ticket.deleted)
        flags << tr("Deleted");
    if (page->value(u"merged.into").isReference())
        flags << tr("Merged into %1").arg(page->label(page->value(u"merged.into").reference()));
    if (!page->conflicts.isEmpty())
        flags << u"◆ "_s + tr("%n conflict(s)", nullptr, int(page->conflicts.size()));
    m_flags->setText(flags.join(u" · "_s));
    tintText(m_flags, ThemeRole::Text1);
    showTime();
}

void TicketHeader::showTime()
{
    if (!m_page)
        return;
    const Instant now = m_context.clock->now();
    const std::optional<Instant> due = m_page->value(u"due").toInstant();
    //: %1 is a date or a time.
    const QString head = due ? tr("Due %1").arg(format::moment(*due, now)) : tr("Due");
    m_due->setDue(head, dueOf(*m_page, now), due ? tr("Nothing is due any more") : tr("No due date"));
    showClocks(now);
}

void TicketHeader::showClocks(Instant now)
{
    const qsizetype count = qMin(m_page->clocks.size(), mostClocks);
    m_due->setVisible(count == 0);
    while (m_clocks.size() > count) {
        m_promises->removeWidget(m_clocks.last());
        delete m_clocks.takeLast();
    }
    while (m_clocks.size() < count) {
        const int at = int(m_clocks.size());
        auto *tile = new DueTile(this);
        tile->setObjectName(u"ticketClock%1"_s.arg(at));
        tile->setToolTip(tr("Why? Shows how this is counted"));
        tile->setCountsHours(true);
        connect(tile, &QAbstractButton::clicked, this, [this, at] { explain(at); });
        m_promises->addWidget(tile);
        m_clocks.append(tile);
        tile->show();
    }
    for (int i = 0; i < count; ++i) {
        const ExplainedClock &clock = m_page->clocks[i];
        const QString goal = ClockModel::spanText(clock.clock.goal);
        //: %1 is what is measured ("Time to resolve"); %2 a date or a time; %3 a time span.
        const QString head = clock.clock.isOpen() && clock.clock.deadline
            ? tr("%1, due %2").arg(clock.target, format::moment(*clock.clock.deadline, now))
            : tr("%1, goal %2").arg(clock.target, goal);
        m_clocks[i]->setDue(head, clockCell(clock, now), {});
    }
}

void TicketHeader::explain(int clock)
{
    if (!m_page || clock >= m_clocks.size())
        return;
    auto *popover = new ClockPopover(window(), clockAt(m_page->clocks[clock], m_context.clock->now()), m_vocabulary);
    popover->popUp(m_clocks[clock]);
}

void TicketHeader::editTitle()
{
    if (!m_page || !m_whyNot.isEmpty())
        return;
    m_titleEdit->setText(m_page->value(u"title").text());
    m_title->hide();
    m_titleEdit->show();
    m_titleEdit->selectAll();
    m_titleEdit->setFocus(Qt::OtherFocusReason);
}

void TicketHeader::offerTitle(const QString &title)
{
    if (m_page)
        m_title->setText(m_page->title());
    editTitle();
    if (!m_titleEdit->isHidden())
        m_titleEdit->setText(title);
}

void TicketHeader::finishTitle(bool keep)
{
    if (m_titleEdit->isHidden())
        return;
    const QString title = m_titleEdit->text().trimmed();
    m_titleEdit->hide();
    m_title->show();
    if (keep && !title.isEmpty() && m_page && title != m_page->value(u"title").text()) {
        m_title->setText(title); // what is on its way shows at once
        Q_EMIT titleEdited(title);
    }
}

bool TicketHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_titleEdit) {
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
                finishTitle(key != Qt::Key_Escape);
                m_title->setFocus(Qt::OtherFocusReason);
                return true;
            }
        } else if (event->type() == QEvent::FocusOut
                   && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
            finishTitle(true);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TicketHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_small != (width() < narrow))
        showButtons();
}

void TicketHeader::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Base));
    p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line2));
}

} // namespace steward
