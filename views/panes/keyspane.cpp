// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/keyspane.h"

#include "views/actions/actionregistry.h"
#include "views/delegates/celldelegate.h"
#include "views/delegates/stewardtableview.h"
#include "views/shell/paneregistry.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const bool registered = PaneRegistry::instance().add(
    {.id = u"keys"_s,
     .title = QT_TRANSLATE_NOOP("Panes", "Keyboard shortcuts"),
     .icon = u"key"_s,
     .area = PaneArea::Centre,
     .create = [](const PaneContext &context, const QString &) -> Pane * { return new KeysPane(context); },
     .action = u"help.keys"_s});

} // namespace

KeysPane::KeysPane(const PaneContext &context)
    : Pane(context), m_found(new QSortFilterProxyModel(this)), m_filter(new QLineEdit), m_table(new StewardTableView)
{
    m_filter->setObjectName(u"keysFilter"_s);
    m_table->setObjectName(u"keysTable"_s);
    m_filter->setFixedWidth(320);
    m_found->setSourceModel(&m_rows);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setFilterKeyColumn(-1);
    m_table->setModel(m_found);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(12, 0, 12, 0);
    strip->addWidget(m_filter);
    strip->addStretch(1);
    column->addLayout(strip);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, m_found, &QSortFilterProxyModel::setFilterFixedString);
}

QWidget *KeysPane::focusTarget()
{
    return m_filter;
}

void KeysPane::retranslate()
{
    m_filter->setPlaceholderText(tr("Find a command or a key"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_table->setAccessibleName(title());
    m_rows.clear();
    m_rows.setHorizontalHeaderLabels({tr("Command"), tr("Keys"), tr("Works")});
    const ActionRegistry *actions = context().actions;
    for (const ActionSpec *spec : actions->specs()) {
        if (spec->keys.isEmpty())
            continue;
        QString where;
        switch (spec->context) {
        case ActionContext::Window: where = tr("everywhere"); break;
        case ActionContext::List: where = tr("in a list"); break;
        case ActionContext::Ticket: where = tr("in a ticket"); break;
        case ActionContext::Review: where = tr("where values are decided"); break;
        case ActionContext::Graph: where = tr("in the configuration graph"); break;
        case ActionContext::Calendar: where = tr("in the change calendar"); break;
        }
        m_rows.appendRow({new QStandardItem(actions->text(spec->id)), new QStandardItem(spec->keys), new QStandardItem(where)});
    }
    m_table->setColumn(0, new TextDelegate(m_table), 320);
    m_table->setColumn(1, new NumberDelegate(m_table), 180);
    m_table->setColumn(2, new TextDelegate(m_table, false, true), 0);
}

} // namespace steward
