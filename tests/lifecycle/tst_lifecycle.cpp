// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/deskpolicies.h"

#include <QTest>

using namespace steward;

static const RecordType &incident() { return *Schema::builtIn()->type(u"incident"); }

static Value &at(RecordValues &values, QStringView field)
{
    return values.values[size_t(incident().indexOf(field))];
}

static RecordValues ticketIn(const QString &status)
{
    RecordValues values = incident().empty();
    DeskPolicies::builtIn().lifecycle(QStringLiteral("incident"))->enter(incident(), status, values);
    return values;
}

static Uuid someId(int n)
{
    Uuid id;
    id.bytes[15] = std::uint8_t(n);
    return id;
}

class TestLifecycle : public QObject
{
    Q_OBJECT

    const Lifecycle &m_lifecycle = *DeskPolicies::builtIn().lifecycle(QStringLiteral("incident"));
    const PermissionSet m_all = PermissionSet::trusted();

    static Result<Lifecycle> parsed(const QString &text)
    {
        const auto node = parseJson(QStringView(text));
        if (!node)
            return node.error();
        return Lifecycle::parse(*node, incident());
    }

private Q_SLOTS:
    void offersSayWhatIsMissing()
    {
        RecordValues values = ticketIn(QStringLiteral("inprogress"));
        at(values, u"assignee") = Value(someId(1));
        QHash<QString, TransitionOffer> offers;
        for (const TransitionOffer &offer : m_lifecycle.offers(incident(), values, m_all))
            offers.insert(offer.transition->key, offer);
        QCOMPARE(QSet<QString>(offers.keyBegin(), offers.keyEnd()),
            QSet<QString>({QStringLiteral("hold"), QStringLiteral("release"), QStringLiteral("resolve"),
                QStringLiteral("cancel")}));
        QVERIFY(offers[QStringLiteral("release")].isAllowed());
        const TransitionOffer resolve = offers[QStringLiteral("resolve")];
        QVERIFY(!resolve.isAllowed() && resolve.needsOnlyFields());
        QCOMPARE(resolve.missing.size(), 2);
        QCOMPARE(resolve.missing[0].field, QStringLiteral("resolution.code"));
        QCOMPARE(resolve.missing[0].message, QStringLiteral("Resolve needs \"Resolution code\""));
        QCOMPARE(resolve.missing[1].field, QStringLiteral("resolution"));
        QCOMPARE(offers[QStringLiteral("hold")].missing.first().field, QStringLiteral("hold"));
    }

