// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// A round
// -------
//     greet            workspace, epoch, versions, hub time
//     [rewind]         epochs ended: the cursor goes back to the fork (ReplicaRepair::rewind)
//     replica          what the hub has of this replica: is it this file that wrote it?
//     [contents …]     of attachments made here, before the records that name them
//     push …           what waits behind that, in order, whole groups
//     pull …           page by page; own operations come back and leave the outbox with their page's transaction
//     [become, push, pull]   what cannot go on as the replica it was written as is written anew as another one
//
// Invariants. (1) An operation leaves the outbox only in the transaction that puts it, as pulled, into the log: a push
// that was answered, or was not, changes nothing here. (2) The cursor moves with its page only. (3) What waits is pushed
// in the order it was written, behind what the hub has, so the replica's chain never breaks; a refused operation keeps
// its place in the chain and blocks nobody. (4) A file writes anew only what the hub does not have: after it has pulled
// to the end and found that somebody else wrote as its replica, or that the hub has lost that replica. (5) What is
// written anew becomes the beginning of a replica that has written nothing here before: contexts say "all of it up to n",
// and older work behind newer would claim to have seen it.
//
// All copies of a file derive the same next incarnation from the replica that they part from, so the hub gives them the
// same next replica, and what they have in common becomes the same bytes there: the first one writes it, for the others
// it is a duplicate. Where they differ they part again.

#include "core/sync/syncengine.h"

#include "core/base/flaw.h"
#include "core/storage/blobstore.h"
#include "core/storage/bulkmode.h"
#include "core/storage/hub/pagehints.h"
#include "core/storage/replicarepair.h"
#include "core/sync/bundlekeys.h"
#include "core/sync/contentsync.h"

#include <future>

namespace steward {

namespace {

constexpr qint64 pageBytes = 3 << 20; // the hub takes 4 MiB with everything around the values
constexpr qint64 longWay = 5'000; // operations from which on a session is set up for many
constexpr int bulkPage = 2'000; // operations; a commit waits for the disk

qint64 sizeOf(const Operation &op)
{
    qint64 size = 512;
    for (const UnitChange &change : op.units) {
        size += 64 + change.unit.size();
        size += (change.oldValue ? change.oldValue->size() : 0) + (change.newValue ? change.newValue->size() : 0);
    }
    return size;
}

bool isFork(const Error &error)
{
    return error.code == QLatin1String("hub.fork") || error.code == QLatin1String("hub.chain");
}

} // namespace

Error unencrypted(DiskEncryption disk)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("replica.unencrypted"),
        disk == DiskEncryption::Unknown
            ? QStringLiteral("the team server asks for an encrypted disk, and it cannot be told whether this one is")
            : QStringLiteral("the team server asks for an encrypted disk, and this one is not"),
        QStringLiteral("keep the desk on an encrypted disk; what waited was handed in, nothing new was taken"), {}};
}

SyncEngine::SyncEngine(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock,
    RandomSource &random, Hub &hub, const Options &options)
    : m_connection(connection)
    , m_clock(clock)
    , m_random(random)
    , m_hub(hub)
    , m_options(options)
    , m_applier(connection, std::move(schema), options.search, options.schema)
    , m_outbox(connection)
{
}

Result<SyncEngine::Round> SyncEngine::run()
{
    m_round = {};
    m_isCopy = false;
    m_parted.clear();
    m_brought.clear();
    m_state.error.reset();
    STEWARD_TRY(refresh());
    m_state.phase = SyncState::Phase::Working;
    Result<Round> round = perform();
    if (std::exchange(m_isBulk, false))
        STEWARD_TRY(setBulkMode(m_connection, false));
    STEWARD_TRY(refresh());
    m_state.phase = round ? SyncState::Phase::Online : SyncState::Phase::Offline;
    if (!round) {
        m_state.error = round.error();
        if (round.error().kind != ErrorKind::Unavailable)
            m_state.phase = SyncState::Phase::Online;
    }
    return round;
}

