// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/threadlayout.h"

#include "views/editors/avatar.h"
#include "views/text/format.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qreal headTop = 8;
constexpr qreal headHeight = 20;
constexpr qreal bottom = 10;
constexpr qreal side = 16;
constexpr qreal timeWidth = 84;
constexpr qreal chipHeight = 22;

using Audience = ThreadLine::Audience;

} // namespace

QString fileSizeText(qint64 bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat); }

QString fileNoteText(const ThreadEntry &file)
{
    const QString size = fileSizeText(file.size);
    //: On an attachment whose content is still at the team server. %1 is its size.
    return file.isHere ? size : QCoreApplication::translate("ThreadLayout", "%1 · not here yet").arg(size);
}

ThreadLayout::ThreadLayout(const ThreadLine &line, int width, Instant now)
    : m_time(format::moment(line.entry.at, now)), m_width(width)
{
    if (line.audience == Audience::System) {
        m_height = systemHeight;
        return;
    }
    QString text = line.text;
    text.replace(u'\n', QChar::LineSeparator);
    m_text.setText(text);
    m_text.setFont(Theme::font(TypeRole::Body));
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text.setTextOption(option);
    static const QRegularExpression address(u"\\bhttps?://[^\\s<>\"'）」]+"_s);
    for (auto found = address.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        m_links.append({int(match.capturedStart()), int(match.capturedLength())});
    }
    m_textAt = {textLeft, headTop + headHeight};
    const qreal room = qMax(80.0, qMin<qreal>(mostTextWidth, width - textLeft - side));
    qreal y = 0;
    const qreal step = Theme::lineHeight(TypeRole::Body);
    m_text.beginLayout();
    while (!text.isEmpty()) {
        QTextLine one = m_text.createLine();
        if (!one.isValid())
            break;
        one.setLineWidth(room);
        one.setPosition({0, y + (step - one.height()) / 2});
        y += step;
    }
    m_text.endLayout();
    y += m_textAt.y();
    qreal x = textLeft;
    if (!line.files.isEmpty())
        y += 6;
    for (const ThreadEntry &file : line.files) {
        const QFontMetricsF metrics(Theme::font(TypeRole::Small));
        const qreal wanted = 8 + 16 + 4 + metrics.horizontalAdvance(file.text) + 6
            + metrics.horizontalAdvance(fileNoteText(file)) + 8;
        const qreal chip = qMin(std::ceil(wanted), room);
        if (x > textLeft && x + chip > textLeft + room) {
            x = textLeft;
            y += chipHeight + 4;
        }
        m_files.append(QRectF(x, y, chip, chipHeight));
        x += chip + 6;
    }
    if (!line.files.isEmpty())
        y += chipHeight;
    m_height = int(std::ceil(y + bottom));
}

void ThreadLayout::paint(QPainter *p, const QRectF &rect, const ThreadLine &line, std::pair<int, int> selection,
                         bool current, int hot) const
{
    p->save();
    const bool internal = line.audience == Audience::Internal;
    const bool system = line.audience == Audience::System;
    p->fillRect(rect, Theme::colour(system ? ThemeRole::Panel : internal ? ThemeRole::InternalTint : ThemeRole::Base));
    if (internal)
        p->fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), Theme::colour(ThemeRole::InternalBar));
    if (!system)
        p->fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), Theme::colour(ThemeRole::Line));
    if (current) {
        p->fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), Theme::colour(ThemeRole::Accent));
        p->fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), Theme::colour(ThemeRole::Accent));
    }
    if (system) {
        paintSystem(p, rect, line);
        p->restore();
        return;
    }
    paintHead(p, rect, line);
    p->setPen(Theme::colour(line.entry.isWithdrawn || (!line.isDescription && line.entry.isErased()) ? ThemeRole::Text3 : ThemeRole::Text1));
    QList<QTextLayout::FormatRange> ranges;
    for (const auto &[start, length] : m_links) {
        QTextLayout::FormatRange range{start, length, {}};
        range.format.setForeground(Theme::colour(ThemeRole::Accent));
        range.format.setFontUnderline(true);
        ranges.append(range);
    }
    if (selection.second > selection.first) {
        QTextLayout::FormatRange range{selection.first, selection.second - selection.first, {}};
        range.format.setBackground(Theme::colour(internal ? ThemeRole::TrackOnSelection : ThemeRole::Selection));
        ranges.append(range);
    }
    m_text.draw(p, rect.topLeft() + m_textAt, ranges);
    paintFiles(p, rect, line, hot);
    p->restore();
}

