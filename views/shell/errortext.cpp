// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/errortext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("ErrorText", source);
}

QString titleOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound: return tr("This was not found");
    case ErrorKind::AlreadyExists: return tr("This exists already");
    case ErrorKind::Conflict: return tr("Somebody else changed this at the same time");
    case ErrorKind::InvalidArgument: return tr("The input is not right");
    case ErrorKind::FailedPrecondition: return tr("This is not possible in the present state");
    case ErrorKind::PermissionDenied: return tr("You may not do this");
    case ErrorKind::Unavailable: return tr("This cannot be reached now");
    case ErrorKind::OutOfSpace: return tr("There is no space left");
    case ErrorKind::Corrupt: return tr("Stored data contradicts itself");
    case ErrorKind::Cancelled: return tr("Stopped");
    case ErrorKind::Internal: break;
    }
    return tr("Something went wrong in Steward");
}

QString adviceOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Conflict: return tr("Nothing is lost. Reload, then decide.");
    case ErrorKind::Unavailable: return tr("Your work is kept. Try again later.");
    case ErrorKind::OutOfSpace: return tr("Nothing was written. Make room, then try again.");
    case ErrorKind::Corrupt: return tr("Nothing more is written. Make a copy of the file and run “stewardctl doctor”.");
    case ErrorKind::PermissionDenied: return tr("Ask somebody who may, or an administrator.");
    case ErrorKind::Internal: return tr("Your work is kept. Copy the details for a report.");
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
        out.title = tr(known.title);
        out.text = tr(known.text);
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