    void guardsAndPermissionsStandInTheWay()
    {
        RecordValues values = ticketIn(QStringLiteral("new"));
        const PermissionSet nobody = PermissionSet::of({});
        for (const TransitionOffer &offer : m_lifecycle.offers(incident(), values, nobody)) {
            QCOMPARE(offer.missing.first().kind, Missing::Kind::Permission);
            QVERIFY(!offer.needsOnlyFields());
        }
        const auto refused = m_lifecycle.move(incident(), QStringLiteral("assigned"), m_all, values);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("lifecycle.missing"));
        QCOMPARE(refused.error().message, QStringLiteral("Assign needs a team or an assignee"));
        at(values, u"team") = Value(someId(2));
        QVERIFY(m_lifecycle.move(incident(), QStringLiteral("assigned"), m_all, values));
        QCOMPARE(at(values, u"status").text(), QStringLiteral("assigned"));
        QCOMPARE(at(values, u"status.class").number(), qint64(StatusClass::Active));
        const auto denied = m_lifecycle.move(incident(), QStringLiteral("inprogress"), nobody, values);
        QCOMPARE(denied.error().kind, ErrorKind::PermissionDenied);
    }

    void illegalMovesChangeNothing()
    {
        RecordValues values = ticketIn(QStringLiteral("new"));
        const RecordValues before = values;
        const auto noWay = m_lifecycle.move(incident(), QStringLiteral("closed"), m_all, values);
        QCOMPARE(noWay.error().code, QStringLiteral("lifecycle.no-transition"));
        QCOMPARE(noWay.error().args, QStringList({QStringLiteral("new"), QStringLiteral("closed")}));
        const auto noState = m_lifecycle.move(incident(), QStringLiteral("clsoed"), m_all, values);
        QCOMPARE(noState.error().code, QStringLiteral("lifecycle.no-state"));
        QVERIFY(noState.error().hint.contains(QStringLiteral("closed")));
        QVERIFY(!m_lifecycle.move(incident(), QStringLiteral("resolved"), m_all, values));
        QCOMPARE(values, before);
    }

    void leavingClearsWhatBelongedToTheState()
    {
        RecordValues values = ticketIn(QStringLiteral("new"));
        at(values, u"assignee") = Value(someId(1));
        at(values, u"hold") = Value(QStringLiteral("vendor"));
        QVERIFY(m_lifecycle.move(incident(), QStringLiteral("onhold"), m_all, values));
        QCOMPARE(at(values, u"hold").text(), QStringLiteral("vendor"));
        at(values, u"resolution.code") = Value(someId(3));
        at(values, u"resolution") = Value(QStringLiteral("replaced the cable"));
        QVERIFY(m_lifecycle.move(incident(), QStringLiteral("resolved"), m_all, values));
        QVERIFY(at(values, u"hold").isEmpty());
        QVERIFY(m_lifecycle.move(incident(), QStringLiteral("closed"), m_all, values));
        QCOMPARE(at(values, u"resolution").text(), QStringLiteral("replaced the cable"));
        RecordValues reopened = ticketIn(QStringLiteral("resolved"));
        at(reopened, u"assignee") = Value(someId(1));
        at(reopened, u"resolution.code") = Value(someId(3));
        at(reopened, u"resolution") = Value(QStringLiteral("replaced the cable"));
        QVERIFY(m_lifecycle.move(incident(), QStringLiteral("inprogress"), m_all, reopened));
        QVERIFY(at(reopened, u"resolution").isEmpty());
        QVERIFY(at(reopened, u"resolution.code").isEmpty());
        QVERIFY(!at(reopened, u"assignee").isEmpty());
    }

    void onlyResolvedTicketsReopen()
    {
        for (const LifecycleState &state : m_lifecycle.states()) {
            const RecordValues values = ticketIn(state.key);
            const auto offers = m_lifecycle.offers(incident(), values, m_all);
            const bool reopens = std::any_of(offers.begin(), offers.end(),
                [](const TransitionOffer &offer) { return offer.transition->isReopening; });
            QCOMPARE(reopens, state.key == QStringLiteral("resolved"));
            if (state.statusClass == StatusClass::Closed)
                QVERIFY(offers.isEmpty());
        }
    }

    void aStateNobodyKnowsIsNotATrap()
    {
        RecordValues values = ticketIn(QStringLiteral("new"));
        at(values, u"status") = Value(QStringLiteral("parked"));
        QCOMPARE(m_lifecycle.offers(incident(), values, m_all).size(), m_lifecycle.transitions().size());
        QVERIFY(m_lifecycle.move(incident(), QStringLiteral("new"), m_all, values));
    }

    void labelsSpeakTheReadersLanguage()
    {
        const LifecycleState *state = m_lifecycle.state(QStringLiteral("onhold"));
        QCOMPARE(state->labelIn(QStringLiteral("ja")), QString::fromUtf8("保留"));
        QCOMPARE(state->labelIn(QStringLiteral("de")), QStringLiteral("On hold"));
        for (const LifecycleState &one : m_lifecycle.states())
            QVERIFY2(one.labels.contains(QStringLiteral("ja")), qPrintable(one.key));
        for (const LifecycleTransition &one : m_lifecycle.transitions())
            QVERIFY2(one.names.contains(QStringLiteral("ja")), qPrintable(one.key));
    }

    void locatesErrors_data()
    {
        QTest::addColumn<QString>("states");
        QTest::addColumn<QString>("transitions");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("line");
        const QString two = QStringLiteral(
            "{\"key\": \"a\", \"class\": \"new\"},\n{\"key\": \"z\", \"class\": \"closed\"}");
        const QString end = QStringLiteral("{\"key\": \"end\", \"from\": \"a\", \"to\": \"z\"}");
        QTest::newRow("unknown class") << two + QStringLiteral(",\n{\"key\": \"b\", \"class\": \"odd\"}") << end
                                       << QStringLiteral("\"odd\" is no class of states") << 4;
        QTest::newRow("twice") << two + QStringLiteral(",\n{\"key\": \"a\", \"class\": \"new\"}") << end
                               << QStringLiteral("the state \"a\" stands twice") << 4;
        QTest::newRow("unreachable") << two + QStringLiteral(",\n{\"key\": \"b\", \"class\": \"closed\"}") << end
                                     << QStringLiteral("the state \"b\" cannot be reached") << 4;
        QTest::newRow("dead end") << two + QStringLiteral(",\n{\"key\": \"b\", \"class\": \"active\"}")
                                  << end + QStringLiteral(",{\"key\": \"go\", \"from\": \"a\", \"to\": \"b\"}")
                                  << QStringLiteral("from the state \"b\" no way leads to a closed state") << 4;
        QTest::newRow("circle without an end")
            << two + QStringLiteral(",\n{\"key\": \"b\", \"class\": \"active\"},{\"key\": \"c\", \"class\": \"active\"}")
            << end
                + QStringLiteral(",{\"key\": \"1\", \"from\": \"a\", \"to\": \"b\"},{\"key\": \"2\", \"from\": \"b\", \"to\": "
                                 "\"c\"},{\"key\": \"3\", \"from\": \"c\", \"to\": \"b\"}")
            << QStringLiteral("from the state \"b\" no way leads to a closed state") << 4;
        QTest::newRow("way to nowhere") << two << QStringLiteral("{\"key\": \"end\", \"from\": \"a\", \"to\": \"q\"}")
                                        << QStringLiteral("there is no state \"q\"") << 4;
        QTest::newRow("two ways") << two << end + QStringLiteral(",\n{\"key\": \"also\", \"from\": \"a\", \"to\": \"z\"}")
                                  << QStringLiteral("two transitions lead from \"a\" to \"z\"") << 5;
        QTest::newRow("unknown field")
            << two << QStringLiteral("{\"key\": \"end\", \"from\": \"a\", \"to\": \"z\", \"needs\": [\"asignee\"]}")
            << QStringLiteral("incident has no field \"asignee\"") << 4;
        QTest::newRow("guard")
            << two
            << QStringLiteral(
                   "{\"key\": \"end\", \"from\": \"a\", \"to\": \"z\",\n\"guard\": {\"field\": \"title\", \"is\": \"<\", \"value\": \"x\"}}")
            << QStringLiteral("\"<\" needs a field with numbers and a number") << 5;
        QTest::newRow("typo") << two << QStringLiteral("{\"key\": \"end\", \"form\": \"a\", \"to\": \"z\"}")
                              << QStringLiteral("\"form\" is not known here") << 4;
    }
    void locatesErrors()
    {
        QFETCH(QString, states);
        QFETCH(QString, transitions);
        QFETCH(QString, message);
        QFETCH(int, line);
        const auto lifecycle = parsed(QStringLiteral("{\"initial\": \"a\",\n\"states\": [") + states
            + QStringLiteral("],\n\"transitions\": [") + transitions + QStringLiteral("]}"));
        QVERIFY(!lifecycle);
        QCOMPARE(lifecycle.error().message, message);
        QCOMPARE(lifecycle.error().line, line);
    }

    void guardsHaveNoThirdTruth_data()
    {
        QTest::addColumn<QString>("guard");
        QTest::addColumn<bool>("whenEmpty");
        QTest::addColumn<bool>("whenTwo");
        QTest::newRow("=") << QStringLiteral("{\"field\": \"priority\", \"is\": \"=\", \"value\": 2}") << false << true;
        QTest::newRow("!=") << QStringLiteral("{\"field\": \"priority\", \"is\": \"!=\", \"value\": 2}") << true << false;
        QTest::newRow("= null") << QStringLiteral("{\"field\": \"priority\", \"is\": \"=\", \"value\": null}") << true << false;
        QTest::newRow("<") << QStringLiteral("{\"field\": \"priority\", \"is\": \"<\", \"value\": 2}") << false << false;
        QTest::newRow("<=") << QStringLiteral("{\"field\": \"priority\", \"is\": \"<=\", \"value\": 2}") << false << true;
        QTest::newRow(">") << QStringLiteral("{\"field\": \"priority\", \"is\": \">\", \"value\": 1}") << false << true;
        QTest::newRow(">=") << QStringLiteral("{\"field\": \"priority\", \"is\": \">=\", \"value\": 3}") << false << false;
        QTest::newRow("in") << QStringLiteral("{\"field\": \"priority\", \"in\": [1, 2]}") << false << true;
        QTest::newRow("empty") << QStringLiteral("{\"field\": \"priority\", \"is\": \"empty\"}") << true << false;
        QTest::newRow("not filled") << QStringLiteral("{\"not\": {\"field\": \"priority\", \"is\": \"filled\"}}") << true << false;
        QTest::newRow("and") << QStringLiteral(
            "{\"and\": [{\"field\": \"priority\", \"is\": \"filled\"}, {\"field\": \"priority\", \"is\": \"<\", \"value\": 3}]}")
                             << false << true;
    }
    void guardsHaveNoThirdTruth()
    {
        QFETCH(QString, guard);
        QFETCH(bool, whenEmpty);
        QFETCH(bool, whenTwo);
        const auto node = parseJson(QStringView(guard));
        QVERIFY(node);
        const auto parsedGuard = Guard::parse(*node, incident());
        QVERIFY2(parsedGuard, qPrintable(parsedGuard ? QString() : parsedGuard.error().toString()));
        RecordValues values = incident().empty();
        QCOMPARE(parsedGuard->holds(values), whenEmpty);
        at(values, u"priority") = Value(qint64(2));
        QCOMPARE(parsedGuard->holds(values), whenTwo);
        QCOMPARE(parsedGuard->fields(), QStringList({QStringLiteral("priority")}));
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