Result<SyncEngine::Round> SyncEngine::perform()
{
    STEWARD_TRY(meet());
    STEWARD_TRY(checkReplica());
    const bool isOpenToThieves = m_greeting.needsEncryptedDisk && m_options.disk != DiskEncryption::Encrypted;
    if (isOpenToThieves && m_hub.reach() == Hub::Reach::Answers)
        return unencrypted(m_options.disk);
    if (m_hub.reach() == Hub::Reach::Answers) { // what a bundle brought, and no more
        STEWARD_TRY(pullAll());
        return m_round;
    }
    STEWARD_TRY(bringContents());
    STEWARD_TRY(pushAll());
    if (m_hub.reach() == Hub::Reach::Writes)
        return m_round;
    if (isOpenToThieves)
        return unencrypted(m_options.disk);
    if (m_greeting.disabled)
        return Error{ErrorKind::PermissionDenied, QStringLiteral("hub.disabled"),
            QStringLiteral("this login was disabled at the team server"),
            QStringLiteral("what waited was handed in; ask the server's administrator"), {}};
    if (m_greeting.minReader > Schema::version)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.too-old"),
            QStringLiteral("the team server needs a newer Steward than this one"),
            QStringLiteral("update Steward on this machine; what waited was handed in"), {}};
    STEWARD_TRY(pullAll());
    if (HubContents *contents = m_hub.contents(); contents && !m_brought.isEmpty())
        STEWARD_TRY(ContentSync::withdrawErased(m_connection, *contents, m_brought));
    STEWARD_TRY(exchangeKeys());
    constexpr int mostPartings = 8;
    for (int i = 0; i < mostPartings; ++i) {
        if (isPlanted(Flaw::CloneUndetected) || isPlanted(Flaw::RseqReused))
            break;
        STEWARD_ASSIGN(const QList<qint64> replicas, parted());
        if (replicas.isEmpty())
            break;
        for (const qint64 rno : replicas)
            STEWARD_TRY(becomeAnother(rno));
        STEWARD_TRY(pushAll());
        STEWARD_TRY(pullAll());
    }
    return m_round;
}

Result<Ok> SyncEngine::save(const std::function<void(ReplicaState &)> &change)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(ReplicaState state, replicaState(m_connection));
    change(state);
    STEWARD_TRY(saveReplicaState(m_connection, state));
    return transaction.commit();
}

Result<Ok> SyncEngine::refresh()
{
    STEWARD_ASSIGN(const SyncState stored, storedSyncState(m_connection));
    const SyncState before = std::exchange(m_state, stored);
    m_state.phase = before.phase;
    m_state.error = before.error;
    m_state.bytesSent = before.bytesSent;
    m_state.bytesToSend = before.bytesToSend;
    return Ok{};
}

/// Says hello, and goes back to the fork if the hub lost something.
Result<Ok> SyncEngine::meet()
{
    const Instant asked = m_clock.now();
    STEWARD_ASSIGN(m_greeting, m_hub.greet());
    const Instant answered = m_clock.now();
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    if (m_greeting.workspace != state.workspace)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("sync.other-workspace"),
            QStringLiteral("another desk answers at %1").arg(state.url),
            QStringLiteral("check the address; nothing was sent"), {state.url}};
    if (m_greeting.head.epoch < state.epoch
        || (m_greeting.head.epoch == state.epoch && m_greeting.head.seq < state.seq && !m_greeting.disabled))
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("sync.hub-older"),
            QStringLiteral("the team server knows less than it did when this replica last saw it"),
            QStringLiteral("its administrator has to say so (stewardctl hub restored); nothing was sent or taken"),
            {QString::number(m_greeting.head.seq)}};
    STEWARD_TRY(checkHistory(state));
    if (m_greeting.head.epoch > state.epoch) {
        ReplicaRepair repair(m_connection, m_applier.records(), m_applier.log(), m_applier.projector());
        const Result<Ok> done = repair.rewind(m_greeting.head.epoch, m_greeting.forks, m_greeting.seesAll);
        if (!done) {
            m_applier.forget();
            return done.error();
        }
        m_round.rewound = true;
        STEWARD_TRY(forgetBlobsAtHub(m_connection));
    }
    if (m_greeting.head.seq - state.seq > longWay) {
        m_isBulk = true;
        STEWARD_TRY(setBulkMode(m_connection, true));
    }
    return save([&](ReplicaState &now) {
        now.head = std::max(m_greeting.head.seq, now.seq);
        if (m_hub.reach() == Hub::Reach::Writes)
            return;
        if (m_hub.reach() == Hub::Reach::Live) {
            now.contact = answered;
            now.clockOffset = m_greeting.now.ms - (asked.ms + answered.ms) / 2;
        }
        now.access = m_greeting.disabled ? ReplicaState::Access::Revoked
            : m_greeting.minWriter > Schema::version ? ReplicaState::Access::ReadOnly
                                                     : ReplicaState::Access::Active;
    });
}

