// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/controlpainter.h"

#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace steward::controls {

namespace {

QColor c(ThemeRole role)
{
    return Theme::colour(role);
}

bool on(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

bool hovered(const QStyleOption *option)
{
    return on(option, QStyle::State_MouseOver) && on(option, QStyle::State_Enabled);
}

bool ringed(const QStyleOption *option)
{
    return on(option, QStyle::State_HasFocus) && on(option, QStyle::State_KeyboardFocusChange);
}

QColor textOf(const QStyleOption *option, ThemeRole role)
{
    return c(on(option, QStyle::State_Enabled) ? role : ThemeRole::TextDisabled);
}

} // namespace

void frame(QPainter *p, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line, qreal width)
{
    p->save();
    p->setRenderHint(QPainter::Antialiasing, radius > 0);
    const qreal inset = width / 2;
    p->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    p->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    p->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), qMax(0.0, radius - inset), qMax(0.0, radius - inset));
    p->restore();
}

void focusRing(QPainter *p, const QRectF &rect, qreal radius)
{
    frame(p, rect.adjusted(-3, -3, 3, 3), radius + 3, {}, c(ThemeRole::Accent), 2);
}

void mark(QPainter *p, const QRect &rect, const char *iconName, int size, const QColor &colour)
{
    paintIcon(p, rect, QString::fromLatin1(iconName), size, colour);
}

void buttonPanel(QPainter *p, const QStyleOptionButton *option, const QWidget *)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    const bool primary = option->features & QStyleOptionButton::DefaultButton;
    const bool flat = option->features & QStyleOptionButton::Flat;
    const bool pressed = on(option, QStyle::State_Sunken);
    const bool checked = on(option, QStyle::State_On);
    const bool focus = ringed(option);
    // The ring stands outside the frame; a button gives it room by drawing its frame 3 px inside while focused
    // would shift the text, so the ring lies on the outermost pixels instead.
    QColor fill = c(ThemeRole::Base);
    QColor line = c(ThemeRole::Line2);
    if (primary && enabled) {
        fill = c(ThemeRole::Accent);
        if (pressed)
            fill = fill.darker(115);
        else if (hovered(option))
            fill = fill.lighter(108);
        line = fill;
    } else if (!enabled) {
        fill = Qt::transparent;
        if (flat)
            line = Qt::transparent;
    } else if (checked) {
        fill = c(ThemeRole::AccentWeak);
        line = c(ThemeRole::Accent);
    } else if (flat && !hovered(option) && !pressed) {
        fill = line = Qt::transparent;
    } else if (pressed) {
        fill = c(ThemeRole::SelectionInactive);
    } else if (hovered(option)) {
        fill = c(ThemeRole::Hover);
    }
    if (focus) {
        frame(p, option->rect, 4, c(ThemeRole::Window), c(ThemeRole::Accent), 2);
        frame(p, QRectF(option->rect).adjusted(3, 3, -3, -3), 2, fill, primary ? fill : line);
    } else {
        frame(p, option->rect, 4, fill, line);
    }
}

