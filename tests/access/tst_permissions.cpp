// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/access/permissions.h"

#include <QTest>

using namespace steward;

class TestPermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rolesAddUp()
    {
        const auto node = parseJson(QStringView(
            u"{\"roles\": [{\"key\": \"a\", \"permissions\": [\"x\"]}, {\"key\": \"b\", \"permissions\": [\"y\"]},"
            u"{\"key\": \"all\", \"permissions\": [\"*\"]}]}"));
        QVERIFY(node);
        const auto roles = Roles::parse(*node);
        QVERIFY(roles);
        const PermissionSet a = roles->permissionsOf({QStringLiteral("a"), QStringLiteral("nobody")});
        QVERIFY(a.has(QStringLiteral("x")));
        QVERIFY(!a.has(QStringLiteral("y")));
        QVERIFY(a.has(QString()));
        const PermissionSet both = roles->permissionsOf({QStringLiteral("a"), QStringLiteral("b")});
        QVERIFY(both.has(QStringLiteral("x")) && both.has(QStringLiteral("y")));
        QVERIFY(roles->permissionsOf({QStringLiteral("all")}).has(QStringLiteral("z")));
        QVERIFY(!roles->permissionsOf({}).has(QStringLiteral("x")));
        QVERIFY(PermissionSet::trusted().has(QStringLiteral("anything")));
    }

    void aRoleTwiceIsLocated()
    {
        const auto node = parseJson(QStringView(u"{\"roles\": [{\"key\": \"a\"},\n{\"key\": \"a\"}]}"));
        QVERIFY(node);
        const auto roles = Roles::parse(*node);
        QVERIFY(!roles);
        QCOMPARE(roles.error().code, QStringLiteral("roles.invalid"));
        QCOMPARE(roles.error().line, 2);
    }
};

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
