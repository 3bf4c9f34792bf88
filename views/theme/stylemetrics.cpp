// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The sizes, hints and standard icons of StewardStyle; stewardstyle.cpp has what it draws.
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString standardName(QStyle::StandardPixmap pixmap)
{
    switch (pixmap) {
    case QStyle::SP_TitleBarCloseButton:
    case QStyle::SP_DockWidgetCloseButton:
    case QStyle::SP_DialogCancelButton:
    case QStyle::SP_LineEditClearButton: return u"x"_s;
    case QStyle::SP_TitleBarNormalButton: return u"window"_s;
    case QStyle::SP_ToolBarHorizontalExtensionButton: return u"dots"_s;
    case QStyle::SP_ToolBarVerticalExtensionButton: return u"dots"_s;
    case QStyle::SP_MessageBoxWarning:
    case QStyle::SP_MessageBoxCritical: return u"alert-triangle"_s;
    case QStyle::SP_MessageBoxInformation: return u"info-circle"_s;
    case QStyle::SP_MessageBoxQuestion: return u"help"_s;
    case QStyle::SP_DialogOkButton:
    case QStyle::SP_DialogApplyButton: return u"check"_s;
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirIcon: return u"folder-open"_s;
    case QStyle::SP_FileIcon: return u"file-text"_s;
    case QStyle::SP_BrowserReload: return u"refresh"_s;
    case QStyle::SP_ArrowLeft:
    case QStyle::SP_ArrowBack: return u"arrow-left"_s;
    case QStyle::SP_ArrowRight:
    case QStyle::SP_ArrowForward: return u"arrow-right"_s;
    case QStyle::SP_ArrowUp: return u"arrow-up"_s;
    default: return {};
    }
}

} // namespace

int StewardStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QComboBox *>(widget) ? 2 : 1;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent: return 1; // Qt widens the grip of a 1 px splitter itself
    case PM_DockWidgetTitleMargin:
    case PM_DockWidgetFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarVMargin:
    case PM_ToolBarFrameWidth:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_MenuBarHMargin: return 8;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuHMargin: return 0;
    case PM_ToolBarItemMargin: return 4;
    case PM_ToolBarItemSpacing: return 8;
    case PM_ToolBarSeparatorExtent: return 9;
    case PM_ToolBarIconSize: return 20;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize: return 16;
    case PM_ButtonIconSize: return 18;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 14;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight: return 18;
    case PM_TabBarTabHSpace: return 24;
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollBarSliderMin: return 28;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_HeaderMargin: return 8;
    case PM_HeaderDefaultSectionSizeHorizontal: return 112;
    case PM_HeaderDefaultSectionSizeVertical: return Theme::instance().rowHeight();
    case PM_ToolTipLabelFrameWidth: return 6;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StewardStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ComboBox_UseNativePopup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_DockWidget_ButtonsHaveFrame:
    case SH_TitleBar_NoBorder:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_Slider_AbsoluteSetButtons: return hint == SH_Slider_AbsoluteSetButtons ? int(Qt::MiddleButton) : 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
    case SH_ScrollBar_MiddleClickAbsolutePosition: return 1;
    case SH_Table_GridLineColor: return int(Theme::colour(ThemeRole::Line).rgba());
    case SH_TabBar_ElideMode: return Qt::ElideRight;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_ToolTip_WakeUpDelay: return 600;
    case SH_Header_ArrowAlignment: return Qt::AlignRight | Qt::AlignVCenter;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon StewardStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    const QString name = standardName(pixmap);
    return name.isEmpty() ? QProxyStyle::standardIcon(pixmap, option, widget) : icon(name);
}

QPixmap StewardStyle::standardPixmap(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    const QString name = standardName(pixmap);
    return name.isEmpty() ? QProxyStyle::standardPixmap(pixmap, option, widget) : icon(name).pixmap(16);
}

void StewardStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Hover is a state of every control and row here.
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QHeaderView *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void StewardStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

} // namespace steward
