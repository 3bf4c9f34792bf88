// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/flaw.h"
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
class SimulateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QHashSeed::setDeterministicGlobalSeed(); } // a seed tells all
    void worldsHold();
#ifdef QT_FORCE_ASSERTS // releases have no mistakes to plant
    void plantedMistakesAreNoticed_data();
    void plantedMistakesAreNoticed();
#endif
};

void SimulateTest::worldsHold()
{
    const bool one = qEnvironmentVariableIsSet("STEWARD_SEED");
    const quint64 from = one ? qEnvironmentVariable("STEWARD_SEED").toULongLong() : 1;
    const qint64 wanted = one ? 1 : isLong() ? 5'000'000 : 15'000;
    plantedFlaw = one ? Flaw(qEnvironmentVariableIntValue("STEWARD_FLAW")) : Flaw::None;
    QElapsedTimer timer;
    timer.start();
    Simulation::Counts counts;
    quint64 seed = from;
    for (; counts.written < wanted; ++seed) {
        Simulation world(seed);
        const QString broken = world.run(stepsPerWorld);
        counts.add(world.counts());
        QVERIFY2(broken.isEmpty(),
            qPrintable(QStringLiteral("seed %1 (%2): %3\n    replay: STEWARD_SEED=%1 test_simulate_simulate worldsHold")
                           .arg(QString::number(seed), world.story(), broken)));
    }
    const qint64 elapsed = std::max<qint64>(1, timer.elapsed());
    qInfo("%llu worlds: %s", seed - from, qPrintable(counts.text()));
    qInfo("simulate_ops_per_s %lld", counts.applied * 1000 / elapsed);
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
}

void SimulateTest::plantedMistakesAreNoticed()
{
    QFETCH(int, flaw);
    plantedFlaw = Flaw(flaw);
    constexpr qint64 most = 100'000;
    qint64 written = 0;
    QString broken;
    quint64 seed = 1;
    for (; written < most && broken.isEmpty(); ++seed) {
        Simulation world(seed);
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
