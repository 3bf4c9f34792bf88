// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Tests that cannot fail show nothing. Each mistake here is one that somebody made in a program of this kind; it is planted,
// and the test that is named for it has to notice. Those that only a whole world shows are planted in tst_simulate.cpp:
//
//     context taken at save, no epoch cap, no clamp, clamp without floors, cursor before page, gaps accepted, acknowledged
//     before the hub, salt reused, clone undetected, sequence reused after a restore, alias dropped, queue blocked by a
//     refusal, left records stay, pending forgotten, refused still counts, group torn, synced later (power loss)
//
// Two have no place in which they could be planted, and a lint keeps it so (tests/architecture/tst_sources.cpp): rows that
// are replaced, and a NOTIFY that is taken for data.

#include "core/base/flaw.h"
#include "tests/support/program.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class PlantedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areNoticed_data();
    void areNoticed();
};

void PlantedTest::areNoticed_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("planted");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("function");
    const auto row = [](const char *name, const QString &variable, const QString &planted, const char *program, const char *function) {
        QTest::newRow(name) << variable << planted << QString::fromLatin1(program) << QString::fromLatin1(function);
    };
#ifdef QT_FORCE_ASSERTS // releases have no mistakes to plant
    const auto flaw = [&](const char *name, Flaw what, const char *program, const char *function) {
        row(name, u"STEWARD_FLAW"_s, QString::number(int(what)), program, function);
    };
    flaw("a float in the canonical form", Flaw::FloatInHeader, "test_oplog_vectors", "agree");
    flaw("an erased value is stored late", Flaw::LateValueKept, "test_sync_erasure", "whatComesLateIsErasedAsItComes");
#endif
    const auto sql = [&](const char *name, const char *planted, const char *program, const char *function) {
        row(name, u"STEWARD_PLANTED_SQL"_s, QString::fromLatin1(planted), program, function);
    };
    const char *const security = "test_storage_hubsecurity";
    sql("a table without FORCE", "ALTER TABLE steward.ticket NO FORCE ROW LEVEL SECURITY", security, "everyTableIsClosed");
    sql("a policy that is always true", "CREATE POLICY loose ON steward.worknote FOR SELECT TO steward_w_member USING (true)", security,
        "noPolicyIsAlwaysTrue");
    sql("a policy that is always true, by its rows", "CREATE POLICY loose ON steward.worknote FOR SELECT TO steward_w_member USING (true)",
        security, "rowsByClass");
    sql("a partition without a policy",
        "CREATE TABLE steward.operation_value_more PARTITION OF steward.operation_value FOR VALUES FROM (1000000000) TO (2000000000)",
        security, "everyTableIsClosed");
    sql("a view that asks as its owner", "CREATE VIEW steward.loose AS SELECT * FROM steward.ticket", security, "viewsAskAsTheirReader");
    sql("EXECUTE left to everybody",
        "CREATE FUNCTION api.loose() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
        "AS 'SELECT count(*) FROM steward.ticket'; ALTER FUNCTION api.loose() OWNER TO steward_w_definer; "
        "GRANT EXECUTE ON FUNCTION api.loose() TO PUBLIC", security, "functionsAreSound");
    sql("EXECUTE left to everybody, by the answers",
        "CREATE FUNCTION api.loose() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
        "AS 'SELECT count(*) FROM steward.ticket'; ALTER FUNCTION api.loose() OWNER TO steward_w_definer; "
        "GRANT EXECUTE ON FUNCTION api.loose() TO PUBLIC", security, "everyObjectHasAnAnswer");
    sql("current_user for the actor",
        "CREATE FUNCTION hub.actor() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp "
        "AS 'SELECT current_user::text'; ALTER FUNCTION hub.actor() OWNER TO steward_w_definer; "
        "REVOKE EXECUTE ON FUNCTION hub.actor() FROM PUBLIC", security, "functionsAreSound");
    sql("current_user for the actor, in SQL's own form",
        "CREATE FUNCTION hub.actor() RETURNS text LANGUAGE sql STABLE RETURN current_user::text; "
        "ALTER FUNCTION hub.actor() OWNER TO steward_w_definer; REVOKE EXECUTE ON FUNCTION hub.actor() FROM PUBLIC", security,
        "functionsAreSound");
    sql("read, then written", // no row is locked before it is read
        "DO $$ DECLARE f record; BEGIN FOR f IN SELECT pg_get_functiondef(p.oid) AS text FROM pg_proc p "
        "WHERE p.pronamespace = 'hub'::regnamespace AND p.prosrc ~ 'hub_head FOR UPDATE|FOR UPDATE OF r' LOOP "
        "EXECUTE replace(replace(f.text, 'hub_head FOR UPDATE', 'hub_head'), 'FOR UPDATE OF r', ''); END LOOP; END $$",
        "test_storage_hubhistories", "fiftySessionsOnTwentyTickets");
}

void PlantedTest::areNoticed()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, planted);
    QFETCH(const QString, program);
    QFETCH(const QString, function);
    const ProgramResult done = runProgram(program, {function}, {{variable, planted}});
    // By that function, not by anything that stands before it.
    const QString failed = u"::%1("_s.arg(function);
    bool isNoticed = false;
    for (const QString &line : done.out.split(u'\n'))
        isNoticed = isNoticed || (line.startsWith(u"FAIL!"_s) && line.contains(failed));
    QVERIFY2(isNoticed, qPrintable(done.out + done.err));
}

QTEST_GUILESS_MAIN(PlantedTest)
#include "tst_planted.moc"
