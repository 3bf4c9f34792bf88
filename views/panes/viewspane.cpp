// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/viewspane.h"

#include "views/actions/actionregistry.h"
#include "views/editors/namequestion.h"
#include "views/shell/deskfocus.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/text/format.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace steward {

STEWARD_PANE(ViewsPane, "views", QT_TRANSLATE_NOOP("Panes", "Views"), "inbox", PaneArea::Left)

namespace {

constexpr int rowHeight = 28;
constexpr int headerHeight = 32;

/// Icon, name, count. The view that the queue shows is a selected row, whoever has the keyboard.
class ViewDelegate : public QStyledItemDelegate
{
public:
    ViewDelegate(const DeskFocus *focus, QObject *parent) : QStyledItemDelegate(parent), m_focus(focus) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {160, index.data(GroupHeaderRole).toBool() ? headerHeight : rowHeight};
    }

    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect row = option.rect;
        if (index.data(GroupHeaderRole).toBool()) {
            p->setFont(Theme::font(TypeRole::SmallStrong));
            p->setPen(Theme::colour(ThemeRole::Text2));
            paintLine(p, QRectF(row).adjusted(12, 8, -8, 0), index.data().toString());
            return;
        }
        const bool shown = m_focus && Uuid::fromBytes(index.data(IdRole).toByteArray()) == m_focus->view();
        const auto *list = qobject_cast<const QListView *>(option.widget);
        const bool caret = list && list->hasFocus() && list->currentIndex() == index;
        if (shown) {
            p->fillRect(row, Theme::colour(ThemeRole::Selection));
            p->fillRect(QRect(row.left(), row.top(), 3, row.height()), Theme::colour(ThemeRole::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            p->fillRect(row, Theme::colour(ThemeRole::Hover));
        }
        if (caret) {
            p->fillRect(QRect(row.left(), row.top(), row.width(), 1), Theme::colour(ThemeRole::Accent));
            p->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), Theme::colour(ThemeRole::Accent));
        }
        paintIcon(p, QRect(row.left() + 12, row.top(), 16, row.height()), index.data(SavedViewModel::IconNameRole).toString(), 16,
            Theme::colour(ThemeRole::Text2));
        qreal right = row.right() - 12;
        const QVariant count = index.data(CountRole);
        if (count.isValid()) {
            const QString text = format::count(count.toLongLong());
            p->setFont(Theme::font(shown ? TypeRole::SmallStrong : TypeRole::Small));
            p->setPen(Theme::colour(shown ? ThemeRole::Text1 : ThemeRole::Text2));
            paintTabular(p, QRectF(row.left(), row.top(), right - row.left(), row.height()), Qt::AlignRight, text);
            right -= tabularWidth(p->font(), text) + 8;
        }
        p->setFont(Theme::font(shown ? TypeRole::BodyStrong : TypeRole::Body));
        p->setPen(Theme::colour(ThemeRole::Text1));
        paintLine(p, QRectF(row.left() + 36, row.top(), right - row.left() - 36, row.height()), index.data().toString());
    }

private:
    const DeskFocus *m_focus;
};

struct SectionAction
{
    const char *id;
    ViewSection section;
};
constexpr SectionAction sectionActions[] = {{"views.to-mine", ViewSection::Mine},
                                            {"views.to-team", ViewSection::Team},
                                            {"views.to-everyone", ViewSection::Everyone}};

} // namespace

ViewsPane::ViewsPane(const PaneContext &context) : Pane(context), m_focus(DeskFocus::of(context.session))
{
    m_list = new QListView;
    m_list->setObjectName(u"viewsList"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    m_state = new StateView;
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_state);
    if (!context.session) {
        m_stack->setCurrentWidget(m_state);
        return;
    }
    m_model = new SavedViewModel(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ViewDelegate(m_focus, m_list));
    m_list->installEventFilter(this);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_focus, &DeskFocus::viewChanged, this, &ViewsPane::markShown);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const ListedView *now = chosen();
        m_kept = now ? now->id : Uuid();
    });
    connect(m_model, &SavedViewModel::loaded, this, [this] {
        m_stack->setCurrentWidget(m_list);
        if (const int row = m_model->rowOf(m_kept); row >= 0)
            m_list->setCurrentIndex(m_model->index(row));
        else
            markShown();
    });
    connect(m_model, &SavedViewModel::failed, this, [this](const Error &error) {
        m_state->showError(error, [this] { m_model->setDesk(DeskVocabulary::of(this->context().session)); });
        m_stack->setCurrentWidget(m_state);
    });
    handle();
    m_model->setDesk(DeskVocabulary::of(context.session));
}

void ViewsPane::handle()
{
    ActionRegistry *actions = context().actions;
    const auto on = [&](const char *id, void (ViewsPane::*what)()) {
        actions->handle(QString::fromLatin1(id), this, [this, what] { (this->*what)(); }, [this] { return whyNot(); });
    };
    on("views.rename", &ViewsPane::rename);
    on("views.remove", &ViewsPane::remove);
    const auto onMove = [&](const char *id, int by) {
        actions->handle(QString::fromLatin1(id), this, [this, by] { move(by); }, [this, by] {
            if (const QString why = whyNot(); !why.isEmpty())
                return why;
            if (m_model->viewAt(m_list->currentIndex().row() + by))
                return QString();
            return by < 0 ? tr("It is the first one of its section") : tr("It is the last one of its section");
        });
    };
    onMove("views.up", -1);
    onMove("views.down", 1);
    for (const SectionAction &one : sectionActions) {
        actions->handle(QString::fromLatin1(one.id), this, [this, section = one.section] { moveTo(section); },
                        [this, section = one.section] {
                            if (const QString why = whyNot(); !why.isEmpty())
                                return why;
                            return sectionOf(chosen()->view) == section ? tr("It stands there already") : QString();
                        });
    }
}

