// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// Worked example: a ticket of team N, requested by P, assigned to A, without organization, watched by W has
//
//     {person:A, person:P, person:W, team:N, work:A}
//
// its public comment the same, its work note {team:N, work:A}: P and W do not see it, unless their grants open N. A
// link between two tickets has the keys of both, without those of persons.

#include "core/storage/hub/scopefunctions.h"

#include "core/storage/projectionschema.h"

namespace steward {

namespace {

QString tableName(const QString &table) { return QStringLiteral("steward.") + quoted(table); }
QString literal(const QString &text) { return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("''")) + QLatin1Char('\''); }

const QString withoutPersons = QStringLiteral(
    "coalesce((SELECT array_agg(k ORDER BY k) FROM unnest(%1) k WHERE k NOT LIKE 'person:%'), '{}'::text[])");

QString function(const QString &signature, const QString &language, const QString &body)
{
    return QStringLiteral("CREATE OR REPLACE FUNCTION hub.%1\nLANGUAGE %2 SECURITY DEFINER SET search_path = pg_catalog, "
                          "pg_temp AS $$\n%3\n$$;\n\n").arg(signature, language, body);
}

class Generator
{
public:
    Generator(const Schema &schema, const AccessRules &rules) : m_rules(rules)
    {
        for (const auto &type : schema.types()) {
            const bool known = std::any_of(m_types.cbegin(), m_types.cend(),
                [&](const RecordType *other) { return other->table() == type->table(); });
            if (!known)
                m_types.append(type.get());
        }
    }

    QString text() const
    {
        return followed() + ticketKeys() + newKeys() + scopeOf() + rescope() + rescopePage() + rescopeAll() + restore();
    }

private:
    const RecordType &ticket() const
    {
        return **std::find_if(m_types.cbegin(), m_types.cend(), [](const RecordType *type) { return type->isTicket(); });
    }
    QList<const RecordType *> followers() const
    {
        QList<const RecordType *> list;
        for (const RecordType *type : m_types) {
            if (!m_rules.of(*type).follows.isEmpty())
                list.append(type);
        }
        return list;
    }

    /// (rid, key) of tickets t; `where` narrows them.
    QString keyRows(const QString &where) const
    {
        QStringList parts;
        for (const ScopeKey &scope : m_rules.keys()) {
            const Field &field = *ticket().field(scope.field);
            const QString prefix = literal(scope.key + QLatin1Char(':'));
            const QString condition = where.isEmpty() ? QString() : QStringLiteral(" WHERE ") + where;
            if (field.isSet()) {
                parts.append(QStringLiteral("SELECT t.rid, %1 || r.id::text AS key FROM %2 t JOIN %3 s ON s.rid = t.rid "
                                            "JOIN steward.record r ON r.rid = s.item%4")
                                 .arg(prefix, tableName(ticket().table()),
                                     tableName(ticket().table() + QLatin1Char('_') + field.column()), condition));
                continue;
            }
            parts.append(QStringLiteral("SELECT t.rid, coalesce(%1 || r.id::text, %2) FROM %3 t LEFT JOIN steward.record r "
                                        "ON r.rid = t.%4%5")
                             .arg(prefix, scope.none.isEmpty() ? QStringLiteral("NULL") : literal(scope.none),
                                 tableName(ticket().table()), quoted(field.column()), condition));
        }
        return parts.join(QStringLiteral("\n    UNION ALL "));
    }

    QString followed() const
    {
        QStringList parts;
        for (const RecordType *type : followers()) {
            for (const QString &field : m_rules.of(*type).follows)
                parts.append(QStringLiteral("SELECT m.rid, m.%2 FROM %1 m WHERE m.rid = ANY (p_rid) AND m.%2 IS NOT NULL")
                                 .arg(tableName(type->table()), quoted(type->field(field)->column())));
        }
        return function(QStringLiteral("followed(p_rid bigint[]) RETURNS TABLE (rid bigint, ticket bigint)"),
            QStringLiteral("sql STABLE"), parts.join(QStringLiteral("\n    UNION ALL ")));
    }

    QString ticketKeys() const
    {
        return function(QStringLiteral("ticket_keys(p_rid bigint) RETURNS text[]"), QStringLiteral("sql STABLE"),
            QStringLiteral("SELECT coalesce(array_agg(DISTINCT k.key ORDER BY k.key) FILTER (WHERE k.key IS NOT NULL), "
                           "'{}'::text[]) FROM (\n    %1\n) k(rid, key)")
                .arg(keyRows(QStringLiteral("t.rid = p_rid"))));
    }

