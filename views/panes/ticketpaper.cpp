// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketpaper.h"

#include "core/base/clock.h"
#include "core/desk/attachments.h"
#include "views/actions/actionregistry.h"
#include "views/panes/threadview.h"
#include "views/panes/ticketpane.h"
#include "views/shell/prompter.h"
#include "views/text/ticketprint.h"

#include <QDir>
#include <QFileInfo>
#include <QMarginsF>
#include <QPdfWriter>
#include <QPrinter>
#include <QStandardPaths>

#include <memory>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qreal marginMm = 16;
constexpr int resolution = 300;

} // namespace

TicketPaper::TicketPaper(TicketPane *pane) : QObject(pane), m_pane(pane)
{
    ActionRegistry *actions = pane->context().actions;
    if (!actions)
        return;
    const auto why = [pane] { return pane->page() ? QString() : tr("The ticket is not read yet"); };
    actions->handle(u"file.print"_s, pane, [this] { print(); }, why);
    actions->handle(u"ticket.pdf"_s, pane, [this] { savePdf(); }, why);
}

int TicketPaper::paint(QPagedPaintDevice &device) const
{
    const QString desk = m_pane->context().session->name();
    return TicketPrint(m_pane->page(), m_pane->vocabulary(), m_pane->context().clock->now(), desk, m_pane->thread()->thread()->filter())
        .paint(device);
}

void TicketPaper::print()
{
    const QString title = tr("Print %1").arg(m_pane->page()->ticket.number);
    m_pane->context().prompter->printer(m_pane, u"ticket.print"_s, title, [this](const std::shared_ptr<QPrinter> &printer) {
        if (!printer)
            return;
        printer->setDocName(m_pane->page()->ticket.number);
        printer->setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        if (const int pages = paint(*printer); pages > 0)
            m_pane->context().host->toast(u"printer"_s, tr("%1 printed, %n page(s)", nullptr, pages).arg(m_pane->page()->ticket.number));
        else
            m_pane->context().host->toast(u"alert-triangle"_s, tr("The printer does not take it; nothing was printed"));
    });
}

void TicketPaper::savePdf()
{
    const QString number = m_pane->page()->ticket.number;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = safeFileName(number + u' ' + m_pane->page()->value(u"title").text().left(60)) + u".pdf"_s;
    const FileWish wish{u"ticket.pdf"_s, tr("Save as PDF"), tr("PDF files (*.pdf)"), folder + u'/' + name, u"pdf"_s};
    m_pane->context().prompter->saveFile(m_pane, wish, [this, number](const QString &path) {
        if (path.isEmpty())
            return;
        QPdfWriter pdf(path);
        pdf.setResolution(resolution);
        pdf.setTitle(number + u' ' + m_pane->page()->value(u"title").text());
        pdf.setCreator(u"Steward"_s);
        pdf.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        if (const int pages = paint(pdf); pages > 0)
            m_pane->context().host->toast(u"file-text"_s, tr("%1 saved as %2, %n page(s)", nullptr, pages).arg(number, QDir::toNativeSeparators(path)));
        else
            m_pane->context().host->toast(u"alert-triangle"_s, tr("%1 cannot be written").arg(QDir::toNativeSeparators(path)));
    });
}

} // namespace steward
