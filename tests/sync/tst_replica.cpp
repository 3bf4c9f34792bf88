// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/desksync.h"
#include "core/desk/fields.h"
#include "core/desk/history.h"
#include "core/desk/search.h"
#include "core/desk/tickets.h"
#include "core/desk/timetravel.h"
#include "core/desk/undo.h"
#include "core/sync/enrolment.h"
#include "tests/simulate/faultyhub.h"
#include "tests/simulate/memoryhub.h"
#include "tests/support/result.h"

#include <QTemporaryDir>
#include <QTest>

using namespace steward;

namespace {

constexpr Instant beginning{1'795'435'200'000};

/// Two people on replicas of one hub in memory.
class Team
{
public:
    Team() : hub(Schema::builtIn(), clock, 1)
    {
        for (const char *name : {"ann", "bob"}) {
            MemoryHub::Login login;
            login.person = Uuid::v7(beginning, random);
            login.seesAll = true;
            hub.setLogin(QString::fromLatin1(name), login);
        }
    }

    /// The desk of a login; the file is made when it is first asked for.
    Result<std::unique_ptr<Workspace>> open(const QString &login, const QString &file = {})
    {
        const QString path = m_folder.filePath((file.isEmpty() ? login : file) + QStringLiteral(".steward"));
        if (!QFile::exists(path)) {
            const std::unique_ptr<Hub> session = hub.connect(login);
            STEWARD_TRY(enrolFile(path, QStringLiteral("memory:"), *session, clock, random));
        }
        return Workspace::open(path, {&clock, &random, {}, false});
    }
    QString path(const QString &file) const { return m_folder.filePath(file + QStringLiteral(".steward")); }
    Result<SyncEngine::Round> sync(Workspace &desk, const QString &login)
    {
        const std::unique_ptr<Hub> session = hub.connect(login);
        SyncState state;
        return syncDesk(desk, *session, state);
    }

    ManualClock clock{beginning};
    SeededRandom random{7};
    MemoryHub hub;

private:
    QTemporaryDir m_folder;
};

Result<RecordEdit> newIncident(Workspace &desk, const QString &title)
{
    STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(QStringLiteral("incident")));
    const RecordType &type = *desk.schema().type(edit.type);
    for (const Field &field : type.fields()) {
        if (field.required && !field.derived)
            setValue(type, edit.next, field.name, field.isNumeric() ? Value(1) : Value(QStringLiteral("new")));
    }
    setValue(type, edit.next, u"title", title);
    return edit;
}

Result<CommitReport> retitle(Workspace &desk, const Uuid &record, const QString &title)
{
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(record));
    RecordEdit edit = RecordEdit::of(loaded, QStringLiteral("edit"));
    setValue(*desk.schema().type(edit.type), edit.next, u"title", title);
    return desk.commit(edit);
}

QString titleOf(Workspace &desk, const Uuid &record)
{
    const Result<LoadedRecord> loaded = desk.load(record);
    return loaded ? valueOf(*desk.schema().type(loaded->type), loaded->values, u"title").text() : loaded.error().code;
}

QString verification(Workspace &desk)
{
    const Result<Verification> result = Verifier(desk.connection(), desk.sharedSchema()).run({});
    if (!result)
        return result.error().toString();
    return result->passed() ? QString() : result->findings.first().code + QStringLiteral(" ") + result->findings.first().text;
}

} // namespace

class ReplicaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersGivenOfflineStay();
    void whatWaitsCountsEverywhere();
    void undoOfWhatWaitsIsIdentity();
    void concurrentWorkMeets();
    void aRefusalBlocksNobody();
    void aCopiedFileBecomesAnother();
    void aRestoredFilesTwoLinesStayApart();
    void aLostTailComesBack();
    void aRevokedLoginHandsInAndStops();
    void anOldProgramReadsAndWritesNoMore();
    void rightsAreTakenAway();
    void aPageOfLiesIsRefused();
};

