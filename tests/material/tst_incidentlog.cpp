// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/desk/timetravel.h"
#include "tests/support/program.h"
#include "tests/support/result.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <random>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// A real log of 890 incidents, imported by the real program and compared with the file itself, which this test reads
/// with a parser of its own.
class IncidentLogTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reportsWhatCameIn();
    void lastRowsAreWhatStands();
    void historiesAreTheRowsInSourceOrder();
    void everyMinuteIsAsItsLastRow();
    void showTellsTheSame();
    void secondImportWritesNothing();
    void undoTakesAllOfItBack();

private:
    struct Row
    {
        QStringList cells;
        QDateTime time;
        qint64 modCount = 0;
    };
    /// What a row says, in our words.
    struct State
    {
        QString status, hold, priority, team, assignee;
        qint64 reopens = 0;
        bool operator==(const State &) const = default;
        QString toString() const
        {
            return QStringList{status, hold, priority, team, assignee, QString::number(reopens)}.join(u" | "_s);
        }
    };

    ProgramResult run(const QStringList &words) const
    {
        return runProgram(u"stewardctl"_s, words,
            {{u"STEWARD_WORKSPACE"_s, m_desk}, {u"STEWARD_STATE_DIR"_s, m_folder.path()}});
    }
    QString cell(const Row &row, const QString &column) const
    {
        const QString text = row.cells[m_columns.indexOf(column)].simplified();
        return text == u"?" ? QString() : text;
    }
    State stateOf(const Row &row) const
    {
        static const QHash<QString, std::pair<QString, QString>> states{{u"New"_s, {u"new"_s, {}}},
            {u"Active"_s, {u"inprogress"_s, {}}}, {u"Awaiting User Info"_s, {u"onhold"_s, u"requester"_s}},
            {u"Awaiting Vendor"_s, {u"onhold"_s, u"vendor"_s}}, {u"Awaiting Problem"_s, {u"onhold"_s, u"problem"_s}},
            {u"Awaiting Evidence"_s, {u"onhold"_s, u"evidence"_s}}, {u"Resolved"_s, {u"resolved"_s, {}}},
            {u"Closed"_s, {u"closed"_s, {}}}};
        const auto state = states.value(cell(row, u"incident_state"_s), {u"(none)"_s, {}});
        return {state.first, state.second, cell(row, u"priority"_s).left(1), cell(row, u"assignment_group"_s),
            cell(row, u"assigned_to"_s), cell(row, u"reopen_count"_s).toLongLong()};
    }
    QString label(const Value &value)
    {
        return value.isReference() ? m_open->labelOf(value.reference()).value_or(u"?"_s) : QString();
    }
    State stateOf(const RecordValues &values, qint64 reopens)
    {
        const RecordType &type = *m_open->schema().type(u"incident");
        const auto at = [&](QStringView field) -> const Value & { return valueOf(type, values, field); };
        return {at(u"status").text(), at(u"hold").text(),
            at(u"priority").isEmpty() ? QString() : QString::number(at(u"priority").number()), label(at(u"team")),
            label(at(u"assignee")), reopens};
    }
    Rid ridOf(const QString &number) { return m_open->records().byNumber(number)->value_or(0); }
    static Instant instantOf(const Row &row) { return {row.time.toMSecsSinceEpoch()}; }

    QTemporaryDir m_folder;
    QString m_file, m_desk, m_batch;
    QStringList m_columns;
    QMap<QString, QList<Row>> m_rows; ///< by incident, in source order
    std::unique_ptr<Workspace> m_open;
};

void IncidentLogTrial::initTestCase()
{
    m_file = qEnvironmentVariable("STEWARD_MATERIAL") + u"/eventlogs/servicenow_incident_log_890.csv"_s;
    QFile file(m_file);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(m_file));
    int count = 0;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        QVERIFY(!line.contains(u'"'));
        if (m_columns.isEmpty()) {
            m_columns = line.split(u',');
            continue;
        }
        Row row{line.split(u','), {}, 0};
        QCOMPARE(row.cells.size(), m_columns.size());
        row.time = QDateTime::fromString(cell(row, u"sys_updated_at"_s), u"dd-MM-yyyy HH:mm"_s);
        row.time.setTimeSpec(Qt::UTC);
        QVERIFY(row.time.isValid());
        row.modCount = cell(row, u"sys_mod_count"_s).toLongLong();
        m_rows[row.cells.first()].append(row);
        ++count;
    }
    QCOMPARE(count, 5998);
    QCOMPARE(m_rows.size(), 890);
    // Source order: as in the file, rows of one minute by their sys_mod_count.
    for (QList<Row> &rows : m_rows) {
        for (auto first = rows.begin(); first != rows.end();) {
            const auto last = std::find_if(first, rows.end(), [&](const Row &row) { return row.time != first->time; });
            std::stable_sort(first, last, [](const Row &a, const Row &b) { return a.modCount < b.modCount; });
            first = last;
        }
    }
    m_desk = m_folder.filePath(u"t.steward"_s);
    QCOMPARE(run({u"init"_s}).exit, 0);
}

