// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/pane.h"

#include <QTabWidget>

namespace steward {

/// The tabs of the centre: Queue and opened records. Movable; middle click and ✕ close. "· draft" stands in the tab's text.
class CentreTabs : public QTabWidget
{
    Q_OBJECT
public:
    explicit CentreTabs(QWidget *parent = nullptr);

    void addPane(Pane *pane);
    Pane *paneAt(int index) const;
    Pane *find(const QString &key) const;
    QList<Pane *> panes() const;

Q_SIGNALS:
    void closeWanted(steward::Pane *pane);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retitle(Pane *pane);
};

} // namespace steward
