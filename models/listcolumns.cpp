// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/listcolumns.h"

#include "core/query/sortorder.h"
#include "models/valuetext.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// What the queue does beyond the kind of a field: its first columns, in order, and their widths. Everything else
/// about a field is said by its declaration.
struct Wish
{
    const char *field;
    CellKind kind;
    int width;
    bool isDefault;
};
constexpr Wish wishes[] = {
    {"status", CellKind::Status, 112, true},
    {"number", CellKind::Number, 100, true},
    {"title", CellKind::Title, 0, true},
    {"priority", CellKind::Priority, 60, true},
    {"due", CellKind::Due, 104, true},
    {"assignee", CellKind::Person, 108, true},
    {"service", CellKind::Reference, 124, true},
    {"updated", CellKind::Time, 68, true},
    {"deadline", CellKind::Due, 116, false},
    {"sla", CellKind::Choice, 100, false},
    {"team", CellKind::Person, 108, false},
    {"requester", CellKind::Person, 120, false},
};

CellKind kindOf(const RecordType &type, const Field &field)
{
    if (field.name == type.titleField())
        return CellKind::Title;
    switch (field.kind) {
    case FieldKind::Boolean: return CellKind::Yes;
    case FieldKind::Instant: return CellKind::Time;
    case FieldKind::Reference: return CellKind::Reference;
    case FieldKind::TextSet:
    case FieldKind::ReferenceSet: return CellKind::Items;
    case FieldKind::Choice: return CellKind::Choice;
    case FieldKind::Integer: return field.choices.isEmpty() ? CellKind::Count : CellKind::Choice;
    default: return CellKind::Text;
    }
}

int widthOf(CellKind kind)
{
    switch (kind) {
    case CellKind::Title: return 0;
    case CellKind::Time:
    case CellKind::Count:
    case CellKind::Yes: return 76;
    default: return 120;
    }
}

ListColumn columnOf(const RecordType &type, int at)
{
    const Field &field = type.fields()[at];
    ListColumn column{field.name, field.label, kindOf(type, field), at};
    column.width = widthOf(column.kind);
    for (const Wish &wish : wishes) {
        if (type.isTicket() && field.name == QLatin1String(wish.field)) {
            column.kind = wish.kind;
            column.width = wish.width;
            column.isDefault = wish.isDefault;
        }
    }
    if (!type.isTicket())
        column.isDefault = field.listed;
    column.isSortable = steward::isSortable(field);
    column.descendingFirst = field.kind == FieldKind::Instant && column.kind != CellKind::Due;
    column.isGroupable = column.isSortable && (field.kind == FieldKind::Choice || field.kind == FieldKind::Reference
        || !field.choices.isEmpty() || field.kind == FieldKind::Boolean);
    return column;
}

} // namespace

bool isInternalField(const Field &field)
{
    static const QStringList names{u"status.class"_s, u"matrix.version"_s, u"deleted"_s, u"merged.into"_s};
    return names.contains(field.name);
}

QString ListColumn::title() const
{
    return label.isEmpty() ? QString() : recordText(label);
}

QList<ListColumn> listColumns(const RecordType &type)
{
    QList<ListColumn> first;
    QList<ListColumn> rest;
    if (type.isTicket()) {
        for (const Wish &wish : wishes) {
            const int at = type.indexOf(QString::fromLatin1(wish.field));
            if (at >= 0)
                (wish.isDefault ? first : rest).append(columnOf(type, at));
        }
        ListColumn sync;
        sync.id = u"sync"_s;
        sync.label = QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Drafts and conflicts"));
        sync.kind = CellKind::Sync;
        sync.isDefault = true;
        sync.width = 40;
        first.append(sync);
    }
    for (int at = 0; at < type.fields().size(); ++at) {
        const Field &field = type.fields()[at];
        if (field.store == FieldStore::Wide || field.kind == FieldKind::LongText || field.kind == FieldKind::Json
            || isInternalField(field) || columnIndex(first, field.name) >= 0 || columnIndex(rest, field.name) >= 0)
            continue;
        const ListColumn column = columnOf(type, at);
        (column.isDefault ? first : rest).append(column);
    }
    return first + rest;
}

QStringList listBaseFields(const RecordType &type)
{
    static const QStringList wanted{u"number"_s, u"title"_s, u"status"_s, u"status.class"_s, u"hold"_s, u"priority"_s,
        u"due"_s, u"opened"_s, u"resolved"_s, u"assignee"_s};
    QStringList present;
    for (const QString &name : wanted) {
        if (type.indexOf(name) >= 0)
            present.append(name);
    }
    return present;
}

int columnIndex(const QList<ListColumn> &columns, QStringView id)
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].id == id)
            return i;
    }
    return -1;
}

} // namespace steward