    /// What ticketKeys() will say of tickets that a page makes, out of the values it has for them: p_new[i] belongs to
    /// record i of hub.project(), whose arrays the others are. One text per record, keys with spaces between; NULL for
    /// other records and where a set is among the values, which only its rows tell.
    QString newKeys() const
    {
        QStringList fields;
        QStringList none;
        QString sets;
        for (const ScopeKey &scope : m_rules.keys()) {
            if (ticket().field(scope.field)->isSet()) {
                sets += QStringLiteral(", ") + literal(scope.field);
                continue;
            }
            fields.append(QStringLiteral("(%1, %2)").arg(literal(scope.field), literal(scope.key + QLatin1Char(':'))));
            if (!scope.none.isEmpty())
                none.append(QStringLiteral("\n        UNION ALL SELECT n.record, %2 FROM new n WHERE NOT EXISTS (SELECT FROM value v "
                                           "WHERE v.record = n.record AND v.field = %1)").arg(literal(scope.field), literal(scope.none)));
        }
        const QString body = QStringLiteral(
            "BEGIN\n    RETURN (WITH new AS MATERIALIZED (\n"
            "        SELECT n.record::int AS record FROM unnest(p_new) WITH ORDINALITY AS n(is_new, record) WHERE n.is_new\n"
            "    ), value AS MATERIALIZED (\n"
            "        SELECT q.record, v.field, v.text FROM (SELECT q.record, q.unit, max(q.k)::int AS k\n"
            "                FROM unnest(q_record, q_unit) WITH ORDINALITY AS q(record, unit, k) GROUP BY q.record, q.unit) q\n"
            "            JOIN unnest(v_unit, v_field, v_text) AS v(unit, field, text) ON v.unit = q.k\n"
            "            JOIN new n ON n.record = q.record WHERE v.field = ANY (ARRAY[%1%4])\n"
            "    ), key AS (\n"
            "        SELECT v.record, s.prefix || v.text AS key FROM value v JOIN (VALUES %2) s(field, prefix) ON s.field = v.field%3\n"
            "    ), keys AS (\n"
            "        SELECT k.record, string_agg(DISTINCT k.key, ' ' ORDER BY k.key) AS keys FROM key k\n"
            "        WHERE NOT EXISTS (SELECT FROM value v WHERE v.record = k.record AND v.field = ANY (ARRAY[''%4]))\n"
            "        GROUP BY k.record\n"
            "    )\n    SELECT array_agg(k.keys ORDER BY n.record) FROM unnest(p_new) WITH ORDINALITY AS n(is_new, record)\n"
            "        LEFT JOIN keys k ON k.record = n.record);\nEND")
            .arg(fieldNames(), fields.join(QStringLiteral(", ")), none.join(QString()), sets);
        return function(QStringLiteral("new_keys(p_new boolean[], q_record int[], q_unit text[], v_unit int[], v_field text[], "
                                               "v_text text[]) RETURNS text[]"), QStringLiteral("plpgsql STABLE"), body);
    }
    /// Of what keys are made of, but for sets.
    QString fieldNames() const
    {
        QStringList names;
        for (const ScopeKey &scope : m_rules.keys()) {
            if (!ticket().field(scope.field)->isSet())
                names.append(literal(scope.field));
        }
        names.removeDuplicates();
        return names.join(QStringLiteral(", "));
    }

    /// The keys of what hangs on tickets, as an expression over its row m.
    QString followedKeys(const RecordType &type, const QString &ticketScope) const
    {
        const RecordAccess &access = m_rules.of(type);
        QStringList scopes;
        for (const QString &field : access.follows)
            scopes.append(ticketScope.arg(QStringLiteral("m.") + quoted(type.field(field)->column())));
        QString all = scopes.first();
        if (scopes.size() > 1)
            all = QStringLiteral("(SELECT array_agg(DISTINCT k ORDER BY k) FROM unnest(%1) k)").arg(scopes.join(QStringLiteral(" || ")));
        all = QStringLiteral("coalesce(%1, '{}'::text[])").arg(all);
        if (access.visible == Visibility::Internal)
            return withoutPersons.arg(all);
        if (access.publicField.isEmpty())
            return all;
        return QStringLiteral("CASE WHEN m.%1 = %2 THEN %3 ELSE %4 END")
            .arg(quoted(type.field(access.publicField)->column()), literal(access.publicValue), all, withoutPersons.arg(all));
    }

