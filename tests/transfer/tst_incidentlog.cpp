// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// tests/data/import/incident-log.csv is a log of our own with every oddity that real ones have; the incidents from
// INC0000150 on hold one each.
#include "core/transfer/importpresets.h"
#include "importfixture.h"
#include "memorytarget.h"

#include <QTest>

using namespace steward;

class TestIncidentLog : public QObject
{
    Q_OBJECT

    Mapping m_mapping;
    MemoryTarget m_target;
    Listener m_listener;
    ImportReport m_report;

    const LoadedRecord &incident(int number)
    {
        const LoadedRecord *found = m_target.byKey(
            QStringLiteral("incident"), QStringLiteral("external.number"), name(number));
        if (!found)
            qFatal("no incident %d", number);
        return *found;
    }
    static QString name(int number) { return QStringLiteral("INC%1").arg(number, 7, 10, QLatin1Char('0')); }
    QString text(int number, const char *field)
    {
        return m_target.text(incident(number), QString::fromLatin1(field));
    }
    /// "verb@HH:mm" of each operation.
    QStringList history(int number)
    {
        QStringList list;
        for (const LoggedOperation &one : m_target.operations.value(incident(number).id)) {
            list.append(one.operation.verb + QLatin1Char('@')
                + QDateTime::fromMSecsSinceEpoch(one.operation.eventTime.ms, Qt::UTC)
                      .toString(QStringLiteral("HH:mm")));
        }
        return list;
    }
    TicketFacts facts(int number) { return m_target.asOf(incident(number).id, std::nullopt)->facts; }
    QString asOf(int number, const char *iso, const char *field)
    {
        const auto then = m_target.asOf(incident(number).id, utc(iso));
        if (!then)
            return then.error().toString();
        LoadedRecord record = incident(number);
        record.values = then->values;
        return m_target.text(record, QString::fromLatin1(field));
    }
    static QStringList list(std::initializer_list<const char *> texts)
    {
        QStringList made;
        for (const char *one : texts)
            made.append(QString::fromLatin1(one));
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto mapping = importPreset(QStringLiteral("servicenow-log"), *Schema::builtIn());
        QVERIFY2(mapping, mapping ? "" : qPrintable(mapping.error().toString()));
        m_mapping = *mapping;
        const auto report = importBytes(
            m_target, testData(QStringLiteral("import/incident-log.csv")), m_mapping, {}, &m_listener);
        QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
        m_report = *report;
    }

    void everyRowIsAccountedFor()
    {
        QCOMPARE(m_report.rows, 400);
        QCOMPARE(m_report.refusedRows, 4);
        QCOMPARE(m_report.refusedValues, 5);
        QCOMPARE(m_report.created, 66);
        // Three moments of their own besides the rows: two for INC0000152, one for INC0000153.
        QCOMPARE(m_report.created + m_report.changed + m_report.touched, 400 - 4 + 3);
        qint64 made = 0;
        for (const qint64 count : m_report.made)
            made += count;
        QCOMPARE(m_report.operations, made + 400 - 4 + 3);
        QStringList codes = m_listener.codes();
        for (QString &code : codes)
            code = code.section(QLatin1Char(' '), 0, 0);
        codes.sort();
        QCOMPARE(codes,
            list({"csv.bare-quote", "csv.cell-count", "import.bad-date", "import.bad-state",
                "import.bad-state", "import.bad-value", "import.bad-value", "import.bad-value",
                "import.no-key"}));
    }

