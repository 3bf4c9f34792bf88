// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/generator.h"
#include "models/roles.h"
#include "models/ticketlistmodel.h"
#include "tests/support/result.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

constexpr int tickets = 450;

/// A plan over all living incidents, newest first, without the query language; `keep` decides what belongs.
RowPlan planOf(std::function<bool(const LoadedRecord &)> keep, const QString &groupBy = {})
{
    const auto all = [keep](Workspace &desk) -> Result<QList<Rid>> {
        STEWARD_ASSIGN(QList<Rid> rids, desk.records().all(*desk.schema().type(u"incident")));
        std::sort(rids.begin(), rids.end(), std::greater<>());
        QList<Rid> kept;
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            if (!loaded.deleted && keep(loaded))
                kept.append(rid);
        }
        return kept;
    };
    RowPlan plan;
    plan.groupBy = groupBy;
    plan.firstPage = [all](Workspace &desk, int limit) -> Result<QList<Rid>> {
        STEWARD_ASSIGN(const QList<Rid> rids, all(desk));
        return rids.first(std::min<qsizetype>(limit, rids.size()));
    };
    plan.everything = [all, groupBy](Workspace &desk) -> Result<RowContent> {
        STEWARD_ASSIGN(const QList<Rid> rids, all(desk));
        if (groupBy.isEmpty())
            return RowContent{rids, {}};
        QMap<qint64, QList<Rid>> groups;
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            groups[loaded.values.values[size_t(desk.schema().type(loaded.type)->indexOf(groupBy))].number()].append(rid);
        }
        RowContent content;
        for (auto it = groups.begin(); it != groups.end(); ++it) {
            content.rids += it.value();
            content.groups.append({Value(it.key()), {}, it.value().size()});
        }
        return content;
    };
    plan.count = [all](Workspace &desk) -> Result<qint64> {
        STEWARD_ASSIGN(const QList<Rid> rids, all(desk));
        return rids.size();
    };
    plan.matching = [keep](Workspace &desk, const QList<Rid> &rids) -> Result<QList<Rid>> {
        QList<Rid> kept;
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            if (!loaded.deleted && keep(loaded))
                kept.append(rid);
        }
        return kept;
    };
    return plan;
}

bool everybody(const LoadedRecord &) { return true; }

} // namespace

class TicketListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void comesInSteps();
    void aLatePageChangesNothing();
    void readsWhatIsSeen();
    void cellsSayTheirMeaning();
    void changesInPlace();
    void whatNoLongerBelongsStaysAndSaysSo();
    void newRowsEnterAbove();
    void commentsTouchTheirTicket();
    void namesFollow();
    void othersWritesAreFound();
    void nothingIsLostWhileReading();
    void groups();
    void newRowsOfAGroupedListHaveAGroup();
    void errorsKeepTheRows();

private:
    Rid create(const QString &title);
    void edit(Rid rid, const QString &field, const Value &value);
    void showAll(const RowPlan &plan);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_template;
    ManualClock m_clock{{1'795'486'680'000}};
    std::unique_ptr<DeskSession> m_session;
    std::unique_ptr<TicketListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TicketListModelTest::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_template = m_folder->filePath(u"template.steward"_s);
    WorkspaceOptions options;
    options.clock = &m_clock;
    SeededRandom random(5);
    options.random = &random;
    STEWARD_VERIFY(desk, Workspace::create(m_template, options));
    TicketGenerator generator((*desk)->sharedSchema(), {.tickets = tickets, .seed = 5, .now = m_clock.now()});
    STEWARD_VERIFY(foundation, (*desk)->commit(generator.foundation()));
    while (!generator.atEnd()) {
        STEWARD_VERIFY(report, (*desk)->commit(generator.next(100)));
    }
}

void TicketListModelTest::init()
{
    static int runs = 0;
    const QString path = m_folder->filePath(u"desk-%1.steward"_s.arg(++runs));
    QVERIFY(QFile::copy(m_template, path));
    WorkspaceOptions options;
    options.clock = &m_clock;
    m_session = std::make_unique<DeskSession>(path, options);
    QSignalSpy opened(m_session.get(), &DeskSession::opened);
    QVERIFY(opened.wait());
    m_model = std::make_unique<TicketListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::shared_ptr<const Schema> schema = m_session->schema();
    m_model->setDesk(m_session.get(), std::shared_ptr<const RecordType>(schema, schema->type(u"incident")));
}

void TicketListModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_session.reset();
}

Rid TicketListModelTest::create(const QString &title)
{
    Rid made = -1;
    deliver(m_session->write<CommitReport>([title](Workspace &desk) -> Result<CommitReport> {
        STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(u"incident"_s));
        const RecordType &type = *desk.schema().type(u"incident");
        DeskPolicies::builtIn().lifecycle(u"incident"_s)->enter(type, u"new"_s, edit.next);
        edit.next.values[size_t(type.indexOf(u"title"))] = title;
        edit.next.values[size_t(type.indexOf(u"opened"))] = Value::instant(desk.clock().now());
        return desk.commit(edit);
    }),
        this, [&](const Result<CommitReport> &report) { made = report ? report->operations.first().rid : 0; });
    (void)QTest::qWaitFor([&] { return made >= 0; });
    return made;
}

void TicketListModelTest::edit(Rid rid, const QString &field, const Value &value)
{
    int done = -1;
    deliver(m_session->write<CommitReport>([=](Workspace &desk) -> Result<CommitReport> {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        RecordEdit edit = RecordEdit::of(loaded, u"edit"_s);
        edit.next.values[size_t(desk.schema().type(loaded.type)->indexOf(field))] = value;
        return desk.commit(edit);
    }),
        this, [&](const Result<CommitReport> &report) { done = report ? 1 : 0; });
    QVERIFY(QTest::qWaitFor([&] { return done >= 0; }));
    QCOMPARE(done, 1);
}

void TicketListModelTest::showAll(const RowPlan &plan)
{
    m_model->show(plan);
    QVERIFY(QTest::qWaitFor([&] { return m_model->state() != TicketListModel::State::Loading && m_model->isComplete(); }));
    m_model->setWindow(0, 30);
    QVERIFY(QTest::qWaitFor([&] { return m_model->isHeader(1) || m_model->rowAt(1) || m_model->rowCount() < 2; }));
}

void TicketListModelTest::comesInSteps()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    // Both are read at the same time; the whole list waits here until the first page is shown.
    const auto shown = std::make_shared<QSemaphore>();
    RowPlan plan = planOf(everybody);
    plan.everything = [shown, read = plan.everything](Workspace &desk) {
        shown->acquire();
        return read(desk);
    };
    m_model->show(plan);
    QCOMPARE(m_model->state(), TicketListModel::State::Loading);
    const bool paged = QTest::qWaitFor([&] { return m_model->rowCount() > 0; });
    const int first = m_model->rowCount();
    shown->release();
    QVERIFY(paged);
    QCOMPARE(first, 100);
    QTRY_COMPARE(m_model->rowCount(), tickets);
    QCOMPARE(reset.size(), 1); // the first page; the rest was added to it
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 100);
    QVERIFY(m_model->isComplete());
    QCOMPARE(m_model->count(), qint64(tickets));
    QVERIFY(m_model->rowAt(99)); // rows of the first page came with it
    QVERIFY(!m_model->rowAt(200));
    QCOMPARE(m_model->rowOf(m_model->ridAt(321)), 321);
    QCOMPARE(m_model->rids().size(), tickets);
}

