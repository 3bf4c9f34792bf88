// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/attachmentdownload.h"
#include "core/desk/attachments.h"
#include "core/storage/executor.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>

class QImage;

namespace steward {

class NoticeStrip;
class ReplicaSync;
class TicketPane;
struct ThreadEntry;

/// Files of a ticket: taken in by dialog, drop or paste, brought into the desk or to its server piece by piece when the
/// message is sent; got from there, opened and saved. What takes longer than a moment says how far it is and can be
/// cancelled. GUI thread.
class TicketFiles : public QObject
{
    Q_OBJECT
public:
    explicit TicketFiles(TicketPane *pane);
    ~TicketFiles() override;

    void choose(); ///< asks for a file
    void add(const QStringList &paths); ///< says at once what is too large
    void addImage(const QImage &image); ///< as PNG
    /// Reads and stores what the composer holds, then gives it; gives nothing when something failed, and says so.
    void store(std::function<void(const QList<FileFacts> &)> then);

    void open(const ThreadEntry &file); ///< in the program that the system has for it
    void save(const ThreadEntry &file); ///< asks where
    void keep(const ThreadEntry &file); ///< brings it into a replica's file, for a day without a network

    /// Says how far it is.
    NoticeStrip *strip() const { return m_strip; }
    bool isBusy() const { return !m_jobs.isEmpty(); }
    void cancel(); ///< everything that goes on

    static constexpr int momentMs = 2000;
    void setMoment(int ms) { m_moment = ms; } ///< for tests

private:
    struct Job;
    using JobPointer = std::shared_ptr<Job>;
    JobPointer begin(const QString &name);
    void end(const JobPointer &job);
    void showProgress();

    void read(const JobPointer &job);
    void upload(const JobPointer &job);
    void stored(const JobPointer &job, const Result<qint64> &bytes);
    void fail(const JobPointer &job, const Error &error);
    void fetch(const ThreadEntry &file, const QString &path, std::function<void()> then);
    void fetchMore(const JobPointer &job);
    /// Of a replica, where contents come from the server; null elsewhere.
    ReplicaSync *engine() const;
    QString scratch(const QString &name);

    TicketPane *m_pane;
    NoticeStrip *m_strip;
    QList<JobPointer> m_jobs; ///< the oldest first
    QTimer m_tick;
    int m_moment = momentMs;
    std::unique_ptr<QTemporaryDir> m_scratch; ///< opened files, and pictures that were pasted
    int m_pictures = 0;
    int m_opened = 0;
};

} // namespace steward
