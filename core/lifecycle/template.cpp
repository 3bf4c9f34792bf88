// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/template.h"

#include <algorithm>

namespace steward {

namespace {

/// A variable as a walk through the declarations: references, then the field that is shown.
struct Path
{
    bool fromMe = false;
    std::vector<const RecordType *> types; ///< type on which the step of the same index is taken
    std::vector<int> fields;
};

struct Token
{
    bool isVariable = false;
    QString text; ///< literal text, or the variable's name without spaces around
    int line = 1;
    int column = 1;
};

Error unclosed(int line, int column)
{
    return {ErrorKind::InvalidArgument, QStringLiteral("template.unclosed"),
        QStringLiteral("\"{{\" is not closed with \"}}\""), QStringLiteral("write \\{{ for the characters themselves"),
        {}, line, column};
}

/// Cuts a text into literals and variables. An unclosed variable is an error token at the end of `errors`.
QList<Token> cut(QStringView text, QList<Error> &errors)
{
    QList<Token> tokens;
    QString literal;
    int line = 1;
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView rest = text.mid(i);
        if (rest.startsWith(QLatin1String("\\{{"))) {
            literal += QStringLiteral("{{");
            i += 2;
        } else if (rest.startsWith(QLatin1String("{{"))) {
            const qsizetype close = text.indexOf(QLatin1String("}}"), i + 2);
            const qsizetype newline = text.indexOf(QLatin1Char('\n'), i + 2);
            if (close < 0 || (newline >= 0 && newline < close)) {
                errors.append(unclosed(line, int(i - lineStart) + 1));
                literal += QStringLiteral("{{");
                ++i;
                continue;
            }
            if (!literal.isEmpty())
                tokens.append({false, literal, line, 0});
            literal.clear();
            tokens.append({true, text.mid(i + 2, close - i - 2).trimmed().toString(), line, int(i - lineStart) + 1});
            i = close + 1;
        } else {
            if (text[i] == QLatin1Char('\n')) {
                ++line;
                lineStart = i + 1;
            }
            literal += text[i];
        }
    }
    if (!literal.isEmpty())
        tokens.append({false, literal, line, 0});
    return tokens;
}

/// Number of single-character edits between two names (Levenshtein 1966), for the hint.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

QString nearest(const QString &wrong, const RecordType &type)
{
    QString best;
    int bestDistance = 3;
    for (const Field &field : type.fields()) {
        const int d = distance(wrong, field.name);
        if (d < bestDistance) {
            best = field.name;
            bestDistance = d;
        }
    }
    return best.isEmpty() ? QString() : QStringLiteral("did you mean \"%1\"?").arg(best);
}

/// Field names contain dots themselves ("resolution.code"), so the longest name that fits is taken at each step.
Result<Path> resolve(const Token &token, const Schema &schema, const RecordType &type)
{
    Path path;
    const RecordType *at = &type;
    QStringList parts = token.text.split(QLatin1Char('.'));
    if (parts.first() == QLatin1String("me")) {
        path.fromMe = true;
        at = schema.type(u"person");
        parts.removeFirst();
    }
    const auto unknown = [&](const QString &name) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("template.unknown-variable"),
            QStringLiteral("%1 has no field \"%2\", in \"{{%3}}\"").arg(at->label(), name, token.text),
            nearest(name, *at), {token.text}, token.line, token.column};
    };
    while (!parts.isEmpty()) {
        qsizetype length = parts.size();
        int field = -1;
        for (; length > 0; --length) {
            field = at->indexOf(QStringList(parts.first(length)).join(QLatin1Char('.')));
            if (field >= 0)
                break;
        }
        if (field < 0)
            return unknown(parts.join(QLatin1Char('.')));
        path.types.push_back(at);
        path.fields.push_back(field);
        parts = parts.sliced(length);
        const Field &declared = at->fields()[field];
        if (!parts.isEmpty()) {
            const RecordType *target = declared.kind == FieldKind::Reference ? schema.type(declared.target) : nullptr;
            if (!target) {
                return Error{ErrorKind::InvalidArgument, QStringLiteral("template.unknown-variable"),
                    QStringLiteral("\"%1\" does not lead to another record, in \"{{%2}}\"")
                        .arg(declared.name, token.text),
                    {}, {token.text}, token.line, token.column};
            }
            at = target;
        }
    }
    if (path.fields.empty() && !path.fromMe)
        return unknown(token.text);
    return path;
}

