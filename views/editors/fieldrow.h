// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"
#include "models/valuetext.h"

#include <QWidget>

namespace steward {

class DeskSession;
class FieldEditor;

/// One field of a record to read, and to edit in place: a click, Return or F2 puts its editor where the value stands;
/// Return keeps, Escape gives the old value back, leaving it keeps. Says what is wrong below.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    FieldRow(const Field &field, DeskSession *session, QWidget *parent = nullptr);

    const Field &field() const { return m_field; }
    /// `text` is how the value reads; empty shows a dash.
    void setValue(const Value &value, const QString &text, const ReferenceLabels &labels);
    QString text() const { return m_text; }
    /// Why it cannot be changed; empty when it can. Derived fields never can.
    void setWhyNot(const QString &reason);
    /// Something else asks for the value: edit() emits pickerWanted().
    void setHasPicker(bool hasPicker) { m_hasPicker = hasPicker; }
    /// A figure or a date of the row that is read again and again.
    void setAvatar(bool avatar) { m_avatar = avatar; }
    bool isEditing() const { return m_editor != nullptr; }
    void edit();
    /// What was entered could not be saved: it stands in the editor again, with the reason below. False where something
    /// else asks for the value.
    bool offerAgain(const Value &value, const QString &reason);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void valueEntered(const QString &field, const steward::Value &value);
    void pickerWanted(const QString &field);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool canEdit() const { return !m_field.derived && m_whyNot.isEmpty(); }
    void finish(bool keep);
    void place();
    int labelWidth() const;
    int textLines(int width) const;

    Field m_field;
    DeskSession *m_session;
    Value m_value;
    QString m_text;
    QString m_whyNot;
    QString m_problem;
    ReferenceLabels m_labels;
    FieldEditor *m_editor = nullptr;
    bool m_hasPicker = false;
    bool m_avatar = false;
    bool m_finishing = false;
};

} // namespace steward
