// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketfiles.h"

#include "core/base/clock.h"
#include "core/desk/replicasync.h"
#include "models/syncstatus.h"
#include "views/panes/noticestrip.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketpane.h"
#include "views/shell/prompter.h"
#include "views/theme/theme.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImage>
#include <QStandardPaths>
#include <QUrl>

#include <atomic>

using namespace Qt::StringLiterals;

namespace steward {

/// One thing that goes on: the files of a message on their way into the store, or one file on its way here.
struct TicketFiles::Job
{
    enum class Phase { Reading, Sending, Getting };
    Phase phase = Phase::Getting;
    QString name;
    QElapsedTimer since;
    std::atomic<qint64> done = 0; ///< told by the thread that reads
    qint64 total = 0;
    std::atomic<bool> isCancelled = false;
    // sending
    QStringList paths;
    QList<FileFacts> stored;
    std::shared_ptr<AttachmentUpload> upload;
    std::function<void(const QList<FileFacts> &)> sent;
    // getting
    bool isThere = false; ///< at the server of a replica
    std::shared_ptr<AttachmentDownload> download;
    std::function<void()> got;
};

TicketFiles::TicketFiles(TicketPane *pane) : QObject(pane), m_pane(pane), m_strip(new NoticeStrip(pane))
{
    m_strip->setObjectName(u"ticketTransfer"_s);
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &TicketFiles::showProgress);
    connect(pane->composer(), &TicketComposer::attachWanted, this, &TicketFiles::choose);
    connect(pane->composer()->edit(), &ComposerEdit::filesDropped, this, &TicketFiles::add);
    connect(pane->composer()->edit(), &ComposerEdit::imagePasted, this, &TicketFiles::addImage);
}

TicketFiles::~TicketFiles()
{
    for (const JobPointer &job : std::as_const(m_jobs))
        job->isCancelled = true; // a reading on another thread
}

void TicketFiles::choose()
{
    m_pane->context().prompter->openFile(m_pane, {u"ticket.attach"_s, tr("Attach a file"), {}, {}, {}}, [this](const QString &path) {
        if (!path.isEmpty())
            add({path});
    });
}

void TicketFiles::add(const QStringList &paths)
{
    for (const QString &path : paths) {
        const Result<FileFacts> facts = checkFile(path);
        if (!facts) {
            DeskCommands::of(m_pane->context().session)->sayError(facts.error());
            continue;
        }
        m_pane->composer()->addFile({facts->path, facts->name, facts->size});
    }
}

QString TicketFiles::scratch(const QString &name)
{
    if (!m_scratch)
        m_scratch = std::make_unique<QTemporaryDir>();
    return m_scratch->filePath(name);
}

void TicketFiles::addImage(const QImage &image)
{
    // Beside the desk's other files, not in a temporary folder: the draft that names it must find it again.
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/pasted"_s;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_pane->context().session->clock().now().ms);
    const QString name = tr("Picture %1").arg(now.toString(u"yyyy-MM-dd HHmmss"_s)) + (m_pictures++ ? u" %1"_s.arg(m_pictures) : QString())
        + u".png"_s;
    const QString path = QDir().mkpath(folder) ? QString(folder + u'/' + name) : scratch(name);
    if (image.isNull() || !image.save(path, "PNG")) {
        DeskCommands::of(m_pane->context().session)
            ->sayError({ErrorKind::Unavailable, u"attachment.cannot-write"_s, tr("The picture could not be kept"), {}, {path, {}}});
        return;
    }
    add({path});
}

// --- what goes on ---

TicketFiles::JobPointer TicketFiles::begin(const QString &name)
{
    auto job = std::make_shared<Job>();
    job->name = name;
    job->since.start();
    m_jobs.append(job);
    m_tick.start();
    return job;
}

void TicketFiles::end(const JobPointer &job)
{
    m_jobs.removeOne(job);
    showProgress();
}

void TicketFiles::cancel()
{
    for (const JobPointer &job : std::as_const(m_jobs))
        job->isCancelled = true; // each ends after the piece that is under way
}

void TicketFiles::showProgress()
{
    if (m_jobs.isEmpty()) {
        m_tick.stop();
        m_strip->clear();
        return;
    }
    const JobPointer &job = m_jobs.first();
    if (job->since.elapsed() < m_moment)
        return;
    const qint64 permille = job->total > 0 ? job->done * 1000 / job->total : 0;
    //: %1 is a file's name, %2 a number of per cent.
    const QString words = job->phase == Job::Phase::Reading ? tr("Reading %1: %2 %")
        : job->phase == Job::Phase::Sending                ? tr("Storing %1: %2 %")
                                                           : tr("Getting %1: %2 %");
    const TextRuns runs{TextRun::icon(job->phase == Job::Phase::Getting ? u"download"_s : u"upload"_s),
        TextRun::text(words.arg(job->name, QString::number(permille / 10))), TextRun::bar(int(permille))};
    if (m_strip->isVisibleTo(m_pane))
        m_strip->reword(runs);
    else
        m_strip->say(runs, {{u"transferCancel"_s, tr("Cancel"), [this] { cancel(); }}});
}

// --- storing ---

void TicketFiles::store(std::function<void(const QList<FileFacts> &)> then)
{
    const JobPointer job = begin({});
    for (const TicketComposer::File &file : m_pane->composer()->files())
        job->paths.append(file.path);
    job->sent = std::move(then);
    read(job);
}

