// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include <vector>

namespace steward::cli {

/// What a bench found, as one flat JSON object. Milliseconds and rates are of the clock on the wall; the same names
/// under "cpu" are the processor time of this program alone, and under "server" that of the database's processes alone,
/// for machines that do other work beside.
class Figures
{
public:
    void set(const QString &name, double value) { m_object.insert(name, rounded(value)); }
    void set(const QString &name, double value, double cpu)
    {
        set(name, value);
        m_cpu.insert(name, rounded(cpu));
    }
    void setServer(const QString &name, double value) { m_server.insert(name, rounded(value)); }
    QJsonObject object() const;

private:
    static double rounded(double value);

    QJsonObject m_object;
    QJsonObject m_cpu;
    QJsonObject m_server;
};

/// Processor time of the whole program, in milliseconds.
double cpuMs();

/// Time from start() on, of both kinds; can be stopped and go on.
class Stopwatch
{
public:
    void start();
    void stop();
    double ms() const { return m_ms; }
    double cpu() const { return m_cpu; }

private:
    QElapsedTimer m_wall;
    double m_cpuAt = 0;
    double m_ms = 0;
    double m_cpu = 0;
};

/// Many times of the same thing.
class Samples
{
public:
    template<class Work>
    auto time(Work work)
    {
        Stopwatch watch;
        watch.start();
        auto result = work();
        watch.stop();
        m_ms.push_back(watch.ms());
        m_cpu.push_back(watch.cpu());
        return result;
    }
    /// 0.95 is what 95 of 100 stay below.
    double wall(double part) const { return quantile(m_ms, part); }
    double cpu(double part) const { return quantile(m_cpu, part); }

private:
    static double quantile(std::vector<double> values, double part);

    std::vector<double> m_ms;
    std::vector<double> m_cpu;
};

/// "Intel Xeon …, 2 cores, 24 GB, Debian GNU/Linux 12, Linux 6.1, SQLite 3.40.1".
QString machineName();

} // namespace steward::cli