    QString constantKeys(const RecordType &type) const
    {
        return m_rules.of(type).visible == Visibility::Everyone ? QStringLiteral("'{all}'::text[]") : QStringLiteral("'{desk}'::text[]");
    }

    QString scopeOf() const
    {
        QString body = QStringLiteral("DECLARE\n    v_table text;\n    v_scope text[] := '{desk}';\nBEGIN\n"
                                      "    SELECT d.tbl INTO v_table FROM steward.record r JOIN steward.decl_type d ON "
                                      "d.type = r.type WHERE r.rid = p_rid;\n"
                                      "    CASE v_table\n");
        for (const RecordType *type : m_types) {
            body += QStringLiteral("    WHEN %1 THEN\n        ").arg(literal(type->table()));
            if (type->isTicket())
                body += QStringLiteral("v_scope := hub.ticket_keys(p_rid);\n");
            else if (!m_rules.of(*type).follows.isEmpty())
                body += QStringLiteral("SELECT %1 INTO v_scope FROM %2 m WHERE m.rid = p_rid;\n")
                            .arg(followedKeys(*type, QStringLiteral("hub.ticket_keys(%1)")), tableName(type->table()));
            else
                body += QStringLiteral("v_scope := %1;\n").arg(constantKeys(*type));
        }
        body += QStringLiteral("    ELSE NULL;\n    END CASE;\n    RETURN v_scope;\nEND");
        return function(QStringLiteral("scope_of(p_rid bigint) RETURNS text[]"), QStringLiteral("plpgsql STABLE"), body);
    }

    QString rescope() const
    {
        QString rows;
        QString dependents;
        for (const RecordType *type : m_types) {
            const RecordAccess &access = m_rules.of(*type);
            if (type->isTicket() || !access.follows.isEmpty())
                rows += QStringLiteral("    WHEN %1 THEN UPDATE %2 SET scope = v_new WHERE rid = p_rid;\n")
                            .arg(literal(type->table()), tableName(type->table()));
            for (const QString &field : access.follows)
                dependents += QStringLiteral("            SELECT m.rid FROM %1 m WHERE m.%2 = p_rid\n            UNION ")
                                  .arg(tableName(type->table()), quoted(type->field(field)->column()));
        }
        dependents.chop(QStringLiteral("            UNION ").size());
        const QString body = QStringLiteral(
            "DECLARE\n    v_table text;\n    v_old text[];\n    v_new text[] := hub.scope_of(p_rid);\n    v_dependent bigint;\n"
            "BEGIN\n"
            "    SELECT d.tbl, r.scope INTO v_table, v_old FROM steward.record r LEFT JOIN steward.decl_type d "
            "ON d.type = r.type WHERE r.rid = p_rid;\n"
            "    IF v_new = v_old THEN\n        RETURN false;\n    END IF;\n"
            "    UPDATE steward.record SET scope = v_new WHERE rid = p_rid;\n"
            "    CASE v_table\n%1    ELSE NULL;\n    END CASE;\n"
            "    UPDATE steward.record_scope s SET to_seq = p_seq WHERE s.rid = p_rid AND s.to_seq IS NULL "
            "AND s.key <> ALL (v_new);\n"
            "    INSERT INTO steward.record_scope (rid, key, from_seq)\n"
            "    SELECT p_rid, k, p_seq FROM unnest(v_new) k WHERE NOT EXISTS (SELECT FROM steward.record_scope s "
            "WHERE s.rid = p_rid AND s.key = k AND s.to_seq IS NULL)\n"
            "    ON CONFLICT (rid, key, from_seq) DO UPDATE SET to_seq = NULL;\n"
            "    IF v_table = %2 THEN\n"
            "        FOR v_dependent IN\n%3        LOOP\n            PERFORM hub.rescope(v_dependent, p_seq);\n"
            "        END LOOP;\n    END IF;\n    RETURN true;\nEND")
            .arg(rows, literal(ticket().table()), dependents);
        return function(QStringLiteral("rescope(p_rid bigint, p_seq bigint) RETURNS boolean"), QStringLiteral("plpgsql VOLATILE"), body);
    }

