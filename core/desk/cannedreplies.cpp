// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/cannedreplies.h"

#include "core/desk/deskrules.h"
#include "core/desk/fields.h"
#include "core/lifecycle/template.h"
#include "core/schema/records/cannedreply.h"
#include "core/schema/records/person.h"

#include <QDateTime>
#include <QMap>

namespace steward {

Result<QList<ReplyChoice>> repliesFor(Workspace &desk, const LoadedRecord &ticket, const QString &language)
{
    const Value &team = valueOf(*desk.schema().type(ticket.type), ticket.values, u"team");
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(*desk.schema().type(u"cannedreply")));
    QList<ReplyChoice> all;
    QMap<QString, QList<qsizetype>> byKeyword;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const CannedReply reply = structOf<CannedReply>(loaded);
        if (!reply.team.isNull() && Value(reply.team.uuid) != team)
            continue;
        if (!reply.keyword.isEmpty())
            byKeyword[reply.keyword].append(all.size());
        all.append({loaded.id, reply.name, reply.keyword, reply.language, reply.body});
    }
    QSet<qsizetype> chosen;
    for (const QList<qsizetype> &same : std::as_const(byKeyword)) {
        QStringList languages;
        for (const qsizetype at : same)
            languages.append(all[at].language);
        const int best = chooseLanguage(languages, language, QStringLiteral("en"));
        if (best >= 0)
            chosen.insert(same[best]);
    }
    QList<ReplyChoice> choices;
    for (qsizetype at = 0; at < all.size(); ++at) {
        if (all[at].keyword.isEmpty() || chosen.contains(at))
            choices.append(all[at]);
    }
    return choices;
}

Result<QString> languageOf(Workspace &desk, const LoadedRecord &ticket)
{
    const Value &requester = valueOf(*desk.schema().type(ticket.type), ticket.values, u"requester");
    if (!requester.isReference())
        return QString();
    STEWARD_ASSIGN(const LoadedRecord person, desk.load(requester.reference()));
    return structOf<Person>(person).language;
}

Result<QString> fillReply(Workspace &desk, const LoadedRecord &ticket, const QString &body, const QString &language,
    const std::function<QString(Instant)> &showInstant)
{
    STEWARD_ASSIGN(const auto policies, desk.rules().current());
    const Lifecycle *lifecycle = policies->lifecycle(ticket.type);
    RecordValues loaded;
    TemplateScope scope;
    scope.schema = &desk.schema();
    scope.type = desk.schema().type(ticket.type);
    scope.values = &ticket.values;
    scope.me = desk.me();
    scope.language = language;
    scope.load = [&](const RecordType &, const Uuid &id) -> const RecordValues * {
        Result<LoadedRecord> record = desk.load(id);
        if (!record)
            return nullptr;
        loaded = std::move(record->values);
        return &loaded;
    };
    scope.showInstant = showInstant ? showInstant : [](Instant at) {
        return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    };
    scope.showChoice = [&](const Field &field, const QString &key) {
        if (field.name == QLatin1String("status") && lifecycle && lifecycle->state(key))
            return lifecycle->state(key)->labelIn(language);
        if (field.name == QLatin1String("hold") && policies->holdReasons().reason(key))
            return policies->holdReasons().reason(key)->labelIn(language);
        for (const Choice &choice : field.choices) {
            if (choice.key == key)
                return choice.label;
        }
        return key;
    };
    return fillTemplate(body, scope);
}

} // namespace steward
