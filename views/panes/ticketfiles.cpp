// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketfiles.h"

#include "core/base/clock.h"
#include "core/desk/session.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketpane.h"
#include "views/shell/prompter.h"
#include "views/theme/theme.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace steward {

/// The files of one message on their way into the store.
struct TicketFiles::Job
{
    QStringList paths;
    QList<FileFacts> stored;
    std::shared_ptr<AttachmentUpload> upload;
    std::function<void(const QList<FileFacts> &)> then;
};

TicketFiles::TicketFiles(TicketPane *pane) : QObject(pane), m_pane(pane)
{
    connect(pane->composer(), &TicketComposer::attachWanted, this, &TicketFiles::choose);
    connect(pane->composer()->edit(), &ComposerEdit::filesDropped, this, &TicketFiles::add);
    connect(pane->composer()->edit(), &ComposerEdit::imagePasted, this, &TicketFiles::addImage);
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

// --- storing ---

void TicketFiles::store(std::function<void(const QList<FileFacts> &)> then)
{
    auto job = std::make_shared<Job>();
    for (const TicketComposer::File &file : m_pane->composer()->files())
        job->paths.append(file.path);
    job->then = std::move(then);
    m_storing = true;
    read(job);
}

void TicketFiles::fail(const std::shared_ptr<Job> &job, const Error &error)
{
    m_storing = false;
    m_pane->composer()->setProgress({});
    DeskCommands::of(m_pane->context().session)->sayError(error);
    job->then({});
}

void TicketFiles::read(const std::shared_ptr<Job> &job)
{
    if (job->stored.size() == job->paths.size()) {
        m_storing = false;
        m_pane->composer()->setProgress({});
        job->then(job->stored);
        return;
    }
    const QString path = job->paths[job->stored.size()];
    m_pane->composer()->setProgress(tr("Reading %1").arg(QFileInfo(path).fileName()));
    // The slow reader has time for a file of a gigabyte; it does not touch the desk.
    const auto work = [path](Workspace &) { return readFile(path); };
    deliver(m_pane->context().session->readSlowly<FileFacts>(work), this, [this, job](const Result<FileFacts> &facts) {
        if (!facts) {
            fail(job, facts.error());
            return;
        }
        job->upload = std::make_shared<AttachmentUpload>(*facts);
        upload(job);
    });
}

void TicketFiles::upload(const std::shared_ptr<Job> &job)
{
    // One piece for each turn of the writer, so that saves come between.
    const auto work = [one = job->upload](Workspace &desk) { return one->step(desk); };
    deliver(m_pane->context().session->write<qint64>(work), this, [this, job](const Result<qint64> &stored) {
        if (!stored) {
            fail(job, stored.error());
            return;
        }
        const FileFacts &file = job->upload->file();
        if (*stored < file.size) {
            m_pane->composer()->setProgress(tr("Storing %1: %2 %").arg(file.name).arg(*stored * 100 / file.size));
            upload(job);
            return;
        }
        job->stored.append(file);
        job->upload.reset();
        read(job);
    });
}

// --- opening ---

void TicketFiles::fetch(const ThreadEntry &file, const QString &path, std::function<void()> then)
{
    const auto work = [sha256 = file.sha256, path](Workspace &desk) { return writeAttachment(desk, sha256, path); };
    deliver(m_pane->context().session->readSlowly<Ok>(work), this, [this, then = std::move(then)](const Result<Ok> &written) {
        if (written)
            then();
        else
            DeskCommands::of(m_pane->context().session)->sayError(written.error());
    });
}

void TicketFiles::open(const ThreadEntry &file)
{
    const QString path = scratch(safeFileName(file.text));
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

} // namespace steward
