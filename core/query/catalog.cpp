// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/catalog.h"

#include "core/text/fold.h"

namespace steward {

std::shared_ptr<const QueryCatalog> QueryCatalog::make(std::shared_ptr<const Schema> schema)
{
    return std::shared_ptr<const QueryCatalog>(new QueryCatalog(std::move(schema)));
}

QueryCatalog::QueryCatalog(std::shared_ptr<const Schema> schema)
    : m_schema(std::move(schema))
    , m_ticket(allTickets(), QStringLiteral("Ticket"), QStringLiteral("Tickets"), allTickets())
{
    QHash<QString, Field> known;
    QHash<QString, MergePolicy> policies;
    QStringList order;
    for (const RecordType *kind : m_schema->ticketTypes()) {
        m_prefixes.append(kind->numberPrefix());
        m_ticket.setNumberPrefix(kind->numberPrefix());
        m_ticket.setTitleField(kind->titleField());
        for (const Field &field : kind->fields()) {
            const auto first = known.find(field.name);
            if (first == known.end()) {
                const Unit *unit = kind->unit(field.unit);
                policies.insert(field.name, unit ? unit->policy : MergePolicy::Register);
                known.insert(field.name, field);
                order.append(field.name);
            } else if (first->kind != field.kind || first->target != field.target
                || first->store != field.store) {
                m_ambiguous.append(field.name);
            } else {
                for (const Choice &choice : field.choices) {
                    const bool has = std::any_of(first->choices.cbegin(), first->choices.cend(),
                        [&choice](const Choice &other) { return other.key == choice.key; });
                    if (!has)
                        first->choices.append(choice);
                }
            }
        }
    }
    m_ambiguous.removeDuplicates();
    m_prefixes.removeAll(QString());
    m_prefixes.removeDuplicates();
    for (const QString &name : order) {
        if (!m_ambiguous.contains(name))
            m_ticket.addField(known.value(name), policies.value(name));
    }
    m_ticket.seal();
}

const RecordType *QueryCatalog::type(QStringView name) const
{
    return name == allTickets() ? &m_ticket : m_schema->type(name);
}

QList<const RecordType *> QueryCatalog::kinds(const RecordType &type) const
{
    QList<const RecordType *> kinds;
    for (const RecordType *kind : m_schema->ticketTypes()) {
        if (&type == &m_ticket || kind->name() == type.name())
            kinds.append(kind);
    }
    return kinds;
}

bool isRecordNumber(const RecordType &type, const Field &field)
{
    return field.derived && field.name == QLatin1String("number") && !type.numberPrefix().isEmpty();
}

bool isLifecycleState(const RecordType &type, const Field &field)
{
    return type.isTicket() && field.kind == FieldKind::Choice && field.name == field.unit
        && lifecycleClass(type) && lifecycleClass(type)->name == field.name + QLatin1String(".class");
}

const Field *lifecycleClass(const RecordType &type)
{
    return type.isTicket() ? type.field(QStringLiteral("status.class")) : nullptr;
}

bool followsState(const RecordType &type, const Field &field)
{
    const Field *statusClass = lifecycleClass(type);
    return statusClass
        && (&field == statusClass || (field.kind == FieldKind::Choice && field.unit == statusClass->unit));
}

const Field *membership(const RecordType &type)
{
    for (const Field &field : type.fields()) {
        if (field.kind == FieldKind::ReferenceSet && field.target == personType())
            return &field;
    }
    return nullptr;
}

bool isCount(const Field &field)
{
    return field.derived && field.kind == FieldKind::Integer && field.choices.isEmpty();
}

const Field *deletionMark(const RecordType &type)
{
    const auto mark = std::find_if(type.units().cbegin(), type.units().cend(),
        [](const Unit &unit) { return unit.policy == MergePolicy::Existence; });
    return mark == type.units().cend() ? nullptr : &type.fields().at(mark->fields.first());
}

QList<const Field *> namingFields(const RecordType &type)
{
    QList<const Field *> fields;
    if (type.isTicket())
        return fields;
    for (const Field &field : type.fields()) {
        const bool names = field.name == type.titleField() || field.name == type.sortField() || field.indexed;
        if (names && field.kind == FieldKind::Text && field.store == FieldStore::Narrow)
            fields.append(&field);
    }
    return fields;
}

QString FieldPath::name() const
{
    QStringList names;
    for (const Hop &hop : hops)
        names.append(hop.field->name);
    names.append(field ? field->name : QStringLiteral("kind"));
    return names.join(u'.');
}

static FieldPath find(const QueryCatalog &catalog, const RecordType &type, const QString &name, int hopsLeft)
{
    if (const Field *field = type.field(name))
        return {{}, &type, field};
    if (type.isTicket() && name == QLatin1String("kind"))
        return {{}, &type, nullptr};
    if (hopsLeft == 0)
        return {};
    for (qsizetype dot = name.lastIndexOf(u'.'); dot > 0; dot = name.lastIndexOf(u'.', dot - 1)) {
        const Field *hop = type.field(QStringView(name).left(dot));
        const RecordType *target = hop && hop->isReference() ? catalog.type(hop->target) : nullptr;
        if (!target)
            continue;
        FieldPath path = find(catalog, *target, name.mid(dot + 1), hopsLeft - 1);
        if (path.isValid()) {
            path.hops.prepend({&type, hop});
            return path;
        }
    }
    return {};
}

FieldPath findField(const QueryCatalog &catalog, const RecordType &type, QStringView name, int hops)
{
    return find(catalog, type, name.toString().toLower(), hops);
}

/// Optimal string alignment distance; `limit` ends it early.
static int distance(const QString &a, const QString &b, int limit)
{
    if (std::abs(a.size() - b.size()) > limit)
        return limit + 1;
    QList<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int change = a.at(i - 1) == b.at(j - 1) ? 0 : 1;
            row[j] = std::min({last.at(j) + 1, row.at(j - 1) + 1, last.at(j - 1) + change});
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                row[j] = std::min(row.at(j), before.at(j - 2) + 1);
        }
        before = std::exchange(last, row);
    }
    return last.at(b.size());
}

