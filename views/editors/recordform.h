// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/valuetext.h"

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace steward {

class FieldEditor;

/// A form for any record type, made from its declaration: labels in a 92 px column, tall fields under their label,
/// what is required marked, what is wrong said beside the field. Keeps what was loaded, so that a save says what its
/// author had seen. GUI thread.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    explicit RecordForm(DeskSession *session, QWidget *parent = nullptr);

    /// Shows a loaded record, or the draft of a new one. `labels` name its references.
    void setRecord(const RecordEdit &edit, const ReferenceLabels &labels);
    void clear();
    bool isEmpty() const { return !m_type; }
    bool isNew() const { return m_edit.isCreation; }
    bool isDirty() const;
    /// The edit to commit, with what the controls hold.
    RecordEdit edit() const;
    /// Marks what is missing or malformed and puts the keyboard there; false when something is.
    bool check();
    /// Shows an error of the save at the field that it names, if it names one; false if it does not.
    bool showError(const Error &error);
    FieldEditor *editor(const QString &field) const { return m_editors.value(field); }
    void focusFirst();
    /// Fields of another type are new widgets: Tab reaches them after `before`, in their order.
    void placeInTabOrder(QWidget *before);

Q_SIGNALS:
    void edited();

private:
    void mark(const QString &field, const QString &problem);

    DeskSession *m_session;
    std::shared_ptr<const Schema> m_schema;
    const RecordType *m_type = nullptr;
    QString m_typeName;
    RecordEdit m_edit;
    QHash<QString, FieldEditor *> m_editors;
    QHash<QString, QLabel *> m_problems;
    QList<QString> m_order;
    QWidget *m_body = nullptr;
};

} // namespace steward
