// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/importer.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>

namespace steward {

/// Remembers what an import told.
class Listener : public ImportObserver
{
public:
    void problem(const ImportProblem &one) override { problems.append(one); }
    void change(const PlannedChange &one) override { changes.append(one); }
    bool wantsChanges() const override { return true; }

    QStringList codes() const
    {
        QStringList list;
        for (const ImportProblem &one : problems) {
            list.append(
                QStringLiteral("%1 %2:%3").arg(one.error.code).arg(one.error.line).arg(one.error.column));
        }
        return list;
    }

    QList<ImportProblem> problems;
    QList<PlannedChange> changes;
};

inline Result<Mapping> mappingOf(const QString &text, const Schema &schema = *Schema::builtIn())
{
    const auto node = parseJson(QStringView(text));
    if (!node)
        return node.error();
    return Mapping::parse(*node, schema);
}

inline Result<ImportReport> importBytes(ImportTarget &target, const QByteArray &bytes, const Mapping &mapping,
    const ImportOptions &options = {}, ImportObserver *observer = nullptr)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return Error{};
    return importFile(target, buffer, mapping, options, observer);
}

inline QByteArray testData(const QString &name)
{
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + QStringLiteral("/tests/data/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Instant utc(const char *iso)
{
    return {QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch()};
}

} // namespace steward
