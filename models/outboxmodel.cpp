// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/outboxmodel.h"

#include "core/storage/outbox.h"
#include "models/deskvocabulary.h"
#include "models/referencelabel.h"
#include "models/ticketpage.h"
#include "models/ticketwords.h"

#include <array>

using namespace Qt::StringLiterals;

namespace steward {

Result<OutboxPage> readOutboxPage(Workspace &desk)
{
    OutboxPage page;
    page.schema = desk.sharedSchema();
    STEWARD_ASSIGN(page.reviews, readReviews(desk));
    STEWARD_ASSIGN(const QList<OutboxEntry> entries, Outbox(desk.connection()).entries());
    QHash<Rid, QList<HistoryEntry>> histories; // several entries of one record are common
    for (const OutboxEntry &entry : entries) {
        auto history = histories.constFind(entry.rid);
        if (history == histories.constEnd()) {
            STEWARD_ASSIGN(const QList<HistoryEntry> read, historyOf(desk, entry.rid));
            history = histories.insert(entry.rid, read);
        }
        OutboxLine line{entry.operation.group, entry.operation.record, entry.operation.recordType, entry.number, {}, entry.since, entry.verdict};
        const qint64 seq = entry.isRefused() ? entry.seq : pendingFact(entry.rno, entry).seq;
        for (const HistoryEntry &change : *history) {
            if (change.seq == seq)
                line.change = change;
        }
        if (line.number.isEmpty()) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, desk.records().load(entry.rid));
            if (stored)
                line.number = stored->number;
        }
        if (line.number.isEmpty()) {
            STEWARD_ASSIGN(line.number, referenceTitle(desk, line.record));
        }
        STEWARD_TRY(addLabels(
            desk, referencesOf(line.change.diffs) << line.change.author << line.change.actor, page.labels));
        (entry.isRefused() ? page.refused : page.toSend).append(line);
    }
    return page;
}

OutboxModel::OutboxModel(DeskVocabulary *vocabulary, VerdictWords words, QObject *parent)
    : QAbstractTableModel(parent), m_vocabulary(vocabulary), m_words(std::move(words))
{
}

void OutboxModel::setPage(const OutboxPage &page)
{
    beginResetModel();
    m_page = page;
    fill();
    endResetModel();
}

void OutboxModel::setUndoReviews(const ReviewList &reviews)
{
    beginResetModel();
    m_undo = reviews;
    fill();
    endResetModel();
}

void OutboxModel::fill()
{
    m_rows.clear();
    constexpr std::array sections{Section::Undo, Section::NeedsYou, Section::Refused, Section::ToSend};
    for (const Section section : sections) {
        const bool isReview = section == Section::Undo || section == Section::NeedsYou;
        const qsizetype count = isReview ? reviewsOf(section).pages.size() : linesOf(section).size();
        for (int at = count > 0 ? -1 : 0; at < count; ++at)
            m_rows.append({section, at});
    }
}

std::shared_ptr<const ReviewPage> OutboxModel::reviewAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].at < 0)
        return nullptr;
    const Row &one = m_rows[row];
    return one.section == Section::Undo || one.section == Section::NeedsYou ? reviewsOf(one.section).pages[one.at] : nullptr;
}

const OutboxLine *OutboxModel::lineAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].at < 0 || reviewAt(row))
        return nullptr;
    return &linesOf(m_rows[row].section)[m_rows[row].at];
}

int OutboxModel::rowOf(const Uuid &record, Section section) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const auto review = reviewAt(row);
        const OutboxLine *line = lineAt(row);
        const Uuid id = review ? review->conflicts.record.id : line ? line->record : Uuid{};
        if (id == record && m_rows[row].section == section && !id.isNull())
            return row;
    }
    return -1;
}

int OutboxModel::firstLine() const { return m_rows.isEmpty() ? -1 : 1; }

qint64 OutboxModel::countOf(Section section) const
{
    switch (section) {
    case Section::Undo: return m_undo.pages.size();
    case Section::NeedsYou: return m_page.reviews.records;
    case Section::Refused: return m_page.refused.size();
    case Section::ToSend: return m_page.toSend.size();
    }
    return 0;
}

