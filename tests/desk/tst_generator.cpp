// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/desk/generator.h"
#include "tests/support/result.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

class GeneratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatWasAskedFor();
    void isRepeatable();
    void drawsByWeight();
    void writesADeskThatVerifies();
    void feedsTheWriter();

private:
    static constexpr Instant now{1'760'000'000'000};
};

static qsizetype wordCount(const QString &text) { return text.split(QLatin1Char(' ')).size(); }

void GeneratorTest::givesWhatWasAskedFor()
{
    const auto schema = Schema::builtIn();
    TicketGenerator generator(schema, {.tickets = 1000, .seed = 5, .now = now});
    generator.foundation();
    const QList<EditGroup> groups = generator.next(5000);
    QVERIFY(generator.atEnd());
    QCOMPARE(groups.size(), 5000);
    const RecordType &type = *schema->type(u"incident");
    int japanese = 0;
    int open = 0;
    for (qsizetype i = 0; i < groups.size(); i += 5) {
        const RecordEdit &create = groups[i].first();
        const QString title = valueOf(type, create.next, u"title").text();
        const QString body = valueOf(type, create.next, u"description").text();
        if (title.at(0).unicode() > 0x2000 || title.at(2).unicode() > 0x2000) {
            ++japanese;
        } else {
            QVERIFY2(wordCount(title) >= 5 && wordCount(title) <= 9, qPrintable(title));
            QVERIFY2(wordCount(body) >= 40 && wordCount(body) <= 110, qPrintable(body));
        }
        const RecordEdit &last = groups[i + 4].first();
        open += valueOf(type, last.next, u"status.class").number() < qint64(StatusClass::Done);
        Instant before = *create.eventTime;
        for (int k = 1; k < 5; ++k) {
            QVERIFY(*groups[i + k].first().eventTime >= before);
            before = *groups[i + k].first().eventTime;
        }
        QVERIFY(before <= now);
        QVERIFY(groups[i + 1].first().base == create.next);
    }
    QVERIFY2(japanese > 150 && japanese < 250, qPrintable(QString::number(japanese)));
    QVERIFY2(open > 60 && open < 160, qPrintable(QString::number(open)));
}

void GeneratorTest::isRepeatable()
{
    const auto run = [] {
        TicketGenerator generator(Schema::builtIn(), {.tickets = 20, .seed = 9, .now = now});
        QList<EditGroup> all = generator.foundation();
        all += generator.next(7);
        all += generator.next(100);
        return all;
    };
    const QList<EditGroup> a = run();
    const QList<EditGroup> b = run();
    QCOMPARE(a.size(), b.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        QCOMPARE(a[i].first().record, b[i].first().record);
        QVERIFY(a[i].first().next == b[i].first().next);
    }
}

void GeneratorTest::drawsByWeight()
{
    SeededRandom random(3);
    const WeightedDraw draw({1, 0, 3});
    int counts[3] = {};
    for (int i = 0; i < 40'000; ++i)
        ++counts[draw.draw(random)];
    QCOMPARE(counts[1], 0);
    QVERIFY(qAbs(counts[0] - 10'000) < 400);
    const WordSource words(WordSource::Language::English);
    QCOMPARE(words.words().size(), 20'000);
    QCOMPARE(words.words().first(), QStringLiteral("the"));
}

void GeneratorTest::writesADeskThatVerifies()
{
    QTemporaryDir folder;
    ManualClock clock(now);
    SeededRandom random(1);
    STEWARD_VERIFY(made, Workspace::create(folder.filePath(QStringLiteral("g.steward")), {&clock, &random, {}, false}));
    Workspace &desk = **made;
    TicketGenerator generator(desk.sharedSchema(), {.tickets = 120, .seed = 2, .now = clock.now()});
    STEWARD_VERIFY(founded, desk.commit(generator.foundation()));
    const Uuid batch = founded->batch;
    while (!generator.atEnd()) {
        STEWARD_VERIFY(report, desk.commit(generator.next(50), {.batch = batch, .alongside = {}}));
        for (const WrittenOperation &written : report->operations)
            QVERIFY2(written.conflicts.isEmpty(), qPrintable(written.type));
    }
    STEWARD_VERIFY(verification, Verifier(desk.connection(), desk.sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
    STEWARD_VERIFY(last, desk.loadNumber(QStringLiteral("INC-000120")));
    QVERIFY(!valueOf(*desk.schema().type(u"incident"), last->values, u"comments").isEmpty());
}

void GeneratorTest::feedsTheWriter()
{
    TicketGenerator generator(Schema::builtIn(), {.tickets = 20'000, .seed = 2, .now = now});
    generator.foundation();
    QElapsedTimer timer;
    timer.start();
    qsizetype operations = 0;
    while (!generator.atEnd())
        operations += generator.next(2000).size();
    QCOMPARE(operations, 100'000);
    // A figure for people; timings decide nothing here.
    qInfo("%lld operations a second", operations * 1'000'000'000 / timer.nsecsElapsed());
}

QTEST_GUILESS_MAIN(GeneratorTest)
#include "tst_generator.moc"
