// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/bundlecontent.h"

#include <QCborArray>
#include <QCborValue>
#include <QJsonDocument>

namespace steward {

namespace {

constexpr int format = 1;

QCborValue cbor(const Digest &digest) { return view(digest).toByteArray(); }
QCborValue cbor(const Uuid &id) { return id.toBytes(); }
QCborValue cbor(const std::optional<QByteArray> &bytes) { return bytes ? QCborValue(*bytes) : QCborValue(nullptr); }
QCborValue cbor(const HubPlace &place) { return QCborArray{place.epoch, place.seq, cbor(place.chain)}; }

/// Reads the elements of an array one after the other; whatever does not fit makes it not ok() for ever.
class Elements
{
public:
    explicit Elements(const QCborValue &array) : m_array(array.toArray()), m_ok(array.isArray()) {}

    QCborValue next()
    {
        if (m_at >= m_array.size()) {
            m_ok = false;
            return {};
        }
        return m_array[m_at++];
    }
    qint64 number() { return checked(&QCborValue::isInteger).toInteger(); }
    bool flag() { return checked(&QCborValue::isBool).toBool(); }
    QString text() { return checked(&QCborValue::isString).toString(); }
    QByteArray bytes() { return checked(&QCborValue::isByteArray).toByteArray(); }
    std::optional<QByteArray> optionalBytes()
    {
        const QCborValue value = next();
        if (value.isNull())
            return std::nullopt;
        m_ok = m_ok && value.isByteArray();
        return value.toByteArray();
    }
    Uuid id()
    {
        const QByteArray raw = bytes();
        m_ok = m_ok && raw.size() == 16;
        return m_ok ? Uuid::fromBytes(raw) : Uuid();
    }
    Digest digest()
    {
        const QByteArray raw = bytes();
        m_ok = m_ok && raw.size() == 32;
        return m_ok ? digestFromBytes(raw) : Digest{};
    }
    HubPlace place()
    {
        Elements parts(next());
        HubPlace place;
        place.epoch = parts.number();
        place.seq = parts.number();
        place.chain = parts.digest();
        m_ok = m_ok && parts.atEnd();
        return place;
    }
    /// Calls `read` with each element of the next array.
    template<class Read>
    void each(Read read)
    {
        Elements list(next());
        while (m_ok && list.m_ok && list.m_at < list.m_array.size())
            read(list.next());
        m_ok = m_ok && list.m_ok;
    }
    void take(bool ok) { m_ok = m_ok && ok; }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_ok && m_at == m_array.size(); }

private:
    QCborValue checked(bool (QCborValue::*is)() const)
    {
        const QCborValue value = next();
        m_ok = m_ok && (value.*is)();
        return value;
    }

