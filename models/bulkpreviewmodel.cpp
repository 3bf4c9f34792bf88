// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/bulkpreviewmodel.h"

#include "core/desk/fields.h"
#include "models/listcolumns.h"
#include "models/referencelabel.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace steward {

Result<PreparedBulk> prepareBulk(Workspace &desk, const QList<Rid> &tickets, const QList<FieldChange> &changes)
{
    QElapsedTimer watch;
    watch.start();
    PreparedBulk prepared;
    STEWARD_ASSIGN(prepared.preview, previewBulk(desk, tickets, changes));
    QSet<QString> changed;
    for (const BulkRow &row : prepared.preview.rows) {
        for (const FieldDiff &diff : row.diffs)
            changed.insert(diff.field);
    }
    QSet<Uuid> named;
    for (const EditGroup &group : prepared.preview.groups) {
        for (const RecordEdit &edit : group) {
            const RecordType &type = *desk.schema().type(edit.type);
            for (const QString &field : std::as_const(changed)) {
                const Field *known = type.field(field);
                if (!known || !known->isReference())
                    continue;
                for (const RecordValues *values : {&edit.base, &edit.next}) {
                    const Value value = valueOf(type, *values, field);
                    if (known->isSet()) {
                        for (const QString &item : value.set().items())
                            named.insert(Uuid::fromString(item));
                    } else if (!value.isEmpty()) {
                        named.insert(value.reference());
                    }
                }
            }
        }
    }
    STEWARD_TRY(addLabels(desk, named.values(), prepared.labels));
    prepared.tookMs = watch.elapsed();
    return prepared;
}

BulkPreviewModel::BulkPreviewModel(DeskVocabulary *vocabulary, ErrorWords words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_vocabulary(vocabulary)
    , m_words(std::move(words))
{
}

void BulkPreviewModel::show(std::shared_ptr<const PreparedBulk> prepared, Part part)
{
    beginResetModel();
    m_prepared = std::move(prepared);
    m_part = part;
    m_rows.clear();
    m_edits.clear();
    m_fields.clear();
    if (m_prepared) {
        QSet<QString> changed;
        const QList<BulkRow> &rows = m_prepared->preview.rows;
        for (int i = 0; i < rows.size(); ++i) {
            const Part of = rows[i].refused ? Part::Refused : rows[i].isChanged() ? Part::Changed : Part::Unchanged;
            if (of == m_part)
                m_rows.append(i);
            for (const FieldDiff &diff : rows[i].diffs)
                changed.insert(diff.field);
        }
        if (m_part == Part::Changed) {
            for (const EditGroup &group : m_prepared->preview.groups) {
                for (const RecordEdit &edit : group)
                    m_edits.insert(edit.record, &edit);
            }
            for (const Field &field : m_vocabulary->tickets()->fields()) {
                if (changed.contains(field.name) && !isInternalField(field))
                    m_fields.append(field.name);
            }
        }
    }
    endResetModel();
}

const BulkRow *BulkPreviewModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_prepared->preview.rows[m_rows[row]] : nullptr;
}

int BulkPreviewModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int BulkPreviewModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_part == Part::Changed ? 1 + int(m_fields.size()) : 2;
}

QString BulkPreviewModel::textOf(const QString &type, const Field &field, const Value &value) const
{
    if (value.isEmpty())
        return tr("None");
    if (field.name == u"status")
        return m_vocabulary->stateLabel(type, value.text());
    if (field.name == u"hold")
        return m_vocabulary->holdLabel(value.text());
    return valueText(field, value, m_prepared->labels);
}

/// Of sets what comes and goes, of everything else the value.
QString BulkPreviewModel::changeOf(const QString &type, const Field &field, const FieldDiff &diff, bool before) const
{
    if (!field.isSet())
        return textOf(type, field, before ? diff.before : diff.after);
    QStringList parts;
    const auto add = [&](const StringSet &from, const StringSet &without, const QString &sign) {
        for (const QString &item : from.items()) {
            if (!without.contains(item))
                parts << sign + (field.isReference() ? m_prepared->labels.value(Uuid::fromString(item)) : item);
        }
    };
    if (before)
        add(diff.before.set(), diff.after.set(), u"− "_s);
    else
        add(diff.after.set(), diff.before.set(), u"+ "_s);
    return parts.join(u", "_s);
}

QVariant BulkPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const BulkRow &row = *rowAt(index.row());
    if (role == NumberRole)
        return row.number;
    if (role == IdRole)
        return row.record.toBytes();
    if (index.column() == 0)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(row.number)
            : role == Qt::ToolTipRole                                    ? QVariant(row.title)
                                                                         : QVariant();
    if (m_part != Part::Changed) {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
            return {};
        return m_part == Part::Refused ? m_words(*row.refused) : row.title;
    }
    const RecordEdit *edit = m_edits.value(row.record);
    if (!edit)
        return {};
    const QString &name = m_fields[index.column() - 1];
    const std::shared_ptr<const Schema> schema = m_vocabulary->session()->schema();
    const RecordType *type = schema->type(edit->type);
    const Field *field = type ? type->field(name) : nullptr;
    if (!field)
        return {};
    const auto diff = std::find_if(row.diffs.cbegin(), row.diffs.cend(), [&](const FieldDiff &one) { return one.field == name; });
    const bool same = diff == row.diffs.cend();
    switch (role) {
    case SameRole: return same;
    case BeforeRole: return same ? QString() : changeOf(edit->type, *field, *diff, true);
    case AfterRole: return same ? textOf(edit->type, *field, valueOf(*type, edit->base, name)) : changeOf(edit->type, *field, *diff, false);
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        if (same) //: In a preview: a value that stays as it is.
            return tr("%1, same").arg(textOf(edit->type, *field, valueOf(*type, edit->base, name)));
        const QString before = changeOf(edit->type, *field, *diff, true);
        const QString after = changeOf(edit->type, *field, *diff, false);
        if (field->isSet())
            return QString(before + (before.isEmpty() || after.isEmpty() ? QString() : u", "_s) + after);
        return QString(before + u" → "_s + after);
    }
    default: return {};
    }
}

QVariant BulkPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (section == 0)
        return tr("Ticket");
    if (m_part == Part::Refused)
        return tr("Why it is left as it is");
    const std::shared_ptr<const RecordType> tickets = m_vocabulary->tickets();
    if (m_part == Part::Unchanged)
        return recordText(tickets->field(tickets->titleField())->label);
    return recordText(tickets->field(m_fields[section - 1])->label);
}

} // namespace steward
