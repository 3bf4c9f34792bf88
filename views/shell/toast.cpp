// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/toast.h"

#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace steward {

namespace {

constexpr int toastHeight = 40;
constexpr int keyGap = 6;

/// Buttons of the toast stand on its own dark fill and paint themselves.
class UndoButton : public QPushButton
{
public:
    using QPushButton::QPushButton;
    QString keys;

    QSize sizeHint() const override
    {
        const int words = QFontMetrics(Theme::font(TypeRole::BodyStrong)).horizontalAdvance(text());
        return {words + 16 + (keys.isEmpty() ? 0 : int(keyCapsWidth(keys)) + keyGap), 28};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setFont(Theme::font(TypeRole::BodyStrong));
        p.setPen(Theme::colour(ThemeRole::ToastAction));
        paintLine(&p, QRectF(rect()).adjusted(8, 0, -8, 0), text());
        const QColor caps = Theme::colour(ThemeRole::ToastText2);
        paintKeyCaps(&p, QRectF(rect()).adjusted(0, 0, -8, 0), keys, caps, caps);
        if (hasFocus() || underMouse())
            controls::frame(&p, rect(), 4, {}, Theme::colour(ThemeRole::ToastAction), hasFocus() ? 2 : 1);
    }
};

class CloseButton : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        paintIcon(&p, rect(), QStringLiteral("x"), 16, Theme::colour(ThemeRole::ToastText2));
        if (hasFocus() || underMouse())
            controls::frame(&p, rect(), 4, {}, Theme::colour(ThemeRole::ToastText2), hasFocus() ? 2 : 1);
    }
};

} // namespace

Toast::Toast(QWidget *window) : QWidget(window), m_undoButton(new UndoButton(this)), m_close(new CloseButton(this))
{
    setObjectName(QStringLiteral("toast"));
    m_undoButton->setObjectName(QStringLiteral("toastUndo"));
    m_close->setObjectName(QStringLiteral("toastClose"));
    m_close->resize(24, 24);
    m_undoButton->installEventFilter(this);
    m_close->installEventFilter(this);
    m_frame.setInterval(100);
    connect(&m_frame, &QTimer::timeout, this, &Toast::tick);
    connect(m_undoButton, &QPushButton::clicked, this, [this] {
        m_isUndo = true;
        undoNow();
    });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void Toast::present(const QString &iconName, const QString &sentence, const QString &keys, std::function<void()> undo)
{
    m_icon = iconName;
    m_sentence = sentence;
    m_keys = keys;
    m_undo = std::move(undo);
    m_spent = 0;
    m_paused = false;
    m_since.start();
    m_isUndo = true;
    m_undoButton->setText(tr("Undo"));
    static_cast<UndoButton *>(m_undoButton)->keys = keys;
    m_undoButton->setVisible(bool(m_undo));
    m_undoButton->resize(m_undoButton->sizeHint());
    m_close->setAccessibleName(tr("Close"));
    setAccessibleName(sentence);
    place();
    show();
    raise();
    m_frame.start();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::offer(const QString &iconName, const QString &sentence, const QString &text, std::function<void()> run)
{
    present(iconName, sentence, {}, std::move(run));
    m_isUndo = false;
    m_undoButton->setText(text);
    m_undoButton->resize(m_undoButton->sizeHint());
    place();
}

bool Toast::undoNow()
{
    if (!isVisible() || !m_undo || !m_isUndo)
        return false;
    const auto undo = std::exchange(m_undo, {});
    hide();
    undo();
    return true;
}

void Toast::setCorner(const QPoint &bottomRight)
{
    m_corner = bottomRight;
    place();
}

int Toast::remainingMs() const
{
    const qint64 running = m_paused ? 0 : m_since.elapsed();
    return int(qMax<qint64>(0, lifeMs - m_spent - running));
}

void Toast::place()
{
    const int words = int(tabularWidth(Theme::font(TypeRole::Body), m_sentence));
    const int undo = m_undo ? m_undoButton->width() + 8 : 0;
    const int most = qMax(240, parentWidget()->width() - 32);
    const int width = qMin(qMax(320, 38 + words + 24 + undo + 36), most);
    setGeometry(m_corner.x() - width, m_corner.y() - toastHeight, width, toastHeight);
    m_close->move(width - 32, 8);
    m_undoButton->move(width - 36 - m_undoButton->width(), 6);
}

void Toast::tick()
{
    if (!isVisible()) {
        m_frame.stop();
        return;
    }
    if (remainingMs() == 0)
        hide();
    else
        update(0, toastHeight - 2, width(), 2);
}

void Toast::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    if (paused)
        m_spent += m_since.elapsed();
    m_paused = paused;
    m_since.restart();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::ToastFill), {}, 0);
    paintIcon(&p, QRect(12, 0, 16, toastHeight - 1), m_icon, 16, Theme::colour(ThemeRole::ToastText2));
    p.setFont(Theme::font(TypeRole::Body));
    p.setPen(Theme::colour(ThemeRole::ToastText));
    const int right = m_undo ? m_undoButton->x() - 8 : m_close->x() - 8;
    const QRectF line(38, 0, right - 38, toastHeight - 1);
    if (tabularWidth(p.font(), m_sentence) > line.width())
        paintLine(&p, line, m_sentence);
    else
        paintTabular(&p, line, Qt::AlignLeft, m_sentence);
    p.fillRect(QRectF(0, toastHeight - 2, width() * remainingMs() / qreal(lifeMs), 2), Theme::colour(ThemeRole::ToastAction));
}

void Toast::enterEvent(QEnterEvent *)
{
    setPaused(true);
}

void Toast::leaveEvent(QEvent *)
{
    setPaused(m_undoButton->hasFocus() || m_close->hasFocus());
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        setPaused(true);
    else if (event->type() == QEvent::FocusOut)
        setPaused(underMouse());
    return QWidget::eventFilter(watched, event);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

} // namespace steward
