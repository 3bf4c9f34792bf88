// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/outboxpane.h"

#include "models/deskvocabulary.h"
#include "models/syncstatus.h"
#include "views/actions/actionregistry.h"
#include "views/actions/contextkeys.h"
#include "views/delegates/celldelegate.h"
#include "views/delegates/metadelegates.h"
#include "views/delegates/stewardtableview.h"
#include "views/panes/reviewsheet.h"
#include "views/panes/reviewtable.h"
#include "views/panes/settlealike.h"
#include "views/shell/deskcommands.h"
#include "views/shell/errortext.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/shell/syncwords.h"
#include "views/text/format.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int quietMs = 150;
constexpr int listWidth = 400;
constexpr int footer = 56;
constexpr int headIcon = 24;

const bool registeredOutbox = PaneRegistry::instance().add({.id = u"outbox"_s,
    .title = QT_TRANSLATE_NOOP("Panes", "Outbox and conflicts"),
    .icon = u"cloud-up"_s,
    .area = PaneArea::Centre,
    .create = [](const PaneContext &context, const QString &) -> Pane * { return new OutboxPane(context); },
    .needsDesk = true});

/// A cell of a list with headings: those stand on the panel surface, all else as in any list.
template<class Base>
class Sectioned : public Base
{
public:
    using Base::Base;

protected:
    using Cell = typename Base::Cell;
    void paintCell(QPainter *p, const Cell &cell) const override
    {
        if (!cell.index.data(GroupHeaderRole).toBool()) {
            Base::paintCell(p, cell);
            return;
        }
        p->fillRect(cell.whole, Theme::colour(ThemeRole::Panel));
        const QString name = cell.index.data().toString();
        p->setFont(Theme::font(TypeRole::BodyStrong));
        p->setPen(Theme::colour(ThemeRole::Text1));
        paintLine(p, cell.box, name);
        qreal x = cell.box.left() + QFontMetricsF(p->font()).horizontalAdvance(name) + 8;
        const QString count = format::count(cell.index.data(CountRole).toLongLong());
        p->setFont(Theme::font(TypeRole::Body));
        p->setPen(Theme::colour(ThemeRole::Text2));
        paintLine(p, QRectF(x, cell.box.top(), cell.box.right() - x, cell.box.height()), count);
        x += QFontMetricsF(p->font()).horizontalAdvance(count) + 10;
        p->setFont(Theme::font(TypeRole::Small));
        paintLine(p, QRectF(x, cell.box.top(), qMax(0.0, cell.box.right() - x), cell.box.height()),
                  cell.index.data(SecondaryTextRole).toString());
    }
};

} // namespace

OutboxPane::OutboxPane(const PaneContext &context) : Pane(context)
{
    setObjectName(u"outbox"_s);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_pages = new QStackedWidget(this);
    m_state = new StateView(m_pages);
    m_pages->addWidget(m_state);
    whole->addWidget(m_pages);
    if (!context.session) {
        m_state->showEmpty(u"cloud-up"_s, tr("No desk is open"), tr("The outbox needs an open desk."));
        return;
    }
    m_vocabulary = DeskVocabulary::of(context.session);
    build();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    connect(&m_quiet, &QTimer::timeout, this, &OutboxPane::read);
    connect(context.session, &DeskSession::changed, this, [this] {
        if (!m_quiet.isActive())
            m_quiet.start();
    });
    connect(m_vocabulary, &DeskVocabulary::schemaChanged, this, &OutboxPane::read);
    connect(SyncWatch::of(context.session), &SyncWatch::changed, this, &OutboxPane::showHead);
    if (DeskCommands *commands = DeskCommands::of(context.session))
        connect(commands, &DeskCommands::reviewsChanged, this, &OutboxPane::readUndo);
    m_state->showLoading(tr("Looking what waits"), {});
    read();
    readUndo();
}

