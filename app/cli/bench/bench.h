// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/bench/figures.h"
#include "core/desk/workspace.h"

namespace steward::cli {

class Console;

/// The figures of one generated desk, made in `path`, which must not exist. Each part is a file of its own and says there
/// what is measured and what not. Thread: one.
class Bench
{
public:
    Bench(Console &console, const QString &path, qint64 tickets) : m_console(console), m_path(path), m_tickets(tickets) {}

    Result<Ok> run();
    const Figures &figures() const { return m_figures; }

private:
    Result<Ok> load(); ///< benchload.cpp
    Result<Ok> verify(); ///< benchlog.cpp
    Result<Ok> fold();
    Result<Ok> queue(); ///< benchqueue.cpp
    Result<Ok> search();
    Result<Ok> save(); ///< benchsave.cpp
    Result<Ok> bulk();
    Result<Ok> apply();

    void stage(const QString &name);
    /// Opens the desk as its first agent, who has a team and tickets.
    Result<Ok> openAsAgent();

    Console &m_console;
    QString m_path;
    qint64 m_tickets;
    std::unique_ptr<Workspace> m_desk;
    Figures m_figures;
};

/// queue_first_page_p95_ms and search_p95_ms of any desk (benchqueue.cpp). `who` goes into the names of the figures:
/// "_technician". The first of `rounds` readings of a page is not counted.
Result<Ok> measureQueue(Workspace &desk, const QString &who, int rounds, Figures &figures);
Result<Ok> measureSearch(Workspace &desk, const QString &who, Figures &figures);

/// Rids of `count` living tickets from all over the desk, the same for the same seed.
Result<QList<Rid>> someTickets(Workspace &desk, int count, std::uint64_t seed);

/// Runs `steward --bench FILE` without a screen and adds what it prints. False when there is no such program beside this
/// one. Errors: Internal "bench.desktop".
Result<bool> addDesktopFigures(const QString &workspace, Figures &figures);

} // namespace steward::cli
