// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/bundles.h"

#include "core/desk/desksync.h"
#include "core/storage/bundle.h"
#include "core/storage/hub/carriedhub.h"
#include "core/storage/outbox.h"
#include "core/storage/replicastate.h"
#include "core/sync/bundlehub.h"
#include "core/sync/bundlekeys.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace steward {

namespace {

Error needsNetwork(const QString &why)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("bundle.needs-network"), why,
        QStringLiteral("sync this desk once over a network; nothing was changed"), {}};
}

Error otherDesk()
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("bundle.other-desk"),
        QStringLiteral("this bundle belongs to another desk"), QStringLiteral("nothing of it was used"), {}};
}

Result<Ok> writeFile(const QString &path, const QByteArray &bytes)
{
    if (QFileInfo::exists(path))
        return Error{ErrorKind::AlreadyExists, QStringLiteral("storage.exists"),
            QStringLiteral("there is already a file %1").arg(path), QStringLiteral("choose another name"), {path}};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return Ok{};
    return Error{ErrorKind::PermissionDenied, QStringLiteral("bundle.not-written"),
        QStringLiteral("%1 cannot be written").arg(path), QStringLiteral("choose another folder"), {path}};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, QStringLiteral("bundle.no-file"), QStringLiteral("%1 cannot be read").arg(path),
            QStringLiteral("check the name"), {path}};
    if (file.size() > largestBundle + (largestBundle >> 8))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("bundle.none"), QStringLiteral("this file is no bundle"), {}, {path}};
    return file.readAll();
}

/// Greeting and replica as the desk itself knows them.
Result<std::pair<HubGreeting, HubReplica>> lastKnown(Workspace &desk, const ReplicaState &state)
{
    Connection &connection = desk.connection();
    OperationLog log(connection);
    Outbox outbox(connection);
    HubGreeting greeting;
    greeting.workspace = state.workspace;
    greeting.head = {state.epoch, state.seq, state.chain};
    greeting.me = desk.me();
    STEWARD_ASSIGN(const ReplicaHead own, log.replicaHead(state.rno));
    STEWARD_ASSIGN(const QList<OutboxEntry> first, outbox.waiting(state.rno, 0, 1));
    HubReplica replica;
    replica.id = own.id;
    replica.prefix = state.prefix;
    replica.incarnation = state.incarnation;
    replica.rseq = first.isEmpty() ? own.rseq : first.first().operation.dot.rseq - 1;
    if (replica.rseq > 0) {
        STEWARD_ASSIGN(const std::optional<Digest> hash, ownHash(connection, state.rno, replica.rseq));
        if (hash)
            replica.hash = *hash;
    }
    return std::pair(greeting, replica);
}

} // namespace

Result<WrittenBundle> writeWork(Workspace &desk, const QString &file, bool withFiles)
{
    Connection &connection = desk.connection();
    STEWARD_ASSIGN(const ReplicaState state, replicaState(connection));
    STEWARD_ASSIGN(const ReplicaBundleKeys keys, replicaBundleKeys(connection));
    if (state.isCopied)
        return needsNetwork(QStringLiteral("this file was found to be a copy of another one"));
    STEWARD_ASSIGN(const auto known, lastKnown(desk, state));
    RecordingHub recorder(known.first, known.second, withFiles);
    SyncState shown;
    STEWARD_TRY(syncDesk(desk, recorder, shown));
    WorkContent work = recorder.takeWork();
    WrittenBundle written;
    Digest last{};
    for (const PushPage &page : std::as_const(work.pages)) {
        written.operations += page.operations.size();
        last = page.operations.last().hash;
    }
    STEWARD_ASSIGN(const OutboxCounts counts, Outbox(connection).counts());
    if (counts.pending != written.operations)
        return needsNetwork(QStringLiteral("some of what waits was written as a copy of another file"));
    if (written.operations > 0)
        work.signature = signWork(keys.mine, state.workspace, known.second.id, work.rseq, view(last));
    written.files = work.files.size();
    written.filesLeft = work.missing;
    const BundleHead head{BundleHead::Kind::Work, state.workspace, known.second.id, desk.clock().now(), keys.mine.open, keys.hub};
    STEWARD_ASSIGN(const QByteArray bundle, sealBundle(head, encodeWork(work), keys.mine, desk.random()));
    STEWARD_TRY(writeFile(file, bundle));
    written.bytes = bundle.size();
    return written;
}

