// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <atomic>

namespace steward {

/// The only source of "now". Thread: implementations are safe to read from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock : public Clock
{
public:
    Instant now() const override;
};

/// Stands still until told otherwise: tests, demo renders, simulations.
class ManualClock : public Clock
{
public:
    explicit ManualClock(Instant start) : m_now(start.ms) {}
    Instant now() const override { return {m_now.load()}; }
    void set(Instant at) { m_now = at.ms; }
    void advance(Duration by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};

} // namespace steward
