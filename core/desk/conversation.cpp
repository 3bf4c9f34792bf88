// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"

#include "core/desk/fields.h"
#include "core/desk/relations.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/link.h"
#include "core/schema/records/worknote.h"

namespace steward {

namespace {

constexpr qsizetype longestName = 40;

bool continuesWord(QChar before, QChar after)
{
    // Latin names end where the word ends; Japanese has no such mark, so a known name ends where it ends.
    return before.unicode() < 0x2000 && after.unicode() < 0x2000 && before.isLetterOrNumber()
        && (after.isLetterOrNumber() || after == QLatin1Char('_'));
}

Result<std::optional<Uuid>> personCalled(Workspace &desk, const QString &name)
{
    const RecordType &type = *desk.schema().type(u"person");
    for (const QStringView field : {QStringView(u"login"), QStringView(u"name")}) {
        STEWARD_ASSIGN(const QList<Rid> found, desk.records().findByText(type, *type.field(field), name));
        if (found.size() != 1)
            continue;
        STEWARD_ASSIGN(const Uuid id, desk.records().idOf(found.first()));
        return std::optional(id);
    }
    return std::optional<Uuid>();
}

StringSet withPeople(StringSet set, const QList<Uuid> &people)
{
    for (const Uuid &person : people)
        set.insert(person.toString());
    return set;
}

/// The ticket's edit that belongs to a saying: its mentions watch from now on. Without change when there is none.
Result<RecordEdit> watchersEdit(const VerbContext &context, const LoadedRecord &loaded, const QList<Uuid> &mentions)
{
    const RecordType &type = *context.schema().type(loaded.type);
    RecordEdit edit = RecordEdit::of(loaded, QStringLiteral("watch"));
    setValue(type, edit.next, u"watcher",
        Value(withPeople(valueOf(type, loaded.values, u"watcher").set(), mentions)));
    return edit;
}

Result<QList<Uuid>> mentionsOf(Workspace &desk, const Saying &saying)
{
    STEWARD_ASSIGN(QList<Uuid> mentions, mentionsIn(desk, saying.body));
    for (const Uuid &person : saying.mentions) {
        if (!mentions.contains(person))
            mentions.append(person);
    }
    return mentions;
}

Result<Ok> checkAlive(const LoadedRecord &loaded)
{
    if (!loaded.deleted)
        return Ok{};
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("ticket.deleted"),
        QStringLiteral("%1 is deleted").arg(loaded.number), QStringLiteral("undo the deletion first"), {loaded.number}};
}

/// The first way out of a waiting or done status back to work for which nothing is missing; nullopt when there is none.
std::optional<QString> backToWork(const VerbContext &context, const TransitionChoices &choices, const QString &type)
{
    Q_UNUSED(context)
    const Lifecycle *lifecycle = choices.policies->lifecycle(type);
    for (const TransitionOffer &offer : choices.offers) {
        if (lifecycle->classOf(offer.transition->to) == StatusClass::Active && offer.isAllowed())
            return offer.transition->to;
    }
    return std::nullopt;
}

} // namespace

Result<QList<Uuid>> mentionsIn(Workspace &desk, const QString &text)
{
    QList<Uuid> people;
    for (qsizetype at = text.indexOf(QLatin1Char('@')); at >= 0; at = text.indexOf(QLatin1Char('@'), at + 1)) {
        if (at > 0 && text.at(at - 1).isLetterOrNumber() && text.at(at - 1).unicode() < 0x2000)
            continue; // an e-mail address
        QString rest = text.mid(at + 1, longestName).section(QLatin1Char('\n'), 0, 0);
        for (qsizetype length = rest.size(); length > 0; --length) {
            if (length < rest.size() && continuesWord(rest.at(length - 1), rest.at(length)))
                continue;
            if (rest.at(length - 1).isSpace())
                continue;
            STEWARD_ASSIGN(const std::optional<Uuid> person, personCalled(desk, rest.left(length)));
            if (!person)
                continue;
            if (!people.contains(*person))
                people.append(*person);
            break;
        }
    }
    return people;
}

