// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubclient.h"

#include "core/oplog/canonical.h"
#include "core/schema/frame.h"
#include "core/storage/hub/binaryarray.h"
#include "core/storage/hub/declarations.h"

#include <QJsonDocument>
#include <QtEndian>

namespace steward {

Error hubError(const Error &error)
{
    if (error.kind == ErrorKind::Unavailable)
        return {ErrorKind::Unavailable, QStringLiteral("hub.unreachable"), error.message, error.hint, error.args};
    if (error.code == QLatin1String("storage.denied"))
        return {ErrorKind::PermissionDenied, QStringLiteral("hub.not-yours"),
            QStringLiteral("this login may not do that at the server"), QStringLiteral("ask an administrator"), {}};
    return error;
}

namespace {

Error pageError(const QString &why)
{
    return {ErrorKind::InvalidArgument, QStringLiteral("hub.page"), why, {}, {why}};
}

/// The elements of a text[] or bigint[] as they come in binary.
QList<QByteArray> elementsOf(QByteArrayView array)
{
    QList<QByteArray> elements;
    if (array.size() < 20)
        return elements;
    const qint32 size = qFromBigEndian<qint32>(array.data() + 12);
    qsizetype at = 20;
    for (qint32 i = 0; i < size && at + 4 <= array.size(); ++i) {
        const qint32 length = qFromBigEndian<qint32>(array.data() + at);
        at += 4;
        if (length < 0 || at + length > array.size())
            break;
        elements.append(array.sliced(at, length).toByteArray());
        at += length;
    }
    return elements;
}

QList<qint64> numbersOf(QByteArrayView array)
{
    QList<qint64> numbers;
    for (const QByteArray &element : elementsOf(array))
        numbers.append(element.size() == 8 ? qFromBigEndian<qint64>(element.constData()) : 0);
    return numbers;
}

/// The parallel arrays of api.push().
struct PushArrays
{
    using Type = BinaryArray::Type;
    BinaryArray rseq{Type::Long}, format{Type::Int}, recordType{Type::Text}, record{Type::Uuid}, verb{Type::Text},
        group{Type::Uuid}, batch{Type::Uuid}, hlc{Type::Long}, epoch{Type::Long}, hubSeq{Type::Long}, ownSeq{Type::Long},
        actor{Type::Uuid}, author{Type::Uuid}, eventTime{Type::Long}, schemaVersion{Type::Int}, hash{Type::Bytes};
    BinaryArray unitOp{Type::Int}, unit{Type::Text}, salt{Type::Bytes}, oldValue{Type::Bytes}, newValue{Type::Bytes};
    BinaryArray hintOp{Type::Int}, hint{Type::Json};

