// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/queueoutput.h"

#include "models/savedviewmodel.h"
#include "models/ticketlistmodel.h"
#include "views/actions/actionregistry.h"
#include "views/dialogs/printedlist.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/shell/deskcommands.h"
#include "views/shell/prompter.h"
#include "views/shell/tasklist.h"
#include "views/text/format.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPrinter>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int pdfResolution = 300;

/// A task in the status bar for as long as it is held.
std::shared_ptr<void> taskOf(PaneHost *host, const QString &words)
{
    TaskList *tasks = host->tasks();
    if (!tasks)
        return nullptr;
    QPointer<TaskList> list(tasks);
    return {nullptr, [list, id = tasks->begin(words)](void *) {
                if (list)
                    list->end(id);
            }};
}

} // namespace

QueueOutput::QueueOutput(QueuePane *pane) : QObject(pane), m_pane(pane)
{
    ActionRegistry *actions = pane->context().actions;
    const auto on = [&](const char *id, void (QueueOutput::*run)()) {
        actions->handle(QString::fromLatin1(id), pane, [this, run] { (this->*run)(); }, [this] { return whyNot(); });
    };
    on("file.export", &QueueOutput::exportCsv);
    on("file.print", &QueueOutput::print);
    on("file.pdf", &QueueOutput::savePdf);
}

QString QueueOutput::whyNot() const
{
    return m_pane->model()->rowCount() > 0 ? QString() : tr("The list is empty");
}

ListReport QueueOutput::report(bool exact) const
{
    const DeskVocabulary *vocabulary = DeskVocabulary::of(m_pane->context().session);
    ListReport report;
    report.plan = planList(*vocabulary, m_pane->spec()).plan;
    if (m_pane->table()->chosenCount() > 1 && !m_pane->table()->isEverythingChosen())
        report.only = m_pane->table()->chosen();
    report.type = vocabulary->tickets();
    for (const QString &id : m_pane->table()->shownColumns()) {
        const ListColumn &column = m_pane->model()->columns()[m_pane->model()->columnOf(id)];
        if (column.field >= 0)
            report.columns << column;
    }
    report.policies = vocabulary->policies();
    report.language = screenLanguage();
    report.exact = exact;
    return report;
}

QString QueueOutput::name() const
{
    return m_pane->isViewChanged() ? tr("Tickets") : SavedViewModel::nameOf(m_pane->view().view);
}

QString QueueOutput::fileName(const QString &suffix) const
{
    QString name = this->name();
    for (QChar &one : name) {
        if (u"/\\:*?\"<>|"_s.contains(one))
            one = u'-';
    }
    const QString day = QDateTime::fromMSecsSinceEpoch(m_pane->context().clock->now().ms).toString(u"yyyy-MM-dd"_s);
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(u"%1 %2.%3"_s.arg(name, day, suffix));
}

void QueueOutput::sayFailed(const Error &error)
{
    DeskCommands::of(m_pane->context().session)->sayError(error);
}

void QueueOutput::exportCsv()
{
    const FileWish wish{u"queue.export"_s, tr("Export the list"), tr("Tables (*.csv)"), fileName(u"csv"_s), u"csv"_s};
    m_pane->context().prompter->saveFile(m_pane, wish, [this, report = report(true)](const QString &path) {
        if (path.isEmpty())
            return;
        const auto work = [report, path](Workspace &desk) { return writeCsv(desk, report, path); };
        const auto task = taskOf(m_pane->context().host, tr("Export"));
        deliver(m_pane->context().session->readSlowly<qint64>(work), this, [this, path, task](const Result<qint64> &rows) {
            if (rows)
                m_pane->context().host->toast(u"download"_s,
                    //: %n tickets, %1 is the name of a file.
                    tr("%n ticket(s) exported to %1", nullptr, int(*rows)).arg(QFileInfo(path).fileName()));
            else
                sayFailed(rows.error());
        });
    });
}

void QueueOutput::print()
{
    m_pane->context().prompter->printer(m_pane, u"queue.print"_s, tr("Print the list"), [this](const std::shared_ptr<QPrinter> &printer) {
        if (printer)
            paintOn(printer, tr("Print"), tr("%1 sent to the printer").arg(name()));
    });
}

void QueueOutput::savePdf()
{
    const FileWish wish{u"queue.pdf"_s, tr("Save the list as PDF"), tr("PDF (*.pdf)"), fileName(u"pdf"_s), u"pdf"_s};
    m_pane->context().prompter->saveFile(m_pane, wish, [this](const QString &path) {
        if (path.isEmpty())
            return;
        auto writer = std::make_shared<QPdfWriter>(path);
        writer->setResolution(pdfResolution);
        writer->setTitle(name());
        writer->setCreator(u"Steward"_s);
        writer->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter));
        paintOn(writer, tr("PDF"), tr("List saved as %1").arg(QFileInfo(path).fileName()));
    });
}

void QueueOutput::paintOn(std::shared_ptr<QPagedPaintDevice> device, const QString &taskName, const QString &done)
{
    const ListReport report = this->report(false);
    PrintedList list;
    list.title = name();
    list.query = m_pane->spec().query;
    //: On paper: %1 is a moment with its time zone, %2 the name of the desk.
    list.asOf = tr("As of %1 · %2").arg(format::full(m_pane->context().clock->now()), m_pane->context().session->name());
    if (list.query.trimmed().isEmpty())
        list.query = tr("All tickets");
    for (const ListColumn &column : report.columns) {
        const bool isTime = column.kind == CellKind::Due || column.kind == CellKind::Time;
        const qreal width = isTime ? 108 : column.kind == CellKind::Priority || column.kind == CellKind::Status ? 84 : column.width;
        list.columns << PrintedList::Column{column.title(), width, column.kind == CellKind::Number,
                                            column.kind == CellKind::Count};
    }
    const auto work = [report, list, device](Workspace &desk) mutable -> Result<int> {
        const ReportSink sink{[&list](const QStringList &cells) -> Result<Ok> {
                                  list.addRow(cells);
                                  return Ok{};
                              },
                              [&list](const QString &label, qint64 count) { list.addGroup(label, count); }};
        STEWARD_TRY(readReport(desk, report, sink));
        return list.paint(*device);
    };
    const auto task = taskOf(m_pane->context().host, taskName);
    deliver(m_pane->context().session->readSlowly<int>(work), this, [this, done, task, device](const Result<int> &pages) {
        if (pages)
            m_pane->context().host->toast(u"printer"_s, done + u" · "_s + tr("%n page(s)", nullptr, *pages));
        else
            sayFailed(pages.error());
    });
}

} // namespace steward
