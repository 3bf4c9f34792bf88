// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/importdesk.h"
#include "core/desk/undo.h"
#include "core/transfer/importer.h"
#include "core/transfer/importpresets.h"
#include "tests/support/testdesk.h"

#include <QBuffer>
#include <QFile>

using namespace steward;

/// Imports into a real desk: one batch, a cursor in step with the rows, nothing twice.
class ImportDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR")
            + QStringLiteral("/tests/data/import/incident-log.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_log = file.readAll();
    }

    void comesInOnceAndIsOneBatch();
    void goesOnWhereItStopped_data();
    void goesOnWhereItStopped();
    void rowsThatFollowArePickedUp();
    void aDryRunWritesNothing();
    void ownColumnsOfTheExportComeBack();

private:
    /// Stops an import after so many commits.
    class Stopper : public ImportObserver
    {
    public:
        explicit Stopper(int commits) : m_left(commits) {}
        bool progress(qint64, qint64) override { return --m_left > 0; }

    private:
        int m_left;
    };

    static Result<ImportReport> import(TestDesk &desk, const QByteArray &bytes, const ImportOptions &options = {},
        ImportObserver *observer = nullptr)
    {
        STEWARD_ASSIGN(const Mapping mapping, importPreset(QStringLiteral("servicenow-log"), desk->schema()));
        return import(desk, bytes, mapping, options, observer);
    }
    static Result<ImportReport> import(TestDesk &desk, const QByteArray &bytes, const Mapping &mapping,
        const ImportOptions &options = {}, ImportObserver *observer = nullptr)
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        STEWARD_ASSIGN(const auto target, DeskImportTarget::make(*desk));
        return importFile(*target, buffer, mapping, options, observer);
    }

    /// All living records as text, by what people call them: equal for desks that hold the same. When somebody last did
    /// something is left out, since undoing is doing something.
    static QStringList contentOf(TestDesk &desk)
    {
        QStringList lines;
        for (const auto &type : desk->schema().types()) {
            for (const Rid rid : TestDesk::need(desk->records().all(*type))) {
                const LoadedRecord loaded = TestDesk::need(desk->load(rid));
                QString line = type->name();
                for (qsizetype i = 0; i < type->fields().size(); ++i) {
                    if (type->fields()[i].name == u"updated")
                        continue;
                    const Value &value = loaded.values.values[size_t(i)];
                    QString text = value.isNumber() ? QString::number(value.number()) : value.text();
                    if (value.isReference())
                        text = TestDesk::need(desk->labelOf(value.reference()));
                    else if (value.isSet())
                        text = QString::number(value.set().items().size());
                    line += QStringLiteral("|%1=%2").arg(type->fields()[i].name, text);
                }
                lines.append(line);
            }
        }
        lines.sort();
        return lines;
    }
    static qint64 head(TestDesk &desk) { return TestDesk::need(desk->context()).hubSeq; }

    QByteArray m_log;
};

void ImportDeskTest::comesInOnceAndIsOneBatch()
{
    TestDesk desk;
    const QStringList before = contentOf(desk);
    const qint64 start = head(desk);
    STEWARD_VERIFY(report, import(desk, m_log, {.chunk = 100}));
    QVERIFY(report->created > 50);
    QCOMPARE(head(desk) - start, report->operations);
    QCOMPARE(desk.verification(), QString());
    const QStringList after = contentOf(desk);

    STEWARD_VERIFY(again, import(desk, m_log));
    QVERIFY(again->alreadyDone);
    QCOMPARE(again->batch, report->batch);
    // Read once more, each row is recognised.
    STEWARD_VERIFY(anew, import(desk, m_log, {.again = true}));
    QCOMPARE(anew->operations, 0);
    QVERIFY(anew->unchanged > report->created);
    QCOMPARE(head(desk) - start, report->operations);

    STEWARD_VERIFY(undone, undo(*desk, report->batch));
    QVERIFY(undone->reviews.isEmpty());
    QCOMPARE(contentOf(desk), before);
    QCOMPARE(desk.verification(), QString());
    STEWARD_VERIFY(redone, undo(*desk, undone->commit.batch));
    QCOMPARE(contentOf(desk), after);
    QCOMPARE(desk.verification(), QString());
}

