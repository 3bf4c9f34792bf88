// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/administrationpane.h"

#include "core/desk/undo.h"
#include "views/delegates/celldelegate.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/recordform.h"
#include "views/shell/errortext.h"
#include "views/shell/paneregistry.h"
#include "views/shell/prompter.h"
#include "views/theme/icons.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

namespace steward {

namespace {

/// A record and the names of what it refers to, read together.
struct Shown
{
    LoadedRecord loaded;
    ReferenceLabels labels;
};

Result<Shown> readRecord(Workspace &desk, const Uuid &id)
{
    Shown shown;
    STEWARD_ASSIGN(shown.loaded, desk.load(id));
    const RecordType *type = desk.schema().type(shown.loaded.type);
    if (!type)
        return shown;
    for (const Uuid &reference : referencesOf(*type, shown.loaded.values)) {
        STEWARD_ASSIGN(const QString label, desk.labelOf(reference));
        shown.labels.insert(reference, label);
    }
    return shown;
}

/// Tickets have the queue; records that hang on a ticket have its thread.
bool isMasterData(const RecordType &type) { return !type.isTicket() && !type.field(u"about") && !type.field(u"from"); }

} // namespace

AdministrationPane::AdministrationPane(const PaneContext &context)
    : Pane(context)
    , m_model(context.session ? new RecordTableModel(context.session, this) : nullptr)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_types(new QListWidget)
    , m_filter(new QLineEdit)
    , m_new(new QPushButton)
    , m_table(new StewardTableView)
    , m_form(new RecordForm(context.session))
    , m_heading(new QLabel)
    , m_consequence(new QLabel)
    , m_delete(new QPushButton)
    , m_cancel(new QPushButton)
    , m_save(new QPushButton)
{
    setObjectName(QStringLiteral("administration"));
    auto *splitter = new QSplitter;
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);

    m_types->setObjectName(QStringLiteral("administration.types"));
    m_types->setFrameShape(QFrame::NoFrame);
    m_types->setMinimumWidth(170);
    splitter->addWidget(m_types);

    auto *middle = new QWidget;
    auto *list = new QVBoxLayout(middle);
    list->setContentsMargins(12, 8, 12, 0);
    list->setSpacing(8);
    auto *strip = new QHBoxLayout;
    m_filter->setObjectName(QStringLiteral("administration.filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_new->setObjectName(QStringLiteral("administration.new"));
    m_new->setIcon(icon(QStringLiteral("plus")));
    strip->addWidget(m_filter, 1);
    strip->addWidget(m_new);
    list->addLayout(strip);
    m_table->setObjectName(QStringLiteral("administration.table"));
    list->addWidget(m_table, 1);
    splitter->addWidget(middle);

    auto *right = new QWidget;
    auto *editing = new QVBoxLayout(right);
    editing->setContentsMargins(16, 8, 16, 8);
    editing->setSpacing(8);
    m_heading->setFont(Theme::font(TypeRole::Heading));
    m_heading->setWordWrap(true);
    editing->addWidget(m_heading);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    editing->addWidget(scroll, 1);
    m_consequence->setFont(Theme::font(TypeRole::Small));
    m_consequence->setWordWrap(true);
    editing->addWidget(m_consequence);
    auto *footer = new QHBoxLayout;
    m_delete->setObjectName(QStringLiteral("administration.delete"));
    m_cancel->setObjectName(QStringLiteral("administration.cancel"));
    m_save->setObjectName(QStringLiteral("administration.save"));
    m_save->setDefault(true);
    footer->addWidget(m_delete);
    footer->addStretch();
    footer->addWidget(m_cancel);
    footer->addWidget(m_save);
    editing->addLayout(footer);
    right->setMinimumWidth(300);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({180, 560, 380});
    if (!m_model)
        return;

    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(SortRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);

    connect(m_types, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).toString() != m_model->typeName())
            showType(item->data(Qt::UserRole).toString());
    });
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AdministrationPane::showCurrent);
    connect(m_new, &QPushButton::clicked, this, &AdministrationPane::startNew);
    connect(m_save, &QPushButton::clicked, this, &AdministrationPane::save);
    connect(m_cancel, &QPushButton::clicked, this, &AdministrationPane::cancel);
    connect(m_delete, &QPushButton::clicked, this, &AdministrationPane::remove);
    connect(m_form, &RecordForm::edited, this, &AdministrationPane::updateFooter);
    fillTypes();
    showType(QStringLiteral("team"));
}

QWidget *AdministrationPane::focusTarget() { return m_types; }

QByteArray AdministrationPane::saveState() const { return m_model ? m_model->typeName().toUtf8() : QByteArray(); }

bool AdministrationPane::restoreState(const QByteArray &state)
{
    const QString type = QString::fromUtf8(state);
    const bool known = m_model && context().session->schema() && context().session->schema()->type(type);
    if (known)
        showType(type);
    return known;
}

