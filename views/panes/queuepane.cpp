// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What is shown and in which order. What can be done to it stands in queueactions.cpp, what is said about an empty or
// broken list in queuestates.cpp.
#include "views/panes/queuepane.h"

#include "models/ticketlistmodel.h"
#include "views/actions/actionregistry.h"
#include "views/editors/deskquerylanguage.h"
#include "views/editors/queryfaultstrip.h"
#include "views/editors/queryfield.h"
#include "views/panes/noticestrip.h"
#include "views/panes/queueactions.h"
#include "views/panes/queuelayouts.h"
#include "views/panes/queueoutput.h"
#include "views/panes/queuetable.h"
#include "views/shell/deskcommands.h"
#include "views/shell/deskfocus.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/text/format.h"
#include "views/theme/icons.h"

#include <QDataStream>
#include <QIODevice>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

STEWARD_PANE(QueuePane, "queue", QT_TRANSLATE_NOOP("Panes", "Queue"), "list-check", PaneArea::Centre)

namespace {

constexpr int typingMs = 90; // between two keys of somebody who types
constexpr int mostRecent = 20;
constexpr quint32 stateVersion = 1;

/// 44 px, the table's own surface, a line below.
class FilterStrip : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.fillRect(rect(), Theme::colour(ThemeRole::Base));
        p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    }
};

QToolButton *stripButton(const char *name, const char *iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(icon(QString::fromLatin1(iconName)));
    button->setIconSize({18, 18});
    button->setFixedSize(28, 28);
    button->setAutoRaise(false);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

QueuePane::QueuePane(const PaneContext &context) : Pane(context), m_layouts(std::make_unique<QueueLayouts>())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (context.session) {
        build();
        openFirst();
        return;
    }
    m_state = new StateView(this);
    column->addWidget(m_state);
}

QueuePane::~QueuePane() = default;

void QueuePane::build()
{
    m_vocabulary = DeskVocabulary::of(context().session);
    m_focus = DeskFocus::of(context().session);
    m_model = new TicketListModel(this);
    m_model->setDesk(context().session, m_vocabulary->tickets());
    m_model->setPolicies(m_vocabulary->policies());
    m_language = new DeskQueryLanguage(m_vocabulary, this);

    auto *strip = new FilterStrip(this);
    strip->setFixedHeight(44);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(12, 8, 12, 8);
    line->setSpacing(8);
    m_field = new QueryField(strip);
    m_field->setLanguage(m_language);
    m_saveButton = stripButton("queueSaveView", "star", strip);
    m_historyButton = stripButton("queueHistory", "history", strip);
    m_columnsButton = stripButton("queueColumns", "columns", strip);
    line->addWidget(m_field, 1);
    line->addWidget(m_saveButton);
    line->addWidget(m_historyButton);
    line->addWidget(m_columnsButton);
    m_fault = new QueryFaultStrip(m_field, this);
    m_notice = new NoticeStrip(this);
    m_table = new QueueTable(m_model, context().clock, this);
    m_table->setActions(context().actions);
    m_state = new StateView(this);
    auto *place = new QWidget(this);
    m_stack = new QStackedLayout(place);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(strip);
    column->addWidget(m_fault);
    column->addWidget(m_notice);
    column->addWidget(place, 1);
    m_actions = new QueueActions(this);
    new QueueOutput(this);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    m_slow.setSingleShot(true);
    m_slow.setInterval(TicketListModel::skeletonMs);
    m_recount.setSingleShot(true);
    m_recount.setInterval(1000);
    follow();
}

