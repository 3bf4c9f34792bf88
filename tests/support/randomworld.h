// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/printer.h"
#include "tests/support/queryworld.h"

namespace steward {

/// Fills worlds and makes queries about them, both from one seed. Values come from small pools, so that queries meet
/// records: words in three scripts, half-width kana, capitals, NULLs, references to nobody, numbers around each other.
class RandomWorld
{
public:
    explicit RandomWorld(std::uint64_t seed) : m_random(seed) {}

    static constexpr qint64 hour = 3'600'000;
    static constexpr Instant now{1'795'435'200'000}; ///< Monday, 23 November 2026, 12:00 UTC

    void fill(QueryWorld &world, int tickets)
    {
        fillType(world, "organization", 5);
        fillType(world, "location", 5);
        fillType(world, "person", 24);
        fillType(world, "team", 5);
        fillType(world, "service", 6);
        fillType(world, "ci", 14);
        fillType(world, "category", 6);
        fillType(world, "resolutioncode", 4);
        for (int i = 0; i < tickets; ++i)
            fillTicket(world, i);
    }

    QueryContext context(const QueryWorld &world, const QString &subject)
    {
        QueryContext context;
        context.catalog = world.catalog();
        context.subject = subject;
        context.now = now;
        context.zone = QTimeZone("Asia/Tokyo");
        context.me = world.idsOf(personType()).first();
        return context;
    }

    /// A query that binds most of the time.
    QString query(const QueryWorld &world, const QString &subject, int depth = 0)
    {
        const std::uint64_t shape = m_random.below(10);
        if (depth < 3 && shape < 3)
            return query(world, subject, depth + 1) + QLatin1Char(' ') + query(world, subject, depth + 1);
        if (depth < 3 && shape == 3)
            return QLatin1Char('(') + query(world, subject, depth + 1) + QStringLiteral(" or ")
                + query(world, subject, depth + 1) + QLatin1Char(')');
        if (depth < 3 && shape == 4)
            return QStringLiteral("-(") + query(world, subject, depth + 1) + QLatin1Char(')');
        return (chance(4) ? QStringLiteral("-") : QString()) + term(world, subject);
    }

    QString word() { return pick(words()); }
    template<class List>
    typename List::value_type pick(const List &list)
    {
        return list.at(qsizetype(m_random.below(std::uint64_t(list.size()))));
    }
    bool chance(int oneIn) { return m_random.below(std::uint64_t(oneIn)) == 0; }
    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }

private:
    static const QStringList &words()
    {
        static const QStringList words{QStringLiteral("printer"), QStringLiteral("Printer"),
            QStringLiteral("VPN"), QStringLiteral("vpn"), QStringLiteral("Straße"), QStringLiteral("STRASSE"),
            QStringLiteral("印刷"), QStringLiteral("印刷障害"), QStringLiteral("プリンタ"),
            QStringLiteral("ﾌﾟﾘﾝﾀ"), QStringLiteral("障害"), QStringLiteral("害"), QStringLiteral("大阪支店"),
            QStringLiteral("foo-bar"), QStringLiteral("mail"), QStringLiteral("Mäil"), QStringLiteral("e"),
            QStringLiteral("🦊"), QStringLiteral("100%"), QStringLiteral("_x_"), QStringLiteral("O'Brien"),
            QStringLiteral("a\"b"), QStringLiteral("\\"), QStringLiteral("me"), QStringLiteral("my"),
            QStringLiteral("teams"), QStringLiteral("or")};
        return words;
    }

    QString phrase(int most)
    {
        QStringList chosen;
        for (std::uint64_t i = 0; i <= m_random.below(std::uint64_t(most)); ++i)
            chosen.append(word());
        return chosen.join(chance(5) ? QString() : QStringLiteral(" "));
    }

    Uuid freshId()
    {
        Uuid id;
        m_random.fill(std::span(id.bytes.data(), id.bytes.size()));
        return id;
    }

