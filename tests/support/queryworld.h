// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/query/binder.h"
#include "core/query/evaluator.h"
#include "core/schema/records/ticket.h"
#include "core/text/fold.h"

#include <map>

namespace steward {

/// The built-in schema, a second kind of ticket ("request"), and custom fields of every kind on tickets and people.
inline std::shared_ptr<const Schema> queryWorldSchema()
{
    const auto withFields = [](const RecordType &base, RecordType made, const QList<Field> &extra) {
        for (const Field &field : base.fields()) {
            const Unit *unit = base.unit(field.unit);
            made.addField(field, unit ? unit->policy : MergePolicy::Register);
        }
        for (Field field : extra) {
            field.store = FieldStore::Custom;
            made.addField(field, field.isSet() ? MergePolicy::Set : MergePolicy::Register);
        }
        made.setTitleField(base.titleField());
        made.setSortField(base.sortField());
        made.seal();
        return made;
    };
    const auto field = [](const char *name, FieldKind kind, const char *target = "") {
        Field f;
        f.name = QString::fromLatin1(name);
        f.label = f.name;
        f.kind = kind;
        f.target = QString::fromLatin1(target);
        return f;
    };
    Field severity = field("severity", FieldKind::Choice);
    severity.choices = {{QStringLiteral("minor"), QStringLiteral("Minor")},
        {QStringLiteral("grave"), QStringLiteral("Grave harm")}};
    const QList<Field> extra{field("cost", FieldKind::Integer), field("vendor", FieldKind::Text), severity,
        field("signer", FieldKind::Reference, "person"), field("checked", FieldKind::Boolean),
        field("delivery", FieldKind::Instant), field("effort", FieldKind::TimeSpan),
        field("mark", FieldKind::TextSet), field("reviewer", FieldKind::ReferenceSet, "person")};
    const auto schema = Schema::builtIn();
    const RecordType &incident = *schema->type(QStringLiteral("incident"));
    const RecordType &person = *schema->type(QStringLiteral("person"));
    RecordType withCustom(incident.name(), incident.label(), incident.pluralLabel(), incident.table());
    withCustom.setNumberPrefix(incident.numberPrefix());
    RecordType request(
        QStringLiteral("request"), QStringLiteral("Request"), QStringLiteral("Requests"), incident.table());
    request.setNumberPrefix(QStringLiteral("REQ"));
    RecordType people(person.name(), person.label(), person.pluralLabel(), person.table());
    return schema->with(withFields(incident, withCustom, extra))
        ->with(withFields(incident, request, {field("size", FieldKind::Integer)}))
        ->with(withFields(person, people, {field("badge", FieldKind::Integer)}));
}

/// Records in memory. What the evaluator says of them is the reference for the databases.
class QueryWorld : public RecordSource
{
public:
    struct Item
    {
        const RecordType *type = nullptr;
        Uuid id;
        RecordValues values;
        QList<std::pair<QString, QString>>
            comments; ///< of tickets: field and text of further searchable texts
    };

    explicit QueryWorld(std::shared_ptr<const Schema> schema = queryWorldSchema())
        : m_schema(std::move(schema))
        , m_catalog(QueryCatalog::make(m_schema))
    {}

    const std::shared_ptr<const Schema> &schema() const { return m_schema; }
    const std::shared_ptr<const QueryCatalog> &catalog() const { return m_catalog; }
    const std::map<Uuid, Item> &items() const { return m_items; }
    const QMultiHash<QString, Uuid> &aliases() const { return m_aliases; }

    Item &add(const char *type, const Uuid &id)
    {
        Item &item = m_items[id];
        item.type = m_schema->type(QString::fromLatin1(type));
        item.id = id;
        item.values = item.type->empty();
        return item;
    }
    static void set(Item &item, const QString &field, const Value &value)
    {
        item.values.values[size_t(item.type->indexOf(field))] = value;
    }
    static void set(Item &item, const char *field, const Value &value)
    {
        set(item, QString::fromLatin1(field), value);
    }
    static Value get(const Item &item, const QString &field)
    {
        const int at = item.type->indexOf(field);
        return at < 0 ? Value() : item.values.values[size_t(at)];
    }
    void alias(const QString &number, const Uuid &id) { m_aliases.insert(foldForCompare(number), id); }

    QList<Uuid> idsOf(const QString &table) const
    {
        QList<Uuid> ids;
        for (const auto &[id, item] : m_items) {
            if (item.type->table() == table)
                ids.append(id);
        }
        return ids;
    }
    QueryRecord recordOf(const Item &item) const { return {item.type, item.id, &item.values}; }

    std::optional<QueryRecord> record(const Uuid &id) const override
    {
        const auto it = m_items.find(id);
        return it == m_items.end() ? std::nullopt : std::optional(recordOf(it->second));
    }
    QList<Uuid> named(const RecordType &target, const RecordName &name, const Uuid &me) const override
    {
        if (name.kind == RecordName::Kind::Me)
            return {me};
        QList<Uuid> ids;
        for (const QString &number : name.numbers)
            ids += m_aliases.values(number);
        for (const auto &[id, item] : m_items) {
            if (item.type->table() != target.table() || target.isTicket())
                continue;
            if (name.kind == RecordName::Kind::Mine) {
                if (get(item, membership(target)->name).set().contains(me.toString()))
                    ids.append(id);
            } else if (isCalled(*item.type, item.values, name)) {
                ids.append(id);
            }
        }
        return ids;
    }
    QList<TokenList> texts(const QueryRecord &record) const override
    {
        QList<TokenList> texts;
        const Item &item = m_items.at(record.id);
        for (const Field &field : item.type->fields()) {
            if (field.searchable)
                texts.append(tokenize(get(item, field.name).text()));
        }
        for (const auto &[field, text] : item.comments)
            texts.append(tokenize(text));
        return texts;
    }

    /// Records of the query's subject that match, by id.
    QList<Uuid> matching(const BoundQuery &query) const
    {
        QList<Uuid> ids;
        QueryEvaluator evaluator(query, *this);
        for (const auto &[id, item] : m_items) {
            const bool asked = query.subject->name() == allTickets() ? item.type->isTicket()
                                                                     : item.type == query.subject;
            if (asked && evaluator.matches(recordOf(item)))
                ids.append(id);
        }
        return ids;
    }

private:
    std::shared_ptr<const Schema> m_schema;
    std::shared_ptr<const QueryCatalog> m_catalog;
    std::map<Uuid, Item> m_items;
    QMultiHash<QString, Uuid> m_aliases;
};

} // namespace steward