void TicketListModelTest::aLatePageChangesNothing()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const auto whole = std::make_shared<QSemaphore>();
    const auto asked = std::make_shared<QSemaphore>();
    RowPlan plan = planOf(everybody);
    plan.firstPage = [whole, asked, read = plan.firstPage](Workspace &desk, int limit) {
        asked->release();
        whole->acquire();
        return read(desk, limit);
    };
    m_model->show(plan);
    const bool complete = QTest::qWaitFor([&] { return m_model->isComplete(); });
    whole->release();
    QVERIFY(complete);
    QVERIFY(asked->tryAcquire(1, 5'000));
    // Whatever is read after the page comes after it.
    m_model->setWindow(0, 30);
    QTRY_VERIFY(m_model->rowAt(1));
    QCOMPARE(m_model->rowCount(), tickets);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(m_model->count(), qint64(tickets));
}

void TicketListModelTest::readsWhatIsSeen()
{
    showAll(planOf(everybody));
    const QModelIndex far = m_model->index(300, m_model->columnOf(u"title"));
    QCOMPARE(far.data(IsFetchedRole).toBool(), false);
    QVERIFY(far.data().toString().isEmpty());
    m_model->setWindow(295, 315);
    QTRY_VERIFY(far.data(IsFetchedRole).toBool());
    QVERIFY(!far.data().toString().isEmpty());
    QVERIFY(m_model->rowAt(320)); // and a screen around it
    QVERIFY(!m_model->rowAt(400));
}

void TicketListModelTest::cellsSayTheirMeaning()
{
    const Rid rid = create(u"印刷障害"_s);
    showAll(planOf(everybody));
    QCOMPARE(m_model->ridAt(0), rid);
    const auto cell = [&](QStringView column) { return m_model->index(0, m_model->columnOf(column)); };
    QCOMPARE(cell(u"title").data().toString(), u"印刷障害"_s);
    QCOMPARE(cell(u"status").data().toString(), u"New"_s);
    QCOMPARE(cell(u"status").data(StatusClassRole).toInt(), int(StatusClass::New));
    QCOMPARE(cell(u"number").data().toString(), cell(u"title").data(NumberRole).toString());
    QVERIFY(cell(u"number").data().toString().startsWith(u"INC-"_s));
    QCOMPARE(cell(u"assignee").data(AssignedRole).toBool(), false);
    QVERIFY(!cell(u"due").data(DueRole).isValid());
    QCOMPARE(cell(u"updated").data(InstantRole).toLongLong(), m_clock.now().ms);
    QVERIFY(cell(u"title").data(UnreadRole).toBool());
    QCOMPARE(cell(u"title").data(IdRole).toByteArray().size(), 16);
    QCOMPARE(m_model->headerData(m_model->columnOf(u"priority"), Qt::Horizontal).toString(), u"Prio"_s);

    edit(rid, u"due"_s, Value::instant(m_clock.now() + std::chrono::minutes(90)));
    QTRY_VERIFY(cell(u"due").data(DueRole).isValid());
    QCOMPARE(cell(u"due").data(DueRole).value<DueCell>().indicator, Indicator::Warn);
}

void TicketListModelTest::changesInPlace()
{
    showAll(planOf(everybody));
    const Rid rid = m_model->ridAt(7);
    const QList<Rid> before = m_model->rids();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    edit(rid, u"title"_s, Value(u"Renamed"_s));
    QTRY_COMPARE(m_model->index(7, m_model->columnOf(u"title")).data().toString(), u"Renamed"_s);
    QCOMPARE(m_model->rids(), before);
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 7);
}

void TicketListModelTest::whatNoLongerBelongsStaysAndSaysSo()
{
    const auto isOpen = [](const LoadedRecord &record) { return !record.values.values[1].text().startsWith(u'X'); };
    showAll(planOf(isOpen));
    const qint64 count = m_model->count();
    const Rid rid = m_model->ridAt(3);
    edit(rid, u"title"_s, Value(u"X gone"_s));
    QTRY_VERIFY(m_model->index(3, 0).data(IsStaleRole).toBool());
    QCOMPARE(m_model->count(), count - 1);
    QCOMPARE(m_model->rowCount(), int(count));
    QVERIFY(m_model->index(3, 0).data(Qt::ToolTipRole).toString().contains(u"No longer"_s));
    edit(rid, u"title"_s, Value(u"back"_s));
    QTRY_VERIFY(!m_model->index(3, 0).data(IsStaleRole).toBool());
    QCOMPARE(m_model->count(), count);

    edit(rid, u"title"_s, Value(u"X gone"_s));
    QTRY_VERIFY(m_model->index(3, 0).data(IsStaleRole).toBool());
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), int(count) - 1);
    QCOMPARE(m_model->rowOf(rid), -1);
}

