// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/textruns.h"

#include <QWidget>
#include <functional>

class QHBoxLayout;

namespace steward {

/// A line above a list that says something about the list as a whole, with links that do something about it: "3 new above",
/// "All 412 matching are selected". Hidden while it has nothing to say.
class NoticeStrip : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeStrip(QWidget *parent = nullptr);

    struct Link
    {
        QString id; ///< object name of its button
        QString text;
        std::function<void()> run;
    };
    void say(const TextRuns &runs, const QList<Link> &links = {}, ThemeRole surface = ThemeRole::AccentWeak);
    /// Other words with the links that stand there: whoever presses one is not disturbed.
    void reword(const TextRuns &runs);
    void clear();
    QString text() const { return plainText(m_runs); }

    QSize sizeHint() const override { return {200, 28}; }
    QSize minimumSizeHint() const override { return {80, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextRuns m_runs;
    ThemeRole m_surface = ThemeRole::AccentWeak;
    QHBoxLayout *m_links;
};

} // namespace steward
