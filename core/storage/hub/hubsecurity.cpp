// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubsecurity.h"

#include "core/storage/projectionschema.h"

#include <map>

namespace steward {

namespace {

/// What members get of one table.
struct MemberAccess
{
    QString sees; ///< the condition of the policy
    QStringList requesterColumns; ///< when not empty, only the desk gets the others
    bool forDesk = false; ///< requesters have no privilege at all
    bool writes = false; ///< their own rows
};

const QString seesAll = QStringLiteral("(SELECT hub.sees_all())");
const QString atDesk = QStringLiteral("(SELECT hub.at_desk())");
const QString isMember = QStringLiteral("(SELECT hub.is_member())");
const QString byKeys = QStringLiteral("(SELECT hub.sees_all()) OR %1 && (SELECT hub.my_keys())");

QString tableName(const QString &table) { return QStringLiteral("steward.") + quoted(table); }

/// A row beside the record's own row is seen with it; that row's policy decides.
QString withRow(const QString &table, const QString &main)
{
    return QStringLiteral("EXISTS (SELECT FROM %1 m WHERE m.rid = %2.rid)").arg(tableName(main), quoted(table));
}

/// As the record is seen; not by the policy of `record`, which shows the desk that there are others.
QString withRecord(const QString &table, const QString &more = {})
{
    return QStringLiteral("EXISTS (SELECT FROM steward.record r WHERE r.rid = %1.rid AND (%2)%3)")
        .arg(quoted(table), byKeys.arg(QStringLiteral("r.scope")), more);
}

class MemberTables
{
public:
    MemberTables(const Schema &schema, const AccessRules &rules) : m_rules(rules)
    {
        for (const auto &type : schema.types())
            add(*type);
        const QString requesterField = QStringLiteral(
            " AND (%1 OR EXISTS (SELECT FROM steward.decl_field f WHERE f.type = r.type AND f.field = custom_value.field "
            "AND f.requester))").arg(atDesk);
        m_tables[QStringLiteral("custom_value")] = {withRecord(QStringLiteral("custom_value"), requesterField), {}, false, false};
        for (const char *name : {"number_alias", "conflict"})
            m_tables[QLatin1String(name)] = {withRecord(QLatin1String(name)), {}, false, false};
        // The desk sees the ids of all records, so that a reference to a hidden one shows as a stub.
        m_tables[QStringLiteral("record")] = {atDesk + QStringLiteral(" OR scope && (SELECT hub.my_keys())"), {}, false, false};
        m_tables[QStringLiteral("draft")] = {QStringLiteral("person = (SELECT api.me())"), {}, false, true};
        for (const char *name : {"setting", "schema_migration", "projection_fingerprint", "decl_type", "decl_unit",
                 "decl_field", "decl_permission", "decl_matrix", "decl_state", "decl_transition", "decl_role"})
            m_tables[QLatin1String(name)] = {isMember, {}, false, false};
    }

    /// Null: members have no business there.
    const MemberAccess *of(const QString &table) const
    {
        const auto at = m_tables.find(table);
        return at == m_tables.end() ? nullptr : &at->second;
    }

private:
    void add(const RecordType &type)
    {
        const RecordAccess &access = m_rules.of(type);
        const QStringList &shown = access.requesterFields;
        MemberAccess main;
        switch (access.visible) {
        case Visibility::Ticket:
        case Visibility::Public:
        case Visibility::Internal:
            main.sees = byKeys.arg(QStringLiteral("scope"));
            break;
        case Visibility::Desk:
            main.sees = atDesk;
            break;
        case Visibility::Everyone:
            main.sees = isMember;
            break;
        }
        if (!shown.isEmpty()) {
            main.requesterColumns = {QStringLiteral("rid"), QStringLiteral("sort_key"), QStringLiteral("is_stale")};
            for (const Field &field : type.fields()) {
                if (!shown.contains(field.name) || field.store != FieldStore::Narrow || field.isSet())
                    continue;
                main.requesterColumns.append(field.column());
                if (const QString compare = compareColumn(type, field); !compare.isEmpty())
                    main.requesterColumns.append(compare);
            }
            main.requesterColumns.removeDuplicates();
        }
        m_tables[type.table()] = main;
        const QString &table = type.table();
        for (const Field &field : type.fields()) {
            const bool isWide = field.store == FieldStore::Wide;
            if (!isWide && !(field.store == FieldStore::Narrow && field.isSet()))
                continue;
            const QString beside = isWide ? type.textTable() : table + QLatin1Char('_') + field.column();
            const bool forDesk = !shown.isEmpty() && !shown.contains(field.name);
            m_tables[beside] = {forDesk ? atDesk : withRow(beside, table), {}, forDesk, false};
        }
    }

    const AccessRules &m_rules;
    std::map<QString, MemberAccess> m_tables;
};

Result<QStringList> tablesOf(Connection &connection)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'steward' AND c.relkind IN ('r', 'p') ORDER BY 1")));
    QStringList tables;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return tables;
        tables.append(rows.text(0));
    }
}

QString quotedNames(const QStringList &names)
{
    QStringList list;
    for (const QString &name : names)
        list.append(quoted(name));
    return list.join(QStringLiteral(", "));
}

/// What the definer may do with a table: of the log it may only write on.
QString definerVerbs(const QString &table)
{
    if (table == QLatin1String("operation") || table == QLatin1String("hub_order"))
        return QStringLiteral("SELECT, INSERT");
    if (table.startsWith(QLatin1String("operation_value")))
        return QStringLiteral("SELECT, INSERT, UPDATE");
    return QStringLiteral("SELECT, INSERT, UPDATE, DELETE");
}