QString OutboxModel::headingOf(Section section) const
{
    switch (section) {
    //: Heading of a list in the outbox: what an undo left alone because somebody had written it since.
    case Section::Undo: return tr("Left by an undo");
    //: Heading of a list in the outbox: conflicts that only a person can decide.
    case Section::NeedsYou: return tr("Needs you");
    case Section::Refused: return tr("Refused");
    case Section::ToSend: return tr("To send");
    }
    return {};
}

QString OutboxModel::hintOf(Section section) const
{
    switch (section) {
    case Section::Undo: return tr("changed by somebody since");
    case Section::NeedsYou: return tr("a choice only a person can make");
    case Section::Refused: return tr("kept here, nothing is lost");
    case Section::ToSend: return tr("in this order, when connected");
    }
    return {};
}

QString OutboxModel::whatOf(const ReviewPage &page) const
{
    if (page.purpose == ReviewPage::Purpose::Undo)
        return tr("%n field(s) written since", nullptr, int(page.units.size()));
    const bool deletion = page.units.size() == 1 && page.units.first().isDeletion();
    if (deletion)
        return tr("Deleted by one, changed by another");
    // Which fields of what: in a list of many, a count would say the same on every line.
    QStringList names;
    for (const ReviewUnit &one : page.units) {
        const Unit *unit = page.type->unit(one.unit);
        for (const int field : unit ? unit->fields : QList<int>()) {
            if (!TicketWords::isSilent(page.type->fields()[field].name)) {
                names.append(recordText(page.type->fields()[field].label));
                break;
            }
        }
    }
    const QString fields = names.size() > 2 ? tr("%1 and %n more", nullptr, int(names.size()) - 2).arg(names.mid(0, 2).join(u", "_s))
                                            : names.join(u", "_s);
    return page.conflicts.title.isEmpty() ? fields : fields + u" · "_s + page.conflicts.title;
}

QString OutboxModel::whatOf(const OutboxLine &line) const
{
    const RecordType *type = m_page.schema ? m_page.schema->type(line.type) : nullptr;
    const QString words = type ? TicketWords(m_vocabulary, *type, m_page.labels).sentence(line.change) : line.change.verb;
    if (line.verdict.isEmpty())
        return words;
    //: A change that the server refused: %1 is the reason, %2 what was to be changed.
    return tr("Refused, %1: %2").arg(m_words ? m_words(line.verdict) : line.verdict, words);
}

int OutboxModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int OutboxModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags OutboxModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[index.row()].at < 0)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    if (row.at < 0) {
        switch (role) {
        case GroupHeaderRole: return true;
        case CountRole: return countOf(row.section);
        case SecondaryTextRole: return hintOf(row.section);
        case Qt::DisplayRole: return index.column() == What ? headingOf(row.section) : QString();
        case Qt::AccessibleTextRole:
            return QString(headingOf(row.section) + u' ' + QString::number(countOf(row.section)) + u", "_s + hintOf(row.section));
        default: return {};
        }
    }
    const std::shared_ptr<const ReviewPage> review = reviewAt(index.row());
    const OutboxLine *line = lineAt(index.row());
    switch (role) {
    case IdRole: return (review ? review->conflicts.record.id : line->record).toBytes();
    case RidRole: return review ? QVariant(review->conflicts.record.rid) : QVariant();
    case NumberRole: return review ? review->number() : line->number;
    case IndicatorRole: return int(row.section == Section::ToSend ? Indicator::Idle : Indicator::Risk);
    case InstantRole: return (review ? review->conflicts.found : line->made).ms;
    case Qt::ToolTipRole: return review ? review->conflicts.title : QString();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (index.column() == What)
            return review ? whatOf(*review) : whatOf(*line);
        if (index.column() == Record)
            return data(index, NumberRole);
        return {};
    default: return {};
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("What");
    case Record: return tr("Record");
    //: Column of a list: when a change was made.
    case Made: return tr("Made");
    default: return {};
    }
}

} // namespace steward