void ReplicaTest::numbersGivenOfflineStay()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("printer")));
    STEWARD_VALUE(report, ann->commit(edit));
    const QString offline = report.operations.first().number;
    QCOMPARE(offline, QStringLiteral("INC-R01-0001"));
    QCOMPARE(ann->loadNumber(offline)->id, edit.record);

    STEWARD_VALUE(round, team.sync(*ann, QStringLiteral("ann")));
    QCOMPARE(round.pushed, 1);
    STEWARD_VALUE(loaded, ann->load(edit.record));
    QCOMPARE(loaded.number, QStringLiteral("INC-000001"));
    QCOMPARE(ann->loadNumber(offline)->id, edit.record);

    STEWARD_VALUE(bob, team.open(QStringLiteral("bob")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QCOMPARE(bob->loadNumber(offline)->id, edit.record); // computed alike everywhere
    QCOMPARE(bob->loadNumber(QStringLiteral("INC-000001"))->id, edit.record);
    QCOMPARE(verification(*ann), QString());
    QCOMPARE(verification(*bob), QString());
    STEWARD_VALUE(found, searchTickets(*bob, QStringLiteral("printer"), SearchEnding::Complete, 5));
    QCOMPARE(found.tickets.size(), 1);
}

void ReplicaTest::whatWaitsCountsEverywhere()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("one")));
    QVERIFY(ann->commit(edit));
    QVERIFY(retitle(*ann, edit.record, QStringLiteral("two")));
    QCOMPARE(titleOf(*ann, edit.record), QStringLiteral("two"));
    STEWARD_VALUE(rid, ann->ridOf(edit.record));
    STEWARD_VALUE(history, historyOf(*ann, rid));
    QCOMPARE(history.size(), 2);
    QVERIFY(history.last().isPending);
    STEWARD_VALUE(recorded, recordAsOf(*ann, rid, AsOf{{}, 1'000'000}));
    QVERIFY(!recorded); // the hub has recorded nothing yet
    STEWARD_VALUE(happened, recordAsOf(*ann, rid, AsOf{beginning, {}}));
    QVERIFY(happened);
    STEWARD_VALUE(counts, Outbox(ann->connection()).counts());
    QCOMPARE(counts, (OutboxCounts{2, 0}));
    QCOMPARE(verification(*ann), QString());

    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    STEWARD_VALUE(after, historyOf(*ann, rid));
    QVERIFY(!after.last().isPending);
    QCOMPARE(after.last().seq, 2);
    QCOMPARE(verification(*ann), QString());
}

void ReplicaTest::undoOfWhatWaitsIsIdentity()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("one")));
    QVERIFY(ann->commit(edit));
    for (const bool synced : {false, true}) {
        if (synced)
            QVERIFY(team.sync(*ann, QStringLiteral("ann")));
        const RecordValues before = ann->load(edit.record)->values;
        STEWARD_VALUE(changed, retitle(*ann, edit.record, QStringLiteral("other")));
        const RecordValues then = ann->load(edit.record)->values;
        STEWARD_VALUE(undone, undo(*ann, changed.batch));
        QVERIFY(undone.reviews.isEmpty());
        QVERIFY(ann->load(edit.record)->values == before);
        STEWARD_VALUE(redone, undo(*ann, undone.commit.batch));
        QVERIFY(ann->load(edit.record)->values == then);
        QVERIFY(undo(*ann, redone.commit.batch));
    }
    QCOMPARE(verification(*ann), QString());
}

