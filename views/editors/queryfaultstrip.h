// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace steward {

class QueryField;

/// The one strip below a query field: what is wrong, where, and the fix with its key. Hidden while there is no fault.
/// Usage: layout->addWidget(field); layout->addWidget(new QueryFaultStrip(field));
class QueryFaultStrip : public QWidget
{
    Q_OBJECT
public:
    explicit QueryFaultStrip(QueryField *field, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {200, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void follow();

    QueryField *m_field;
    QRect m_fix;
};

} // namespace steward
