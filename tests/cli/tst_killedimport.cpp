// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/workspace.h"
#include "tests/support/program.h"
#include "tests/support/result.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <random>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// The real program is killed at random writes of an import, in the middle of the write, and started again: the desk
/// ends as it does without. 5 kills, 100 with STEWARD_LONG=1.
class KilledImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsAsIfNothingHadHappened();

private:
    static ProgramResult run(const QString &desk, const QStringList &words, const QString &fault = {}) { return runOnDesk(desk, words, fault); }
    QString copyOfEmptyDesk(const QString &name) const
    {
        const QString path = m_folder.filePath(name + u".steward"_s);
        return QFile::copy(m_empty, path) ? path : QString();
    }
    static QByteArray logOfSomeDesk();
    /// Rows of every table of records, and who wrote what when, in order.
    static Result<QString> stateOf(const QString &path);

    QTemporaryDir m_folder;
    QString m_empty, m_log, m_wanted;
    qint64 m_writes = 0;
};

/// 700 incidents of seven rows in the shape of the preset: several commits of an import.
QByteArray KilledImportTest::logOfSomeDesk()
{
    QByteArray log = "number,incident_state,sys_mod_count,opened_at,sys_created_at,sys_updated_by,sys_updated_at,"
                     "caller_id,subcategory,category,u_symptom,impact,urgency,priority,assignment_group,assigned_to,"
                     "closed_code,resolved_by,resolved_at,closed_at\r\n";
    const QList<QByteArray> states{"New", "Active", "Awaiting User Info", "Active", "Active", "Resolved", "Closed"};
    for (int i = 0; i < 700; ++i) {
        const QDateTime begin(QDate(2025, 1, 1).addDays(i / 10), QTime(8, i % 60), Qt::UTC);
        const auto at = [&](int hours) { return begin.addSecs(hours * 3600).toString(u"dd-MM-yyyy HH:mm"_s).toUtf8(); };
        for (int row = 0; row < states.size(); ++row) {
            log += "OLD" + QByteArray::number(100'000 + i) + ',' + states[row] + ',' + QByteArray::number(row) + ','
                + at(0) + ',' + at(0) + ",Agent " + QByteArray::number((i + row) % 30) + ',' + at(row * 3) + ",Caller "
                + QByteArray::number(i % 400) + ",Sub " + QByteArray::number(i % 20) + ",Cat " + QByteArray::number(i % 5)
                + ",Symptom " + QByteArray::number(i % 90) + ",2 - Medium,2 - Medium,3 - Moderate,Group "
                + QByteArray::number(i % 12) + ",Agent " + QByteArray::number((i + row / 3) % 30) + ",code "
                + QByteArray::number(i % 7) + ",Agent 3," + at(15) + ',' + at(18) + "\r\n";
        }
    }
    return log;
}

Result<QString> KilledImportTest::stateOf(const QString &path)
{
    STEWARD_ASSIGN(const auto desk, Workspace::open(path, {.readOnly = true}));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &type : desk->schema().types()) {
        STEWARD_ASSIGN(const QList<Rid> rids, desk->records().all(*type));
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, desk->records().load(rid));
            hash.addData(QByteArray(loaded->id.toBytes() + loaded->number.toUtf8()));
            for (const Value &value : loaded->values.values) {
                hash.addData(value.isNumber() ? QByteArray::number(value.number())
                        : value.isReference() ? value.reference().toBytes()
                        : value.isSet()       ? value.set().items().join(u',').toUtf8()
                                              : value.text().toUtf8());
            }
        }
    }
    STEWARD_ASSIGN(const Context now, desk->context());
    for (qint64 seq = 0; seq < now.hubSeq;) {
        STEWARD_ASSIGN(const QList<LoggedOperation> next, desk->log().after(seq, 5'000));
        for (const LoggedOperation &logged : next) {
            const Operation &op = logged.operation;
            hash.addData(QByteArray(op.record.toBytes() + op.verb.toUtf8() + op.author.toBytes() + op.batch.toBytes()));
            if (op.recordType == u"incident")
                hash.addData(QByteArray::number(op.eventTime.ms));
        }
        seq = next.last().hub.seq;
    }
    return u"%1 operations, %2"_s.arg(now.hubSeq).arg(QString::fromLatin1(hash.result().toHex()));
}

void KilledImportTest::initTestCase()
{
    m_log = m_folder.filePath(u"log.csv"_s);
    QFile file(m_log);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(logOfSomeDesk());
    file.close();
    m_empty = m_folder.filePath(u"empty.steward"_s);
    QCOMPARE(run(m_empty, {u"init"_s}).exit, 0);
    QVERIFY(!QFile::exists(m_empty + u"-wal"_s));

    const QString whole = copyOfEmptyDesk(u"whole"_s);
    m_writes = countedWrites(m_folder.filePath(u"writes"_s),
        [&](const QString &fault) { return run(whole, {u"import"_s, u"servicenow-log"_s, m_log}, fault); });
    QVERIFY2(m_writes > 500, qPrintable(QString::number(m_writes)));
    STEWARD_VERIFY(state, stateOf(whole));
    m_wanted = *state;
}

void KilledImportTest::endsAsIfNothingHadHappened()
{
    const bool many = qEnvironmentVariableIsSet("STEWARD_LONG");
    const quint32 seed = many ? 100 : 20260101;
    qInfo("seed %u, %lld writes", seed, m_writes);
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): repeatable on purpose
    int halfDone = 0;
    const int kills = many ? 100 : 5;
    for (int i = 0; i < kills; ++i) { // spread over the whole import, at random within each part
        const qint64 part = m_writes / kills;
        const qint64 at = 1 + i * part + qint64(random() % quint32(part));
        const QString desk = copyOfEmptyDesk(QString::number(i));
        const ProgramResult killed
            = run(desk, {u"import"_s, u"servicenow-log"_s, m_log}, u"kill:%1"_s.arg(at));
        QVERIFY2(killed.exit == -1, qPrintable(u"it was not killed at write %1: "_s.arg(at) + killed.err));
        // What is there now is whole.
        const ProgramResult between = run(desk, {u"verify"_s});
        QVERIFY2(between.exit == 0, qPrintable(u"after write %1: "_s.arg(at) + between.out + between.err));
        const ProgramResult rest = run(desk, {u"import"_s, u"servicenow-log"_s, m_log, u"--format"_s, u"json"_s});
        QVERIFY2(rest.exit == 0, qPrintable(u"after write %1: "_s.arg(at) + rest.err));
        const QJsonObject report
            = QJsonDocument::fromJson(rest.out.toUtf8()).object().value(u"files"_s).toArray()[0].toObject();
        halfDone += report.value(u"resumedAt"_s).toInt() > 0 ? 1 : 0;
        const ProgramResult verified = run(desk, {u"verify"_s});
        QVERIFY2(verified.exit == 0, qPrintable(u"after write %1: "_s.arg(at) + verified.out + verified.err));
        STEWARD_VERIFY(state, stateOf(desk));
        QVERIFY2(*state == m_wanted, qPrintable(u"after write %1: "_s.arg(at) + *state + u", not "_s + m_wanted));
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(desk + QLatin1String(suffix));
    }
    qInfo("%d imports went on in the middle", halfDone);
    QVERIFY(halfDone > 0);
}

QTEST_GUILESS_MAIN(KilledImportTest)
#include "tst_killedimport.moc"
