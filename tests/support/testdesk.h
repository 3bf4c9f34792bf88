// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/fields.h"
#include "core/desk/setup.h"
#include "core/desk/tickets.h"
#include "core/schema/records/person.h"
#include "core/schema/records/resolutioncode.h"
#include "core/schema/records/team.h"
#include "tests/support/result.h"

#include <QTemporaryDir>
#include <QTest>

namespace steward {

/// A set-up desk in a temporary file with a clock that stands still and repeatable ids.
/// Its getters stop the test program on an error: they prepare a test, they are not what it shows.
class TestDesk
{
public:
    TestDesk()
    {
        const WorkspaceOptions options{&clock, &random, {}, false};
        auto made = Workspace::create(m_folder.filePath(QStringLiteral("test.steward")), options);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        m_desk = *std::move(made);
        need(setUpDesk(*m_desk));
    }

    Workspace &operator*() { return *m_desk; }
    Workspace *operator->() { return m_desk.get(); }

    template<class T>
    static T need(Result<T> result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().toString()));
        return *std::move(result);
    }
    template<class R>
    Uuid add(const R &record)
    {
        const RecordEdit edit = need(creationOf(*m_desk, record));
        need(m_desk->commit(edit));
        return edit.record;
    }
    Uuid person(const QString &name, const QString &login = {})
    {
        Person one;
        one.name = name;
        one.login = login;
        return add(one);
    }
    Uuid team(const QString &name, const QList<Uuid> &members = {})
    {
        Team one;
        one.name = name;
        for (const Uuid &member : members)
            one.members.insert(member.toString());
        return add(one);
    }
    Uuid incident(const QString &title, const FieldValues &values = {})
    {
        RecordEdit draft = need(draftTicket(*m_desk, QStringLiteral("incident")));
        const RecordType &type = *m_desk->schema().type(draft.type);
        setValue(type, draft.next, u"title", title);
        for (const auto &[field, value] : values)
            setValue(type, draft.next, field, value);
        need(createTicket(*m_desk, draft));
        return draft.record;
    }
    LoadedRecord load(const Uuid &id) { return need(m_desk->load(id)); }
    Value value(const Uuid &id, QStringView field)
    {
        const LoadedRecord loaded = load(id);
        return valueOf(*m_desk->schema().type(loaded.type), loaded.values, field);
    }
    QString text(const Uuid &id, QStringView field) { return value(id, field).text(); }
    Uuid firstCode()
    {
        const QList<Rid> codes = need(m_desk->records().all(*m_desk->schema().type(u"resolutioncode")));
        return need(m_desk->records().idOf(codes.first()));
    }
    /// Empty when chains, rows and fold agree.
    QString verification()
    {
        const Verification result = need(Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
        return result.passed() ? QString() : result.findings.first().text;
    }

    ManualClock clock{{1'760'000'000'000}};
    SeededRandom random{7};

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_desk;
};

} // namespace steward

/// Compares the code of a failed result.
#define STEWARD_COMPARE_ERROR(expression, expected) \
    do { \
        const auto stewardFailed = (expression); \
        QVERIFY2(!stewardFailed, "it should have failed"); \
        QCOMPARE(stewardFailed.error().code, QStringLiteral(expected)); \
    } while (false)