void QueuePane::follow()
{
    connect(m_field, &QueryField::queryEdited, this, [this](const QString &text) {
        m_typed = text;
        m_typing.start();
    });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        ListSpec spec = m_spec;
        spec.query = m_typed;
        apply(spec, SearchEnding::Typing);
    });
    connect(m_field, &QueryField::submitted, this, [this](const QString &text) {
        m_typing.stop();
        ListSpec spec = m_spec;
        spec.query = text;
        apply(spec, SearchEnding::Complete);
        remember(text);
        focusTarget()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_language, &DeskQueryLanguage::namesFound, this, [this] {
        if (m_field->hasFocus())
            m_field->showProposals();
    });
    connect(m_table, &QueueTable::orderWanted, this, &QueuePane::orderBy);
    connect(m_table, &QueueTable::currentRidChanged, this, &QueuePane::tellFocus);
    connect(m_table, &QueueTable::chosenChanged, this, &QueuePane::showNotice);
    connect(m_table, &QueueTable::columnsChanged, this, [this] { setColumns(m_table->shownColumns()); });
    connect(m_model, &TicketListModel::stateChanged, this, &QueuePane::showState);
    connect(m_model, &TicketListModel::contentChanged, this, [this] {
        showState();
        if (m_model->isComplete() && std::exchange(m_wantsEverything, false))
            m_table->selectAll();
    });
    connect(m_model, &TicketListModel::countChanged, this, [this] {
        showCount();
        showState();
    });
    connect(m_model, &TicketListModel::arrivedChanged, this, &QueuePane::showNotice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int row = m_table->currentIndex().row();
        if (row >= first.row() && row <= last.row())
            tellFocus(); // the row under the caret was read meanwhile
    });
    connect(&m_slow, &QTimer::timeout, this, &QueuePane::showState);
    connect(&m_recount, &QTimer::timeout, this, &QueuePane::readTotal);
    connect(context().session, &DeskSession::changed, this, [this] {
        if (!m_recount.isActive())
            m_recount.start();
    });
    connect(m_vocabulary, &DeskVocabulary::rulesChanged, this, [this] { m_model->setPolicies(m_vocabulary->policies()); });
    connect(m_vocabulary, &DeskVocabulary::schemaChanged, this, [this] {
        m_model->setDesk(context().session, m_vocabulary->tickets());
        showView(ListedView(m_view));
    });
    connect(m_focus, &DeskFocus::viewWanted, this, [this](const Uuid &id) { showView(id); });
    connect(m_focus, &DeskFocus::queryWanted, this, &QueuePane::showQuery);
    connect(m_saveButton->menu(), &QMenu::aboutToShow, this, [this] { m_actions->fillSaveMenu(m_saveButton->menu()); });
    connect(m_historyButton->menu(), &QMenu::aboutToShow, this, [this] { fillHistoryMenu(m_historyButton->menu()); });
    connect(m_columnsButton->menu(), &QMenu::aboutToShow, this, [this] { fillColumnMenu(m_columnsButton->menu()); });
    readTotal();
}

/// What a technician comes for: the open tickets of their teams; of everybody, when they are in no team that has any.
void QueuePane::openFirst()
{
    struct First
    {
        QList<ListedView> views;
        qint64 ofTeams = 0;
    };
    const PlannedList teams = planList(*m_vocabulary, {u"team:(my teams) status:open"_s, {}, {}});
    const auto work = [count = teams.plan.count](Workspace &desk) -> Result<First> {
        First first;
        STEWARD_ASSIGN(first.views, viewsForMe(desk));
        if (count) {
            STEWARD_ASSIGN(first.ofTeams, count(desk));
        }
        return first;
    };
    deliver(context().session->read<First>(m_viewChannel, work), this, [this](const Result<First> &first) {
        if (!m_view.id.isNull() || !m_spec.query.isEmpty())
            return; // somebody was quicker
        if (!first) {
            m_state->showError(first.error(), [this] { openFirst(); });
            m_stack->setCurrentWidget(m_state);
            return;
        }
        const ViewSection wanted = first->ofTeams > 0 ? ViewSection::Team : ViewSection::Everyone;
        for (const ListedView &listed : first->views) {
            if (sectionOf(listed.view) == wanted) {
                showView(listed);
                return;
            }
        }
        showQuery(u"status:open"_s);
    });
}

// --- what is shown ---

void QueuePane::showView(const Uuid &id)
{
    const auto work = [id](Workspace &desk) -> Result<ListedView> {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(id));
        return ListedView{id, savedViewOf(loaded)};
    };
    deliver(context().session->read<ListedView>(m_viewChannel, work), this, [this](const Result<ListedView> &view) {
        if (view)
            showView(*view);
        else
            DeskCommands::of(context().session)->sayError(view.error());
    });
}

