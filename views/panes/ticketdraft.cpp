// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketdraft.h"

#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketpane.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace steward {

TicketDraft::TicketDraft(TicketPane *pane) : QObject(pane), m_pane(pane)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveMs);
    connect(&m_timer, &QTimer::timeout, this, &TicketDraft::save);
    connect(pane->composer(), &TicketComposer::edited, this, &TicketDraft::edited);
}

TicketDraft::~TicketDraft() = default;

bool TicketDraft::hasText() const { return !m_pane->composer()->isEmpty(); }

void TicketDraft::tellLists()
{
    // A draft is no operation; rows that show its pencil are read again all the same.
    const LoadedRecord &ticket = m_pane->page()->ticket;
    ChangeNotice notice;
    WrittenOperation nothing;
    nothing.type = ticket.type;
    nothing.record = ticket.id;
    nothing.rid = ticket.rid;
    notice.operations.append(nothing);
    Q_EMIT m_pane->context().session->changed(notice);
}

QByteArray TicketDraft::content() const
{
    const TicketComposer *composer = m_pane->composer();
    if (composer->isEmpty())
        return {};
    QJsonArray files;
    for (const TicketComposer::File &file : composer->files())
        files.append(file.path);
    const QJsonObject draft{{u"format"_s, 1}, {u"public"_s, composer->isPublic()}, {u"text"_s, composer->text()}, {u"files"_s, files}};
    return QJsonDocument(draft).toJson(QJsonDocument::Compact);
}

void TicketDraft::showPage(const TicketPage &page)
{
    if (m_restored)
        return;
    m_restored = true;
    const Draft *kept = page.draft(sayingSlot());
    TicketComposer *composer = m_pane->composer();
    if (!kept || !composer->isEmpty())
        return;
    const QJsonObject draft = QJsonDocument::fromJson(kept->content).object();
    QList<TicketComposer::File> files;
    for (const QJsonValue &path : draft[u"files"_s].toArray()) {
        const QFileInfo info(path.toString());
        if (info.isFile())
            files.append({info.absoluteFilePath(), info.fileName(), info.size()});
    }
    composer->setPublic(draft[u"public"_s].toBool());
    composer->setText(draft[u"text"_s].toString());
    composer->setFiles(files);
    m_timer.stop();
    m_saved = content();
    m_known = true;
    m_had = hasText();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(kept->savedAt.ms);
    //: %1 is the time, or the date and time, at which an unsent text was saved.
    composer->setDraftWords(tr("Draft of %1").arg(QLocale().toString(at, QLocale::ShortFormat)));
    Q_EMIT changed();
}

void TicketDraft::edited()
{
    if (!m_timer.isActive())
        m_timer.start(); // counts from the first key, so that nothing is older than a second
    if (m_had != hasText()) {
        m_had = hasText();
        Q_EMIT changed();
    }
}

void TicketDraft::flush()
{
    if (m_timer.isActive()) {
        m_timer.stop();
        save();
    }
}

void TicketDraft::save()
{
    DeskSession *session = m_pane->context().session;
    const QByteArray now = content();
    if (!m_pane->page() || now == m_saved || session->isReadOnly())
        return;
    m_saved = now;
    const LoadedRecord &ticket = m_pane->page()->ticket;
    const auto work = [id = ticket.id, seen = ticket.seen, now](const LocalDesk &desk) -> Result<Ok> {
        return now.isEmpty() ? discardDraft(desk, id, sayingSlot()) : saveDraft(desk, id, {sayingSlot(), now, seen, {}});
    };
    deliver(session->keep<Ok>(work), this, [this, now, appears = now.isEmpty() || !m_known](const Result<Ok> &kept) {
        if (kept && appears) {
            m_known = !now.isEmpty();
            tellLists();
        }
        if (!kept) {
            m_saved.clear(); // tried again with the next key
            m_pane->composer()->setDraftWords(tr("The draft could not be kept: %1").arg(kept.error().code));
            return;
        }
        const QTime at = QDateTime::fromMSecsSinceEpoch(m_pane->context().session->clock().now().ms).time();
        //: %1 is a time with seconds.
        m_pane->composer()->setDraftWords(now.isEmpty() ? QString() : tr("Draft kept %1").arg(QLocale().toString(at, u"HH:mm:ss"_s)));
    });
}

void TicketDraft::sent()
{
    m_timer.stop();
    m_saved.clear();
    m_known = false;
    m_had = false;
    m_pane->composer()->setDraftWords({});
    Q_EMIT changed();
}

} // namespace steward
