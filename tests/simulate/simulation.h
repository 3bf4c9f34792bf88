// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulate/node.h"

#include <functional>
#include <vector>

namespace steward {

/// A small world out of one seed: people at their machines, a hub, and everything that goes wrong between them. One
/// process, one thread, the real code; only time, chance, line and hub are made up. The world keeps its own truth:
/// what was written, by whom, and what its author really had on screen.
class Simulation
{
public:
    /// What the world stands on: memory, or the stores that people have.
    struct Stage
    {
        std::function<std::unique_ptr<MemoryHub>(std::shared_ptr<const Schema>, const ManualClock &, quint64 seed)> hub = {};
        PowerLossDisk *disk = nullptr; ///< where files lie; null: in memory
    };

    explicit Simulation(quint64 seed, const Stage &stage);

    /// What happened, to be added up over many worlds.
    struct Counts
    {
        qint64 written = 0; ///< operations
        qint64 applied = 0; ///< operations written, taken or refused by the hub, and taken from it with their values by files
        qint64 refused = 0; ///< at the hub
        qint64 conflicts = 0; ///< units on which writes disagree at the end
        qint64 failovers = 0, copies = 0, restores = 0, powerLosses = 0;
        qint64 rewinds = 0; ///< files that went back after a failover
        qint64 partings = 0; ///< files that went on as another replica

        void add(const Counts &other);
        QString text() const;
    };

    /// Lives `steps` steps, then heals every line and checks. Empty when all invariants held, else what broke.
    QString run(int steps);
    const Counts &counts() const { return m_counts; }
    QString story() const; ///< which faults this world knows

private:
    /// Which things happen in this world: fewer at once find more than all together.
    struct Weather
    {
        LineFaults line;
        bool partitions = false, failovers = false, copies = false, restores = false, clocks = false, rights = false;
        bool scopes = false, refusals = false, versions = false, darkness = false;
    };
    struct Work
    {
        QSet<WorkKey> seen; ///< operations of the record that its author had on screen
        QString login;
        bool mayBeLost = false; ///< no file has it any more, and the hub lost it
    };

    void found();
    void step();
    void openForm(Node &node);
    void saveForm(Node &node);
    void agree(Node &node);
    void createTicket(Node &node);
    void comment(Node &node, RecordEdit ticket, const QSet<WorkKey> &truth);
    void write(Node &node, const EditGroup &group, const QSet<WorkKey> &truth);
    void syncNode(Node &node);
    void changeAtRandom(RecordEdit &edit);
    void weather();
    void sayThatTheHubWentBack();
    void noteLost();
    void show(Node &node, const QString &number, const Uuid &record);
    void set(RecordEdit &edit, QStringView field, const Value &value) const;
    Node &anyNode() { return *m_nodes[m_random.below(m_nodes.size())]; }
    bool chance(int percent) { return int(m_random.below(100)) < percent; }
    void fail(const QString &what);
    template<class Text> void tell(Text text) const { if (m_isTold) qInfo("%s", qPrintable(text())); }
    void tellHub(qint64 from) const;
    QString nameOf(const Node &node) const;

    // invariants.cpp
    void settle();
    void checkHub();
    void checkWork();
    void checkNoSilentLoss();
    const FoldedRecord &foldOf(const Uuid &record);
    void checkNode(Node &node);
    bool isOfSeveralFiles(const QString &number) const;
    void checkRows(Node &node);
    void checkTampering(Node &node);

    const quint64 m_seed;
    SeededRandom m_random;
    std::shared_ptr<const Schema> m_schema;
    const RecordType &m_incident;
    ManualClock m_hubClock;
    PowerLossDisk *const m_disk;
    const std::unique_ptr<MemoryHub> m_hubOwner;
    MemoryHub &m_hub;
    QSet<Uuid> m_people;
    std::vector<std::unique_ptr<Node>> m_nodes;
    QList<Uuid> m_teams;
    QList<MemoryHub::State> m_backups;
    std::optional<MemoryHub::State> m_unsaid; ///< what the hub went back to while nobody said so
    QSet<QString> m_givenUnsaid; ///< numbers of a hub that went back and had not said so: they may be somebody's already
    Weather m_weather;
    QHash<WorkKey, Work> m_work;
    QHash<QString, QSet<Uuid>> m_shownFor; ///< records that a number was shown for; several where files were copied
    QHash<Uuid, FoldedRecord> m_folds; ///< after the end
    Counts m_counts;
    QString m_broken;
    const bool m_isTold = qEnvironmentVariableIsSet("STEWARD_TELL"); ///< prints what happens
};

} // namespace steward