/// A hub that went back and took other work since may have come as far again, be it in an epoch that was begun too late.
/// Handed in to it, the contexts of what waits would claim to have seen that other work, and would overwrite it without a
/// conflict.
Result<Ok> SyncEngine::checkHistory(const ReplicaState &state)
{
    HubPlace place{state.epoch, capped({state.epoch, state.seq, 0}, m_greeting.forks).hubSeq, {}};
    STEWARD_ASSIGN(place.chain, chainAt(m_connection, place.seq));
    if (place.seq == 0 || m_greeting.disabled || m_hub.reach() != Hub::Reach::Live || m_greeting.head == place)
        return Ok{};
    STEWARD_ASSIGN(bool isThere, m_hub.holds(place));
    if (isThere)
        return Ok{};
    qint64 common = 0; // the last operation that both have
    for (qint64 end = place.seq - 1; common < end;) {
        place.seq = common + (end - common + 1) / 2;
        STEWARD_ASSIGN(place.chain, chainAt(m_connection, place.seq));
        STEWARD_ASSIGN(isThere, m_hub.holds(place));
        (isThere ? common : end) = isThere ? place.seq : place.seq - 1;
    }
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("sync.hub-older"),
        QStringLiteral("the team server goes on from an older backup, and not from what this replica saw"),
        QStringLiteral("its administrator has to say so (stewardctl hub restored --at %1); nothing was sent or taken").arg(common),
        {QString::number(common)}};
}

/// Whether the hub's end of this replica's chain lies on the chain of this file.
Result<Ok> SyncEngine::checkReplica()
{
    if (isPlanted(Flaw::RseqReused) || isPlanted(Flaw::CloneUndetected))
        return Ok{};
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead own, m_applier.log().replicaHead(state.rno));
    m_isCopy = state.isCopied;
    const Result<HubReplica> there = m_hub.replica(own.id);
    if (!there && there.error().kind == ErrorKind::NotFound) {
        m_isCopy = true; // the hub was restored to a time before this replica
        return Ok{};
    }
    if (!there)
        return there.error();
    if (there->rseq > own.rseq) {
        m_isCopy = true;
        return Ok{};
    }
    if (there->rseq == 0)
        return Ok{};
    STEWARD_ASSIGN(const std::optional<Digest> mine, ownHash(m_connection, state.rno, there->rseq));
    m_isCopy = m_isCopy || (mine && *mine != there->hash);
    return Ok{};
}

/// For days on which only a bundle gets through.
Result<Ok> SyncEngine::exchangeKeys()
{
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead own, m_applier.log().replicaHead(state.rno));
    return m_isCopy ? Result<Ok>(Ok{}) : exchangeBundleKeys(m_connection, m_hub, own.id, m_random);
}

Result<Ok> SyncEngine::bringContents()
{
    HubContents *contents = m_hub.contents();
    if (!contents)
        return Ok{};
    ContentSync bringing(m_connection, *contents, [this](qint64 done, qint64 total) {
        m_state.bytesSent = done;
        m_state.bytesToSend = total;
        return !m_options.progress || m_options.progress(m_state);
    });
    const Result<ContentSync::Brought> brought = bringing.run();
    m_state.bytesSent = 0;
    m_state.bytesToSend = 0;
    if (!brought)
        return brought.error();
    m_brought = brought->all;
    m_round.contents = brought->contents;
    m_round.contentsRefused = brought->refused;
    return Ok{};
}

