// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"
#include "models/valuetext.h"

#include <QWidget>

namespace steward {

class DeskSession;

/// The control for one field, made from its declaration. GUI thread.
///
///     FieldEditor *editor = FieldEditor::make(field, session, this);
///     editor->setValue(value, labels);
///     connect(editor, &FieldEditor::edited, …);
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    /// Never null: kinds without a control of their own get a line. `session` answers reference look-ups.
    static FieldEditor *make(const Field &field, DeskSession *session, QWidget *parent);

    const Field &field() const { return m_field; }
    virtual Value value() const = 0;
    /// Does not emit edited(). `labels` name the references in it.
    virtual void setValue(const Value &value, const ReferenceLabels &labels) = 0;
    /// What is wrong with the text entered, translated; empty when value() is what stands there.
    virtual QString problem() const { return {}; }
    /// Several lines: its label stands above it.
    virtual bool isTall() const { return false; }

Q_SIGNALS:
    void edited(); ///< by the person, on each change
    void committed(); ///< Return, a chosen item, or the keyboard left

protected:
    FieldEditor(const Field &field, QWidget *parent);
    /// Places the control, names it for screen readers and tests.
    void adopt(QWidget *control);

private:
    Field m_field;
};

} // namespace steward
