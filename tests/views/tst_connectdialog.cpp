// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/serveraddress.h"
#include "views/dialogs/connectdialog.h"
#include "views/editors/runsbutton.h"
#include "views/shell/stateview.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

/// The dialog "Connect to a team server" as somebody at the keyboard meets it.
class ConnectDialogTest : public QObject
{
    Q_OBJECT

private:
    static QLineEdit *line(const ConnectDialog &dialog, const char *name)
    {
        return dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    static void enter(const ConnectDialog &dialog, const char *name, const QString &text)
    {
        line(dialog, name)->clear();
        QTest::keyClicks(line(dialog, name), text);
    }

private Q_SLOTS:
    void initTestCase()
    {
        Theme::instance().install();
        qRegisterMetaType<ServerWish>();
    }

    void returnConnects()
    {
        ConnectDialog dialog;
        QSignalSpy wanted(&dialog, &ConnectDialog::connectWanted);
        dialog.show();
        enter(dialog, "connectServer", u"desk.example"_s);
        enter(dialog, "connectLogin", u"maria"_s);
        enter(dialog, "connectPassword", u"p@ss/word"_s);
        QTest::keyClick(line(dialog, "connectPassword"), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        const ServerWish wish = wanted.first().first().value<ServerWish>();
        QCOMPARE(wish.url, u"postgresql://maria@desk.example/steward"_s);
        QCOMPARE(wish.password, u"p@ss/word"_s);
        QVERIFY(wish.keep);
        QVERIFY(!wish.url.contains(u"p@ss"_s) && !wish.url.contains(u"p%40ss"_s));
        QCOMPARE(line(dialog, "connectPassword")->echoMode(), QLineEdit::Password);
    }

    void whatIsMissingIsSaid()
    {
        ConnectDialog dialog;
        QSignalSpy wanted(&dialog, &ConnectDialog::connectWanted);
        dialog.show();
        QTest::keyClick(line(dialog, "connectServer"), Qt::Key_Return);
        QVERIFY(wanted.isEmpty());
        enter(dialog, "connectServer", u"desk.example:http"_s);
        enter(dialog, "connectLogin", u"maria"_s);
        QTest::keyClick(line(dialog, "connectLogin"), Qt::Key_Return);
        QVERIFY(wanted.isEmpty());
        enter(dialog, "connectServer", u"desk.example:5433"_s);
        QTest::keyClick(line(dialog, "connectServer"), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<ServerWish>().url, u"postgresql://maria@desk.example:5433/steward"_s);
        QVERIFY(!wanted.first().first().value<ServerWish>().keep); // there is no password to keep
    }

    void urlsAreTakenApart_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << u"postgresql://maria@desk.example:5433/desk"_s << u"postgresql://maria@desk.example:5433/desk"_s;
        QTest::newRow("CA") << u"postgresql://maria@desk.example/desk?sslrootcert=/etc/ca.pem"_s
                            << u"postgresql://maria@desk.example/desk?sslrootcert=%2Fetc%2Fca.pem"_s;
        QTest::newRow("more") << u"postgresql://maria@desk.example/desk?hostaddr=10.0.0.1"_s
                              << u"postgresql://maria@desk.example/desk?hostaddr=10.0.0.1"_s;
        QTest::newRow("password") << u"postgresql://maria:Tr0ub4dor@desk.example/desk"_s << u"postgresql://maria@desk.example/desk"_s;
        QTest::newRow("socket") << u"postgresql:///desk?host=/run/postgresql&user=maria"_s
                                << u"postgresql://maria@/desk?host=%2Frun%2Fpostgresql"_s;
    }
    void urlsAreTakenApart()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, url);
        ConnectDialog dialog;
        dialog.setUrl(pasted);
        QCOMPARE(dialog.wish().url, url);
        if (pasted.contains(u"Tr0ub4dor"_s))
            QCOMPARE(dialog.wish().password, u"Tr0ub4dor"_s);
        for (const char *name : {"connectServer", "connectDatabase", "connectLogin", "connectCa"})
            QVERIFY(!line(dialog, name)->text().contains(u"Tr0ub4dor"_s));
    }

    void errorsStandInTheDialog()
    {
        ConnectDialog dialog;
        dialog.setUrl(u"postgresql://maria@desk.example/desk"_s);
        dialog.show();
        dialog.setBusy(true);
        QVERIFY(!dialog.findChild<RunsButton *>(u"connectNow"_s)->isEnabled());
        QSignalSpy abandoned(&dialog, &ConnectDialog::abandoned);
        QTest::keyClick(&dialog, Qt::Key_Escape); // stops the attempt, not the dialog
        QCOMPARE(abandoned.size(), 1);
        QVERIFY(dialog.isVisible());
        dialog.setBusy(true);
        dialog.showError({ErrorKind::PermissionDenied, u"storage.password"_s, {}, {}, {}});
        const auto *state = dialog.findChild<StateView *>();
        QVERIFY(state->isVisible());
        QVERIFY(!state->title().isEmpty());
        QCOMPARE(dialog.wish().url, u"postgresql://maria@desk.example/desk"_s); // all that was entered is there
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }
};

QTEST_MAIN(ConnectDialogTest)
#include "tst_connectdialog.moc"
