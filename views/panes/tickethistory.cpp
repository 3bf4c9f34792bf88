// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/tickethistory.h"

#include "models/deskvocabulary.h"
#include "models/historymodel.h"
#include "models/ticketwords.h"
#include "views/delegates/celldelegate.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/runsbutton.h"
#include "views/panes/ticketpane.h"
#include "views/text/format.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

TicketHistory::TicketHistory(TicketPane *pane)
    : QWidget(pane), m_pane(pane), m_model(new HistoryModel(this)), m_diffs(new FieldDiffModel(this)),
      m_table(new StewardTableView(this)), m_fields(new StewardTableView(this)), m_words(new QLabel(this)),
      m_undo(new RunsButton(RunsButton::Look::Framed, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table->setObjectName(u"historyTable"_s);
    m_table->setModel(m_model);
    m_table->setColumn(HistoryModel::When, new TextDelegate(m_table, false, true), 144, true);
    m_table->setColumn(HistoryModel::Who, new PersonDelegate(m_table), 150, true);
    m_table->setColumn(HistoryModel::Kind, new TextDelegate(m_table), 130);
    m_table->setColumn(HistoryModel::What, new TextDelegate(m_table), 0);
    m_fields->setObjectName(u"historyFields"_s);
    m_fields->setModel(m_diffs);
    m_fields->setFixedRowHeight(24);
    m_fields->setColumn(0, new TextDelegate(m_fields, false, true), 170, true);
    m_fields->setColumn(1, new TextDelegate(m_fields), 240, true);
    m_fields->setColumn(2, new TextDelegate(m_fields), 0, true);
    m_fields->setFixedHeight(26 + 5 * 24 + 2);
    column->addWidget(m_table, 1);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 6, 12, 6);
    m_words->setFont(Theme::font(TypeRole::Small));
    m_words->setMinimumWidth(10);
    tintText(m_words, ThemeRole::Text2);
    m_undo->setObjectName(u"historyUndo"_s);
    line->addWidget(m_words, 1);
    line->addWidget(m_undo);
    column->addLayout(line);
    column->addWidget(m_fields);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TicketHistory::showEntry);
    connect(m_undo, &QAbstractButton::clicked, this, &TicketHistory::undoCurrent);
    retranslate();
}

void TicketHistory::retranslate()
{
    m_table->setAccessibleName(tr("History"));
    m_fields->setAccessibleName(tr("Fields of this change"));
    m_undo->setFace({.iconName = u"arrow-back-up"_s, .text = tr("Undo this")});
    showEntry();
}

void TicketHistory::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Panel));
    p.fillRect(QRect(0, m_table->geometry().bottom() + 1, width(), 1), Theme::colour(ThemeRole::Line2));
}

void TicketHistory::setPage(const std::shared_ptr<const TicketPage> &page)
{
    m_page = page;
    m_dirty = true;
    if (isVisible())
        read();
}

void TicketHistory::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty && m_page)
        read();
}

void TicketHistory::read()
{
    m_dirty = false;
    const auto work = [ticket = m_page->ticket](Workspace &desk) { return readHistory(desk, ticket); };
    deliver(m_pane->context().session->read<HistoryPage>(m_channel, work), this, [this](const Result<HistoryPage> &history) {
        if (!history) {
            DeskCommands::of(m_pane->context().session)->sayError(history.error());
            return;
        }
        const HistoryEntry *before = m_model->entry(m_table->currentIndex().row());
        const qint64 seq = before ? before->seq : -1;
        m_model->setHistory(*history, m_page, m_pane->vocabulary());
        int row = 0;
        for (int i = 0; i < m_model->rowCount(); ++i)
            row = m_model->entry(i)->seq == seq ? i : row;
        m_table->setCurrentIndex(m_model->index(row, 0));
        showEntry();
    });
}

void TicketHistory::showEntry()
{
    const HistoryEntry *entry = m_model->entry(m_table->currentIndex().row());
    if (!entry || !m_page) {
        m_diffs->setRows({});
        m_words->clear();
        m_undo->setEnabled(false);
        return;
    }
    m_diffs->setRows(FieldDiffModel::rowsOf(*entry, *m_page->type, m_model->labels(), m_pane->vocabulary()));
    m_words->setText(m_model->whoText(*entry) + u" · "_s + format::full(entry->happened));
    QString why = m_pane->context().session->isReadOnly() ? tr("This desk is open for reading only") : QString();
    if (entry->isUndone)
        why = tr("This was undone already");
    else if (entry->isRefused)
        why = tr("This was refused and counts for nothing");
    m_undo->setEnabled(why.isEmpty());
    m_undo->setToolTip(why);
}