void ThreadLayout::paintSystem(QPainter *p, const QRectF &rect, const ThreadLine &line) const
{
    const QColor dot = Theme::colour(ThemeRole::Bar);
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(QPen(dot, 1.4));
    p->drawEllipse(QPointF(rect.left() + 26, rect.center().y()), 2.6, 2.6);
    p->setRenderHint(QPainter::Antialiasing, false);
    p->setFont(Theme::font(TypeRole::Small));
    p->setPen(Theme::colour(ThemeRole::Text3));
    paintTabular(p, QRectF(rect.left() + textLeft, rect.top(), timeWidth - 8, rect.height()), Qt::AlignLeft, m_time);
    QRectF words(rect.left() + textLeft + timeWidth - 12, rect.top(), rect.width() - textLeft - timeWidth + 12 - side, rect.height());
    p->setPen(Theme::colour(ThemeRole::Text1));
    const qreal name = QFontMetricsF(p->font()).horizontalAdvance(line.name);
    paintLine(p, words, line.name);
    if (words.width() > name + 24) {
        p->setPen(Theme::colour(ThemeRole::Text2));
        paintLine(p, words.adjusted(name + 5, 0, 0, 0), line.text);
    }
}

void ThreadLayout::paintHead(QPainter *p, const QRectF &rect, const ThreadLine &line) const
{
    const bool internal = line.audience == Audience::Internal;
    const qreal top = rect.top() + headTop;
    paintAvatar(p, QRectF(rect.left() + 16, top, 20, 20), line.name);
    QRectF box(rect.left() + textLeft, top, rect.width() - textLeft - side - timeWidth, headHeight);
    const auto words = [&](const QString &text, TypeRole type, ThemeRole role) {
        if (text.isEmpty() || box.width() < 20)
            return;
        p->setFont(Theme::font(type));
        p->setPen(Theme::colour(role));
        paintLine(p, box, text);
        box.setLeft(box.left() + QFontMetricsF(p->font()).horizontalAdvance(text) + 8);
    };
    words(line.name, TypeRole::BodyStrong, ThemeRole::Text1);
    const char *iconName = internal ? (line.entry.kind == ThreadEntry::Kind::WorkLog ? "clock" : "lock")
        : line.isDescription ? "file-text"
        : line.entry.isFromRequester ? "mail"
                                     : "send";
    const ThemeRole role = internal ? ThemeRole::InternalWord : ThemeRole::Text2;
    if (box.width() > 40) {
        paintIcon(p, QRect(int(box.left()), int(top), 16, int(headHeight)), QString::fromLatin1(iconName), 14, Theme::colour(role));
        box.setLeft(box.left() + 19);
    }
    words(line.channel, internal ? TypeRole::SmallStrong : TypeRole::Small, role);
    p->setFont(Theme::font(TypeRole::Small));
    p->setPen(Theme::colour(ThemeRole::Text3));
    paintTabular(p, QRectF(rect.right() - side - timeWidth, top, timeWidth, headHeight), Qt::AlignRight, m_time);
}

void ThreadLayout::paintFiles(QPainter *p, const QRectF &rect, const ThreadLine &line, int hot) const
{
    for (int i = 0; i < m_files.size(); ++i) {
        const QRectF chip = m_files[i].translated(rect.topLeft());
        controls::frame(p, chip, 3, Theme::colour(i == hot ? ThemeRole::Hover : ThemeRole::Chip), Theme::colour(ThemeRole::ChipLine));
        paintIcon(p, QRect(int(chip.left()) + 6, int(chip.top()), 16, int(chip.height())),
                  !line.files[i].isHere                           ? u"download"_s
                      : line.files[i].mediaType.startsWith(u"image/") ? u"photo"_s
                                                                      : u"paperclip"_s, 14, Theme::colour(ThemeRole::Text2));
        const QString size = fileNoteText(line.files[i]);
        p->setFont(Theme::font(TypeRole::Small));
        const qreal sizeWidth = QFontMetricsF(p->font()).horizontalAdvance(size);
        QRectF words = chip.adjusted(26, 0, -8, 0);
        p->setPen(Theme::colour(ThemeRole::Text3));
        paintLine(p, QRectF(words.right() - sizeWidth, words.top(), sizeWidth + 1, words.height()), size);
        words.setRight(words.right() - sizeWidth - 5);
        p->setPen(Theme::colour(ThemeRole::Text1));
        paintLine(p, words, line.files[i].text);
    }
}

int ThreadLayout::characterAt(QPointF at, bool nearest) const
{
    const QPointF inside = at - m_textAt;
    const qreal step = Theme::lineHeight(TypeRole::Body);
    const int lines = m_text.lineCount();
    if (lines == 0)
        return -1;
    int index = int(std::floor(inside.y() / step));
    if (!nearest && (index < 0 || index >= lines))
        return -1;
    if (index < 0)
        return 0;
    if (index >= lines)
        return int(m_text.text().size());
    const QTextLine line = m_text.lineAt(index);
    if (!nearest && (inside.x() < -4 || inside.x() > line.naturalTextWidth() + 8))
        return -1;
    return line.xToCursor(inside.x());
}

int ThreadLayout::fileAt(QPointF at) const
{
    for (int i = 0; i < m_files.size(); ++i) {
        if (m_files[i].contains(at))
            return i;
    }
    return -1;
}

QString ThreadLayout::linkAt(int character) const
{
    for (const auto &[start, length] : m_links) {
        if (character >= start && character < start + length)
            return m_text.text().mid(start, length);
    }
    return {};
}

} // namespace steward