void IncidentLogTrial::reportsWhatCameIn()
{
    const ProgramResult imported = run({u"import"_s, u"servicenow-log"_s, m_file, u"--format"_s, u"json"_s});
    QVERIFY2(imported.exit == 0, qPrintable(imported.err));
    const QJsonObject report
        = QJsonDocument::fromJson(imported.out.toUtf8()).object().value(u"files"_s).toArray()[0].toObject();
    QCOMPARE(report.value(u"rows"_s).toInt(), 5998);
    QCOMPARE(report.value(u"created"_s).toInt(), 890);
    QCOMPARE(report.value(u"refusedRows"_s).toInt(), 0);
    QCOMPARE(report.value(u"refusedValues"_s).toInt(), 0);
    m_batch = report.value(u"batch"_s).toString();
    const ProgramResult verified = run({u"verify"_s});
    QVERIFY2(verified.exit == 0, qPrintable(verified.out));
    STEWARD_VERIFY(open, Workspace::open(m_desk, {.readOnly = true}));
    m_open = *std::move(open);
    STEWARD_VERIFY(incidents, m_open->records().count(*m_open->schema().type(u"incident")));
    QCOMPARE(*incidents, 890);
}

void IncidentLogTrial::lastRowsAreWhatStands()
{
    const RecordType &type = *m_open->schema().type(u"incident");
    int reopened = 0;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        STEWARD_VERIFY(loaded, m_open->load(ridOf(it.key())));
        const State stands = stateOf(loaded->values, valueOf(type, loaded->values, u"reopens").number());
        const State row = stateOf(it->last());
        QVERIFY2(stands == row, qPrintable(it.key() + u": "_s + stands.toString() + u" / "_s + row.toString()));
        reopened += row.reopens > 0 ? 1 : 0;
    }
    QVERIFY(reopened > 0);
}

void IncidentLogTrial::historiesAreTheRowsInSourceOrder()
{
    int rowsSeen = 0, moved = 0, touches = 0;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const ProgramResult shown = run({u"show"_s, it.key(), u"--history"_s, u"--format"_s, u"jsonl"_s});
        QCOMPARE(shown.exit, 0);
        struct Step
        {
            QString time, author, verb;
            bool changes = false;
        };
        QList<Step> steps;
        qint64 seq = 0;
        for (const QString &line : shown.out.split(u'\n', Qt::SkipEmptyParts)) {
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
            if (const qint64 now = object.value(u"seq"_s).toInteger(); now != seq) {
                QVERIFY(now > seq);
                seq = now;
                steps.append({object.value(u"time"_s).toString(), object.value(u"author"_s).toString(),
                    object.value(u"verb"_s).toString(), !object.value(u"field"_s).isNull()});
            }
        }
        QCOMPARE(steps.size(), it->size());
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const Row &row = (*it)[i];
            QCOMPARE(steps[i].author, cell(row, u"sys_updated_by"_s));
            if (steps[i].time != row.time.toString(Qt::ISODate)) { // a first row that claims to be later than the next
                QCOMPARE(i, 0);
                QVERIFY((*it)[1].time < row.time);
                ++moved;
            }
            // Only rows that change nothing but bookkeeping are touches, or confirm a resolution.
            if (i > 0 && !steps[i].changes) {
                QVERIFY2(steps[i].verb == u"touch" || steps[i].verb == u"resolve" || steps[i].verb == u"close",
                    qPrintable(steps[i].verb));
                QVERIFY(stateOf(row) == stateOf((*it)[i - 1]));
                touches += steps[i].verb == u"touch" ? 1 : 0;
            }
            ++rowsSeen;
        }
    }
    QCOMPARE(rowsSeen, 5998);
    QCOMPARE(moved, 1); // INC0000137
    QVERIFY(touches > 1000);
}

