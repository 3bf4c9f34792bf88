// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/person.h"

#include <QStringList>
#include <QWidget>

#include <optional>

namespace steward {

/// Who asks: disc, name, VIP mark, and how to reach them. `left` is where the disc begins.
class RequesterCard : public QWidget
{
    Q_OBJECT
public:
    explicit RequesterCard(int left, QWidget *parent = nullptr);

    /// `place` is organization and location in words.
    void setPerson(const std::optional<Person> &person, const QString &place);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_left;
    QString m_name;
    QStringList m_lines;
    bool m_vip = false;
};

} // namespace steward