    void add(const Operation &op, int place)
    {
        rseq.add(op.dot.rseq);
        format.add(op.format);
        recordType.add(QByteArrayView(op.recordType.toUtf8()));
        record.add(op.record);
        verb.add(QByteArrayView(op.verb.toUtf8()));
        group.add(op.group);
        batch.add(op.batch);
        hlc.add(op.hlc);
        epoch.add(op.seen.epoch);
        hubSeq.add(op.seen.hubSeq);
        ownSeq.add(op.seen.ownSeq);
        actor.add(op.actor);
        author.add(op.author);
        eventTime.add(op.eventTime.ms);
        schemaVersion.add(op.schemaVersion);
        hash.add(view(op.hash));
        for (const UnitChange &change : op.units) {
            unitOp.add(place);
            unit.add(QByteArrayView(change.unit.toUtf8()));
            const bool derived = change.salt.isEmpty() && !op.seed.isEmpty();
            if (change.erased) // as erase.sql says
                salt.add(view(change.commitment));
            else
                salt.add(QByteArrayView(derived ? saltOf(op.seed, change.unit) : change.salt));
            oldValue.add(change.oldValue);
            newValue.add(change.newValue);
        }
    }
    /// False where the hub would find the page too large (push.sql): then the hint stays behind.
    bool addHint(QByteArrayView json, int place)
    {
        constexpr qsizetype overhead = 64; // of an element, and of its keys as the server stores them
        const qsizetype size = json.size() + json.size() / 4 + overhead;
        const qsizetype values = verb.size() + unit.size() + salt.size() + oldValue.size() + newValue.size();
        if (values + 4 * unitOp.size() + m_hints + size > Hub::maxBytes)
            return false;
        m_hints += size;
        hintOp.add(place);
        hint.addJson(json);
        return true;
    }
    QList<QByteArray> finish() const
    {
        QList<QByteArray> all;
        for (const BinaryArray *array : {&rseq, &format, &recordType, &record, &verb, &group, &batch, &hlc, &epoch, &hubSeq,
                 &ownSeq, &actor, &author, &eventTime, &schemaVersion, &hash, &unitOp, &unit, &salt, &oldValue, &newValue,
                 &hintOp, &hint})
            all.append(array->finish());
        return all;
    }

private:
    qsizetype m_hints = 0;
};

} // namespace

HubClient::HubClient(std::unique_ptr<PostgresqlConnection> connection)
    : m_connection(std::move(connection)), m_contents(*m_connection)
{
}
HubClient::~HubClient() = default;

Result<std::unique_ptr<HubClient>> HubClient::open(const QString &url)
{
    Result<std::unique_ptr<PostgresqlConnection>> connection
        = PostgresqlConnection::open(url, PostgresqlConnection::Mode::Write);
    if (!connection)
        return hubError(connection.error());
    return std::make_unique<HubClient>(*std::move(connection));
}

/// Runs `call` on a prepared statement and gives its errors the hub's names.
template<class T, class Call>
static Result<T> ask(Connection &connection, const char *sql, Call call)
{
    Result<Statement> statement = connection.prepare(QByteArray(sql));
    if (!statement)
        return hubError(statement.error());
    Result<T> result = call(*statement);
    return result ? std::move(result) : Result<T>(hubError(result.error()));
}

Result<HubGreeting> HubClient::greet()
{
    return ask<HubGreeting>(*m_connection,
        "SELECT workspace, epoch, seq, chain, now_ms, me, login, disabled, min_reader, min_writer, fork_of, fork_at, "
        "sees_all, needs_encryption FROM api.greet()",
        [](Statement &row) -> Result<HubGreeting> {
            row.bind();
            STEWARD_ASSIGN(const bool any, row.step());
            if (!any)
                return Error{ErrorKind::PermissionDenied, QStringLiteral("hub.not-yours"),
                    QStringLiteral("this login is not one of the workspace"), QStringLiteral("ask an administrator"), {}};
            HubGreeting greeting;
            greeting.workspace = row.uuid(0);
            greeting.head = {row.integer(1), row.integer(2), digestFromBytes(row.view(3))};
            greeting.now = {row.integer(4)};
            greeting.me = row.uuid(5);
            greeting.login = row.text(6);
            greeting.disabled = row.integer(7) != 0;
            greeting.minReader = int(row.integer(8));
            greeting.minWriter = int(row.integer(9));
            greeting.seesAll = row.integer(12) != 0;
            greeting.needsEncryptedDisk = row.integer(13) != 0;
            const QList<qint64> epochs = numbersOf(row.view(10));
            const QList<qint64> places = numbersOf(row.view(11));
            for (qsizetype i = 0; i < std::min(epochs.size(), places.size()); ++i)
                greeting.forks.append({epochs[i], places[i]});
            return greeting;
        });
}

Result<bool> HubClient::holds(const HubPlace &place)
{
    return ask<bool>(*m_connection, "SELECT api.holds(?, ?, ?)::integer", [&](Statement &row) -> Result<bool> {
        row.bind(place.epoch, place.seq, view(place.chain));
        STEWARD_ASSIGN(const bool any, row.step());
        return any && row.integer(0) != 0;
    });
}

Result<HubReplica> HubClient::oneReplica(const QByteArray &sql, const std::optional<Uuid> &id)
{
    return ask<HubReplica>(*m_connection, sql.constData(), [&](Statement &row) -> Result<HubReplica> {
        if (id)
            row.bind(*id);
        else
            row.bind();
        STEWARD_ASSIGN(const bool any, row.step());
        if (!any)
            return Error{ErrorKind::NotFound, QStringLiteral("hub.no-replica"),
                QStringLiteral("the server does not know this replica of yours"), {}, {}};
        return HubReplica{row.uuid(0), row.text(1), row.uuid(2), row.integer(3), digestFromBytes(row.view(4)),
            row.integer(5)};
    });
}

Result<HubReplica> HubClient::lease()
{
    return oneReplica(
        QByteArrayLiteral("SELECT id, prefix, incarnation, rseq, hash, eff FROM api.lease()"), std::nullopt);
}

Result<HubReplica> HubClient::enroll(const Uuid &incarnation)
{
    return oneReplica(
        QByteArrayLiteral("SELECT id, prefix, incarnation, rseq, hash, eff FROM api.enroll(?)"), incarnation);
}

Result<HubReplica> HubClient::replica(const Uuid &id)
{
    return oneReplica(QByteArrayLiteral("SELECT id, prefix, incarnation, rseq, hash, eff FROM api.replica(?)"), id);
}

Result<QList<PushVerdict>> HubClient::push(const PushPage &page)
{
    if (page.operations.isEmpty())
        return QList<PushVerdict>();
    if (page.operations.size() > maxPage)
        return pageError(QStringLiteral("a page has %1 operations, %2 are allowed").arg(page.operations.size()).arg(maxPage));
    PushArrays arrays;
    const qint64 first = page.operations.first().dot.rseq;
    for (qsizetype i = 0; i < page.operations.size(); ++i)
        arrays.add(page.operations[i], int(i) + 1);
    for (const OperationHint &hint : page.hints) {
        const qint64 place = hint.rseq - first;
        if (place < 0 || place >= page.operations.size())
            return pageError(QStringLiteral("a hint is about an operation of another page"));
        const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
        if (arrays.addHint(json(hint.derived), int(place) + 1))
            continue;
        QJsonObject small = hint.derived;
        small.remove(QStringLiteral("texts"));
        arrays.addHint(json(small), int(place) + 1);
    }
    Result<QList<PushVerdict>> pushed = ask<QList<PushVerdict>>(*m_connection,
        "SELECT rseq, seq, eff, verdict, number, conflicts, duplicate FROM api.push("
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [&](Statement &rows) -> Result<QList<PushVerdict>> {
            rows.bind(page.replica);
            int at = 1;
            for (const QByteArray &array : arrays.finish())
                rows.bindAt(at++, array);
            rows.bindAt(at, page.dryRun);
            QList<PushVerdict> verdicts;
            while (true) {
                STEWARD_ASSIGN(const bool any, rows.step());
                if (!any)
                    break;
                PushVerdict verdict;
                verdict.rseq = rows.integer(0);
                verdict.fact.seq = rows.integer(1);
                verdict.fact.eff = rows.integer(2);
                verdict.fact.verdict = rows.text(3);
                verdict.fact.number = rows.text(4);
                for (const QByteArray &unit : elementsOf(rows.view(5)))
                    verdict.conflicts.append(QString::fromUtf8(unit));
                verdict.duplicate = rows.integer(6) != 0;
                verdicts.append(verdict);
            }
            return verdicts;
        });
    if (pushed && !page.dryRun)
        declareWhatChanged(page, *pushed);
    return pushed;
}

/// What the page says about rules is in the log; that it takes effect at once is one step more. Where that fails, the hub's
/// status says so.
void HubClient::declareWhatChanged(const PushPage &page, const QList<PushVerdict> &verdicts)
{
    bool any = false;
    for (qsizetype i = 0; i < page.operations.size() && i < verdicts.size(); ++i)
        any = any || (declaresRules(page.operations[i].recordType) && verdicts[i].fact.verdict == QLatin1String("accepted"));
    if (!any)
        return;
    const Result<bool> declared = declareRules(*m_connection);
    if (!declared || !*declared)
        qWarning("the team server keeps its rules until its owner runs \"stewardctl hub upgrade\"%s",
            declared ? "" : qPrintable(QStringLiteral(": ") + declared.error().toString()));
}

Result<PullPage> HubClient::pull(const HubPlace &place, int limit)
{
    return ask<PullPage>(*m_connection, "SELECT kind, seq, record, leaf, body FROM api.pull(?, ?, ?, ?, ?)",
        [&](Statement &rows) -> Result<PullPage> {
            const qint64 rights = m_told.first == place ? m_told.second : 0;
            rows.bind(place.epoch, place.seq, view(place.chain), limit, rights);
            PullPage page;
            Digest chain = place.chain;
            BodyLinks links;
            BodyLinks apart; // of records that come into sight
            qint64 told = 0;
            bool whole = false;
            while (true) {
                STEWARD_ASSIGN(const bool any, rows.step());
                if (!any)
                    break;
                const qint64 seq = rows.integer(1);
                FrameReader frames(rows.view(4));
                switch (rows.integer(0)) {
                case 1: {
                    PulledOperation pulled;
                    pulled.seq = seq;
                    if (rows.isNull(4)) {
                        pulled.leaf = digestFromBytes(rows.view(3));
                    } else {
                        STEWARD_ASSIGN(pulled.operation, readOperationBody(rows.view(4), seq, links));
                        pulled.leaf = leafOf(pulled.operation->operation.hash, pulled.operation->hub);
                        pulled.isProven = true;
                    }
                    chain = chainOf(chain, pulled.leaf);
                    if (pulled.operation)
                        pulled.operation->hub.chain = chain;
                    page.operations.append(std::move(pulled));
                    break;
                }
                case 2:
                    page.scope.append({rows.uuid(2), true, seq, {}});
                    break;
                case 3: {
                    STEWARD_ASSIGN(const LoggedOperation logged, readOperationBody(rows.view(4), seq, apart));
                    if (!page.scope.isEmpty() && page.scope.last().record == logged.operation.record)
                        page.scope.last().operations.append(logged);
                    break;
                }
                case 4:
                    page.scope.append({rows.uuid(2), false, seq, {}});
                    break;
                case 5: {
                    HubReplica replica;
                    replica.id = Uuid::fromCanonicalText(frames.nextView());
                    replica.prefix = QString::fromUtf8(frames.nextView());
                    page.replicas.append(replica);
                    break;
                }
                case 7: {
                    const qint64 at = page.operations.isEmpty() ? -1 : seq - page.operations.first().seq;
                    if (at >= 0 && at < page.operations.size()) {
                        STEWARD_ASSIGN(LoggedOperation own, readOwnFact(rows.view(4), seq));
                        own.operation.record = rows.uuid(2);
                        page.operations[at].operation = own;
                    }
                    break;
                }
                case 6:
                    page.end = {frames.nextView().toByteArray().toLongLong(), seq, digestFromBytes(rows.view(3))};
                    page.head = frames.nextView().toByteArray().toLongLong();
                    told = frames.nextView().toByteArray().toLongLong();
                    whole = frames.ok();
                    break;
                default: // of a later program: it says nothing to this one
                    break;
                }
            }
            if (!whole)
                return Error{ErrorKind::Corrupt, QStringLiteral("hub.body"),
                    QStringLiteral("a page of the stream came from the server damaged"), QStringLiteral("try again"), {}};
            m_told = {page.end, told};
            return page;
        });
}

Result<QByteArray> HubClient::bundleKey(const Uuid &replica, const QByteArray &openKey)
{
    return ask<QByteArray>(*m_connection, "SELECT api.bundle_key(?, ?)", [&](Statement &row) -> Result<QByteArray> {
        row.bind(replica, openKey);
        STEWARD_ASSIGN(const bool any, row.step());
        return any && !row.isNull(0) ? row.blob(0) : QByteArray();
    });
}

Result<QList<LoggedOperation>> HubClient::history(const Uuid &record)
{
    return ask<QList<LoggedOperation>>(*m_connection, "SELECT seq, body FROM api.history(?)",
        [&](Statement &rows) -> Result<QList<LoggedOperation>> {
            rows.bind(record);
            QList<LoggedOperation> operations;
            BodyLinks links;
            while (true) {
                STEWARD_ASSIGN(const bool any, rows.step());
                if (!any)
                    break;
                STEWARD_ASSIGN(LoggedOperation logged, readOperationBody(rows.view(1), rows.integer(0), links));
                operations.append(std::move(logged));
            }
            if (operations.isEmpty())
                return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"),
                    QStringLiteral("there is no such record"), {}, {record.toString()}};
            return operations;
        });
}

} // namespace steward
