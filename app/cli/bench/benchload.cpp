// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// import_ops_per_s: writing a desk's whole log into an empty workspace, as an import does: every operation sealed, logged,
// projected and searchable, durable after each commit, all indexes standing at the end. Making up the tickets is not
// counted.
//
// bytes_per_operation: the file at the end, with everything in it, over the operations in it.

#include "app/cli/bench/bench.h"
#include "app/cli/console.h"
#include "core/desk/bulkload.h"
#include "core/desk/generator.h"
#include "core/desk/setup.h"

#include <QFileInfo>

namespace steward::cli {

using namespace Qt::StringLiterals;

Result<Ok> Bench::load()
{
    STEWARD_ASSIGN(m_desk, Workspace::create(m_path));
    STEWARD_ASSIGN([[maybe_unused]] const CommitReport setup, setUpDesk(*m_desk));
    TicketGenerator generator(m_desk->sharedSchema(), {.tickets = m_tickets, .now = m_desk->clock().now()});
    STEWARD_ASSIGN(const CommitReport foundation, m_desk->commit(generator.foundation()));
    CommitOptions batch;
    batch.batch = foundation.batch;

    Stopwatch watch;
    watch.start();
    BulkLoad load(*m_desk);
    STEWARD_TRY(load.begin());
    watch.stop();
    qint64 operations = 0;
    while (!generator.atEnd()) {
        const QList<EditGroup> groups = generator.next(2'000);
        watch.start();
        STEWARD_ASSIGN(const CommitReport report, m_desk->commit(groups, batch));
        watch.stop();
        operations += report.operations.size();
        m_console.progress(u"operations"_s, operations, m_tickets * TicketGenerator::operationsPerTicket);
    }
    m_console.endProgress();
    watch.start();
    STEWARD_TRY(load.finish());
    watch.stop();
    m_figures.set(u"import_ops_per_s"_s, double(operations) * 1000 / watch.ms(), double(operations) * 1000 / watch.cpu());
    STEWARD_ASSIGN(const HubHead head, m_desk->log().hubHead());
    m_desk.reset(); // the last session to close empties the log file
    const qint64 bytes = QFileInfo(m_path).size() + QFileInfo(m_path + u"-wal"_s).size();
    m_figures.set(u"bytes_per_operation"_s, double(bytes) / double(head.seq));
    return Ok{};
}

} // namespace steward::cli
