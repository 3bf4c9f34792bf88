// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/textdecoder.h"
#include "importfixture.h"
#include "memorytarget.h"

#include <QTest>

using namespace steward;

static const QString ticketMapping = QString::fromUtf8(R"json({
    "name": "old desk", "type": "incident", "key": "external.number",
    "source": {"empty": ["NULL"], "dates": ["yyyy/MM/dd H:mm"], "zone": "Asia/Tokyo"},
    "fields": {
        "external.number": "番号",
        "title": {"column": "件名", "default": "(件名なし)"},
        "description": "内容",
        "status": {"column": "状態", "values": {"受付": "new", "対応中": "inprogress", "保留": {"status": "onhold", "hold": "vendor"},
            "完了": {"status": "resolved", "resolution": "移行"}}},
        "impact": "影響", "urgency": "緊急",
        "assignee": {"column": "担当"},
        "team": {"column": "チーム", "lookup": {"create": false}},
        "category": {"column": "小分類", "lookup": {"parent": "大分類"}},
        "requester": {"column": "依頼者", "lookup": {"by": "email", "set": {"language": "ja"}}},
        "opened": "受付日時", "due": "期限",
        "tag": {"column": "タグ", "separator": "/"},
        "channel": {"value": "phone"}
    },
    "ignore": ["更新番号"]
})json");

static const QString header = QStringLiteral(
    "番号,件名,内容,状態,影響,緊急,担当,チーム,大分類,小分類,依頼者,受付日時,期限,タグ,更新番号\r\n");

class TestStateImport : public QObject
{
    Q_OBJECT

    static QByteArray csv(const QString &rows) { return (header + rows).toUtf8(); }

    static Mapping mapping()
    {
        const auto made = mappingOf(ticketMapping);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return *made;
    }

private Q_SLOTS:
    void createsRecordsAndWhatTheyReferTo()
    {
        MemoryTarget target;
        Listener listener;
        const auto report = importBytes(target,
            csv(QStringLiteral("A-1,印刷できない,\"一行目\r\n二行目\",保留,1,2,山田 "
                               "太郎,,機器,プリンタ,mori@example.jp,2025/01/06 9:05,NULL,VIP/至急,77\r\n"
                               "A-2,,,受付,3,3,山田  太郎,,機器,,mori@example.jp,2025/01/06 10:00,2025/01/07 "
                               "10:00,,78\r\n")),
            mapping(), {}, &listener);
        QVERIFY2(report, report ? "" : qPrintable(report.error().toString()));
        QVERIFY2(listener.problems.isEmpty(), qPrintable(listener.codes().join(QLatin1Char(' '))));
        QCOMPARE(report->created, 2);
        QCOMPARE(report->operations, 2 + 4);
        QCOMPARE(report->made,
            (QMap<QString, qint64>{{QStringLiteral("person"), 2}, {QStringLiteral("category"), 2}}));
        QCOMPARE(target.namesOf(QStringLiteral("person")),
            QStringList({QStringLiteral("mori@example.jp"), QStringLiteral("山田 太郎")}));

        const LoadedRecord *one = target.byKey(
            QStringLiteral("incident"), QStringLiteral("external.number"), QStringLiteral("A-1"));
        QVERIFY(one);
        const auto text = [&](const char *field) { return target.text(*one, QString::fromLatin1(field)); };
        QCOMPARE(text("title"), QStringLiteral("印刷できない"));
        QCOMPARE(text("description"), QStringLiteral("一行目\n二行目"));
        QCOMPARE(text("status"), QStringLiteral("onhold"));
        QCOMPARE(text("status.class"), QString::number(qint64(StatusClass::Waiting)));
        QCOMPARE(text("hold"), QStringLiteral("vendor"));
        QCOMPARE(text("priority"), QStringLiteral("2")); // from the matrix: 1 × 2
        QCOMPARE(text("matrix.version"), QStringLiteral("1"));
        QCOMPARE(text("assignee"), QStringLiteral("山田 太郎"));
        QCOMPARE(text("category"), QStringLiteral("プリンタ"));
        QCOMPARE(text("opened").toLongLong(), utc("2025-01-06T00:05:00Z").ms);
        QCOMPARE(
            text("due").toLongLong(), utc("2025-01-07T00:05:00Z").ms); // the due rule: one day for priority 2
        QCOMPARE(text("tag"), QStringLiteral("VIP,至急"));
        QCOMPARE(text("channel"), QStringLiteral("phone"));
        const LoadedRecord *person = target.byKey(
            QStringLiteral("person"), QStringLiteral("email"), QStringLiteral("mori@example.jp"));
        QCOMPARE(target.text(*person, QStringLiteral("language")), QStringLiteral("ja"));
        const LoadedRecord *two = target.byKey(
            QStringLiteral("incident"), QStringLiteral("external.number"), QStringLiteral("a-2"));
        QCOMPARE(target.text(*two, QStringLiteral("title")), QStringLiteral("(件名なし)"));
        QCOMPARE(target.text(*two, QStringLiteral("category")), QStringLiteral("機器"));
        QCOMPARE(target.text(*two, QStringLiteral("due")).toLongLong(), utc("2025-01-07T01:00:00Z").ms);
        // What others refer to is there before them.
        QVERIFY(target.order.indexOf(person->id) < target.order.indexOf(one->id));
    }

