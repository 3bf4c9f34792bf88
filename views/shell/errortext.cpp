// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/errortext.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString titleOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound: return ErrorText::tr("This was not found");
    case ErrorKind::AlreadyExists: return ErrorText::tr("This exists already");
    case ErrorKind::Conflict: return ErrorText::tr("Somebody else changed this at the same time");
    case ErrorKind::InvalidArgument: return ErrorText::tr("The input is not right");
    case ErrorKind::FailedPrecondition: return ErrorText::tr("This is not possible in the present state");
    case ErrorKind::PermissionDenied: return ErrorText::tr("You may not do this");
    case ErrorKind::Unavailable: return ErrorText::tr("This cannot be reached now");
    case ErrorKind::OutOfSpace: return ErrorText::tr("There is no space left");
    case ErrorKind::Corrupt: return ErrorText::tr("Stored data contradicts itself");
    case ErrorKind::Cancelled: return ErrorText::tr("Stopped");
    case ErrorKind::Internal: break;
    }
    return ErrorText::tr("Something went wrong in Steward");
}

QString adviceOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Conflict: return ErrorText::tr("Nothing is lost. Reload, then decide.");
    case ErrorKind::Unavailable: return ErrorText::tr("Your work is kept. Try again later.");
    case ErrorKind::OutOfSpace: return ErrorText::tr("Nothing was written. Make room, then try again.");
    case ErrorKind::Corrupt: return ErrorText::tr("Nothing more is written. Make a copy of the file and run “stewardctl doctor”.");
    case ErrorKind::PermissionDenied: return ErrorText::tr("Ask somebody who may, or an administrator.");
    case ErrorKind::Internal: return ErrorText::tr("Your work is kept. Copy the details for a report.");
    case ErrorKind::NotFound:
    case ErrorKind::AlreadyExists:
    case ErrorKind::InvalidArgument:
    case ErrorKind::FailedPrecondition:
    case ErrorKind::Cancelled: break;
    }
    return {};
}

/// Codes whose sentence has a translation. %1 … are Error::args.
struct Sentence
{
    const char *code;
    const char *title;
    const char *text;
};

constexpr Sentence sentences[] = {
    {"storage.read-only", QT_TRANSLATE_NOOP("ErrorText", "The desk file is read-only"),
     QT_TRANSLATE_NOOP("ErrorText", "Your edit is kept as a draft. Make the file writable or open a copy.")},
    {"storage.locked", QT_TRANSLATE_NOOP("ErrorText", "Another program has this desk open"),
     QT_TRANSLATE_NOOP("ErrorText", "Close it there, or open the desk read-only.")},
    {"storage.newer", QT_TRANSLATE_NOOP("ErrorText", "This desk was made by a newer Steward"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. Install the newer version to open it.")},
};

} // namespace

ErrorText ErrorText::of(const Error &error)
{
    ErrorText out;
    out.code = error.code;
    for (const Sentence &known : sentences) {
        if (error.code != QLatin1String(known.code))
            continue;
        out.title = ErrorText::tr(known.title);
        out.text = ErrorText::tr(known.text);
        for (const QString &argument : error.args)
            out.text = out.text.contains(u'%') ? out.text.arg(argument) : out.text;
        return out;
    }
    out.title = titleOf(error.kind);
    QStringList parts;
    if (!error.message.isEmpty())
        parts << error.message + u'.';
    if (!error.hint.isEmpty())
        parts << error.hint + (error.hint.endsWith(u'.') ? QString() : u"."_s);
    if (const QString advice = adviceOf(error.kind); !advice.isEmpty())
        parts << advice;
    out.text = parts.join(u' ');
    return out;
}

QString ErrorText::details(const Error &error)
{
    QString out = u"Steward "_s + QCoreApplication::applicationVersion() + u'\n' + error.toString();
    for (qsizetype i = 0; i < error.args.size(); ++i)
        out += u"\n  %1: %2"_s.arg(i + 1).arg(error.args[i]);
    return out;
}

} // namespace steward