/// In the order in which they were written: what builds on something else comes behind it. So what cannot be handed in
/// now holds up what was written later, until it has been written anew in this round.
Result<Ok> SyncEngine::pushAll()
{
    STEWARD_ASSIGN(const QList<qint64> replicas, m_outbox.replicas());
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    for (const qint64 rno : replicas) {
        if (rno != state.rno || !m_isCopy)
            STEWARD_TRY(push(rno));
        if (rno == state.rno ? m_isCopy : m_parted.contains(rno))
            return Ok{};
    }
    return Ok{};
}

/// The longest start that fits a page and ends with a group.
QList<OutboxEntry> SyncEngine::pageOf(const QList<OutboxEntry> &waiting) const
{
    qsizetype whole = 0; // operations up to the end of a group
    qint64 bytes = 0;
    for (qsizetype at = 0; at < waiting.size(); ++at) {
        bytes += sizeOf(waiting[at].operation);
        const bool fits = at < m_options.pageSize && bytes <= pageBytes;
        if (!fits && whole > 0)
            break;
        const bool endsGroup
            = at + 1 == waiting.size() || waiting[at + 1].operation.group != waiting[at].operation.group;
        if (endsGroup || (isPlanted(Flaw::GroupTorn) && at + 1 >= m_options.pageSize))
            whole = at + 1;
        if (isPlanted(Flaw::GroupTorn) && whole > 0 && at + 1 >= m_options.pageSize)
            break;
    }
    return waiting.first(whole);
}

Result<Ok> SyncEngine::push(qint64 rno)
{
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead own, m_applier.log().replicaHead(rno));
    const Result<HubReplica> there = m_hub.replica(own.id);
    const auto part = [&] {
        if (rno == state.rno)
            m_isCopy = true;
        else
            m_parted.insert(rno);
        return Ok{};
    };
    if (!there && there.error().kind == ErrorKind::NotFound)
        return part(); // the hub was restored to a time before this replica
    if (!there)
        return there.error();
    if (isPlanted(Flaw::BlockedByRefusal)) {
        STEWARD_ASSIGN(const OutboxCounts counts, m_outbox.counts());
        if (counts.refused > 0)
            return Ok{};
    }
    for (qint64 after = there->rseq;;) {
        STEWARD_ASSIGN(const QList<OutboxEntry> waiting, m_outbox.waiting(rno, after, Hub::maxPage + 1)); // one more shows where a group ends
        if (waiting.isEmpty())
            return Ok{};
        if (waiting.first().operation.dot.rseq != after + 1)
            return part(); // the hub lost what this file no longer has
        PushPage page;
        page.replica = own.id;
        const QList<OutboxEntry> entries = pageOf(waiting);
        if (entries.last().operation.dot.rseq != after + entries.size())
            return part(); // and here in the middle
        STEWARD_ASSIGN(page.hints, pageHints(m_connection, m_applier.records(), entries, entries.size() < waiting.size()));
        for (const OutboxEntry &entry : entries) {
            page.operations.append(entry.operation);
            if (isPlanted(Flaw::AckBeforeHub))
                STEWARD_TRY(m_outbox.remove(entry.ono));
        }
        const Result<QList<PushVerdict>> verdicts = m_hub.push(page);
        if (!verdicts && isFork(verdicts.error()) && isPlanted(Flaw::RseqReused)) {
            for (const OutboxEntry &entry : entries) // "the hub has it already"
                STEWARD_TRY(m_outbox.remove(entry.ono));
            return Ok{};
        }
        if (!verdicts && isFork(verdicts.error()))
            return part();
        if (!verdicts)
            return verdicts.error();
        after = page.operations.last().dot.rseq;
        m_round.pushed += page.operations.size();
        STEWARD_TRY(refresh());
        if (m_options.progress && !m_options.progress(m_state))
            return Error{ErrorKind::Cancelled, QStringLiteral("sync.cancelled"), QStringLiteral("stopped"), {}, {}};
    }
}

int SyncEngine::pullSize() const
{
    return m_options.readAhead && m_isBulk ? std::max(bulkPage, m_options.pageSize) : m_options.pageSize;
}

