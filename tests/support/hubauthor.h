// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"
#include "core/oplog/ticketfacts.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/incident.h"
#include "core/storage/hub/columnhint.h"
#include "core/storage/hub/hubclient.h"
#include "tests/support/testhub.h"

namespace steward::test {

/// Somebody at a hub with a replica of their own, who seals operations by hand: right ones and wrong ones.
/// Getters stop the test program on an error: they prepare a test, they are not what it shows.
class HubAuthor
{
public:
    HubAuthor(const TestHub &hub, const QString &name, quint64 seed, bool enrolled = false) : random(1000 + seed)
    {
        client = DeskFile::need(HubClient::open(hub.urlOfLogin(HubDesk::loginOf(name))));
        const HubGreeting greeting = DeskFile::need(client->greet());
        me = greeting.me;
        epoch = greeting.head.epoch;
        replica = DeskFile::need(enrolled ? client->enroll(Uuid::v7({1}, random)) : client->lease());
    }

    /// What a form loaded now has seen.
    Context seen()
    {
        const HubPlace head = DeskFile::need(client->greet()).head;
        return {head.epoch, head.seq, replica.rseq};
    }
    Uuid newId() { return Uuid::v7({1'760'000'000'000}, random); }

    /// Seals the next operation of this replica. It is up to the caller to push it.
    Operation seal(const RecordType &type, const Uuid &record, const QList<UnitChange> &units, const Context &context,
        const QString &verb = QStringLiteral("edit"), const Uuid &group = {})
    {
        Operation op;
        op.dot = {replica.id, ++replica.rseq};
        op.recordType = type.name();
        op.record = record;
        op.verb = verb;
        op.group = group.isNull() ? newId() : group;
        op.batch = newId();
        op.hlc = hybrid::next(lastHlc, now);
        lastHlc = op.hlc;
        op.seen = context;
        op.actor = me;
        op.author = me;
        op.eventTime = now;
        op.units = units;
        op.previous = replica.hash;
        reseal(op);
        return op;
    }
    /// Seals anew the last operation, which a test has changed; the replica goes on from there.
    void reseal(Operation &op)
    {
        for (UnitChange &change : op.units) {
            if (change.salt.isEmpty())
                change.salt = random.bytes(16);
        }
        sealOperation(op);
        previousHash = op.previous;
        replica.hash = op.hash;
    }
    /// The last sealed operation is thrown away; another takes its place.
    void forgetLast()
    {
        --replica.rseq;
        replica.hash = previousHash;
    }

    Operation edit(const RecordType &type, const Uuid &record, const RecordValues &base, const RecordValues &next,
        const Context &context, const QString &verb = QStringLiteral("edit"))
    {
        return seal(type, record, changesBetween(type, base, next), context, verb);
    }
    Operation create(const RecordType &type, const Uuid &record, const RecordValues &values, const Context &context)
    {
        return seal(type, record, changesBetween(type, type.empty(), values), context, QStringLiteral("create"));
    }

    Result<QList<PushVerdict>> push(const QList<Operation> &operations, const QList<OperationHint> &hints = {}, bool dry = false)
    {
        return client->push({replica.id, operations, hints, dry});
    }
    /// Verdict of one operation.
    QString verdict(const Operation &op)
    {
        const auto answer = push({op});
        return answer ? answer->first().fact.verdict : answer.error().code;
    }

    std::unique_ptr<HubClient> client;
    HubReplica replica;
    Uuid me;
    qint64 epoch = 1;
    qint64 lastHlc = 0;
    Instant now{1'795'435'200'000};
    SeededRandom random;
    Digest previousHash{};
};

inline void setField(const RecordType &type, RecordValues &values, QStringView field, const Value &value)
{
    values.values[size_t(type.indexOf(field))] = value;
}

/// A ticket that may be created.
inline RecordValues ticketValues(const RecordType &type, const QString &title, const Uuid &team, const Uuid &requester)
{
    RecordValues values = type.empty();
    setField(type, values, u"title", title);
    setField(type, values, u"status", QStringLiteral("new"));
    setField(type, values, u"status.class", Value(qint64(0)));
    setField(type, values, u"opened", Value(qint64(1'795'435'200'000)));
    setField(type, values, u"team", team);
    setField(type, values, u"requester", requester);
    return values;
}

} // namespace steward::test