    /// As rescope() for all records of a page at once, new ones too: what push uses. p_made: those that the page has made,
    /// tickets among them with their keys (new_keys).
    QString rescopePage() const
    {
        const QString tickets = tableName(ticket().table());
        QString body = QStringLiteral(
            "DECLARE\n    v_changed bigint[];\n    v_rid bigint[] := p_rid;\n    v_seq bigint[] := p_seq;\n"
            "    v_more record;\nBEGIN\n"
            "    IF %2 = ANY (p_tables) THEN\n"
            "        WITH k AS MATERIALIZED (SELECT t.rid, coalesce(array_agg(DISTINCT t.key ORDER BY t.key) FILTER (WHERE "
            "t.key IS NOT NULL), '{}'::text[]) AS keys FROM (\n    %3\n        ) t(rid, key) GROUP BY t.rid), changed AS (\n"
            "            UPDATE %1 t SET scope = k.keys FROM k WHERE t.rid = k.rid AND t.scope IS DISTINCT FROM k.keys "
            "RETURNING t.rid)\n"
            "        SELECT coalesce(array_agg(c.rid), '{}') INTO v_changed FROM changed c;\n"
            "        SELECT array_agg(d.rid) AS rids, array_agg(d.seq) AS seqs INTO v_more FROM (\n"
            "            SELECT DISTINCT ON (e.rid) e.rid, e.seq FROM (\n")
            .arg(tickets, literal(ticket().table()),
                keyRows(QStringLiteral("t.rid = ANY (p_rid) AND NOT (t.scope IS NOT NULL AND t.rid = ANY (p_made))")));
        QStringList dependents;
        for (const RecordType *type : followers()) {
            for (const QString &field : m_rules.of(*type).follows)
                dependents.append(QStringLiteral("            SELECT m.rid, p.seq FROM %1 m JOIN unnest(p_rid, p_seq) AS p(rid, seq) "
                                                 "ON p.rid = m.%2 WHERE m.%2 = ANY (v_changed) AND m.rid <> ALL (p_rid)\n")
                                      .arg(tableName(type->table()), quoted(type->field(field)->column())));
        }
        body += dependents.join(QStringLiteral("            UNION ALL\n"));
        body += QStringLiteral("            ) e ORDER BY e.rid, e.seq DESC) d;\n        v_rid := v_rid || coalesce(v_more.rids, '{}');\n"
                               "        v_seq := v_seq || coalesce(v_more.seqs, '{}');\n    END IF;\n");
        const QString ofTicket = QStringLiteral("(SELECT t.scope FROM %1 t WHERE t.rid = ").arg(tickets)
            + QStringLiteral("%1)");
        for (const RecordType *type : m_types) {
            const bool follows = !m_rules.of(*type).follows.isEmpty();
            const bool hasColumn = type->isTicket() || follows;
            body += QStringLiteral("    IF %1 = ANY (p_tables)%2 THEN\n").arg(literal(type->table()),
                follows ? QStringLiteral(" OR cardinality(v_rid) > cardinality(p_rid)") : QString());
            if (follows)
                body += QStringLiteral("        UPDATE %1 m SET scope = k.keys FROM (SELECT m.rid, %2 AS keys FROM %1 m WHERE m.rid "
                                       "= ANY (v_rid)) k WHERE k.rid = m.rid AND m.scope IS DISTINCT FROM k.keys;\n")
                            .arg(tableName(type->table()), followedKeys(*type, ofTicket));
            body += QStringLiteral("        UPDATE steward.record r SET scope = %1 FROM %2 m WHERE m.rid = r.rid AND r.rid = ANY "
                                   "(v_rid) AND r.scope IS DISTINCT FROM %1;\n    END IF;\n")
                        .arg(hasColumn ? QStringLiteral("m.scope") : constantKeys(*type), tableName(type->table()));
        }
        body += QStringLiteral(
            "    UPDATE steward.record_scope s SET to_seq = a.seq FROM unnest(v_rid, v_seq) AS a(rid, seq)\n"
            "        JOIN steward.record r ON r.rid = a.rid\n"
            "    WHERE s.rid = a.rid AND s.to_seq IS NULL AND s.key <> ALL (r.scope);\n"
            "    INSERT INTO steward.record_scope (rid, key, from_seq)\n"
            "    SELECT a.rid, k, a.seq FROM unnest(v_rid, v_seq) AS a(rid, seq) JOIN steward.record r ON r.rid = a.rid\n"
            "        CROSS JOIN LATERAL unnest(r.scope) AS k\n"
            // Counted, so that it stays a look at an index for each: as a join it would be one of all rows.
            "    WHERE a.rid = ANY (p_made) OR (SELECT count(*) FROM steward.record_scope s WHERE s.rid = a.rid AND s.key = k "
            "AND s.to_seq IS NULL) = 0\n"
            "    ON CONFLICT (rid, key, from_seq) DO UPDATE SET to_seq = NULL;\nEND");
        QString made = function(QStringLiteral("rescope_page(p_rid bigint[], p_seq bigint[], p_tables text[], p_made bigint[]) RETURNS void"),
            QStringLiteral("plpgsql VOLATILE"), body);
        return made.replace(QStringLiteral("pg_temp AS $$"), QStringLiteral("pg_temp SET plan_cache_mode = force_generic_plan AS $$"));
    }

