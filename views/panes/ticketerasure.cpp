// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What of a ticket is to go for good: some of its fields, an entry, a file.
#include "models/threadmodel.h"
#include "views/editors/runsbutton.h"
#include "views/panes/erasing.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketactions.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"

namespace steward {

using namespace Qt::StringLiterals;

void TicketActions::eraseEntry(const ThreadLine &line, int file)
{
    const TicketPage &page = *m_pane->page();
    const QString number = page.ticket.number;
    if (line.isDescription) {
        eraseForGood(m_pane->context(), m_pane, anchorOf(m_pane->header()->moreButton()), tr("Erase the description of %1").arg(number),
            tr("Description of %1 erased").arg(number), page.ticket.id, {u"description"_s}, {});
        return;
    }
    const ThreadEntry &entry = file >= 0 ? line.files[file] : line.entry;
    const bool isFile = entry.kind == ThreadEntry::Kind::Attachment;
    eraseForGood(m_pane->context(), m_pane, anchorOf(m_pane->header()->moreButton()),
        isFile ? tr("Erase the file %1").arg(entry.text) : tr("Erase an entry of %1").arg(number),
        isFile ? tr("A file of %1 erased").arg(number) : tr("An entry of %1 erased").arg(number), entry.record, {}, {});
}

void TicketActions::eraseFields()
{
    const TicketPage &page = *m_pane->page();
    eraseForGood(m_pane->context(), m_pane, anchorOf(m_pane->header()->moreButton()), tr("Erase from %1").arg(page.ticket.number),
        tr("Fields of %1 erased").arg(page.ticket.number), page.ticket.id, {},
        erasableFields(*page.type, page.ticket.values, page.labels));
}

} // namespace steward