void ReplicaTest::concurrentWorkMeets()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(bob, team.open(QStringLiteral("bob")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("one")));
    QVERIFY(ann->commit(edit));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QVERIFY(retitle(*ann, edit.record, QStringLiteral("ann's")));
    QVERIFY(retitle(*bob, edit.record, QStringLiteral("bob's")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    STEWARD_VALUE(rid, ann->ridOf(edit.record));
    QCOMPARE(*ann->records().conflicts(rid), QStringList{QStringLiteral("title")});
    QCOMPARE(titleOf(*ann, edit.record), titleOf(*bob, edit.record));
    QVERIFY(retitle(*ann, edit.record, QStringLiteral("settled")));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    STEWARD_VALUE(there, bob->ridOf(edit.record));
    QCOMPARE(*bob->records().conflicts(there), QStringList());
    QCOMPARE(titleOf(*bob, edit.record), QStringLiteral("settled"));
    QCOMPARE(verification(*bob), QString());
}

void ReplicaTest::aRefusalBlocksNobody()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(bad, newIncident(*ann, QStringLiteral("bad")));
    STEWARD_VALUE(good, newIncident(*ann, QStringLiteral("good")));
    setValue(*ann->schema().type(u"incident"), bad.next, u"status", QStringLiteral("forbidden"));
    QVERIFY(ann->commit(bad));
    QVERIFY(retitle(*ann, bad.record, QStringLiteral("worse")));
    QVERIFY(ann->commit(good));
    STEWARD_VALUE(round, team.sync(*ann, QStringLiteral("ann")));
    QCOMPARE(round.refused, 2);
    QCOMPARE(ann->load(good.record)->number, QStringLiteral("INC-000001"));
    QCOMPARE(titleOf(*ann, bad.record), QStringLiteral("record.unknown"));
    Outbox outbox(ann->connection());
    STEWARD_VALUE(refused, outbox.entries(Outbox::Which::Refused));
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused[0].verdict, QStringLiteral("transition"));
    QCOMPARE(refused[1].verdict, QStringLiteral("after-refused"));
    QVERIFY(!refused[0].operation.units.isEmpty());
    QCOMPARE(*outbox.dismiss(refused[0].operation.group), 1);
    QCOMPARE(*outbox.counts(), (OutboxCounts{0, 1}));
    QCOMPARE(verification(*ann), QString());
}

void ReplicaTest::aCopiedFileBecomesAnother()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(first, newIncident(*ann, QStringLiteral("first")));
    QVERIFY(ann->commit(first));
    ann.reset();
    QVERIFY(QFile::copy(team.path(QStringLiteral("ann")), team.path(QStringLiteral("twin"))));
    ann = *team.open(QStringLiteral("ann"));
    STEWARD_VALUE(twin, team.open(QStringLiteral("ann"), QStringLiteral("twin")));
    STEWARD_VALUE(here, newIncident(*ann, QStringLiteral("here")));
    QVERIFY(ann->commit(here));
    STEWARD_VALUE(there, newIncident(*twin, QStringLiteral("there")));
    QVERIFY(twin->commit(there));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    STEWARD_VALUE(round, team.sync(*twin, QStringLiteral("ann")));
    QVERIFY(round.renamed);
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QCOMPARE(team.hub.state().head(), 3); // the first ticket once, in spite of both files
    for (Workspace *desk : {ann.get(), twin.get()}) {
        for (const Uuid &record : {first.record, here.record, there.record})
            QVERIFY(desk->load(record));
    }
    QCOMPARE(verification(*ann), QString());
    QCOMPARE(verification(*twin), QString());
}