void AdministrationPane::fillTypes()
{
    const QString current = m_model->typeName();
    const QSignalBlocker quiet(m_types);
    m_types->clear();
    const auto schema = context().session->schema();
    if (!schema)
        return;
    for (const auto &type : schema->types()) {
        if (!isMasterData(*type))
            continue;
        auto *item = new QListWidgetItem(recordText(type->pluralLabel()));
        item->setData(Qt::UserRole, type->name());
        item->setSizeHint({0, 28});
        m_types->addItem(item);
        if (type->name() == current)
            m_types->setCurrentItem(item);
    }
}

void AdministrationPane::showType(const QString &type)
{
    m_model->setType(type);
    const RecordType *declared = m_model->type();
    if (!declared)
        return;
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumn(column, new TextDelegate(m_table), column == 0 ? 0 : 140, column == 0);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_shown = {};
    m_form->clear();
    fillTypes();
    retranslate();
}

void AdministrationPane::startNew()
{
    const QString type = m_model->typeName();
    deliver(context().session->write<RecordEdit>([type](Workspace &desk) { return desk.draftOf(type); }), this,
        [this](const Result<RecordEdit> &draft) {
            if (!draft) {
                context().host->toast(QStringLiteral("alert-triangle"), ErrorText::of(draft.error()).title);
                return;
            }
            m_shown = {};
            m_table->clearSelection();
            m_form->setRecord(*draft, {});
            m_form->focusFirst();
            updateFooter();
        });
}

void AdministrationPane::showCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    const Uuid id = Uuid::fromBytes(index.data(IdRole).toByteArray());
    if (id == m_shown || id.isNull())
        return;
    if (m_form->isDirty()) { // what was typed stays; the footer says how to go on
        updateFooter();
        return;
    }
    deliver(context().session->read<Shown>(m_channel, [id](Workspace &desk) { return readRecord(desk, id); }), this,
        [this](const Result<Shown> &shown) {
            if (!shown || m_form->isDirty())
                return;
            m_shown = shown->loaded.id;
            m_form->setRecord(RecordEdit::of(shown->loaded, QStringLiteral("edit")), shown->labels);
            updateFooter();
        });
}

void AdministrationPane::save()
{
    if (!m_form->check())
        return;
    commit(m_form->edit(), m_form->isNew() ? tr("Created") : tr("Saved"));
}

void AdministrationPane::remove()
{
    RecordEdit edit = m_form->edit();
    edit.next = edit.base;
    edit.next.values[size_t(m_model->type()->indexOf(u"deleted"))] = Value::boolean(true);
    edit.verb = QStringLiteral("delete");
    commit(edit, tr("Deleted"));
}

void AdministrationPane::commit(const RecordEdit &edit, const QString &done)
{
    m_save->setEnabled(false);
    deliver(context().session->write<CommitReport>([edit](Workspace &desk) { return desk.commit(edit); }), this,
        [this, done](const Result<CommitReport> &report) {
            if (!report) {
                if (!m_form->showError(report.error()))
                    m_consequence->setText(QStringLiteral("◆ ") + ErrorText::of(report.error()).title);
                m_save->setEnabled(true);
                return;
            }
            const Uuid batch = report->batch;
            m_shown = {};
            m_form->clear();
            updateFooter();
            DeskSession *session = context().session;
            context().host->toast(QStringLiteral("check"), done, [session, batch] {
                (void)session->write<UndoReport>([batch](Workspace &desk) { return undo(desk, batch); });
            });
            m_table->setFocus();
        });
}

void AdministrationPane::cancel()
{
    m_shown = {};
    m_form->clear();
    showCurrent();
    updateFooter();
}

void AdministrationPane::updateFooter()
{
    const bool editing = !m_form->isEmpty();
    const bool dirty = editing && m_form->isDirty();
    m_delete->setVisible(editing && !m_form->isNew());
    m_cancel->setEnabled(editing);
    m_save->setEnabled(dirty || (editing && m_form->isNew()));
    m_consequence->setText(dirty ? tr("Not saved yet. Every save can be undone.") : QString());
    retranslate();
}

void AdministrationPane::retranslate()
{
    if (!m_model)
        return;
    const RecordType *type = m_model->type();
    const QString singular = type ? recordText(type->label()) : QString();
    m_filter->setPlaceholderText(tr("Find in this table"));
    m_types->setAccessibleName(tr("Kinds of records"));
    m_new->setText(tr("New %1").arg(singular));
    m_delete->setText(tr("Delete"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(m_form->isNew() ? tr("Create %1").arg(singular) : tr("Save %1").arg(singular));
    m_table->setAccessibleName(type ? recordText(type->pluralLabel()) : QString());
    if (m_form->isEmpty())
        m_heading->setText(tr("Choose a row, or create one"));
    else
        m_heading->setText(m_form->isNew() ? tr("New %1").arg(singular) : singular);
    for (int row = 0; row < m_types->count(); ++row) {
        const RecordType *listed = context().session->schema()->type(m_types->item(row)->data(Qt::UserRole).toString());
        if (listed)
            m_types->item(row)->setText(recordText(listed->pluralLabel()));
    }
}

STEWARD_PANE(AdministrationPane, "administration", QT_TRANSLATE_NOOP("Panes", "Administration"), "settings",
    PaneArea::Centre)

} // namespace steward