void TicketHistory::undoCurrent()
{
    const HistoryEntry *entry = m_model->entry(m_table->currentIndex().row());
    if (!entry)
        return;
    const QString what = m_page->ticket.number + u": "_s + TicketWords(m_pane->vocabulary(), *m_page->type, m_model->labels()).sentence(*entry);
    const Uuid batch = entry->batch;
    const auto work = [batch](Workspace &desk) { return planUndo(desk, batch); };
    deliver(m_pane->context().session->read<UndoPlan>(work), this, [this, what, batch](const Result<UndoPlan> &plan) {
        if (!plan) {
            DeskCommands::of(m_pane->context().session)->sayError(plan.error());
            return;
        }
        QSet<Uuid> records;
        for (const EditGroup &group : plan->groups) {
            for (const RecordEdit &edit : group)
                records.insert(edit.record);
        }
        if (plan->reviews.isEmpty() && records.size() <= 1)
            runUndo(what, batch);
        else
            askUndo(what, batch, *plan);
    });
}

QString TicketHistory::reviewText(const UndoPlan &plan) const
{
    QSet<Uuid> records;
    for (const EditGroup &group : plan.groups) {
        for (const RecordEdit &edit : group)
            records.insert(edit.record);
    }
    QStringList lines;
    if (plan.restored > 0)
        lines << tr("%n field(s) go back to what they were.", nullptr, plan.restored);
    if (records.size() > 1)
        lines << tr("The change was made to %n record(s) at once; all of them go back.", nullptr, int(records.size()));
    int shown = 0;
    for (const UndoReview &review : plan.reviews) {
        const RecordType *type = m_page->schema->type(review.type);
        const Unit *unit = type ? type->unit(review.unit) : nullptr;
        if (!unit || ++shown > 6)
            continue;
        const TicketWords words(m_pane->vocabulary(), *type, m_model->labels());
        for (const int at : unit->fields) {
            const Field &field = type->fields()[at];
            const Value &before = review.before.values[size_t(at)];
            const Value &now = review.now.values[size_t(at)];
            if (before == now || TicketWords::isSilent(field.name))
                continue;
            //: A field that undo leaves alone. %1 number, %2 field, %3 value now, %4 value it had, %5 when it was written.
            lines << tr("%1: %2 stays “%3” (was “%4”): written since, %5.")
                         .arg(review.number, recordText(field.label), words.value(field.name, now), words.value(field.name, before),
                              format::full(review.writtenSinceAt));
        }
    }
    if (plan.reviews.size() > shown && shown > 6)
        lines << tr("… and %n more that stay.", nullptr, int(plan.reviews.size()) - 6);
    if (plan.groups.isEmpty())
        lines << tr("There is nothing left to give back.");
    return lines.join(u'\n');
}

void TicketHistory::askUndo(const QString &what, const Uuid &batch, const UndoPlan &plan)
{
    auto *picker = new PickerPopup(m_pane, m_pane->context().actions);
    picker->setTitle(tr("Undo this"));
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(12, 4, 12, 8);
    auto *label = new QLabel(reviewText(plan), form);
    label->setObjectName(u"undoReview"_s);
    label->setWordWrap(true);
    column->addWidget(label);
    picker->popUp(QRect(m_undo->mapToGlobal(QPoint()), m_undo->size()));
    const bool nothing = plan.groups.isEmpty();
    const QString take = !nothing ? tr("Undo the rest") : plan.reviews.isEmpty() ? tr("Close") : tr("Review");
    picker->showForm(form, take, [this, picker, what, batch, nothing, reviews = plan.reviews] {
        picker->dismiss();
        DeskCommands *commands = DeskCommands::of(m_pane->context().session);
        if (!nothing)
            runUndo(what, batch);
        else if (!reviews.isEmpty())
            commands->review(reviews);
    });
}

void TicketHistory::runUndo(const QString &what, const Uuid &batch)
{
    DeskCommands *commands = DeskCommands::of(m_pane->context().session);
    const QString done = tr("Undone: %1").arg(what);
    auto reviews = std::make_shared<QList<UndoReview>>(); // the writer's, then this thread's
    commands->run(
        {u"arrow-back-up"_s, done},
        [batch, reviews](const VerbContext &desk) -> Result<VerbReport> {
            STEWARD_ASSIGN(const UndoReport undone, steward::undo(desk.desk(), batch));
            *reviews = undone.reviews;
            VerbReport report;
            report.commit = undone.commit;
            return report;
        },
        [commands, done, reviews](const Result<VerbReport> &report) {
            if (!report)
                commands->sayError(report.error());
            else if (!reviews->isEmpty())
                commands->sayUndone(u"arrow-back-up"_s, done, *reviews);
        });
}

} // namespace steward
