// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/stewardstyle.h"

#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr auto buttonSizeProperty = "steward.buttonSize";
constexpr auto flatProperty = "steward.flat";

QColor c(ThemeRole role)
{
    return Theme::colour(role);
}

/// Dock tabs are 28 px and small; tabs of records are 32 px.
bool isDockTabBar(const QWidget *widget)
{
    return widget && qobject_cast<const QMainWindow *>(widget->parentWidget());
}

int buttonHeight(const QWidget *widget)
{
    const QVariant size = widget ? widget->property(buttonSizeProperty) : QVariant();
    return size.isValid() ? size.toInt() : int(ButtonSize::Normal);
}

void sized(QWidget *widget)
{
    widget->updateGeometry();
    widget->update();
}

} // namespace

void setButtonSize(QPushButton *button, ButtonSize size)
{
    button->setProperty(buttonSizeProperty, int(size));
    button->setFont(Theme::font(size == ButtonSize::Small ? TypeRole::Small : TypeRole::Body));
    sized(button);
}

void setPrimary(QPushButton *button)
{
    button->setDefault(true);
    sized(button);
}

void setFlat(QPushButton *button)
{
    button->setFlat(true);
    button->setProperty(flatProperty, true);
    sized(button);
}

void setFieldError(QWidget *field, bool error)
{
    field->setProperty("steward.error", error);
    field->update();
}

StewardStyle::StewardStyle() : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"steward"_s);
}

void StewardStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *p,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            controls::buttonPanel(p, button, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelButtonTool:
        controls::toolButtonPanel(p, option);
        return;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            controls::fieldFrame(p, option, widget);
        else if (element == PE_PanelLineEdit && !(widget && widget->parentWidget()
                 && (qobject_cast<QComboBox *>(widget->parentWidget())
                     || qobject_cast<QAbstractSpinBox *>(widget->parentWidget()))))
            p->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_Frame: {
        // Text editors are fields; tables and docks have no frame of their own.
        const bool field = widget && widget->inherits("QAbstractScrollArea")
            && !qobject_cast<const QAbstractItemView *>(widget);
        if (field)
            controls::fieldFrame(p, option, widget);
        else
            controls::frame(p, option->rect, 0, {}, c(ThemeRole::Line2));
        return;
    }
    case PE_FrameGroupBox:
        controls::frame(p, option->rect, 4, {}, c(ThemeRole::Line2));
        return;
    case PE_FrameMenu:
        controls::frame(p, option->rect, 0, {}, c(ThemeRole::Control));
        return;
    case PE_PanelMenu:
        p->fillRect(option->rect, c(ThemeRole::Raised));
        return;
    case PE_PanelTipLabel:
        controls::frame(p, option->rect, 0, c(ThemeRole::Raised), c(ThemeRole::Control));
        return;
    case PE_FrameFocusRect:
        // Buttons, fields and rows draw their own focus; check boxes, radio buttons and links need this one.
        if (widget && (qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPushButton *>(widget)
                       || qobject_cast<const QToolButton *>(widget) || qobject_cast<const QTabBar *>(widget)
                       || qobject_cast<const QComboBox *>(widget)))
            return;
        if (option->state & State_KeyboardFocusChange)
            controls::frame(p, option->rect, 3, {}, c(ThemeRole::Accent), 2);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        controls::checkIndicator(p, option);
        return;
    case PE_IndicatorRadioButton:
        controls::radioIndicator(p, option);
        return;
    case PE_FrameTabBarBase:
        p->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c(ThemeRole::Line2));
        return;
    case PE_IndicatorHeaderArrow: // stands behind the title, see headerLabel()
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelMenuBar:
    case PE_FrameDockWidget:
        return;
    case PE_IndicatorArrowDown:
        controls::mark(p, option->rect, "chevron-down", 14, c(ThemeRole::Text2));
        return;
    case PE_IndicatorArrowUp:
        controls::mark(p, option->rect, "chevron-up", 14, c(ThemeRole::Text2));
        return;
    case PE_IndicatorArrowLeft:
        controls::mark(p, option->rect, "chevron-left", 14, c(ThemeRole::Text2));
        return;
    case PE_IndicatorArrowRight:
        controls::mark(p, option->rect, "chevron-right", 14, c(ThemeRole::Text2));
        return;
    case PE_IndicatorSpinDown:
    case PE_IndicatorSpinUp:
        controls::mark(p, option->rect, element == PE_IndicatorSpinUp ? "chevron-up" : "chevron-down", 14,
                       c(option->state & State_Enabled ? ThemeRole::Text2 : ThemeRole::TextDisabled));
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            controls::mark(p, option->rect, option->state & State_Open ? "chevron-down" : "chevron-right", 14,
                           c(ThemeRole::Text2));
        return;
    case PE_IndicatorTabClose:
        if (option->state & State_MouseOver)
            controls::frame(p, option->rect, 3, c(ThemeRole::SelectionInactive), {}, 0);
        controls::mark(p, option->rect, "x", 14,
                       c(option->state & State_MouseOver ? ThemeRole::Text1 : ThemeRole::Text3));
        return;
    case PE_IndicatorToolBarSeparator:
        p->fillRect(QRect(option->rect.center().x(), option->rect.center().y() - 10, 1, 20), c(ThemeRole::Line2));
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        p->fillRect(option->rect, c(ThemeRole::Line2));
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->state & State_Selected) {
                const bool active = item->state & State_Active;
                p->fillRect(item->rect, c(active ? ThemeRole::Selection : ThemeRole::SelectionInactive));
                if (active && item->viewItemPosition != QStyleOptionViewItem::Middle
                    && item->viewItemPosition != QStyleOptionViewItem::End)
                    p->fillRect(QRect(item->rect.left(), item->rect.top(), 3, item->rect.height()), c(ThemeRole::Accent));
            } else if (item->state & State_MouseOver) {
                p->fillRect(item->rect, c(ThemeRole::Hover));
            }
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, p, widget);
    }
}

void StewardStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *p,
                               const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            controls::buttonPanel(p, button, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            controls::buttonLabel(p, button, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            controls::menuItem(p, item, widget);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            controls::menuBarItem(p, item);
        return;
    case CE_MenuBarEmptyArea:
        p->fillRect(option->rect, c(ThemeRole::Window));
        return;
    case CE_MenuEmptyArea:
        p->fillRect(option->rect, c(ThemeRole::Raised));
        return;
    case CE_Header: // the common style would inset the label without asking the proxy
        drawControl(CE_HeaderSection, option, p, widget);
        drawControl(CE_HeaderLabel, option, p, widget);
        return;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            controls::headerSection(p, header);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            controls::headerLabel(p, header);
        return;
    case CE_HeaderEmptyArea:
        p->fillRect(option->rect, c(ThemeRole::Panel));
        p->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c(ThemeRole::Line2));
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            controls::tabShape(p, tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const bool current = tab->state & State_Selected;
            const bool dock = isDockTabBar(widget);
            QRect text = subElementRect(SE_TabBarTabText, option, widget);
            p->save();
            if (!tab->icon.isNull()) {
                const QRect box(tab->rect.left() + 12, tab->rect.top(), 16, tab->rect.height());
                if (tab->icon.name().isEmpty())
                    tab->icon.paint(p, box, Qt::AlignCenter);
                else
                    paintIcon(p, box, tab->icon.name(), 16, c(current ? ThemeRole::Text1 : ThemeRole::Text2));
            }
            p->setFont(Theme::font(dock ? (current ? TypeRole::SmallStrong : TypeRole::Small)
                                        : (current ? TypeRole::BodyStrong : TypeRole::Body)));
            p->setPen(c(current ? ThemeRole::Text1 : ThemeRole::Text2));
            paintLine(p, text, QString(tab->text).remove(u'&'));
            p->restore();
        }
        return;
    case CE_ToolBar:
    case CE_DockWidgetTitle:
        p->fillRect(option->rect, c(element == CE_ToolBar ? ThemeRole::Window : ThemeRole::Panel));
        if (element == CE_DockWidgetTitle)
            QProxyStyle::drawControl(element, option, p, widget);
        return;
    case CE_Splitter:
        p->fillRect(option->rect, c(ThemeRole::Line2));
        return;
    case CE_ProgressBarGroove:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            controls::progressGroove(p, bar);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            controls::progressContents(p, bar);
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)
                p->fillRect(frame->frameShape == QFrame::HLine
                                ? QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1)
                                : QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                            c(ThemeRole::Line));
            else if (frame->frameShape != QFrame::NoFrame)
                drawPrimitive(PE_Frame, option, p, widget);
        }
        return;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->editable)
                return;
            QRect r = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            p->save();
            if (!combo->currentIcon.isNull()) {
                combo->currentIcon.paint(p, QRect(r.left(), r.top(), 16, r.height()), Qt::AlignCenter);
                r.setLeft(r.left() + 22);
            }
            p->setFont(widget ? widget->font() : Theme::font(TypeRole::Body));
            p->setPen(c(combo->state & State_Enabled ? ThemeRole::Text1 : ThemeRole::TextDisabled));
            paintLine(p, r, combo->currentText);
            p->restore();
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, p, widget);
    }
}

void StewardStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *p,
                                      const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            controls::fieldFrame(p, option, widget);
            controls::mark(p, subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget), "chevron-down", 16,
                           c(combo->state & State_Enabled ? ThemeRole::Text2 : ThemeRole::TextDisabled));
        }
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            controls::fieldFrame(p, option, widget);
            for (SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
                if (!(spin->subControls & part))
                    continue;
                QStyleOption arrow = *option;
                arrow.rect = subControlRect(CC_SpinBox, spin, part, widget);
                const bool can = spin->stepEnabled
                    & (part == SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
                arrow.state.setFlag(State_Enabled, can && (option->state & State_Enabled));
                drawPrimitive(part == SC_SpinBoxUp ? PE_IndicatorSpinUp : PE_IndicatorSpinDown, &arrow, p, widget);
            }
        }
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            // An icon that opens a menu says so by its tool tip; an arrow would lie over the icon.
            QStyleOptionToolButton plain = *button;
            if (plain.text.isEmpty() || plain.toolButtonStyle == Qt::ToolButtonIconOnly)
                plain.features &= ~QStyleOptionToolButton::HasMenu;
            QProxyStyle::drawComplexControl(control, &plain, p, widget);
        }
        return;
    case CC_ScrollBar:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            QStyleOptionSlider handle = *slider;
            handle.rect = proxy()->subControlRect(CC_ScrollBar, slider, SC_ScrollBarSlider, widget);
            if (slider->maximum > slider->minimum)
                controls::scrollHandle(p, &handle);
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, p, widget);
    }
}

