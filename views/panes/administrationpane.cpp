// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/administrationpane.h"

#include "core/access/accessrules.h"
#include "core/desk/recordverbs.h"
#include "core/storage/hub/declarations.h"
#include "models/referencelabel.h"
#include "views/actions/actionregistry.h"
#include "views/delegates/celldelegate.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/recordform.h"
#include "views/panes/erasing.h"
#include "views/panes/holidayentry.h"
#include "views/panes/setupchecklist.h"
#include "views/shell/deskcommands.h"
#include "views/shell/errortext.h"
#include "views/shell/paneregistry.h"
#include "views/shell/prompter.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/tabular.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
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
        STEWARD_ASSIGN(const QString label, referenceTitle(desk, reference));
        shown.labels.insert(reference, label);
    }
    return shown;
}

/// Tickets have the queue; records that hang on a ticket have its thread.
QString nameIn(const RecordType &type, const RecordValues &values)
{
    const QString name = values.values[size_t(type.indexOf(type.titleField()))].text().simplified();
    return name.isEmpty() ? recordText(type.label()) : name;
}

/// The list of kinds at the left: 12 px in, as docks have it.
class KindDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        const bool focused = option.state & QStyle::State_HasFocus;
        const QRect r = option.rect;
        if (selected) {
            p->fillRect(r, Theme::colour(focused ? ThemeRole::Selection : ThemeRole::SelectionInactive));
            if (focused)
                p->fillRect(QRect(r.left(), r.top(), 3, r.height()), Theme::colour(ThemeRole::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            p->fillRect(r, Theme::colour(ThemeRole::Hover));
        }
        p->setFont(Theme::font(selected ? TypeRole::BodyStrong : TypeRole::Body));
        p->setPen(Theme::colour(ThemeRole::Text1));
        paintLine(p, r.adjusted(12, 0, -8, 0), index.data().toString());
    }
};

bool isMasterData(const RecordType &type) { return !type.isTicket() && AccessRules::builtIn().of(type).follows.isEmpty(); }
/// Written once, and only looked at here.
bool isFixed(const RecordType *type) { return type && AccessRules::builtIn().of(*type).once; }

} // namespace

AdministrationPane::AdministrationPane(const PaneContext &context)
    : Pane(context)
    , m_model(context.session ? new RecordTableModel(context.session, this) : nullptr)
    , m_pages(new QStackedWidget)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_types(new QListWidget)
    , m_filter(new QLineEdit)
    , m_new(new QPushButton)
    , m_table(new StewardTableView)
    , m_form(new RecordForm(context.session))
    , m_editing(new QWidget)
    , m_heading(new QLabel)
    , m_consequence(new QLabel)
    , m_delete(new QPushButton)
    , m_erase(new QPushButton)
    , m_holidays(new QPushButton)
    , m_cancel(new QPushButton)
    , m_save(new QPushButton)
{
    setObjectName(QStringLiteral("administration"));
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);

    m_types->setObjectName(QStringLiteral("administration.types"));
    m_types->setFrameShape(QFrame::NoFrame);
    m_types->setFixedWidth(190);
    m_types->setItemDelegate(new KindDelegate(m_types));
    whole->addWidget(m_types);
    auto *line = new QWidget;
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Dark);
    whole->addWidget(line);
    whole->addWidget(m_pages, 1);
    auto *splitter = new QSplitter;

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

    auto *editing = new QVBoxLayout(m_editing);
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
    scroll->setFocusPolicy(Qt::NoFocus);
    editing->addWidget(scroll, 1);
    m_holidays->setObjectName(QStringLiteral("administration.holidays"));
    m_holidays->setIcon(icon(QStringLiteral("calendar")));
    editing->addWidget(m_holidays, 0, Qt::AlignLeft);
    m_consequence->setFont(Theme::font(TypeRole::Small));
    m_consequence->setWordWrap(true);
    editing->addWidget(m_consequence);
    auto *footer = new QHBoxLayout;
    m_delete->setObjectName(QStringLiteral("administration.delete"));
    m_cancel->setObjectName(QStringLiteral("administration.cancel"));
    m_save->setObjectName(QStringLiteral("administration.save"));
    m_erase->setObjectName(QStringLiteral("administration.erase"));
    setPrimary(m_save);
    setProperty(paneFooterProperty, 44);
    footer->addWidget(m_delete);
    footer->addWidget(m_erase);
    footer->addStretch();
    footer->addWidget(m_cancel);
    footer->addWidget(m_save);
    editing->addLayout(footer);
    m_editing->setMinimumWidth(340);
    m_editing->hide();
    splitter->addWidget(m_editing);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({640, 400});
    m_pages->addWidget(splitter);
    if (!m_model)
        return;

    m_setup = new SetupChecklist(context.session, context.actions);
    auto *steps = new QScrollArea;
    steps->setFrameShape(QFrame::NoFrame);
    steps->setWidgetResizable(true);
    steps->setWidget(m_setup);
    steps->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(steps);
    setTabOrder(m_types, m_setup);
    connect(m_setup, &SetupChecklist::typeWanted, this, &AdministrationPane::showType);
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(SortRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);

    connect(m_types, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            showType(item->data(Qt::UserRole).toString());
    });
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AdministrationPane::showCurrent);
    connect(m_new, &QPushButton::clicked, this, &AdministrationPane::startNew);
    connect(m_save, &QPushButton::clicked, this, &AdministrationPane::save);
    connect(m_cancel, &QPushButton::clicked, this, &AdministrationPane::cancel);
    connect(m_delete, &QPushButton::clicked, this, &AdministrationPane::remove);
    connect(m_erase, &QPushButton::clicked, this, &AdministrationPane::erase);
    connect(m_holidays, &QPushButton::clicked, this, [this] {
        enterHolidays(this->context(), this, m_shown, [this] {
            m_shown = {};
            m_form->clear();
            showCurrent();
            updateFooter();
        });
    });
    context.actions->handle(QStringLiteral("ticket.send"), this, [this] { save(); },
        [this] { return m_save->isEnabled() && m_save->isVisible() ? QString() : tr("Nothing is entered here"); });
    connect(m_form, &RecordForm::edited, this, &AdministrationPane::updateFooter);
    fillTypes();
    m_model->setType(QStringLiteral("team"));
    showType({});
}

