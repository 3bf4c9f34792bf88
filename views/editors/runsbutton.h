// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"

#include <QAbstractButton>

namespace steward {

/// What stands on a RunsButton, from left to right.
struct ButtonFace
{
    Indicator glyph = Indicator::None;
    int priority = 0; ///< bars
    QString avatar = {}; ///< a disc with the first sign of this name
    QString iconName = {};
    QString text = {};
    QString detail = {}; ///< behind the text in text 3
    QString keys = {}; ///< key caps
    bool chevron = false; ///< it opens a list
};

/// A button whose face has what a QPushButton cannot hold: a status glyph, priority bars, a person's disc, key caps. Flat
/// ones have no frame until the pointer or the keyboard is on them. Elides its text when it is too narrow.
///
///     auto *status = new RunsButton(RunsButton::Look::Framed, this);
///     status->setFace({.glyph = Indicator::InWork, .text = tr("In progress"), .chevron = true});
class RunsButton : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Look { Framed, Primary, Flat };

    explicit RunsButton(Look look, QWidget *parent = nullptr);

    void setFace(const ButtonFace &face);
    const ButtonFace &face() const { return m_face; }
    void setStrong(bool strong);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int leadWidth() const;

    Look m_look;
    ButtonFace m_face;
    bool m_strong = false;
    bool m_ringed = false; ///< the keyboard came by keyboard
};

} // namespace steward
