// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/desk/session.h"
#include "core/schema/records/customfield.h"
#include "core/schema/records/ticket.h"
#include "tests/support/result.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWritesAndAnnounces();
    void readersKnowWhatWasDeclared();
    void onlyTheNewestOfAChannelArrives();
    void saysWhyItCannotOpen();
};

void SessionTest::opensWritesAndAnnounces()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    QVERIFY(Workspace::create(path));
    DeskSession session(path, {});
    QSignalSpy opened(&session, &DeskSession::opened);
    QSignalSpy changed(&session, &DeskSession::changed);
    QVERIFY(opened.wait());
    QCOMPARE(session.myName(), QStringLiteral("owner"));

    bool saved = false;
    deliver(session.write<CommitReport>([](Workspace &desk) -> Result<CommitReport> {
        STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(QStringLiteral("team")));
        edit.next.values[size_t(desk.schema().type(u"team")->indexOf(u"name"))] = QStringLiteral("Network");
        return desk.commit(edit);
    }),
        this, [&](const Result<CommitReport> &report) { saved = report.has_value(); });
    QTRY_VERIFY(saved);
    QTRY_COMPARE(changed.size(), 1);
    const auto notice = changed.first().first().value<ChangeNotice>();
    QCOMPARE(notice.operations.size(), 1);
    QCOMPARE(notice.operations.first().type, QStringLiteral("team"));

    QString label;
    RequestChannel channel;
    const Uuid team = notice.operations.first().record;
    deliver(session.read<QString>(channel, [team](Workspace &desk) { return desk.labelOf(team); }), this,
        [&](const Result<QString> &result) { label = result.value_or(QStringLiteral("failed")); });
    QTRY_COMPARE(label, QStringLiteral("Network"));
}

void SessionTest::readersKnowWhatWasDeclared()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    QVERIFY(Workspace::create(path));
    DeskSession session(path, {});
    QSignalSpy opened(&session, &DeskSession::opened);
    QSignalSpy changed(&session, &DeskSession::changed);
    QVERIFY(opened.wait());
    deliver(session.write<CommitReport>([](Workspace &desk) -> Result<CommitReport> {
        CustomField field;
        field.type = QStringLiteral("incident");
        field.name = QStringLiteral("room");
        field.label = QStringLiteral("Room");
        field.kind = QStringLiteral("text");
        STEWARD_ASSIGN(const RecordEdit edit, creationOf(desk, field));
        return desk.commit(edit);
    }),
        this, [](const Result<CommitReport> &) {});
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(session.schema()->type(u"incident")->field(u"x.room"));
    bool known = false;
    bool asked = false;
    deliver(session.read<bool>([](Workspace &desk) -> Result<bool> {
        return desk.schema().type(u"incident")->field(u"x.room") != nullptr;
    }),
        this, [&](const Result<bool> &result) {
            asked = true;
            known = result.value_or(false);
        });
    QTRY_VERIFY(asked);
    QVERIFY(known);
}

void SessionTest::onlyTheNewestOfAChannelArrives()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    QVERIFY(Workspace::create(path));
    DeskSession session(path, {});
    QSignalSpy opened(&session, &DeskSession::opened);
    QVERIFY(opened.wait());
    QList<int> arrived;
    RequestChannel channel;
    QSemaphore submitted; // holds the thread with the first request until all others stand behind it
    for (int i = 0; i < 100; ++i) {
        deliver(session.read<int>(channel,
                    [i, &submitted](Workspace &) -> Result<int> {
                        submitted.acquire();
                        submitted.release();
                        return i;
                    }),
            this, [&](const Result<int> &result) { arrived.append(*result); });
    }
    submitted.release();
    QTRY_COMPARE(arrived, QList<int>{99});
    {
        RequestChannel gone;
        deliver(session.read<int>(gone, [](Workspace &) -> Result<int> { return 7; }), this,
            [&](const Result<int> &) { arrived.append(1000); });
    }
    bool last = false;
    deliver(session.read<int>([](Workspace &) -> Result<int> { return 0; }), this, [&](const auto &) { last = true; });
    QTRY_VERIFY(last);
}

void SessionTest::saysWhyItCannotOpen()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("note.steward"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(9000, 'x'));
    file.close();
    DeskSession session(path, {});
    QSignalSpy failed(&session, &DeskSession::failed);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, QStringLiteral("storage.not-a-workspace"));
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
