// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/errortext.h"

#include "views/shell/errorsentences.h"

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

/// The core writes parts of sentences. Names of files at the beginning stay as they are.
QString sentence(QString words)
{
    if (words.size() > 1 && words[0].isLower() && words[1].isLetter())
        words[0] = words[0].toUpper();
    return words.endsWith(u'.') ? words : QString(words + u'.');
}

/// Codes whose sentence has a translation. %1 … are Error::args.
struct Sentence
{
    const char *code;
    const char *title;
    const char *text;
};

constexpr Sentence sentences[] = {
    {"storage.no-file", QT_TRANSLATE_NOOP("ErrorText", "This desk is not there"),
     QT_TRANSLATE_NOOP("ErrorText", "There is no file %1. Look for where it was moved to, or choose another desk.")},
    {"storage.no-folder", QT_TRANSLATE_NOOP("ErrorText", "This folder is not there"),
     QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be made. Choose a folder that exists and that you may write to.")},
    {"storage.exists", QT_TRANSLATE_NOOP("ErrorText", "There is a file of this name already"),
     QT_TRANSLATE_NOOP("ErrorText", "%1 was left as it is. Choose another name for the new desk, or open that one.")},
    {"storage.not-a-workspace", QT_TRANSLATE_NOOP("ErrorText", "This file is no desk"),
     QT_TRANSLATE_NOOP("ErrorText", "%1 was left as it is. Choose a file that Steward made; their names end in .steward.")},
    {"storage.damaged", QT_TRANSLATE_NOOP("ErrorText", "This desk is damaged"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was written to %1. Keep a copy of it, then restore the last backup, or let “stewardctl doctor” look at it.")},
    {"storage.not-readable", QT_TRANSLATE_NOOP("ErrorText", "This desk cannot be read"),
     QT_TRANSLATE_NOOP("ErrorText", "You may not read %1. Ask its owner, or an administrator of this machine.")},
    {"workspace.no-lease", QT_TRANSLATE_NOOP("ErrorText", "This folder cannot be written to"),
     QT_TRANSLATE_NOOP("ErrorText", "Beside %1 no lock file can be made, so nothing can be changed. Open the desk for reading, or make the folder writable.")},
    {"workspace.no-login", QT_TRANSLATE_NOOP("ErrorText", "Nobody on this desk has the login “%1”"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. Choose another login.")},
    {"storage.read-only", QT_TRANSLATE_NOOP("ErrorText", "This desk cannot be written to"),
     QT_TRANSLATE_NOOP("ErrorText", "What you typed is kept. Make %1 and its folder writable, or open the desk for reading.")},
    {"storage.locked", QT_TRANSLATE_NOOP("ErrorText", "Another program has this desk open"),
     QT_TRANSLATE_NOOP("ErrorText", "Close it there, or open the desk read-only.")},
    {"attachment.too-large", QT_TRANSLATE_NOOP("ErrorText", "%1 is too large to attach"),
     QT_TRANSLATE_NOOP("ErrorText", "It has %2 MB, the limit is %3 MB. Nothing was copied; put it on a file share and link to it.")},
    {"attachment.empty", QT_TRANSLATE_NOOP("ErrorText", "%1 is empty"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was attached.")},
    {"attachment.unreadable", QT_TRANSLATE_NOOP("ErrorText", "This file cannot be read"),
     QT_TRANSLATE_NOOP("ErrorText", "%1 was not attached. Check that it is there and that you may read it.")},
    {"attachment.changed", QT_TRANSLATE_NOOP("ErrorText", "%1 changed while it was read"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was attached. Try again when the program that writes it is done.")},
    {"attachment.not-here", QT_TRANSLATE_NOOP("ErrorText", "The content of this attachment is not on this desk"),
     QT_TRANSLATE_NOOP("ErrorText", "Open it on the machine where it was attached.")},
    {"content.absent", QT_TRANSLATE_NOOP("ErrorText", "This file has not arrived at the team server yet"),
     QT_TRANSLATE_NOOP("ErrorText", "It comes when the machine that it was attached on is in contact with the server. Try again later.")},
    {"content.too-large", QT_TRANSLATE_NOOP("ErrorText", "This file is too large for the team server"),
     QT_TRANSLATE_NOOP("ErrorText", "The server takes files of up to %1 MB. Put it on a file share and link to it.")},
    {"content.quota", QT_TRANSLATE_NOOP("ErrorText", "Too many of your files are on their way to the team server"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was attached. Let the others arrive first.")},
    {"content.other", QT_TRANSLATE_NOOP("ErrorText", "The file did not arrive as it was sent"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing of it was kept at the team server. Try again.")},
    {"content.damaged-piece", QT_TRANSLATE_NOOP("ErrorText", "A piece of the file arrived damaged"),
     QT_TRANSLATE_NOOP("ErrorText", "It was thrown away; what had come before it is kept. Try again.")},
    {"blob.damaged", QT_TRANSLATE_NOOP("ErrorText", "The content of this attachment is damaged"),
     QT_TRANSLATE_NOOP("ErrorText", "It was not written anywhere. Attach the file again, or restore it from a backup.")},
    {"blob.out-of-order", QT_TRANSLATE_NOOP("ErrorText", "The same file is being transferred already"),
     QT_TRANSLATE_NOOP("ErrorText", "Wait for that, then try again.")},
    {"attachment.cannot-write", QT_TRANSLATE_NOOP("ErrorText", "This file cannot be written"),
     QT_TRANSLATE_NOOP("ErrorText", "%1 was left as it was. Choose another folder, or make room.")},
    {"storage.no-server", QT_TRANSLATE_NOOP("ErrorText", "The server does not answer"),
     QT_TRANSLATE_NOOP("ErrorText", "What you typed is kept. Check the server's name and the network.")},
    {"storage.password", QT_TRANSLATE_NOOP("ErrorText", "The login was refused"),
     QT_TRANSLATE_NOOP("ErrorText", "Login or password are not accepted. Type them again, or ask the server's administrator.")},
    {"storage.login", QT_TRANSLATE_NOOP("ErrorText", "The login was refused"),
     QT_TRANSLATE_NOOP("ErrorText", "The server does not let this login in. Check it, or ask the server's administrator.")},
    {"storage.password-needed", QT_TRANSLATE_NOOP("ErrorText", "The server wants a password"),
     QT_TRANSLATE_NOOP("ErrorText", "Neither the keychain nor this machine has one. Type it.")},
    {"storage.no-database", QT_TRANSLATE_NOOP("ErrorText", "There is no such database on the server"),
     QT_TRANSLATE_NOOP("ErrorText", "Check the database's name.")},
    {"storage.untrusted-server", QT_TRANSLATE_NOOP("ErrorText", "The server cannot prove who it is"),
     QT_TRANSLATE_NOOP("ErrorText", "Its certificate comes from nobody this machine trusts, so no password was sent. If your organisation has an authority of its own, choose its CA file.")},
    {"storage.wrong-host", QT_TRANSLATE_NOOP("ErrorText", "This may be another server"),
     QT_TRANSLATE_NOOP("ErrorText", "Its certificate is for another name, so no password was sent. Use the name that stands in the certificate.")},
    {"storage.no-tls", QT_TRANSLATE_NOOP("ErrorText", "The server offers no encryption"),
     QT_TRANSLATE_NOOP("ErrorText", "No password was sent. Ask the server's administrator to switch TLS on.")},
    {"storage.no-binding", QT_TRANSLATE_NOOP("ErrorText", "The login is not bound to the encrypted connection"),
     QT_TRANSLATE_NOOP("ErrorText", "Somebody in between could use it. Ask the server's administrator for SCRAM passwords.")},
    {"storage.no-ca", QT_TRANSLATE_NOOP("ErrorText", "The CA file cannot be read"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. Choose the file again, or ask the server's administrator for it.")},
    {"storage.weak-tls", QT_TRANSLATE_NOOP("ErrorText", "This would leave the connection open to others"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. Leave out “%1”; if the server's certificate is from an authority of your own, choose its CA file.")},
    {"storage.password-in-url", QT_TRANSLATE_NOOP("ErrorText", "The address holds a password"),
     QT_TRANSLATE_NOOP("ErrorText", "Everybody who sees the address sees it too. Take it out and type it when it is asked for.")},
    {"storage.url", QT_TRANSLATE_NOOP("ErrorText", "This is no address of a server"),
     QT_TRANSLATE_NOOP("ErrorText", "Write the server's name, such as desk.example.com.")},
    {"storage.old-server", QT_TRANSLATE_NOOP("ErrorText", "The server's PostgreSQL is too old"),
     QT_TRANSLATE_NOOP("ErrorText", "Version %1 does not keep rows apart safely. Ask the server's administrator for the newest update.")},
    {"hub.none", QT_TRANSLATE_NOOP("ErrorText", "There is no desk in this database"),
     QT_TRANSLATE_NOOP("ErrorText", "Or this login may not use it. Check the database's name, or ask the server's administrator.")},
    {"hub.disabled", QT_TRANSLATE_NOOP("ErrorText", "This login is disabled on this desk"),
     QT_TRANSLATE_NOOP("ErrorText", "Ask an administrator of the desk.")},
    {"hub.too-old", QT_TRANSLATE_NOOP("ErrorText", "This Steward is too old for the server's desk"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed. Install the newer version.")},
    {"sync.hub-older", QT_TRANSLATE_NOOP("ErrorText", "The server was put back to an older state"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent or taken, and what you did is kept here. Its administrator has to say so with “stewardctl hub restored”; the last operation that both have is %1.")},
    {"sync.other-workspace", QT_TRANSLATE_NOOP("ErrorText", "Another desk answers at this address"),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. Check the address %1.")},
    {"hub.outcome-unknown", QT_TRANSLATE_NOOP("ErrorText", "The server went away while it saved"),
     QT_TRANSLATE_NOOP("ErrorText", "Whether the change arrived is not known yet. What you typed is kept; look at the ticket when the server is back.")},
    {"workspace.on-server", QT_TRANSLATE_NOOP("ErrorText", "This works on a desk file only"),
     QT_TRANSLATE_NOOP("ErrorText", "This desk lies on a team server. Nothing was changed.")},
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
        for (qsizetype i = 0; i < error.args.size(); ++i) {
            const QString place = u'%' + QString::number(i + 1);
            out.title.replace(place, error.args[i]);
            out.text.replace(place, error.args[i]);
        }
        return out;
    }
    out.title = titleOf(error.kind);
    if (const QString known = errorSentence(error); !known.isEmpty()) {
        out.text = known;
        return out;
    }
    QStringList parts;
    if (!error.message.isEmpty())
        parts << sentence(error.message);
    if (!error.hint.isEmpty())
        parts << sentence(error.hint);
    if (const QString advice = adviceOf(error.kind); !advice.isEmpty())
        parts << advice;
    out.text = parts.join(u' ');
    return out;
}

QString ErrorText::line() const { return text.isEmpty() ? title : tr("%1: %2").arg(title, text); }

QString ErrorText::details(const Error &error)
{
    QString out = u"Steward "_s + QCoreApplication::applicationVersion() + u'\n' + error.toString();
    for (qsizetype i = 0; i < error.args.size(); ++i)
        out += u"\n  %1: %2"_s.arg(i + 1).arg(error.args[i]);
    return out;
}

} // namespace steward