void ImportDeskTest::goesOnWhereItStopped_data()
{
    QTest::addColumn<int>("commits");
    for (const int commits : {1, 2, 3, 5})
        QTest::addRow("after %d", commits) << commits;
}

void ImportDeskTest::goesOnWhereItStopped()
{
    QFETCH(int, commits);
    TestDesk whole;
    STEWARD_VERIFY(all, import(whole, m_log));
    TestDesk desk;
    Stopper stopper(commits);
    const auto stopped = import(desk, m_log, {.chunk = 90}, &stopper);
    STEWARD_COMPARE_ERROR(stopped, "import.stopped");
    STEWARD_VERIFY(rest, import(desk, m_log, {.chunk = 90}));
    QVERIFY(rest->resumedAt > 0);
    QVERIFY(!rest->alreadyDone);
    QCOMPARE(rest->operations, all->operations); // those before the stop are counted too
    QCOMPARE(rest->created, all->created);
    QCOMPARE(contentOf(desk), contentOf(whole));
    QCOMPARE(head(desk), head(whole));
    QCOMPARE(desk.verification(), QString());
    // One batch, although two runs wrote it.
    STEWARD_VERIFY(undone, undo(*desk, rest->batch));
    QCOMPARE(TestDesk::need(desk->records().count(*desk->schema().type(u"incident"))), 0);
}

void ImportDeskTest::rowsThatFollowArePickedUp()
{
    const qsizetype half = m_log.indexOf("\r\n", m_log.size() / 2) + 2;
    TestDesk whole;
    STEWARD_VERIFY(all, import(whole, m_log));
    TestDesk desk;
    STEWARD_VERIFY(first, import(desk, m_log.first(half)));
    STEWARD_VERIFY(second, import(desk, m_log));
    QVERIFY(second->batch != first->batch);
    QVERIFY(second->unchanged > 0);
    QCOMPARE(TestDesk::need(desk->records().count(*desk->schema().type(u"incident"))),
        TestDesk::need(whole->records().count(*whole->schema().type(u"incident"))));
    QCOMPARE(desk.verification(), QString());
}

void ImportDeskTest::aDryRunWritesNothing()
{
    TestDesk desk;
    const qint64 start = head(desk);
    STEWARD_VERIFY(planned, import(desk, m_log, {.dryRun = true}));
    QCOMPARE(head(desk), start);
    STEWARD_VERIFY(done, import(desk, m_log));
    QCOMPARE(planned->operations, done->operations);
    QCOMPARE(planned->created, done->created);
    QCOMPARE(planned->made, done->made);
}

void ImportDeskTest::ownColumnsOfTheExportComeBack()
{
    TestDesk desk;
    const QByteArray people = "name,login,email,vip,id\r\n田中 花子,hanako,h@example.org,true,x\r\nMax,max,,,y\r\n";
    const Mapping mapping = Mapping::plain(QStringLiteral("person"), QStringLiteral("login"),
        {QStringLiteral("name"), QStringLiteral("login"), QStringLiteral("email"), QStringLiteral("vip"), QStringLiteral("id")},
        desk->schema());
    STEWARD_VERIFY(report, import(desk, people, mapping));
    QCOMPARE(report->created, 2);
    QCOMPARE(report->refusedRows, 0);
    STEWARD_VERIFY(changed, import(desk, QByteArray(people).replace("h@example.org", "t@example.org"), mapping));
    QCOMPARE(changed->operations, 1);
    QCOMPARE(changed->unchanged, 1);
}

QTEST_GUILESS_MAIN(ImportDeskTest)
#include "tst_importdesk.moc"
