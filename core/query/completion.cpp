// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/completion.h"

#include "core/query/lexer.h"
#include "core/query/printer.h"
#include "core/text/fold.h"

namespace steward {

CompletionSource::~CompletionSource() = default;

namespace {

struct TimeWord
{
    const char *word;
    const char *help;
};
constexpr TimeWord timeWords[] = {
    {"today", QT_TRANSLATE_NOOP("Query", "Since midnight")},
    {"yesterday", QT_TRANSLATE_NOOP("Query", "The day before")},
    {"tomorrow", QT_TRANSLATE_NOOP("Query", "The day after")},
    {"this week", QT_TRANSLATE_NOOP("Query", "From Monday")},
    {"last week", QT_TRANSLATE_NOOP("Query", "Monday to Sunday before")},
    {"this month", QT_TRANSLATE_NOOP("Query", "From the first")},
    {"last month", QT_TRANSLATE_NOOP("Query", "The month before")},
    {"start of week", QT_TRANSLATE_NOOP("Query", "Monday, 0:00")},
    {"start of month", QT_TRANSLATE_NOOP("Query", "The first, 0:00")},
    {"end of month", QT_TRANSLATE_NOOP("Query", "The first of the next month, 0:00")},
    {"start of year", QT_TRANSLATE_NOOP("Query", "1 January, 0:00")},
    {"now", QT_TRANSLATE_NOOP("Query", "This moment")},
    {"-1h", QT_TRANSLATE_NOOP("Query", "An hour ago")},
    {"-7d", QT_TRANSLATE_NOOP("Query", "Seven days ago")},
    {"-30d", QT_TRANSLATE_NOOP("Query", "Thirty days ago")},
    {"2h", QT_TRANSLATE_NOOP("Query", "In two hours")},
    {"1d", QT_TRANSLATE_NOOP("Query", "This time tomorrow")},
};

class Completer
{
public:
    Completer(const QueryContext &context, CompletionSource *source, int limit)
        : m_context(context)
        , m_subject(*context.subjectType())
        , m_source(source)
        , m_limit(limit)
    {}

    Completion run(const QString &text, qsizetype cursor)
    {
        using Kind = QueryToken::Kind;
        const QList<QueryToken> tokens = lexQuery(text);
        QString field; // of the comparison that the cursor is in
        bool inList = false;
        const QueryToken *touched = nullptr; // the token that ends at or goes over the cursor
        const QueryToken *before = nullptr; // the last one that ended before
        for (const QueryToken &token : tokens) {
            if (token.kind == Kind::End || token.span.begin >= cursor)
                break;
            if (token.kind == Kind::Field)
                field = token.text;
            if (token.kind == Kind::ListOpen || token.kind == Kind::ListClose)
                inList = token.kind == Kind::ListOpen;
            if (token.span.end() >= cursor)
                touched = &token;
            else
                before = &token;
        }
        m_found.replace = {cursor, 0};
        if (touched && isValue(*touched)) {
            m_found.replace = touched->span;
            m_found.prefix = touched->closed ? upTo(*touched, cursor) : touched->text;
            values(field);
        } else if (touched
            && (touched->kind == Kind::Word || touched->kind == Kind::Field || isKeyword(*touched))) {
            m_found.replace = touched->span;
            m_found.prefix = text.mid(touched->span.begin, cursor - touched->span.begin);
            touched->kind == Kind::Field ? fieldNames() : fields();
        } else if (touched
            && (touched->kind == Kind::Operator || touched->kind == Kind::ListOpen
                || touched->kind == Kind::Comma)) {
            values(field);
        } else if (touched && touched->kind == Kind::Quoted) {
            return m_found;
        } else if (inList || (before && before->kind == Kind::Operator)
            || (before && before->kind == Kind::Comma)) {
            values(field);
        } else {
            fields();
        }
        return m_found;
    }

private:
    static bool isValue(const QueryToken &token)
    {
        return token.kind == QueryToken::Kind::Value || token.kind == QueryToken::Kind::QuotedValue;
    }
    static bool isKeyword(const QueryToken &token)
    {
        return token.kind == QueryToken::Kind::Or || token.kind == QueryToken::Kind::And
            || token.kind == QueryToken::Kind::Not;
    }
    static QString upTo(const QueryToken &token, qsizetype cursor)
    {
        return token.kind == QueryToken::Kind::Value ? token.text.left(cursor - token.span.begin)
                                                     : token.text;
    }

    bool full() const { return m_found.items.size() >= m_limit; }
    bool begins(const QString &text) const
    {
        return foldForCompare(text).startsWith(foldForCompare(m_found.prefix));
    }
    void add(
        CompletionItem::Kind kind, const QString &insert, const QString &detail, const QString &example = {})
    {
        const bool known = std::any_of(m_found.items.cbegin(), m_found.items.cend(),
            [&insert](const CompletionItem &item) { return item.insert == insert; });
        if (!known && !full())
            m_found.items.append({kind, insert, detail, example});
    }
    void addIfBegun(CompletionItem::Kind kind, const QString &word, const QString &detail)
    {
        if (begins(word))
            add(kind, word, detail);
    }

