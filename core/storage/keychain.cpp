// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// QtKeychain's jobs queue up in one object that belongs to the thread of the first of them, and need that thread's event
// loop. Our callers are threads of a pool without one, so all jobs run on a thread of their own and callers wait.

#include "core/storage/keychain.h"

#include <QSemaphore>
#include <QThread>

#ifdef STEWARD_HAVE_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error unavailable(const QString &why)
{
    return {ErrorKind::Unavailable, u"keychain.unavailable"_s, u"the keychain of this machine cannot be used [%1]"_s.arg(why),
        u"use ~/.pgpass or PGPASSWORD, or unlock the keychain"_s, {why}};
}

} // namespace

#ifdef STEWARD_HAVE_KEYCHAIN

constexpr int mostPatience = 90'000; // ms: somebody may be typing the keychain's own password

class Keychain::Worker
{
public:
    struct Answer
    {
        QSemaphore done;
        QKeychain::Error error = QKeychain::NoError;
        QString text;
    };

    Worker() : m_place(new QObject)
    {
        m_place->moveToThread(&m_thread);
        m_thread.setObjectName(u"keychain"_s);
        m_thread.start();
    }
    ~Worker()
    {
        m_place->deleteLater(); // on its thread, in the last turn of its loop
        m_thread.quit();
        m_thread.wait();
    }

    /// `make` builds the job on the keychain's thread.
    template<class Job, class Make>
    Result<QString> run(Make make)
    {
        const auto answer = std::make_shared<Answer>();
        QMetaObject::invokeMethod(
            m_place,
            [this, answer, make] {
                Job *job = make(m_place);
                job->setInsecureFallback(false);
                QObject::connect(job, &QKeychain::Job::finished, m_place, [answer, job](QKeychain::Job *) {
                    answer->error = job->error();
                    answer->text = job->error() == QKeychain::NoError ? textOf(job) : job->errorString();
                    answer->done.release();
                });
                job->start();
            },
            Qt::QueuedConnection);
        if (!answer->done.tryAcquire(1, mostPatience))
            return unavailable(u"it does not answer"_s);
        if (answer->error == QKeychain::EntryNotFound)
            return QString();
        if (answer->error != QKeychain::NoError)
            return unavailable(answer->text);
        return answer->text;
    }

private:
    static QString textOf(QKeychain::Job *job)
    {
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        return reading ? reading->textData() : QString();
    }

    QThread m_thread;
    QObject *m_place;
};

const QString service = u"Steward"_s;

Keychain::Keychain() = default;

Result<QString> Keychain::read(const QString &name)
{
    const QMutexLocker lock(&m_mutex); // two sessions may come first at once
    if (!m_worker)
        m_worker = std::make_unique<Worker>();
    return m_worker->run<QKeychain::ReadPasswordJob>([name](QObject *parent) {
        auto *job = new QKeychain::ReadPasswordJob(service, parent);
        job->setKey(name);
        return job;
    });
}

Result<Ok> Keychain::write(const QString &name, const QString &secret)
{
    STEWARD_ASSIGN([[maybe_unused]] const QString before, read(name)); // starts the worker, and proves that it answers
    const Result<QString> done = secret.isEmpty()
        ? m_worker->run<QKeychain::DeletePasswordJob>([name](QObject *parent) {
              auto *job = new QKeychain::DeletePasswordJob(service, parent);
              job->setKey(name);
              return job;
          })
        : m_worker->run<QKeychain::WritePasswordJob>([name, secret](QObject *parent) {
              auto *job = new QKeychain::WritePasswordJob(service, parent);
              job->setKey(name);
              job->setTextData(secret);
              return job;
          });
    return done ? Result<Ok>(Ok{}) : Result<Ok>(done.error());
}

#else

class Keychain::Worker
{
};

Keychain::Keychain() = default;

Result<QString> Keychain::read(const QString &) { return unavailable(u"this build has none"_s); }

Result<Ok> Keychain::write(const QString &, const QString &) { return unavailable(u"this build has none"_s); }

#endif

Keychain::~Keychain() = default;

} // namespace steward
