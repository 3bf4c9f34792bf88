// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/reviewmodel.h"

#include "models/ticketwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

ReviewModel::ReviewModel(DeskVocabulary *vocabulary, QObject *parent) : QAbstractTableModel(parent), m_vocabulary(vocabulary) {}

void ReviewModel::setPage(std::shared_ptr<const ReviewPage> page)
{
    beginResetModel();
    const std::shared_ptr<const ReviewPage> before = std::exchange(m_page, std::move(page));
    const QList<Choice> chosen = std::exchange(m_choices, {});
    if (m_page) {
        m_choices.resize(m_page->units.size());
        const bool same = before && before->conflicts.record.id == m_page->conflicts.record.id && before->purpose == m_page->purpose;
        for (int row = 0; same && row < m_page->units.size(); ++row) {
            for (int old = 0; old < before->units.size(); ++old) {
                if (before->units[old].unit != m_page->units[row].unit)
                    continue;
                m_choices[row].entered = chosen[old].entered;
                const int side = chosen[old].side;
                const auto &sides = m_page->units[row].sides;
                for (int i = 0; side >= 0 && i < sides.size(); ++i) {
                    if (sides[i].kind == before->units[old].sides[side].kind && sides[i].value == before->units[old].sides[side].value)
                        m_choices[row].side = i;
                }
            }
        }
    }
    endResetModel();
    Q_EMIT decisionsChanged();
}

const ReviewUnit *ReviewModel::unitAt(int row) const
{
    return m_page && row >= 0 && row < m_page->units.size() ? &m_page->units[row] : nullptr;
}

bool ReviewModel::choose(int row, int side)
{
    const ReviewUnit *unit = unitAt(row);
    if (!unit || side < 0 || side >= unit->sides.size() || unit->sides[side].kind == ReviewSide::Kind::Absent)
        return false;
    m_choices[row] = m_choices[row].side == side ? Choice{} : Choice{side, {}};
    touched(row);
    return true;
}

int ReviewModel::chosenSide(int row) const { return row >= 0 && row < m_choices.size() ? m_choices[row].side : -1; }

void ReviewModel::enter(int row, const RecordValues &values)
{
    if (!unitAt(row))
        return;
    m_choices[row] = {-1, values};
    touched(row);
}

void ReviewModel::touched(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    Q_EMIT decisionsChanged();
}

bool ReviewModel::isDecided(int row) const
{
    return row >= 0 && row < m_choices.size() && (m_choices[row].side >= 0 || m_choices[row].entered);
}

int ReviewModel::decidedRows() const
{
    int count = 0;
    for (int row = 0; row < m_choices.size(); ++row)
        count += isDecided(row);
    return count;
}

QList<Decision> ReviewModel::decisions() const
{
    QList<Decision> all;
    for (int row = 0; row < m_choices.size(); ++row) {
        const Choice &choice = m_choices[row];
        const ReviewUnit &unit = m_page->units[row];
        if (choice.entered)
            all.append(decisionFor(*m_page->type, unit.unit, *choice.entered));
        else if (choice.side >= 0)
            all.append({unit.unit, unit.sides[choice.side].value, false});
    }
    return all;
}

RecordValues ReviewModel::valuesOf(const ReviewUnit &unit, const ReviewSide &side) const
{
    RecordValues values = m_page->type->empty();
    const Unit *known = m_page->type->unit(unit.unit);
    // Bytes that do not decode were refused when they were written.
    if (known && !m_page->type->decodeUnit(*known, side.value, values))
        return m_page->type->empty();
    return values;
}

RecordValues ReviewModel::resultValues(int row) const
{
    const Choice &choice = m_choices[row];
    if (choice.entered)
        return *choice.entered;
    RecordValues values = m_page->conflicts.record.values;
    const ReviewUnit &unit = m_page->units[row];
    if (choice.side >= 0) {
        const RecordValues chosen = valuesOf(unit, unit.sides[choice.side]);
        for (const int at : m_page->type->unit(unit.unit)->fields)
            values.values[size_t(at)] = chosen.values[size_t(at)];
    }
    return values;
}