void buttonLabel(QPainter *p, const QStyleOptionButton *option, const QWidget *widget)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    const bool primary = option->features & QStyleOptionButton::DefaultButton;
    QFont font = widget ? widget->font() : Theme::font(TypeRole::Body);
    if (primary)
        font.setWeight(QFont::DemiBold);
    const QColor text = !enabled ? c(ThemeRole::TextDisabled) : c(primary ? ThemeRole::TextOnAccent : ThemeRole::Text1);
    const QFontMetrics metrics(font);
    const bool menu = option->features & QStyleOptionButton::HasMenu;
    const int iconSize = option->icon.isNull() ? 0 : option->iconSize.width();
    const int gap = iconSize && !option->text.isEmpty() ? 6 : 0;
    const int textWidth = metrics.size(Qt::TextShowMnemonic, option->text).width();
    const int total = iconSize + gap + textWidth + (menu ? 20 : 0);
    QRect content = option->rect.adjusted(4, 0, -4, 0);
    int x = content.left() + qMax(0, (content.width() - total) / 2);
    const bool left = widget && widget->property("steward.alignLeft").toBool();
    if (left)
        x = option->rect.left() + 9;
    p->save();
    if (iconSize) {
        const QRect box(x, content.top() + (content.height() - iconSize) / 2, iconSize, iconSize);
        if (primary && !option->icon.name().isEmpty())
            paintIcon(p, box, option->icon.name(), iconSize, text);
        else
            option->icon.paint(p, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += iconSize + gap;
    }
    p->setFont(font);
    p->setPen(text);
    const int baseline = int(centredBaseline(font, content));
    const QRect line(x, baseline - metrics.ascent(), qMin(textWidth, content.right() - x + 1), metrics.height());
    if (option->text.contains(u'&'))
        p->drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine
                        | (on(option, QStyle::State_Enabled) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), option->text);
    else // a rectangle would set Japanese by its taller ascent: too low, and cut off below
        p->drawText(QPointF(x, baseline), metrics.elidedText(option->text, Qt::ElideRight, line.width()));
    if (menu) {
        const int right = left ? option->rect.right() - 20 : x + textWidth + 4;
        mark(p, QRect(right, content.top(), 16, content.height()), "chevron-down", 16, textOf(option, ThemeRole::Text2));
    }
    p->restore();
}

void toolButtonPanel(QPainter *p, const QStyleOption *option)
{
    const bool framed = !on(option, QStyle::State_AutoRaise);
    QColor fill = framed ? c(ThemeRole::Base) : QColor(Qt::transparent);
    QColor line = framed ? c(ThemeRole::Line2) : QColor(Qt::transparent);
    if (on(option, QStyle::State_On)) {
        fill = c(ThemeRole::AccentWeak);
        line = c(ThemeRole::Accent);
    } else if (on(option, QStyle::State_Sunken) && on(option, QStyle::State_Enabled)) {
        fill = c(ThemeRole::SelectionInactive);
    } else if (hovered(option)) {
        fill = c(framed ? ThemeRole::Hover : ThemeRole::SelectionInactive);
    }
    if (ringed(option))
        frame(p, option->rect, 4, fill, c(ThemeRole::Accent), 2);
    else
        frame(p, option->rect, 4, fill, line);
}

void fieldFrame(QPainter *p, const QStyleOption *option, const QWidget *widget)
{
    // A field inside a compound (combo, spin box) reports the compound's focus.
    const bool enabled = on(option, QStyle::State_Enabled);
    const bool error = widget && widget->property("steward.error").toBool();
    const bool focus = on(option, QStyle::State_HasFocus);
    const QColor fill = c(enabled ? ThemeRole::Base : ThemeRole::Panel);
    if (error)
        frame(p, option->rect, 4, fill, c(ThemeRole::RiskGlyph), 2);
    else if (focus && enabled)
        frame(p, option->rect, 4, fill, c(ThemeRole::Accent), 2);
    else
        frame(p, option->rect, 4, fill, c(enabled ? ThemeRole::Control : ThemeRole::Line2));
}

