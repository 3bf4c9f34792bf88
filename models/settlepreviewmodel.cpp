// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/settlepreviewmodel.h"

#include "models/referencelabel.h"
#include "models/roles.h"
#include "models/ticketpage.h"
#include "models/ticketwords.h"

using namespace Qt::StringLiterals;

namespace steward {

Result<PreparedSettle> prepareSettle(Workspace &desk, const SettleWish &wish)
{
    PreparedSettle prepared;
    prepared.schema = desk.sharedSchema();
    QList<OpenConflict> which = wish.which;
    if (which.isEmpty()) {
        STEWARD_ASSIGN(which, ConflictStore(desk.connection()).open(wish.unit));
    }
    STEWARD_ASSIGN(prepared.preview, previewSettle(desk, which, wish.side));
    for (const SettleRow &row : std::as_const(prepared.preview.rows))
        STEWARD_TRY(addLabels(desk, referencesOf(row.diffs + row.kept), prepared.labels));
    return prepared;
}

SettlePreviewModel::SettlePreviewModel(
    std::shared_ptr<const PreparedSettle> prepared, DeskVocabulary *vocabulary, QObject *parent)
    : QAbstractTableModel(parent), m_prepared(std::move(prepared)), m_vocabulary(vocabulary)
{
}

int SettlePreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_prepared->preview.rows.size());
}

int SettlePreviewModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString SettlePreviewModel::becomes(const SettleRow &row) const
{
    if (row.refused)
        return tr("Stays open: none of its values is yours");
    const RecordType *type = m_prepared->schema->type(row.type);
    const TicketWords words(m_vocabulary, *type, m_prepared->labels);
    QStringList parts;
    for (const FieldDiff &field : row.kept) {
        const QString text = words.value(field.field, field.after).simplified();
        if (!TicketWords::isSilent(field.field) && !text.isEmpty())
            parts.append(text);
    }
    if (row.diffs.isEmpty())
        //: %1 is what shows now and is kept.
        return parts.isEmpty() ? tr("Stays as it shows") : tr("Stays %1").arg(parts.join(u", "_s));
    for (const FieldDiff &diff : row.diffs) {
        if (!TicketWords::isSilent(diff.field))
            parts.append(QString(words.value(diff.field, diff.before).simplified() + u" → "_s
                                 + words.value(diff.field, diff.after).simplified()));
    }
    return parts.join(u", "_s);
}

QVariant SettlePreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SettleRow &row = m_prepared->preview.rows[index.row()];
    if (role == NumberRole)
        return row.number;
    if (role == Qt::ToolTipRole)
        return row.title;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Record: return row.number;
    case Field: {
        const RecordType *type = m_prepared->schema->type(row.type);
        const Unit *unit = type ? type->unit(row.conflict.unit) : nullptr;
        QStringList names;
        for (const int at : unit ? unit->fields : QList<int>()) {
            if (!TicketWords::isSilent(type->fields()[at].name) && names.size() < 2)
                names.append(recordText(type->fields()[at].label));
        }
        return names.join(u", "_s);
    }
    case Becomes: return becomes(row);
    default: return {};
    }
}

QVariant SettlePreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Record: return tr("Record");
    case Field: return tr("Field");
    case Becomes: return tr("Becomes");
    default: return {};
    }
}

} // namespace steward