Result<RecordEdit> sayingEdit(const VerbContext &context, const Uuid &ticket, const Saying &saying)
{
    STEWARD_TRY(context.need(saying.isPublic ? QStringLiteral("comment.public") : QStringLiteral("comment.internal")));
    STEWARD_ASSIGN(const QList<Uuid> mentions, mentionsOf(context.desk(), saying));
    const Uuid writer = saying.writer.isNull() ? context.me() : saying.writer;
    const auto fill = [&](auto record) -> Result<RecordEdit> {
        record.about = {ticket};
        record.body = saying.body.trimmed().isEmpty() ? QString() : saying.body;
        record.writer = {writer};
        record.written = saying.written.value_or(context.now());
        record.mentions = withPeople({}, mentions);
        return creationOf(context.desk(), record);
    };
    RecordEdit edit;
    if (saying.isPublic) {
        Comment comment;
        comment.channel = saying.channel;
        STEWARD_ASSIGN(edit, fill(comment));
    } else {
        STEWARD_ASSIGN(edit, fill(WorkNote()));
    }
    edit.author = writer;
    edit.eventTime = saying.written;
    return edit;
}

Result<VerbReport> say(const VerbContext &context, const LoadedRecord &loaded, const Saying &saying)
{
    STEWARD_TRY(checkAlive(loaded));
    STEWARD_ASSIGN(const LoadedRecord ticket, mergeTarget(context.desk(), loaded));
    STEWARD_ASSIGN(const RecordEdit said, sayingEdit(context, ticket.id, saying));
    EditGroup group{said};
    group.append(saying.with);
    STEWARD_ASSIGN(const QList<Uuid> mentions, mentionsOf(context.desk(), saying));
    if (!mentions.isEmpty()) {
        STEWARD_ASSIGN(const RecordEdit watching, watchersEdit(context, ticket, mentions));
        group.append(watching);
    }
    return context.commit({group}, said.record);
}

Result<VerbReport> sayAndEdit(const VerbContext &context, const LoadedRecord &loaded, const Saying &saying,
    const FieldValues &entered)
{
    STEWARD_ASSIGN(const QList<Uuid> mentions, mentionsOf(context.desk(), saying));
    FieldValues all = entered;
    const RecordType &type = *context.schema().type(loaded.type);
    if (!mentions.isEmpty())
        all.append({QStringLiteral("watcher"),
            Value(withPeople(valueOf(type, loaded.values, u"watcher").set(), mentions))});
    STEWARD_ASSIGN(RecordEdit edit, ticketEdit(context, loaded, all));
    edit.author = saying.writer;
    edit.eventTime = saying.written;
    STEWARD_ASSIGN(const RecordEdit said, sayingEdit(context, loaded.id, saying));
    EditGroup group{said, edit};
    group.append(saying.with);
    STEWARD_ASSIGN(VerbReport report, context.commit({group}, said.record));
    if (valueOf(type, edit.next, u"status.class").number() == qint64(StatusClass::Done)) {
        STEWARD_ASSIGN(const QList<Uuid> children, openChildren(context, loaded.id));
        if (!children.isEmpty())
            report.followUps.append({FollowUp::Kind::ResolveChildren, children});
    }
    return report;
}

static Result<VerbReport> answerAsNewTicket(
    const VerbContext &context, const LoadedRecord &old, const Saying &saying)
{
    const RecordType &type = *context.schema().type(old.type);
    STEWARD_ASSIGN(RecordEdit draft, draftTicket(context, old.type));
    for (const char *field : {"title", "requester", "organization", "location", "service", "ci", "category", "team",
             "impact", "urgency"}) {
        const QString name = QString::fromLatin1(field);
        setValue(type, draft.next, name, valueOf(type, old.values, name));
    }
    setValue(type, draft.next, u"description", Value(saying.body));
    setValue(type, draft.next, u"channel", Value(saying.channel));
    draft.author = saying.writer;
    draft.eventTime = saying.written;
    if (saying.written)
        setValue(type, draft.next, u"opened", Value::instant(*saying.written));
    STEWARD_ASSIGN(const RecordEdit ticket, completeTicket(context, draft));
    Link link;
    link.from = {ticket.record};
    link.to = {old.id};
    link.relation = QStringLiteral("relates");
    STEWARD_ASSIGN(const RecordEdit linked, creationOf(context.desk(), link));
    return context.commit({{ticket, linked}}, ticket.record);
}

