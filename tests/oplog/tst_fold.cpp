// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/oplog/canonical.h"
#include "core/oplog/edit.h"
#include "core/oplog/fold.h"
#include "core/schema/records/ticket.h"
#include "core/schema/schema.h"

#include <QTest>

using namespace steward;

namespace {

/// Writes histories of one incident by several authors who look at it at different moments.
class History
{
public:
    explicit History(quint64 seed) : m_random(seed), m_type(*Schema::builtIn()->type(u"incident"))
    {
        for (int i = 0; i < 3; ++i)
            m_replicas.append(Uuid::v7({1}, m_random));
        m_rseq.resize(3);
    }

    SeededRandom &random() { return m_random; }
    const RecordType &type() const { return m_type; }
    const QList<LoggedOperation> &operations() const { return m_operations; }
    Context now(int replica) const { return {1, qint64(m_operations.size()), m_rseq[size_t(replica)]}; }

    void write(int replica, const Context &seen, const RecordValues &base, const RecordValues &next, const QString &verb)
    {
        LoggedOperation logged;
        Operation &op = logged.operation;
        op.dot = {m_replicas[replica], ++m_rseq[size_t(replica)]};
        op.recordType = m_type.name();
        op.verb = verb;
        op.batch = Uuid::v7({2}, m_random);
        op.seen = seen;
        op.eventTime = {qint64(1000 * m_operations.size())};
        op.units = changesBetween(m_type, base, next);
        sealOperation(op);
        logged.hub.seq = m_operations.size() + 1;
        logged.hub.eff = logged.hub.seq * 10;
        logged.hub.verdict = QStringLiteral("accepted");
        m_operations.append(logged);
    }

    /// A random edit of what was seen.
    RecordValues edited(RecordValues values)
    {
        const auto set = [&](QStringView field, const Value &value) {
            values.values[size_t(m_type.indexOf(field))] = value;
        };
        switch (m_random.below(6)) {
        case 0:
            set(u"title", QStringLiteral("title %1").arg(m_random.below(4)));
            break;
        case 1: {
            const qint64 statusClass = qint64(m_random.below(5));
            set(u"status", QStringLiteral("s%1").arg(statusClass));
            set(u"status.class", statusClass);
            break;
        }
        case 2:
            set(u"impact", qint64(1 + m_random.below(3)));
            set(u"urgency", qint64(1 + m_random.below(3)));
            break;
        case 3:
        case 4: {
            StringSet tags = values.values[size_t(m_type.indexOf(u"tag"))].set();
            const QString tag = QStringLiteral("t%1").arg(m_random.below(4));
            if (tags.contains(tag))
                tags.remove(tag);
            else
                tags.insert(tag);
            set(u"tag", tags);
            break;
        }
        default:
            set(u"deleted", m_random.below(2) ? Value::boolean(true) : Value());
        }
        return values;
    }

private:
    SeededRandom m_random;
    const RecordType &m_type;
    QList<Uuid> m_replicas;
    std::vector<qint64> m_rseq;
    QList<LoggedOperation> m_operations;
};

/// The definition, spelled naively: which writes of a unit has no other write of it seen?
QList<Dot> undominated(const QList<LoggedOperation> &operations, const QString &unit)
{
    const auto writes = [&](const LoggedOperation &logged) {
        return std::any_of(logged.operation.units.cbegin(), logged.operation.units.cend(),
            [&](const UnitChange &change) { return change.unit == unit; });
    };
    QList<Dot> dots;
    for (const LoggedOperation &a : operations) {
        if (!writes(a))
            continue;
        const bool seen = std::any_of(operations.cbegin(), operations.cend(), [&](const LoggedOperation &b) {
            return b.operation.dot != a.operation.dot && writes(b) && happenedBefore(a, b);
        });
        if (!seen)
            dots.append(a.operation.dot);
    }
    return dots;
}

} // namespace

class FoldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyOrderGivesTheSame();
    void nothingIsLostSilently();
    void fastPathEqualsFold();
    void openBeatsTerminal();
    void equalValuesAreNoConflict();
    void concurrentAddSurvivesRemove();
    void deleteLosesToConcurrentWrite();
    void twoWindowsOfOneProcessConflict();

private:
    void randomHistory(History &history, int length, bool stale);
};

