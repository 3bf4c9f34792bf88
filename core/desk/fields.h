// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/schema/recordbuilder.h"

namespace steward {

/// The value of a field by its name; empty when the type has no such field.
const Value &valueOf(const RecordType &type, const RecordValues &values, QStringView field);
/// Sets a field by its name; does nothing when the type has no such field.
void setValue(const RecordType &type, RecordValues &values, QStringView field, const Value &value);

/// The declaration of a built-in record, made once.
template<class R>
const typename RecordBuilder<R>::Built &declared()
{
    static const typename RecordBuilder<R>::Built built = R::declare();
    return built;
}

/// A loaded record as its struct; custom fields are left behind.
template<class R>
R structOf(const LoadedRecord &loaded)
{
    return declared<R>().fromValues(loaded.values);
}

/// Values of a struct in the shape of `type`, whose custom fields follow the built-in ones.
template<class R>
RecordValues valuesOf(const RecordType &type, const R &record)
{
    RecordValues values = declared<R>().toValues(record);
    values.values.resize(size_t(type.fields().size()));
    return values;
}

/// A creation of `record`, with a new id.
template<class R>
Result<RecordEdit> creationOf(Workspace &desk, const R &record)
{
    STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(declared<R>().type.name()));
    edit.next = valuesOf(*desk.schema().type(edit.type), record);
    return edit;
}

/// An edit of a built-in record towards `next`; custom fields stay.
template<class R>
RecordEdit editTowards(const LoadedRecord &loaded, const R &next, const QString &verb = QStringLiteral("edit"))
{
    RecordEdit edit = RecordEdit::of(loaded, verb);
    const RecordValues wanted = declared<R>().toValues(next);
    for (size_t i = 0; i < wanted.values.size() && i < edit.next.values.size(); ++i) {
        if (!declared<R>().type.fields()[qsizetype(i)].derived)
            edit.next.values[i] = wanted.values[i];
    }
    return edit;
}

} // namespace steward
