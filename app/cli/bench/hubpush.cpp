// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// push_ops_per_s: the work of a desk (core/desk/generator.h: of five operations one opens a ticket, two are texts, two
// move it on), sealed and without hints as an outbox hands it in, in pages of 500 over two sessions at once, from the call
// to the answer. Sealing is not counted.
//
// push_create_ops_per_s, push_edit_…, push_comment_…, push_assign_…: pages of one kind alone, with hints as a connected
// desk sends them. Edits have seen everything.
//
// push_conflict_ops_per_s: edits of titles of which half have not seen those of the other session.
//
// push_single_p95_ms: pages of one edit, one session.
//
// pull_ops_per_s: pages of 500 of the same stream, read and not applied.

#include "app/cli/bench/benchhub.h"

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/desk/generator.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/oplog/canonical.h"
#include "core/oplog/edit.h"
#include "core/oplog/hybridclock.h"
#include "core/schema/schema.h"
#include "core/storage/hub/columnhint.h"

#include <thread>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int sessions = 2;
constexpr int pages = 6;
constexpr int pageSize = Hub::maxPage;

struct Author
{
    std::unique_ptr<HubClient> client;
    HubReplica replica;
    Uuid me;
    qint64 hlc = 0;
    std::vector<Uuid> tickets;
    std::unique_ptr<TicketGenerator> work;
    Error failure;
    bool failed = false;
};

class PushBench
{
public:
    PushBench(HubSite &site, Figures &figures) : m_site(site), m_figures(figures), m_random(20261125) {}

