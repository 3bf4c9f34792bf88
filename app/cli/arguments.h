// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace steward::cli {

/// One `--name [VALUE]` that a verb takes.
struct Option
{
    QString name; ///< without the dashes
    QString value; ///< what the help calls its value; empty: a flag
    QString help; ///< one English sentence without a full stop
};

/// What was typed after the program's name, taken apart. Usage errors have kind InvalidArgument and a code that begins
/// with "usage.".
class Arguments
{
public:
    /// `options` are all that may occur. Options stand before or after the words; `--name=value` and `--name value`
    /// mean the same; `-w` is `--workspace` and `-h` `--help`; `--` ends them. A word that begins with one dash is a
    /// word, since queries do (`-tag:vip`).
    static Result<Arguments> parse(const QStringList &typed, const QList<Option> &options);

    const QStringList &words() const { return m_words; }
    Arguments withoutFirstWord() const;
    bool has(const QString &option) const { return m_values.contains(option); }
    QString value(const QString &option, const QString &fallback = {}) const { return m_values.value(option, fallback); }
    /// nullopt when absent. Errors: "usage.number" unless it is a whole number of at least `least`.
    Result<std::optional<qint64>> number(const QString &option, qint64 least = 0) const;

private:
    QStringList m_words;
    QHash<QString, QString> m_values;
};

Error usageError(const char *code, const QString &message, const QString &hint = {}, const QStringList &args = {});
bool isUsageError(const Error &error);

} // namespace steward::cli
