// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"

#include "models/referencelabel.h"
#include "models/roles.h"
#include "models/ticketwords.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace steward {

Result<HistoryPage> readHistory(Workspace &desk, const LoadedRecord &ticket)
{
    HistoryPage page;
    STEWARD_ASSIGN(page.entries, historyOf(desk, ticket.rid));
    QList<Uuid> wanted;
    for (const HistoryEntry &entry : std::as_const(page.entries)) {
        wanted << entry.author << entry.actor << referencesOf(entry.diffs);
    }
    STEWARD_TRY(addLabels(desk, wanted, page.labels));
    return page;
}

void HistoryModel::setHistory(const HistoryPage &history, const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary)
{
    beginResetModel();
    m_history = history;
    m_page = page;
    m_vocabulary = vocabulary;
    endResetModel();
}

const HistoryEntry *HistoryModel::entry(int row) const
{
    const qsizetype count = m_history.entries.size();
    return row >= 0 && row < count ? &m_history.entries[count - 1 - row] : nullptr;
}

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_history.entries.size()); }

int HistoryModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QString HistoryModel::whoText(const HistoryEntry &entry) const
{
    const QString author = m_history.labels.value(entry.author);
    if (entry.actor == entry.author || entry.actor.isNull())
        return author;
    //: %1 did it, %2 wrote it down: an import, or somebody on the phone.
    return tr("%1, by %2").arg(author, m_history.labels.value(entry.actor));
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const HistoryEntry *one = entry(index.row());
    if (!one || !m_page)
        return {};
    if (role == IsStaleRole)
        return one->isUndone || one->isRefused;
    if (role == SortRole && index.column() == When)
        return one->happened.ms;
    if (role == Qt::ToolTipRole && index.column() == When && one->recorded.ms - one->happened.ms > 60'000)
        return tr("Recorded %1").arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(one->recorded.ms), QLocale::ShortFormat));
    if (role != Qt::DisplayRole)
        return {};
    const TicketWords words(m_vocabulary, *m_page->type, m_history.labels);
    switch (index.column()) {
    case When: return QDateTime::fromMSecsSinceEpoch(one->happened.ms).toString(u"yyyy-MM-dd HH:mm"_s);
    case Who: return whoText(*one);
    case Kind: {
        const QString kind = words.kind(*one);
        if (one->isRefused)
            return tr("%1, refused").arg(kind);
        return one->isUndone ? tr("%1, undone").arg(kind) : kind;
    }
    case What: return words.sentence(*one);
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("When");
    case Who: return tr("Who");
    case Kind: return tr("Change");
    case What: return tr("Fields");
    default: return {};
    }
}

void FieldDiffModel::setRows(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QList<FieldDiffModel::Row> FieldDiffModel::rowsOf(const HistoryEntry &entry, const RecordType &type, const ReferenceLabels &labels,
                                                  const DeskVocabulary *vocabulary)
{
    const TicketWords words(vocabulary, type, labels);
    QList<Row> rows;
    for (const FieldDiff &diff : entry.diffs) {
        if (TicketWords::isSilent(diff.field))
            continue;
        rows.append({words.field(diff), words.value(diff.field, diff.before), words.value(diff.field, diff.after)});
    }
    for (const QString &unit : entry.erased)
        rows.append({words.unit(unit), tr("erased"), tr("erased")});
    return rows;
}

int FieldDiffModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant FieldDiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const QString text = index.column() == 0 ? row.field : index.column() == 1 ? row.before : row.after;
    if (role == Qt::DisplayRole)
        return QString(text).replace(u'\n', u' ');
    if (role == Qt::ToolTipRole)
        return text;
    return {};
}

QVariant FieldDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Field") : section == 1 ? tr("Before") : tr("After");
}

} // namespace steward
