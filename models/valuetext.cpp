// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/valuetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace steward {

/// The label of the field that every record has besides its own.
[[maybe_unused]] static const char *const deletedLabel = QT_TRANSLATE_NOOP("Record", "Deleted");

QString recordText(const QString &english)
{
    return QCoreApplication::translate("Record", english.toUtf8().constData());
}

QString erasedText()
{
    //: Stands where a title was erased for good.
    return QCoreApplication::translate("ValueText", "(erased)");
}

static QString choiceText(const Field &field, const QString &key)
{
    for (const Choice &choice : field.choices) {
        if (choice.key == key)
            return recordText(choice.label);
    }
    return key;
}

QString valueText(const Field &field, const Value &value, const ReferenceLabels &labels)
{
    if (value.isEmpty())
        return {};
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Json:
        return value.text();
    case FieldKind::Choice:
        return choiceText(field, value.text());
    case FieldKind::Integer:
        return field.choices.isEmpty() ? QLocale().toString(value.number())
                                       : choiceText(field, QString::number(value.number()));
    case FieldKind::Boolean:
        return value.toBool() ? QCoreApplication::translate("ValueText", "Yes")
                              : QCoreApplication::translate("ValueText", "No");
    case FieldKind::Instant:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(value.number()), QLocale::ShortFormat);
    case FieldKind::TimeSpan: {
        const qint64 minutes = qAbs(value.number()) / 60'000;
        return QStringLiteral("%1%2:%3")
            .arg(value.number() < 0 ? QStringLiteral("\u2212") : QString())
            .arg(minutes / 60)
            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    case FieldKind::Reference:
        return labels.value(value.reference());
    case FieldKind::TextSet:
        return value.set().items().join(QStringLiteral(", "));
    case FieldKind::ReferenceSet: {
        QStringList names;
        for (const QString &item : value.set().items())
            names.append(labels.value(Uuid::fromString(item)));
        names.sort();
        return names.join(QStringLiteral(", "));
    }
    }
    return {};
}

QList<Uuid> referencesOf(const RecordType &type, const RecordValues &values)
{
    QList<Uuid> ids;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Value &value = values.values[size_t(i)];
        if (value.isReference())
            ids.append(value.reference());
        if (type.fields()[i].kind == FieldKind::ReferenceSet) {
            for (const QString &item : value.set().items())
                ids.append(Uuid::fromString(item));
        }
    }
    return ids;
}

} // namespace steward
