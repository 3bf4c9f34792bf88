// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/flaw.h"
#include "core/base/result.h"

#include <QTest>

/// Any test program runs with a mistake planted where STEWARD_FLAW names one (tests/simulate/tst_planted.cpp).
#ifdef QT_FORCE_ASSERTS
inline const bool stewardPlantsAtStart = [] {
    steward::plantedFlaw = steward::Flaw(qEnvironmentVariableIntValue("STEWARD_FLAW"));
    return true;
}();
#endif

/// Declares `name` as the result of `expression` and fails the test with the error's text when there is one.
#define STEWARD_VERIFY(name, expression) \
    auto name = (expression); \
    QVERIFY2(name.has_value(), name.has_value() ? "" : qPrintable(name.error().toString()))

/// As above, but `name` is the value itself.
#define STEWARD_VALUE(name, expression) \
    auto name##Result = (expression); \
    QVERIFY2(name##Result.has_value(), name##Result.has_value() ? "" : qPrintable(name##Result.error().toString())); \
    auto &name = *name##Result