    void finalStatesAreThoseOfTheLastRows()
    {
        // Read by itself: last row per number, with the file's own quoting (one quoted cell, in INC0000162).
        const QString file = QString::fromUtf8(testData(QStringLiteral("import/incident-log.csv")));
        QHash<QString, QStringList> last;
        for (const QString &line : file.split(QStringLiteral("\r\n")).sliced(1)) {
            const QStringList cells = line.split(QLatin1Char(','));
            if (cells.size() == 36 && !line.contains(QLatin1Char('"')) && cells[1] != QLatin1String("-100"))
                last.insert(cells[0], cells);
        }
        const QHash<QString, QString> states{{QStringLiteral("New"), QStringLiteral("new")},
            {QStringLiteral("Active"), QStringLiteral("inprogress")},
            {QStringLiteral("Resolved"), QStringLiteral("resolved")},
            {QStringLiteral("Closed"), QStringLiteral("closed")}};
        for (int number = 100; number <= 164; ++number) {
            if (number == 162)
                continue;
            const QStringList &row = last[name(number)];
            QVERIFY2(row.size() == 36, qPrintable(name(number)));
            QCOMPARE(text(number, "status"), states.value(row[1], QStringLiteral("onhold")));
            QCOMPARE(text(number, "priority"), row[22].left(1));
            const auto plain = [](const QString &cell) {
                return cell == QLatin1String("?") ? QString() : cell;
            };
            QCOMPARE(text(number, "team"), plain(row[23]));
            QCOMPARE(text(number, "assignee"), plain(row[24]));
            QCOMPARE(QString::number(facts(number).reopens), row[4]);
            QCOMPARE(
                QString::number(facts(number).reassignments), number == 150 ? QStringLiteral("1") : row[3]);
        }
    }

    void textsAreSimplifiedAndEmptyMeansEmpty()
    {
        for (const QString &person : m_target.namesOf(QStringLiteral("person")))
            QVERIFY2(
                !person.contains(QStringLiteral("  ")) && person != QLatin1String("?"), qPrintable(person));
        QVERIFY(m_target.namesOf(QStringLiteral("person")).contains(QStringLiteral("Opened by 1")));
        for (const char *field :
            {"requester", "location", "category", "team", "resolution.code", "x.symptom"})
            QCOMPARE(text(158, field), QString());
        QCOMPARE(text(158, "title"), QStringLiteral("(imported without a title)"));
        QVERIFY(text(100, "title").contains(QStringLiteral("Category ")));
    }

    void aBrokenStateIsRefusedAndItsRowComesIn()
    {
        QCOMPARE(text(150, "team"), QStringLiteral("Group 99"));
        QCOMPARE(history(150).size(), 5);
        QCOMPARE(asOf(150, "2025-01-07T15:07:00Z", "status"), QStringLiteral("new"));
        const ImportProblem &problem = *std::find_if(m_listener.problems.begin(), m_listener.problems.end(),
            [](const ImportProblem &one) { return one.error.code == QLatin1String("import.bad-state"); });
        QCOMPARE(problem.column, QStringLiteral("incident_state"));
        QCOMPARE(problem.value, QStringLiteral("-100"));
        QCOMPARE(problem.error.column, 2);
        QVERIFY(!problem.wholeRow);
        QCOMPARE(history(151).first().section(QLatin1Char('@'), 0, 0), QStringLiteral("create"));
        QCOMPARE(m_target.operations.value(incident(151).id).size(), 3);
    }