QSize StewardStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button)
            break;
        const int height = buttonHeight(widget);
        const bool primary = button->features & QStyleOptionButton::DefaultButton;
        QFont font = widget ? widget->font() : Theme::font(TypeRole::Body);
        if (primary)
            font.setWeight(QFont::DemiBold);
        int width = QFontMetrics(font).size(Qt::TextShowMnemonic, button->text).width();
        if (!button->icon.isNull())
            width += button->iconSize.width() + (button->text.isEmpty() ? 0 : 6);
        if (button->features & QStyleOptionButton::HasMenu)
            width += 20;
        if (button->text.isEmpty())
            return {qMax(height, width + 8), height};
        return {width + (height == int(ButtonSize::Small) ? 18 : 26), height};
    }
    case CT_ToolButton:
        return QSize(qMax(28, size.width() + 8), 28).expandedTo(size);
    case CT_LineEdit:
    case CT_SpinBox:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), 28};
    case CT_ComboBox:
        return {size.width() + 40, 28};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 4, qMax(20, base.height())};
    }
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {size.width(), item->text.isEmpty() ? 9 : 24};
            const int keys = item->text.contains(u'\t') ? item->reservedShortcutWidth + 24 : 0;
            return {size.width() + 72 + keys, 28};
        }
        break;
    case CT_MenuBarItem:
        return {size.width() + 18, 28};
    case CT_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const QFontMetrics metrics(Theme::font(TypeRole::SmallStrong));
            return {metrics.horizontalAdvance(header->text) + 36, 26};
        }
        break;
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const bool dock = isDockTabBar(widget);
            const QFontMetrics metrics(Theme::font(dock ? TypeRole::SmallStrong : TypeRole::BodyStrong));
            const QString words = QString(tab->text).remove(u'&');
            // The tab bar elides by its own font before it asks for the label.
            int width = 24 + qMax(metrics.horizontalAdvance(words), tab->fontMetrics.horizontalAdvance(words) + 1);
            width += tab->icon.isNull() ? 0 : 22;
            width += tab->rightButtonSize.isEmpty() ? 0 : tab->rightButtonSize.width() + 6;
            return {qMin(width, 270), dock ? 28 : 32};
        }
        break;
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect StewardStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_HeaderLabel:
    case SE_PushButtonFocusRect:
    case SE_PushButtonContents:
        return option->rect;
    case SE_LineEditContents:
        return QProxyStyle::subElementRect(element, option, widget).adjusted(3, 0, -3, 0);
    case SE_TabBarTabText:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QRect r = tab->rect.adjusted(12, 0, -10, 0);
            if (!tab->icon.isNull())
                r.setLeft(r.left() + 22);
            if (!tab->rightButtonSize.isEmpty())
                r.setRight(r.right() - tab->rightButtonSize.width() - 4);
            return r;
        }
        break;
    case SE_TabBarTabRightButton:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const QSize s = tab->rightButtonSize;
            return {tab->rect.right() - s.width() - 8, tab->rect.top() + (tab->rect.height() - s.height()) / 2 + 1,
                    s.width(), s.height()};
        }
        break;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect StewardStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxArrow)
            return {r.right() - 25, r.top(), 24, r.height()};
        if (part == SC_ComboBoxEditField)
            return r.adjusted(8, 2, -26, -2);
    }
    if (control == CC_SpinBox) {
        if (part == SC_SpinBoxUp)
            return {r.right() - 19, r.top() + 2, 18, r.height() / 2 - 2};
        if (part == SC_SpinBoxDown)
            return {r.right() - 19, r.top() + r.height() / 2, 18, r.height() / 2 - 2};
        if (part == SC_SpinBoxEditField)
            return r.adjusted(3, 2, -20, -2);
    }
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        const bool vertical = slider && slider->orientation == Qt::Vertical;
        // No arrow buttons: the groove is the whole bar.
        if (part == SC_ScrollBarGroove)
            return r;
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (slider && (part == SC_ScrollBarSlider || part == SC_ScrollBarSubPage || part == SC_ScrollBarAddPage)) {
            const int length = vertical ? r.height() : r.width();
            const qint64 range = qint64(slider->maximum) - slider->minimum;
            const int handle = range <= 0
                ? length
                : qBound(28, int(qint64(slider->pageStep) * length / (range + slider->pageStep)), qMax(28, length));
            const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                      length - handle, slider->upsideDown);
            int from = start;
            int size = handle;
            if (part == SC_ScrollBarSubPage) {
                from = 0;
                size = start;
            } else if (part == SC_ScrollBarAddPage) {
                from = start + handle;
                size = length - from;
            }
            return vertical ? QRect(r.left(), r.top() + from, r.width(), size)
                            : visualRect(option->direction, r, QRect(r.left() + from, r.top(), size, r.height()));
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace steward
