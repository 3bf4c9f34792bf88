// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/flaw.h"
#include "tests/simulate/postgreshub.h"
#include "tests/simulate/simulation.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace steward;

namespace {

constexpr int stepsPerWorld = 1'500;

bool isLong() { return qEnvironmentVariableIsSet("STEWARD_LONG"); }

} // namespace

/// Replay one world: STEWARD_SEED=N [STEWARD_FLAW=n] [STEWARD_TELL=1] test_simulate_simulate; the last prints what happens.
/// STEWARD_FIRST_SEED=N goes on from there; STEWARD_LONG=1 lives 20,000,000 operations in memory and 500,000 on real stores.
class SimulateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QHashSeed::setDeterministicGlobalSeed(); } // a seed tells all
    void worldsHold();
    void worldsThatDidNotHold();
    void worldsOnRealStoresHold();
#ifdef QT_FORCE_ASSERTS // releases have no mistakes to plant
    void plantedMistakesAreNoticed_data();
    void plantedMistakesAreNoticed();
#endif

private:
    void live(const Simulation::Stage &stage, int steps, const std::function<bool(const Simulation::Counts &)> &enough);
};

/// Worlds one after the other until `enough` says so; the first that breaks ends it.
void SimulateTest::live(const Simulation::Stage &stage, int steps, const std::function<bool(const Simulation::Counts &)> &enough)
{
    const bool one = qEnvironmentVariableIsSet("STEWARD_SEED");
    const quint64 from = one ? qEnvironmentVariable("STEWARD_SEED").toULongLong()
                             : qEnvironmentVariable("STEWARD_FIRST_SEED", QStringLiteral("1")).toULongLong();
    plantedFlaw = one ? Flaw(qEnvironmentVariableIntValue("STEWARD_FLAW")) : Flaw::None;
    QElapsedTimer timer;
    timer.start();
    Simulation::Counts counts;
    quint64 seed = from;
    for (; one ? seed == from : !enough(counts); ++seed) {
        Simulation world(seed, stage);
        const QString broken = world.run(steps);
        counts.add(world.counts());
        if (isLong() && (seed - from) % 10 == 9)
            qInfo("up to seed %llu: %s", seed, qPrintable(counts.text()));
        QVERIFY2(broken.isEmpty(),
            qPrintable(QStringLiteral("seed %1 (%2): %3\n    replay: STEWARD_SEED=%1 test_simulate_simulate %4")
                           .arg(QString::number(seed), world.story(), broken, QLatin1String(QTest::currentTestFunction()))));
    }
    const qint64 elapsed = std::max<qint64>(1, timer.elapsed());
    qInfo("%llu worlds: %s", seed - from, qPrintable(counts.text()));
    qInfo("simulate_ops_per_s %lld", counts.applied * 1000 / elapsed);
}

void SimulateTest::worldsHold()
{
    const qint64 wanted = isLong() ? 20'000'000 : 60'000;
    live({}, stepsPerWorld, [&](const Simulation::Counts &counts) { return counts.applied >= wanted; });
}

/// Each of these has found a mistake that no other test had.
void SimulateTest::worldsThatDidNotHold()
{
    for (const quint64 seed : {301, 442, 499}) {
        const QString broken = Simulation(seed, {}).run(stepsPerWorld);
        QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(broken)));
    }
}

/// Files on a disk that loses power, and a PostgreSQL server that loses sessions and is put back to its backups.
void SimulateTest::worldsOnRealStoresHold()
{
    PowerLossDisk disk;
    Simulation::Stage stage;
    stage.disk = &disk;
    stage.hub = [](std::shared_ptr<const Schema> schema, const ManualClock &clock, quint64 seed) {
        return std::make_unique<PostgresHub>(std::move(schema), clock, seed);
    };
    const qint64 wanted = isLong() ? 500'000 : 3'000;
    live(stage, isLong() ? stepsPerWorld : 500, [&](const Simulation::Counts &counts) { return counts.applied >= wanted; });
}

#ifdef QT_FORCE_ASSERTS
void SimulateTest::plantedMistakesAreNoticed_data()
{
    QTest::addColumn<int>("flaw");
    const auto row = [](const char *name, Flaw flaw) { QTest::newRow(name) << int(flaw); };
    row("context taken at save", Flaw::ContextAtSave);
    row("no epoch cap", Flaw::NoEpochCap);
    row("no clamp", Flaw::NoClamp);
    row("clamp without floors", Flaw::ClampWithoutFloors);
    row("cursor before page", Flaw::CursorBeforePage);
    row("gaps accepted", Flaw::GapsAccepted);
    row("acknowledged before the hub", Flaw::AckBeforeHub);
    row("salt reused", Flaw::SaltReused);
    row("clone undetected", Flaw::CloneUndetected);
    row("rseq reused after restore", Flaw::RseqReused);
    row("alias dropped", Flaw::AliasDropped);
    row("blocked by a refusal", Flaw::BlockedByRefusal);
    row("left records stay", Flaw::LeftRecordsStay);
    row("pending forgotten", Flaw::PendingForgotten);
    row("refused still counts", Flaw::RefusedStillCounts);
    row("group torn", Flaw::GroupTorn);
    row("synced later", Flaw::SyncedLater);
}

void SimulateTest::plantedMistakesAreNoticed()
{
    QFETCH(int, flaw);
    plantedFlaw = Flaw(flaw);
    constexpr qint64 most = 100'000;
    PowerLossDisk disk;
    Simulation::Stage stage;
    if (plantedFlaw == Flaw::SyncedLater)
        stage.disk = &disk;
    qint64 written = 0;
    QString broken;
    quint64 seed = 1;
    for (; written < most && broken.isEmpty(); ++seed) {
        Simulation world(seed, stage);
        broken = world.run(stepsPerWorld);
        written += world.counts().written;
    }
    plantedFlaw = Flaw::None;
    QVERIFY2(!broken.isEmpty(), "the simulator does not notice");
    qInfo("noticed after %lld operations, seed %llu: %s", written, seed - 1, qPrintable(broken));
}
#endif

QTEST_GUILESS_MAIN(SimulateTest)
#include "tst_simulate.moc"