QWidget *AdministrationPane::focusTarget()
{
    if (m_pages->currentIndex() == 1 && m_setup)
        return m_setup;
    return m_types;
}

QByteArray AdministrationPane::saveState() const
{
    return m_model && m_pages->currentIndex() == 0 ? m_model->typeName().toUtf8() : QByteArray();
}

bool AdministrationPane::restoreState(const QByteArray &state)
{
    const QString type = QString::fromUtf8(state);
    const bool known = m_model && context().session->schema() && context().session->schema()->type(type);
    if (known)
        showType(type);
    return known;
}

/// Fields leave Ctrl+Return to their pane.
void AdministrationPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        context().actions->trigger(QStringLiteral("ticket.send"));
    else
        Pane::keyPressEvent(event);
}

void AdministrationPane::fillTypes()
{
    const bool onSetup = m_pages->currentIndex() == 1;
    const QString current = onSetup ? QString() : m_model->typeName();
    const QSignalBlocker quiet(m_types);
    m_types->clear();
    auto *setup = new QListWidgetItem(tr("Setup"));
    setup->setData(Qt::UserRole, QString());
    setup->setSizeHint({0, 28});
    m_types->addItem(setup);
    if (onSetup)
        m_types->setCurrentItem(setup);
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

void AdministrationPane::showType(const QString &type, bool createOne)
{
    m_pages->setCurrentIndex(type.isEmpty() ? 1 : 0);
    if (type.isEmpty()) {
        fillTypes();
        return;
    }
    m_model->setType(type);
    const RecordType *declared = m_model->type();
    if (!declared)
        return;
    const int last = m_model->columnCount() - 1;
    for (int column = 0; column <= last; ++column)
        m_table->setColumn(column, new TextDelegate(m_table), column == 0 ? 210 : column == last ? 0 : 150, column == 0);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_shown = {};
    m_form->clear();
    fillTypes();
    updateFooter();
    if (createOne)
        startNew();
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
            m_form->placeInTabOrder(m_table);
            updateFooter(); // shows the form: the keyboard goes to what is seen
            m_form->focusFirst();
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
            m_labels = shown->labels;
            m_form->setRecord(RecordEdit::of(shown->loaded, QStringLiteral("edit")), shown->labels);
            m_form->placeInTabOrder(m_table);
            updateFooter();
        });
}

void AdministrationPane::save()
{
    if (!m_form->check())
        return;
    const RecordEdit edit = m_form->edit();
    const QString name = nameIn(*m_model->type(), edit.next);
    commit(edit, (m_form->isNew() ? tr("%1 created") : tr("%1 saved")).arg(name));
}

void AdministrationPane::remove()
{
    RecordEdit edit = m_form->edit();
    edit.next = edit.base;
    edit.next.values[size_t(m_model->type()->indexOf(u"deleted"))] = Value::boolean(true);
    edit.verb = QStringLiteral("delete");
    commit(edit, tr("%1 deleted").arg(nameIn(*m_model->type(), edit.base)));
}

