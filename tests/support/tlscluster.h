// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>

namespace steward::test {

/// A PostgreSQL of this test alone that listens with TLS (packaging/postgres-cluster start --tls). Ends with it.
class TlsCluster
{
public:
    ~TlsCluster()
    {
        if (!m_url.isEmpty())
            run({QStringLiteral("stop"), m_url});
    }
    /// False with the reason in problem().
    bool start()
    {
        m_url = run({QStringLiteral("start"), QStringLiteral("--tls")}).trimmed();
        return m_url.startsWith(QStringLiteral("postgresql://"));
    }
    /// steward@desk.example at 127.0.0.1, with the right CA; its password is "steward".
    const QString &url() const { return m_url; }
    QString problem() const { return m_problem; }
    QString withHost(const QString &host) const { return QString(m_url).replace(QStringLiteral("desk.example"), host); }
    QString withOtherCa() const { return QString(m_url).replace(QStringLiteral("/tls/ca.pem"), QStringLiteral("/tls/other-ca.pem")); }
    QString withoutCa() const { return QString(m_url).remove(m_url.indexOf(QStringLiteral("&sslrootcert")), 1000); }

private:
    QString run(const QStringList &arguments)
    {
        QProcess process;
        process.start(qEnvironmentVariable("STEWARD_SOURCE_DIR") + QStringLiteral("/packaging/postgres-cluster"), arguments);
        process.waitForFinished(120'000);
        m_problem = QString::fromUtf8(process.readAllStandardError());
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    QString m_url;
    QString m_problem;
};

} // namespace steward::test
