// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/schema/recordtype.h"

#include <QHash>

namespace steward {

/// Why a ticket may wait, as data: {"format": 1, "reasons": [{"key": "requester", "label": "Requester",
/// "labels": {"ja": "依頼者"}, "pausesClock": true}]}. Keys must be choices of the ticket's field "hold".
/// Thread: value, any.
class HoldReasons
{
public:
    struct Reason
    {
        QString key;
        QString label; ///< English
        QHash<QString, QString> labels; ///< by language
        bool pausesClock = false; ///< service level clocks stand still while waiting for it

        QString labelIn(const QString &language) const { return labels.value(language, label); }
    };

    /// Errors: InvalidArgument "hold.invalid" with line and column.
    static Result<HoldReasons> parse(const JsonNode &node, const RecordType &ticket);

    const QList<Reason> &reasons() const { return m_reasons; }
    const Reason *reason(const QString &key) const; ///< null when unknown

private:
    QList<Reason> m_reasons;
};

} // namespace steward