QString nearestWord(const QString &word, const QStringList &candidates)
{
    const QString wanted = foldForCompare(word);
    if (wanted.size() > 64) // nobody mistypes that much; the distance is quadratic
        return {};
    const int limit = std::clamp(int(wanted.size()) / 3, 1, 2);
    QString nearest;
    int best = limit + 1;
    for (const QString &candidate : candidates) {
        const QString folded = foldForCompare(candidate);
        // The beginning of a longer word is near as well: `assign`.
        const bool begun = wanted.size() >= 3 && folded.startsWith(wanted);
        const int apart = begun ? 1 : distance(wanted, folded, limit);
        if (apart < best) {
            best = apart;
            nearest = candidate;
        }
    }
    return nearest;
}

QString nearestField(const QueryCatalog &catalog, const RecordType &type, const QString &name)
{
    const QString wanted = name.toLower();
    QStringList names;
    for (const Field &field : type.fields()) {
        if (foldForCompare(field.label) == foldForCompare(name))
            return field.name;
        names.append(field.name);
    }
    if (type.isTicket())
        names.append(QStringLiteral("kind"));
    const QString near = nearestWord(wanted, names);
    if (!near.isEmpty())
        return near;
    // `ci.clas`: what leads somewhere is right, the rest is looked for there.
    for (qsizetype dot = wanted.lastIndexOf(u'.'); dot > 0; dot = wanted.lastIndexOf(u'.', dot - 1)) {
        QString hopName = wanted.left(dot);
        if (!type.field(hopName))
            hopName = nearestWord(hopName, names);
        const Field *hop = type.field(hopName);
        const RecordType *target = hop && hop->isReference() ? catalog.type(hop->target) : nullptr;
        if (!target)
            continue;
        const QString rest = wanted.mid(dot + 1);
        const QString inner = target->field(rest) ? rest : nearestField(catalog, *target, rest);
        const QString path = hopName + QLatin1Char('.') + inner;
        if (!inner.isEmpty() && findField(catalog, type, path).isValid())
            return path;
    }
    return {};
}

} // namespace steward