    QString rescopeAll() const
    {
        QString body = QStringLiteral("DECLARE\n    v_count bigint;\nBEGIN\n"
            "    UPDATE %1 x SET scope = k.keys FROM (\n"
            "        SELECT t.rid, coalesce(array_agg(DISTINCT t.key ORDER BY t.key) FILTER (WHERE t.key IS NOT NULL), "
            "'{}'::text[]) AS keys FROM (\n    %2\n        ) t(rid, key) GROUP BY t.rid) k WHERE k.rid = x.rid;\n")
            .arg(tableName(ticket().table()), keyRows({}));
        const QString ofTicket = QStringLiteral("(SELECT t.scope FROM %1 t WHERE t.rid = ").arg(tableName(ticket().table()))
            + QStringLiteral("%1)");
        for (const RecordType *type : followers())
            body += QStringLiteral("    UPDATE %1 m SET scope = %2;\n").arg(tableName(type->table()), followedKeys(*type, ofTicket));
        for (const RecordType *type : m_types) {
            const bool hasColumn = type->isTicket() || !m_rules.of(*type).follows.isEmpty();
            body += QStringLiteral("    UPDATE steward.record r SET scope = %1 FROM %2 m WHERE m.rid = r.rid;\n")
                        .arg(hasColumn ? QStringLiteral("m.scope") : constantKeys(*type), tableName(type->table()));
        }
        body += QStringLiteral(
            "    DELETE FROM steward.record_scope;\n"
            "    INSERT INTO steward.record_scope (rid, key, from_seq)\n"
            "    SELECT r.rid, k, coalesce((SELECT min(o.oid) FROM steward.operation o WHERE o.rid = r.rid), 0)\n"
            "    FROM steward.record r CROSS JOIN LATERAL unnest(r.scope) k;\n"
            "    SELECT count(*) INTO v_count FROM steward.record r WHERE r.scope IS NOT NULL;\n"
            "    RETURN v_count;\nEND");
        return function(QStringLiteral("rescope_all() RETURNS bigint"), QStringLiteral("plpgsql VOLATILE"), body);
    }

    QString restore() const
    {
        QString body = QStringLiteral("DECLARE\n    v_some bigint;\n    v_count bigint := 0;\nBEGIN\n");
        for (const RecordType *type : m_types) {
            if (!type->isTicket() && m_rules.of(*type).follows.isEmpty())
                continue;
            body += QStringLiteral("    UPDATE %1 m SET scope = r.scope FROM steward.record r WHERE r.rid = m.rid AND m.scope IS "
                                   "DISTINCT FROM r.scope;\n    GET DIAGNOSTICS v_some = ROW_COUNT;\n    v_count := v_count + "
                                   "v_some;\n").arg(tableName(type->table()));
        }
        return function(QStringLiteral("restore_scope() RETURNS bigint"), QStringLiteral("plpgsql VOLATILE"),
            body + QStringLiteral("    RETURN v_count;\nEND"));
    }

    const AccessRules &m_rules;
    QList<const RecordType *> m_types; ///< one of each table
};

} // namespace

QString scopeFunctions(const Schema &schema, const AccessRules &rules) { return Generator(schema, rules).text(); }

} // namespace steward
