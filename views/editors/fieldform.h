// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace steward {

/// Fields with labels, either in a 92 px column that may wrap (docks, sheets) or above the field (first run, narrow docks).
/// A reason or error stands below its field in the same column.
///
///     form->addField(tr("Service"), service);
///     form->setReason(resolve, tr("Resolve needs a resolution code"));
class FieldForm : public QWidget
{
    Q_OBJECT
public:
    enum class Labels { Beside, Above };
    static constexpr int labelWidth = 92;

    explicit FieldForm(Labels labels = Labels::Beside, QWidget *parent = nullptr);

    /// Takes ownership of the field and makes the label its buddy and accessible name.
    QLabel *addField(const QString &label, QWidget *field);
    /// Why a field is disabled (text 2) or wrong (risk glyph colour and outline); empty takes it away.
    void setReason(QWidget *field, const QString &reason);
    void setError(QWidget *field, const QString &error);
    /// 13/600 heading over the next fields.
    void addHeading(const QString &text);

private:
    QLabel *noteOf(QWidget *field);

    Labels m_labels;
    QGridLayout *m_grid;
    int m_row = 0;
};

} // namespace steward
