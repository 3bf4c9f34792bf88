// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <functional>

namespace steward::test {

struct ProgramResult
{
    int exit = -1; ///< -1: it did not end by itself
    QString out;
    QString err;

    /// "code" of an error printed under --format json; the word before the first colon otherwise.
    QString errorCode() const
    {
        const QJsonObject object = QJsonDocument::fromJson(err.toUtf8()).object();
        if (object.contains(QStringLiteral("error")))
            return object.value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
        return err.section(QLatin1Char(':'), 0, 0);
    }
};

/// Runs one of our programs (STEWARD_BIN_DIR) to its end.
inline ProgramResult runProgram(const QString &name, const QStringList &arguments,
    const QHash<QString, QString> &environment = {}, const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        variables.insert(it.key(), it.value());
    process.setProcessEnvironment(variables);
    process.start(qEnvironmentVariable("STEWARD_BIN_DIR") + QLatin1Char('/') + name, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, process.errorString()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Runs stewardctl on a desk, with its state in a folder beside it unless `state` names one. `fault` is what
/// libsteward_diskfault does (STEWARD_FAULT).
inline ProgramResult runOnDesk(
    const QString &desk, const QStringList &words, const QString &fault = {}, const QString &state = {})
{
    QHash<QString, QString> environment{{QStringLiteral("STEWARD_WORKSPACE"), desk},
        {QStringLiteral("STEWARD_STATE_DIR"), state.isEmpty() ? desk + QStringLiteral(".state") : state}};
    if (!fault.isEmpty()) {
        environment.insert(
            QStringLiteral("LD_PRELOAD"), qEnvironmentVariable("STEWARD_BIN_DIR") + QStringLiteral("/libsteward_diskfault.so"));
        environment.insert(QStringLiteral("STEWARD_FAULT"), fault);
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));
    }
    return runProgram(QStringLiteral("stewardctl"), words, environment);
}

/// How often a run of `work` writes, to disk and to sockets; 0 when it fails. `work` gets the fault that counts.
inline qint64 countedWrites(const QString &file, const std::function<ProgramResult(const QString &)> &work)
{
    const ProgramResult done = work(QStringLiteral("count:") + file);
    QFile count(file);
    return done.exit == 0 && count.open(QIODevice::ReadOnly) ? count.readAll().toLongLong() : 0;
}

} // namespace steward::test