void TicketListModelTest::newRowsEnterAbove()
{
    showAll(planOf(everybody));
    const Rid first = m_model->ridAt(0);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    const Rid rid = create(u"one"_s);
    QTRY_COMPARE(m_model->arrived(), 1);
    QCOMPARE(m_model->ridAt(0), rid);
    QCOMPARE(m_model->ridAt(1), first);
    QCOMPARE(m_model->count(), qint64(tickets + 1));
    QCOMPARE(m_model->index(0, m_model->columnOf(u"title")).data().toString(), u"one"_s);
    m_model->markSeen();
    QCOMPARE(m_model->arrived(), 0);

    // Many of one frame are one insertion.
    inserted.clear();
    bool written = false;
    deliver(m_session->write<Ok>([](Workspace &desk) -> Result<Ok> {
        const RecordType &type = *desk.schema().type(u"incident");
        for (int i = 0; i < 40; ++i) {
            STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(u"incident"_s));
            DeskPolicies::builtIn().lifecycle(u"incident"_s)->enter(type, u"new"_s, edit.next);
            edit.next.values[size_t(type.indexOf(u"title"))] = u"many %1"_s.arg(i);
            edit.next.values[size_t(type.indexOf(u"opened"))] = Value::instant(desk.clock().now());
            STEWARD_TRY(desk.commit(edit));
        }
        return Ok{};
    }),
        this, [&](const Result<Ok> &result) { written = result.has_value(); });
    QTRY_VERIFY(written);
    QTRY_COMPARE(m_model->arrived(), 40);
    QVERIFY2(inserted.size() <= 2, qPrintable(QString::number(inserted.size())));
}

void TicketListModelTest::commentsTouchTheirTicket()
{
    showAll(planOf(everybody));
    const Rid rid = m_model->ridAt(2);
    const int column = m_model->columnOf(u"comments");
    QVERIFY(column >= 0);
    const qint64 before = m_model->index(2, column).data(CountRole).toLongLong();
    const Uuid ticket = m_model->rowAt(2)->id;
    deliver(m_session->write<CommitReport>([ticket](Workspace &desk) -> Result<CommitReport> {
        STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(u"comment"_s));
        const RecordType &type = *desk.schema().type(u"comment");
        edit.next.values[size_t(type.indexOf(u"about"))] = ticket;
        edit.next.values[size_t(type.indexOf(u"body"))] = u"hello"_s;
        edit.next.values[size_t(type.indexOf(u"written"))] = Value::instant(desk.clock().now());
        return desk.commit(edit);
    }),
        this, [](const Result<CommitReport> &) {});
    QTRY_COMPARE(m_model->index(m_model->rowOf(rid), column).data(CountRole).toLongLong(), before + 1);
}

void TicketListModelTest::namesFollow()
{
    showAll(planOf(everybody));
    const int column = m_model->columnOf(u"requester");
    const Uuid person = m_model->valueAt(1, u"requester").reference();
    QVERIFY(!person.isNull());
    bool written = false;
    deliver(m_session->write<CommitReport>([person](Workspace &desk) -> Result<CommitReport> {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(person));
        RecordEdit edit = RecordEdit::of(loaded, u"edit"_s);
        edit.next.values[size_t(desk.schema().type(u"person")->indexOf(u"name"))] = u"Renamed Person"_s;
        return desk.commit(edit);
    }),
        this, [&](const Result<CommitReport> &result) { written = result.has_value(); });
    QTRY_VERIFY(written);
    QTRY_COMPARE(m_model->index(1, column).data().toString(), u"Renamed Person"_s);
}

void TicketListModelTest::othersWritesAreFound()
{
    showAll(planOf(everybody));
    const Rid known = m_model->ridAt(4);
    {
        // Another process: a second workspace on the same file.
        WorkspaceOptions options;
        options.clock = &m_clock;
        STEWARD_VERIFY(other, Workspace::open(m_session->path(), options));
        STEWARD_VERIFY(draft, (*other)->draftOf(u"incident"_s));
        const RecordType &type = *(*other)->schema().type(u"incident");
        DeskPolicies::builtIn().lifecycle(u"incident"_s)->enter(type, u"new"_s, draft->next);
        draft->next.values[size_t(type.indexOf(u"title"))] = u"from elsewhere"_s;
        draft->next.values[size_t(type.indexOf(u"opened"))] = Value::instant(m_clock.now());
        STEWARD_VERIFY(made, (*other)->commit(*draft));
        STEWARD_VERIFY(loaded, (*other)->load(known));
        RecordEdit change = RecordEdit::of(*loaded, u"edit"_s);
        change.next.values[size_t(type.indexOf(u"title"))] = u"changed elsewhere"_s;
        STEWARD_VERIFY(changed, (*other)->commit(change));
    }
    Q_EMIT m_session->changed({{}, {}, 0}); // what the poll says, without waiting for it
    QTRY_COMPARE(m_model->arrived(), 1);
    QTRY_COMPARE(m_model->index(0, m_model->columnOf(u"title")).data().toString(), u"from elsewhere"_s);
    QTRY_COMPARE(m_model->index(m_model->rowOf(known), m_model->columnOf(u"title")).data().toString(), u"changed elsewhere"_s);
}