    void aDryRunTellsExactlyWhatTheImportDoes()
    {
        MemoryTarget target;
        QVERIFY(importBytes(target,
            csv(QStringLiteral("A-1,印刷,,受付,1,1,山田,,機器,プリンタ,,2025/01/06 9:00,,,1\r\n"
                               "A-2,画面,,受付,1,1,山田,,機器,モニタ,,2025/01/06 9:00,,,1\r\n")),
            mapping()));
        const QByteArray second = csv(
            QStringLiteral("A-1,印刷できない,,対応中,1,1,佐藤,,機器,プリンタ,,2025/01/06 9:00,,,1\r\n"
                           "A-2,画面,,受付,1,1,山田,,機器,モニタ,,2025/01/06 9:00,,,1\r\n"
                           "A-3,新規,,受付,1,1,佐藤,,機器,モニタ,,2025/01/06 9:00,,,1\r\n"
                           "A-4,駄目,,不明,1,1,佐藤,,機器,モニタ,,2025/01/06 9:00,,,1\r\n"));
        Listener dry;
        ImportOptions options;
        options.dryRun = true;
        const qsizetype before = target.order.size();
        const auto planned = importBytes(target, second, mapping(), options, &dry);
        QVERIFY(planned);
        QCOMPARE(target.order.size(), before);
        QVERIFY(target.cursors.size() == 1);
        Listener real;
        const auto done = importBytes(target, second, mapping(), {}, &real);
        QVERIFY(done);
        for (const ImportReport &report : {*planned, *done}) {
            QCOMPARE(report.created, 1);
            QCOMPARE(report.changed, 1);
            QCOMPARE(report.unchanged, 1);
            QCOMPARE(report.refusedRows, 1);
            QCOMPARE(report.operations, 3);
            QCOMPARE(report.made.value(QStringLiteral("person")), 1);
        }
        QCOMPARE(dry.changes.size(), real.changes.size());
        for (qsizetype i = 0; i < dry.changes.size(); ++i) {
            QCOMPARE(dry.changes[i].kind, real.changes[i].kind);
            QCOMPARE(dry.changes[i].fields, real.changes[i].fields);
            QCOMPARE(dry.changes[i].record, real.changes[i].record);
        }
        QCOMPARE(dry.changes[0].name, QStringLiteral("佐藤"));
        QCOMPARE(dry.changes[1].kind, PlannedChange::Kind::Change);
        QCOMPARE(dry.changes[1].line, 2);
        QVERIFY(dry.changes[1].fields.contains(
            {QStringLiteral("title"), QStringLiteral("印刷"), QStringLiteral("印刷できない")}));
        QVERIFY(dry.changes[1].fields.contains(
            {QStringLiteral("assignee"), QStringLiteral("山田"), QStringLiteral("佐藤")}));
        QVERIFY(dry.changes[1].fields.contains(
            {QStringLiteral("status"), QStringLiteral("new"), QStringLiteral("inprogress")}));
        QCOMPARE(dry.changes[1].verb, QStringLiteral("start"));
        QCOMPARE(real.codes(), QStringList({QStringLiteral("import.bad-state 5:4")}));
        QCOMPARE(real.problems.first().column, QStringLiteral("状態"));
        QCOMPARE(real.problems.first().value, QStringLiteral("不明"));
    }