QString titleOf(const RecordType &type, const RecordValues &values)
{
    const int at = type.indexOf(type.titleField());
    return at < 0 ? QString() : values.values[size_t(at)].text();
}

QString shown(const Field &field, const Value &value, const TemplateScope &scope)
{
    if (value.isEmpty())
        return {};
    if (field.kind == FieldKind::Instant)
        return scope.showInstant ? scope.showInstant(*value.toInstant()) : QString::number(value.number());
    if (field.kind == FieldKind::Reference) {
        const RecordType *target = scope.schema->type(field.target);
        const RecordValues *record = target && scope.load ? scope.load(*target, value.reference()) : nullptr;
        return record ? titleOf(*target, *record) : QString();
    }
    const QString key = value.isNumber() ? QString::number(value.number()) : value.text();
    if (!field.choices.isEmpty() || field.kind == FieldKind::Choice) { // the choices of a status are the lifecycle's
        if (scope.showChoice)
            return scope.showChoice(field, key);
        for (const Choice &choice : field.choices) {
            if (choice.key == key)
                return choice.label;
        }
    }
    return value.isSet() ? value.set().items().join(QStringLiteral(", ")) : key;
}

QString filled(const Path &path, const TemplateScope &scope)
{
    const RecordValues *values = scope.values;
    if (path.fromMe) {
        const RecordType *person = scope.schema->type(u"person");
        values = scope.load && !scope.me.isNull() ? scope.load(*person, scope.me) : nullptr;
        if (path.fields.empty())
            return values ? titleOf(*person, *values) : QString();
    }
    for (size_t i = 0; values && i < path.fields.size(); ++i) {
        const Field &field = path.types[i]->fields()[path.fields[i]];
        const Value &value = values->values[size_t(path.fields[i])];
        if (i + 1 == path.fields.size())
            return shown(field, value, scope);
        values = value.isEmpty() || !scope.load ? nullptr : scope.load(*path.types[i + 1], value.reference());
    }
    return {};
}

} // namespace

Result<QString> fillTemplate(QStringView text, const TemplateScope &scope)
{
    QList<Error> errors;
    const QList<Token> tokens = cut(text, errors);
    if (!errors.isEmpty())
        return errors.first();
    QString out;
    for (const Token &token : tokens) {
        if (!token.isVariable) {
            out += token.text;
            continue;
        }
        STEWARD_ASSIGN(const Path path, resolve(token, *scope.schema, *scope.type));
        out += filled(path, scope);
    }
    return out;
}

QList<Error> checkTemplate(QStringView text, const Schema &schema, const RecordType &type)
{
    QList<Error> errors;
    const QList<Token> tokens = cut(text, errors);
    for (const Token &token : tokens) {
        if (!token.isVariable)
            continue;
        const Result<Path> path = resolve(token, schema, type);
        if (!path)
            errors.append(path.error());
    }
    std::stable_sort(errors.begin(), errors.end(), [](const Error &a, const Error &b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    return errors;
}

int chooseLanguage(const QStringList &languages, const QString &wanted, const QString &fallback)
{
    const auto base = [](const QString &tag) {
        return tag.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0).toLower();
    };
    const auto find = [&](const auto &fits) {
        const auto at = std::find_if(languages.begin(), languages.end(), fits);
        return at == languages.end() ? -1 : int(at - languages.begin());
    };
    for (const QString &tag : {wanted, fallback}) {
        if (tag.isEmpty())
            continue;
        int at = find([&](const QString &one) { return one.compare(tag, Qt::CaseInsensitive) == 0; });
        if (at < 0)
            at = find([&](const QString &one) { return !one.isEmpty() && base(one) == base(tag); });
        if (at >= 0)
            return at;
    }
    const int neutral = find([](const QString &one) { return one.isEmpty(); });
    return neutral >= 0 ? neutral : (languages.isEmpty() ? -1 : 0);
}

} // namespace steward
