// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <optional>

namespace steward {

/// Four bars, "P2" and its word: the priority that impact and urgency give. For forms; never focused.
class PriorityNote : public QWidget
{
    Q_OBJECT
public:
    explicit PriorityNote(QWidget *parent = nullptr);

    /// nullopt: the matrix does not say.
    void setPriority(std::optional<qint64> priority);
    std::optional<qint64> priority() const { return m_priority; }
    QSize sizeHint() const override { return {220, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString words() const;

    std::optional<qint64> m_priority;
};

} // namespace steward
