// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <functional>

class QPushButton;
class QToolButton;

namespace steward {

/// "INC-000871 assigned to you · Undo z". One at a time, above the bottom dock at the right edge of the centre; its line
/// lives eight seconds and stands still under the pointer or the keyboard. A child of the window: Wayland places no
/// top-level windows.
class Toast : public QWidget
{
    Q_OBJECT
public:
    static constexpr int lifeMs = 8000;

    explicit Toast(QWidget *window);

    /// Replaces the one that is shown. `keys` is the key of Undo as the registry has it.
    void present(const QString &iconName, const QString &sentence, const QString &keys, std::function<void()> undo);
    /// As present(), with another way on than Undo; it has no key.
    void offer(const QString &iconName, const QString &sentence, const QString &text, std::function<void()> run);
    /// Runs Undo of the toast that is shown; false when there is none.
    bool undoNow();
    /// Right and bottom edge of the place to stand at, in window coordinates.
    void setCorner(const QPoint &bottomRight);
    int remainingMs() const;
    QString sentence() const { return m_sentence; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tick();
    void setPaused(bool paused);
    void place();

    QTimer m_frame;
    QElapsedTimer m_since;
    qint64 m_spent = 0;
    bool m_paused = false;
    QString m_icon;
    QString m_sentence;
    QString m_keys;
    std::function<void()> m_undo;
    bool m_isUndo = true; ///< what the button does
    QPushButton *m_undoButton;
    QToolButton *m_close;
    QPoint m_corner;
};

} // namespace steward