/// Those that any of the sides fills; all where nothing is filled.
QList<int> ReviewModel::fieldsOf(int row) const
{
    const ReviewUnit &unit = m_page->units[row];
    const Unit *known = m_page->type->unit(unit.unit);
    QList<int> filled;
    QList<int> all;
    for (const int at : known ? known->fields : QList<int>()) {
        const Field &field = m_page->type->fields()[at];
        if (TicketWords::isSilent(field.name))
            continue;
        all.append(at);
        const bool any = std::any_of(unit.sides.cbegin(), unit.sides.cend(),
            [&](const ReviewSide &side) { return !valuesOf(unit, side).values[size_t(at)].isEmpty(); });
        if (any || (m_choices[row].entered && !m_choices[row].entered->values[size_t(at)].isEmpty()))
            filled.append(at);
    }
    QList<int> &fields = filled.isEmpty() ? all : filled;
    std::sort(fields.begin(), fields.end()); // as they were declared
    return fields;
}

int ReviewModel::textFieldOf(int row) const
{
    int text = -1;
    for (const int at : fieldsOf(row)) {
        const FieldKind kind = m_page->type->fields()[at].kind;
        if (kind == FieldKind::LongText)
            return at;
        if (kind == FieldKind::Text)
            text = text < 0 ? at : text;
    }
    return text;
}

QString ReviewModel::textOf(int row, int side, int field) const
{
    const ReviewUnit *unit = unitAt(row);
    if (!unit || side < 0 || side >= unit->sides.size())
        return {};
    return valuesOf(*unit, unit->sides[side]).values[size_t(field)].text();
}

QString ReviewModel::words(const ReviewUnit &unit, const RecordValues &values, const QList<int> &fields) const
{
    if (unit.isDeletion()) {
        const bool deleted = values.values[size_t(m_page->type->indexOf(u"deleted"))].toBool();
        return deleted ? tr("Deleted") : tr("Stays");
    }
    const TicketWords speech(m_vocabulary, *m_page->type, m_page->labels);
    QStringList parts;
    for (const int at : fields) {
        const Field &field = m_page->type->fields()[at];
        const QString text = speech.value(field.name, values.values[size_t(at)]);
        parts.append(text.isEmpty() ? u"–"_s : text);
    }
    //: Between the values of fields that belong together: team, assignee.
    return parts.join(tr(", "));
}

QString ReviewModel::sideWords(int row, int side) const
{
    const ReviewUnit &unit = m_page->units[row];
    const ReviewSide &one = unit.sides[side];
    if (one.kind == ReviewSide::Kind::Absent)
        return {};
    QString text = words(unit, valuesOf(unit, one), fieldsOf(row));
    if (unit.isDeletion() && !one.value && one.kind != ReviewSide::Kind::Base && !unit.goneOn.isEmpty()) {
        QStringList names;
        for (const QString &name : unit.goneOn) {
            const Unit *known = m_page->type->unit(name);
            for (const int at : known ? known->fields : QList<int>()) {
                if (!TicketWords::isSilent(m_page->type->fields()[at].name))
                    names.append(recordText(m_page->type->fields()[at].label));
            }
        }
        //: A ticket that somebody deleted and somebody else went on with; %1 are the names of fields.
        text += u'\n' + tr("changed: %1").arg(names.mid(0, 4).join(tr(", ")));
    }
    return text;
}

QString ReviewModel::resultWords(int row) const
{
    const ReviewUnit &unit = m_page->units[row];
    return isDecided(row) ? words(unit, resultValues(row), fieldsOf(row)) : QString();
}

QString ReviewModel::unitName(int row) const
{
    const ReviewUnit *unit = unitAt(row);
    if (!unit)
        return {};
    if (unit->isDeletion())
        return tr("The record itself");
    QStringList names;
    for (const int at : fieldsOf(row))
        names.append(recordText(m_page->type->fields()[at].label));
    return names.join(tr(", "));
}