    Result<Ok> run()
    {
        STEWARD_TRY(prepare());
        STEWARD_TRY(measure(u"push"_s, [this](Author &author, int) { return mixed(author); }));
        STEWARD_TRY(measure(u"push_create"_s, [this](Author &author, int) { return create(author); }));
        STEWARD_TRY(measure(u"push_edit"_s, [this](Author &author, int page) {
            return edit(author, author.tickets, page, u"title"_s, QString::number(page), m_seen);
        }));
        STEWARD_TRY(measure(u"push_comment"_s, [this](Author &author, int page) { return comment(author, page); }));
        STEWARD_TRY(measure(u"push_assign"_s, [this](Author &author, int page) {
            return edit(author, author.tickets, page, u"assignee"_s, author.me, m_seen);
        }));
        const Context before = m_seen;
        STEWARD_TRY(measure(u"push_conflict"_s, [this, before](Author &author, int page) {
            const bool blind = page % 2 == 1; // these tickets are the other's, who has just written them
            Author &owner = blind ? m_authors[&author == &m_authors[0] ? 1 : 0] : author;
            return edit(author, owner.tickets, blind ? page - 1 : page, u"title"_s, QString::number(m_random.below(1'000'000)),
                blind ? before : m_seen);
        }));
        STEWARD_TRY(single());
        return pull();
    }

private:
    /// What tickets refer to stands in the hub before they come.
    Result<Ok> prepare()
    {
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> administrator, HubSite::open(m_site.administrator()));
        for (Author &author : m_authors) {
            STEWARD_ASSIGN(author.client, HubSite::connect(m_site.supervisor()));
            STEWARD_ASSIGN(const HubGreeting greeting, author.client->greet());
            author.me = greeting.me;
            STEWARD_ASSIGN(author.replica, author.client->lease());
            m_server.add(author.client->connection());
            author.work = std::make_unique<TicketGenerator>(m_schema, GeneratorOptions{.tickets = pages * pageSize,
                .seed = std::uint64_t(&author - m_authors) + 7, .now = m_clock.now(), .span = std::chrono::hours(24 * 10)});
            STEWARD_ASSIGN([[maybe_unused]] const CommitReport made, administrator->commit(author.work->foundation()));
        }
        return Ok{};
    }

    static Context seenBy(const Author &author, const Context &stream) { return {stream.epoch, stream.hubSeq, author.replica.rseq}; }

    Operation seal(Author &author, const RecordType &type, const Uuid &record, const RecordValues &base,
        const RecordValues &next, const Context &context, const QString &verb)
    {
        Operation op;
        op.dot = {author.replica.id, author.replica.rseq + 1};
        op.recordType = type.name();
        op.record = record;
        op.verb = verb;
        op.group = Uuid::v7(m_clock.now(), m_random);
        op.batch = op.group;
        op.hlc = author.hlc = hybrid::next(author.hlc, m_clock.now());
        op.seen = context;
        op.actor = op.author = author.me;
        op.eventTime = m_clock.now();
        op.schemaVersion = Schema::version;
        op.units = changesBetween(type, base, next);
        for (UnitChange &change : op.units)
            change.salt = m_random.bytes(16);
        op.previous = author.replica.hash;
        sealOperation(op);
        author.replica.rseq = op.dot.rseq;
        author.replica.hash = op.hash;
        return op;
    }
    void add(PushPage &page, const RecordType &type, Operation op, const RecordValues &after)
    {
        page.hints.append({op.dot.rseq, columnHint(type, after)});
        page.operations.append(std::move(op));
    }
    static void set(const RecordType &type, RecordValues &values, QStringView field, const Value &value)
    {
        values.values[size_t(type.indexOf(field))] = value;
    }

    PushPage mixed(Author &author)
    {
        PushPage page{author.replica.id, {}, {}, false};
        for (const EditGroup &group : author.work->next(pageSize / TicketGenerator::operationsPerTicket)) {
            const RecordEdit &one = group.first();
            page.operations.append(seal(author, *m_schema->type(one.type), one.record, one.base, one.next,
                seenBy(author, m_seen), one.verb));
        }
        return page;
    }
    PushPage create(Author &author)
    {
        PushPage page{author.replica.id, {}, {}, false};
        for (int i = 0; i < pageSize; ++i) {
            RecordValues values = m_ticket.empty();
            set(m_ticket, values, u"title", u"ticket of a bench %1"_s.arg(author.tickets.size()));
            set(m_ticket, values, u"description", u"What somebody writes who has trouble with a printer, at some length. "_s.repeated(4));
            set(m_ticket, values, u"status", u"new"_s);
            set(m_ticket, values, u"status.class", Value(qint64(0)));
            set(m_ticket, values, u"impact", Value(qint64(2)));
            set(m_ticket, values, u"urgency", Value(qint64(2)));
            DeskPolicies::builtIn().matrix().fill(m_ticket, m_ticket.empty(), values);
            set(m_ticket, values, u"requester", author.me);
            set(m_ticket, values, u"opened.by", author.me);
            set(m_ticket, values, u"opened", Value::instant(m_clock.now()));
            set(m_ticket, values, u"channel", u"phone"_s);
            set(m_ticket, values, u"tag", StringSet({u"bench"_s}));
            set(m_ticket, values, u"updated", Value::instant(m_clock.now()));
            author.tickets.push_back(Uuid::v7(m_clock.now(), m_random));
            add(page, m_ticket, seal(author, m_ticket, author.tickets.back(), m_ticket.empty(), values, seenBy(author, m_seen), u"create"_s), values);
        }
        return page;
    }
    PushPage edit(Author &author, const std::vector<Uuid> &tickets, int number, const QString &field, const Value &value, const Context &seen)
    {
        PushPage page{author.replica.id, {}, {}, false};
        for (int i = 0; i < pageSize; ++i) {
            RecordValues next = m_ticket.empty();
            set(m_ticket, next, field, value);
            set(m_ticket, next, u"updated", Value::instant(m_clock.now()));
            add(page, m_ticket, seal(author, m_ticket, tickets[size_t(number * pageSize + i)], m_ticket.empty(), next,
                seenBy(author, seen), u"edit"_s), next);
        }
        return page;
    }
    PushPage comment(Author &author, int number)
    {
        const RecordType &type = *m_schema->type(u"comment");
        PushPage page{author.replica.id, {}, {}, false};
        for (int i = 0; i < pageSize; ++i) {
            RecordValues values = type.empty();
            set(type, values, u"about", author.tickets[size_t(number * pageSize + i)]);
            set(type, values, u"body", u"Have you tried to turn it off and on again? It often helps. "_s.repeated(2));
            set(type, values, u"writer", author.me);
            set(type, values, u"written", Value::instant(m_clock.now()));
            add(page, type, seal(author, type, Uuid::v7(m_clock.now(), m_random), type.empty(), values, seenBy(author, m_seen), u"create"_s), values);
        }
        return page;
    }

    template<class Make>
    Result<Ok> measure(const QString &name, Make make)
    {
        STEWARD_TRY(look());
        std::vector<PushPage> made[sessions];
        for (int i = 0; i < pages; ++i) {
            for (int s = 0; s < sessions; ++s)
                made[s].push_back(make(m_authors[s], i));
        }
        Stopwatch watch;
        m_server.start();
        watch.start();
        std::vector<std::thread> threads;
        for (int s = 0; s < sessions; ++s)
            threads.emplace_back([&author = m_authors[s], &mine = made[s]] { pushAll(author, mine); });
        for (std::thread &thread : threads)
            thread.join();
        watch.stop();
        for (const Author &author : m_authors) {
            if (author.failed)
                return author.failure;
        }
        const double operations = double(sessions) * pages * pageSize * 1000;
        m_figures.set(name + u"_ops_per_s"_s, operations / watch.ms(), operations / std::max(watch.cpu(), 0.01));
        if (const double spent = m_server.ms(); spent > 0)
            m_figures.setServer(name + u"_ops_per_s"_s, operations / spent);
        return Ok{};
    }

    static void pushAll(Author &author, const std::vector<PushPage> &mine)
    {
        for (const PushPage &page : mine) {
            Result<QList<PushVerdict>> answer = author.client->push(page);
            while (!answer && answer.error().kind == ErrorKind::Unavailable)
                answer = author.client->push(page);
            const auto refused = [](const PushVerdict &verdict) { return verdict.fact.verdict != u"accepted"; };
            if (answer && std::none_of(answer->cbegin(), answer->cend(), refused))
                continue;
            author.failed = true;
            author.failure = answer ? Error{ErrorKind::PermissionDenied, u"bench.refused"_s,
                                   u"the hub refused an operation: %1"_s.arg(std::find_if(answer->cbegin(), answer->cend(), refused)->fact.verdict),
                                   {}, {}}
                                    : answer.error();
            return;
        }
    }

    Result<Ok> look()
    {
        STEWARD_ASSIGN(const HubGreeting greeting, m_authors[0].client->greet());
        m_seen = {greeting.head.epoch, greeting.head.seq, 0};
        return Ok{};
    }

    Result<Ok> single()
    {
        Samples times;
        Author &author = m_authors[0];
        for (int i = 0; i < 200; ++i) {
            STEWARD_TRY(look());
            RecordValues next = m_ticket.empty();
            set(m_ticket, next, u"title", QString::number(i));
            PushPage page{author.replica.id, {}, {}, false};
            add(page, m_ticket, seal(author, m_ticket, author.tickets[size_t(i)], m_ticket.empty(), next, seenBy(author, m_seen), u"edit"_s), next);
            STEWARD_ASSIGN([[maybe_unused]] const QList<PushVerdict> answer, times.time([&] { return author.client->push(page); }));
        }
        m_figures.set(u"push_single_p95_ms"_s, times.wall(0.95), times.cpu(0.95));
        return Ok{};
    }

    Result<Ok> pull()
    {
        constexpr qint64 most = 20'000;
        STEWARD_TRY(look());
        HubPlace place;
        qint64 operations = 0;
        Stopwatch watch;
        m_server.start();
        watch.start();
        while (operations < most) {
            STEWARD_ASSIGN(const PullPage page, m_authors[0].client->pull(place, pageSize));
            operations += page.operations.size();
            place = page.end;
            if (place.seq >= page.head)
                break;
        }
        watch.stop();
        m_figures.set(u"pull_ops_per_s"_s, double(operations) * 1000 / watch.ms(), double(operations) * 1000 / watch.cpu());
        if (const double spent = m_server.ms(); spent > 0)
            m_figures.setServer(u"pull_ops_per_s"_s, double(operations) * 1000 / spent);
        return Ok{};
    }

    HubSite &m_site;
    Figures &m_figures;
    SystemClock m_clock;
    SeededRandom m_random;
    Author m_authors[sessions];
    ServerTime m_server;
    Context m_seen;
    std::shared_ptr<const Schema> m_schema = Schema::builtIn();
    const RecordType &m_ticket = *m_schema->type(u"incident");
};

} // namespace

Result<Ok> benchHubPush(HubSite &site, Figures &figures) { return PushBench(site, figures).run(); }

} // namespace steward::cli