/// The file wrote "two" and "three", was lost, and its backup wrote "other" in their place. It learns of the first two
/// from the hub, which loses them before the file has become another: now it alone has all three, and "three" was written
/// by somebody who had not seen "other".
void ReplicaTest::aRestoredFilesTwoLinesStayApart()
{
    Team team;
    const QString name = QStringLiteral("ann");
    STEWARD_VALUE(ann, team.open(name));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("one")));
    QVERIFY(ann->commit(edit));
    QVERIFY(team.sync(*ann, name));
    const MemoryHub::State before = team.hub.state();
    ann.reset();
    QVERIFY(QFile::copy(team.path(name), team.path(QStringLiteral("backup"))));
    ann = *team.open(name);
    QVERIFY(retitle(*ann, edit.record, QStringLiteral("two")));
    QVERIFY(retitle(*ann, edit.record, QStringLiteral("three")));
    QVERIFY(team.sync(*ann, name));
    ann.reset();
    QVERIFY(QFile::remove(team.path(name)));
    QVERIFY(QFile::rename(team.path(QStringLiteral("backup")), team.path(name)));
    ann = *team.open(name);
    QVERIFY(retitle(*ann, edit.record, QStringLiteral("other")));
    {
        const std::unique_ptr<Hub> session = team.hub.connect(name);
        SyncEngine::Options cut;
        cut.progress = [](const SyncState &) { return false; };
        SyncEngine engine(ann->connection(), ann->sharedSchema(), team.clock, team.random, *session, cut);
        QCOMPARE(engine.run().error().code, QStringLiteral("sync.cancelled"));
    }
    team.hub.failOver(before);
    STEWARD_VALUE(bob, team.open(QStringLiteral("bob")));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(team.sync(*ann, name));
        QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    }
    QCOMPARE(team.hub.state().head(), 4);
    const QList<Sibling> siblings = team.hub.fold(edit.record).units[QStringLiteral("title")].siblings;
    QStringList titles;
    for (const Sibling &sibling : siblings)
        titles.append(QString::fromUtf8(sibling.value.value_or("")));
    titles.sort();
    QCOMPARE(titles, (QStringList{QStringLiteral("5:title,5:other,"), QStringLiteral("5:title,5:three,")})); // frames
    for (Workspace *desk : {ann.get(), bob.get()}) {
        STEWARD_VALUE(rid, desk->ridOf(edit.record));
        QCOMPARE(*desk->records().conflicts(rid), QStringList{QStringLiteral("title")});
        QCOMPARE(verification(*desk), QString());
    }
}

void ReplicaTest::aLostTailComesBack()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(bob, team.open(QStringLiteral("bob")));
    STEWARD_VALUE(kept, newIncident(*ann, QStringLiteral("kept")));
    QVERIFY(ann->commit(kept));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    const MemoryHub::State backup = team.hub.state();
    STEWARD_VALUE(lost, newIncident(*ann, QStringLiteral("lost")));
    QVERIFY(ann->commit(lost));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    const QString shown = ann->load(lost.record)->number;
    team.hub.failOver(backup);
    STEWARD_VALUE(meanwhile, team.sync(*bob, QStringLiteral("bob")));
    QVERIFY(meanwhile.rewound);
    QCOMPARE(titleOf(*bob, lost.record), QStringLiteral("record.unknown"));
    STEWARD_VALUE(round, team.sync(*ann, QStringLiteral("ann")));
    QVERIFY(round.rewound);
    QCOMPARE(round.pushed, 1);
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QCOMPARE(titleOf(*bob, lost.record), QStringLiteral("lost"));
    QVERIFY(ann->load(lost.record)->number != shown);
    QCOMPARE(ann->loadNumber(shown)->id, lost.record);
    QCOMPARE(verification(*ann), QString());
    QCOMPARE(verification(*bob), QString());
}

void ReplicaTest::aRevokedLoginHandsInAndStops()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("last words")));
    QVERIFY(ann->commit(edit));
    MemoryHub::Login login = team.hub.login(QStringLiteral("ann"));
    login.disabled = true;
    team.hub.setLogin(QStringLiteral("ann"), login);
    const Result<SyncEngine::Round> round = team.sync(*ann, QStringLiteral("ann"));
    QVERIFY(!round);
    QCOMPARE(round.error().code, QStringLiteral("hub.disabled"));
    QCOMPARE(team.hub.state().head(), 1);
    const Result<CommitReport> more = retitle(*ann, edit.record, QStringLiteral("more"));
    QVERIFY(!more);
    QCOMPARE(more.error().code, QStringLiteral("replica.revoked"));
}

