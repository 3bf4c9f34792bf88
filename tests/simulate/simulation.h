// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulate/node.h"

#include <vector>

namespace steward {

/// A small world out of one seed: people at their machines, a hub, and everything that goes wrong between them. One
/// process, one thread, the real code; only time, chance, line and hub are made up. The world keeps its own truth:
/// what was written, by whom, and what its author really had on screen.
class Simulation
{
public:
    explicit Simulation(quint64 seed);

    /// Lives `steps` steps, then heals every line and checks. Empty when all invariants held, else what broke.
    QString run(int steps);
    qint64 written() const { return m_work.size(); }
    QString story() const; ///< which faults this world knows

private:
    /// Which things happen in this world: fewer at once find more than all together.
    struct Weather
    {
        LineFaults line;
        bool partitions = false, failovers = false, copies = false, restores = false, clocks = false, rights = false;
        bool scopes = false, refusals = false, versions = false;
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
    void createTicket(Node &node);
    void comment(Node &node, RecordEdit ticket, const QSet<WorkKey> &truth);
    void write(Node &node, const EditGroup &group, const QSet<WorkKey> &truth);
    void syncNode(Node &node);
    void changeAtRandom(RecordEdit &edit);
    void weather();
    void noteLost();
    void set(RecordEdit &edit, QStringView field, const Value &value) const;
    Node &anyNode() { return *m_nodes[m_random.below(m_nodes.size())]; }
    bool chance(int percent) { return int(m_random.below(100)) < percent; }
    void fail(const QString &what);

    // invariants.cpp
    void settle();
    void checkHub();
    void checkWork();
    void checkNoSilentLoss();
    void checkNode(Node &node);
    void checkRows(Node &node);
    void checkTampering(Node &node);

    const quint64 m_seed;
    SeededRandom m_random;
    std::shared_ptr<const Schema> m_schema;
    const RecordType &m_incident;
    ManualClock m_hubClock;
    MemoryHub m_hub;
    std::vector<std::unique_ptr<Node>> m_nodes;
    QList<Uuid> m_teams;
    QList<MemoryHub::State> m_backups;
    Weather m_weather;
    QHash<WorkKey, Work> m_work;
    QSet<QString> m_looseNumbers; ///< given by a file that went on as another replica
    QString m_broken;
};

} // namespace steward