void IncidentLogTrial::everyMinuteIsAsItsLastRow()
{
    int asked = 0, other = 0;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const Rid rid = ridOf(it.key());
        for (const Row &row : *it) {
            const Row *last = nullptr; // of that minute
            const Row *until = nullptr; // of the whole log until then
            for (const Row &one : *it) {
                last = one.time == row.time ? &one : last;
                until = one.time <= row.time ? &one : until;
            }
            STEWARD_VERIFY(then, recordAsOf(*m_open, rid, {instantOf(row), {}}));
            QVERIFY2(then->has_value(), qPrintable(it.key()));
            const State was = stateOf((*then)->values, (*then)->facts.reopens);
            if (last != until) { // the first row of INC0000137, of 11:10, stands before rows of 09:52 and 11:03
                ++other;
                QVERIFY(was == stateOf(*until));
                continue;
            }
            const State said = stateOf(*last);
            QVERIFY2(was == said, qPrintable(it.key() + u' ' + row.time.toString(Qt::ISODate) + u": "_s + was.toString()
                    + u" / "_s + said.toString()));
            ++asked;
        }
    }
    QCOMPARE(asked + other, 5998);
    QCOMPARE(other, 1);
}

void IncidentLogTrial::showTellsTheSame()
{
    const quint32 seed = 20160229;
    qInfo("seed %u", seed);
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): repeatable on purpose
    const QStringList numbers = m_rows.keys();
    for (int i = 0; i < 60; ++i) {
        const QString number = numbers[qsizetype(random() % quint32(numbers.size()))];
        const QList<Row> &rows = m_rows[number];
        const Row &row = rows[qsizetype(random() % quint32(rows.size()))];
        if (number == u"INC0000137")
            continue;
        const auto last = std::find_if(rows.crbegin(), rows.crend(), [&](const Row &one) { return one.time == row.time; });
        const ProgramResult shown = run({u"show"_s, number, u"--as-of"_s, row.time.toString(u"yyyy-MM-dd HH:mm"_s),
            u"--format"_s, u"json"_s});
        QVERIFY2(shown.exit == 0, qPrintable(shown.err));
        const QJsonObject object = QJsonDocument::fromJson(shown.out.toUtf8()).object();
        const auto text = [&](const QString &name) { return object.value(name).toString(); };
        const State was{text(u"status"_s), text(u"hold"_s), QString::number(object.value(u"priority"_s).toInt()),
            text(u"team"_s), text(u"assignee"_s), object.value(u"reopens"_s).toInteger()};
        QCOMPARE(was.toString(), stateOf(*last).toString());
    }
    const ProgramResult before = run({u"show"_s, numbers.first(), u"--as-of"_s, u"2010-01-01"_s});
    QCOMPARE(before.exit, 1);
    QCOMPARE(before.errorCode(), u"record.not-yet"_s);
}

void IncidentLogTrial::secondImportWritesNothing()
{
    for (const QStringList &more : {QStringList{}, QStringList{u"--again"_s}}) {
        const ProgramResult again = run(QStringList{u"import"_s, u"servicenow-log"_s, m_file, u"--format"_s, u"json"_s} + more);
        QVERIFY2(again.exit == 0, qPrintable(again.err));
        const QJsonObject report
            = QJsonDocument::fromJson(again.out.toUtf8()).object().value(u"files"_s).toArray()[0].toObject();
        QCOMPARE(report.value(u"operations"_s).toInt(-1), 0);
        QCOMPARE(report.value(u"alreadyDone"_s).toBool(), more.isEmpty());
    }
}

void IncidentLogTrial::undoTakesAllOfItBack()
{
    m_open.reset();
    QCOMPARE(run({u"undo"_s, m_batch}).exit, 0);
    const ProgramResult verified = run({u"verify"_s});
    QVERIFY2(verified.exit == 0, qPrintable(verified.out));
    STEWARD_VERIFY(open, Workspace::open(m_desk, {.readOnly = true}));
    for (const char *type : {"incident", "team", "location", "customfield"}) {
        STEWARD_VERIFY(left, (*open)->records().count(*(*open)->schema().type(QString::fromLatin1(type))));
        QCOMPARE(*left, 0);
    }
}

QTEST_GUILESS_MAIN(IncidentLogTrial)
#include "tst_incidentlog.moc"
