// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/bench.h"

#include "app/desktop/deskwindow.h"
#include "app/desktop/options.h"
#include "app/desktop/settle.h"
#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/shell/language.h"
#include "views/shell/prompter.h"
#include "views/shell/startpage.h"
#include "views/shell/stateview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int frames = 900;
constexpr int frameMs = 16;
constexpr int arrivalEvery = 30; // frames
constexpr int patienceMs = 100'000;

/// Since the process was started, loader and libraries included; the kernel counts in hundredths of a second.
double sinceProcessStart()
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    QFile uptime(u"/proc/uptime"_s);
    if (!uptime.open(QIODevice::ReadOnly))
        return -1;
    const double sinceBoot = uptime.readAll().split(' ').value(0).toDouble() * 1000.0;
    return sinceBoot - fields.value(19).toDouble() * 1000.0 / double(sysconf(_SC_CLK_TCK));
}

/// On the processor so far: RUSAGE_SELF for all threads of this process, RUSAGE_THREAD for this one.
double processorMs(int whose)
{
    rusage used{};
    getrusage(whose, &used);
    return double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000.0
        + double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000.0;
}

double residentMegabytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return -1;
}

/// Notes when a table has painted rows that were read.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QueuePane *queue) : m_queue(queue) { queue->table()->viewport()->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && ms < 0 && m_queue->model()->rowCount() > 0 && m_queue->model()->rowAt(0)) {
            // The paint that is about to happen: it is done when the next event is.
            QMetaObject::invokeMethod(this, [this] {
                if (ms < 0) {
                    ms = sinceProcessStart();
                    cpuMs = processorMs(RUSAGE_SELF);
                }
            }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

    double ms = -1;
    double cpuMs = -1;

private:
    QueuePane *m_queue;
};

bool waitFor(const std::function<bool()> &done)
{
    QElapsedTimer waited;
    waited.start();
    while (!done() && waited.elapsed() < patienceMs)
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    return done();
}

int failed(const char *code, const QString &why)
{
    std::fprintf(stderr, "%s: %s\n", code, qPrintable(why));
    return 3;
}

Result<VerbReport> logCall(Workspace &desk, int number)
{
    STEWARD_ASSIGN(RecordEdit draft, draftTicket(VerbContext(desk), u"incident"_s));
    setValue(*desk.schema().type(draft.type), draft.next, u"title", u"Arrived while scrolling %1"_s.arg(number));
    return createTicket(VerbContext(desk), draft);
}

/// The work of each frame in milliseconds, ascending: on the wall, and of this thread on the processor.
struct Frames
{
    std::vector<double> wall;
    std::vector<double> cpu;
    int painted = 0;
};

class PaintCount : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
    int count = 0;
};

Frames scroll(DeskWindow &desk, QueuePane *queue, bool arriving)
{
    Frames work;
    QScrollBar *bar = queue->table()->verticalScrollBar();
    PaintCount paints;
    queue->table()->viewport()->installEventFilter(&paints);
    const int step = 3 * queue->table()->verticalHeader()->defaultSectionSize();
    int direction = 1;
    for (int frame = 0; frame < frames; ++frame) {
        if (arriving && frame % arrivalEvery == 0)
            (void)desk.session()->write<VerbReport>([frame](Workspace &workspace) { return logCall(workspace, frame); });
        if (frame % 150 == 149) // a drag of the handle: other rows altogether
            bar->setValue(int(qint64(bar->maximum()) * ((frame * 37) % 100) / 100));
        if (bar->value() + direction * step > bar->maximum() || bar->value() + direction * step < 0)
            direction = -direction;
        QElapsedTimer timer;
        timer.start();
        const double cpu = processorMs(RUSAGE_THREAD);
        bar->setValue(bar->value() + direction * step);
        QApplication::processEvents(); // what arrived, and the paint that the scrolling asked for
        const double took = double(timer.nsecsElapsed()) / 1e6;
        work.wall.push_back(took);
        work.cpu.push_back(processorMs(RUSAGE_THREAD) - cpu);
        if (took < frameMs)
            QThread::usleep(ulong((frameMs - took) * 1000));
    }
    work.painted = paints.count;
    std::sort(work.wall.begin(), work.wall.end());
    std::sort(work.cpu.begin(), work.cpu.end());
    return work;
}

} // namespace

int runBench(const DesktopOptions &options)
{
    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Language::instance().set(options.language.isEmpty() ? u"en"_s : options.language);
    Theme::instance().install();
    Theme::instance().setMode(options.theme.value_or(ThemeMode::Light));
    const SystemClock clock;
    DialogPrompter prompter;
    DesktopServices services{&clock, &prompter, &settings, scratch.filePath(u"demo.steward"_s), {}};
    services.login = u"agent1"_s;
    std::unique_ptr<FirstPaint> first;
    auto desk = std::make_unique<DeskWindow>(services);
    const auto follow = [&] {
        desk->window()->resize(1920, 1080);
        if (auto *queue = qobject_cast<QueuePane *>(desk->window()->findPane(u"queue"_s)))
            first = std::make_unique<FirstPaint>(queue);
    };
    QObject::connect(desk.get(), &DeskWindow::shown, desk.get(), follow);
    desk->openDesk(options.bench);
    const auto answered = [&] { return desk->session() || (desk->startPage() && !desk->startPage()->isBusy()); };
    waitFor(answered);
    const bool generated = desk->session();
    if (!generated) { // nobody of that login: not a generated desk
        services.login.clear();
        desk = std::make_unique<DeskWindow>(services);
        QObject::connect(desk.get(), &DeskWindow::shown, desk.get(), follow);
        desk->openDesk(options.bench);
        waitFor(answered);
    }
    if (!desk->session())
        return failed("bench.desk", desk->startPage() ? desk->startPage()->state()->title() : options.bench);
    if (!first)
        return failed("bench.queue", u"the window has no queue"_s);
    auto *queue = static_cast<QueuePane *>(desk->window()->findPane(u"queue"_s));
    waitFor([&] { return first->ms >= 0 || queue->model()->isComplete(); });
    waitFor([&] { return first->ms >= 0 || queue->model()->rowCount() == 0; });
    QJsonObject figures;
    if (first->ms >= 0 && generated) { // else a first try stands before it
        figures.insert(u"startup_ms"_s, first->ms);
        figures.insert(u"startup_cpu_ms"_s, first->cpuMs);
    }

    queue->showQuery({});
    if (!waitFor([&] { return queue->model()->isComplete() && queue->spec().query.isEmpty(); }))
        return failed("bench.list", u"the list of all tickets did not come"_s);
    settle(desk->session());
    const Frames work = scroll(*desk, queue, generated && !desk->session()->isReadOnly());
    figures.insert(u"scroll_frame_p99_ms"_s, work.wall[frames * 99 / 100]);
    figures.insert(u"scroll_frame_p50_ms"_s, work.wall[frames / 2]);
    figures.insert(u"scroll_frame_p99_cpu_ms"_s, work.cpu[frames * 99 / 100]);
    figures.insert(u"scroll_frame_p50_cpu_ms"_s, work.cpu[frames / 2]);
    if (work.painted < frames)
        return failed("bench.paint", u"of %1 frames only %2 were painted"_s.arg(frames).arg(work.painted));
    figures.insert(u"rss_mb"_s, residentMegabytes());
    figures.insert(u"listed"_s, queue->model()->rowCount());
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Indented).trimmed().constData());
    return 0;
}

} // namespace steward
