// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "models/roles.h"

#include <QAbstractButton>
#include <optional>

namespace steward {

/// When a ticket is due, as a small tile: what is promised, how much is left, the share used. A click asks for another date.
class DueTile : public QAbstractButton
{
    Q_OBJECT
public:
    explicit DueTile(QWidget *parent = nullptr);

    /// `head` says what is due and when; without a cell `none` stands in place of the time.
    void setDue(const QString &head, const std::optional<DueCell> &cell, const QString &none);
    /// Times are working time: hours never become days.
    void setCountsHours(bool on) { m_countsHours = on; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 40}; }
    QString words() const; ///< "3:52 left"

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString spanText(Duration span) const;

    bool m_countsHours = false;
    QString m_head;
    QString m_none;
    std::optional<DueCell> m_cell;
};

} // namespace steward
