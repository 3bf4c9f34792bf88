// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/threadmodel.h"

#include "models/ticketwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qint64 sameMomentMs = 60'000; // files that come with a message come within it

using Audience = ThreadLine::Audience;
using Kind = ThreadEntry::Kind;

} // namespace

void ThreadModel::setPage(const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary)
{
    beginResetModel();
    m_lines.clear();
    addDescription(*page);
    for (const ThreadEntry &entry : page->thread)
        addEntry(*page, entry, vocabulary);
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const ThreadLine &a, const ThreadLine &b) {
        return a.entry.at < b.entry.at;
    });
    rebuild();
    endResetModel();
}

void ThreadModel::addDescription(const TicketPage &page)
{
    const QString text = page.value(u"description").text();
    if (text.isEmpty())
        return;
    ThreadLine line;
    line.isDescription = true;
    line.audience = Audience::Public;
    line.entry.kind = Kind::Comment;
    line.entry.record = page.ticket.id;
    line.entry.at = page.value(u"opened").toInstant().value_or(Instant{});
    line.entry.person = page.value(u"requester").reference();
    line.entry.isFromRequester = true;
    line.name = page.label(line.entry.person);
    if (line.name.isEmpty())
        line.name = tr("Unknown requester");
    line.channel = tr("Description");
    line.text = text;
    m_lines.append(line);
}

void ThreadModel::addEntry(const TicketPage &page, const ThreadEntry &entry, const DeskVocabulary *vocabulary)
{
    ThreadLine line;
    line.entry = entry;
    line.name = page.label(entry.person);
    if (line.name.isEmpty())
        line.name = tr("Somebody");
    line.isTechnician = !entry.isFromRequester;
    const QString erased = tr("Erased for good. The history keeps who wrote it and when.");
    const QString withdrawn = tr("Withdrawn. The text is gone from the thread; the history keeps who did it and when.");
    switch (entry.kind) {
    case Kind::System:
        line.text = TicketWords(vocabulary, *page.type, page.labels).sentence(entry.change);
        break;
    case Kind::Comment:
        line.audience = Audience::Public;
        line.text = entry.isWithdrawn ? withdrawn : entry.isErased() ? erased : entry.text;
        if (entry.isFromRequester)
            line.channel = tr("Public, from requester");
        else if (entry.channel == u"email")
            line.channel = tr("Public, sent to requester");
        else
            line.channel = tr("Public, not delivered");
        break;
    case Kind::WorkNote:
        line.audience = Audience::Internal;
        line.text = entry.isWithdrawn ? withdrawn : entry.isErased() ? erased : entry.text;
        line.channel = tr("Internal, not visible to requester");
        break;
    case Kind::WorkLog: {
        line.audience = Audience::Internal;
        const qint64 minutes = qAbs(qint64(entry.spent.count())) / 60'000;
        const QString time = (entry.spent.count() < 0 ? u"−"_s : QString())
            + u"%1:%2"_s.arg(minutes / 60).arg(int(minutes % 60), 2, 10, QChar(u'0'));
        //: Time that somebody worked on a ticket, in hours and minutes.
        line.channel = tr("Worked %1, internal").arg(time);
        line.text = entry.isWithdrawn ? withdrawn : entry.text;
        break;
    }
    case Kind::Attachment:
        line.audience = entry.isInternal ? Audience::Internal : Audience::Public;
        line.channel = entry.isInternal ? tr("Internal, not visible to requester") : tr("Public, attached");
        line.text = entry.isWithdrawn ? withdrawn : entry.isErased() ? erased : QString();
        for (auto before = m_lines.rbegin(); before != m_lines.rend() && line.text.isEmpty(); ++before) {
            if (before->audience == Audience::System)
                continue;
            if (before->entry.person == entry.person && before->audience == line.audience && !before->entry.isWithdrawn
                && before->entry.kind != Kind::WorkLog && qAbs(entry.at.ms - before->entry.at.ms) <= sameMomentMs) {
                before->files.append(entry);
                return;
            }
            break;
        }
        if (line.text.isEmpty())
            line.files.append(entry);
        break;
    }
    if (!entry.fromNumber.isEmpty() && line.audience == Audience::System)
        //: %1 what was done; %2 the number of the merged ticket it was done to.
        line.text = tr("%1 · on %2").arg(line.text, entry.fromNumber);
    else if (!entry.fromNumber.isEmpty())
        //: %1 how a message came; %2 the number of the merged ticket it was written on.
        line.channel = tr("%1 · on %2").arg(line.channel, entry.fromNumber);
    m_lines.append(line);
}

bool ThreadModel::fits(const ThreadLine &line, Filter filter) const
{
    switch (filter) {
    case Filter::All: return true;
    case Filter::Public: return line.audience == Audience::Public;
    case Filter::Internal: return line.audience == Audience::Internal;
    case Filter::System: return line.audience == Audience::System;
    }
    return true;
}

int ThreadModel::count(Filter filter) const
{
    return int(std::count_if(m_lines.begin(), m_lines.end(), [&](const ThreadLine &line) { return fits(line, filter); }));
}

void ThreadModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void ThreadModel::rebuild()
{
    m_rows.clear();
    for (int i = 0; i < m_lines.size(); ++i) {
        if (fits(m_lines[i], m_filter))
            m_rows.append(i);
    }
}

int ThreadModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ThreadModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ThreadLine &one = line(index.row());
    if (role == Qt::DisplayRole)
        return one.text;
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{one.name, one.channel, one.text};
        for (const ThreadEntry &file : one.files)
            //: Read aloud: an attachment whose content is still at the team server. %1 is its name.
            parts << (file.isHere ? file.text : tr("%1, not here yet").arg(file.text));
        parts.removeAll(QString());
        return parts.join(u". "_s);
    }
    return {};
}

int ThreadModel::rowOf(const Uuid &record) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (line(row).entry.record == record && line(row).audience != Audience::System && !line(row).isDescription)
            return row;
    }
    return -1;
}

} // namespace steward