void checkIndicator(QPainter *p, const QStyleOption *option)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    const bool set = on(option, QStyle::State_On) || on(option, QStyle::State_NoChange);
    const QRect box(option->rect.left() + (option->rect.width() - 14) / 2,
                    option->rect.top() + (option->rect.height() - 14) / 2, 14, 14);
    if (!set) {
        frame(p, box, 2, c(hovered(option) ? ThemeRole::Hover : ThemeRole::Base),
              c(enabled ? ThemeRole::Control : ThemeRole::Line2));
        return;
    }
    const QColor fill = c(enabled ? ThemeRole::Accent : ThemeRole::TextDisabled);
    frame(p, box, 2, fill, fill);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(QPen(c(ThemeRole::TextOnAccent), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = box.topLeft();
    if (on(option, QStyle::State_NoChange))
        p->drawLine(o + QPointF(3.5, 7), o + QPointF(10.5, 7));
    else
        p->drawPolyline(QPolygonF({o + QPointF(3.2, 7.2), o + QPointF(5.8, 9.8), o + QPointF(10.8, 4.6)}));
    p->restore();
}

void radioIndicator(QPainter *p, const QStyleOption *option)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    const QRectF box(option->rect.left() + (option->rect.width() - 14) / 2,
                     option->rect.top() + (option->rect.height() - 14) / 2, 14, 14);
    const QColor base = c(hovered(option) && !on(option, QStyle::State_On) ? ThemeRole::Hover : ThemeRole::Base);
    if (on(option, QStyle::State_On))
        frame(p, box, 7, base, c(enabled ? ThemeRole::Accent : ThemeRole::TextDisabled), 4);
    else
        frame(p, box, 7, base, c(enabled ? ThemeRole::Control : ThemeRole::Line2));
}

void menuBarItem(QPainter *p, const QStyleOptionMenuItem *option)
{
    p->fillRect(option->rect, c(ThemeRole::Window));
    const bool open = on(option, QStyle::State_Selected);
    if (open)
        frame(p, option->rect.adjusted(0, 2, 0, -2), 4, c(ThemeRole::SelectionInactive), {}, 0);
    p->setPen(textOf(option, ThemeRole::Text1));
    const bool keyboard = open || QGuiApplication::queryKeyboardModifiers() & Qt::AltModifier;
    p->drawText(option->rect, Qt::AlignCenter | Qt::TextSingleLine | (keyboard ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                option->text);
}

void menuItem(QPainter *p, const QStyleOptionMenuItem *option, const QWidget *)
{
    const QRect r = option->rect;
    p->fillRect(r, c(ThemeRole::Raised));
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        p->fillRect(QRect(r.left() + 8, r.center().y(), r.width() - 16, 1), c(ThemeRole::Line));
        if (!option->text.isEmpty()) {
            p->setFont(Theme::font(TypeRole::MicroStrong));
            p->setPen(c(ThemeRole::Text3));
            p->drawText(r.adjusted(12, 0, -12, 0), Qt::AlignVCenter, option->text);
        }
        return;
    }
    const bool enabled = on(option, QStyle::State_Enabled);
    if (on(option, QStyle::State_Selected) && enabled) {
        p->fillRect(r, c(ThemeRole::Selection));
        p->fillRect(QRect(r.left(), r.top(), 3, r.height()), c(ThemeRole::Accent));
    }
    const QRect iconBox(r.left() + 8, r.top(), 20, r.height());
    if (option->checkType != QStyleOptionMenuItem::NotCheckable && option->checked)
        mark(p, iconBox, "check", 16, textOf(option, ThemeRole::Text1));
    else if (!option->icon.isNull())
        option->icon.paint(p, iconBox, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const int tab = option->text.indexOf(u'\t');
    const QString label = tab < 0 ? option->text : option->text.left(tab);
    p->setFont(option->font);
    p->setPen(textOf(option, ThemeRole::Text1));
    p->drawText(r.adjusted(36, 0, -28, 0), Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, label);
    if (tab >= 0) {
        p->setPen(textOf(option, ThemeRole::Text3));
        p->drawText(r.adjusted(36, 0, -28, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                    option->text.mid(tab + 1));
    }
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu)
        mark(p, QRect(r.right() - 24, r.top(), 20, r.height()), "chevron-right", 14, textOf(option, ThemeRole::Text3));
}

void headerSection(QPainter *p, const QStyleOptionHeader *option)
{
    p->fillRect(option->rect, c(hovered(option) ? ThemeRole::Hover : ThemeRole::Panel));
    const QRect r = option->rect;
    if (option->orientation == Qt::Horizontal) {
        p->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c(ThemeRole::Line2));
        if (option->position == QStyleOptionHeader::Middle || option->position == QStyleOptionHeader::End)
            p->fillRect(QRect(r.left(), r.top(), 1, r.height() - 1), c(ThemeRole::Line));
    } else {
        p->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c(ThemeRole::Line));
    }
}

