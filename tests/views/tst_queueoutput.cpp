// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"
#include "core/desk/setup.h"
#include "core/desk/tickets.h"
#include "models/ticketlistmodel.h"
#include "tests/support/deskshell.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/shell/language.h"
#include "views/shell/toast.h"
#include "views/theme/theme.h"

#include <QRegularExpression>

using namespace steward;
using namespace Qt::StringLiterals;

/// The list leaves the screen: as CSV, on paper, as PDF.
class QueueOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_shell.reset(); }
    void exportsShownColumnsInOrderAndGuardsFormulas();
    void exportsOnlyWhatIsSelected();
    void keepsTheOldFileWhenItCannotWrite();
    void savesPagesAsPdf();
    void printsGroups();

private:
    QueuePane *queue() const { return qobject_cast<QueuePane *>(m_shell->window->findPane(u"queue"_s)); }
    QString file(const QString &name) const { return m_shell->folder.filePath(name); }
    QStringList linesOf(const QString &path) const
    {
        QFile csv(path);
        if (!csv.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(csv.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    }
    static int pagesOf(const QString &path)
    {
        QFile pdf(path);
        if (!pdf.open(QIODevice::ReadOnly))
            return 0;
        const QString text = QString::fromLatin1(pdf.readAll());
        return int(text.count(QRegularExpression(u"/Type /Page\\s"_s)));
    }

    std::unique_ptr<DeskShell> m_shell;
};

void QueueOutputTest::initTestCase()
{
    Language::instance().set(u"en"_s);
    Theme::instance().install();
}

void QueueOutputTest::init()
{
    m_shell = std::make_unique<DeskShell>();
    m_shell->makeDemo(120);
    QVERIFY(m_shell->open());
    QTRY_VERIFY(queue()->model()->isComplete());
    queue()->showQuery({});
    QTRY_VERIFY(queue()->model()->isComplete() && queue()->model()->count() == 120);
    queue()->table()->setFocus();
}

void QueueOutputTest::exportsShownColumnsInOrderAndGuardsFormulas()
{
    const auto named = [](Workspace &desk) -> Result<VerbReport> {
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.loadNumber(u"INC-000001"_s));
        return editTicket(desk, ticket, {{u"title"_s, u"=HYPERLINK(\"http://example.org\"; \"印刷\")"_s}});
    };
    QFuture<Result<VerbReport>> future = m_shell->session->write<VerbReport>(named);
    future.waitForFinished();
    QVERIFY(future.result());
    queue()->setColumns({u"number"_s, u"title"_s, u"opened"_s, u"status"_s});
    queue()->setOrder(u"number"_s);
    QTRY_VERIFY(queue()->model()->isComplete());
    m_shell->prompter.answerFile(u"queue.export"_s, file(u"list.csv"_s));
    QVERIFY(m_shell->actions.trigger(u"file.export"_s));
    QTRY_VERIFY(m_shell->window->toastWidget()->sentence().contains(u"list.csv"_s));
    const QStringList lines = linesOf(file(u"list.csv"_s));
    QCOMPARE(lines.size(), 121);
    QCOMPARE(lines[0], u"Number,Title,Opened,Status"_s);
    QVERIFY2(lines[1].startsWith(u"INC-000001,\"'=HYPERLINK(\"\"http://example.org\"\"; \"\"印刷\"\")\",20"_s), qPrintable(lines[1]));
    QVERIFY(lines[1].contains(QRegularExpression(u",\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d),"_s)));
    QVERIFY(lines[2].startsWith(u"INC-000002,"_s));
}

void QueueOutputTest::exportsOnlyWhatIsSelected()
{
    QueueTable *table = queue()->table();
    table->goToRow(1);
    QTest::keyClick(table, Qt::Key_X);
    QTest::keyClick(table, Qt::Key_J);
    QTest::keyClick(table, Qt::Key_J);
    QTest::keyClick(table, Qt::Key_X);
    m_shell->prompter.answerFile(u"queue.export"_s, file(u"two.csv"_s));
    QVERIFY(m_shell->actions.trigger(u"file.export"_s));
    QTRY_COMPARE(linesOf(file(u"two.csv"_s)).size(), 3);
}

void QueueOutputTest::keepsTheOldFileWhenItCannotWrite()
{
    const QString nowhere = file(u"missing/list.csv"_s);
    m_shell->prompter.answerFile(u"queue.export"_s, nowhere);
    QVERIFY(m_shell->actions.trigger(u"file.export"_s));
    QTRY_VERIFY(m_shell->window->toastWidget()->sentence().contains(u"missing"_s));
    QVERIFY(!QFile::exists(nowhere));
}

void QueueOutputTest::savesPagesAsPdf()
{
    m_shell->prompter.answerFile(u"queue.pdf"_s, file(u"list.pdf"_s));
    QVERIFY(m_shell->actions.trigger(u"file.pdf"_s));
    QTRY_VERIFY(m_shell->window->toastWidget()->sentence().contains(u"list.pdf"_s));
    const int pages = pagesOf(file(u"list.pdf"_s));
    QVERIFY2(pages >= 3 && pages <= 6, qPrintable(QString::number(pages)));
    QVERIFY(m_shell->window->toastWidget()->sentence().contains(QString::number(pages)));
    if (const QString to = qEnvironmentVariable("STEWARD_PICTURES"); !to.isEmpty())
        QFile::copy(file(u"list.pdf"_s), to + u"/list.pdf"_s);
}

void QueueOutputTest::printsGroups()
{
    queue()->setGroup(u"priority"_s);
    QTRY_VERIFY(queue()->model()->isComplete() && queue()->model()->isGrouped());
    m_shell->picture(u"queue-groups"_s);
    m_shell->prompter.answerFile(u"queue.print"_s, file(u"paper.pdf"_s));
    QVERIFY(m_shell->actions.trigger(u"file.print"_s));
    QTRY_VERIFY(m_shell->window->toastWidget()->sentence().contains(u"printer"_s));
    QVERIFY(pagesOf(file(u"paper.pdf"_s)) >= 2);
    QVERIFY(m_shell->prompter.asked().contains(u"queue.print"_s));
    if (const QString to = qEnvironmentVariable("STEWARD_PICTURES"); !to.isEmpty())
        QFile::copy(file(u"paper.pdf"_s), to + u"/paper.pdf"_s);
}

QTEST_MAIN(QueueOutputTest)
#include "tst_queueoutput.moc"
