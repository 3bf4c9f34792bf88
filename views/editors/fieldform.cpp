// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/fieldform.h"

#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace steward {

namespace {

constexpr auto noteProperty = "steward.note";

} // namespace

FieldForm::FieldForm(Labels labels, QWidget *parent) : QWidget(parent), m_labels(labels), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(labels == Labels::Above ? 4 : 6);
    m_grid->setColumnStretch(1, 1);
    if (labels == Labels::Beside)
        m_grid->setColumnMinimumWidth(0, labelWidth);
}

QLabel *FieldForm::addField(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, this);
    label->setFont(Theme::font(TypeRole::Small));
    label->setWordWrap(true);
    label->setBuddy(field);
    tintText(label, ThemeRole::Text3);
    QString name = text;
    field->setAccessibleName(name.remove(u'&'));
    if (m_labels == Labels::Beside) {
        label->setFixedWidth(labelWidth);
        label->setContentsMargins(0, 5, 0, 0);
        m_grid->addWidget(label, m_row, 0, Qt::AlignTop);
        m_grid->addWidget(field, m_row, 1);
        m_row += 2; // the next line holds the note
    } else {
        m_grid->addWidget(label, m_row, 0, 1, 2);
        m_grid->addWidget(field, m_row + 1, 0, 1, 2);
        m_row += 3;
    }
    return label;
}

void FieldForm::addHeading(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setFont(Theme::font(TypeRole::BodyStrong));
    label->setContentsMargins(0, m_row ? 8 : 0, 0, 2);
    m_grid->addWidget(label, m_row++, 0, 1, 2);
}

QLabel *FieldForm::noteOf(QWidget *field)
{
    if (auto *known = field->property(noteProperty).value<QWidget *>())
        return static_cast<QLabel *>(known);
    const int index = m_grid->indexOf(field);
    if (index < 0)
        return nullptr;
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
    m_grid->getItemPosition(index, &row, &column, &rows, &columns);
    auto *note = new QLabel(this);
    note->setFont(Theme::font(TypeRole::Small));
    note->setWordWrap(true);
    tintText(note, ThemeRole::Text2);
    m_grid->addWidget(note, row + 1, column, 1, columns);
    field->setProperty(noteProperty, QVariant::fromValue<QWidget *>(note));
    return note;
}

void FieldForm::setReason(QWidget *field, const QString &reason)
{
    QLabel *note = noteOf(field);
    if (!note)
        return;
    note->setText(reason);
    note->setVisible(!reason.isEmpty());
    field->setAccessibleDescription(reason);
    setFieldError(field, false);
}

void FieldForm::setError(QWidget *field, const QString &error)
{
    setReason(field, error);
    setFieldError(field, !error.isEmpty());
}

} // namespace steward
