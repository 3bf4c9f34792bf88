// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/schema/records/incident.h"
#include "core/storage/replicarepair.h"
#include "core/storage/settings.h"
#include "core/storage/sqlitefile.h"
#include "models/outboxmodel.h"
#include "tests/support/result.h"

#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

/// What waits on a replica, as the outbox reads it.
class OutboxPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatTheLinesReferTo();
};

void OutboxPageTest::namesWhatTheLinesReferTo()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"replica.steward"_s);
    ManualClock clock{{1'795'486'680'000}};
    SeededRandom random{3};
    {
        STEWARD_VALUE(file, createSqliteFile(path, clock));
        ReplicaState state;
        state.url = u"postgresql://anna@desk.example/desk"_s;
        state.workspace = Uuid::v7(clock.now(), random);
        state.incarnation = Uuid::v7(clock.now(), random);
        const Uuid me = Uuid::v7(clock.now(), random);
        STEWARD_VERIFY(id, writeSetting(*file.connection, u"workspace.id"_s, state.workspace.toString()));
        STEWARD_VERIFY(owner, writeSetting(*file.connection, u"workspace.owner"_s, me.toString()));
        HubReplica replica;
        replica.id = Uuid::v7(clock.now(), random);
        replica.prefix = u"A0"_s;
        STEWARD_VERIFY(begun, beginReplica(*file.connection, state, replica));
    }
    WorkspaceOptions options;
    options.clock = &clock;
    options.random = &random;
    STEWARD_VALUE(desk, Workspace::open(path, options));
    QVERIFY(desk->isReplica());
    const auto add = [&](const QString &type, const QList<std::pair<QString, Value>> &values) {
        RecordEdit edit;
        const RecordType &declared = *desk->schema().type(type);
        edit.type = type;
        edit.record = Uuid::v7(clock.now(), random);
        edit.base = edit.next = declared.empty();
        edit.verb = u"create"_s;
        edit.isCreation = true;
        for (const auto &[field, value] : values)
            edit.next.values[size_t(declared.indexOf(field))] = value;
        const auto done = desk->commit({{edit}});
        if (!done)
            qFatal("%s", qPrintable(done.error().toString()));
        return edit.record;
    };
    // Several references and several people in one change, more than a list keeps room for.
    QList<Uuid> people;
    StringSet watchers;
    for (int i = 0; i < 12; ++i) {
        people.append(add(u"person"_s, {{u"name"_s, Value(u"Person %1"_s.arg(i))}}));
        watchers.insert(people.last().toString());
    }
    const Uuid other = add(u"incident"_s, {{u"title"_s, Value(u"The parent"_s)}, {u"status"_s, Value(u"new"_s)}, {u"opened"_s, Value(clock.now().ms)}});
    add(u"incident"_s, {{u"title"_s, Value(u"The child"_s)}, {u"status"_s, Value(u"new"_s)}, {u"opened"_s, Value(clock.now().ms)},
                           {u"requester"_s, Value(people[0])}, {u"parent"_s, Value(other)}, {u"watcher"_s, Value(watchers)}});

    STEWARD_VALUE(page, readOutboxPage(*desk));
    QCOMPARE(page.toSend.size(), 14);
    for (int i = 0; i < people.size(); ++i)
        QCOMPARE(page.labels.value(people[i]), u"Person %1"_s.arg(i));
    QCOMPARE(page.labels.value(other), page.toSend[12].number); // tickets by their number
    QVERIFY(page.toSend[12].number.startsWith(u"INC-A0-"_s));
    QVERIFY(page.refused.isEmpty() && page.reviews.pages.isEmpty());
}

QTEST_GUILESS_MAIN(OutboxPageTest)
#include "tst_outboxpage.moc"
