// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubclient.h"

#include "core/oplog/canonical.h"
#include "core/schema/frame.h"

#include <QtEndian>

namespace steward {

namespace {

/// Takes one frame after the other; what does not fit makes the whole fact malformed.
class FactReader
{
public:
    explicit FactReader(QByteArrayView body) : m_frames(body) {}

    bool ok() const { return m_ok && m_frames.ok(); }

    QString text() { return QString::fromUtf8(m_frames.nextView()); }
    Uuid id()
    {
        const Uuid id = Uuid::fromCanonicalText(m_frames.nextView());
        m_ok = m_ok && !id.isNull();
        return id;
    }
    qint64 number()
    {
        bool isNumber = false;
        const qint64 number = m_frames.nextView().toByteArray().toLongLong(&isNumber);
        m_ok = m_ok && isNumber;
        return number;
    }

private:
    FrameReader m_frames;
    bool m_ok = true;
};

/// Takes a binary body apart; after the first thing that does not fit, everything is empty and ok() is false.
class BodyReader
{
public:
    explicit BodyReader(QByteArrayView body) : m_rest(body) {}

    bool atEnd() const { return m_rest.isEmpty(); }
    bool ok() const { return m_ok; }

    template<class T>
    T number()
    {
        const QByteArrayView raw = take(sizeof(T));
        return m_ok ? qFromBigEndian<T>(raw.data()) : T{};
    }
    Uuid id()
    {
        const QByteArrayView raw = take(16);
        return m_ok ? Uuid::fromBytes(raw) : Uuid{};
    }
    Digest digest()
    {
        const QByteArrayView raw = take(32);
        return m_ok ? digestFromBytes(raw) : Digest{};
    }
    QString text() { return QString::fromUtf8(take(number<quint16>())); }
    QByteArrayView take(qsizetype size)
    {
        m_ok = m_ok && size >= 0 && size <= m_rest.size();
        if (!m_ok) {
            m_rest = {};
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }
    std::optional<QByteArray> value(qint32 size)
    {
        if (size == -1)
            return std::nullopt;
        const QByteArrayView raw = take(size);
        return raw.isEmpty() ? QByteArray("") : raw.toByteArray(); // an empty value is not an absent one
    }

private:
    QByteArrayView m_rest;
    bool m_ok = true;
};

enum Flag { OtherAuthor = 1, OtherBatch = 2, OtherStamp = 4, HasNumber = 8, HasVerdict = 16, OtherReceiver = 32, IsLinked = 64 };
constexpr qint32 withheld = -2;

UnitChange readUnit(BodyReader &in)
{
    UnitChange change;
    change.unit = in.text();
    const auto size = in.number<qint32>();
    change.erased = size == withheld;
    if (change.erased) {
        change.commitment = in.digest();
        return change;
    }
    change.oldValue = in.value(size);
    change.newValue = in.value(in.number<qint32>());
    change.salt = in.take(16).toByteArray();
    change.commitment = commitmentOf(change);
    return change;
}

HubFact readFact(FactReader &in, qint64 seq)
{
    HubFact fact;
    fact.seq = seq;
    fact.eff = in.number();
    fact.number = in.text();
    fact.verdict = in.text();
    fact.receivedBy = in.id();
    fact.receivedAt = {in.number()};
    return fact;
}

Error damaged(qint64 seq)
{
    return {ErrorKind::Corrupt, QStringLiteral("hub.body"),
        QStringLiteral("operation %1 came from the server damaged").arg(seq),
        QStringLiteral("try again; if it stays so, have the server's workspace verified"), {QString::number(seq)}};
}

} // namespace

Result<LoggedOperation> readOwnFact(QByteArrayView body, qint64 seq)
{
    FactReader in(body);
    LoggedOperation own;
    own.operation.dot.replica = in.id();
    own.operation.dot.rseq = in.number();
    own.operation.recordType = in.text();
    own.hub = readFact(in, seq);
    return in.ok() ? Result<LoggedOperation>(own) : damaged(seq);
}

Result<LoggedOperation> readOperationBody(QByteArrayView body, qint64 seq, BodyLinks &links)
{
    BodyReader in(body);
    LoggedOperation logged;
    Operation &op = logged.operation;
    HubFact &fact = logged.hub;
    const auto flags = in.number<qint16>();
    op.format = in.number<qint16>();
    op.schemaVersion = in.number<qint16>();
    op.dot.replica = in.id();
    op.dot.rseq = in.number<qint64>();
    op.record = in.id();
    op.group = in.id();
    op.actor = in.id();
    op.hlc = in.number<qint64>();
    op.seen.epoch = in.number<qint64>();
    op.seen.hubSeq = in.number<qint64>();
    op.seen.ownSeq = in.number<qint64>();
    op.eventTime = {in.number<qint64>()};
    fact.receivedAt = {in.number<qint64>()};
    op.hash = in.digest();
    op.recordType = in.text();
    op.verb = in.text();
    op.author = flags & OtherAuthor ? in.id() : op.actor;
    op.batch = flags & OtherBatch ? in.id() : op.group;
    fact.seq = seq;
    fact.eff = flags & OtherStamp ? in.number<qint64>() : op.hlc;
    fact.number = flags & HasNumber ? in.text() : QString();
    fact.verdict = flags & HasVerdict ? in.text() : QStringLiteral("accepted");
    fact.receivedBy = flags & OtherReceiver ? in.id() : op.actor;
    BodyLink &last = links[op.dot.replica];
    if (flags & IsLinked && last.rseq != op.dot.rseq - 1)
        return damaged(seq);
    op.previous = flags & IsLinked ? last.hash : in.digest();
    last = {op.dot.rseq, op.hash};
    while (in.ok() && !in.atEnd())
        op.units.append(readUnit(in));
    if (!in.ok() || hashOf(op) != op.hash)
        return damaged(seq);
    return logged;
}

} // namespace steward
