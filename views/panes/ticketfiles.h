// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/attachments.h"
#include "core/storage/executor.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>

class QImage;

namespace steward {

class TicketPane;
struct ThreadEntry;

/// Files of a ticket: taken in by dialog, drop or paste, stored piece by piece when the message is sent, opened and saved.
/// GUI thread.
class TicketFiles : public QObject
{
    Q_OBJECT
public:
    explicit TicketFiles(TicketPane *pane);

    void choose(); ///< asks for a file
    void add(const QStringList &paths); ///< says at once what is too large
    void addImage(const QImage &image); ///< as PNG
    /// Reads and stores what the composer holds, then gives it; gives nothing when something failed, and says so.
    void store(std::function<void(const QList<FileFacts> &)> then);
    bool isStoring() const { return m_storing; }

    void open(const ThreadEntry &file); ///< in the program that the system has for it
    void save(const ThreadEntry &file); ///< asks where

private:
    struct Job;
    void read(const std::shared_ptr<Job> &job);
    void upload(const std::shared_ptr<Job> &job);
    void fail(const std::shared_ptr<Job> &job, const Error &error);
    void fetch(const ThreadEntry &file, const QString &path, std::function<void()> then);
    QString scratch(const QString &name);

    TicketPane *m_pane;
    std::unique_ptr<QTemporaryDir> m_scratch; ///< opened files, and pictures that were pasted
    int m_pictures = 0;
    bool m_storing = false;
};

} // namespace steward
