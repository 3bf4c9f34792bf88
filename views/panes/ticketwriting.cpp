// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketwriting.h"

#include "core/desk/session.h"
#include "models/deskvocabulary.h"
#include "models/people.h"
#include "views/editors/pickerpopup.h"
#include "views/panes/ticketchoices.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketpane.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QLocale>
#include <QTextBlock>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace steward {

TicketWriting::TicketWriting(TicketPane *pane) : QObject(pane), m_pane(pane)
{
    connect(pane->composer(), &TicketComposer::repliesWanted, this, &TicketWriting::offerReplies);
    connect(pane->composer()->edit(), &ComposerEdit::mentionWanted, this, &TicketWriting::offerPeople);
    connect(pane->composer(), &TicketComposer::mailWanted, this, &TicketWriting::openMail);
}

int TicketWriting::typedBefore() const
{
    const QTextCursor cursor = m_pane->composer()->edit()->textCursor();
    const QString behind = cursor.block().text().left(cursor.positionInBlock());
    return behind.endsWith(u"::"_s) || behind.endsWith(u"：："_s) ? 2 : 0;
}

void TicketWriting::offerReplies()
{
    if (!m_pane->whyNot().isEmpty())
        return;
    struct Offered
    {
        QString language;
        QList<ReplyChoice> replies;
    };
    const int typed = typedBefore();
    auto *picker = new PickerPopup(m_pane, m_pane->context().actions);
    picker->setTitle(tr("Canned reply"));
    picker->setPlaceholder(tr("Name or keyword"));
    picker->popUp(m_pane->composer()->edit()->caretRect());
    const auto work = [ticket = m_pane->page()->ticket, mine = screenLanguage()](Workspace &desk) -> Result<Offered> {
        Offered offered;
        STEWARD_ASSIGN(offered.language, languageOf(desk, ticket));
        if (offered.language.isEmpty())
            offered.language = mine;
        STEWARD_ASSIGN(offered.replies, repliesFor(desk, ticket, offered.language));
        return offered;
    };
    auto known = std::make_shared<QList<ReplyChoice>>();
    deliver(m_pane->context().session->read<Offered>(work), picker, [this, picker, known](const Result<Offered> &offered) {
        if (!offered) {
            picker->dismiss();
            DeskCommands::of(m_pane->context().session)->sayError(offered.error());
            return;
        }
        *known = offered->replies;
        QList<PickerItem> items;
        for (const ReplyChoice &reply : offered->replies) {
            PickerItem item;
            item.id = reply.id.toString();
            item.text = reply.name;
            item.detail = reply.keyword.isEmpty() ? QString() : u"::"_s + reply.keyword;
            item.keywords = reply.keyword + u' ' + reply.body.left(200);
            item.iconName = u"message-reply"_s;
            items << item;
        }
        picker->setItems(items);
    });
    connect(picker, &PickerPopup::chosen, this, [this, picker, known, typed](const QString &id) {
        picker->dismiss();
        for (const ReplyChoice &reply : std::as_const(*known)) {
            if (reply.id.toString() == id)
                insert(reply, typed);
        }
    });
}

void TicketWriting::insert(const ReplyChoice &reply, int typed)
{
    const auto work = [ticket = m_pane->page()->ticket, reply](Workspace &desk) {
        return fillReply(desk, ticket, reply.body, reply.language, [locale = QLocale(reply.language)](Instant at) {
            return locale.toString(QDateTime::fromMSecsSinceEpoch(at.ms), QLocale::ShortFormat);
        });
    };
    deliver(m_pane->context().session->read<QString>(work), this, [this, typed](const Result<QString> &text) {
        if (!text) {
            DeskCommands::of(m_pane->context().session)->sayError(text.error());
            return;
        }
        m_pane->composer()->edit()->replaceBefore(typed, *text);
        m_pane->composer()->edit()->setFocus(Qt::OtherFocusReason);
    });
}

void TicketWriting::offerPeople()
{
    auto *picker = new PickerPopup(m_pane, m_pane->context().actions);
    picker->setTitle(tr("Mention"));
    picker->setPlaceholder(tr("Name, reading or login"));
    picker->popUp(m_pane->composer()->edit()->caretRect());
    const Uuid team = m_pane->page() ? m_pane->page()->value(u"team").reference() : Uuid();
    deliver(m_pane->context().session->read<QList<Technician>>([team](Workspace &desk) { return technicians(desk, team); }), picker,
            [picker](const Result<QList<Technician>> &people) {
        picker->setItems(technicianChoices(people.value_or({})));
    });
    connect(picker, &PickerPopup::chosen, this, [this, picker](const QString &id) {
        const QString name = shownName(picker, id);
        picker->dismiss();
        m_pane->composer()->edit()->replaceBefore(0, name + u' ');
        m_pane->composer()->edit()->setFocus(Qt::OtherFocusReason);
    });
}

QString TicketWriting::mailAddress() const
{
    const auto page = m_pane->page();
    if (!page || !page->requester || page->requester->email.isEmpty())
        return {};
    // Percent encoding by hand: mail programs do not read "+" as a space.
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    const QString subject = u"[%1] %2"_s.arg(page->ticket.number, page->value(u"title").text());
    return u"mailto:"_s + QString::fromLatin1(QUrl::toPercentEncoding(page->requester->email, "@")) + u"?subject="_s + encoded(subject)
        + u"&body="_s + encoded(m_pane->composer()->text());
}

void TicketWriting::openMail()
{
    const QString address = mailAddress();
    if (!address.isEmpty())
        QDesktopServices::openUrl(QUrl(address, QUrl::StrictMode));
}

} // namespace steward
