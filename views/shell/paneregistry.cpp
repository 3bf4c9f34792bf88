// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/paneregistry.h"

#include <QCoreApplication>
#include <algorithm>

namespace steward {

PaneRegistry &PaneRegistry::instance()
{
    static PaneRegistry registry;
    return registry;
}

bool PaneRegistry::add(PaneSpec spec)
{
    if (this->spec(spec.id)) {
        qWarning("pane %s is registered twice", qPrintable(spec.id));
        return false;
    }
    const auto place = std::lower_bound(m_specs.begin(), m_specs.end(), spec.id,
                                        [](const auto &known, const QString &id) { return known->id < id; });
    m_specs.insert(place, std::make_unique<PaneSpec>(std::move(spec)));
    return true;
}

const PaneSpec *PaneRegistry::spec(const QString &id) const
{
    for (const auto &spec : m_specs) {
        if (spec->id == id)
            return spec.get();
    }
    return nullptr;
}

QList<const PaneSpec *> PaneRegistry::specs() const
{
    QList<const PaneSpec *> out;
    for (const auto &spec : m_specs)
        out << spec.get();
    return out;
}

QString PaneRegistry::title(const QString &id) const
{
    const PaneSpec *known = spec(id);
    return known && known->title ? QCoreApplication::translate("Panes", known->title) : id;
}

Pane *PaneRegistry::create(const QString &id, const PaneContext &context, const QString &argument) const
{
    const PaneSpec *known = spec(id);
    if (!known)
        return nullptr;
    Pane *pane = known->create(context, argument);
    if (pane)
        pane->setIdentity(id, argument);
    return pane;
}

} // namespace steward
