// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/segmentedswitch.h"

#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace steward {

namespace {

class Segment : public QAbstractButton
{
public:
    explicit Segment(QWidget *parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QString iconName;

    QSize sizeHint() const override
    {
        // As wide as the strong text, so that nothing moves when the choice does.
        const int text = QFontMetrics(Theme::font(TypeRole::BodyStrong)).horizontalAdvance(this->text());
        return {text + 25 + (iconName.isEmpty() ? 0 : 22), 28};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        const bool last = parentWidget() && geometry().right() >= parentWidget()->width() - 2;
        const QRect inner = rect().adjusted(geometry().left() == 0 ? 1 : 0, 1, -1, -1);
        if (isChecked()) {
            p.fillRect(inner, Theme::colour(ThemeRole::Base));
            p.fillRect(QRect(inner.left(), inner.bottom() - 1, inner.width(), 2), Theme::colour(ThemeRole::Accent));
        } else if (underMouse() && isEnabled()) {
            p.fillRect(inner, Theme::colour(ThemeRole::Hover));
        }
        if (!last)
            p.fillRect(QRect(width() - 1, 1, 1, height() - 2), Theme::colour(ThemeRole::Line2));
        const QColor words = Theme::colour(!isEnabled() ? ThemeRole::TextDisabled
                                           : isChecked() ? ThemeRole::Text1 : ThemeRole::Text2);
        QRectF box = QRectF(rect()).adjusted(12, 0, -12, 0);
        if (!iconName.isEmpty()) {
            paintIcon(&p, QRect(11, 0, 16, height()), iconName, 16, words);
            box.setLeft(33);
        }
        p.setFont(Theme::font(isChecked() ? TypeRole::BodyStrong : TypeRole::Body));
        p.setPen(words);
        paintLine(&p, box, text(), iconName.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft);
        if (hasFocus())
            controls::frame(&p, rect().adjusted(2, 2, -2, -2), 3, {}, Theme::colour(ThemeRole::Accent), 2);
    }
};

} // namespace

SegmentedSwitch::SegmentedSwitch(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_group, &QButtonGroup::idClicked, this, &SegmentedSwitch::currentChanged);
}

int SegmentedSwitch::addSegment(const QString &text, const QString &iconName)
{
    auto *segment = new Segment(this);
    segment->iconName = iconName;
    segment->setText(text);
    segment->setAccessibleName(text);
    const int index = count();
    segment->setObjectName(QStringLiteral("segment%1").arg(index));
    m_group.addButton(segment, index);
    layout()->addWidget(segment);
    if (index == 0)
        segment->setChecked(true);
    return index;
}

void SegmentedSwitch::setSegmentText(int index, const QString &text)
{
    if (QAbstractButton *segment = m_group.button(index)) {
        segment->setText(text);
        segment->setAccessibleName(text);
        segment->updateGeometry();
    }
}

void SegmentedSwitch::setSegmentEnabled(int index, bool enabled, const QString &reason)
{
    if (QAbstractButton *segment = m_group.button(index)) {
        segment->setEnabled(enabled);
        segment->setToolTip(enabled ? QString() : reason);
    }
}

int SegmentedSwitch::currentIndex() const
{
    return m_group.checkedId();
}

void SegmentedSwitch::setCurrentIndex(int index)
{
    if (QAbstractButton *segment = m_group.button(index))
        segment->setChecked(true);
}

int SegmentedSwitch::count() const
{
    return int(m_group.buttons().size());
}

void SegmentedSwitch::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Panel), Theme::colour(ThemeRole::Line2));
}

void SegmentedSwitch::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Left;
    if (!back && event->key() != Qt::Key_Right) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int step = back == isLeftToRight() ? -1 : 1;
    for (int i = currentIndex() + step; i >= 0 && i < count(); i += step) {
        if (m_group.button(i)->isEnabled()) {
            m_group.button(i)->setFocus(Qt::TabFocusReason);
            m_group.button(i)->click();
            return;
        }
    }
}

} // namespace steward
