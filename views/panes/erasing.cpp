// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/erasing.h"

#include "core/desk/redact.h"
#include "models/valuetext.h"
#include "views/shell/deskcommands.h"
#include "views/shell/tasklist.h"

#include <QCoreApplication>
#include <QWidget>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

struct Erasing
{
    Q_DECLARE_TR_FUNCTIONS(Erasing)
};

/// Traces in free space: takes as long as copying the file, so it stands among the tasks. Where it cannot be done now it
/// stays due, and the desk's health says so.
void finish(const PaneContext &context)
{
    TaskList *list = context.host->tasks();
    const QPointer<TaskList> tasks(list);
    const int task = list ? list->begin(Erasing::tr("Overwriting erased values")) : 0;
    deliver(context.session->write<bool>([](Workspace &desk) { return finishRedaction(desk); }), context.session,
        [session = context.session, tasks, task](const Result<bool> &finished) {
            if (tasks)
                tasks->end(task);
            if (!finished) {
                if (DeskCommands *commands = DeskCommands::of(session))
                    commands->sayError(finished.error());
            }
        });
}

} // namespace

QRect anchorOf(const QWidget *widget) { return {widget->mapToGlobal(QPoint()), widget->size()}; }

QList<ErasableField> erasableFields(const RecordType &type, const RecordValues &values, const ReferenceLabels &labels)
{
    QList<ErasableField> fields;
    const QStringList units = redactableUnits(type, values);
    for (const QString &name : units) {
        QStringList titles, words;
        for (const int at : type.unit(name)->fields) {
            const Field &field = type.fields()[at];
            const Value &value = values.values[size_t(at)];
            if (value.isEmpty())
                continue;
            titles.append(recordText(field.label));
            words.append(valueText(field, value, labels));
        }
        fields.append({name, titles.join(u", "_s), words.join(u", "_s), false});
    }
    return fields;
}

void eraseForGood(const PaneContext &context, QWidget *window, const QRect &anchor, const QString &title, const QString &done,
    const Uuid &record, const QStringList &units, const QList<ErasableField> &choices)
{
    askErasure(window, context.actions, anchor, title, choices,
        [context, done, record, units](const QStringList &chosen, const QString &reason) {
            DeskCommands *commands = DeskCommands::of(context.session);
            if (!commands)
                return;
            commands->run({u"eraser"_s, done},
                [record, reason, wanted = chosen.isEmpty() ? units : chosen](const VerbContext &desk) -> Result<VerbReport> {
                    STEWARD_ASSIGN(const LoadedRecord loaded, desk.desk().load(record));
                    return redact(desk, {{loaded, wanted}}, reason);
                },
                [context](const Result<VerbReport> &report) {
                    if (report)
                        finish(context);
                    else
                        DeskCommands::of(context.session)->sayError(report.error());
                });
        });
}

} // namespace steward
