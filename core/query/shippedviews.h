// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/savedview.h"

namespace steward {

/// A view that every desk begins with. Its name is English; views translate it in context "View".
struct ShippedView
{
    QString key; ///< stable: settings, benches and screenshots name it so
    SavedView view;
};

/// The views of tickets that a new workspace gets as records, in the order of the side bar. What they say is for any
/// lifecycle and any team: they speak of `me` and `my teams`.
const QList<ShippedView> &shippedViews();

} // namespace steward