    QCborArray m_array;
    qsizetype m_at = 0;
    bool m_ok;
};

QCborArray cbor(const Operation &op)
{
    QCborArray units;
    for (const UnitChange &change : op.units)
        units.append(QCborArray{change.unit, change.salt, cbor(change.oldValue), cbor(change.newValue), change.erased, cbor(change.commitment)});
    return {op.format, cbor(op.dot.replica), op.dot.rseq, op.recordType, cbor(op.record), op.verb, cbor(op.group), cbor(op.batch), op.hlc,
        op.seen.epoch, op.seen.hubSeq, op.seen.ownSeq, cbor(op.actor), cbor(op.author), op.eventTime.ms, op.schemaVersion, units, op.seed,
        cbor(op.previous), cbor(op.hash)};
}

Operation operationOf(const QCborValue &value, Elements &outer)
{
    Elements in(value);
    Operation op;
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
    in.each([&](const QCborValue &unit) {
        Elements parts(unit);
        UnitChange change;
        change.unit = parts.text();
        change.salt = parts.bytes();
        change.oldValue = parts.optionalBytes();
        change.newValue = parts.optionalBytes();
        change.erased = parts.flag();
        change.commitment = parts.digest();
        in.take(parts.atEnd());
        op.units.append(change);
    });
    op.seed = in.bytes();
    op.previous = in.digest();
    op.hash = in.digest();
    outer.take(in.atEnd());
    return op;
}

QCborArray cbor(const LoggedOperation &logged)
{
    const HubFact &hub = logged.hub;
    return {cbor(logged.operation), hub.seq, hub.eff, hub.number, hub.verdict, cbor(hub.receivedBy), hub.receivedAt.ms, cbor(hub.chain)};
}

LoggedOperation loggedOf(const QCborValue &value, Elements &outer)
{
    Elements in(value);
    LoggedOperation logged;
    logged.operation = operationOf(in.next(), in);
    HubFact &hub = logged.hub;
    hub.seq = in.number();
    hub.eff = in.number();
    hub.number = in.text();
    hub.verdict = in.text();
    hub.receivedBy = in.id();
    hub.receivedAt = {in.number()};
    hub.chain = in.digest();
    outer.take(in.atEnd());
    return logged;
}

QCborArray cbor(const HubReplica &replica)
{
    return {cbor(replica.id), replica.prefix, cbor(replica.incarnation), replica.rseq, cbor(replica.hash), replica.eff};
}

HubReplica replicaOf(const QCborValue &value, Elements &outer)
{
    Elements in(value);
    HubReplica replica;
    replica.id = in.id();
    replica.prefix = in.text();
    replica.incarnation = in.id();
    replica.rseq = in.number();
    replica.hash = in.digest();
    replica.eff = in.number();
    outer.take(in.atEnd());
    return replica;
}

QCborArray cbor(const HubGreeting &greeting)
{
    QCborArray forks;
    for (const auto &[epoch, seq] : greeting.forks)
        forks.append(QCborArray{epoch, seq});
    return {cbor(greeting.workspace), cbor(greeting.head), greeting.now.ms, cbor(greeting.me), greeting.login, greeting.disabled,
        greeting.seesAll, greeting.needsEncryptedDisk, greeting.minReader, greeting.minWriter, forks};
}

HubGreeting greetingOf(const QCborValue &value, Elements &outer)
{
    Elements in(value);
    HubGreeting greeting;
    greeting.workspace = in.id();
    greeting.head = in.place();
    greeting.now = {in.number()};
    greeting.me = in.id();
    greeting.login = in.text();
    greeting.disabled = in.flag();
    greeting.seesAll = in.flag();
    greeting.needsEncryptedDisk = in.flag();
    greeting.minReader = int(in.number());
    greeting.minWriter = int(in.number());
    in.each([&](const QCborValue &fork) {
        Elements parts(fork);
        const qint64 epoch = parts.number();
        const qint64 seq = parts.number();
        greeting.forks.append({epoch, seq});
        in.take(parts.atEnd());
    });
    outer.take(in.atEnd());
    return greeting;
}

QCborArray cbor(const PullPage &page)
{
    QCborArray operations, scope, replicas;
    for (const PulledOperation &pulled : page.operations)
        operations.append(QCborArray{pulled.seq, cbor(pulled.leaf),
            pulled.operation ? QCborValue(cbor(*pulled.operation)) : QCborValue(nullptr)});
    for (const ScopeChange &change : page.scope) {
        QCborArray entered;
        for (const LoggedOperation &logged : change.operations)
            entered.append(cbor(logged));
        scope.append(QCborArray{cbor(change.record), change.enters, change.seq, entered});
    }
    for (const HubReplica &replica : page.replicas)
        replicas.append(cbor(replica));
    return {operations, scope, replicas, cbor(page.end), page.head};
}

PullPage pageOf(const QCborValue &value, Elements &outer)
{
    Elements in(value);
    PullPage page;
    in.each([&](const QCborValue &one) {
        Elements parts(one);
        PulledOperation pulled; // never proven: whoever takes it does that
        pulled.seq = parts.number();
        pulled.leaf = parts.digest();
        const QCborValue operation = parts.next();
        if (!operation.isNull())
            pulled.operation = loggedOf(operation, parts);
        in.take(parts.atEnd());
        page.operations.append(pulled);
    });
    in.each([&](const QCborValue &one) {
        Elements parts(one);
        ScopeChange change;
        change.record = parts.id();
        change.enters = parts.flag();
        change.seq = parts.number();
        parts.each([&](const QCborValue &logged) { change.operations.append(loggedOf(logged, parts)); });
        in.take(parts.atEnd());
        page.scope.append(change);
    });
    in.each([&](const QCborValue &one) { page.replicas.append(replicaOf(one, in)); });
    page.end = in.place();
    page.head = in.number();
    outer.take(in.atEnd());
    return page;
}

Error noContent()
{
    return {ErrorKind::Corrupt, QStringLiteral("bundle.content"),
        QStringLiteral("the bundle holds something that this version does not understand"),
        QStringLiteral("nothing of it was used; update Steward on this machine"), {}};
}

std::optional<QCborValue> parsed(const QByteArray &bytes)
{
    QCborParserError failed;
    const QCborValue value = QCborValue::fromCbor(bytes, &failed);
    return failed.error == QCborError::NoError && failed.offset == bytes.size() ? std::optional(value) : std::nullopt;
}

} // namespace

