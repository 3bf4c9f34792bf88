// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/personpicker.h"

#include "views/delegates/celldelegate.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QPointer>

namespace steward {

namespace {

constexpr int limit = 8;

} // namespace

PersonPicker::PersonPicker(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_completer(new QCompleter(&m_found, this))
{
    setObjectName(QStringLiteral("personPicker"));
    m_field->setObjectName(QStringLiteral("personField"));
    m_field->setTextMargins(22, 0, 0, 0);
    setFocusProxy(m_field);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(28);
    m_completer->setWidget(m_field);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setItemDelegate(new PersonDelegate(m_completer->popup(), true));
    connect(m_field, &QLineEdit::textEdited, this, &PersonPicker::typed);
    connect(m_field, &QLineEdit::editingFinished, this, &PersonPicker::finish);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &PersonPicker::take);
}

void PersonPicker::setPlaceholder(const QString &text)
{
    m_field->setPlaceholderText(text);
    m_field->setAccessibleName(text);
}

void PersonPicker::setChoice(const NamedChoice &choice)
{
    ++m_generation;
    m_choice = choice;
    m_field->setText(choice.name);
    m_field->setToolTip(choice.detail);
    setFieldError(m_field, false);
    update();
}

void PersonPicker::typed(const QString &text)
{
    const quint64 generation = ++m_generation;
    setFieldError(m_field, false);
    if (!m_source || text.trimmed().isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    const QPointer<PersonPicker> self(this);
    m_source->search(text.trimmed(), limit, [self, generation](const QList<NamedChoice> &found) {
        if (!self || self->m_generation != generation)
            return;
        self->m_found.clear();
        for (const NamedChoice &choice : found) {
            auto *item = new QStandardItem(choice.name);
            item->setData(choice.id, IdRole);
            item->setData(choice.detail, SecondaryTextRole);
            item->setToolTip(choice.detail);
            self->m_found.appendRow(item);
        }
        if (found.isEmpty())
            self->m_completer->popup()->hide();
        else
            self->propose();
    });
}

/// The best match is marked, so that Return takes it.
void PersonPicker::propose()
{
    m_completer->complete();
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void PersonPicker::take(const QModelIndex &index)
{
    setChoice({index.data(IdRole).toByteArray(), index.data().toString(), index.data(SecondaryTextRole).toString()});
    Q_EMIT chosen(m_choice);
}

void PersonPicker::finish()
{
    const QString text = m_field->text().trimmed();
    if (text == m_choice.name || m_completer->popup()->isVisible())
        return;
    if (text.isEmpty()) {
        setChoice({});
        Q_EMIT chosen(m_choice);
        return;
    }
    // Exactly one name that fits is a choice; anything else must be seen.
    if (m_found.rowCount() == 1 && m_found.item(0)->text().startsWith(text, Qt::CaseInsensitive)) {
        take(m_found.index(0, 0));
        return;
    }
    setFieldError(m_field, true);
    m_field->setToolTip(tr("Nobody is called “%1”").arg(text));
}

void PersonPicker::resizeEvent(QResizeEvent *)
{
    m_field->setGeometry(rect());
}

} // namespace steward