void OutboxPane::build()
{
    auto *splitter = new QSplitter(m_pages);
    m_pages->addWidget(splitter);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12 + headIcon + 12, 10, 12, 10);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new QLabel(left);
    m_title->setObjectName(u"outboxTitle"_s);
    m_title->setFont(Theme::font(TypeRole::BodyStrong));
    m_text = new QLabel(left);
    m_text->setFont(Theme::font(TypeRole::Small));
    m_text->setWordWrap(true);
    tintText(m_text, ThemeRole::Text2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    head->addLayout(words, 1);
    m_try = new QPushButton(left);
    m_try->setObjectName(u"outboxTry"_s);
    m_try->setIcon(icon(u"refresh"_s));
    head->addWidget(m_try);
    column->addLayout(head);

    m_model = new OutboxModel(m_vocabulary, [this](const QString &verdict) { return verdictWords(verdict); }, this);
    m_list = new StewardTableView(left);
    m_list->setObjectName(u"outboxList"_s);
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumn(OutboxModel::What, new Sectioned<StatusDelegate>(m_list), 0, true);
    m_list->setColumn(OutboxModel::Record, new NumberDelegate(m_list), 100, true);
    m_list->setColumn(OutboxModel::Made, new TimeDelegate(context().clock, m_list), 76, true);
    m_list->horizontalHeader()->hide();
    m_list->setClock(context().clock);
    column->addWidget(m_list, 1);
    splitter->addWidget(left);

    m_right = new QStackedWidget;
    m_sheet = new ReviewSheet(context());
    m_line = new StateView;
    m_right->addWidget(m_sheet);
    m_right->addWidget(m_line);
    splitter->addWidget(m_right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, 900});
    splitter->setChildrenCollapsible(false);
    left->setMinimumWidth(280);
    m_right->setMinimumWidth(420);
    m_alike = new SettleAlike(context(), this);
    setProperty(paneFooterProperty, footer);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &OutboxPane::showCurrent);
    connect(m_list, &StewardTableView::rowOpened, this, &OutboxPane::enter);
    connect(m_try, &QPushButton::clicked, SyncWatch::of(context().session), &SyncWatch::tryNow);
    connect(m_sheet, &ReviewSheet::leaveWanted, this, &OutboxPane::decideLater);
    connect(m_sheet, &ReviewSheet::applied, this, [this](const Uuid &record) {
        const auto page = m_sheet->model()->page();
        DeskCommands *commands = DeskCommands::of(context().session);
        if (page && page->purpose == ReviewPage::Purpose::Undo && commands)
            commands->dropReviews(record);
    });
    connect(m_sheet, &ReviewSheet::alikeWanted, this, [this](const QString &unit, std::optional<Side> side) {
        const auto page = m_sheet->model()->page();
        const int row = m_sheet->table()->currentRow();
        if (!page)
            return;
        SettleWish wish;
        wish.unit = unit;
        const QRect cell = m_sheet->table()->visualRect(m_sheet->model()->index(row, 1));
        //: Names the conflicts that are to be decided alike; %1 is a field or several.
        m_alike->ask(tr("All conflicts on “%1”").arg(m_sheet->model()->unitName(row)), wish, side,
                     QRect(m_sheet->table()->viewport()->mapToGlobal(cell.topLeft()), cell.size()));
    });
    if (context().actions) {
        m_list->setActions(context().actions);
        // 1, 2, 3 choose from the list too: the review beside it is that of the caret.
        new ContextKeys(context().actions, ActionContext::Review, m_list);
        context().actions->handle(u"review.apply"_s, m_list, [this] { enter(); });
        context().actions->handle(u"review.alike"_s, m_list, [this] { settleSelection(); }, [this] {
            return selectedConflicts().isEmpty() ? tr("Nothing is to be decided here") : QString();
        });
    }
}

QWidget *OutboxPane::focusTarget()
{
    if (!m_list || m_pages->currentIndex() == 0)
        return m_state;
    return m_list;
}

QString OutboxPane::note() const
{
    const qint64 count = m_model ? m_model->page().reviews.records : 0;
    return count > 0 ? format::count(count) : QString();
}

