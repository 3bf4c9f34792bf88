// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <functional>

namespace steward::architecture {

inline QRegularExpression operator""_re(const char *pattern, std::size_t)
{
    return QRegularExpression(QString::fromUtf8(pattern));
}

/// A C++ file taken apart far enough to ask about its words: `code` is the text with comments and the contents of
/// string literals replaced by blanks (line breaks stay), `literals` are those contents.
struct SourceFile
{
    struct Literal
    {
        QString text;
        int line = 0;
    };

    QString path; ///< From the root, with `/`.
    QString text;
    QString code;
    QList<Literal> literals;

    int lineCount() const
    {
        return static_cast<int>(text.count(u'\n')) + (text.endsWith(u'\n') || text.isEmpty() ? 0 : 1);
    }
    bool isIn(const QString &folder) const { return path.startsWith(QString(folder + u'/')); }
    bool isHeader() const { return path.endsWith(QStringLiteral(".h")); }
    static int lineAt(const QString &text, qsizetype offset)
    {
        return static_cast<int>(QStringView(text).first(offset).count(u'\n')) + 1;
    }
};

/// One pass over the text: comments, literals (raw ones too), character constants and digit separators.
inline SourceFile parseSource(const QString &path, const QString &text)
{
    SourceFile file{path, text, text, {}};
    const auto blank = [&file](qsizetype begin, qsizetype end) {
        for (qsizetype i = begin; i < end; ++i) {
            if (file.code.at(i) != u'\n')
                file.code[i] = u' ';
        }
    };
    const auto endOf = [&text](const QString &mark, qsizetype from) {
        const qsizetype found = text.indexOf(mark, from);
        return found < 0 ? text.size() : found;
    };
    qsizetype lineBegin = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const QChar before = at > 0 ? text.at(at - 1) : QChar(u' ');
        const QStringView rest = QStringView(text).mid(at);
        if (c == u'\n') {
            lineBegin = at + 1;
        } else if (rest.startsWith(u"//") || rest.startsWith(u"/*")) {
            const bool line = rest.startsWith(u"//");
            const qsizetype end = endOf(line ? QStringLiteral("\n") : QStringLiteral("*/"), at + 2);
            blank(at, end);
            at = line ? end - 1 : end + 1;
        } else if (c == u'"' && before == u'R') {
            const qsizetype open = endOf(QStringLiteral("("), at);
            const qsizetype end = endOf(QString(u')' + text.mid(at + 1, open - at - 1) + u'"'), open);
            file.literals.append({text.mid(open + 1, end - open - 1), SourceFile::lineAt(text, at)});
            blank(open + 1, end);
            at = end + open - at;
        } else if (c == u'"' || (c == u'\'' && !before.isLetterOrNumber())) {
            qsizetype end = at + 1;
            while (end < text.size() && text.at(end) != c && text.at(end) != u'\n')
                end += text.at(end) == u'\\' ? 2 : 1;
            end = std::min(end, text.size());
            const bool include = text.mid(lineBegin, at - lineBegin).contains(QStringLiteral("include"))
                && text.mid(lineBegin).trimmed().startsWith(u'#');
            if (!include) {
                if (c == u'"')
                    file.literals.append({text.mid(at + 1, end - at - 1), SourceFile::lineAt(text, at)});
                blank(at + 1, end);
            }
            at = end;
        }
    }
    return file;
}

inline QString sourceRoot() { return qEnvironmentVariable("STEWARD_SOURCE_DIR"); }

/// All files below the folders whose names end like one of `endings`, in a stable order.
inline QList<SourceFile> readSources(const QStringList &folders, const QStringList &endings)
{
    QStringList paths;
    const QDir root(sourceRoot());
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = root.relativeFilePath(files.next());
            const bool wanted = std::any_of(endings.begin(), endings.end(),
                [&path](const QString &ending) { return path.endsWith(ending); });
            if (wanted)
                paths.append(path);
        }
    }
    paths.sort();
    QList<SourceFile> sources;
    for (const QString &path : std::as_const(paths)) {
        QFile file(root.filePath(path));
        if (file.open(QIODevice::ReadOnly))
            sources.append(parseSource(path, QString::fromUtf8(file.readAll())));
    }
    return sources;
}

/// "path:line: what", one for each place that breaks the rule.
using Rule = std::function<QStringList(const SourceFile &)>;

inline QString complaint(const SourceFile &file, int line, const QString &what)
{
    return QStringLiteral("%1:%2: %3").arg(file.path).arg(line).arg(what);
}

/// Complains about every place where `pattern` stands in the code, comments and literals left out.
inline QStringList forbidInCode(
    const SourceFile &file, const QRegularExpression &pattern, const QString &what)
{
    QStringList complaints;
    for (auto matches = pattern.globalMatch(file.code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        complaints.append(complaint(file, SourceFile::lineAt(file.code, match.capturedStart()),
            QString(what + QStringLiteral(" (") + match.captured().trimmed() + u')')));
    }
    return complaints;
}

inline QStringList forbidInLiterals(
    const SourceFile &file, const QRegularExpression &pattern, const QString &what)
{
    QStringList complaints;
    for (const SourceFile::Literal &literal : file.literals) {
        if (literal.text.contains(pattern))
            complaints.append(
                complaint(file, literal.line, QString(what + QStringLiteral(": ") + literal.text.left(60))));
    }
    return complaints;
}

} // namespace steward::architecture
