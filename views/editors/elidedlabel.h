// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QLabel>

namespace steward {

/// One line of text that ends in … where there is no room; its tool tip is the whole of it.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    ElidedLabel(TypeRole type, ThemeRole tint, QWidget *parent = nullptr);

    void setWords(const QString &words); ///< text and tool tip

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeRole m_tint;
};

} // namespace steward