void OutboxPane::read()
{
    deliver(context().session->readSlowly<OutboxPage>(m_channel, readOutboxPage), this, [this](const Result<OutboxPage> &page) {
        if (page) {
            show(*page);
        } else if (!m_isRead) {
            m_state->showError(page.error(), [this] { read(); });
            m_pages->setCurrentIndex(0);
        }
    });
}

void OutboxPane::readUndo()
{
    DeskCommands *commands = DeskCommands::of(context().session);
    if (!commands)
        return;
    if (commands->reviews().isEmpty()) {
        m_model->setUndoReviews({});
        placeCaret();
        return;
    }
    const auto work = [reviews = commands->reviews()](Workspace &desk) { return readUndoReviews(desk, reviews); };
    deliver(context().session->readSlowly<ReviewList>(m_undoChannel, work), this, [this](const Result<ReviewList> &list) {
        if (!list)
            return;
        m_model->setUndoReviews(*list);
        placeCaret();
    });
}

void OutboxPane::show(const OutboxPage &page)
{
    m_isRead = true;
    m_model->setPage(page);
    placeCaret();
    Q_EMIT titleChanged();
    Q_EMIT pageShown();
}

/// The caret stays on its record, goes to the one that was asked for, or else to the first.
void OutboxPane::placeCaret()
{
    if (!m_isRead)
        return;
    const bool empty = m_model->rowCount() == 0;
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget()) || m_state->hasFocus();
    const bool inSheet = m_sheet->isAncestorOf(QApplication::focusWidget());
    m_list->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data(GroupHeaderRole).toBool())
            m_list->setSpan(row, 0, 1, OutboxModel::ColumnCount);
    }
    showHead();
    const bool wasEmpty = m_pages->currentIndex() == 0;
    m_pages->setCurrentIndex(empty ? 0 : 1);
    if (empty) {
        m_sheet->setPage(nullptr);
        if (hadKeyboard)
            m_state->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto shown = m_sheet->model()->page();
    int row = -1;
    if (m_wantsUndo)
        row = m_model->reviewAt(1) && m_model->reviewAt(1)->purpose == ReviewPage::Purpose::Undo ? 1 : -1;
    else if (!m_wanted.isNull())
        row = m_model->rowOf(m_wanted, OutboxModel::Section::NeedsYou);
    const bool found = row >= 0;
    if (!found && shown)
        row = m_model->rowOf(shown->conflicts.record.id,
            shown->purpose == ReviewPage::Purpose::Undo ? OutboxModel::Section::Undo : OutboxModel::Section::NeedsYou);
    if (row < 0)
        row = m_model->firstLine();
    m_list->selectionModel()->setCurrentIndex(m_model->index(row, 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showCurrent();
    if (found) {
        m_wanted = {};
        m_wantsUndo = false;
        enter();
    } else if (hadKeyboard && (wasEmpty || !inSheet)) {
        m_list->setFocus(Qt::OtherFocusReason);
    }
}

void OutboxPane::showCurrent()
{
    const int row = m_list->currentIndex().row();
    if (const auto review = m_model->reviewAt(row)) {
        m_sheet->setPage(review);
        m_right->setCurrentWidget(m_sheet);
        return;
    }
    const OutboxLine *line = m_model->lineAt(row);
    if (!line) { // a heading
        if (row >= 0 && row + 1 < m_model->rowCount())
            m_list->setCurrentIndex(m_model->index(row + 1, 0));
        return;
    }
    const QString what = m_model->index(row, OutboxModel::What).data().toString();
    m_line->showEmpty(line->verdict.isEmpty() ? u"arrow-up"_s : u"alert-triangle"_s, what,
                      line->verdict.isEmpty() ? tr("It goes to the server by itself.") : tr("What you wrote is kept. Write it anew where it still fits."),
                      line->number);
    m_line->addWayOut(tr("Open ticket"), [this, record = line->record] { context().host->openPane(u"ticket"_s, record.toString()); });
    m_right->setCurrentWidget(m_line);
}

void OutboxPane::showHead()
{
    const SyncHead head = syncHead(SyncWatch::of(context().session)->status(), context().clock->now());
    m_title->setText(head.title);
    m_text->setText(head.text);
    m_try->setVisible(SyncWatch::of(context().session)->status().place != SyncStatus::Place::File);
    if (m_isRead && m_model->rowCount() == 0)
        m_state->showEmpty(u"circle-check"_s, tr("All is well"), tr("Nothing needs you. %1. %2").arg(head.title, head.text));
    update();
}

void OutboxPane::enter()
{
    if (m_model->reviewAt(m_list->currentIndex().row()))
        m_sheet->table()->setFocus(Qt::OtherFocusReason);
    else if (const OutboxLine *line = m_model->lineAt(m_list->currentIndex().row()))
        context().host->openPane(u"ticket"_s, line->record.toString());
}

void OutboxPane::decideLater()
{
    const auto page = m_sheet->model()->page();
    DeskCommands *commands = DeskCommands::of(context().session);
    if (page && page->purpose == ReviewPage::Purpose::Undo && commands)
        commands->dropReviews(page->conflicts.record.id);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void OutboxPane::showRecord(const Uuid &record)
{
    m_wanted = record;
    if (m_isRead)
        placeCaret();
}

void OutboxPane::showUndoReviews()
{
    m_wantsUndo = true;
    if (m_isRead)
        placeCaret();
}

QList<OpenConflict> OutboxPane::selectedConflicts() const
{
    QList<OpenConflict> all;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows()) {
        const auto page = m_model->reviewAt(index.row());
        if (!page || page->purpose != ReviewPage::Purpose::Conflict)
            continue;
        for (const ReviewUnit &unit : page->units)
            all.append({page->conflicts.record.rid, unit.unit});
    }
    return all;
}

void OutboxPane::settleSelection()
{
    const QList<OpenConflict> which = selectedConflicts();
    if (which.isEmpty())
        return;
    const QRect row = m_list->visualRect(m_list->currentIndex());
    SettleWish wish;
    wish.which = which;
    m_alike->ask(tr("%n selected conflict(s)", nullptr, int(which.size())), wish, std::nullopt,
                 QRect(m_list->viewport()->mapToGlobal(row.topLeft()), row.size()));
}

QString OutboxPane::verdictWords(const QString &verdict) const
{
    static const QHash<QString, const char *> words{
        {u"permission"_s, QT_TR_NOOP("you may not do this")},
        {u"hidden"_s, QT_TR_NOOP("you may no longer see it")},
        {u"transition"_s, QT_TR_NOOP("this change of status is not possible")},
        {u"required"_s, QT_TR_NOOP("something required is missing")},
        {u"reference"_s, QT_TR_NOOP("it refers to something that is gone")},
        {u"actor"_s, QT_TR_NOOP("it was written by somebody else")},
        {u"author"_s, QT_TR_NOOP("you may not write in another name")},
        {u"priority"_s, QT_TR_NOOP("the priority is not what impact and urgency give")},
        {u"number"_s, QT_TR_NOOP("the number is taken")},
        {u"revoked"_s, QT_TR_NOOP("your login was disabled when it arrived")},
        {u"group"_s, QT_TR_NOOP("another part of the same change was refused")},
        {u"after-refused"_s, QT_TR_NOOP("it builds on a change that was refused")},
    };
    const char *known = words.value(verdict);
    return known ? tr(known) : verdict;
}

void OutboxPane::retranslate()
{
    if (!m_list)
        return;
    m_list->setAccessibleName(tr("What waits"));
    m_try->setText(tr("Try now"));
    m_sheet->retranslate();
    showHead();
    m_list->viewport()->update();
}

void OutboxPane::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Base));
    if (!m_list || m_pages->currentIndex() == 0)
        return;
    const QRect head(mapFromGlobal(m_title->mapToGlobal(QPoint(0, 0))), QSize(1, m_title->height() + m_text->height()));
    const SyncHead words = syncHead(SyncWatch::of(context().session)->status(), context().clock->now());
    paintIcon(&p, QRect(12, head.top(), headIcon, head.height()), words.iconName, headIcon, Theme::colour(ThemeRole::Text2));
}

} // namespace steward
