// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QPushButton;

namespace steward {

/// Size of a push button: 28 px, in strips and rows 24, on the first-run page 32.
enum class ButtonSize { Normal = 28, Small = 24, Large = 32 };
void setButtonSize(QPushButton *button, ButtonSize size);
/// The one filled button of a form.
void setPrimary(QPushButton *button);
/// No frame until the pointer or the keyboard is on it.
void setFlat(QPushButton *button);
/// Shows a field as wrong (2 px risk outline) or right again. Works for line edits, combo boxes, spin boxes, text edits.
void setFieldError(QWidget *field, bool error);

/// Fusion with flat, one-line controls in the colours of Theme. There is no application style sheet: it would bypass this
/// style, ignore later palettes and slow item views.
class StewardStyle : public QProxyStyle
{
    Q_OBJECT
public:
    StewardStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *data = nullptr) const override;
    QPixmap standardPixmap(StandardPixmap pixmap, const QStyleOption *option = nullptr,
                           const QWidget *widget = nullptr) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
};

} // namespace steward
