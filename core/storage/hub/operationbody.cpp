// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubclient.h"

#include "core/oplog/canonical.h"
#include "core/schema/frame.h"

namespace steward {

namespace {

/// Takes one frame after the other; what does not fit makes the whole body malformed.
class BodyReader
{
public:
    explicit BodyReader(QByteArrayView body) : m_frames(body) {}

    bool atEnd() const { return m_frames.atEnd(); }
    bool ok() const { return m_ok && m_frames.ok(); }

    std::optional<QByteArray> bytes() { return m_frames.next(); }
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
    Digest digest()
    {
        const QByteArrayView raw = m_frames.nextView();
        m_ok = m_ok && raw.size() == 32;
        return digestFromBytes(raw);
    }

private:
    FrameReader m_frames;
    bool m_ok = true;
};

UnitChange readUnit(BodyReader &in)
{
    UnitChange change;
    change.unit = in.text();
    const std::optional<QByteArray> salt = in.bytes();
    change.oldValue = in.bytes();
    change.newValue = in.bytes();
    const std::optional<QByteArray> commitment = in.bytes();
    change.erased = !salt;
    change.salt = salt.value_or(QByteArray());
    change.commitment = commitment ? digestFromBytes(*commitment) : commitmentOf(change);
    return change;
}

void readFact(BodyReader &in, HubFact &fact)
{
    fact.eff = in.number();
    fact.number = in.text();
    fact.verdict = in.text();
    fact.receivedBy = in.id();
    fact.receivedAt = {in.number()};
}

Error damaged(qint64 seq)
{
    return {ErrorKind::Corrupt, QStringLiteral("hub.body"),
        QStringLiteral("operation %1 came from the server damaged").arg(seq),
        QStringLiteral("try again; if it stays so, have the server's workspace verified"), {QString::number(seq)}};
}

} // namespace

Result<LoggedOperation> readOperationBody(QByteArrayView body, qint64 seq)
{
    BodyReader in(body);
    LoggedOperation logged;
    Operation &op = logged.operation;
    op.format = in.number();
    op.dot.replica = in.id();
    op.dot.rseq = in.number();
    op.recordType = in.text();
    op.record = in.id();
    op.verb = in.text();
    op.group = in.id();
    op.batch = in.id();
    op.hlc = in.number();
    op.seen.epoch = in.number();
    op.seen.hubSeq = in.number();
    op.seen.ownSeq = in.number();
    op.actor = in.id();
    op.author = in.id();
    op.eventTime = {in.number()};
    op.schemaVersion = in.number();
    op.previous = in.digest();
    op.hash = in.digest();
    HubFact &fact = logged.hub;
    fact.seq = seq;
    readFact(in, fact);
    fact.chain = in.digest();
    while (in.ok() && !in.atEnd())
        op.units.append(readUnit(in));
    if (!in.ok() || hashOf(op) != op.hash)
        return damaged(seq);
    return logged;
}

Result<LoggedOperation> readOwnFact(QByteArrayView body, qint64 seq)
{
    BodyReader in(body);
    LoggedOperation logged;
    Operation &op = logged.operation;
    op.dot.replica = in.id();
    op.dot.rseq = in.number();
    op.recordType = in.text();
    op.record = in.id();
    logged.hub.seq = seq;
    readFact(in, logged.hub);
    if (!in.ok())
        return damaged(seq);
    return logged;
}

} // namespace steward
