// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketcomposer.h"

#include "views/actions/actionregistry.h"
#include "views/editors/runsbutton.h"
#include "views/editors/segmentedswitch.h"
#include "views/panes/threadlayout.h"
#include "views/theme/controlpainter.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// The frame around switch, text and buttons; it is the field, so it shows the focus.
class ComposerCard : public QWidget
{
public:
    using QWidget::QWidget;
    bool internal = false;
    bool focused = false;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        controls::frame(&p, rect(), 4, Theme::colour(internal ? ThemeRole::InternalTint : ThemeRole::Base),
                        Theme::colour(focused ? ThemeRole::Accent : ThemeRole::Control), focused ? 2 : 1);
        if (internal)
            p.fillRect(QRect(2, 3, 4, height() - 6), Theme::colour(ThemeRole::InternalBar));
    }
};

ComposerCard *card(QWidget *widget) { return static_cast<ComposerCard *>(widget); }

} // namespace

TicketComposer::TicketComposer(const PaneContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setObjectName(u"composer"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 12);
    column->setSpacing(4);
    auto *meta = new QHBoxLayout;
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"composerProblem"_s);
    m_problem->setFont(Theme::font(TypeRole::Small));
    m_problem->setMinimumWidth(10);
    m_draft = new QLabel(this);
    m_draft->setObjectName(u"composerDraft"_s);
    m_draft->setFont(Theme::font(TypeRole::Small));
    tintText(m_problem, ThemeRole::Text2);
    tintText(m_draft, ThemeRole::Text3);
    meta->addWidget(m_problem, 1);
    meta->addWidget(m_draft);
    column->addLayout(meta);

    m_card = new ComposerCard(this);
    column->addWidget(m_card);
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(2, 5, 2, 6);
    inside->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 10, 0);
    top->setSpacing(10);
    m_audience = new SegmentedSwitch(m_card);
    m_audience->setObjectName(u"composerAudience"_s);
    m_audience->addSegment({}, u"send"_s);
    m_audience->addSegment({}, u"lock"_s);
    m_audience->setCurrentIndex(1);
    m_recipient = new QLabel(m_card);
    m_recipient->setFont(Theme::font(TypeRole::Small));
    m_recipient->setMinimumWidth(10);
    m_recipient->setTextFormat(Qt::PlainText);
    tintText(m_recipient, ThemeRole::Text2);
    m_replies = new RunsButton(RunsButton::Look::Flat, m_card);
    m_replies->setObjectName(u"composerReplies"_s);
    top->addWidget(m_audience);
    top->addWidget(m_recipient, 1);
    top->addWidget(m_replies);
    inside->addLayout(top);
    m_edit = new ComposerEdit(m_card);
    inside->addWidget(m_edit);
    m_chips = new ChipBar(m_card);
    m_chips->setObjectName(u"composerFiles"_s);
    m_chips->setContentsMargins(8, 0, 8, 0);
    m_chips->hide();
    inside->addWidget(m_chips);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 0, 8, 0);
    bottom->setSpacing(8);
    m_attach = new RunsButton(RunsButton::Look::Flat, m_card);
    m_attach->setObjectName(u"composerAttach"_s);
    m_mail = new RunsButton(RunsButton::Look::Flat, m_card);
    m_mail->setObjectName(u"composerMail"_s);
    m_sendAndResolve = new RunsButton(RunsButton::Look::Framed, m_card);
    m_sendAndResolve->setObjectName(u"composerSendAndResolve"_s);
    m_send = new RunsButton(RunsButton::Look::Primary, m_card);
    m_send->setObjectName(u"composerSend"_s);
    bottom->addWidget(m_attach);
    bottom->addWidget(m_mail);
    bottom->addStretch(1);
    bottom->addWidget(m_sendAndResolve);
    bottom->addWidget(m_send);
    inside->addLayout(bottom);

    m_edit->installEventFilter(this);
    m_recipient->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        showEnabled();
        if (!m_setting)
            Q_EMIT edited();
    });
    connect(m_edit, &ComposerEdit::replyWanted, this, &TicketComposer::repliesWanted);
    connect(m_audience, &SegmentedSwitch::currentChanged, this, [this] {
        showAudience();
        Q_EMIT edited();
    });
    connect(m_attach, &QAbstractButton::clicked, this, &TicketComposer::attachWanted);
    connect(m_replies, &QAbstractButton::clicked, this, &TicketComposer::repliesWanted);
    connect(m_mail, &QAbstractButton::clicked, this, &TicketComposer::mailWanted);
    connect(m_send, &QAbstractButton::clicked, this, [this] { Q_EMIT sendWanted(false); });
    connect(m_sendAndResolve, &QAbstractButton::clicked, this, [this] { Q_EMIT sendWanted(true); });
    connect(m_chips, &ChipBar::removed, this, [this](const QString &id) {
        m_files.remove(id.toInt());
        showFiles();
        Q_EMIT edited();
    });
    retranslate();
}

void TicketComposer::retranslate()
{
    m_audience->setSegmentText(0, tr("Public reply"));
    m_audience->setSegmentText(1, tr("Internal note"));
    m_edit->setAccessibleName(tr("Message"));
    m_audience->setAccessibleName(tr("Who reads it"));
    m_attach->setFace({.iconName = u"paperclip"_s, .text = tr("Attach…")});
    m_replies->setFace({.text = tr("Canned reply"), .keys = u"::"_s});
    m_mail->setFace({.iconName = u"mail"_s, .text = tr("Open in mail program")});
    m_sendAndResolve->setFace({.text = tr("… and resolve")});
    showAudience();
}

