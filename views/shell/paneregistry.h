// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/pane.h"

#include <memory>
#include <vector>

namespace steward {

struct PaneSpec
{
    QString id; ///< "queue"; stable: layouts are saved with it.
    const char *title = nullptr; ///< Source in the translation context "Panes".
    QString icon = {};
    PaneArea area = PaneArea::Centre;
    std::function<Pane *(const PaneContext &context, const QString &argument)> create = {};
    bool listed = true; ///< In Window ▸ Panes and on Alt+1 … 9; false for records, which need an argument.
    QString action = {}; ///< Command that opens it when there is one already (help.keys); else "pane.<id>" is made.
    bool needsDesk = false; ///< shows nothing without one
};

/// Factories of panes. A pane's file registers itself with STEWARD_PANE; programs link the views as a whole so that no
/// registration is lost. GUI thread; all registrations happen before main().
class PaneRegistry
{
public:
    static PaneRegistry &instance();

    bool add(PaneSpec spec);
    const PaneSpec *spec(const QString &id) const;
    QList<const PaneSpec *> specs() const; ///< Ordered by id, whatever the link order.
    QString title(const QString &id) const;
    /// Null for an unknown id.
    Pane *create(const QString &id, const PaneContext &context, const QString &argument = {}) const;

private:
    std::vector<std::unique_ptr<PaneSpec>> m_specs;
};

/// Height of the strip of buttons at a pane's floor (int), which toasts keep free.
constexpr auto paneFooterProperty = "steward.footer";

/// Registers a pane whose constructor takes (const PaneContext &).
#define STEWARD_PANE(Class, Id, Title, Icon, Area) \
    namespace { \
    const bool registered##Class = ::steward::PaneRegistry::instance().add( \
        {QStringLiteral(Id), Title, QStringLiteral(Icon), Area, \
         [](const ::steward::PaneContext &context, const QString &) -> ::steward::Pane * { \
             return new Class(context); \
         }}); \
    }

} // namespace steward
