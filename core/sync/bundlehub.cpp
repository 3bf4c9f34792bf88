// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/bundlehub.h"

namespace steward {

RecordingHub::RecordingHub(const HubGreeting &greeting, const HubReplica &stored, bool withFiles)
    : m_greeting(greeting), m_stored(stored), m_withFiles(withFiles)
{
    m_work.place = greeting.head;
    m_work.rseq = stored.rseq;
}

Error RecordingHub::outOfReach()
{
    return {ErrorKind::Unavailable, QStringLiteral("hub.unreachable"),
        QStringLiteral("the team server is out of reach"), QStringLiteral("sync this desk once over a network"), {}};
}

Result<HubReplica> RecordingHub::replica(const Uuid &id)
{
    if (id == m_stored.id)
        return m_stored;
    return Error{ErrorKind::NotFound, QStringLiteral("hub.no-replica"), QStringLiteral("only the server knows that"), {}, {}};
}

Result<QList<PushVerdict>> RecordingHub::push(const PushPage &page)
{
    m_work.pages.append(page);
    m_work.rseq = page.operations.last().dot.rseq;
    return QList<PushVerdict>();
}

Result<PullPage> RecordingHub::pull(const HubPlace &place, int)
{
    PullPage nothing;
    nothing.end = place;
    nothing.head = place.seq;
    return nothing;
}

Result<HubContents::Coming> RecordingHub::begin(const Digest &sha256, qint64 size)
{
    if (!m_withFiles) {
        ++m_work.missing;
        return Error{ErrorKind::OutOfSpace, QStringLiteral("content.quota"), QStringLiteral("files are left out"), {}, {}};
    }
    m_work.files.append({sha256, size, {}});
    return Coming{};
}

Result<qint64> RecordingHub::put(const Digest &, qint64, QByteArrayView piece)
{
    BundleFile &file = m_work.files.last();
    file.pieces.append(piece.toByteArray());
    qint64 stored = 0;
    for (const QByteArray &one : std::as_const(file.pieces))
        stored += one.size();
    return stored;
}

/// That it was written down does not mean that it is at the hub: the next round, over whatever way, brings it again.
Result<Ok> RecordingHub::finish(const Digest &)
{
    return Error{ErrorKind::OutOfSpace, QStringLiteral("content.quota"), QStringLiteral("it is on its way"), {}, {}};
}

Result<HubReplica> AnswerHub::replica(const Uuid &id)
{
    if (id == m_answer.replica.id)
        return m_answer.replica;
    return Error{ErrorKind::NotFound, QStringLiteral("hub.no-replica"), QStringLiteral("only the server knows that"), {}, {}};
}

Result<PullPage> AnswerHub::pull(const HubPlace &place, int)
{
    HubPlace begin = m_answer.begin;
    for (const PullPage &page : std::as_const(m_answer.pages)) {
        if (begin == place)
            return page;
        begin = page.end;
    }
    if (begin.epoch == place.epoch && place.seq >= begin.seq) { // all of it is here already
        PullPage nothing;
        nothing.end = place;
        nothing.head = place.seq;
        return nothing;
    }
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("bundle.not-next"),
        QStringLiteral("this bundle goes on from operation %1, and the desk has come to %2").arg(m_answer.begin.seq).arg(place.seq),
        QStringLiteral("nothing of it was used; export the desk's work anew, and have that answered"), {}};
}

} // namespace steward
