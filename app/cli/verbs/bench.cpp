// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/bench.h"
#include "app/cli/bench/benchhub.h"
#include "app/cli/bench/benchsla.h"
#include "app/cli/verb.h"

#include <QJsonDocument>
#include <QTemporaryDir>

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<QJsonObject> figuresOf(Call &call, const QString &path, qint64 tickets, bool desktop)
{
    Bench bench(call.console(), path, tickets);
    STEWARD_TRY(bench.run());
    Figures figures = bench.figures();
    if (desktop) {
        STEWARD_ASSIGN(const bool any, addDesktopFigures(path, figures));
        if (!any)
            call.console().remark(u"there is no steward beside this program, so its figures are missing"_s);
    }
    return figures.object();
}

static void print(Console &console, QJsonObject figures, const QList<std::pair<qint64, QJsonObject>> &growth)
{
    if (console.format() != Format::Table) {
        QJsonObject smaller;
        for (const auto &[tickets, object] : growth)
            smaller.insert(QString::number(tickets), object);
        figures.insert(u"growth"_s, smaller);
        console.json(QString::fromUtf8(QJsonDocument(figures).toJson(QJsonDocument::Indented)).trimmed());
        return;
    }
    QList<Column> columns{{u"figure"_s, u"Figure"_s}};
    for (const auto &[tickets, object] : growth)
        columns.append({QString::number(tickets), {}, true});
    columns.append({u"figures"_s, QString::number(figures.value(u"tickets"_s).toInteger()), true});
    console.beginRows(columns);
    for (auto it = figures.constBegin(); it != figures.constEnd(); ++it) {
        if (!it->isDouble() || it.key() == u"tickets"_s)
            continue;
        QList<Cell> cells{it.key()};
        for (const auto &[tickets, object] : growth)
            cells.append(Cell::real(object.value(it.key()).toDouble()));
        cells.append(Cell::real(it->toDouble()));
        console.row(cells);
    }
    console.endRows();
    console.text(figures.value(u"machine"_s).toString());
}

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::optional<qint64> asked, call.arguments().number(u"tickets"_s, 100));
    const qint64 tickets = asked.value_or(10'000);
    if (const QString hub = call.arguments().value(u"hub"_s); !hub.isEmpty()) {
        Figures figures;
        HubSite site(call.console(), hub, tickets);
        const QStringList parts = call.arguments().value(u"parts"_s).split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            if (!hubParts().contains(part))
                return usageError("parts", u"a hub has no part \"%1\""_s.arg(part), u"use %1"_s.arg(hubParts().join(u", "_s)), {part});
        }
        STEWARD_TRY(benchHub(site, parts, figures));
        QJsonObject object = figures.object();
        object.insert(u"machine"_s, machineName());
        print(call.console(), object, {});
        return Answer::Done;
    }
    QTemporaryDir folder;
    if (!folder.isValid())
        return Error{ErrorKind::Unavailable, u"bench.folder"_s, u"no temporary folder can be made"_s,
            u"set TMPDIR to a folder with some gigabytes of room"_s, {}};
    if (call.arguments().has(u"sla"_s)) {
        Figures figures;
        STEWARD_TRY(benchServiceLevels(call.console(), folder.filePath(u"bench.steward"_s), tickets, figures));
        QJsonObject object = figures.object();
        object.insert(u"machine"_s, machineName());
        print(call.console(), object, {});
        return Answer::Done;
    }
    QList<std::pair<qint64, QJsonObject>> growth;
    for (const qint64 smaller : {10'000, 100'000}) {
        if (smaller >= tickets)
            break;
        const QString path = folder.filePath(u"bench-%1.steward"_s.arg(smaller));
        STEWARD_ASSIGN(const QJsonObject figures, figuresOf(call, path, smaller, false));
        growth.append({smaller, figures});
        QFile::remove(path);
    }
    const QString kept = call.arguments().value(u"keep"_s);
    const QString path = kept.isEmpty() ? folder.filePath(u"bench.steward"_s) : kept;
    STEWARD_ASSIGN(QJsonObject figures, figuresOf(call, path, tickets, true));
    figures.insert(u"machine"_s, machineName());
    print(call.console(), figures, growth);
    return Answer::Done;
}

Verb benchVerb()
{
    Verb verb;
    verb.name = u"bench"_s;
    verb.summary = u"Measures a generated desk on this machine"_s;
    verb.usage = {u"[--tickets N] [--keep FILE]"_s, u"--hub URL [--tickets N] [--parts LIST]"_s, u"--sla [--tickets N]"_s};
    verb.details = u"The desk is made in a temporary folder ($TMPDIR): about 6 KB a ticket. Times are milliseconds on the wall;\n"
                   "under \"cpu\" the same in processor time of this program, for a machine that does other work beside.\n"
                   "A hub is made in an empty database, whose owner URL names, and gets thousands of tickets more; a hub that an\n"
                   "earlier bench left there is measured as it is. \"server\" is then the processor time of its processes.\n"_s;
    verb.options = {{u"tickets"_s, u"N"_s, u"Size of the desk (default 10000); 10000 and 100000 are measured on the way"_s},
        {u"keep"_s, u"FILE"_s, u"Makes the desk of the asked size there and leaves it"_s},
        {u"hub"_s, u"URL"_s, u"Measures a throwaway hub instead; URL is the owner's"_s},
        {u"sla"_s, {}, u"Measures service level clocks and a desk with agreements instead"_s},
        {u"parts"_s, u"LIST"_s, u"Of a hub only these: %1"_s.arg(hubParts().join(u',')) }};
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