void AdministrationPane::erase()
{
    const int row = m_model->rowOf(m_shown);
    const LoadedRecord *loaded = row < 0 ? nullptr : m_model->record(row);
    if (!loaded)
        return;
    const QString name = nameIn(*m_model->type(), loaded->values);
    QList<ErasableField> fields = erasableFields(*m_model->type(), loaded->values, m_labels);
    for (ErasableField &field : fields)
        field.checked = m_model->typeName() == QLatin1String("person"); // who asks to be forgotten means all of it
    eraseForGood(context(), this, anchorOf(m_erase), tr("Erase from %1").arg(name), tr("Fields of a record erased"), loaded->id, {}, fields);
}

void AdministrationPane::commit(const RecordEdit &edit, const QString &done)
{
    DeskCommands *commands = DeskCommands::of(context().session);
    if (!commands)
        return;
    m_save->setEnabled(false);
    commands->run({QStringLiteral("check"), done}, [edit](const VerbContext &desk) { return writeRecord(desk, edit); },
        [this, type = edit.type](const Result<VerbReport> &report) {
            if (!report) {
                if (!m_form->showError(report.error()))
                    m_consequence->setText(QStringLiteral("◆ ") + ErrorText::of(report.error()).line());
                m_save->setEnabled(true);
                return;
            }
            m_shown = {};
            m_form->clear();
            updateFooter();
            m_new->setFocus(Qt::OtherFocusReason); // the next one is Space away
            if (!declaresRules(type))
                return;
            deliver(context().session->read<bool>([](Workspace &desk) -> Result<bool> {
                return desk.isOnServer() ? rulesAreInForce(desk.connection()) : Result<bool>(true);
            }), this, [this](const Result<bool> &inForce) {
                if (inForce && !*inForce)
                    context().host->toast(QStringLiteral("alert-triangle"),
                        tr("Saved, but not in force: the owner of the server has to run “stewardctl hub upgrade”"));
            });
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
    m_editing->setVisible(editing);
    const bool fixed = isFixed(m_model->type());
    m_form->setEnabled(!fixed);
    m_new->setVisible(!fixed);
    m_delete->setVisible(editing && !m_form->isNew() && !fixed);
    m_erase->setVisible(m_delete->isVisibleTo(m_editing) && !dirty);
    m_holidays->setVisible(m_delete->isVisibleTo(m_editing) && !dirty && m_model->typeName() == QLatin1String("calendar"));
    m_cancel->setVisible(editing);
    m_save->setVisible(editing && !fixed);
    m_save->setEnabled(dirty || (editing && m_form->isNew()));
    m_consequence->setText(dirty ? tr("Not saved yet. Every save can be undone.") : QString());
    showWords();
}

void AdministrationPane::retranslate()
{
    if (!m_model)
        return;
    m_setup->retranslate();
    showWords();
}

void AdministrationPane::showWords()
{
    const RecordType *type = m_model->type();
    const QString singular = type ? recordText(type->label()) : QString();
    m_filter->setPlaceholderText(tr("Find in this table"));
    m_types->setAccessibleName(tr("Kinds of records"));
    m_new->setText(tr("New %1").arg(singular));
    m_delete->setText(tr("Delete"));
    m_erase->setText(tr("Erase…"));
    m_erase->setToolTip(tr("Erase for good"));
    m_holidays->setText(tr("Enter holidays…"));
    m_holidays->setToolTip(tr("From a calendar file (.ics) or a list of date and name (.csv)"));
    m_cancel->setText(isFixed(type) ? tr("Close") : tr("Cancel"));
    m_save->setText(m_form->isNew() ? tr("Create %1").arg(singular) : tr("Save %1").arg(singular));
    m_table->setAccessibleName(type ? recordText(type->pluralLabel()) : QString());
    if (m_form->isEmpty())
        m_heading->setText(tr("Choose a row, or create one"));
    else if (isFixed(type))
        m_heading->setText(tr("%1. It cannot be changed.").arg(singular));
    else
        m_heading->setText(m_form->isNew() ? tr("New %1").arg(singular) : singular);
    m_types->item(0)->setText(tr("Setup"));
    for (int row = 1; row < m_types->count(); ++row) {
        const RecordType *listed = context().session->schema()->type(m_types->item(row)->data(Qt::UserRole).toString());
        if (listed)
            m_types->item(row)->setText(recordText(listed->pluralLabel()));
    }
}

namespace {

const bool registered = PaneRegistry::instance().add({.id = QStringLiteral("administration"),
    .title = QT_TRANSLATE_NOOP("Panes", "Administration"),
    .icon = QStringLiteral("settings"),
    .area = PaneArea::Centre,
    .create = [](const PaneContext &context, const QString &) -> Pane * { return new AdministrationPane(context); },
    .needsDesk = true});

} // namespace

} // namespace steward