void TicketFiles::fail(const JobPointer &job, const Error &error)
{
    end(job);
    if (error.kind == ErrorKind::Cancelled)
        m_pane->context().host->toast(u"info-circle"_s, tr("Nothing was sent; the files are still listed."));
    else
        DeskCommands::of(m_pane->context().session)->sayError(error);
    job->sent({});
}

void TicketFiles::read(const JobPointer &job)
{
    if (job->stored.size() == job->paths.size()) {
        end(job);
        job->sent(job->stored);
        return;
    }
    const QFileInfo info(job->paths[job->stored.size()]);
    job->phase = Job::Phase::Reading;
    job->name = info.fileName();
    job->done = 0;
    job->total = info.size();
    const auto work = [path = info.filePath(), job](Workspace &) {
        return readFile(path, largestAttachment, [&job](qint64 done) {
            job->done = done;
            return !job->isCancelled;
        });
    };
    // Not deliver(), which leaves out what was cancelled: the composer waits for this.
    auto *watcher = new QFutureWatcher<Result<FileFacts>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, job, watcher] {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0)
            return; // the desk is being closed
        const Result<FileFacts> facts = watcher->future().result();
        if (!facts) {
            fail(job, facts.error());
            return;
        }
        job->phase = Job::Phase::Sending;
        job->upload = std::make_shared<AttachmentUpload>(*facts);
        job->done = 0;
        job->total = facts->size;
        upload(job);
    });
    watcher->setFuture(m_pane->context().session->readSlowly<FileFacts>(work)); // it does not touch the desk
}

void TicketFiles::upload(const JobPointer &job)
{
    if (job->isCancelled) {
        fail(job, {ErrorKind::Cancelled, {}, {}, {}, {}});
        return;
    }
    // One piece for each turn of the writer, so that saves come between.
    const auto work = [one = job->upload](Workspace &desk) { return one->step(desk); };
    deliver(m_pane->context().session->write<qint64>(work), this,
            [this, job](const Result<qint64> &bytes) { stored(job, bytes); });
}

void TicketFiles::stored(const JobPointer &job, const Result<qint64> &bytes)
{
    if (!bytes) {
        fail(job, bytes.error());
        return;
    }
    job->done = *bytes;
    const FileFacts &file = job->upload->file();
    if (*bytes < file.size) {
        upload(job);
        return;
    }
    job->stored.append(file);
    job->upload.reset();
    read(job);
}

// --- opening ---

void TicketFiles::fetch(const ThreadEntry &file, const QString &path, std::function<void()> then)
{
    const JobPointer job = begin(file.text);
    job->total = file.size;
    job->isThere = !file.isHere;
    job->download = std::make_shared<AttachmentDownload>(ContentWish{file.record, file.sha256}, path);
    job->got = [this, then = std::move(then), wasHere = file.isHere] {
        if (!wasHere)
            m_pane->reload(); // the thread says that it is here now
        then();
    };
    fetchMore(job);
}

ReplicaSync *TicketFiles::engine() const
{
    const SyncWatch *watch = SyncWatch::of(m_pane->context().session);
    return watch && watch->sync() && watch->sync()->isActive() ? watch->sync() : nullptr;
}

void TicketFiles::fetchMore(const JobPointer &job)
{
    DeskSession *session = m_pane->context().session;
    if (job->isCancelled) {
        end(job);
        deliver(session->readSlowly<Ok>([one = job->download](Workspace &desk) { return one->abandon(desk); }), this,
                [](const Result<Ok> &) {});
        return;
    }
    using Progress = AttachmentDownload::Progress;
    const auto work = [one = job->download](Workspace &desk) { return one->step(desk); };
    ReplicaSync *sync = job->isThere ? engine() : nullptr;
    deliver(sync ? sync->fetch(job->download) : session->readSlowly<Progress>(work), this,
            [this, job](const Result<Progress> &progress) {
        if (!progress) {
            end(job);
            DeskCommands::of(m_pane->context().session)->sayError(progress.error());
            return;
        }
        job->done = progress->done;
        job->total = progress->total;
        if (!progress->isFinished) {
            fetchMore(job);
            return;
        }
        end(job);
        job->got();
    });
}

void TicketFiles::open(const ThreadEntry &file)
{
    // In a folder of its own: two files of a ticket may have one name.
    const QString folder = scratch(QString::number(++m_opened));
    QDir().mkpath(folder);
    const QString path = folder + u'/' + safeFileName(file.text);
    fetch(file, path, [path] {
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadUser); // what is changed there would be lost
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    });
}

void TicketFiles::save(const ThreadEntry &file)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const FileWish wish{u"ticket.save-file"_s, tr("Save the file"), {}, folder + u'/' + safeFileName(file.text), {}};
    m_pane->context().prompter->saveFile(m_pane, wish, [this, file](const QString &path) {
        if (path.isEmpty())
            return;
        fetch(file, path, [this, path] { m_pane->context().host->toast(u"download"_s, tr("Saved as %1").arg(QDir::toNativeSeparators(path))); });
    });
}

void TicketFiles::keep(const ThreadEntry &file)
{
    fetch(file, {}, [this, name = file.text] {
        m_pane->context().host->toast(u"download"_s, tr("%1 is on this machine now").arg(name));
    });
}

} // namespace steward