Result<Ok> SyncEngine::pullAll()
{
    constexpr int mostLateAnswers = 5;
    std::future<Result<PullPage>> ahead; // whoever leaves waits for it
    HubPlace aheadOf;
    for (int late = 0;;) {
        STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
        const HubPlace place{state.epoch, state.seq, state.chain};
        Result<PullPage> pulled = ahead.valid() ? ahead.get() : m_hub.pull(place, pullSize());
        if (aheadOf.seq > 0 && aheadOf != place) // the page before was not stored
            pulled = m_hub.pull(place, pullSize());
        if (!pulled)
            return pulled.error();
        const PullPage page = *std::move(pulled);
        aheadOf = {};
        if (m_options.readAhead && !page.operations.isEmpty() && page.end.seq < page.head) {
            aheadOf = page.end;
            ahead = std::async(std::launch::async, [this, at = page.end, size = pullSize()] { return m_hub.pull(at, size); });
        }
        const Result<AppliedPage> applied = m_applier.apply(page);
        if (!applied) {
            ahead = {}; // waits for it
            m_hub.notTaken();
            if (applied.error().code == QLatin1String("sync.page-order") && ++late <= mostLateAnswers)
                continue;
            return applied.error();
        }
        m_isCopy = m_isCopy || applied->isCopy;
        m_round.pulled += applied->operations;
        m_round.refused += applied->refused;
        if (m_options.applied)
            m_options.applied(*applied);
        STEWARD_TRY(refresh());
        if (m_options.progress && !m_options.progress(m_state))
            return Error{ErrorKind::Cancelled, QStringLiteral("sync.cancelled"), QStringLiteral("stopped"), {}, {}};
        if (page.operations.isEmpty() || page.end.seq >= page.head)
            return Ok{};
    }
}

/// Replicas whose work cannot go on, now that all of the stream is here: those that were found so when it was handed in,
/// and those in whose next places somebody else's operations stand.
Result<QList<qint64>> SyncEngine::parted()
{
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    QList<qint64> found;
    STEWARD_ASSIGN(const QList<qint64> replicas, m_outbox.replicas());
    for (const qint64 rno : replicas) {
        if (rno == state.rno)
            continue;
        STEWARD_ASSIGN(const ReplicaHead own, m_applier.log().replicaHead(rno));
        const Result<HubReplica> there = m_hub.replica(own.id);
        if (!there && there.error().kind != ErrorKind::NotFound)
            return there.error();
        STEWARD_ASSIGN(const QList<OutboxEntry> first, m_outbox.waiting(rno, 0, 1));
        if (!there || m_parted.contains(rno) || (!first.isEmpty() && first.first().operation.dot.rseq <= there->rseq))
            found.append(rno);
    }
    if (m_isCopy)
        found.append(state.rno);
    return found;
}

Result<Ok> SyncEngine::becomeAnother(qint64 rno)
{
    STEWARD_ASSIGN(const ReplicaState state, replicaState(m_connection));
    STEWARD_ASSIGN(const ReplicaHead own, m_applier.log().replicaHead(rno));
    STEWARD_ASSIGN(const QString prefix, prefixOf(m_connection, own.id));
    constexpr int mostCopies = 1'000;
    Uuid incarnation = own.id;
    for (int i = 0; i < mostCopies; ++i) {
        if (i > 0 || !prefix.isEmpty()) // the name of a line that only this file knows is the first to try
            incarnation = nextIncarnation(incarnation);
        STEWARD_ASSIGN(const HubReplica fresh, m_hub.enroll(incarnation));
        if (fresh.rseq > 0) { // another copy was first; what both have in common may have come with it
            STEWARD_TRY(pullAll());
            continue;
        }
        ReplicaRepair repair(m_connection, m_applier.records(), m_applier.log(), m_applier.projector());
        const Result<bool> done = repair.become(rno, fresh, incarnation);
        if (!done) {
            m_applier.forget();
            return done.error();
        }
        if (!*done)
            continue; // this file has written as that one before
        if (rno == state.rno)
            m_isCopy = false;
        m_parted.remove(rno);
        m_round.renamed = true;
        return Ok{};
    }
    return Error{ErrorKind::Internal, QStringLiteral("sync.copies"), QStringLiteral("there are too many copies of this file"),
        QStringLiteral("make a new replica with sync init"), {}};
}

} // namespace steward
