// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/edit.h"
#include "core/oplog/ticketfacts.h"
#include "core/schema/records/ticket.h"
#include "core/schema/schema.h"

#include <QTest>

using namespace steward;

class TestTicketFacts : public QObject
{
    Q_OBJECT

    const RecordType &m_type = *Schema::builtIn()->type(u"incident");
    TicketFacts m_facts;
    RecordValues m_values = m_type.empty();

    void happen(qint64 at, StatusClass statusClass, const char *verb)
    {
        const RecordValues before = m_values;
        m_values.values[size_t(m_type.indexOf(u"status.class"))] = Value(qint64(statusClass));
        Operation operation;
        operation.eventTime = {at};
        operation.verb = QString::fromLatin1(verb);
        advanceFacts(m_facts, m_type, before, m_values, operation);
    }

private Q_SLOTS:
    void init()
    {
        m_facts = {};
        m_values = m_type.empty();
    }

    void confirmingMovesTheDate()
    {
        happen(1, StatusClass::New, "create");
        happen(2, StatusClass::Done, "edit");
        QCOMPARE(m_facts.resolved, std::optional(Instant{2}));
        happen(3, StatusClass::Done, "touch");
        QCOMPARE(m_facts.resolved, std::optional(Instant{2}));
        happen(4, StatusClass::Done, "resolve");
        QCOMPARE(m_facts.resolved, std::optional(Instant{4}));
        happen(5, StatusClass::Closed, "close");
        happen(6, StatusClass::Closed, "edit");
        QCOMPARE(m_facts.closed, std::optional(Instant{5}));
        happen(7, StatusClass::Closed, "close");
        QCOMPARE(m_facts.closed, std::optional(Instant{7}));
        QCOMPARE(m_facts.resolved, std::optional(Instant{4}));
        QCOMPARE(m_facts.reopens, 0);
    }

    void theVerbAloneResolvesNothing()
    {
        happen(1, StatusClass::New, "create");
        happen(2, StatusClass::Active, "resolve");
        happen(3, StatusClass::Active, "close");
        QVERIFY(!m_facts.resolved && !m_facts.closed);
    }

    void onlyVerbsWithAMeaningMayBeBare()
    {
        for (const char *verb : {"touch", "resolve", "close"})
            QVERIFY(mayBeBare(QString::fromLatin1(verb)));
        for (const char *verb : {"edit", "assign", "create", "undo", ""})
            QVERIFY(!mayBeBare(QString::fromLatin1(verb)));
    }
};

QTEST_GUILESS_MAIN(TestTicketFacts)
#include "tst_ticketfacts.moc"
