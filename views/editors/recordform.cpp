// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/recordform.h"

#include "views/editors/fieldeditor.h"
#include "views/shell/errortext.h"
#include "views/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace steward {

constexpr int labelWidth = 92;

RecordForm::RecordForm(DeskSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void RecordForm::clear()
{
    delete m_body;
    m_body = nullptr;
    m_type = nullptr;
    m_typeName.clear();
    m_editors.clear();
    m_problems.clear();
    m_order.clear();
    m_edit = {};
}

void RecordForm::setRecord(const RecordEdit &edit, const ReferenceLabels &labels)
{
    if (m_typeName != edit.type || m_schema != m_session->schema()) {
        clear();
        m_schema = m_session->schema();
        m_typeName = edit.type;
        m_type = m_schema->type(edit.type);
        if (!m_type)
            return;
        m_body = new QWidget;
        auto *grid = new QGridLayout(m_body);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(8);
        grid->setColumnMinimumWidth(0, labelWidth);
        grid->setColumnStretch(1, 1);
        int row = 0;
        for (const Field &field : m_type->fields()) {
            // A document that the other fields of its unit speak for is made of them.
            const bool isMade = field.kind == FieldKind::Json && field.unit != field.name;
            if (field.derived || isMade || field.name == QStringLiteral("deleted"))
                continue;
            auto *editor = FieldEditor::make(field, m_session, m_body);
            auto *problem = new QLabel;
            problem->setFont(Theme::font(TypeRole::Small));
            problem->setWordWrap(true);
            problem->hide();
            if (field.kind == FieldKind::Boolean) {
                grid->addWidget(editor, row++, 1);
            } else {
                const QString name = recordText(field.label);
                auto *label = new QLabel(field.required ? tr("%1 *", "a required field").arg(name) : name);
                label->setFont(Theme::font(TypeRole::Small));
                label->setForegroundRole(QPalette::PlaceholderText);
                label->setWordWrap(true);
                label->setMinimumHeight(28);
                label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
                label->setBuddy(editor);
                if (editor->isTall()) {
                    grid->addWidget(label, row++, 0, 1, 2);
                    grid->addWidget(editor, row++, 0, 1, 2);
                } else {
                    label->setFixedWidth(labelWidth);
                    grid->addWidget(label, row, 0, Qt::AlignTop);
                    grid->addWidget(editor, row++, 1);
                }
            }
            grid->addWidget(problem, row++, editor->isTall() ? 0 : 1, 1, editor->isTall() ? 2 : 1);
            m_editors.insert(field.name, editor);
            m_problems.insert(field.name, problem);
            m_order.append(field.name);
            connect(editor, &FieldEditor::edited, this, [this, name = field.name] {
                mark(name, {});
                Q_EMIT edited();
            });
        }
        grid->setRowStretch(row, 1);
        layout()->addWidget(m_body);
        m_body->show(); // at once, for the keyboard may go there
    }
    m_edit = edit;
    for (const QString &name : std::as_const(m_order)) {
        m_editors[name]->setValue(edit.next.values[size_t(m_type->indexOf(name))], labels);
        mark(name, {});
    }
}

RecordEdit RecordForm::edit() const
{
    RecordEdit edit = m_edit;
    if (!m_type)
        return edit;
    for (const QString &name : m_order)
        edit.next.values[size_t(m_type->indexOf(name))] = m_editors[name]->value();
    return edit;
}

bool RecordForm::isDirty() const { return m_type && edit().next != m_edit.next; }

bool RecordForm::check()
{
    FieldEditor *first = nullptr;
    for (const QString &name : std::as_const(m_order)) {
        FieldEditor *editor = m_editors[name];
        QString problem = editor->problem();
        if (problem.isEmpty() && editor->field().required && editor->value().isEmpty())
            problem = tr("Needed to save");
        mark(name, problem);
        if (!problem.isEmpty() && !first)
            first = editor;
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

bool RecordForm::showError(const Error &error)
{
    for (const QString &argument : error.args) {
        if (m_problems.contains(argument)) {
            mark(argument, ErrorText::of(error).title);
            m_editors[argument]->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void RecordForm::mark(const QString &field, const QString &problem)
{
    QLabel *label = m_problems.value(field);
    if (!label)
        return;
    label->setText(problem.isEmpty() ? QString() : QStringLiteral("◆ ") + problem);
    label->setVisible(!problem.isEmpty());
}

void RecordForm::placeInTabOrder(QWidget *before)
{
    for (const QString &name : std::as_const(m_order)) {
        setTabOrder(before, m_editors[name]);
        before = m_editors[name];
    }
}

void RecordForm::focusFirst()
{
    if (!m_order.isEmpty())
        m_editors[m_order.first()]->setFocus(Qt::OtherFocusReason);
}

} // namespace steward
