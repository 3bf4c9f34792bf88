// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/ticketprint.h"

#include "models/deskvocabulary.h"
#include "models/fieldgroups.h"
#include "models/ticketwords.h"
#include "views/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QDateTime>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qreal bodyPoints = 9.5;
constexpr qreal smallPoints = 8;
constexpr qreal titlePoints = 15;

QColor paper(ThemeRole role) { return ThemeRoles::light()[role]; }

QTextCharFormat letters(qreal points, ThemeRole role = ThemeRole::Text1, bool strong = false)
{
    QTextCharFormat format;
    format.setFontFamilies(Theme::uiFamilies());
    format.setFontPointSize(points);
    format.setFontWeight(strong ? QFont::Bold : QFont::Normal);
    format.setForeground(paper(role));
    return format;
}

QTextBlockFormat block(qreal above, qreal below, bool together = false)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    format.setNonBreakableLines(together);
    return format;
}

QString momentText(Instant at) { return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms), QLocale::ShortFormat); }

} // namespace

TicketPrint::TicketPrint(std::shared_ptr<const TicketPage> page, const DeskVocabulary *vocabulary, Instant now, QString desk,
                         ThreadModel::Filter filter)
    : m_page(std::move(page)), m_vocabulary(vocabulary), m_now(now), m_desk(std::move(desk)), m_filter(filter)
{
}

std::unique_ptr<QTextDocument> TicketPrint::document() const
{
    auto document = std::make_unique<QTextDocument>();
    document->setDocumentMargin(0);
    document->setUndoRedoEnabled(false);
    QFont font;
    font.setFamilies(Theme::uiFamilies());
    font.setPointSizeF(bodyPoints);
    document->setDefaultFont(font);
    QTextCursor cursor(document.get());
    cursor.setBlockFormat(block(0, 2));
    cursor.insertText(m_page->ticket.number, letters(smallPoints, ThemeRole::Text2));
    cursor.insertBlock(block(0, 8));
    cursor.insertText(m_page->value(u"title").text(), letters(titlePoints, ThemeRole::Text1, true));
    writeFields(cursor);
    writeThread(cursor);
    return document;
}

void TicketPrint::writeFields(QTextCursor &cursor) const
{
    const TicketWords words(m_vocabulary, *m_page->type, m_page->labels);
    QList<std::pair<QString, QString>> rows;
    const auto add = [&](const Field &field) {
        const Value &value = m_page->value(field.name);
        const bool nothing = value.isEmpty() || (field.derived && value.isNumber() && value.number() == 0);
        if (!nothing && field.kind != FieldKind::LongText)
            rows.append({recordText(field.label), words.value(field.name, value)});
    };
    add(*m_page->type->field(u"status"));
    for (const FieldGroup group : {FieldGroup::Requester, FieldGroup::Assignment, FieldGroup::Classification, FieldGroup::Resolution,
                                   FieldGroup::Dates, FieldGroup::Custom, FieldGroup::More}) {
        for (const Field *field : fieldsOf(*m_page->type, group))
            add(*field);
    }
    for (const RelatedTicket &related : m_page->related)
        rows.append({tr("Related"), related.number + u' ' + related.title});
    const int half = int(rows.size() + 1) / 2;
    if (half == 0)
        return;
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(1.5);
    format.setCellSpacing(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 17), QTextLength(QTextLength::PercentageLength, 33),
                                      QTextLength(QTextLength::PercentageLength, 17), QTextLength(QTextLength::PercentageLength, 33)});
    QTextTable *table = cursor.insertTable(half, 4, format);
    for (int i = 0; i < rows.size(); ++i) {
        const int column = i < half ? 0 : 2;
        table->cellAt(i % half, column).firstCursorPosition().insertText(rows[i].first, letters(smallPoints, ThemeRole::Text3));
        table->cellAt(i % half, column + 1).firstCursorPosition().insertText(rows[i].second, letters(bodyPoints));
    }
    cursor.movePosition(QTextCursor::End);
    if (const QString resolution = m_page->value(u"resolution").text(); !resolution.isEmpty()) {
        cursor.insertBlock(block(8, 2));
        cursor.insertText(recordText(m_page->type->field(u"resolution")->label), letters(smallPoints, ThemeRole::Text3));
        cursor.insertBlock(block(0, 2));
        cursor.insertText(resolution, letters(bodyPoints));
    }
}