bool TicketComposer::isPublic() const { return m_audience->currentIndex() == 0; }

void TicketComposer::setPublic(bool isPublic)
{
    if (isPublic == this->isPublic())
        return;
    m_audience->setCurrentIndex(isPublic ? 0 : 1);
    showAudience();
    Q_EMIT edited();
}

QString TicketComposer::text() const { return m_edit->toPlainText(); }

void TicketComposer::setText(const QString &text)
{
    m_setting = true;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    m_setting = false;
}

bool TicketComposer::isEmpty() const { return m_files.isEmpty() && text().trimmed().isEmpty(); }

void TicketComposer::setFiles(const QList<File> &files)
{
    m_files = files;
    showFiles();
}

void TicketComposer::addFile(const File &file)
{
    m_files.append(file);
    showFiles();
    Q_EMIT edited();
}

void TicketComposer::clear()
{
    setText({});
    setFiles({});
    showEnabled();
}

void TicketComposer::setRecipient(const QString &name, const QString &address)
{
    m_name = name;
    m_address = address;
    showRecipient();
}

void TicketComposer::setDraftWords(const QString &words) { m_draft->setText(words); }

void TicketComposer::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    m_problem->setText(reason);
    showEnabled();
}

void TicketComposer::setResolveWhyNot(const QString &reason)
{
    m_resolveWhyNot = reason;
    showEnabled();
}

void TicketComposer::setBusy(bool busy)
{
    m_busy = busy;
    showEnabled();
}

void TicketComposer::showAudience()
{
    const bool open = isPublic();
    m_edit->setInternal(!open);
    m_edit->setPlaceholderText(open ? tr("Write to the requester. :: for a canned reply, @ for a colleague")
                                    : tr("Write to colleagues. The requester does not see it."));
    const QString keys = m_context.actions ? m_context.actions->keys(u"ticket.send"_s) : QString();
    // Nothing is sent until a mail channel exists, so nothing says "send".
    m_send->setFace({.iconName = open ? u"send"_s : u"lock"_s, .text = open ? tr("Record reply") : tr("Add internal note"), .keys = keys});
    m_sendAndResolve->setFace({.text = open ? tr("Record and resolve") : tr("Add and resolve")});
    card(m_card)->internal = !open;
    m_card->update();
    showRecipient();
    showEnabled();
}

void TicketComposer::showRecipient()
{
    if (!isPublic())
        m_recipient->setText(tr("Not visible to the requester"));
    else if (m_name.isEmpty())
        m_recipient->setText(tr("No requester yet"));
    else if (m_address.isEmpty())
        //: %1 is a person. A reply is kept, but nothing brings it to them.
        m_recipient->setText(tr("To %1 · not delivered, no e-mail address").arg(m_name));
    else
        //: %1 is a person, %2 an e-mail address. A reply is kept, but nothing brings it to them.
        m_recipient->setText(tr("To %1 <%2> · not delivered").arg(m_name, m_address));
    m_recipientWords = m_recipient->text();
    m_recipient->setToolTip(m_recipientWords);
    elideRecipient();
    m_mail->setVisible(isPublic());
    m_mail->setEnabled(!m_address.isEmpty());
    m_mail->setToolTip(m_address.isEmpty() ? tr("The requester has no e-mail address") : QString());
}

void TicketComposer::elideRecipient()
{
    m_recipient->setText(m_recipient->fontMetrics().elidedText(m_recipientWords, Qt::ElideMiddle, qMax(20, m_recipient->width())));
}

void TicketComposer::showFiles()
{
    QList<Chip> chips;
    for (int i = 0; i < m_files.size(); ++i)
        chips.append({QString::number(i), m_files[i].name, u"paperclip"_s, fileSizeText(m_files[i].size), true, false});
    m_chips->setChips(chips);
    m_chips->setVisible(!chips.isEmpty());
    m_chips->updateGeometry();
    showEnabled();
}

void TicketComposer::showEnabled()
{
    const bool can = m_whyNot.isEmpty() && !m_busy;
    m_edit->setReadOnly(!m_whyNot.isEmpty());
    m_attach->setEnabled(can);
    m_replies->setEnabled(can);
    m_send->setEnabled(can && !isEmpty());
    m_send->setToolTip(isEmpty() ? tr("There is nothing written yet") : m_whyNot);
    m_sendAndResolve->setEnabled(can && !text().trimmed().isEmpty() && m_resolveWhyNot.isEmpty());
    m_sendAndResolve->setToolTip(!m_resolveWhyNot.isEmpty() ? m_resolveWhyNot : m_send->toolTip());
}

void TicketComposer::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Panel));
    p.fillRect(QRect(0, 0, width(), 1), Theme::colour(ThemeRole::Line2));
}

void TicketComposer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    Q_EMIT heightChanged(height());
}

bool TicketComposer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        card(m_card)->focused = event->type() == QEvent::FocusIn;
        m_card->update();
    }
    if (watched == m_recipient && event->type() == QEvent::Resize)
        elideRecipient();
    return QWidget::eventFilter(watched, event);
}

void TicketComposer::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier) && m_context.actions) {
        m_context.actions->trigger(event->modifiers() & Qt::ShiftModifier ? u"ticket.send-and-solve"_s : u"ticket.send"_s);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace steward