    void theSameFileTwiceChangesNothing()
    {
        MemoryTarget target;
        const QByteArray file = csv(
            QStringLiteral("A-1,印刷,,完了,1,1,山田,,機器,プリンタ,,2025/01/06 9:00,,x/y,1\r\n"));
        const auto first = importBytes(target, file, mapping());
        QVERIFY(first && first->created == 1);
        const auto second = importBytes(target, file, mapping());
        QVERIFY(second && second->alreadyDone);
        QCOMPARE(second->operations, 0);
        QVERIFY(second->batch == first->batch);
        ImportOptions again;
        again.again = true;
        const auto third = importBytes(target, file, mapping(), again);
        QVERIFY(third && third->unchanged == 1 && third->operations == 0);
        // Another file that says the same.
        const auto fourth = importBytes(target, file + QByteArray("\r\n"), mapping());
        QVERIFY(fourth && fourth->unchanged == 1 && fourth->operations == 0);
    }

    void problemsHaveAPlaceAndTheRestComesIn()
    {
        MemoryTarget target;
        Listener listener;
        const auto report = importBytes(target,
            csv(QStringLiteral("A-1,ok,,受付,1,1,,,,,,2025/01/06 9:00,,,\r\n"
                               ",no key,,受付,1,1,,,,,,2025/01/06 9:00,,,\r\n"
                               "A-3,bad date,,受付,1,1,,,,,,2025/02/30 9:00,,,\r\n"
                               "A-4,no team,,受付,1,1,,Network,,,,2025/01/06 9:00,,,\r\n"
                               "A-5,bad \"quote,,受付,1,1,,,,,,2025/01/06 9:00,,,\r\n"
                               "A-6,two wrong,,閉,9,1,,,,,,2025/01/06 9:00,,,\r\n"
                               "a-1,twice,,受付,1,1,,,,,,2025/01/06 9:00,,,\r\n"
                               "A-8,ok,,受付,1,1,,,,,,2025/01/06 9:00,,,\r\n")),
            mapping(), {}, &listener);
        QVERIFY(report);
        QCOMPARE(listener.codes(),
            QStringList({QStringLiteral("import.no-key 3:1"), QStringLiteral("import.bad-date 4:12"),
                QStringLiteral("import.no-such-reference 5:8"), QStringLiteral("csv.bare-quote 6:2"),
                QStringLiteral("import.bad-state 7:4"), QStringLiteral("import.bad-value 7:5"),
                QStringLiteral("import.key-twice 8:0")}));
        QCOMPARE(report->rows, 8);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->refusedRows, 6);
        QVERIFY(target.byKey(
            QStringLiteral("incident"), QStringLiteral("external.number"), QStringLiteral("A-8")));
    }

    void aNewRecordNeedsWhatIsRequired()
    {
        MemoryTarget target;
        Listener listener;
        const auto people = mappingOf(QStringLiteral("{\"type\": \"person\", \"key\": \"email\", \"fields\": "
                                                     "{\"email\": \"mail\", \"name\": \"name\"}}"));
        QVERIFY(people);
        const auto report = importBytes(
            target, "mail,name\na@example.com,\nb@example.com,B\n", *people, {}, &listener);
        QVERIFY(report && report->created == 1 && report->refusedRows == 1);
        QCOMPARE(listener.problems.first().error.code, QStringLiteral("import.required"));
        QCOMPARE(listener.problems.first().error.line, 2);
        // A known person may keep their name without the file saying it.
        const auto known = importBytes(target, "mail,name\nB@example.com,\n", *people, {}, &listener);
        QVERIFY(known && known->unchanged == 0
            && known->changed == 1); // the address is written as the file has it
    }

    void ambiguityIsRefused()
    {
        MemoryTarget target;
        Listener listener;
        const auto locations = mappingOf(QStringLiteral(
            "{\"type\": \"person\", \"key\": \"login\", \"fields\": {\"login\": \"l\", \"name\": \"n\"}}"));
        QVERIFY(importBytes(target, "l,n\nx,Sato\ny,Sato\n", *locations));
        const auto report = importBytes(target,
            csv(QStringLiteral("A-1,t,,受付,1,1,Sato,,,,,2025/01/06 9:00,,,\r\n")), mapping(), {}, &listener);
        QVERIFY(report);
        QCOMPARE(listener.codes(), QStringList({QStringLiteral("import.ambiguous-reference 2:7")}));
    }

    void deletedRecordsStayDeleted()
    {
        MemoryTarget target;
        const QByteArray file = csv(QStringLiteral("A-1,t,,受付,1,1,,,,,,2025/01/06 9:00,,,\r\n"));
        QVERIFY(importBytes(target, file, mapping()));
        const LoadedRecord *one = target.byKey(
            QStringLiteral("incident"), QStringLiteral("external.number"), QStringLiteral("A-1"));
        QVERIFY(target.edit(one->id, QStringLiteral("deleted"), Value::boolean(true)));
        Listener listener;
        const auto report = importBytes(target, file + QByteArray("\r\n"), mapping(), {}, &listener);
        QVERIFY(report && report->operations == 0);
        QCOMPARE(listener.problems.first().error.code, QStringLiteral("import.deleted"));
    }

    void renamedReferencesAreStillTheSame()
    {
        MemoryTarget target;
        QVERIFY(importBytes(
            target, csv(QStringLiteral("A-1,t,,受付,1,1,山田,,,,,2025/01/06 9:00,,,\r\n")), mapping()));
        const LoadedRecord *person = target.byKey(
            QStringLiteral("person"), QStringLiteral("name"), QStringLiteral("山田"));
        QVERIFY(target.edit(person->id, QStringLiteral("name"), Value(QStringLiteral("山田 太郎"))));
        const auto report = importBytes(
            target, csv(QStringLiteral("A-2,t,,受付,1,1,山田,,,,,2025/01/06 9:00,,,\r\n")), mapping());
        QVERIFY(report && report->operations == 1);
        const LoadedRecord *two = target.byKey(
            QStringLiteral("incident"), QStringLiteral("external.number"), QStringLiteral("A-2"));
        QCOMPARE(target.text(*two, QStringLiteral("assignee")), QStringLiteral("山田 太郎"));
    }

    void goesOnWhereItWasKilled()
    {
        QString rows;
        for (int i = 0; i < 40; ++i)
            rows += QStringLiteral("A-%1,t %1,,受付,1,1,P%2,,,,,2025/01/06 9:00,,,\r\n").arg(i).arg(i % 7);
        MemoryTarget whole;
        QVERIFY(importBytes(whole, csv(rows), mapping()));
        for (qint64 lives = 0; lives < 10; ++lives) {
            MemoryTarget target;
            ImportOptions options;
            options.chunk = 5;
            target.commitsUntilDeath = lives;
            const auto killed = importBytes(target, csv(rows), mapping(), options);
            QVERIFY(!killed);
            target.commitsUntilDeath = -1;
            const qsizetype before = target.order.size();
            // Somebody works on a ticket in between: the import does not come back to it.
            const LoadedRecord *first = target.byKey(
                QStringLiteral("incident"), QStringLiteral("external.number"), QStringLiteral("A-0"));
            if (first)
                QVERIFY(target.edit(first->id, QStringLiteral("title"), Value(QStringLiteral("mine"))));
            const auto report = importBytes(target, csv(rows), mapping(), options);
            QVERIFY(report);
            QCOMPARE(report->created, 40);
            QCOMPARE(report->operations, 40 + 7);
            QCOMPARE(target.order.size(), whole.order.size());
            QVERIFY(target.order == whole.order);
            if (first) {
                QVERIFY(before > 0 && report->resumedAt > 0);
                QCOMPARE(target
                             .byKey(QStringLiteral("incident"), QStringLiteral("external.number"),
                                 QStringLiteral("A-0"))
                             ->values,
                    target.load(first->id)->value().values);
                QCOMPARE(target.text(*first, QStringLiteral("title")), QStringLiteral("mine"));
            }
        }
    }

    void unmappedColumnsAreNeverDroppedSilently()
    {
        MemoryTarget target;
        const QString people = QStringLiteral(
            "{\"type\": \"person\", \"key\": \"name\", \"fields\": {\"name\": \"n\"}%1}");
        const QByteArray file = "n,Cost centre,x\nA,4711,1\nB,,2\n";
        const auto refused = importBytes(target, file, *mappingOf(people.arg(QString())));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("mapping.unmapped"));
        QCOMPARE(refused.error().args, QStringList({QStringLiteral("Cost centre"), QStringLiteral("x")}));
        const auto left = importBytes(
            target, file, *mappingOf(people.arg(QStringLiteral(", \"unmapped\": \"ignore\""))));
        QVERIFY(left && left->notes.contains(QStringLiteral("columns left out: Cost centre, x")));
        const auto keep = mappingOf(people.arg(QStringLiteral(", \"unmapped\": \"keep\"")));
        ImportOptions dry;
        dry.dryRun = true;
        Listener listener;
        const auto planned = importBytes(target, file, *keep, dry, &listener);
        QVERIFY2(planned, planned ? "" : qPrintable(planned.error().toString()));
        QVERIFY(listener.changes.at(0).fields.contains(
            {QStringLiteral("x.cost_centre"), QString(), QStringLiteral("4711")}));
        const auto kept = importBytes(target, file, *keep);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().toString()));
        QVERIFY(kept->made.value(QStringLiteral("customfield")) == 2 && kept->changed == 2);
        const LoadedRecord *a = target.byKey(
            QStringLiteral("person"), QStringLiteral("name"), QStringLiteral("A"));
        QCOMPARE(target.text(*a, QStringLiteral("x.cost_centre")), QStringLiteral("4711"));
    }

    void anyEncodingAndFormat()
    {
        const QString text = header
            + QStringLiteral("A-1,印刷できない,,受付,1,1,山田,,,,,2025/01/06 9:00,,,\r\n");
        for (const TextEncoding encoding :
            {TextEncoding::Utf8, TextEncoding::Utf16LE, TextEncoding::Utf16BE, TextEncoding::Cp932}) {
            MemoryTarget target;
            const auto report = importBytes(target, *encodeText(text, encoding), mapping());
            QVERIFY2(report && report->created == 1, qPrintable(encodingName(encoding)));
            QCOMPARE(target.text(*target.byKey(QStringLiteral("incident"), QStringLiteral("external.number"),
                                     QStringLiteral("A-1")),
                         QStringLiteral("title")),
                QStringLiteral("印刷できない"));
        }
        MemoryTarget target;
        const auto people = mappingOf(
            QStringLiteral("{\"type\": \"person\", \"key\": \"name\", \"fields\": {\"name\": \"n\", "
                           "\"role\": \"roles\", \"phone\": \"contact.phone\"}}"));
        const auto report = importBytes(target,
            "[{\"n\": \"A\"}, {\"n\": \"B\", \"roles\": [\"x\", \"y\"], \"contact\": {\"phone\": \"1\"}}]",
            *people);
        QVERIFY2(report && report->created == 2, report ? "" : qPrintable(report.error().toString()));
        const LoadedRecord *b = target.byKey(
            QStringLiteral("person"), QStringLiteral("name"), QStringLiteral("B"));
        QCOMPARE(target.text(*b, QStringLiteral("role")), QStringLiteral("x,y"));
        QCOMPARE(target.text(*b, QStringLiteral("phone")), QStringLiteral("1"));
        QCOMPARE(importBytes(target,
                     QByteArray("\x7f"
                                "ELF\0\0\1\2\0\0\0\0",
                         12),
                     *people)
                     .error()
                     .code,
            QStringLiteral("import.no-text"));
    }

    void exportsOfOursComeBack()
    {
        MemoryTarget target;
        const QByteArray file = "name,email,vip,organization,number\nA,a@example.com,true,ACME,7\n";
        const Mapping plain = Mapping::plain(QStringLiteral("person"), QStringLiteral("email"),
            {QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("vip"),
                QStringLiteral("organization")},
            *Schema::builtIn());
        QCOMPARE(importBytes(target, file, plain).error().code, QStringLiteral("mapping.unmapped"));
        const auto report = importBytes(
            target, "name,email,vip,organization\nA,a@example.com,true,ACME\n", plain);
        QVERIFY(report && report->created == 1);
        QCOMPARE(target.namesOf(QStringLiteral("organization")), QStringList({QStringLiteral("ACME")}));
    }
};

QTEST_GUILESS_MAIN(TestStateImport)
#include "tst_stateimport.moc"
