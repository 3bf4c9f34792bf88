// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

namespace steward {

/// One 20 px chip: text, optional icon and count, optional ✕, or checkable as a filter ("All 9", "Internal 2").
struct Chip
{
    QString id;
    QString text;
    QString iconName;
    QString strong; ///< Count behind the text, 600.
    bool removable = false;
    bool checked = false;
};

/// A row of chips that wraps: tags, watchers, thread filters. Tab and arrows move, Space checks, Delete removes.
/// Usage: bar->setChips({{u"vpn"_s, u"vpn-osaka"_s, {}, {}, true}}); connect(bar, &ChipBar::removed, …);
class ChipBar : public QWidget
{
    Q_OBJECT
public:
    explicit ChipBar(QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips);
    const QList<Chip> &chips() const { return m_chips; }
    /// Chips can be checked, one at a time.
    void setExclusive(bool exclusive) { m_exclusive = exclusive; }
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, 24}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void removed(const QString &id);
    void checkedChanged(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QList<QRect> places(int width) const;
    int widthOf(const Chip &chip) const;
    QRect crossOf(const QRect &place) const;
    void activate(int index);
    void removeAt(int index);

    QList<Chip> m_chips;
    int m_current = 0;
    bool m_exclusive = false;
};

} // namespace steward
