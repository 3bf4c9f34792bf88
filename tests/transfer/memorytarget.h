// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/fold.h"
#include "core/text/fold.h"
#include "core/transfer/importtarget.h"

namespace steward {

/// A desk in memory: keeps operations like a log and values like a projection, and refuses what a store refuses.
class MemoryTarget : public ImportTarget
{
public:
    Uuid workspaceId() const override { return Uuid::fromString(u"01890000-0000-7000-8000-00000000abcd"); }
    std::shared_ptr<const Schema> schema() const override { return m_schema; }
    const DeskPolicies &policies() const override { return DeskPolicies::builtIn(); }
    Instant now() const override { return {1'700'000'000'000}; }

    Result<QList<Uuid>> find(const RecordType &type, const Field &field, const QString &text) override
    {
        ++finds;
        QList<Uuid> found;
        const QString folded = foldForCompare(text);
        for (const Uuid &id : m_byText.values(type.name() + field.name + folded)) {
            const LoadedRecord &record = m_records[id];
            const QString now = foldForCompare(record.values.values[size_t(type.indexOf(field.name))].text());
            if (now == folded && (!record.deleted || type.isTicket()))
                found.append(id);
        }
        return found;
    }
    Result<std::optional<LoadedRecord>> load(const Uuid &id) override
    {
        const auto at = m_records.constFind(id);
        return at == m_records.constEnd() ? std::optional<LoadedRecord>() : std::optional(*at);
    }
    Result<QList<ImportStep>> steps(const Uuid &record) override
    {
        QList<ImportStep> steps;
        for (const LoggedOperation &one : operations.value(record))
            steps.append({one.operation.eventTime, one.operation.author});
        return steps;
    }
    Result<QString> label(const Uuid &id) override
    {
        const auto at = m_records.constFind(id);
        if (at == m_records.constEnd())
            return QString();
        const RecordType &type = *m_schema->type(at->type);
        return at->values.values[size_t(type.indexOf(type.titleField()))].text();
    }
    Result<std::optional<ImportCursor>> cursor(const QString &source) override
    {
        const auto at = cursors.constFind(source);
        return at == cursors.constEnd() ? std::optional<ImportCursor>() : std::optional(*at);
    }

    Result<qint64> commit(const QList<EditGroup> &groups, const ImportCursor &cursor) override
    {
        if (commitsUntilDeath == 0)
            return Error{
                ErrorKind::Unavailable, QStringLiteral("test.killed"), QStringLiteral("killed"), {}, {}};
        --commitsUntilDeath;
        qint64 written = 0;
        for (const EditGroup &group : groups) {
            if (group.size() > 200)
                return wrong(QStringLiteral("a group is too large"));
            for (const RecordEdit &edit : group) {
                const Result<bool> done = write(edit, cursor.batch);
                if (!done)
                    return done.error();
                written += *done ? 1 : 0;
            }
        }
        cursors.insert(cursor.source, cursor);
        return written;
    }

    // For tests.
    QStringList namesOf(const QString &type) const
    {
        QStringList names;
        const RecordType &declared = *m_schema->type(type);
        for (const LoadedRecord &record : m_records) {
            if (record.type == type && !record.deleted)
                names.append(record.values.values[size_t(declared.indexOf(declared.titleField()))].text());
        }
        names.sort();
        return names;
    }
    const LoadedRecord *byKey(const QString &type, const QString &field, const QString &text)
    {
        const RecordType &declared = *m_schema->type(type);
        const auto found = find(declared, *declared.field(field), text);
        return found && found->size() == 1 ? &m_records[found->first()] : nullptr;
    }
    /// Value as text; references as the title of the record.
    QString text(const LoadedRecord &record, const QString &field)
    {
        const RecordType &type = *m_schema->type(record.type);
        const int at = type.indexOf(field);
        if (at < 0)
            return QStringLiteral("(no such field)");
        const Value &value = record.values.values[size_t(at)];
        if (value.isReference())
            return *label(value.reference());
        return value.isNumber() ? QString::number(value.number())
            : value.isSet()     ? value.set().items().join(QLatin1Char(','))
                                : value.text();
    }
    /// Folds the operations of a record that happened until then, as time travel does.
    Result<FoldedRecord> asOf(const Uuid &record, std::optional<Instant> at) const
    {
        QList<LoggedOperation> until;
        for (const LoggedOperation &one : operations.value(record)) {
            if (!at || one.operation.eventTime <= *at)
                until.append(one);
        }
        return foldRecord(*m_schema->type(m_records[record].type), until);
    }
    Result<Ok> edit(const Uuid &record, const QString &field, const Value &value)
    {
        const LoadedRecord &loaded = m_records[record];
        RecordEdit change = RecordEdit::of(loaded, QStringLiteral("edit"));
        change.next.values[size_t(m_schema->type(loaded.type)->indexOf(field))] = value;
        const Result<bool> done = write(change, {});
        return done ? Result<Ok>(Ok{}) : done.error();
    }

