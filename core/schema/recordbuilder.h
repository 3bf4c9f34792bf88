// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

#include <type_traits>

namespace steward {

/// How a struct member becomes a Value and back. Specialise nothing: the overloads below cover every kind.
template<class T>
struct ValueTraits;

template<>
struct ValueTraits<QString>
{
    static constexpr FieldKind kind = FieldKind::Text;
    static Value toValue(const QString &v) { return {v}; }
    static QString fromValue(const Value &v) { return v.text(); }
};
template<>
struct ValueTraits<std::optional<qint64>>
{
    static constexpr FieldKind kind = FieldKind::Integer;
    static Value toValue(const std::optional<qint64> &v) { return v ? Value(*v) : Value(); }
    static std::optional<qint64> fromValue(const Value &v)
    {
        return v.isEmpty() ? std::nullopt : std::optional(v.number());
    }
};
template<>
struct ValueTraits<bool>
{
    static constexpr FieldKind kind = FieldKind::Boolean;
    static Value toValue(bool v) { return v ? Value::boolean(true) : Value(); } ///< false is "nothing entered"
    static bool fromValue(const Value &v) { return v.toBool(); }
};
template<>
struct ValueTraits<std::optional<Instant>>
{
    static constexpr FieldKind kind = FieldKind::Instant;
    static Value toValue(const std::optional<Instant> &v) { return v ? Value::instant(*v) : Value(); }
    static std::optional<Instant> fromValue(const Value &v) { return v.toInstant(); }
};
template<class Tag>
struct ValueTraits<Id<Tag>>
{
    static constexpr FieldKind kind = FieldKind::Reference;
    static Value toValue(const Id<Tag> &v) { return {v.uuid}; }
    static Id<Tag> fromValue(const Value &v) { return {v.reference()}; }
};
template<>
struct ValueTraits<StringSet>
{
    static constexpr FieldKind kind = FieldKind::TextSet;
    static Value toValue(const StringSet &v) { return {v}; }
    static StringSet fromValue(const Value &v) { return v.set(); }
};

/// How a field differs from the plain form of its member's type.
struct FieldOptions
{
    QString unit = {};
    MergePolicy policy = MergePolicy::Register;
    QString target = {};
    QList<Choice> choices = {};
    std::optional<FieldKind> kind = {};
    FieldStore store = FieldStore::Narrow;
    bool derived = false;
};

/// Declares one record: names, kinds and rules stand here once, beside the struct.
///
///     RecordBuilder<Team> b(u"team"_qs, "Team", "Teams");
///     b.field("name", "Name", &Team::name).required().searchable().listed().title();
///     return b.build();
///
/// Labels are wrapped in QT_TRANSLATE_NOOP("Record", …) so that translators see them.
template<class R>
class RecordBuilder
{
public:
    class FieldBuilder
    {
    public:
        FieldBuilder(RecordType &type, int at) : m_type(&type), m_at(at) {}

        FieldBuilder &required() { return set([](Field &f) { f.required = true; }); }
        FieldBuilder &indexed() { return set([](Field &f) { f.indexed = true; }); }
        FieldBuilder &searchable() { return set([](Field &f) { f.searchable = true; }); }
        FieldBuilder &listed() { return set([](Field &f) { f.listed = true; }); }
        FieldBuilder &sensitive() { return set([](Field &f) { f.sensitive = true; }); }
        FieldBuilder &help(const char *text) { return set([&](Field &f) { f.help = QString::fromUtf8(text); }); }
        FieldBuilder &title()
        {
            m_type->setTitleField(field().name);
            return *this;
        }
        FieldBuilder &sortKey()
        {
            m_type->setSortField(field().name);
            return *this;
        }

    private:
        template<class F>
        FieldBuilder &set(F change)
        {
            change(field());
            return *this;
        }
        Field &field() { return const_cast<Field &>(m_type->fields()[m_at]); }

        RecordType *m_type;
        int m_at;
    };

    RecordBuilder(const char *name, const char *label, const char *plural, const char *table = nullptr)
        : m_type(QString::fromLatin1(name), QString::fromUtf8(label), QString::fromUtf8(plural),
            QString::fromLatin1(table ? table : name))
    {
    }

    template<class M>
    FieldBuilder field(const char *name, const char *label, M R::*member, FieldOptions with = {})
    {
        return add<M>(name, label, std::move(with), [member](const R &r) -> const M & { return r.*member; });
    }
    /// A field of a part: `b.field("title", "Title", &Incident::ticket, &Ticket::title)`.
    template<class P, class M>
    FieldBuilder field(const char *name, const char *label, P R::*part, M P::*member, FieldOptions with = {})
    {
        return add<M>(
            name, label, std::move(with), [part, member](const R &r) -> const M & { return r.*part.*member; });
    }

    RecordBuilder &numberPrefix(const char *prefix)
    {
        m_type.setNumberPrefix(QString::fromLatin1(prefix));
        return *this;
    }

    /// The finished type, and the pair of conversions between R and its values.
    struct Built
    {
        RecordType type;
        std::function<RecordValues(const R &)> toValues;
        std::function<R(const RecordValues &)> fromValues;
    };
    Built build()
    {
        Field deleted;
        deleted.name = QStringLiteral("deleted");
        deleted.label = QStringLiteral("Deleted");
        deleted.kind = FieldKind::Boolean;
        m_type.addField(deleted, MergePolicy::Existence);
        m_type.seal();
        auto getters = m_getters;
        auto setters = m_setters;
        const size_t count = size_t(m_type.fields().size());
        return {m_type,
            [getters, count](const R &record) {
                RecordValues values{std::vector<Value>(count)};
                for (size_t i = 0; i < getters.size(); ++i)
                    values.values[i] = getters[i](record);
                return values;
            },
            [setters](const RecordValues &values) {
                R record;
                for (size_t i = 0; i < setters.size() && i < values.values.size(); ++i)
                    setters[i](record, values.values[i]);
                return record;
            }};
    }

private:
    template<class M, class Access>
    FieldBuilder add(const char *name, const char *label, FieldOptions with, Access access)
    {
        Field field;
        field.name = QString::fromLatin1(name);
        field.label = QString::fromUtf8(label);
        field.kind = with.kind.value_or(ValueTraits<M>::kind);
        field.unit = with.unit;
        field.target = with.target;
        field.choices = with.choices;
        field.store = with.store;
        field.derived = with.derived;
        MergePolicy policy = with.policy;
        if (field.isSet())
            policy = MergePolicy::Set;
        m_type.addField(field, policy);
        m_getters.push_back([access](const R &r) { return ValueTraits<M>::toValue(access(r)); });
        m_setters.push_back([access](R &r, const Value &v) {
            const_cast<M &>(access(r)) = ValueTraits<M>::fromValue(v);
        });
        return FieldBuilder(m_type, int(m_type.fields().size()) - 1);
    }

    RecordType m_type;
    std::vector<std::function<Value(const R &)>> m_getters;
    std::vector<std::function<void(R &, const Value &)>> m_setters;
};

} // namespace steward