void headerLabel(QPainter *p, const QStyleOptionHeader *option)
{
    const bool sorted = option->sortIndicator != QStyleOptionHeader::None;
    const bool first = option->position == QStyleOptionHeader::Beginning
        || option->position == QStyleOptionHeader::OnlyOneSection;
    QRect r = option->rect;
    const int left = r.left() + (first ? 12 : 8);
    int right = r.right() - 8;
    p->save();
    p->setFont(Theme::font(sorted ? TypeRole::SmallStrong : TypeRole::Small));
    p->setPen(c(sorted ? ThemeRole::Text1 : ThemeRole::Text2));
    QString text = option->text;
    if (!option->icon.isNull()) {
        option->icon.paint(p, text.isEmpty() ? r : QRect(left, r.top(), 16, r.height()), Qt::AlignCenter);
        if (!text.isEmpty())
            r.setLeft(r.left() + 20);
    }
    // The mark stands after the words, so that it never covers a right-aligned title.
    const int markWidth = sorted ? 16 : 0;
    const bool alignRight = option->textAlignment & Qt::AlignRight;
    const QRectF box(left, r.top(), right - markWidth - left + 1, r.height() - 1);
    paintLine(p, box, text, alignRight ? Qt::AlignRight : Qt::AlignLeft);
    if (sorted) {
        const int x = alignRight ? right - 13
                                 : int(qMin(box.right(), left + QFontMetricsF(p->font()).horizontalAdvance(text)) + 2);
        mark(p, QRect(x, r.top(), 14, r.height() - 1),
             option->sortIndicator == QStyleOptionHeader::SortUp ? "chevron-down" : "chevron-up", 14,
             c(ThemeRole::Text1));
    }
    p->restore();
}

void tabShape(QPainter *p, const QStyleOptionTab *option)
{
    const QRect r = option->rect;
    const bool current = on(option, QStyle::State_Selected);
    if (current) {
        p->fillRect(r, c(ThemeRole::Base));
        p->fillRect(QRect(r.left(), r.top(), r.width(), 2), c(ThemeRole::Accent));
    } else {
        p->fillRect(r, c(hovered(option) ? ThemeRole::Hover : ThemeRole::Window));
        p->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c(ThemeRole::Line2));
    }
    p->fillRect(QRect(r.right(), r.top(), 1, r.height()), c(ThemeRole::Line2));
    if (ringed(option))
        frame(p, r.adjusted(3, 4, -4, -4), 3, {}, c(ThemeRole::Accent), 2);
}

void progressGroove(QPainter *p, const QStyleOptionProgressBar *option)
{
    const QRect r = option->rect;
    p->fillRect(QRect(r.left(), r.center().y() - 1, r.width(), 4), c(ThemeRole::Track));
}

void progressContents(QPainter *p, const QStyleOptionProgressBar *option)
{
    QRect r = option->rect;
    r = QRect(r.left(), r.center().y() - 1, r.width(), 4);
    const qint64 span = qint64(option->maximum) - option->minimum;
    if (span <= 0)
        r.setWidth(r.width() / 3); // busy, without motion: the words beside it say what is going on
    else
        r.setWidth(int(r.width() * (qint64(option->progress) - option->minimum) / span));
    p->fillRect(r, c(ThemeRole::Accent));
}

void scrollHandle(QPainter *p, const QStyleOptionSlider *option)
{
    const bool vertical = option->orientation == Qt::Vertical;
    const bool strong = on(option, QStyle::State_Sunken) || on(option, QStyle::State_MouseOver);
    QRectF r = option->rect;
    r = vertical ? r.adjusted(2, 1, -2, -1) : r.adjusted(1, 2, -1, -2);
    frame(p, r, 3, c(strong ? ThemeRole::Control : ThemeRole::Line2), {}, 0);
}

} // namespace steward::controls
