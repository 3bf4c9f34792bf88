// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/clockpopover.h"

#include "views/editors/elidedlabel.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int popoverWidth = 680;
constexpr int stripHeight = 10;
constexpr int rowHeight = 24;
constexpr int mostRows = 9;

/// The look of a stretch, in the strip and before its word: running is filled, paused framed, holidays hatched.
void paintStretch(QPainter *p, const QRectF &box, ClockLine::Kind kind)
{
    const QColor accent = Theme::colour(ThemeRole::Accent);
    switch (kind) {
    case ClockLine::Kind::Working:
        p->fillRect(box, accent);
        break;
    case ClockLine::Kind::OffHours:
    case ClockLine::Kind::Stopped:
        p->fillRect(box, Theme::colour(ThemeRole::Track));
        break;
    case ClockLine::Kind::Holiday:
        p->fillRect(box, Theme::colour(ThemeRole::Track));
        p->fillRect(box, QBrush(Theme::colour(ThemeRole::Bar), Qt::BDiagPattern));
        break;
    case ClockLine::Kind::Paused:
        p->fillRect(box, Theme::colour(ThemeRole::Raised));
        p->setPen(accent);
        p->drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    }
}

/// The stretches one after the other, each as long as it took by the clock on the wall.
class Strip : public QWidget
{
public:
    Strip(const ClockModel *model, QWidget *parent) : QWidget(parent), m_model(model)
    {
        setFixedHeight(stripHeight);
        setAccessibleName(model->sum()); // the table says the rest
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        const QList<ClockLine> &lines = m_model->clock().lines;
        if (lines.isEmpty())
            return;
        const double whole = double((lines.last().end - lines.first().begin).count());
        const auto at = [&](Instant when) {
            return whole <= 0 ? 0.0 : double((when - lines.first().begin).count()) / whole * width();
        };
        for (const ClockLine &line : lines) {
            const double left = qRound(at(line.begin));
            paintStretch(&p, QRectF(left, 0, qMax(1.0, qRound(at(line.end)) - left), height()), line.kind);
        }
    }

private:
    const ClockModel *m_model;
};

class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        if (current)
            p->fillRect(option.rect, Theme::colour(ThemeRole::Selection));
        const auto kind = ClockLine::Kind(index.data(ClockModel::KindRole).toInt());
        QRectF box = QRectF(option.rect).adjusted(10, 0, -10, 0);
        if (index.column() == ClockModel::Class) {
            paintStretch(p, QRectF(box.left(), box.center().y() - 4, 9, 9), kind);
            box.setLeft(box.left() + 16);
        }
        const bool counts = index.column() == ClockModel::Counts && kind == ClockLine::Kind::Working;
        p->setFont(Theme::font(counts ? TypeRole::SmallStrong : TypeRole::Small));
        const bool quiet = index.column() == ClockModel::Reason || (index.column() == ClockModel::Counts && !counts);
        p->setPen(Theme::colour(quiet ? ThemeRole::Text2 : ThemeRole::Text1));
        const QString text = index.data().toString();
        if (index.column() == ClockModel::Reason)
            paintLine(p, box, text);
        else
            paintTabular(p, box, index.column() == ClockModel::Counts ? Qt::AlignRight : Qt::AlignLeft, text);
        p->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), Theme::colour(ThemeRole::Line));
    }
};

QLabel *label(TypeRole type, ThemeRole tint, const QString &text, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setFont(Theme::font(type));
    tintText(made, tint);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

} // namespace

ClockPopover::ClockPopover(QWidget *window, const ExplainedClock &clock, const DeskVocabulary *vocabulary)
    : QWidget(window)
    , m_model(new ClockModel(vocabulary, this))
{
    setObjectName(u"clockPopover"_s);
    m_model->setClock(clock);
    setAccessibleName(m_model->heading());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 10, 1, 1);
    column->setSpacing(8);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 8, 0);
    head->setSpacing(10);
    head->addWidget(label(TypeRole::BodyStrong, ThemeRole::Text1, m_model->heading(), this));
    auto *source = new ElidedLabel(TypeRole::Small, ThemeRole::Text2, this);
    source->setWords(m_model->source());
    head->addWidget(source, 1);
    auto *copy = new QToolButton(this);
    copy->setObjectName(u"clockCopy"_s);
    copy->setIcon(icon(u"copy"_s));
    copy->setToolTip(tr("Copy the arithmetic"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_model->text()); });
    head->addWidget(copy);
    column->addLayout(head);

    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(12, 0, 12, 0);
    strip->addWidget(new Strip(m_model, this));
    column->addLayout(strip);

    m_table = new QTableView(this);
    m_table->setObjectName(u"clockLines"_s);
    m_table->setAccessibleName(tr("Stretches of the clock"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new LineDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(ClockModel::Reason, QHeaderView::Stretch);
    for (const int at : {ClockModel::From, ClockModel::To}) {
        qreal width = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            width = qMax(width, tabularWidth(Theme::font(TypeRole::Small), m_model->index(row, at).data().toString()));
        m_table->setColumnWidth(at, int(width) + 28);
    }
    m_table->setColumnWidth(ClockModel::Class, 108);
    m_table->setColumnWidth(ClockModel::Counts, 84);
    const int rows = qMin(m_model->rowCount(), mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * rowHeight + 2);
    if (m_model->rowCount() <= mostRows)
        m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->installEventFilter(this);
    column->addWidget(m_table);

    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 10);
    foot->setSpacing(2);
    auto *figures = new QHBoxLayout;
    QLabel *sum = label(TypeRole::Small, ThemeRole::Text1, m_model->sum(), this);
    sum->setObjectName(u"clockSum"_s);
    sum->setMinimumWidth(1);
    figures->addWidget(sum, 1);
    QLabel *verdict = label(TypeRole::SmallStrong, ThemeRole::Text1, m_model->verdict(), this);
    verdict->setObjectName(u"clockVerdict"_s);
    figures->addWidget(verdict);
    foot->addLayout(figures);
    if (clock.clock.isDisputed)
        foot->addWidget(label(TypeRole::Small, ThemeRole::Text2,
            tr("Time disputed: an entry's own time and the time used are more than a day apart"), this));
    column->addLayout(foot);
}

void ClockPopover::popUp(QWidget *anchor)
{
    m_before = QApplication::focusWidget();
    QWidget *window = parentWidget();
    setFixedWidth(qMin(popoverWidth, window->width() - 16));
    adjustSize();
    const QRect at(anchor->mapTo(window, QPoint(0, 0)), anchor->size());
    const int left = qBound(8, at.left(), qMax(8, window->width() - width() - 8));
    const int below = at.bottom() + 5;
    const int top = below + height() <= window->height() - 8 ? below : qMax(8, at.top() - 5 - height());
    move(left, top);
    show();
    raise();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
}

void ClockPopover::dismiss()
{
    qApp->removeEventFilter(this);
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    deleteLater();
}

bool ClockPopover::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget->window() == window() && widget != this && !isAncestorOf(widget)) {
            dismiss();
            return false;
        }
    }
    if (watched == m_table && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            if (event->type() == QEvent::KeyPress)
                dismiss();
            event->accept();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            if (event->type() == QEvent::KeyPress)
                QApplication::clipboard()->setText(m_model->text());
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ClockPopover::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Raised), Theme::colour(ThemeRole::Control));
}

} // namespace steward
