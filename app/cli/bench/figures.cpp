// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/figures.h"

#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace steward::cli {

using namespace Qt::StringLiterals;

QJsonObject Figures::object() const
{
    QJsonObject whole = m_object;
    whole.insert(u"cpu"_s, m_cpu);
    if (!m_server.isEmpty())
        whole.insert(u"server"_s, m_server);
    return whole;
}

/// Three digits after the point are more than a clock knows; whole numbers above a thousand.
double Figures::rounded(double value)
{
    return std::abs(value) >= 1000 ? std::round(value) : std::round(value * 1000) / 1000;
}

double cpuMs() { return double(std::clock()) * 1000 / CLOCKS_PER_SEC; }

void Stopwatch::start()
{
    m_cpuAt = cpuMs();
    m_wall.start();
}

void Stopwatch::stop()
{
    m_ms += double(m_wall.nsecsElapsed()) / 1e6;
    m_cpu += cpuMs() - m_cpuAt;
}

double Samples::quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    const size_t at = std::min(values.size() - 1, size_t(double(values.size()) * part));
    std::nth_element(values.begin(), values.begin() + qsizetype(at), values.end());
    return values[at];
}

static QString valueIn(const QString &path, const QString &key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(key))
            return line.section(u':', 1).simplified();
    }
    return {};
}

QString machineName()
{
    QStringList parts;
    const QString processor = valueIn(u"/proc/cpuinfo"_s, u"model name"_s);
    parts.append(processor.isEmpty() ? QSysInfo::currentCpuArchitecture() : processor);
    parts.append(u"%1 cores"_s.arg(QThread::idealThreadCount()));
    const qint64 kilobytes = valueIn(u"/proc/meminfo"_s, u"MemTotal"_s).section(u' ', 0, 0).toLongLong();
    if (kilobytes > 0)
        parts.append(u"%1 GB"_s.arg((kilobytes + 524'288) / 1'048'576));
    parts.append(QSysInfo::prettyProductName());
    parts.append(u"Qt "_s + QString::fromLatin1(qVersion()));
    return parts.join(u", "_s);
}

} // namespace steward::cli
