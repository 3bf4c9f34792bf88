// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/settlealike.h"

#include "models/deskvocabulary.h"
#include "views/delegates/celldelegate.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/pickerpopup.h"
#include "views/shell/deskcommands.h"

#include <QLabel>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr std::array sides{Side::Mine, Side::Theirs, Side::Newer, Side::Base};
constexpr int rowHeight = 24;
constexpr int mostRows = 10;

} // namespace

SettleAlike::SettleAlike(const PaneContext &context, QWidget *pane) : QObject(pane), m_context(context), m_pane(pane) {}

QString SettleAlike::nameOf(Side side)
{
    switch (side) {
    case Side::Base: return tr("What was before");
    case Side::Mine: return tr("Mine");
    case Side::Theirs: return tr("Theirs");
    case Side::Newer: return tr("The newer one");
    }
    return {};
}

void SettleAlike::ask(const QString &what, const SettleWish &wish, std::optional<Side> side, const QRect &anchor)
{
    if (side) {
        SettleWish complete = wish;
        complete.side = *side;
        preview(what, complete, anchor);
        return;
    }
    auto *picker = new PickerPopup(m_pane->window(), m_context.actions);
    picker->setTitle(what);
    QList<PickerItem> items;
    for (const Side one : sides) {
        PickerItem item;
        item.id = QString::number(int(one));
        item.text = nameOf(one);
        items.append(item);
    }
    picker->setItems(items);
    connect(picker, &PickerPopup::chosen, this, [this, picker, what, wish, anchor](const QString &id) {
        picker->dismiss();
        SettleWish complete = wish;
        complete.side = Side(id.toInt());
        preview(what, complete, anchor);
    });
    picker->popUp(anchor);
}

void SettleAlike::preview(const QString &what, const SettleWish &wish, const QRect &anchor)
{
    const auto work = [wish](Workspace &desk) { return prepareSettle(desk, wish); };
    deliver(m_context.session->readSlowly<PreparedSettle>(m_channel, work), this, [this, what, wish, anchor](const Result<PreparedSettle> &prepared) {
        if (prepared)
            show(what, wish.side, std::make_shared<const PreparedSettle>(*prepared), anchor);
        else if (DeskCommands *commands = DeskCommands::of(m_context.session))
            commands->sayError(prepared.error());
    });
}

void SettleAlike::show(const QString &what, Side side, const std::shared_ptr<const PreparedSettle> &prepared, const QRect &anchor)
{
    const SettlePreview &preview = prepared->preview;
    auto *popup = new PickerPopup(m_pane->window(), m_context.actions);
    //: %1 names the conflicts, %2 the answer: "Title of all tickets: theirs".
    popup->setTitle(tr("%1: %2").arg(what, nameOf(side)));
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(12, 4, 12, 8);
    QStringList words;
    words << tr("%n conflict(s) will be decided.", nullptr, preview.settled);
    if (preview.refused > 0)
        words << tr("%n stay(s) open.", nullptr, preview.refused);
    words << tr("One undo takes all of it back.");
    auto *label = new QLabel(words.join(u' '), form);
    label->setObjectName(u"settleWords"_s);
    label->setWordWrap(true);
    column->addWidget(label);
    auto *table = new StewardTableView(form);
    table->setObjectName(u"settlePreview"_s);
    table->setAccessibleName(popup->accessibleName());
    table->setModel(new SettlePreviewModel(prepared, DeskVocabulary::of(m_context.session), table));
    table->setFixedRowHeight(rowHeight);
    table->setColumn(SettlePreviewModel::Record, new NumberDelegate(table), 108, true);
    table->setColumn(SettlePreviewModel::Field, new TextDelegate(table, false, true), 130);
    table->setColumn(SettlePreviewModel::Becomes, new TextDelegate(table), 0, true);
    table->setFixedHeight(26 + qMin(int(preview.rows.size()), mostRows) * rowHeight + 2);
    column->addWidget(table);
    form->setMinimumWidth(620);
    popup->popUp(anchor);
    const QString take = preview.settled > 0 ? tr("Decide %n", nullptr, preview.settled) : tr("Close");
    popup->showForm(form, take, [this, popup, prepared] {
        popup->dismiss();
        DeskCommands *commands = DeskCommands::of(m_context.session);
        if (prepared->preview.settled == 0 || !commands)
            return;
        const QString done = tr("%n conflict(s) decided alike", nullptr, prepared->preview.settled);
        commands->run({u"git-compare"_s, done}, [prepared](const VerbContext &desk) { return commitSettle(desk, prepared->preview); });
    });
}

} // namespace steward