void QueuePane::showView(const ListedView &listed)
{
    m_view = listed;
    const QueueLayouts::Layout layout = m_layouts->of(listed.id);
    QStringList columns = layout.columns;
    if (columns.isEmpty()) {
        for (const QString &part : listed.view.columns.split(u',', Qt::SkipEmptyParts))
            columns << part.trimmed();
    }
    if (columns.isEmpty()) {
        for (const ListColumn &column : m_model->columns()) {
            if (column.isDefault)
                columns << column.id;
        }
    }
    m_table->showColumns(columns);
    m_field->setText(listed.view.query);
    apply({listed.view.query, layout.sort.isEmpty() ? listed.view.sort : layout.sort,
           layout.ownGroup ? layout.group : listed.view.groupBy},
          SearchEnding::Complete);
    m_focus->setView(listed.id);
    remember(listed.view.query);
    Q_EMIT viewShown();
    Q_EMIT titleChanged();
}

void QueuePane::showQuery(const QString &query)
{
    m_field->setText(query);
    ListSpec spec = m_spec;
    spec.query = query;
    apply(spec, SearchEnding::Complete);
    remember(query);
}

void QueuePane::narrow(const QString &condition)
{
    const QString query = m_spec.query.trimmed();
    showQuery(query.isEmpty() ? condition : QString(query + u' ' + condition));
}

bool QueuePane::isViewChanged() const
{
    return m_view.id.isNull() || m_spec.query.trimmed() != m_view.view.query.trimmed();
}

void QueuePane::apply(const ListSpec &spec, SearchEnding ending)
{
    const PlannedList planned = planList(*m_vocabulary, spec, ending);
    if (!planned.problems.isEmpty())
        return; // the field says what is wrong, the list stays on what was right
    if (spec.query != m_spec.query)
        m_table->clearMarks(); // nobody may change rows that they marked in another list
    m_spec = spec;
    m_query = planned.query;
    m_wantsEverything = false;
    m_model->show(planned.plan);
    m_slow.start();
    showHeader();
    showCount();
    m_focus->setView(isViewChanged() ? Uuid() : m_view.id);
}

void QueuePane::refresh()
{
    // Relative times count from now, so the query is read anew too.
    const PlannedList planned = planList(*m_vocabulary, m_spec);
    if (planned.problems.isEmpty())
        m_model->show(planned.plan);
}

void QueuePane::selectEverything()
{
    m_wantsEverything = !m_model->isComplete();
    m_table->selectAll();
}

void QueuePane::orderBy(const QString &column)
{
    const QString first = m_spec.sort.section(u',', 0, 0).trimmed();
    const ListColumn &wanted = m_model->columns()[m_model->columnOf(column)];
    const bool same = first == column || first == u'-' + column;
    const bool descending = same ? !first.startsWith(u'-') : wanted.descendingFirst;
    setOrder(descending ? QString(u'-' + column) : column);
}

void QueuePane::setOrder(const QString &sort)
{
    ListSpec spec = m_spec;
    spec.sort = sort;
    QueueLayouts::Layout layout = m_layouts->of(m_view.id);
    layout.sort = sort == m_view.view.sort ? QString() : sort;
    m_layouts->set(m_view.id, layout);
    apply(spec, SearchEnding::Complete);
}

void QueuePane::setGroup(const QString &field)
{
    ListSpec spec = m_spec;
    spec.group = field;
    QueueLayouts::Layout layout = m_layouts->of(m_view.id);
    layout.ownGroup = field != m_view.view.groupBy;
    layout.group = field;
    m_layouts->set(m_view.id, layout);
    apply(spec, SearchEnding::Complete);
}

void QueuePane::setColumns(const QStringList &columns)
{
    QueueLayouts::Layout layout = m_layouts->of(m_view.id);
    layout.columns = columns;
    m_layouts->set(m_view.id, layout);
    m_table->showColumns(columns);
}

void QueuePane::showHeader()
{
    const QString first = m_spec.sort.section(u',', 0, 0).trimmed();
    m_table->showOrder(first.startsWith(u'-') ? first.mid(1) : first, first.startsWith(u'-'));
}

void QueuePane::showCount()
{
    const qint64 count = m_model->count();
    if (count < 0)
        m_field->setCount({}, {});
    else
        m_field->setCount(format::count(count), m_total < 0 ? QString() : tr("of %1").arg(format::count(std::max(m_total, count))));
}

void QueuePane::readTotal()
{
    const PlannedList all = planList(*m_vocabulary, {});
    deliver(context().session->readSlowly<qint64>(m_totalChannel, all.plan.count), this, [this](const Result<qint64> &total) {
        m_total = total.value_or(-1);
        showCount();
    });
}

void QueuePane::tellFocus()
{
    m_focus->setTicket(m_table->currentId());
    context().host->setSelection(selectionLabel());
    context().actions->refresh();
}