    void momentsTakeEffectAtTheirOwnTime()
    {
        // 152: Active 16:21, Closed 20:21, resolved at 17:21, closed at 18:21.
        const QStringList steps = history(152);
        QCOMPARE(steps.size(), 5);
        QCOMPARE(steps[2].section(QLatin1Char('@'), 0, 0), QStringLiteral("resolve"));
        QCOMPARE(steps[3].section(QLatin1Char('@'), 0, 0), QStringLiteral("close"));
        const TicketFacts all = facts(152);
        const Instant active = m_target.operations.value(incident(152).id)[1].operation.eventTime;
        QCOMPARE(all.resolved, std::optional(Instant{active.ms + 60 * 60'000}));
        QCOMPARE(all.closed, std::optional(Instant{active.ms + 120 * 60'000}));
        QCOMPARE(all.updated, std::optional(Instant{active.ms + 240 * 60'000}));
        const auto before = m_target.asOf(incident(152).id, Instant{active.ms + 59 * 60'000});
        QVERIFY(
            before->values.values[size_t(m_target.schema()->type(u"incident")->indexOf(u"resolution.code"))]
                .isEmpty());
        const auto between = m_target.asOf(incident(152).id, Instant{active.ms + 60 * 60'000});
        QCOMPARE(
            between->values.values[size_t(m_target.schema()->type(u"incident")->indexOf(u"status"))].text(),
            QStringLiteral("resolved"));
        QVERIFY(
            !between->values.values[size_t(m_target.schema()->type(u"incident")->indexOf(u"resolution.code"))]
                 .isEmpty());

        // 153: the moment lies after the last row.
        QCOMPARE(history(153).size(), 3);
        QVERIFY(history(153).last().startsWith(QStringLiteral("resolve@")));
        const QList<LoggedOperation> log = m_target.operations.value(incident(153).id);
        QCOMPARE(log[2].operation.eventTime - log[1].operation.eventTime, Duration(90 * 60'000));
        QCOMPARE(facts(153).resolved, std::optional(log[2].operation.eventTime));

        // 154: resolved and closed twice; the second moments count.
        QStringList verbs;
        for (const QString &step : history(154))
            verbs.append(step.section(QLatin1Char('@'), 0, 0));
        QCOMPARE(verbs, list({"create", "resolve", "resolve", "close", "close"}));
        const QList<LoggedOperation> twice = m_target.operations.value(incident(154).id);
        QVERIFY(twice[4].operation.units.isEmpty());
        QCOMPARE(facts(154).resolved, std::optional(twice[2].operation.eventTime));
        QCOMPARE(facts(154).closed, std::optional(twice[4].operation.eventTime));
    }

    void theFirstRowDoesNotComeAfterTheSecond()
    {
        const QList<LoggedOperation> log = m_target.operations.value(incident(155).id);
        QCOMPARE(log.size(), 4);
        QVERIFY(log[0].operation.eventTime < log[1].operation.eventTime);
        QCOMPARE(log[0].operation.eventTime,
            *incident(155)
                 .values.values[size_t(m_target.schema()->type(u"incident")->indexOf(u"x.created_at"))]
                 .toInstant());
        QVERIFY(m_report.notes.join(QLatin1Char('\n')).contains(name(155)));
    }

    void orderIsTheFilesAndTiesGoByCount()
    {
        QStringList verbs;
        for (const QString &step : history(156))
            verbs.append(step.section(QLatin1Char('@'), 0, 0));
        QCOMPARE(verbs, list({"create", "assign", "start", "resolve", "close"}));
        verbs.clear();
        for (const QString &step : history(157))
            verbs.append(step.section(QLatin1Char('@'), 0, 0));
        QCOMPARE(verbs, list({"create", "start", "hold", "resolve", "close"}));
        const QList<LoggedOperation> log = m_target.operations.value(incident(157).id);
        QVERIFY(log[1].operation.eventTime == log[3].operation.eventTime);
        QCOMPARE(asOf(157,
                     qPrintable(QDateTime::fromMSecsSinceEpoch(log[1].operation.eventTime.ms, Qt::UTC)
                                    .toString(Qt::ISODate)),
                     "status"),
            QStringLiteral("resolved"));
    }

    void reopeningIsCounted()
    {
        QCOMPARE(facts(159).reopens, 2);
        QCOMPARE(history(159).filter(QStringLiteral("reopen@")).size(), 2);
    }

    void interleavedRecordsAreToldApart()
    {
        QCOMPARE(history(160).size(), 4);
        QCOMPARE(history(161).size(), 4);
        QCOMPARE(text(161, "x.vendor"), QStringLiteral("Vendor 1"));
        QCOMPARE(asOf(161, "2025-01-07T21:54:00Z", "hold"), QStringLiteral("vendor"));
    }

    void otherColumnsAreKept()
    {
        QCOMPARE(text(162, "x.symptom"), QStringLiteral("Printer \"Etage 2\", no power after storm"));
        QCOMPARE(text(162, "x.problem"), QStringLiteral("Problem ID 2"));
        QCOMPARE(text(162, "x.change"), QStringLiteral("CHG0000047"));
        QCOMPARE(text(162, "x.caused_by"), QStringLiteral("CHG0000097"));
        QCOMPARE(text(162, "ci"), QStringLiteral("cmdb_ci 31"));
        QCOMPARE(text(162, "x.notify"), QStringLiteral("Do Not Notify"));
        QCOMPARE(text(162, "x.knowledge"), QStringLiteral("1"));
        QVERIFY(!text(163, "impact").isEmpty()); // the refused value did not take the good one away
    }

    void bookkeepingIsATouch()
    {
        qint64 touched = 0;
        for (const QList<LoggedOperation> &log : std::as_const(m_target.operations)) {
            for (const LoggedOperation &one : log) {
                if (one.operation.verb == QLatin1String("touch")) {
                    QVERIFY(one.operation.units.isEmpty());
                    ++touched;
                }
            }
        }
        QVERIFY(touched > 20);
        QCOMPARE(m_report.touched, touched + 1); // and the bare confirmation of INC0000154
    }

    void bothNotationsGiveTheSame()
    {
        QStringList states[2];
        int at = 0;
        for (const char *file : {"import/incident-log-dashes.csv", "import/incident-log-slashes.csv"}) {
            MemoryTarget target;
            Listener listener;
            const auto report = importBytes(
                target, testData(QString::fromLatin1(file)), m_mapping, {}, &listener);
            QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
            QVERIFY2(listener.problems.isEmpty(), qPrintable(listener.codes().join(QLatin1Char(' '))));
            QVERIFY(report->notes.contains(QStringLiteral("kept as custom fields: u_team_note")));
            for (const Uuid &id : std::as_const(target.order)) {
                for (const LoggedOperation &one : target.operations.value(id)) {
                    QString line = QStringLiteral("%1 %2 %3 %4")
                                       .arg(id.toString(), one.operation.verb)
                                       .arg(one.operation.eventTime.ms)
                                       .arg(one.operation.author.toString());
                    for (const UnitChange &unit : one.operation.units)
                        line += QLatin1Char(' ') + unit.unit
                            + QString::fromLatin1(unit.newValue.value_or(QByteArray()).toHex());
                    states[at].append(line);
                }
            }
            ++at;
        }
        QVERIFY(states[0].size() > 90);
        QCOMPARE(states[0], states[1]);
    }

    void againOrALongerFileAddsOnlyWhatIsNew()
    {
        const QByteArray whole = testData(QStringLiteral("import/incident-log.csv"));
        const QList<QByteArray> lines = whole.split('\n');
        for (const qsizetype cut : {5, 60, 199, 300, 393}) {
            MemoryTarget target;
            QByteArray part;
            for (qsizetype i = 0; i < cut; ++i)
                part += lines[i] + '\n';
            const auto first = importBytes(target, part, m_mapping);
            QVERIFY(first);
            const auto second = importBytes(target, whole, m_mapping);
            QVERIFY2(second, second ? "" : qPrintable(second.error().toString()));
            for (auto it = m_target.operations.cbegin(); it != m_target.operations.cend(); ++it) {
                const LoadedRecord original = **m_target.load(it.key());
                const auto other = target.load(it.key());
                QVERIFY2(*other, qPrintable(original.type));
                QCOMPARE((*other)->values, original.values);
                QCOMPARE(target.operations.value(it.key()).size(), it->size());
            }
            const auto third = importBytes(target, whole + QByteArray("\r\n"), m_mapping);
            QVERIFY(third);
            QCOMPARE(third->operations, 0);
            QCOMPARE(third->unchanged, 396);
        }
    }

    void killedAnywhereItEndsTheSame()
    {
        for (qint64 lives = 0; lives < 12; ++lives) {
            MemoryTarget target;
            ImportOptions options;
            options.chunk = 60;
            target.commitsUntilDeath = lives;
            const auto killed = importBytes(
                target, testData(QStringLiteral("import/incident-log.csv")), m_mapping, options);
            if (killed) {
                QVERIFY(lives > 8);
                break;
            }
            target.commitsUntilDeath = -1;
            const auto report = importBytes(
                target, testData(QStringLiteral("import/incident-log.csv")), m_mapping, options);
            QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
            QCOMPARE(report->created, m_report.created);
            QCOMPARE(report->changed, m_report.changed);
            QCOMPARE(report->touched, m_report.touched);
            QCOMPARE(report->operations, m_report.operations);
            QVERIFY(report->batch == m_report.batch);
            QCOMPARE(target.order, m_target.order);
            for (const Uuid &id : std::as_const(target.order)) {
                QCOMPARE((*target.load(id))->values, (*m_target.load(id))->values);
                QCOMPARE(target.operations.value(id).size(), m_target.operations.value(id).size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestIncidentLog)
#include "tst_incidentlog.moc"
