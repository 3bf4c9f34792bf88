// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/listreport.h"

#include "core/storage/rowreader.h"
#include "core/transfer/csvwriter.h"
#include "models/referencelabel.h"
#include "models/valuetext.h"

#include <QDateTime>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int chunk = 500;

QString exactTime(const Value &value)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(value.number());
    return at.toOffsetFromUtc(at.offsetFromUtc()).toString(Qt::ISODate);
}

} // namespace

QString cellText(const Field &field, const Value &value, const QStringList &labels, const QString &type, const DeskPolicies &policies,
    const QString &language)
{
    if (value.isEmpty())
        return {};
    if (field.name == u"status") {
        const Lifecycle *lifecycle = policies.lifecycle(type);
        const LifecycleState *state = lifecycle ? lifecycle->state(value.text()) : nullptr;
        return state ? state->labelIn(language) : value.text();
    }
    if (field.name == u"hold") {
        if (const HoldReasons::Reason *reason = policies.holdReasons().reason(value.text()))
            return reason->labelIn(language);
    }
    if (!field.isReference())
        return valueText(field, value, {});
    QStringList names = labels;
    for (QString &name : names) {
        if (name.isEmpty())
            name = hiddenText();
    }
    return names.join(u", "_s);
}

Result<qint64> readReport(Workspace &desk, const ListReport &report, const ReportSink &sink)
{
    QStringList fields;
    for (const ListColumn &column : report.columns)
        fields.append(column.id);
    RowContent content;
    if (report.only.isEmpty()) {
        STEWARD_ASSIGN(content, report.plan.everything(desk));
    } else {
        content.rids = report.only;
    }
    qsizetype group = 0;
    qint64 untilGroup = 0; // rows
    qint64 written = 0;
    for (qsizetype at = 0; at < content.rids.size(); at += chunk) {
        STEWARD_ASSIGN(const QList<RecordRow> rows,
            RowReader(desk.connection(), desk.schema(), *report.type, fields, desk.me()).read(content.rids.mid(at, chunk)));
        for (const RecordRow &row : rows) {
            while (untilGroup == 0 && group < content.groups.size()) {
                const RowGroup &next = content.groups[group++];
                untilGroup = next.count;
                const Field *field = report.type->field(report.plan.groupBy);
                QString label = next.label;
                if (label.isEmpty() && field)
                    label = cellText(*field, next.key, {}, row.type, *report.policies, report.language);
                if (sink.group)
                    sink.group(label, next.count);
            }
            --untilGroup;
            QStringList cells;
            for (size_t i = 0; i < row.cells.size(); ++i) {
                const Field &field = report.type->fields()[report.columns[qsizetype(i)].field];
                const RecordCell &cell = row.cells[i];
                cells.append(report.exact && field.kind == FieldKind::Instant && !cell.value.isEmpty()
                        ? exactTime(cell.value)
                        : cellText(field, cell.value, cell.labels, row.type, *report.policies, report.language));
            }
            STEWARD_TRY(sink.row(cells));
            ++written;
        }
    }
    return written;
}

Result<qint64> writeCsv(Workspace &desk, const ListReport &report, const QString &path)
{
    const auto failed = [&path](const QFileDevice &file) {
        return Error{ErrorKind::Unavailable, QStringLiteral("export.write-failed"),
            QStringLiteral("%1 could not be written: %2").arg(path, file.errorString()), QStringLiteral("choose another place"), {path}};
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file);
    CsvWriter csv(file, {});
    QStringList titles;
    for (const ListColumn &column : report.columns)
        titles.append(column.title());
    STEWARD_TRY(csv.write(titles));
    STEWARD_ASSIGN(const qint64 rows, readReport(desk, report, {[&csv](const QStringList &cells) { return csv.write(cells); }}));
    if (!file.commit())
        return failed(file);
    return rows;
}

} // namespace steward
