// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/syncwords.h"

#include "views/shell/errortext.h"
#include "views/text/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class SyncText
{
    Q_DECLARE_TR_FUNCTIONS(SyncText)
};

bool isOffline(const SyncStatus &status) { return status.place != SyncStatus::Place::File && status.offlineSince.has_value(); }

/// The server answers and does not want this: a wrong password, a login that was disabled.
bool isStopped(const SyncStatus &status) { return isOffline(status) && status.why && status.why->kind != ErrorKind::Unavailable; }

} // namespace

TextRuns syncRuns(const SyncStatus &status, Instant now)
{
    TextRuns runs;
    const QString toSend = SyncText::tr("%n to send", nullptr, int(status.toSend));
    if (status.place == SyncStatus::Place::File) {
        if (status.isReadOnly)
            runs << TextRun::icon(u"lock"_s) << TextRun::strong(SyncText::tr("For reading only"));
        else
            runs << TextRun::glyph(Indicator::Ok) << TextRun::strong(SyncText::tr("Saved"));
        //: Status bar, after "Saved": the desk is one file here.
        runs << TextRun::text(SyncText::tr("on this machine"));
    } else if (isStopped(status)) {
        //: Status bar: the server answers, but refuses to sync.
        runs << TextRun::glyph(Indicator::Breach) << TextRun::strong(SyncText::tr("Sync stopped"));
        if (status.toSend > 0)
            runs << TextRun::text(u"· "_s + toSend);
    } else if (isOffline(status)) {
        //: Status bar: no connection to the server. Followed by "since 11:15".
        runs << TextRun::icon(u"cloud-off"_s) << TextRun::strong(SyncText::tr("Offline"))
             << TextRun::text(SyncText::tr("since %1").arg(format::moment(*status.offlineSince, now)));
        if (status.toSend > 0)
            runs << TextRun::text(u"· "_s + toSend);
    } else if (status.filesPermille >= 0) {
        //: Status bar: attachments go to the team server. %1 is a number of per cent.
        runs << TextRun::icon(u"cloud-up"_s) << TextRun::strong(SyncText::tr("Sending files: %1 %").arg(status.filesPermille / 10))
             << TextRun::bar(status.filesPermille);
    } else if (status.toSend > 0) {
        runs << TextRun::icon(u"cloud-up"_s) << TextRun::strong(toSend);
    } else if (status.isBusy && !status.upToDate) {
        runs << TextRun::icon(u"cloud"_s) << TextRun::strong(SyncText::tr("Receiving"));
    } else {
        runs << TextRun::glyph(Indicator::Ok) << TextRun::strong(SyncText::tr("Up to date"));
        if (status.upToDate && status.place == SyncStatus::Place::Replica) // a connection is up to date all the time
            runs << TextRun::text(format::moment(*status.upToDate, now));
    }
    if (status.needsYou > 0)
        //: Status bar: conflicts that a person has to decide.
        runs << TextRun::glyph(Indicator::Risk) << TextRun::strong(SyncText::tr("%n need you", nullptr, int(status.needsYou)));
    if (status.refused > 0)
        //: Status bar: changes that the server did not take.
        runs << TextRun::glyph(Indicator::Breach) << TextRun::strong(SyncText::tr("Refused %1").arg(format::count(status.refused)));
    return runs;
}

SyncHead syncHead(const SyncStatus &status, Instant now)
{
    if (status.place == SyncStatus::Place::File)
        return {u"database"_s, SyncText::tr("Saved on this machine"), SyncText::tr("This desk is one file; nothing has to be sent.")};
    if (isStopped(status))
        return {u"alert-triangle"_s, SyncText::tr("Sync stopped"),
                SyncText::tr("%1 What was done here is kept.").arg(ErrorText::of(*status.why).line())};
    if (isOffline(status)) {
        QString text = SyncText::tr("All of this is kept here.");
        if (status.nextTry)
            //: %1 is a span of time such as 0:24.
            text += u' ' + SyncText::tr("Next try in %1.").arg(format::span(*status.nextTry - now));
        return {u"cloud-off"_s, SyncText::tr("Offline since %1").arg(format::moment(*status.offlineSince, now)), text};
    }
    if (status.toSend > 0)
        return {u"cloud-up"_s, SyncText::tr("%n to send", nullptr, int(status.toSend)), SyncText::tr("They go by themselves, in this order.")};
    return {u"cloud-check"_s,
            status.upToDate && status.place == SyncStatus::Place::Replica ? SyncText::tr("Up to date %1").arg(format::moment(*status.upToDate, now)) : SyncText::tr("Up to date"),
            SyncText::tr("The server has everything that was done here.")};
}

} // namespace steward
