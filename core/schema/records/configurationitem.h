// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// Anything that must be managed to deliver a service (ITIL 4).
struct ConfigurationItem
{
    QString name;
    QString ciClass;
    QString status;
    QString serial;
    ServiceId service;
    LocationId location;
    PersonId usedBy;
    QString notes;

    static RecordBuilder<ConfigurationItem>::Built declare()
    {
        RecordBuilder<ConfigurationItem> b("ci", QT_TRANSLATE_NOOP("Record", "Configuration item"),
            QT_TRANSLATE_NOOP("Record", "Configuration items"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &ConfigurationItem::name)
            .required().searchable().listed().title();
        b.field("class", QT_TRANSLATE_NOOP("Record", "Class"), &ConfigurationItem::ciClass,
            {.choices = {{QStringLiteral("server"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Server"))},
            {QStringLiteral("workstation"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Workstation"))},
            {QStringLiteral("printer"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Printer"))},
            {QStringLiteral("network"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Network device"))},
            {QStringLiteral("database"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Database"))},
            {QStringLiteral("application"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Application"))},
            {QStringLiteral("mobile"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Mobile device"))},
            {QStringLiteral("other"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Other class"))}},
            .kind = FieldKind::Choice}).indexed().listed();
        b.field("status", QT_TRANSLATE_NOOP("Record", "CI status"), &ConfigurationItem::status,
            {.choices = {{QStringLiteral("planned"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Planned"))},
            {QStringLiteral("live"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "In operation"))},
            {QStringLiteral("maintenance"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "In maintenance"))},
            {QStringLiteral("retired"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Retired"))}},
            .kind = FieldKind::Choice}).listed();
        b.field("serial", QT_TRANSLATE_NOOP("Record", "Serial number"), &ConfigurationItem::serial)
            .searchable().listed();
        b.field("service", QT_TRANSLATE_NOOP("Record", "Service"), &ConfigurationItem::service,
            {.target = QStringLiteral("service")}).listed();
        b.field("location", QT_TRANSLATE_NOOP("Record", "Location"), &ConfigurationItem::location,
            {.target = QStringLiteral("location")}).listed();
        b.field("used.by", QT_TRANSLATE_NOOP("Record", "Used by"), &ConfigurationItem::usedBy,
            {.target = QStringLiteral("person")}).indexed().listed();
        b.field("notes", QT_TRANSLATE_NOOP("Record", "Notes"), &ConfigurationItem::notes,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide});
        return b.build();
    }
};

} // namespace steward
