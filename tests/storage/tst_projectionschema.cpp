// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/projectionschema.h"
#include "core/storage/sqliteconnection.h"

#include <QFile>
#include <QTest>

using namespace steward;

namespace {

QString ddl(const Schema &schema, Dialect dialect)
{
    QString text;
    for (const ProjectionTable &table : projectionTables(schema)) {
        text += createSql(table, dialect) + QStringLiteral(";\n");
        for (const QString &index : indexSql(table, dialect))
            text += index + QStringLiteral(";\n");
        text += QLatin1Char('\n');
    }
    return text;
}

ProjectionTable tableNamed(const QList<ProjectionTable> &tables, const QString &name)
{
    for (const ProjectionTable &table : tables) {
        if (table.name == name)
            return table;
    }
    return {};
}

/// A type as a workspace could declare it, to grow and change in the tests below.
RecordType vehicle(const QList<Field> &extra = {})
{
    RecordType type(QStringLiteral("vehicle"), QStringLiteral("Vehicle"), QStringLiteral("Vehicles"), QStringLiteral("vehicle"));
    Field name;
    name.name = QStringLiteral("name");
    type.addField(name, MergePolicy::Register);
    type.setTitleField(name.name);
    for (const Field &field : extra)
        type.addField(field, MergePolicy::Register);
    type.seal();
    return type;
}

Field fieldOf(const char *name, FieldKind kind, bool indexed = false)
{
    Field field;
    field.name = QString::fromLatin1(name);
    field.kind = kind;
    field.indexed = indexed;
    return field;
}

ProjectionTable vehicleTable(const QList<Field> &extra = {})
{
    return tableNamed(projectionTables(*Schema::builtIn()->with(vehicle(extra))), QStringLiteral("vehicle"));
}

} // namespace

class TestProjectionSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }
    /// The frozen DDL. After a wanted change of a declaration run with STEWARD_UPDATE_GOLDEN=1 and read the diff.
    void golden()
    {
        QFETCH(Dialect, dialect);
        const QString path = qEnvironmentVariable("STEWARD_SOURCE_DIR") + QStringLiteral("/tests/data/schema/projection-")
            + QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".sql");
        const QString made = ddl(*Schema::builtIn(), dialect);
        QFile file(path);
        if (qEnvironmentVariableIsSet("STEWARD_UPDATE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(made.toUtf8());
            QFAIL("golden file written; run again without STEWARD_UPDATE_GOLDEN");
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QStringList wanted = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        const QStringList lines = made.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < std::min(wanted.size(), lines.size()); ++i)
            QCOMPARE(lines.at(i), wanted.at(i));
        QCOMPARE(lines.size(), wanted.size());
    }

    void sqliteAcceptsItAndUsesThePartialIndexes()
    {
        auto opened = SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toString()));
        Connection &connection = **opened;
        const auto made = connection.execute(ddl(*Schema::builtIn(), Dialect::Sqlite).toUtf8());
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toString()));

        for (const QString &column : {QStringLiteral("due"), QStringLiteral("sort_key"), QStringLiteral("number_sort"),
                 QStringLiteral("team"), QStringLiteral("priority")}) {
            auto plan = connection.prepare(
                (QStringLiteral("EXPLAIN QUERY PLAN SELECT rid FROM ticket WHERE ") + openTicketCondition()
                    + QStringLiteral(" ORDER BY %1 DESC, rid DESC").arg(column))
                    .toUtf8());
            QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().toString()));
            auto row = plan->step();
            QVERIFY(row && *row);
            QCOMPARE(plan->text(3), QStringLiteral("SCAN ticket USING INDEX ticket__open_%1").arg(column));
            row = plan->step();
            QVERIFY(row && !*row); // no step that sorts
        }
    }

    void layoutOfATicket()
    {
        const QList<ProjectionTable> tables = projectionTables(*Schema::builtIn());
        const ProjectionTable ticket = tableNamed(tables, QStringLiteral("ticket"));
        QCOMPARE(ticket.primaryKey, QStringList{QStringLiteral("rid")});
        for (const char *column : {"rid", "kind", "sort_key", "number", "number_sort", "resolution_code", "status_class", "deleted"})
            QVERIFY2(ticket.hasColumn(QString::fromLatin1(column)), column);
        // Wide texts and sets stand elsewhere; the folded title is the sort key.
        for (const char *column : {"description", "tag", "watcher", "title_fold", "number_fold"})
            QVERIFY2(!ticket.hasColumn(QString::fromLatin1(column)), column);
        QVERIFY(tableNamed(tables, QStringLiteral("ticket_text")).hasColumn(QStringLiteral("description")));
        QVERIFY(tableNamed(tables, QStringLiteral("ticket_tag")).hasColumn(QStringLiteral("fold")));
        QVERIFY(!tableNamed(tables, QStringLiteral("ticket_watcher")).hasColumn(QStringLiteral("fold")));
        // A person sorts by the reading, so the name needs a fold of its own.
        QVERIFY(tableNamed(tables, QStringLiteral("person")).hasColumn(QStringLiteral("name_fold")));
    }

    void compareColumns()
    {
        const auto schema = Schema::builtIn();
        const auto column = [&](const char *type, const char *field) {
            const RecordType *t = schema->type(QString::fromLatin1(type));
            return compareColumn(*t, *t->field(QString::fromLatin1(field)));
        };
        QCOMPARE(column("incident", "title"), QStringLiteral("sort_key"));
        QCOMPARE(column("incident", "number"), QStringLiteral("number_sort"));
        QCOMPARE(column("incident", "external.number"), QStringLiteral("external_number_fold"));
        QCOMPARE(column("incident", "status"), QStringLiteral("status"));
        QCOMPARE(column("incident", "team"), QStringLiteral("team"));
        QCOMPARE(column("incident", "description"), QString());
        QCOMPARE(column("incident", "tag"), QString());
        QCOMPARE(column("person", "name"), QStringLiteral("name_fold"));
        QCOMPARE(column("comment", "body"), QString());
    }

    void sortKeys()
    {
        const RecordType *person = Schema::builtIn()->type(u"person");
        RecordValues values = person->empty();
        QVERIFY(sortKeyOf(*person, values).isEmpty());
        values.values[size_t(person->indexOf(u"name"))] = Value(QStringLiteral("山田太郎"));
        QCOMPARE(sortKeyOf(*person, values), QStringLiteral("山田太郎"));
        values.values[size_t(person->indexOf(u"reading"))] = Value(QStringLiteral("ﾔﾏﾀﾞ ﾀﾛｳ"));
        QCOMPARE(sortKeyOf(*person, values), QStringLiteral("ヤマダ タロウ"));

        const RecordType *comment = Schema::builtIn()->type(u"comment");
        values = comment->empty();
        values.values[size_t(comment->indexOf(u"body"))] = Value(QStringLiteral("Long text"));
        QVERIFY(sortKeyOf(*comment, values).isEmpty());
    }

    void numbersSortAsPeopleCount()
    {
        const QStringList ordered{QStringLiteral("CHG-000900"), QStringLiteral("INC-000099"), QStringLiteral("inc-100"),
            QStringLiteral("INC-999999"), QStringLiteral("INC-1000000"), QStringLiteral("INC0000045"),
            QStringLiteral("PRB-1")};
        for (qsizetype i = 1; i < ordered.size(); ++i)
            QVERIFY2(numberSortKey(ordered.at(i - 1)) < numberSortKey(ordered.at(i)), qPrintable(ordered.at(i)));
        QCOMPARE(numberSortKey(u"INC-45"), numberSortKey(u"inc-000045"));
        QCOMPARE(numberSortKey(u"INC-0"), QStringLiteral("inc-000000000000"));
        QCOMPARE(numberSortKey(u"A1234567890123456"), QStringLiteral("a1234567890123456"));
        QCOMPARE(numberSortKey(u""), QString());
    }

    void sameDeclarationIsNoChange()
    {
        QCOMPARE(diff(vehicleTable().description(), vehicleTable()).kind, ProjectionChange::Kind::None);
    }

    void newFieldIsAddColumn()
    {
        const ProjectionTable wanted = vehicleTable({fieldOf("plate", FieldKind::Text, true)});
        const ProjectionChange change = diff(vehicleTable().description(), wanted);
        QCOMPARE(change.kind, ProjectionChange::Kind::Adapt);
        const QList<ProjectionColumn> added{{QStringLiteral("plate"), ColumnType::Text},
            {QStringLiteral("plate_fold"), ColumnType::Text}};
        QCOMPARE(change.addedColumns, added);
        QCOMPARE(change.addedIndexes.size(), 1);

        // A database that is changed so looks like one that is made so.
        auto connection = SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create);
        QVERIFY(connection);
        QVERIFY((*connection)->execute(createSql(vehicleTable(), Dialect::Sqlite).toUtf8()));
        for (const QString &sql : changeSql(change, wanted, Dialect::Sqlite))
            QVERIFY2((*connection)->execute(sql.toUtf8()), qPrintable(sql));
        QVERIFY((*connection)->execute(QByteArrayLiteral("SELECT plate, plate_fold FROM vehicle INDEXED BY vehicle__plate_fold "
                                                         "WHERE plate_fold = 'x'")));
    }

    void indexChangesWithoutRebuild()
    {
        const ProjectionTable before = vehicleTable({fieldOf("plate", FieldKind::Text, true)});
        const ProjectionTable after = vehicleTable({fieldOf("plate", FieldKind::Text, false)});
        ProjectionChange change = diff(before.description(), after);
        QCOMPARE(change.kind, ProjectionChange::Kind::Adapt);
        QCOMPARE(change.droppedIndexes, QStringList{QStringLiteral("vehicle__plate_fold")});
        QVERIFY(change.addedColumns.isEmpty());
        change = diff(after.description(), before);
        QCOMPARE(change.addedIndexes.size(), 1);
        QVERIFY(change.droppedIndexes.isEmpty());
    }

    void anythingElseIsARebuild_data()
    {
        QTest::addColumn<QString>("stored");
        const QString plate = vehicleTable({fieldOf("plate", FieldKind::Text)}).description();
        QTest::newRow("removed field") << vehicleTable({fieldOf("plate", FieldKind::Text), fieldOf("old", FieldKind::Text)}).description();
        QTest::newRow("changed kind") << vehicleTable({fieldOf("plate", FieldKind::Integer)}).description();
        QTest::newRow("other layout") << QString(plate).replace(QStringLiteral("layout 1"), QStringLiteral("layout 0"));
        QTest::newRow("other key") << QString(plate).replace(QStringLiteral("key rid"), QStringLiteral("key id"));
        QTest::newRow("garbage") << QStringLiteral("layout 1\nnonsense\n");
        QTest::newRow("empty") << QString();
    }
    void anythingElseIsARebuild()
    {
        QFETCH(QString, stored);
        const ProjectionChange change = diff(stored, vehicleTable({fieldOf("plate", FieldKind::Text)}));
        QCOMPARE(change.kind, ProjectionChange::Kind::Rebuild);
    }

    void orderOfColumnsDoesNotMatter()
    {
        const ProjectionTable a = vehicleTable({fieldOf("x", FieldKind::Integer), fieldOf("y", FieldKind::Integer)});
        const ProjectionTable b = vehicleTable({fieldOf("y", FieldKind::Integer), fieldOf("x", FieldKind::Integer)});
        const ProjectionChange change = diff(a.description(), b);
        QCOMPARE(change.kind, ProjectionChange::Kind::Adapt);
        QVERIFY(changeSql(change, b, Dialect::Sqlite).isEmpty());
    }

    void wholeStore()
    {
        const QList<ProjectionTable> wanted = projectionTables(*Schema::builtIn());
        QHash<QString, QString> stored;
        for (const ProjectionTable &table : wanted)
            stored.insert(table.name, table.description());
        QVERIFY(diff(stored, wanted).isEmpty());

        stored.remove(QStringLiteral("team"));
        stored.insert(QStringLiteral("vehicle"), vehicleTable().description());
        const QList<ProjectionChange> changes = diff(stored, wanted);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes.at(0).kind, ProjectionChange::Kind::Create);
        QCOMPARE(changes.at(0).table, QStringLiteral("team"));
        QCOMPARE(changes.at(1).kind, ProjectionChange::Kind::Drop);
        QCOMPARE(changeSql(changes.at(1), {}, Dialect::Sqlite), QStringList{QStringLiteral("DROP TABLE \"vehicle\"")});
    }
};

QTEST_GUILESS_MAIN(TestProjectionSchema)
#include "tst_projectionschema.moc"