void TicketListModelTest::nothingIsLostWhileReading()
{
    showAll(planOf(everybody));
    // The snapshot is taken, then a ticket comes, then the snapshot arrives.
    RowPlan plan = planOf(everybody);
    auto taken = std::make_shared<std::atomic<bool>>(false);
    auto release = std::make_shared<std::atomic<bool>>(false);
    plan.everything = [slow = plan.everything, taken, release](Workspace &desk) -> Result<RowContent> {
        STEWARD_ASSIGN(const RowContent content, slow(desk));
        *taken = true;
        while (!*release)
            QThread::yieldCurrentThread();
        return content;
    };
    plan.firstPage = {};
    m_model->show(plan);
    QTRY_VERIFY(taken->load());
    const Rid rid = create(u"in between"_s);
    QVERIFY(rid > 0);
    *release = true;
    QTRY_VERIFY(m_model->isComplete());
    QTRY_VERIFY(m_model->rowOf(rid) >= 0);
}

void TicketListModelTest::groups()
{
    showAll(planOf(everybody, u"priority"_s));
    QVERIFY(m_model->isHeader(0));
    QCOMPARE(m_model->rids().size(), tickets);
    int headers = 0;
    int rows = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        (m_model->isHeader(row) ? headers : rows) += 1;
    QCOMPARE(rows, tickets);
    QVERIFY(headers > 2);
    const QModelIndex header = m_model->index(0, 0);
    QVERIFY(header.data(GroupHeaderRole).toBool());
    QVERIFY(!(header.flags() & Qt::ItemIsSelectable));
    QCOMPARE(header.data().toString(), u"P2 High"_s); // the seed has no P1
    const int inFirst = header.data(CountRole).toInt();
    QVERIFY(m_model->isHeader(inFirst + 1));
    QCOMPARE(m_model->valueAt(1, u"priority").number(), 2);

    const Rid second = m_model->ridAt(2);
    m_model->setCollapsed(0, true);
    QVERIFY(m_model->isHeader(1));
    QCOMPARE(m_model->rowCount(), headers + tickets - inFirst);
    QCOMPARE(m_model->rowOf(second), -1);
    m_model->refresh();
    QTRY_VERIFY(m_model->isComplete());
    QVERIFY(m_model->isCollapsed(0)); // also after it was read again
    m_model->setCollapsed(0, false);
    QCOMPARE(m_model->ridAt(2), second);
    QCOMPARE(m_model->rowCount(), headers + tickets);
}

void TicketListModelTest::newRowsOfAGroupedListHaveAGroup()
{
    showAll(planOf(everybody, u"priority"_s));
    const int before = m_model->rowCount();
    const Rid one = create(u"one"_s);
    QTRY_COMPARE(m_model->arrived(), 1);
    QVERIFY(m_model->isHeader(0));
    QCOMPARE(m_model->index(0, 0).data().toString(), u"New"_s);
    QCOMPARE(m_model->ridAt(1), one);
    QCOMPARE(m_model->rowCount(), before + 2);
    const Rid two = create(u"two"_s);
    QTRY_COMPARE(m_model->arrived(), 2);
    QCOMPARE(m_model->ridAt(1), two);
    QCOMPARE(m_model->index(0, 0).data(CountRole).toInt(), 2);
    QVERIFY(m_model->isHeader(3));
    QCOMPARE(m_model->index(3, 0).data().toString(), u"P2 High"_s);
}

void TicketListModelTest::errorsKeepTheRows()
{
    showAll(planOf(everybody));
    RowPlan plan = planOf(everybody);
    plan.firstPage = [](Workspace &, int) -> Result<QList<Rid>> {
        return Error{ErrorKind::Corrupt, u"storage.damaged"_s, u"page 7 does not read"_s, {}, {}};
    };
    plan.everything = [](Workspace &) -> Result<RowContent> {
        return Error{ErrorKind::Corrupt, u"storage.damaged"_s, u"page 7 does not read"_s, {}, {}};
    };
    m_model->show(plan);
    QTRY_COMPARE(m_model->state(), TicketListModel::State::Failed);
    QCOMPARE(m_model->error().code, u"storage.damaged"_s);
    QCOMPARE(m_model->rowCount(), tickets);
}

QTEST_GUILESS_MAIN(TicketListModelTest)
#include "tst_ticketlistmodel.moc"