void TicketPrint::writeThread(QTextCursor &cursor) const
{
    ThreadModel thread;
    thread.setPage(m_page, m_vocabulary);
    thread.setFilter(m_filter);
    cursor.insertBlock(block(14, 4));
    QString heading = tr("Thread");
    if (m_filter == ThreadModel::Filter::Public)
        heading = tr("Thread, public entries only");
    else if (m_filter != ThreadModel::Filter::All)
        heading = tr("Thread, some of its entries");
    cursor.insertText(heading, letters(11, ThemeRole::Text1, true));
    for (int row = 0; row < thread.rowCount(); ++row) {
        const ThreadLine &line = thread.line(row);
        const bool internal = line.audience == ThreadLine::Audience::Internal;
        const QString when = momentText(line.entry.at);
        if (line.audience == ThreadLine::Audience::System) {
            cursor.insertBlock(block(2, 0));
            cursor.insertText(when + u"   "_s, letters(smallPoints, ThemeRole::Text3));
            cursor.insertText(line.name + u' ', letters(smallPoints));
            cursor.insertText(line.text, letters(smallPoints, ThemeRole::Text2));
            continue;
        }
        QTextBlockFormat head = block(8, 1);
        QTextBlockFormat body = block(0, 0);
        if (internal) {
            head.setBackground(paper(ThemeRole::InternalTint));
            body.setBackground(paper(ThemeRole::InternalTint));
        }
        head.setLeftMargin(internal ? 10 : 0);
        body.setLeftMargin(internal ? 10 : 0);
        cursor.insertBlock(head);
        cursor.insertText(line.name + u"   "_s, letters(bodyPoints, ThemeRole::Text1, true));
        cursor.insertText(line.channel + u"   "_s, letters(smallPoints, internal ? ThemeRole::InternalWord : ThemeRole::Text2, internal));
        cursor.insertText(when, letters(smallPoints, ThemeRole::Text3));
        if (!line.text.isEmpty()) {
            cursor.insertBlock(body);
            cursor.insertText(QString(line.text).replace(u'\n', QChar::LineSeparator), letters(bodyPoints));
        }
        for (const ThreadEntry &file : line.files) {
            cursor.insertBlock(body);
            cursor.insertText(tr("Attached: %1 (%2)").arg(file.text, QLocale().formattedDataSize(file.size, 1)),
                              letters(smallPoints, ThemeRole::Text2));
        }
    }
}

int TicketPrint::paint(QPagedPaintDevice &device) const
{
    QPainter painter;
    if (!painter.begin(&device))
        return 0;
    const std::unique_ptr<QTextDocument> whole = document();
    whole->documentLayout()->setPaintDevice(&device);
    const QRectF paperRect(0, 0, device.width(), device.height());
    QFont small;
    small.setFamilies(Theme::uiFamilies());
    small.setPointSizeF(smallPoints);
    const qreal line = QFontMetricsF(small, &device).height();
    const QRectF body = paperRect.adjusted(0, 2.2 * line, 0, -2.2 * line);
    whole->setPageSize(body.size());
    const int pages = whole->pageCount();
    //: Foot of a printed page: %1 is a date and time.
    const QString asOf = tr("As of %1").arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_now.ms), QLocale::ShortFormat));
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            device.newPage();
        painter.save();
        painter.translate(0, body.top() - page * body.height());
        const QRectF part(0, page * body.height(), body.width(), body.height());
        painter.setClipRect(part);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        context.palette.setColor(QPalette::Text, paper(ThemeRole::Text1));
        whole->documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        painter.setPen(paper(ThemeRole::Text2));
        const QFontMetricsF metrics(small, &device);
        const QString title = metrics.elidedText(m_page->ticket.number + u"  "_s + m_page->value(u"title").text(), Qt::ElideRight, body.width() * 0.7);
        painter.drawText(QRectF(0, 0, body.width(), line * 1.4), Qt::AlignLeft | Qt::AlignTop, title);
        painter.drawText(QRectF(0, 0, body.width(), line * 1.4), Qt::AlignRight | Qt::AlignTop, m_desk);
        const QRectF foot(0, paperRect.bottom() - line * 1.4, body.width(), line * 1.4);
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, asOf);
        //: Foot of a printed page: its number, and how many there are.
        painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, tr("Page %1 of %2").arg(page + 1).arg(pages));
        painter.setPen(QPen(paper(ThemeRole::Line2), line / 16));
        painter.drawLine(QLineF(0, line * 1.5, body.width(), line * 1.5));
        painter.drawLine(QLineF(0, foot.top() - line * 0.2, body.width(), foot.top() - line * 0.2));
    }
    painter.end();
    return pages;
}

} // namespace steward
