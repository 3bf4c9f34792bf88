// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"

#include <functional>

namespace steward {

/// What the variables of a canned reply are resolved against.
struct TemplateScope
{
    const Schema *schema = nullptr;
    const RecordType *type = nullptr; ///< of the ticket that is answered
    const RecordValues *values = nullptr;
    Uuid me; ///< person who writes
    QString language; ///< of the text: decides how choices are named
    /// Loads a referenced record; null when it may not be seen or is gone. The pointer must live until the next call.
    std::function<const RecordValues *(const RecordType &type, const Uuid &id)> load;
    /// Shows a moment to the reader (zone and locale belong to the desk).
    std::function<QString(Instant at)> showInstant;
    /// Label of a choice in `language`; the English label when not set.
    std::function<QString(const Field &field, const QString &key)> showChoice;
};

/// Fills `{{number}}`, `{{requester.name}}`, `{{me.name}}`, `{{service.owner.email}}`, `{{resolution.code}}`: field names of
/// the record declarations, through references at any depth; a reference alone shows the record's title, an empty
/// value shows nothing. `{{` that is meant as text is written `\{{`.
/// Errors: InvalidArgument "template.unknown-variable" (with the nearest name as hint) or "template.unclosed", with line
/// and column. Thread: any.
Result<QString> fillTemplate(QStringView text, const TemplateScope &scope);

/// Checks the variables of a text without a record, for the editor of canned replies. All errors, not only the first.
QList<Error> checkTemplate(QStringView text, const Schema &schema, const RecordType &type);

/// Index of the text to send to somebody who reads `wanted` ("ja", "de-AT"): the same language and region, the same
/// language, then `fallback`'s, then one without a language, then the first. -1 for an empty list.
int chooseLanguage(const QStringList &languages, const QString &wanted, const QString &fallback);

} // namespace steward
