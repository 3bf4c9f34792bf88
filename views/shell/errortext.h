// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QCoreApplication>

namespace steward {

/// An Error in the person's language: what failed, what is kept, what to do, and the stable code. Known codes have
/// translated sentences with their arguments; for others the core's English sentence stands under a translated headline,
/// so that nothing is ever hidden.
struct ErrorText
{
    QString title; ///< What failed, without a full stop.
    QString text; ///< What is kept and what to do; sentences.
    QString code; ///< "FILE-030"-like place in mono: the dotted code.

    static ErrorText of(const Error &error);
    QString line() const; ///< title and text as one line, for a toast
    /// For "Copy details": everything, in English, for a bug report.
    static QString details(const Error &error);

    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

} // namespace steward