    // Fields

    QString exampleOf(const RecordType &type, const Field &field) const
    {
        const QList<Choice> choices = m_context.choicesOf(type, field);
        switch (field.kind) {
        case FieldKind::Integer: return choices.isEmpty() ? QStringLiteral("1") : choices.first().key;
        case FieldKind::Choice:
            return isLifecycleState(type, field) ? QStringLiteral("open")
                : choices.isEmpty()              ? QString()
                                                 : choices.first().key;
        case FieldKind::Instant: return QStringLiteral("today");
        case FieldKind::TimeSpan: return QStringLiteral("2h");
        case FieldKind::Boolean: return QStringLiteral("yes");
        case FieldKind::Reference:
        case FieldKind::ReferenceSet: return field.target == personType() ? QStringLiteral("me") : QString();
        case FieldKind::Text:
        case FieldKind::LongText:
        case FieldKind::TextSet:
        case FieldKind::Json: return {};
        }
        return {};
    }

    void addField(const RecordType &type, const Field &field, const QString &path, const QString &suffix)
    {
        add(CompletionItem::Kind::Field, path + field.name + suffix,
            field.help.isEmpty() ? field.label : field.help,
            suffix.isEmpty() ? QString() : exampleOf(type, field));
    }

    /// Fields of `type` that begin with `begun`: listed ones first, those found by their label last.
    void addFields(const RecordType &type, const QString &path, const QString &begun, const QString &suffix)
    {
        const QString wanted = foldForCompare(begun);
        for (const bool byLabel : {false, true}) {
            for (const bool listed : {true, false}) {
                for (const Field &field : type.fields()) {
                    const QString called = byLabel ? foldForCompare(field.label) : field.name;
                    if (field.listed == listed && field.kind != FieldKind::Json && called.startsWith(wanted))
                        addField(type, field, path, suffix);
                }
            }
        }
    }

    void addPaths(const QString &suffix)
    {
        const QString name = m_found.prefix.toLower();
        for (qsizetype dot = name.lastIndexOf(u'.'); dot > 0; dot = name.lastIndexOf(u'.', dot - 1)) {
            const FieldPath hop = findField(*m_context.catalog, m_subject, QStringView(name).left(dot));
            if (!hop.isValid() || !hop.field || !hop.field->isReference() || hop.hops.size() >= mostHops)
                continue;
            if (const RecordType *target = m_context.catalog->type(hop.field->target))
                addFields(*target, name.left(dot + 1), name.mid(dot + 1), suffix);
        }
    }

    /// In the name of a comparison that has its operator already.
    void fieldNames()
    {
        addFields(m_subject, {}, m_found.prefix.toLower(), {});
        addPaths({});
    }

