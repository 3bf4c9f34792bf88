// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// save_p95_ms: one edit of a ticket's title and urgency by the desk's rules, from the loaded form to the disk.
//
// bulk_1000_ms: hold 1,000 tickets by the bulk edit: preview and commit, one batch, durable; then undo it, which must give
// all of them back.
//
// apply_ops_per_s: edits of tickets all over the desk that are ready to be written, as they come from another
// replica, in commits of 1,000.

#include "app/cli/bench/bench.h"
#include "core/desk/bulkedit.h"
#include "core/desk/fields.h"
#include "core/desk/undo.h"
#include "core/query/binder.h"
#include "core/storage/listquery.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

Result<Ok> Bench::save()
{
    constexpr int saves = 400;
    STEWARD_ASSIGN(const QList<Rid> tickets, someTickets(*m_desk, saves, 11));
    Samples times;
    qint64 urgency = 1;
    for (const Rid rid : tickets) {
        STEWARD_ASSIGN(const LoadedRecord loaded, m_desk->load(rid));
        const RecordType &type = *m_desk->schema().type(loaded.type);
        const QString title = valueOf(type, loaded.values, u"title").text();
        urgency = urgency % 3 + 1;
        STEWARD_ASSIGN([[maybe_unused]] const VerbReport report, times.time([&] {
            return editTicket(*m_desk, loaded, {{u"title"_s, QString(title + u" again"_s)}, {u"urgency"_s, urgency}});
        }));
    }
    m_figures.set(u"save_p95_ms"_s, times.wall(0.95), times.cpu(0.95));
    return Ok{};
}

Result<Ok> Bench::bulk()
{
    QueryContext context;
    context.catalog = QueryCatalog::make(m_desk->sharedSchema());
    context.now = m_desk->clock().now();
    ListQuery lists(m_desk->connection());
    STEWARD_ASSIGN(const ListPage page, lists.page({bindQuery(u"status:inprogress"_s, context), {{u"opened"_s, true}}}, 1'000));
    Stopwatch watch;
    watch.start();
    STEWARD_ASSIGN(const BulkPreview preview, previewBulk(*m_desk, page.rids,
        {{u"status"_s, FieldChange::Mode::Set, QStringLiteral("onhold")}, {u"hold"_s, FieldChange::Mode::Set, QStringLiteral("vendor")}}));
    STEWARD_ASSIGN(const VerbReport report, commitBulk(*m_desk, preview));
    watch.stop();
    const double scale = preview.changed > 0 ? 1000.0 / preview.changed : 0;
    m_figures.set(u"bulk_1000_ms"_s, watch.ms() * scale, watch.cpu() * scale);
    STEWARD_ASSIGN(const UndoReport undone, undo(*m_desk, report.commit.batch));
    if (!undone.reviews.isEmpty() || undone.commit.operations.size() != preview.changed)
        return Error{ErrorKind::Internal, u"bench.undo"_s, u"undo did not give all tickets back"_s, {}, {}};
    return Ok{};
}

Result<Ok> Bench::apply()
{
    constexpr int operations = 20'000;
    constexpr int atOnce = 1'000;
    STEWARD_ASSIGN(const QList<Rid> tickets, someTickets(*m_desk, operations, 17));
    Stopwatch watch;
    qint64 applied = 0;
    for (qsizetype first = 0; first < tickets.size(); first += atOnce) {
        STEWARD_ASSIGN(const QList<LoadedRecord> loaded, m_desk->loadAll(tickets.mid(first, atOnce)));
        QList<EditGroup> groups;
        for (const LoadedRecord &one : loaded) {
            const RecordType &type = *m_desk->schema().type(one.type);
            RecordEdit edit = RecordEdit::of(one, u"edit"_s);
            const QString title = valueOf(type, one.values, u"title").text();
            setValue(type, edit.next, u"title", QString(title + u" (moved)"_s));
            setValue(type, edit.next, u"due", Value::instant(m_desk->clock().now()));
            groups.append(EditGroup{edit});
        }
        watch.start();
        STEWARD_ASSIGN(const CommitReport report, m_desk->commit(groups));
        watch.stop();
        applied += report.operations.size();
    }
    m_figures.set(u"apply_ops_per_s"_s, double(applied) * 1000 / watch.ms(), double(applied) * 1000 / watch.cpu());
    return Ok{};
}

} // namespace steward::cli