Result<VerbReport> requesterAnswered(const VerbContext &context, const LoadedRecord &given, const Saying &saying)
{
    STEWARD_TRY(checkAlive(given));
    STEWARD_ASSIGN(const LoadedRecord loaded, mergeTarget(context.desk(), given));
    const RecordType &type = *context.schema().type(loaded.type);
    Saying answer = saying;
    answer.isPublic = true;
    if (answer.writer.isNull())
        answer.writer = valueOf(type, loaded.values, u"requester").reference();
    const qint64 statusClass = valueOf(type, loaded.values, u"status.class").number();
    const bool waitsForThem = statusClass == qint64(StatusClass::Waiting)
        && valueOf(type, loaded.values, u"hold").text() == QLatin1String("requester");
    if (!waitsForThem && statusClass < qint64(StatusClass::Done))
        return say(context, loaded, answer);
    STEWARD_ASSIGN(const TransitionChoices choices, transitionsOf(context, loaded));
    const std::optional<QString> status = backToWork(context, choices, loaded.type);
    if (status)
        return sayAndEdit(context, loaded, answer, {{QStringLiteral("status"), Value(*status)}});
    if (statusClass >= qint64(StatusClass::Done))
        return answerAsNewTicket(context, loaded, answer);
    return say(context, loaded, answer); // nobody to go back to: it keeps waiting, and the comment is there
}

Result<VerbReport> withdraw(const VerbContext &context, const LoadedRecord &entry)
{
    const RecordType *type = context.schema().type(entry.type);
    if (!type || !type->field(u"withdrawn"))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("withdraw.not-possible"),
            QStringLiteral("a %1 cannot be withdrawn").arg(entry.type), {}, {entry.type}};
    RecordEdit edit = RecordEdit::of(entry, QStringLiteral("withdraw"));
    setValue(*type, edit.next, u"withdrawn", Value::boolean(true));
    return context.commit({{edit}}, entry.id);
}

static Result<VerbReport> changeSet(const VerbContext &context, const LoadedRecord &loaded, QStringView field,
    const QStringList &items, bool add)
{
    STEWARD_TRY(checkWritable(context.desk(), loaded));
    STEWARD_TRY(context.need(QStringLiteral("ticket.edit")));
    const RecordType &type = *context.schema().type(loaded.type);
    RecordEdit edit = RecordEdit::of(loaded,
        field == u"watcher" ? (add ? QStringLiteral("watch") : QStringLiteral("unwatch")) : QStringLiteral("tag"));
    StringSet set = valueOf(type, loaded.values, field).set();
    for (const QString &item : items) {
        if (add)
            set.insert(item.trimmed());
        else
            set.remove(item.trimmed());
    }
    setValue(type, edit.next, field, Value(set));
    return context.commit({{edit}}, loaded.id);
}

static QStringList texts(const QList<Uuid> &people)
{
    QStringList list;
    for (const Uuid &person : people)
        list.append(person.toString());
    return list;
}

Result<VerbReport> watch(const VerbContext &context, const LoadedRecord &loaded, const QList<Uuid> &people)
{
    return changeSet(context, loaded, u"watcher", texts(people), true);
}

Result<VerbReport> unwatch(const VerbContext &context, const LoadedRecord &loaded, const QList<Uuid> &people)
{
    return changeSet(context, loaded, u"watcher", texts(people), false);
}

Result<QStringList> knownTags(Workspace &desk)
{
    const RecordType &type = *desk.schema().type(u"tag");
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(type));
    QStringList names;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        names << valueOf(type, loaded.values, type.titleField()).text();
    }
    return names;
}

StringSet chosenTags(StringSet present, const QStringList &before, const QStringList &wanted)
{
    for (const QString &tag : before) {
        if (!wanted.contains(tag))
            present.remove(tag);
    }
    for (const QString &tag : wanted)
        present.insert(tag);
    return present;
}

Result<VerbReport> addTags(const VerbContext &context, const LoadedRecord &loaded, const QStringList &tags)
{
    return changeSet(context, loaded, u"tag", tags, true);
}

Result<VerbReport> removeTags(const VerbContext &context, const LoadedRecord &loaded, const QStringList &tags)
{
    return changeSet(context, loaded, u"tag", tags, false);
}

} // namespace steward