QString ReviewModel::sideName(ReviewSide::Kind kind, int number)
{
    switch (kind) {
    case ReviewSide::Kind::Absent: return {};
    case ReviewSide::Kind::Base: return tr("Base");
    case ReviewSide::Kind::Mine: return tr("Mine");
    //: A column of values that somebody else wrote; there are several.
    case ReviewSide::Kind::Theirs: return number > 0 ? tr("Theirs %1").arg(number) : tr("Theirs");
    case ReviewSide::Kind::Before: return tr("Before");
    case ReviewSide::Kind::Done: return tr("Undone");
    case ReviewSide::Kind::Now: return tr("Now");
    }
    return {};
}

QString ReviewModel::sideMeaning(ReviewSide::Kind kind)
{
    switch (kind) {
    case ReviewSide::Kind::Absent: return {};
    case ReviewSide::Kind::Base: return tr("What both sides had seen before they changed it");
    case ReviewSide::Kind::Mine: return tr("What I wrote");
    case ReviewSide::Kind::Theirs: return tr("What somebody else wrote");
    case ReviewSide::Kind::Before: return tr("What the undo would give back");
    case ReviewSide::Kind::Done: return tr("What is undone");
    case ReviewSide::Kind::Now: return tr("What was written since");
    }
    return {};
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_page ? 0 : int(m_page->units.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2 + (m_page ? int(m_page->columns.size()) : 3);
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const int side = index.column() - firstSide;
    const ReviewUnit &unit = m_page->units[row];
    const bool isSide = index.column() >= firstSide && index.column() < resultColumn();
    switch (role) {
    case ResultRole: return index.column() == resultColumn();
    case ChosenRole: return isSide && m_choices[row].side == side;
    case OfferedRole: return isSide && unit.sides[side].kind != ReviewSide::Kind::Absent;
    case InstantRole: return isSide && !unit.sides[side].authors.isEmpty() ? QVariant(unit.sides[side].happened.ms) : QVariant();
    case AuthorsRole: {
        if (isSide) {
            QStringList names;
            for (const Uuid &author : unit.sides[side].authors) {
                if (const QString name = m_page->labels.value(author); !name.isEmpty())
                    names.append(name);
            }
            return names.join(tr(", "));
        }
        if (index.column() != resultColumn() || !isDecided(row))
            return {};
        if (m_choices[row].entered)
            //: Under a value in a review: somebody entered it anew.
            return tr("entered");
        return sideName(unit.sides[m_choices[row].side].kind);
    }
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (index.column() == 0)
            return unitName(row);
        return isSide ? sideWords(row, side) : resultWords(row);
    case Qt::AccessibleTextRole: {
        const QString text = data(index, Qt::DisplayRole).toString();
        if (index.column() == 0)
            return text;
        QStringList parts{QString(headerData(index.column(), Qt::Horizontal).toString() + u": "_s + text)};
        if (const QString who = data(index, AuthorsRole).toString(); !who.isEmpty())
            parts.append(who);
        if (isSide && m_choices[row].side == side)
            //: Said of a value in a review.
            parts.append(tr("chosen"));
        return parts.join(u", "_s);
    }
    default: return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return m_page && section >= firstSide && section < resultColumn() ? sideMeaning(m_page->columns[section - firstSide]) : QString();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (section == 0)
        return tr("Field");
    if (section == resultColumn())
        return tr("Result");
    if (!m_page)
        return {};
    const QList<ReviewSide::Kind> &columns = m_page->columns;
    const ReviewSide::Kind kind = columns[section - firstSide];
    const qsizetype theirs = columns.count(ReviewSide::Kind::Theirs);
    const int number = kind == ReviewSide::Kind::Theirs && theirs > 1 ? section - firstSide - int(columns.indexOf(kind)) + 1 : 0;
    return sideName(kind, number);
}

} // namespace steward