void ReplicaTest::anOldProgramReadsAndWritesNoMore()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("old")));
    QVERIFY(ann->commit(edit));
    team.hub.setVersions(Schema::version, Schema::version + 1);
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QCOMPARE(team.hub.state().head(), 1); // what was written before is taken
    const Result<CommitReport> more = retitle(*ann, edit.record, QStringLiteral("more"));
    QVERIFY(!more);
    QCOMPARE(more.error().code, QStringLiteral("replica.too-old"));
    team.hub.setVersions(Schema::version + 1, Schema::version + 1);
    QCOMPARE(team.sync(*ann, QStringLiteral("ann")).error().code, QStringLiteral("hub.too-old"));
}

void ReplicaTest::rightsAreTakenAway()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    QList<Uuid> groups;
    for (const QString &name : {QStringLiteral("Network"), QStringLiteral("Elsewhere")}) {
        STEWARD_VALUE(made, ann->draftOf(QStringLiteral("team")));
        setValue(*ann->schema().type(u"team"), made.next, u"name", name);
        QVERIFY(ann->commit(made));
        groups.append(made.record);
    }
    const Uuid group = groups[0];
    MemoryHub::Login bobs = team.hub.login(QStringLiteral("bob"));
    bobs.seesAll = false;
    bobs.teams = {group};
    team.hub.setLogin(QStringLiteral("bob"), bobs);
    STEWARD_VALUE(bob, team.open(QStringLiteral("bob")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("secret")));
    QVERIFY(ann->commit(edit));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QVERIFY(bob->load(edit.record));
    const auto give = [&](const Uuid &to) {
        RecordEdit hand = RecordEdit::of(*ann->load(edit.record), QStringLiteral("assign"));
        setValue(*ann->schema().type(u"incident"), hand.next, u"team", to);
        return ann->commit(hand) && team.sync(*ann, QStringLiteral("ann"));
    };
    QVERIFY(give(groups[1]));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QCOMPARE(titleOf(*bob, edit.record), QStringLiteral("record.unknown"));
    QCOMPARE(*bob->records().byNumber(QStringLiteral("INC-000001")), *bob->ridOf(edit.record)); // the stub
    QCOMPARE(bob->log().after(0, 10)->size(), 2); // the teams
    QCOMPARE(verification(*bob), QString());
    QVERIFY(give(group));
    QVERIFY(team.sync(*bob, QStringLiteral("bob")));
    QCOMPARE(titleOf(*bob, edit.record), QStringLiteral("secret"));
    QCOMPARE(bob->log().after(0, 10)->size(), 5);
    QCOMPARE(verification(*bob), QString());
}

void ReplicaTest::aPageOfLiesIsRefused()
{
    Team team;
    STEWARD_VALUE(ann, team.open(QStringLiteral("ann")));
    STEWARD_VALUE(edit, newIncident(*ann, QStringLiteral("true")));
    QVERIFY(ann->commit(edit));
    QVERIFY(team.sync(*ann, QStringLiteral("ann")));
    STEWARD_VALUE(bob, team.open(QStringLiteral("bob")));
    const std::unique_ptr<Hub> session = team.hub.connect(QStringLiteral("bob"));
    STEWARD_VALUE(honest, session->pull({1, 0, {}}, 10));
    PageApplier applier(bob->connection(), bob->sharedSchema(), nullptr);
    PullPage value = honest;
    value.operations[0].operation->operation.units[0].newValue = QByteArray("5:title,4:lie!,");
    PullPage fact = honest;
    fact.operations[0].operation->hub.eff += 1;
    PullPage leaf = honest;
    leaf.operations[0].leaf[0] ^= 1;
    leaf.operations[0].operation.reset();
    for (const PullPage &lie : {value, fact, leaf}) {
        const Result<AppliedPage> taken = applier.apply(lie);
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Corrupt);
        QCOMPARE(bob->context()->hubSeq, 0);
    }
    QVERIFY(applier.apply(honest));
    QCOMPARE(applier.apply(honest).error().code, QStringLiteral("sync.page-order"));
    QCOMPARE(verification(*bob), QString());
}

QTEST_GUILESS_MAIN(ReplicaTest)
#include "tst_replica.moc"