    void fields()
    {
        const QString colon = QStringLiteral(":");
        addFields(m_subject, {}, m_found.prefix.toLower(), colon);
        if (m_subject.isTicket())
            addIfBegun(CompletionItem::Kind::Word, QStringLiteral("kind:"),
                QStringLiteral(QT_TRANSLATE_NOOP("Query", "Kind of ticket")));
        addIfBegun(CompletionItem::Kind::Word, QStringLiteral("is:"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "A state, such as is:overdue")));
        addIfBegun(CompletionItem::Kind::Word, QStringLiteral("has:"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Something is entered in a field")));
        addPaths(colon);
        if (m_found.prefix.isEmpty())
            return;
        for (const QueryWord &word : availableWords()) {
            if (begins(word.word))
                add(CompletionItem::Kind::Word, QStringLiteral("is:") + word.word, word.help);
        }
        // One more step for references that are meant already: `assi` offers `assignee.organization:`.
        for (const Field &field : m_subject.fields()) {
            const RecordType *target = field.isReference() && begins(field.name)
                ? m_context.catalog->type(field.target)
                : nullptr;
            for (const Field &inner : target ? target->fields() : QList<Field>()) {
                if (inner.listed)
                    addField(*target, inner, field.name + QLatin1Char('.'), colon);
            }
        }
        addIfBegun(CompletionItem::Kind::Word, QStringLiteral("or"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Either side is enough")));
        addIfBegun(CompletionItem::Kind::Word, QStringLiteral("not"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Everything but what follows")));
    }

    QList<QueryWord> availableWords() const
    {
        QList<QueryWord> words;
        for (const QueryWord &word : queryWords()) {
            if (bindQuery(word.meaning, m_context).ok())
                words.append(word);
        }
        return words;
    }

    // Values

    void values(const QString &name)
    {
        const FieldPath path = findField(*m_context.catalog, m_subject, name);
        if (path.isValid() && path.field)
            return valuesOf(path);
        if (path.isValid()) {
            for (const RecordType *kind : m_context.catalog->kinds(*path.type)) {
                if (begins(kind->name()) || begins(kind->label()))
                    add(CompletionItem::Kind::Value, kind->name(), kind->label());
            }
        } else if (name.compare(QLatin1String("is"), Qt::CaseInsensitive) == 0) {
            states();
        } else if (name.compare(QLatin1String("has"), Qt::CaseInsensitive) == 0) {
            addFields(m_subject, {}, m_found.prefix.toLower(), {});
            addPaths({});
        }
    }

    void states()
    {
        for (const QueryWord &word : availableWords())
            addIfBegun(CompletionItem::Kind::Word, word.word, word.help);
        for (const Field &field : m_subject.fields()) {
            if (field.kind == FieldKind::Boolean && begins(field.name))
                addField(m_subject, field, {}, {});
        }
    }

    void addChoices(const RecordType &type, const Field &field)
    {
        for (const Choice &choice : m_context.choicesOf(type, field)) {
            if (begins(choice.key) || begins(choice.label))
                add(CompletionItem::Kind::Value, printQueryValue({choice.key, false, {}}), choice.label);
        }
    }

    void valuesOf(const FieldPath &path)
    {
        const Field &field = *path.field;
        switch (field.kind) {
        case FieldKind::Choice:
            if (isLifecycleState(*path.type, field)) {
                addIfBegun(CompletionItem::Kind::Word, QStringLiteral("open"),
                    QStringLiteral(QT_TRANSLATE_NOOP("Query", "Neither done nor closed")));
                addIfBegun(CompletionItem::Kind::Word, QStringLiteral("closed"),
                    QStringLiteral(QT_TRANSLATE_NOOP("Query", "Done or closed")));
            }
            return addChoices(*path.type, field);
        case FieldKind::Integer: return addChoices(*path.type, field);
        case FieldKind::Boolean:
            addIfBegun(CompletionItem::Kind::Word, QStringLiteral("yes"), field.label);
            return addIfBegun(CompletionItem::Kind::Word, QStringLiteral("no"), {});
        case FieldKind::Instant:
            for (const TimeWord &time : timeWords)
                addIfBegun(CompletionItem::Kind::Word, QString::fromLatin1(time.word),
                    QString::fromLatin1(time.help));
            return;
        case FieldKind::TimeSpan:
            for (const char *span : {"30m", "1h", "2h", "4h", "1d"})
                addIfBegun(CompletionItem::Kind::Word, QString::fromLatin1(span), {});
            return;
        case FieldKind::Reference:
        case FieldKind::ReferenceSet: return names(field);
        case FieldKind::TextSet:
            if (m_source) {
                for (const QString &item :
                    m_source->itemsBeginning(*path.type, field, m_found.prefix, m_limit))
                    add(CompletionItem::Kind::Name, printQueryValue({item, false, {}}), {});
            }
            return;
        case FieldKind::Text:
            if (isRecordNumber(*path.type, field))
                records(*path.type);
            return;
        case FieldKind::LongText:
        case FieldKind::Json: return;
        }
    }

    void names(const Field &field)
    {
        const RecordType *target = m_context.catalog->type(field.target);
        if (!target)
            return;
        if (target->name() == personType())
            addIfBegun(CompletionItem::Kind::Word, QStringLiteral("me"),
                QStringLiteral(QT_TRANSLATE_NOOP("Query", "Whoever is logged in")));
        if (membership(*target))
            addIfBegun(CompletionItem::Kind::Word, QStringLiteral("my teams"),
                QStringLiteral(QT_TRANSLATE_NOOP("Query", "Teams you are a member of")));
        records(*target);
    }

    void records(const RecordType &target)
    {
        m_found.wantsNamesOf = target.name();
        if (!m_source)
            return;
        for (const CompletionSource::Name &name : m_source->namesBeginning(target, m_found.prefix, m_limit)) {
            // A name that would be read as a word of the language is quoted.
            const QString folded = foldForCompare(name.name);
            const bool literal = folded == QLatin1String("me") || folded == QLatin1String("my teams")
                || folded.endsWith(u'*');
            add(CompletionItem::Kind::Name, printQueryValue({name.name, literal, {}}), name.detail);
        }
    }

    const QueryContext &m_context;
    const RecordType &m_subject;
    CompletionSource *m_source;
    int m_limit;
    Completion m_found;
};

} // namespace

Completion completeQuery(
    const QString &text, qsizetype cursor, const QueryContext &context, CompletionSource *source, int limit)
{
    if (!context.subjectType())
        return {};
    return Completer(context, source, limit).run(text, qBound(qsizetype(0), cursor, text.size()));
}

} // namespace steward