QString QueuePane::selectionLabel() const
{
    const int count = m_table->chosenCount();
    if (count > 1)
        return tr("%n ticket(s)", nullptr, count);
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? current.data(NumberRole).toString() : QString();
}

void QueuePane::remember(const QString &query)
{
    const QString text = query.trimmed();
    if (text.isEmpty())
        return;
    m_recent.removeAll(text);
    m_recent.prepend(text);
    while (m_recent.size() > mostRecent)
        m_recent.removeLast();
}

// --- menus of the strip ---

void QueuePane::fillHistoryMenu(QMenu *menu)
{
    menu->clear();
    for (const QString &query : std::as_const(m_recent)) {
        QAction *action = menu->addAction(QString(query).replace(u'&', u"&&"_s));
        action->setFont(Theme::font(TypeRole::Mono));
        connect(action, &QAction::triggered, this, [this, query] { showQuery(query); });
    }
    if (m_recent.isEmpty())
        menu->addAction(tr("No query yet"))->setEnabled(false);
}

void QueuePane::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    QMenu *groups = menu->addMenu(tr("Group by"));
    groups->setIcon(icon(u"stack-2"_s));
    fillGroupMenu(groups);
    for (const char *density : {"view.rows-compact", "view.rows-default", "view.rows-roomy"})
        menu->addAction(context().actions->action(QString::fromLatin1(density)));
    menu->addSeparator();
    m_table->fillColumnMenu(menu);
    menu->addSeparator();
    QAction *reset = menu->addAction(icon(u"refresh"_s), tr("As the view has them"));
    reset->setEnabled(!(m_layouts->of(m_view.id) == QueueLayouts::Layout()));
    connect(reset, &QAction::triggered, this, [this] {
        m_layouts->set(m_view.id, {});
        const QString query = m_spec.query;
        showView(ListedView(m_view));
        if (query != m_view.view.query)
            showQuery(query);
    });
}

void QueuePane::fillGroupMenu(QMenu *menu)
{
    const auto add = [&](const QString &text, const QString &field) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_spec.group == field);
        connect(action, &QAction::triggered, this, [this, field] { setGroup(field); });
    };
    add(tr("Nothing"), {});
    menu->addSeparator();
    for (const ListColumn &column : m_model->columns()) {
        if (column.isGroupable)
            add(column.title(), column.id);
    }
}

// --- the pane ---

QString QueuePane::title() const
{
    return Pane::title();
}

QWidget *QueuePane::focusTarget()
{
    if (!m_stack)
        return this;
    return m_stack->currentWidget() == m_table ? static_cast<QWidget *>(m_table) : m_state;
}

QByteArray QueuePane::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << stateVersion << m_view.id.toBytes() << (isViewChanged() ? m_spec.query : QString()) << m_recent << m_layouts->save();
    return state;
}

bool QueuePane::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    QByteArray view;
    QString query;
    QStringList recent;
    QByteArray layouts;
    in >> version >> view >> query >> recent >> layouts;
    if (version != stateVersion || in.status() != QDataStream::Ok || !m_layouts->restore(layouts) || !context().session)
        return false;
    m_recent = recent;
    const Uuid id = Uuid::fromBytes(view);
    if (!id.isNull()) {
        const auto work = [id](Workspace &desk) -> Result<ListedView> {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(id));
            return ListedView{id, savedViewOf(loaded)};
        };
        deliver(context().session->read<ListedView>(m_viewChannel, work), this, [this, query](const Result<ListedView> &listed) {
            if (!listed) {
                openFirst(); // the view is gone, or this is another desk
                return;
            }
            showView(*listed);
            if (!query.isEmpty())
                showQuery(query);
        });
    } else if (!query.isEmpty()) {
        showQuery(query);
    }
    return true;
}

void QueuePane::retranslate()
{
    if (!m_field) {
        m_state->showEmpty(u"database"_s, tr("No desk open"), tr("Open a desk, or try the demo company."));
        return;
    }
    m_field->setPlaceholder(tr("Add a condition, or words to search for"));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_saveButton, tr("Keep this as a view"));
    name(m_historyButton, tr("Queries used before"));
    name(m_columnsButton, tr("Columns and groups"));
    m_table->setAccessibleName(tr("Tickets"));
    showCount();
    showNotice();
    showState();
}

} // namespace steward
