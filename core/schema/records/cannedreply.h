// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A prepared text with variables such as {{requester.name}}.
struct CannedReply
{
    QString name;
    QString keyword;
    QString body;
    QString language;
    TeamId team;

    static RecordBuilder<CannedReply>::Built declare()
    {
        RecordBuilder<CannedReply> b("cannedreply", QT_TRANSLATE_NOOP("Record", "Canned reply"),
            QT_TRANSLATE_NOOP("Record", "Canned replies"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &CannedReply::name)
            .required().searchable().listed().title();
        b.field("keyword", QT_TRANSLATE_NOOP("Record", "Keyword"), &CannedReply::keyword)
            .listed().help(QT_TRANSLATE_NOOP("Record", "Typed after :: in the composer"));
        b.field("body", QT_TRANSLATE_NOOP("Record", "Text"), &CannedReply::body,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide}).required();
        b.field("language", QT_TRANSLATE_NOOP("Record", "Language"), &CannedReply::language).listed();
        b.field("team", QT_TRANSLATE_NOOP("Record", "Team"), &CannedReply::team,
            {.target = QStringLiteral("team")}).listed();
        return b.build();
    }
};

} // namespace steward
