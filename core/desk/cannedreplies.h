// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

#include <functional>

namespace steward {

/// A canned reply that fits a ticket.
struct ReplyChoice
{
    Uuid id;
    QString name;
    QString keyword; ///< typed after "::"
    QString language;
    QString body; ///< with its variables
};

/// The replies for a ticket, by name: those of its team and those of everybody. Of several with one keyword the one in
/// `language` is taken, else English (chooseLanguage() in template.h); replies without keyword are all there.
Result<QList<ReplyChoice>> repliesFor(Workspace &desk, const LoadedRecord &ticket, const QString &language);

/// The language to answer in: the requester's, else that of their site's people: empty when nothing is known.
Result<QString> languageOf(Workspace &desk, const LoadedRecord &ticket);

/// Fills the variables of `body` from the ticket. `showInstant` writes moments for the reader; UTC when null.
/// Errors: those of fillTemplate().
Result<QString> fillReply(Workspace &desk, const LoadedRecord &ticket, const QString &body, const QString &language,
    const std::function<QString(Instant)> &showInstant = {});

} // namespace steward