    QHash<Uuid, QList<LoggedOperation>> operations; ///< by record, in order
    QHash<QString, ImportCursor> cursors;
    QList<Uuid> order; ///< records in the order they were made
    qint64 commitsUntilDeath = -1;
    qint64 finds = 0;

private:
    static Error wrong(const QString &message)
    {
        return {ErrorKind::InvalidArgument, QStringLiteral("test.refused"), message, {}, {}};
    }

    Result<bool> write(const RecordEdit &edit, const Uuid &batch)
    {
        const RecordType *type = m_schema->type(edit.type);
        if (!type || edit.base.values.size() != size_t(type->fields().size()))
            return wrong(QStringLiteral("the values do not fit %1").arg(edit.type));
        if (edit.isCreation == m_records.contains(edit.record))
            return wrong(QStringLiteral("%1 exists: %2").arg(edit.record.toString()).arg(!edit.isCreation));
        QList<UnitChange> changes = changesBetween(*type, edit.base, edit.next);
        if (changes.isEmpty() && !mayBeBare(edit.verb))
            return false;
        if (!edit.isCreation && m_records[edit.record].values != edit.base)
            return wrong(QStringLiteral("the edit does not build on what is there"));
        for (qsizetype i = 0; i < type->fields().size(); ++i) {
            const Field &field = type->fields()[i];
            const Value &value = edit.next.values[size_t(i)];
            if (!field.accepts(value) || (field.required && !field.derived && value.isEmpty()))
                return wrong(QStringLiteral("bad value for %1").arg(field.name));
            if (value.isReference() && !m_records.contains(value.reference()))
                return wrong(QStringLiteral("%1 refers to nobody").arg(field.name));
        }
        if (!edit.author.isNull() && !m_records.contains(edit.author))
            return wrong(QStringLiteral("nobody wrote this"));
        LoggedOperation logged;
        logged.operation.dot = {workspaceId(), ++m_seq};
        logged.operation.recordType = edit.type;
        logged.operation.record = edit.record;
        logged.operation.verb = edit.verb;
        logged.operation.batch = batch;
        logged.operation.seen = {1, m_seq - 1, m_seq - 1};
        logged.operation.author = edit.author;
        logged.operation.eventTime = edit.eventTime.value_or(now());
        logged.operation.units = changes;
        logged.hub.seq = m_seq;
        logged.hub.eff = m_seq;
        logged.hub.verdict = QStringLiteral("accepted");
        operations[edit.record].append(logged);
        if (edit.isCreation)
            order.append(edit.record);
        LoadedRecord &record = m_records[edit.record];
        record.type = edit.type;
        record.id = edit.record;
        record.values = edit.next;
        record.deleted = edit.next.values[size_t(type->indexOf(u"deleted"))].toBool();
        for (qsizetype i = 0; i < type->fields().size(); ++i) {
            const Value &value = edit.next.values[size_t(i)];
            const QString key = type->name() + type->fields()[i].name + foldForCompare(value.text());
            if (type->fields()[i].kind == FieldKind::Text && !value.isEmpty()
                && !m_byText.contains(key, edit.record))
                m_byText.insert(key, edit.record);
        }
        if (edit.type == QLatin1String("customfield"))
            declare(CustomField::declare().fromValues(edit.next));
        return true;
    }

    void declare(const CustomField &field)
    {
        m_schema = withCustomField(m_schema, field);
        for (LoadedRecord &record : m_records)
            record.values.values.resize(size_t(m_schema->type(record.type)->fields().size()));
    }

    std::shared_ptr<const Schema> m_schema = Schema::builtIn();
    QHash<Uuid, LoadedRecord> m_records;
    QMultiHash<QString, Uuid> m_byText;
    qint64 m_seq = 0;
};

} // namespace steward