QWidget *ViewsPane::focusTarget()
{
    return m_stack->currentWidget();
}

QList<QAction *> ViewsPane::titleActions() const
{
    if (!context().session)
        return {};
    return {context().actions->action(u"views.add"_s)};
}

const ListedView *ViewsPane::chosen() const
{
    return m_model ? m_model->viewAt(m_list->currentIndex().row()) : nullptr;
}

QString ViewsPane::whyNot() const
{
    const DeskCommands *commands = DeskCommands::of(context().session);
    if (!commands)
        return tr("Needs an open desk");
    if (const QString readOnly = commands->whyReadOnly(); !readOnly.isEmpty())
        return readOnly;
    return chosen() ? QString() : tr("No view is chosen");
}

void ViewsPane::markShown()
{
    const int row = m_model->rowOf(m_focus->view());
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    m_list->viewport()->update();
}

void ViewsPane::openRow(int row)
{
    const ListedView *view = m_model->viewAt(row);
    if (!view)
        return;
    const Uuid id = view->id;
    context().host->openPane(u"queue"_s);
    m_focus->showView(id);
}

void ViewsPane::showMenu(const QPoint &at)
{
    ActionRegistry *actions = context().actions;
    actions->refresh();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (chosen()) {
        QAction *open = menu->addAction(icon(u"list-check"_s), tr("Open in the queue"));
        connect(open, &QAction::triggered, this, [this] { openRow(m_list->currentIndex().row()); });
        if (m_focus->view() != chosen()->id)
            menu->addAction(actions->action(u"views.update"_s));
        menu->addSeparator();
        for (const char *id : {"views.rename", "views.up", "views.down", "views.to-mine", "views.to-team", "views.to-everyone"})
            menu->addAction(actions->action(QString::fromLatin1(id)));
        menu->addSeparator();
        menu->addAction(actions->action(u"views.remove"_s));
        menu->addSeparator();
    }
    menu->addAction(actions->action(u"views.add"_s));
    menu->popup(at);
}

void ViewsPane::run(const QString &done, DeskCommands::Verb verb)
{
    DeskCommands::of(context().session)->run({u"star"_s, done}, std::move(verb));
}

void ViewsPane::rename()
{
    const ListedView view = *chosen();
    const QRect row = m_list->visualRect(m_list->currentIndex());
    const QRect anchor(m_list->viewport()->mapToGlobal(row.topLeft()), row.size());
    m_picker = askName(this, context().actions, anchor, tr("New name of the view"), SavedViewModel::nameOf(view.view), tr("Rename"),
        [this, view](const QString &name) {
            SavedView next = view.view;
            next.name = name;
            run(tr("View renamed to “%1”").arg(name), [id = view.id, next](const VerbContext &desk) { return changeView(desk, id, next); });
        });
}

void ViewsPane::remove()
{
    const ListedView view = *chosen();
    run(tr("View “%1” removed").arg(SavedViewModel::nameOf(view.view)),
        [id = view.id](const VerbContext &desk) { return removeView(desk, id); });
}

void ViewsPane::move(int by)
{
    const ListedView view = *chosen();
    // A place is counted with the view still standing where it is.
    const int place = m_model->placeOf(m_list->currentIndex().row()) + (by > 0 ? 2 : -1);
    run(tr("View “%1” moved").arg(SavedViewModel::nameOf(view.view)),
        [id = view.id, place](const VerbContext &desk) { return moveView(desk, id, place); });
}

void ViewsPane::moveTo(ViewSection section)
{
    const ListedView view = *chosen();
    run(tr("View “%1” moved").arg(SavedViewModel::nameOf(view.view)), [view, section](const VerbContext &desk) -> Result<VerbReport> {
        SavedView next = view.view;
        next.section = sectionKey(section);
        next.owner = section == ViewSection::Mine ? PersonId{desk.me()} : PersonId();
        if (section != ViewSection::Team)
            next.team = {};
        next.position = std::nullopt; // behind the others
        return changeView(desk, view.id, next);
    });
}

void ViewsPane::retranslate()
{
    m_list->setAccessibleName(tr("Saved views"));
    if (!m_model)
        m_state->showEmpty(u"database"_s, tr("No desk open"), tr("Open a desk, or try the demo company."));
    m_list->viewport()->update();
}

void ViewsPane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::colour(ThemeRole::Panel));
}

bool ViewsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::ContextMenu) {
        const auto *asked = static_cast<QContextMenuEvent *>(event);
        if (asked->reason() == QContextMenuEvent::Keyboard) {
            showMenu(m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).bottomLeft()));
        } else {
            m_list->setCurrentIndex(m_list->indexAt(m_list->viewport()->mapFromGlobal(asked->globalPos())));
            showMenu(asked->globalPos());
        }
        return true;
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() & Qt::AltModifier;
        const char *id = nullptr;
        if (key->key() == Qt::Key_F2)
            id = "views.rename";
        else if (key->key() == Qt::Key_Delete)
            id = "views.remove";
        else if (alt && key->key() == Qt::Key_Up)
            id = "views.up";
        else if (alt && key->key() == Qt::Key_Down)
            id = "views.down";
        if (id) {
            context().actions->trigger(QString::fromLatin1(id));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            openRow(m_list->currentIndex().row());
            return true;
        }
    }
    return Pane::eventFilter(watched, event);
}

} // namespace steward
