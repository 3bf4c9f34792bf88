// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/executor.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

/// A server that can be switched off, and sessions with it.
struct Server
{
    std::atomic<bool> up = true;
    std::atomic<int> opened = 0;
    std::atomic<int> losses = 0;
};
struct Session
{
    Server *server;
    bool dead = false;
};

const Error lost{ErrorKind::Unavailable, u"lost"_s, {}, {}, {}};

} // namespace

/// What a reading and a saving come to when the state behind the executor is lost.
class ExecutorTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Executor<Session>> executor(Server &server)
    {
        auto made = std::make_unique<Executor<Session>>(
            [&server]() -> Result<std::unique_ptr<Session>> {
                if (!server.up)
                    return lost;
                ++server.opened;
                return std::make_unique<Session>(Session{&server, false});
            },
            [](Session &) {});
        made->setLosses({[](const Error &error) { return error.code == u"lost"_s || error.code == u"storage.disconnected"_s; },
            [&server](const Error &) { ++server.losses; }, [](Session &session) { return session.dead; }});
        return made;
    }
    static std::function<Result<int>(Session &)> asking(int answer)
    {
        return [answer](Session &session) -> Result<int> {
            if (!session.server->up)
                return lost;
            return answer;
        };
    }
    template<class T>
    static Result<T> resultOf(QFuture<Result<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }

private Q_SLOTS:
    void readsWaitUntilItIsBack()
    {
        Server server;
        auto desk = executor(server);
        QCOMPARE(*resultOf(desk->read<int>(asking(1))), 1);
        desk->setPatient(true);
        server.up = false;
        auto waiting = desk->read<int>(asking(2));
        RequestChannel channel;
        auto older = desk->run<int>(channel, asking(3));
        auto newer = desk->run<int>(channel, asking(4));
        const Result<int> saved = resultOf(desk->run<int>(asking(5))); // behind them in the queue
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, u"lost"_s);
        QVERIFY(!waiting.isFinished());
        QVERIFY(!newer.isFinished());
        server.up = true;
        desk->resume();
        QCOMPARE(*resultOf(waiting), 2);
        QCOMPARE(*resultOf(newer), 4);
        QCOMPARE(resultOf(older).error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.opened, 2);
        QVERIFY(server.losses > 0);
    }

    void theFirstOpeningMayFail()
    {
        Server server;
        server.up = false;
        auto desk = executor(server);
        const Result<int> answer = resultOf(desk->read<int>(asking(1)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"lost"_s);
    }

    void aSessionThatEndedUnnoticedIsReplaced()
    {
        Server server;
        auto desk = executor(server);
        desk->setPatient(true);
        const auto die = [](Session &session) -> Result<int> {
            session.dead = true;
            return 1;
        };
        QCOMPARE(*resultOf(desk->run<int>(die)), 1);
        QCOMPARE(*resultOf(desk->run<int>(asking(2))), 2); // a save, not only a reading
        QCOMPARE(server.opened, 2);
        QCOMPARE(server.losses, 0);
        // One that fails in the middle of a reading: done again.
        std::atomic<int> attempts = 0;
        const auto once = [&attempts](Session &) -> Result<int> {
            if (++attempts == 1)
                return lost;
            return 3;
        };
        QCOMPARE(*resultOf(desk->read<int>(once)), 3);
        QCOMPARE(server.opened, 3);
        // A save in the middle is not: nobody knows how far it came.
        attempts = 0;
        QCOMPARE(resultOf(desk->run<int>(once)).error().code, u"lost"_s);
        QCOMPARE(attempts, 1);
    }

    void closingGivesTheStateBack()
    {
        Server server;
        auto desk = executor(server);
        QCOMPARE(*resultOf(desk->read<int>(asking(1))), 1);
        desk->close();
        QCOMPARE(*resultOf(desk->read<int>(asking(2))), 2);
        QCOMPARE(server.opened, 2);
    }

    void theEndDoesNotWaitForTheServer()
    {
        Server server;
        auto desk = executor(server);
        QCOMPARE(*resultOf(desk->read<int>(asking(1))), 1);
        desk->setPatient(true);
        server.up = false;
        auto waiting = desk->read<int>(asking(2));
        (void)resultOf(desk->run<int>(asking(3))); // by now it waits
        desk.reset();
        QCOMPARE(resultOf(waiting).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ExecutorTest)
#include "tst_executor.moc"
