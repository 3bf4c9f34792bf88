// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QInputMethodEvent>
#include <QTest>
#include <QWidget>

namespace steward::test {

/// Whatever has the keyboard gets the keys, as when a person types. Base of tests that drive a window.
class Keyboard
{
protected:
    static QWidget *focus() { return QApplication::focusWidget(); }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(focus(), key, modifiers); }
    /// By keys, and by an input method what keyboards do not have.
    static void type(const QString &text)
    {
        for (const QChar one : text) {
            if (one.unicode() < 128) {
                QTest::keyClicks(focus(), one);
                continue;
            }
            QInputMethodEvent written;
            written.setCommitString(one);
            QApplication::sendEvent(focus(), &written);
        }
    }
    /// Steps until the widget of this name, or something inside it, has the keyboard.
    static bool tabTo(const QString &name, Qt::Key step = Qt::Key_Tab)
    {
        constexpr int mostSteps = 60;
        for (int i = 0; i < mostSteps && focus(); ++i) {
            for (const QWidget *at = focus(); at; at = at->parentWidget()) {
                if (at->objectName() == name)
                    return true;
            }
            key(step);
        }
        return false;
    }
};

} // namespace steward::test
