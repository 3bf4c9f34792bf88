// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/contents.h"
#include "core/sync/bundlecontent.h"

namespace steward {

/// Stands for a team server that is out of reach while a replica writes down what it would hand in: takes everything and
/// answers nothing new. A round of SyncEngine over it fills `work`. Thread: one.
class RecordingHub : public Hub, private HubContents
{
public:
    /// `stored`: the replica and the place up to which it has pulled; `rseq` and `hash`: its last operation that came back.
    RecordingHub(const HubGreeting &greeting, const HubReplica &stored, bool withFiles);

    const WorkContent &work() const { return m_work; }
    WorkContent takeWork() { return std::move(m_work); }

    Reach reach() const override { return Reach::Writes; }
    Result<HubGreeting> greet() override { return m_greeting; }
    Result<HubReplica> lease() override { return outOfReach(); }
    Result<HubReplica> enroll(const Uuid &) override { return outOfReach(); }
    Result<HubReplica> replica(const Uuid &id) override;
    Result<bool> holds(const HubPlace &) override { return true; } ///< nobody can tell
    Result<QList<PushVerdict>> push(const PushPage &page) override;
    Result<PullPage> pull(const HubPlace &place, int limit) override;
    Result<QList<LoggedOperation>> history(const Uuid &) override { return outOfReach(); }
    HubContents *contents() override { return this; }

    static Error outOfReach();

private:
    Result<Coming> begin(const Digest &sha256, qint64 size) override;
    Result<qint64> put(const Digest &sha256, qint64 n, QByteArrayView piece) override;
    Result<Ok> finish(const Digest &sha256) override;
    Result<Ok> withdraw(const Digest &) override { return Ok{}; }
    Result<Held> state(const Uuid &) override { return outOfReach(); }
    Result<QByteArray> piece(const Uuid &, qint64) override { return outOfReach(); }

    HubGreeting m_greeting;
    HubReplica m_stored;
    bool m_withFiles;
    WorkContent m_work;
};

/// Stands for it again while an answer is taken: says what the server said when it was written. Thread: one.
class AnswerHub : public Hub
{
public:
    explicit AnswerHub(AnswerContent answer) : m_answer(std::move(answer)) {}

    Reach reach() const override { return Reach::Answers; }
    Result<HubGreeting> greet() override { return m_answer.greeting; }
    Result<HubReplica> lease() override { return RecordingHub::outOfReach(); }
    Result<HubReplica> enroll(const Uuid &) override { return RecordingHub::outOfReach(); }
    Result<HubReplica> replica(const Uuid &id) override;
    Result<bool> holds(const HubPlace &) override { return true; } ///< nobody can tell
    Result<QList<PushVerdict>> push(const PushPage &) override { return RecordingHub::outOfReach(); }
    /// The page that follows `place`; an empty one behind the last. Errors: FailedPrecondition "bundle.not-next" when the
    /// desk is somewhere else by now.
    Result<PullPage> pull(const HubPlace &place, int limit) override;
    Result<QList<LoggedOperation>> history(const Uuid &) override { return RecordingHub::outOfReach(); }

private:
    AnswerContent m_answer;
};

} // namespace steward
