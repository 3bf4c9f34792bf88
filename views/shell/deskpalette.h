// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "views/shell/paletteprovider.h"

#include <QObject>

namespace steward {

class PaneHost;

/// '#': tickets by number, title and full text, ranked as the desk's search does it. Return opens the ticket.
class TicketPalette : public QObject, public PaletteProvider
{
    Q_OBJECT
public:
    TicketPalette(DeskSession *session, PaneHost *host, QObject *parent);

    QChar prefix() const override { return u'#'; }
    QString hint() const override { return tr("ticket"); }
    void search(const QString &text, int limit, std::function<void(QList<PaletteEntry>)> answer) override;

private:
    DeskSession *m_session;
    PaneHost *m_host;
    RequestChannel m_channel;
};

/// '@': people by name, reading, address and login. Return lists their tickets in the queue.
class PeoplePalette : public QObject, public PaletteProvider
{
    Q_OBJECT
public:
    PeoplePalette(DeskSession *session, PaneHost *host, QObject *parent);

    QChar prefix() const override { return u'@'; }
    QString hint() const override { return tr("person"); }
    void search(const QString &text, int limit, std::function<void(QList<PaletteEntry>)> answer) override;

private:
    void showTicketsOf(const QString &name);

    DeskSession *m_session;
    PaneHost *m_host;
    RequestChannel m_channel;
};

} // namespace steward
