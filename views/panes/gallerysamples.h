// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"
#include "views/editors/personpicker.h"
#include "views/editors/queryfieldlanguage.h"

#include <QStandardItemModel>

namespace steward {

/// A small query language for the gallery and for tests of the field: `field:value` terms are chips, an unknown field is a
/// fault, fields are proposed.
class SampleQueryLanguage : public QueryFieldLanguage
{
public:
    QueryReading read(const QString &text) const override;
    QueryProposals propose(const QString &text, int caret) const override;
};

/// One row of the table per state a row can be in.
void fillSampleRows(QStandardItemModel *model);

} // namespace steward
