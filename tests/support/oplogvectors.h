// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace steward {

/// One frozen example: an operation with its hub fact, the chains before it, and every digest that must come out.
/// File: one JSON object a line; bytes and digests in hex, integers as strings (JSON numbers lose digits).
struct OplogVector
{
    LoggedOperation logged;
    Digest previousChain{};
};

inline QString oplogVectorsPath(qint64 format)
{
    return qEnvironmentVariable("STEWARD_SOURCE_DIR") + QStringLiteral("/tests/data/oplog/vectors-%1.jsonl").arg(format);
}

inline QString hex(const Digest &digest) { return QString::fromLatin1(toBytes(digest).toHex()); }
inline QJsonValue hex(const std::optional<QByteArray> &bytes)
{
    return bytes ? QJsonValue(QString::fromLatin1(bytes->toHex())) : QJsonValue();
}
inline Digest digestOf(const QJsonValue &value)
{
    return digestFromBytes(QByteArray::fromHex(value.toString().toLatin1()));
}
inline std::optional<QByteArray> bytesOf(const QJsonValue &value)
{
    return value.isString() ? std::optional(QByteArray::fromHex(value.toString().toLatin1())) : std::nullopt;
}

inline QJsonObject toJson(const OplogVector &vector)
{
    const Operation &op = vector.logged.operation;
    const HubFact &hub = vector.logged.hub;
    const auto number = [](qint64 n) { return QString::number(n); };
    QJsonArray units;
    for (const UnitChange &change : op.units)
        units.append(QJsonObject{{QStringLiteral("unit"), change.unit},
            {QStringLiteral("salt"), hex(std::optional(change.salt))}, {QStringLiteral("old"), hex(change.oldValue)},
            {QStringLiteral("new"), hex(change.newValue)}, {QStringLiteral("commitment"), hex(change.commitment)}});
    return {{QStringLiteral("format"), number(op.format)}, {QStringLiteral("replica"), op.dot.replica.toString()},
        {QStringLiteral("rseq"), number(op.dot.rseq)}, {QStringLiteral("recordType"), op.recordType},
        {QStringLiteral("record"), op.record.toString()}, {QStringLiteral("verb"), op.verb},
        {QStringLiteral("group"), op.group.toString()}, {QStringLiteral("batch"), op.batch.toString()},
        {QStringLiteral("hlc"), number(op.hlc)}, {QStringLiteral("epoch"), number(op.seen.epoch)},
        {QStringLiteral("hubSeq"), number(op.seen.hubSeq)}, {QStringLiteral("ownSeq"), number(op.seen.ownSeq)},
        {QStringLiteral("actor"), op.actor.toString()}, {QStringLiteral("author"), op.author.toString()},
        {QStringLiteral("eventTime"), number(op.eventTime.ms)},
        {QStringLiteral("schemaVersion"), number(op.schemaVersion)}, {QStringLiteral("units"), units},
        {QStringLiteral("previous"), hex(op.previous)}, {QStringLiteral("hash"), hex(op.hash)},
        {QStringLiteral("seq"), number(hub.seq)}, {QStringLiteral("eff"), number(hub.eff)},
        {QStringLiteral("number"), hub.number}, {QStringLiteral("verdict"), hub.verdict},
        {QStringLiteral("receivedBy"), hub.receivedBy.toString()},
        {QStringLiteral("receivedAt"), number(hub.receivedAt.ms)},
        {QStringLiteral("previousChain"), hex(vector.previousChain)}, {QStringLiteral("chain"), hex(hub.chain)}};
}

inline OplogVector vectorFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const auto number = [&](const char *key) { return text(key).toLongLong(); };
    const auto id = [&](const char *key) { return Uuid::fromString(text(key)); };
    OplogVector vector;
    Operation &op = vector.logged.operation;
    op.format = number("format");
    op.dot = {id("replica"), number("rseq")};
    op.recordType = text("recordType");
    op.record = id("record");
    op.verb = text("verb");
    op.group = id("group");
    op.batch = id("batch");
    op.hlc = number("hlc");
    op.seen = {number("epoch"), number("hubSeq"), number("ownSeq")};
    op.actor = id("actor");
    op.author = id("author");
    op.eventTime = {number("eventTime")};
    op.schemaVersion = number("schemaVersion");
    for (const QJsonValue &value : json.value(QLatin1String("units")).toArray()) {
        const QJsonObject unit = value.toObject();
        UnitChange change;
        change.unit = unit.value(QLatin1String("unit")).toString();
        change.salt = bytesOf(unit.value(QLatin1String("salt"))).value_or(QByteArray());
        change.oldValue = bytesOf(unit.value(QLatin1String("old")));
        change.newValue = bytesOf(unit.value(QLatin1String("new")));
        change.commitment = digestOf(unit.value(QLatin1String("commitment")));
        op.units.append(change);
    }
    op.previous = digestOf(json.value(QLatin1String("previous")));
    op.hash = digestOf(json.value(QLatin1String("hash")));
    HubFact &hub = vector.logged.hub;
    hub.seq = number("seq");
    hub.eff = number("eff");
    hub.number = text("number");
    hub.verdict = text("verdict");
    hub.receivedBy = id("receivedBy");
    hub.receivedAt = {number("receivedAt")};
    hub.chain = digestOf(json.value(QLatin1String("chain")));
    vector.previousChain = digestOf(json.value(QLatin1String("previousChain")));
    return vector;
}

inline QList<OplogVector> readOplogVectors(const QString &path)
{
    QList<OplogVector> vectors;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return vectors;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (!line.isEmpty())
            vectors.append(vectorFromJson(QJsonDocument::fromJson(line).object()));
    }
    return vectors;
}

inline bool writeOplogVectors(const QString &path, const QList<OplogVector> &vectors)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (const OplogVector &vector : vectors)
        file.write(QJsonDocument(toJson(vector)).toJson(QJsonDocument::Compact) + '\n');
    return true;
}

} // namespace steward
