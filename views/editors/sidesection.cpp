// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/sidesection.h"

#include "views/theme/controlpainter.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace steward {

namespace {

class Head : public QAbstractButton
{
public:
    explicit Head(QWidget *parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setChecked(true);
        setFocusPolicy(Qt::TabFocus);
        setFixedHeight(28);
    }
    QSize sizeHint() const override { return {120, 28}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        controls::mark(&p, QRect(8, 0, 16, height()), isChecked() ? "chevron-down" : "chevron-right", 14,
                       Theme::colour(ThemeRole::Text2));
        p.setFont(Theme::font(TypeRole::SmallStrong));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(rect()).adjusted(28, 0, -8, 0), text());
        if (hasFocus())
            controls::frame(&p, rect().adjusted(4, 2, -4, -2), 4, {}, Theme::colour(ThemeRole::Accent), 2);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

} // namespace

SideSection::SideSection(const QString &id, QWidget *parent) : QWidget(parent), m_head(new Head(this)), m_inside(new QWidget(this))
{
    setObjectName(QStringLiteral("section.") + id);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_inside);
    m_body = new QVBoxLayout(m_inside);
    m_body->setContentsMargins(0, 0, 0, 8);
    m_body->setSpacing(0);
    connect(m_head, &QAbstractButton::toggled, this, [this](bool open) {
        m_inside->setVisible(open);
        Q_EMIT toggled(open);
    });
}

void SideSection::setTitle(const QString &title, int count)
{
    m_head->setText(count < 0 ? title : QString(title + u' ' + QString::number(count)));
    m_head->setAccessibleName(m_head->text());
}

bool SideSection::isOpen() const { return m_head->isChecked(); }

void SideSection::setOpen(bool open) { m_head->setChecked(open); }

void SideSection::clear()
{
    while (QLayoutItem *item = m_body->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

void SideSection::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line));
}

} // namespace steward