/// A worker folds records out of the log. Who may log in, what people have not sent yet and files are not its business.
bool workerSees(const QString &table)
{
    static const QStringList closed{QStringLiteral("draft"), QStringLiteral("hub_login"), QStringLiteral("hub_grant"),
        QStringLiteral("hub_grant_change"), QStringLiteral("blob"), QStringLiteral("blob_chunk"), QStringLiteral("import_cursor"),
        QStringLiteral("bundle_key")};
    return !closed.contains(table);
}

QString memberSql(const QString &table, const MemberAccess &access)
{
    const QString name = tableName(table);
    QString sql;
    if (!access.requesterColumns.isEmpty())
        sql += QStringLiteral("GRANT SELECT (%1) ON %2 TO steward_w_member; GRANT SELECT ON %2 TO steward_w_desk;")
                   .arg(quotedNames(access.requesterColumns), name);
    else
        sql += QStringLiteral("GRANT SELECT ON %1 TO %2;")
                   .arg(name, access.forDesk ? QStringLiteral("steward_w_desk") : QStringLiteral("steward_w_member"));
    if (!access.writes)
        return sql + QStringLiteral("CREATE POLICY member ON %1 FOR SELECT TO steward_w_member USING (%2);").arg(name, access.sees);
    return sql + QStringLiteral("GRANT INSERT, UPDATE, DELETE ON %1 TO steward_w_member;"
                                "CREATE POLICY member ON %1 FOR ALL TO steward_w_member USING (%2) WITH CHECK (%2);")
                     .arg(name, access.sees);
}

} // namespace

Result<Ok> secureTables(Connection &connection, const HubRoles &roles, const Schema &schema, const AccessRules &rules)
{
    const MemberTables members(schema, rules);
    STEWARD_ASSIGN(const QStringList tables, tablesOf(connection));
    STEWARD_ASSIGN(Statement policies, connection.prepare(QByteArrayLiteral(
        "SELECT policyname FROM pg_policies WHERE schemaname = 'steward' AND tablename = ?")));
    for (const QString &table : tables) {
        const QString name = tableName(table);
        QString sql;
        policies.bind(table);
        while (true) {
            STEWARD_ASSIGN(const bool any, policies.step());
            if (!any)
                break;
            sql += QStringLiteral("DROP POLICY %1 ON %2;").arg(quoted(policies.text(0)), name);
        }
        sql += QStringLiteral(
            "ALTER TABLE %1 ENABLE ROW LEVEL SECURITY; ALTER TABLE %1 FORCE ROW LEVEL SECURITY;"
            "REVOKE ALL ON %1 FROM PUBLIC, steward_w_definer, steward_w_member, steward_w_desk, steward_w_worker;"
            "GRANT %2 ON %1 TO steward_w_definer;"
            "CREATE POLICY definer ON %1 FOR ALL TO steward_w_definer USING (true) WITH CHECK (true);")
                   .arg(name, definerVerbs(table));
        if (workerSees(table))
            sql += QStringLiteral("GRANT SELECT ON %1 TO steward_w_worker;"
                                  "CREATE POLICY worker ON %1 FOR SELECT TO steward_w_worker USING (true);")
                       .arg(name);
        if (const MemberAccess *access = members.of(table))
            sql += memberSql(table, *access);
        STEWARD_TRY(connection.execute(roles.in(sql.toUtf8())));
    }
    // Every page asks whether its records have erasures; the folded column is a client's word.
    STEWARD_TRY(connection.execute(QByteArrayLiteral("CREATE INDEX IF NOT EXISTS redaction__about ON steward.redaction (about)")));
    // The second wall. A trigger of a partitioned table's rows is its partitions' too; that of TRUNCATE is not.
    for (const char *table : {"operation", "hub_order", "operation_value", "operation_value_rest"}) {
        const bool isLog = qstrcmp(table, "operation") == 0 || qstrcmp(table, "hub_order") == 0;
        const bool isPart = qstrcmp(table, "operation_value_rest") == 0;
        const QByteArray on = QByteArrayLiteral(" ON steward.") + table + ' ';
        QByteArray sql = "CREATE OR REPLACE TRIGGER no_truncate BEFORE TRUNCATE" + on
            + "FOR EACH STATEMENT EXECUTE FUNCTION hub.deny();";
        if (!isPart)
            sql += "CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE" + on + "FOR EACH ROW EXECUTE FUNCTION hub.deny();"
                "CREATE OR REPLACE TRIGGER no_change BEFORE UPDATE" + on + "FOR EACH ROW EXECUTE FUNCTION hub."
                + (isLog ? "deny()" : "only_erase()") + ';';
        STEWARD_TRY(connection.execute(sql));
    }
    return Ok{};
}

Result<Ok> secureFunctions(Connection &connection, const HubRoles &roles)
{
    return connection.execute(roles.in(QByteArrayLiteral(
        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA api, hub FROM PUBLIC, steward_w_member, steward_w_desk, steward_w_worker;"
        "REVOKE ALL ON SCHEMA api, hub FROM PUBLIC;"
        "GRANT USAGE ON SCHEMA api TO steward_w_member, steward_w_worker, steward_w_owner;"
        "GRANT USAGE ON SCHEMA hub TO steward_w_owner;"
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO steward_w_member;"
        "REVOKE EXECUTE ON FUNCTION api.derive(bigint[], bigint[], jsonb[]) FROM steward_w_member;"
        "GRANT EXECUTE ON FUNCTION api.derive(bigint[], bigint[], jsonb[]) TO steward_w_worker;"
        "GRANT EXECUTE ON FUNCTION hub.my_keys(), hub.sees_all(), hub.at_desk(), hub.is_member() TO steward_w_member;"
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA hub, api TO steward_w_owner;")));
}

} // namespace steward