    Value randomValue(const QueryWorld &world, const Field &field)
    {
        const QList<Uuid> targets = field.isReference() ? world.idsOf(field.target) : QList<Uuid>();
        const auto reference = [&] { return targets.isEmpty() || chance(25) ? freshId() : pick(targets); };
        switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText: return Value(phrase(field.kind == FieldKind::Text ? 3 : 14));
        case FieldKind::Integer:
            return Value(
                field.choices.isEmpty() ? qint64(m_random.below(5)) : pick(field.choices).key.toLongLong());
        case FieldKind::Boolean: return Value::boolean(true);
        case FieldKind::Instant:
            return Value(now.ms + (qint64(m_random.below(400)) - 200) * hour * (chance(3) ? 5 : 1));
        case FieldKind::TimeSpan: return Value(qint64(m_random.below(50)) * hour / 2);
        case FieldKind::Choice:
            return Value(field.choices.isEmpty() ? pick(states()) : pick(field.choices).key);
        case FieldKind::Reference: return Value(reference());
        case FieldKind::TextSet: return Value(StringSet({word(), word()}));
        case FieldKind::ReferenceSet:
            return Value(StringSet({reference().toString(), reference().toString()}));
        case FieldKind::Json: return Value(QStringLiteral("{}"));
        }
        return {};
    }

    static const QStringList &states()
    {
        static const QStringList states{QStringLiteral("new"), QStringLiteral("assigned"),
            QStringLiteral("onhold"), QStringLiteral("resolved"), QStringLiteral("closed")};
        return states;
    }

    void fillType(QueryWorld &world, const char *type, int count)
    {
        for (int i = 0; i < count; ++i) {
            QueryWorld::Item &item = world.add(type, freshId());
            for (const Field &field : item.type->fields()) {
                const bool isTitle = field.name == item.type->titleField();
                if (isTitle || (m_random.below(2) == 0 && field.unit != QLatin1String("deleted")))
                    QueryWorld::set(item, field.name, randomValue(world, field));
            }
            if (chance(10))
                QueryWorld::set(item, "deleted", Value::boolean(true));
        }
    }

    void fillTicket(QueryWorld &world, int number)
    {
        QueryWorld::Item &item = world.add(chance(3) ? "request" : "incident", freshId());
        for (const Field &field : item.type->fields()) {
            if (field.required || m_random.below(5) < 2)
                QueryWorld::set(item, field.name, randomValue(world, field));
        }
        const qint64 state = qint64(m_random.below(5));
        QueryWorld::set(item, "status", states().at(qsizetype(state)));
        QueryWorld::set(item, "status.class", state);
        QueryWorld::set(item, "deleted", chance(12) ? Value::boolean(true) : Value());
        const QString written = item.type->numberPrefix() + QLatin1Char('-')
            + QString::number(number + 1).rightJustified(6, u'0');
        QueryWorld::set(item, "number", chance(40) ? Value() : Value(written));
        world.alias(written, item.id);
        if (chance(9))
            world.alias(QStringLiteral("EXT%1").arg(number), item.id);
        if (chance(2))
            item.comments.append({QStringLiteral("body"), phrase(20)});
    }

    /// A value as somebody would type it, for the field.
    QString valueText(const QueryWorld &world, const Field &field, const RecordType &type)
    {
        static const QStringList times{QStringLiteral("today"), QStringLiteral("yesterday"),
            QStringLiteral("-3d"), QStringLiteral("2h"), QStringLiteral("-7d"),
            QStringLiteral("start of month"), QStringLiteral("this week"), QStringLiteral("2026-11-20"),
            QStringLiteral("2026-11"), QStringLiteral("now"), QStringLiteral("-400h")};
        static const QStringList spans{
            QStringLiteral("2h"), QStringLiteral("30m"), QStringLiteral("1d"), QStringLiteral("0s")};
        if (isRecordNumber(type, field))
            return chance(3) ? QString::number(1 + m_random.below(300))
                             : QStringLiteral("INC-%1").arg(1 + m_random.below(300));
        switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
        case FieldKind::TextSet:
        case FieldKind::Json: return quotedQueryText(chance(4) ? phrase(2) : word());
        case FieldKind::Integer:
            return field.choices.isEmpty() ? QString::number(m_random.below(5)) : pick(field.choices).key;
        case FieldKind::Boolean: return chance(2) ? QStringLiteral("yes") : QStringLiteral("no");
        case FieldKind::Instant: return pick(times);
        case FieldKind::TimeSpan: return pick(spans);
        case FieldKind::Choice:
            if (isLifecycleState(type, field) && chance(2))
                return chance(2) ? QStringLiteral("open") : QStringLiteral("closed");
            return field.choices.isEmpty() ? pick(states()) : pick(field.choices).key;
        case FieldKind::Reference:
        case FieldKind::ReferenceSet: return nameText(world, field.target);
        }
        return {};
    }

    QString nameText(const QueryWorld &world, const QString &target)
    {
        if (target == allTickets())
            return chance(4) ? QStringLiteral("EXT%1").arg(m_random.below(300))
                             : QString::number(1 + m_random.below(300));
        if (target == personType() && chance(3))
            return QStringLiteral("me");
        if (target == QLatin1String("team") && chance(3))
            return QStringLiteral("my teams");
        const RecordType *type = world.catalog()->type(target);
        const QList<const Field *> names = namingFields(*type);
        const QueryWorld::Item &item = world.items().at(pick(world.idsOf(target)));
        const QString name = QueryWorld::get(item, pick(names)->name).text();
        if (name.isEmpty())
            return quotedQueryText(word());
        return chance(4) && !name.contains(u' ') && !name.contains(u'"') ? name.left(2) + QLatin1Char('*')
                                                                         : quotedQueryText(name);
    }

    /// A field of the subject, or over one or two references.
    FieldPath path(const QueryWorld &world, const RecordType &type, int hopsLeft)
    {
        const Field &field = type.fields().at(qsizetype(m_random.below(std::uint64_t(type.fields().size()))));
        const RecordType *target = field.isReference() && hopsLeft > 0 && chance(2)
            ? world.catalog()->type(field.target)
            : nullptr;
        if (!target)
            return {{}, &type, &field};
        FieldPath path = this->path(world, *target, hopsLeft - 1);
        path.hops.prepend({&type, &field});
        return path;
    }

    QString term(const QueryWorld &world, const QString &subject)
    {
        const RecordType &type = *world.catalog()->type(subject);
        switch (m_random.below(14)) {
        case 0:
        case 1:
            return chance(4) ? quotedQueryText(phrase(4))
                : chance(5)
                ? pick(QStringList{QStringLiteral("pri*"), QStringLiteral("プリ*"), QStringLiteral("v*")})
                : quotedQueryText(word());
        case 2:
            return QStringLiteral("is:")
                + (chance(4) ? QStringLiteral("requester.vip") : pick(queryWords()).word);
        case 3: return QStringLiteral("has:") + path(world, type, 2).name();
        case 4:
            return chance(2) ? QStringLiteral("kind:request")
                             : QStringLiteral("INC-%1").arg(m_random.below(300));
        case 5: return QStringLiteral("status:open");
        default: break;
        }
        const FieldPath path = this->path(world, type, 2);
        const QString value = valueText(world, *path.field, *path.type);
        static const QStringList plain{
            QStringLiteral(":"), QStringLiteral(":"), QStringLiteral("="), QStringLiteral("!=")};
        static const QStringList ordered{
            QStringLiteral("<"), QStringLiteral("<="), QStringLiteral(">"), QStringLiteral(">=")};
        const bool hasOrder = path.field->isNumeric() || path.field->kind == FieldKind::Text;
        if (hasOrder && path.field->kind != FieldKind::Boolean && chance(2))
            return path.name() + pick(ordered) + value;
        if (chance(4))
            return path.name() + pick(plain) + QLatin1Char('(') + value + QLatin1Char(',')
                + valueText(world, *path.field, *path.type) + QLatin1Char(')');
        return path.name() + pick(plain) + value;
    }

    SeededRandom m_random;
};

} // namespace steward
