// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/benchhub.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

struct Part
{
    QString name;
    Result<Ok> (*run)(HubSite &, Figures &);
};

// Lists before the log grows by what a worker has not looked at.
const QList<Part> &parts()
{
    static const QList<Part> all{{u"lists"_s, benchHubLists}, {u"save"_s, benchHubSave}, {u"sync"_s, benchHubSync},
        {u"news"_s, benchHubNews}, {u"push"_s, benchHubPush}};
    return all;
}

} // namespace

const QStringList &hubParts()
{
    static const QStringList names = [] {
        QStringList list;
        for (const Part &part : parts())
            list.append(part.name);
        return list;
    }();
    return names;
}

Result<Ok> benchHub(HubSite &site, const QStringList &wanted, Figures &figures)
{
    STEWARD_TRY(site.prepare());
    figures.set(u"tickets"_s, double(site.tickets()));
    for (const Part &part : parts()) {
        if (!wanted.isEmpty() && !wanted.contains(part.name))
            continue;
        site.stage(part.name);
        STEWARD_TRY(part.run(site, figures));
    }
    return Ok{};
}

} // namespace steward::cli