Result<CarriedBundle> carryWork(
    HubClient &courier, const QString &workFile, const QString &answerFile, const Clock &clock, RandomSource &random)
{
    STEWARD_ASSIGN(const QByteArray bundle, readFile(workFile));
    STEWARD_ASSIGN(const BundleHead head, readBundleHead(bundle));
    STEWARD_ASSIGN(const HubGreeting courierSees, courier.greet());
    if (head.kind != BundleHead::Kind::Work || head.workspace != courierSees.workspace)
        return otherDesk();
    STEWARD_ASSIGN(const HubBundlePair pair, hubBundlePair(courier));
    const BundleKeys hubKeys{pair.open, pair.secret};
    CarriedHub hub(courier, head.replica);
    STEWARD_ASSIGN(const CarriedHub::Owner owner, hub.owner());
    STEWARD_ASSIGN(const QByteArray content, openBundle(bundle, hubKeys, owner.openKey));
    STEWARD_ASSIGN(const WorkContent work, decodeWork(content, head.replica));

    CarriedBundle carried;
    carried.login = owner.login;
    STEWARD_ASSIGN(const HubGreeting greeting, hub.greet());
    if (work.place.epoch != greeting.head.epoch)
        return needsNetwork(QStringLiteral("the team server fell over since this replica last saw it"));
    if (!greeting.disabled) {
        STEWARD_ASSIGN(const bool isThere, hub.holds(work.place));
        if (!isThere)
            return needsNetwork(QStringLiteral("the team server is not the one that this replica last saw"));
    }
    for (const BundleFile &one : work.files) { // before the records that name them
        const auto bring = [&]() -> Result<Ok> {
            STEWARD_ASSIGN(const HubContents::Coming coming, hub.contents()->begin(one.sha256, one.size));
            if (coming.whole)
                return Ok{};
            qint64 stored = 0;
            for (qsizetype n = 0; n < one.pieces.size(); ++n) {
                stored += one.pieces[n].size();
                if (stored > coming.stored)
                    STEWARD_TRY(hub.contents()->put(one.sha256, n, one.pieces[n]));
            }
            return hub.contents()->finish(one.sha256);
        };
        const Result<Ok> brought = bring();
        if (!brought && brought.error().kind == ErrorKind::Unavailable)
            return brought.error();
        ++(brought ? carried.files : carried.filesRefused);
    }
    for (const PushPage &page : work.pages) {
        carried.operations += page.operations.size();
        STEWARD_ASSIGN(const QList<PushVerdict> verdicts, hub.push(page));
        for (const PushVerdict &verdict : verdicts) {
            carried.taken += verdict.duplicate ? 0 : 1;
            carried.refused += !verdict.duplicate && verdict.fact.verdict != acceptedVerdict() ? 1 : 0;
        }
    }
    for (const BundleFile &one : work.files) { // whose attachments were erased meanwhile
        if (!greeting.disabled)
            STEWARD_TRY(hub.contents()->withdraw(one.sha256));
    }
    if (!work.signature.isEmpty())
        STEWARD_TRY(hub.keepSignature(work.rseq, work.signature));
    if (answerFile.isEmpty())
        return carried;

    AnswerContent answer;
    STEWARD_ASSIGN(answer.greeting, hub.greet());
    answer.replica.id = head.replica;
    if (!answer.greeting.disabled) {
        STEWARD_ASSIGN(answer.replica, hub.replica(head.replica));
    }
    answer.begin = work.place;
    for (HubPlace place = work.place; !answer.greeting.disabled;) { // whose login was disabled reads nothing
        STEWARD_ASSIGN(const PullPage page, hub.pull(place, Hub::maxPage));
        if (page.operations.isEmpty() && page.scope.isEmpty())
            break;
        carried.answered += page.operations.size();
        answer.pages.append(page);
        if (page.operations.isEmpty() || page.end.seq >= page.head)
            break;
        place = page.end;
    }
    const BundleHead back{BundleHead::Kind::Answer, head.workspace, head.replica, clock.now(), hubKeys.open, owner.openKey};
    STEWARD_ASSIGN(const QByteArray sealed, sealBundle(back, encodeAnswer(answer), hubKeys, random));
    STEWARD_TRY(writeFile(answerFile, sealed));
    carried.bytes = sealed.size();
    return carried;
}

Result<SyncEngine::Round> takeAnswer(Workspace &desk, const QString &file)
{
    Connection &connection = desk.connection();
    STEWARD_ASSIGN(const ReplicaState state, replicaState(connection));
    STEWARD_ASSIGN(const ReplicaBundleKeys keys, replicaBundleKeys(connection));
    STEWARD_ASSIGN(const ReplicaHead own, OperationLog(connection).replicaHead(state.rno));
    STEWARD_ASSIGN(const QByteArray bundle, readFile(file));
    STEWARD_ASSIGN(const BundleHead head, readBundleHead(bundle));
    if (head.kind != BundleHead::Kind::Answer || head.workspace != state.workspace || head.replica != own.id)
        return otherDesk();
    STEWARD_ASSIGN(const QByteArray content, openBundle(bundle, keys.mine, keys.hub));
    STEWARD_ASSIGN(AnswerContent answer, decodeAnswer(content));
    if (answer.greeting.head.epoch < state.epoch
        || (answer.greeting.head.epoch == state.epoch && answer.greeting.head.seq < state.seq && !answer.greeting.disabled))
        return SyncEngine::Round{}; // older than what is here
    AnswerHub hub(std::move(answer));
    SyncState shown;
    return syncDesk(desk, hub, shown);
}

} // namespace steward