void FoldTest::randomHistory(History &history, int length, bool stale)
{
    struct Form
    {
        Context seen;
        RecordValues values;
        int replica;
    };
    QList<Form> forms;
    for (int i = 0; i < length; ++i) {
        const int replica = int(history.random().below(3));
        const RecordValues now = history.operations().isEmpty()
            ? history.type().empty()
            : foldRecord(history.type(), history.operations())->values;
        Form form{history.now(replica), now, replica};
        if (stale && !forms.isEmpty() && history.random().below(3) == 0)
            form = forms[qsizetype(history.random().below(quint64(forms.size())))];
        forms.append({history.now(replica), now, replica});
        const RecordValues next = history.edited(form.values);
        if (next != form.values)
            history.write(form.replica, form.seen, form.values, next, QStringLiteral("edit"));
    }
}

void FoldTest::anyOrderGivesTheSame()
{
    for (quint64 seed = 1; seed <= 200; ++seed) {
        History history(seed);
        randomHistory(history, 25, true);
        const auto folded = foldRecord(history.type(), history.operations());
        QVERIFY(folded);
        QList<LoggedOperation> shuffled = history.operations();
        for (qsizetype i = shuffled.size() - 1; i > 0; --i)
            shuffled.swapItemsAt(i, qsizetype(history.random().below(quint64(i + 1))));
        const auto again = foldRecord(history.type(), shuffled);
        QVERIFY2(again && *again == *folded, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void FoldTest::nothingIsLostSilently()
{
    for (quint64 seed = 1; seed <= 300; ++seed) {
        History history(seed);
        randomHistory(history, 25, true);
        const auto folded = foldRecord(history.type(), history.operations());
        QVERIFY(folded);
        for (auto it = folded->units.cbegin(); it != folded->units.cend(); ++it) {
            const Unit *unit = history.type().unit(it.key());
            if (unit->policy != MergePolicy::Register && unit->policy != MergePolicy::Status)
                continue;
            const QList<Dot> expected = undominated(history.operations(), it.key());
            QSet<QByteArray> values;
            for (const LoggedOperation &logged : history.operations()) {
                if (!expected.contains(logged.operation.dot))
                    continue;
                for (const UnitChange &change : logged.operation.units) {
                    if (change.unit == it.key())
                        values.insert(change.newValue.value_or(QByteArray("absent")));
                }
            }
            const QByteArray where = QByteArray("seed ") + QByteArray::number(seed) + " unit " + it.key().toUtf8();
            QVERIFY2(expected.contains(it->shown.dot), where.constData());
            QVERIFY2((values.size() > 1) == !it->siblings.isEmpty(), where.constData());
            for (const Sibling &sibling : it->siblings)
                QVERIFY2(expected.contains(sibling.dot), where.constData());
            if (!it->siblings.isEmpty())
                QCOMPARE(it->siblings.size(), expected.size());
        }
    }
}

void FoldTest::fastPathEqualsFold()
{
    for (quint64 seed = 1; seed <= 200; ++seed) {
        History history(seed);
        RecordValues values = history.type().empty();
        TicketFacts facts;
        for (int i = 0; i < 30; ++i) {
            const int replica = int(history.random().below(3));
            const RecordValues next = history.edited(values);
            if (next == values)
                continue;
            const RecordValues before = values;
            history.write(replica, history.now(replica), values, next, QStringLiteral("edit"));
            const Operation &op = history.operations().last().operation;
            QVERIFY(applyOperation(history.type(), op, values));
            advanceFacts(facts, history.type(), before, values, op);
            const auto folded = foldRecord(history.type(), history.operations());
            QVERIFY(folded);
            const QByteArray where = "seed " + QByteArray::number(seed);
            QVERIFY2(folded->values == values, where.constData());
            QVERIFY2(folded->facts == facts, where.constData());
            QVERIFY2(folded->conflicts().isEmpty(), where.constData());
        }
    }
}

void FoldTest::openBeatsTerminal()
{
    History history(1);
    const RecordType &type = history.type();
    RecordValues created = type.empty();
    created.values[size_t(type.indexOf(u"status"))] = QStringLiteral("new");
    created.values[size_t(type.indexOf(u"status.class"))] = Value(qint64(0));
    history.write(0, {}, type.empty(), created, QStringLiteral("create"));
    const Context seen = history.now(1);
    RecordValues hold = created;
    hold.values[size_t(type.indexOf(u"status"))] = QStringLiteral("onhold");
    hold.values[size_t(type.indexOf(u"status.class"))] = Value(qint64(StatusClass::Waiting));
    RecordValues resolved = created;
    resolved.values[size_t(type.indexOf(u"status"))] = QStringLiteral("resolved");
    resolved.values[size_t(type.indexOf(u"status.class"))] = Value(qint64(StatusClass::Done));
    history.write(1, seen, created, hold, QStringLiteral("hold"));
    history.write(2, {1, 1, 0}, created, resolved, QStringLiteral("resolve")); // later, and yet not shown
    const auto folded = foldRecord(type, history.operations());
    QVERIFY(folded);
    QCOMPARE(folded->values.values[size_t(type.indexOf(u"status"))].text(), QStringLiteral("onhold"));
    QCOMPARE(folded->conflicts(), QStringList{QStringLiteral("status")});
    QCOMPARE(folded->units.value(QStringLiteral("status")).siblings.size(), 2);
}

void FoldTest::equalValuesAreNoConflict()
{
    History history(1);
    const RecordType &type = history.type();
    RecordValues next = type.empty();
    next.values[size_t(type.indexOf(u"title"))] = QStringLiteral("same");
    history.write(0, {}, type.empty(), next, QStringLiteral("edit"));
    history.write(1, {}, type.empty(), next, QStringLiteral("edit"));
    const auto folded = foldRecord(type, history.operations());
    QVERIFY(folded && folded->conflicts().isEmpty());
}

void FoldTest::concurrentAddSurvivesRemove()
{
    History history(1);
    const RecordType &type = history.type();
    const size_t tag = size_t(type.indexOf(u"tag"));
    RecordValues tagged = type.empty();
    tagged.values[tag] = StringSet({QStringLiteral("vip")});
    history.write(0, {}, type.empty(), tagged, QStringLiteral("edit"));
    const Context seen = history.now(1);
    history.write(1, seen, tagged, type.empty(), QStringLiteral("edit")); // removes what it saw
    history.write(2, {}, type.empty(), tagged, QStringLiteral("edit")); // adds without having seen either
    const auto folded = foldRecord(type, history.operations());
    QVERIFY(folded);
    QCOMPARE(folded->values.values[tag].set().items(), QStringList{QStringLiteral("vip")});
    QVERIFY(folded->conflicts().isEmpty());
}

void FoldTest::deleteLosesToConcurrentWrite()
{
    History history(1);
    const RecordType &type = history.type();
    RecordValues created = type.empty();
    created.values[size_t(type.indexOf(u"title"))] = QStringLiteral("a");
    history.write(0, {}, type.empty(), created, QStringLiteral("create"));
    const Context seen = history.now(0);
    RecordValues deleted = created;
    deleted.values[size_t(type.indexOf(u"deleted"))] = Value::boolean(true);
    RecordValues renamed = created;
    renamed.values[size_t(type.indexOf(u"title"))] = QStringLiteral("b");
    history.write(1, {1, 1, 0}, created, renamed, QStringLiteral("edit"));
    history.write(0, seen, created, deleted, QStringLiteral("delete"));
    auto folded = foldRecord(type, history.operations());
    QVERIFY(folded && !folded->deleted && folded->deleteConflict);
    history.write(2, history.now(2), renamed, deleted, QStringLiteral("delete")); // has seen the writing
    folded = foldRecord(type, history.operations());
    QVERIFY(folded && folded->deleted && !folded->deleteConflict);
}

void FoldTest::twoWindowsOfOneProcessConflict()
{
    History history(1);
    const RecordType &type = history.type();
    const size_t title = size_t(type.indexOf(u"title"));
    history.write(0, {}, type.empty(), type.empty(), QStringLiteral("touch"));
    const Context seen = history.now(0);
    for (const char *text : {"one", "two"}) {
        RecordValues next = type.empty();
        next.values[title] = QString::fromLatin1(text);
        history.write(0, seen, type.empty(), next, QStringLiteral("edit")); // same replica, same form
    }
    const auto folded = foldRecord(type, history.operations());
    QVERIFY(folded);
    QCOMPARE(folded->conflicts(), QStringList{QStringLiteral("title")});
}

QTEST_GUILESS_MAIN(FoldTest)
#include "tst_fold.moc"
