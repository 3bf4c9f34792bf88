// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/holidayentry.h"

#include "core/desk/servicelevels.h"
#include "views/shell/deskcommands.h"
#include "views/shell/prompter.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct HolidayEntry
{
    Q_DECLARE_TR_FUNCTIONS(HolidayEntry)
};

/// Filled on the writer's thread before its report arrives.
struct Found
{
    int added = 0;
    int known = 0;
    QStringList odd; ///< lines that were not understood
};

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    constexpr qint64 most = 16 * 1024 * 1024;
    if (!file.open(QIODevice::ReadOnly) || file.size() > most)
        return Error{ErrorKind::NotFound, u"file.missing"_s, u"%1 cannot be read"_s.arg(path), {}, {path}};
    return file.readAll();
}

} // namespace

void enterHolidays(const PaneContext &context, QWidget *parent, const Uuid &calendar, std::function<void()> then)
{
    DeskCommands *commands = DeskCommands::of(context.session);
    if (!commands || calendar.isNull())
        return;
    FileWish wish;
    wish.id = u"calendar.holidays"_s;
    wish.title = HolidayEntry::tr("Enter holidays of a file");
    wish.filter = HolidayEntry::tr("Calendars and lists (*.ics *.csv *.txt);;All files (*)");
    const QPointer<QWidget> alive = parent;
    context.prompter->openFile(parent, wish, [context, commands, calendar, then, alive](const QString &path) {
        if (path.isEmpty() || !alive)
            return;
        const auto found = std::make_shared<Found>();
        const auto work = [calendar, path, found](const VerbContext &desk) -> Result<VerbReport> {
            STEWARD_ASSIGN(const QByteArray content, contentOf(path));
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.desk().load(calendar));
            STEWARD_ASSIGN(const HolidayReport report, importHolidays(desk, loaded, content));
            found->added = report.added;
            found->known = report.known;
            for (const Error &problem : report.problems)
                found->odd.append(problem.args.value(0));
            return report.report;
        };
        const auto words = [found](const VerbReport &) {
            QString done = HolidayEntry::tr("%n holiday(s) entered", nullptr, found->added);
            if (found->known > 0)
                done += u", "_s + HolidayEntry::tr("%n known already", nullptr, found->known);
            if (!found->odd.isEmpty()) //: %n events; %1 names some of them.
                done += u". "_s + HolidayEntry::tr("%n not understood: %1", nullptr, int(found->odd.size())).arg(found->odd.mid(0, 3).join(u", "_s));
            return DeskCommands::Words{u"calendar"_s, done};
        };
        commands->run(words, work, [commands, then, alive](const Result<VerbReport> &report) {
            if (!report)
                commands->sayError(report.error());
            else if (alive)
                then();
        });
    });
}

} // namespace steward
