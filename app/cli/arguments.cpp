// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include <algorithm>

namespace steward::cli {

using namespace Qt::StringLiterals;

Error usageError(const char *code, const QString &message, const QString &hint, const QStringList &args)
{
    return {ErrorKind::InvalidArgument, u"usage."_s + QString::fromLatin1(code), message, hint, args};
}

bool isUsageError(const Error &error) { return error.code.startsWith(u"usage."); }

Result<Arguments> Arguments::parse(const QStringList &typed, const QList<Option> &options)
{
    Arguments arguments;
    for (auto it = typed.cbegin(); it != typed.cend(); ++it) {
        if (*it == u"--") {
            arguments.m_words.append(QStringList(it + 1, typed.cend()));
            break;
        }
        QString name;
        if (*it == u"-w" || it->startsWith(u"-w="))
            name = u"workspace"_s + it->mid(2);
        else if (*it == u"-h")
            name = u"help"_s;
        else if (it->startsWith(u"--"))
            name = it->mid(2);
        if (name.isEmpty()) {
            arguments.m_words.append(*it);
            continue;
        }
        const qsizetype equals = name.indexOf(u'=');
        const QString key = equals < 0 ? name : name.first(equals);
        const auto known = std::find_if(
            options.cbegin(), options.cend(), [&](const Option &option) { return option.name == key; });
        if (known == options.cend())
            return usageError("unknown-option", u"there is no option --%1 here"_s.arg(key),
                u"see --help; a word that begins with -- goes behind a lone --"_s, {key});
        if (known->value.isEmpty()) {
            if (equals >= 0)
                return usageError("option-value", u"--%1 takes no value"_s.arg(key), {}, {key});
            arguments.m_values.insert(key, {});
        } else if (equals >= 0) {
            arguments.m_values.insert(key, name.mid(equals + 1));
        } else {
            if (++it == typed.cend())
                return usageError("option-value", u"--%1 needs a value"_s.arg(key),
                    u"write --%1 %2"_s.arg(key, known->value), {key});
            arguments.m_values.insert(key, *it);
        }
    }
    return arguments;
}

Arguments Arguments::withoutFirstWord() const
{
    Arguments rest = *this;
    if (!rest.m_words.isEmpty())
        rest.m_words.removeFirst();
    return rest;
}

Result<std::optional<qint64>> Arguments::number(const QString &option, qint64 least) const
{
    if (!has(option))
        return std::optional<qint64>();
    bool ok = false;
    const qint64 number = value(option).toLongLong(&ok);
    if (!ok || number < least)
        return usageError("number", u"--%1 takes a whole number of at least %2, not \"%3\""_s.arg(option).arg(least).arg(value(option)),
            {}, {option, value(option)});
    return std::optional(number);
}

} // namespace steward::cli
