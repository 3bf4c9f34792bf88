// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/cannedreplies.h"

#include <QObject>

namespace steward {

class TicketPane;

/// Helps to write: canned replies with their variables filled, people to mention, and the way to the mail program as long
/// as the desk itself brings nothing to anybody. GUI thread.
class TicketWriting : public QObject
{
    Q_OBJECT
public:
    explicit TicketWriting(TicketPane *pane);

    void offerReplies();
    void offerPeople();
    void openMail();
    /// What the mail program is given: the requester's address, the number in the subject, the text.
    QString mailAddress() const;

private:
    void insert(const ReplyChoice &reply, int typed);
    int typedBefore() const; ///< how many characters asked for a reply

    TicketPane *m_pane;
};

} // namespace steward
