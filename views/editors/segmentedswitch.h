// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QButtonGroup>
#include <QWidget>

namespace steward {

/// One of few choices, always visible: role workspaces, Public/Internal, Keep/Set/Add/Clear. Left and Right move.
/// Usage: auto *mode = new SegmentedSwitch; mode->addSegment(tr("Public")); connect(mode, &SegmentedSwitch::currentChanged, …);
class SegmentedSwitch : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedSwitch(QWidget *parent = nullptr);

    /// Returns the index.
    int addSegment(const QString &text, const QString &iconName = {});
    void setSegmentText(int index, const QString &text);
    void setSegmentEnabled(int index, bool enabled, const QString &reason);
    int currentIndex() const;
    /// Does not emit.
    void setCurrentIndex(int index);
    int count() const;

    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QButtonGroup m_group;
};

} // namespace steward