QByteArray encodeWork(const WorkContent &work)
{
    QCborArray pages, files;
    for (const PushPage &page : work.pages) {
        QCborArray operations, hints;
        for (const Operation &op : page.operations)
            operations.append(cbor(op));
        for (const OperationHint &hint : page.hints)
            hints.append(QCborArray{hint.rseq, QJsonDocument(hint.derived).toJson(QJsonDocument::Compact)});
        pages.append(QCborArray{operations, hints});
    }
    for (const BundleFile &file : work.files) {
        QCborArray pieces;
        for (const QByteArray &piece : file.pieces)
            pieces.append(piece);
        files.append(QCborArray{cbor(file.sha256), file.size, pieces});
    }
    return QCborValue(QCborArray{format, cbor(work.place), work.rseq, work.signature, pages, files, work.missing}).toCbor();
}

Result<WorkContent> decodeWork(const QByteArray &bytes, const Uuid &replica)
{
    const std::optional<QCborValue> value = parsed(bytes);
    if (!value)
        return noContent();
    Elements in(*value);
    if (in.number() != format)
        return noContent();
    WorkContent work;
    work.place = in.place();
    work.rseq = in.number();
    work.signature = in.bytes();
    in.each([&](const QCborValue &one) {
        Elements parts(one);
        PushPage page;
        page.replica = replica;
        parts.each([&](const QCborValue &op) { page.operations.append(operationOf(op, parts)); });
        parts.each([&](const QCborValue &hint) {
            Elements pair(hint);
            const qint64 rseq = pair.number();
            page.hints.append({rseq, QJsonDocument::fromJson(pair.bytes()).object()});
            parts.take(pair.atEnd());
        });
        for (const Operation &op : std::as_const(page.operations))
            parts.take(op.dot.replica == replica);
        in.take(parts.atEnd() && page.operations.size() <= Hub::maxPage);
        work.pages.append(page);
    });
    in.each([&](const QCborValue &one) {
        Elements parts(one);
        BundleFile file;
        file.sha256 = parts.digest();
        file.size = parts.number();
        parts.each([&](const QCborValue &piece) {
            parts.take(piece.isByteArray());
            file.pieces.append(piece.toByteArray());
        });
        in.take(parts.atEnd());
        work.files.append(file);
    });
    work.missing = in.number();
    return in.atEnd() ? Result<WorkContent>(work) : noContent();
}

QByteArray encodeAnswer(const AnswerContent &answer)
{
    QCborArray pages;
    for (const PullPage &page : answer.pages)
        pages.append(cbor(page));
    return QCborValue(QCborArray{format, cbor(answer.greeting), cbor(answer.replica), cbor(answer.begin), pages}).toCbor();
}

Result<AnswerContent> decodeAnswer(const QByteArray &bytes)
{
    const std::optional<QCborValue> value = parsed(bytes);
    if (!value)
        return noContent();
    Elements in(*value);
    if (in.number() != format)
        return noContent();
    AnswerContent answer;
    answer.greeting = greetingOf(in.next(), in);
    answer.replica = replicaOf(in.next(), in);
    answer.begin = in.place();
    in.each([&](const QCborValue &one) { answer.pages.append(pageOf(one, in)); });
    return in.atEnd() ? Result<AnswerContent>(answer) : noContent();
}

} // namespace steward
