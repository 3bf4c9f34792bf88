// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/ticketwords.h"

#include "models/deskvocabulary.h"

using namespace Qt::StringLiterals;

namespace steward {

bool TicketWords::isSilent(const QString &field) { return field == u"status.class" || field == u"matrix.version"; }

QString TicketWords::field(const FieldDiff &diff) const
{
    const Field *known = m_type.field(diff.field);
    return known ? recordText(known->label) : diff.field;
}

QString TicketWords::unit(const QString &name) const
{
    const Unit *known = m_type.unit(name);
    if (!known)
        return name;
    QStringList labels;
    for (const int at : known->fields)
        labels.append(recordText(m_type.fields()[at].label));
    return labels.join(tr(", "));
}

QString TicketWords::value(const QString &field, const Value &value) const
{
    const Field *known = m_type.field(field);
    if (value.isEmpty())
        return {};
    if (!known)
        return value.isText() ? value.text() : QString::number(value.number());
    if (known->name == u"status" && m_vocabulary)
        return m_vocabulary->stateLabel(m_type.name(), value.text());
    if (known->name == u"hold" && m_vocabulary)
        return m_vocabulary->holdLabel(value.text());
    QString text = valueText(*known, value, m_labels);
    if (text.isEmpty() && value.isReference())
        text = tr("something that is gone");
    return text;
}

QString TicketWords::difference(const FieldDiff &diff) const
{
    if (isSilent(diff.field))
        return {};
    const Field *known = m_type.field(diff.field);
    const QString name = field(diff);
    if (known && known->kind == FieldKind::LongText)
        //: %1 is the name of a field with a long text.
        return diff.after.isEmpty() ? tr("%1 taken out").arg(name) : tr("%1 written").arg(name);
    const QString before = value(diff.field, diff.before);
    const QString after = value(diff.field, diff.after);
    if (known && known->isSet()) {
        QStringList parts;
        if (!after.isEmpty())
            parts << u'+' + after;
        if (!before.isEmpty())
            parts << u'−' + before;
        return name + u' ' + parts.join(u' ');
    }
    if (before.isEmpty())
        return name + u' ' + after;
    if (after.isEmpty())
        //: %1 is the name of a field, %2 the value it had.
        return tr("%1 %2 taken out").arg(name, before);
    return name + u' ' + before + u" → "_s + after;
}

QString TicketWords::sentence(const HistoryEntry &change) const
{
    if (change.verb == u"create")
        return tr("opened this ticket");
    if (change.verb == u"delete")
        return tr("deleted this ticket");
    QStringList parts;
    for (const FieldDiff &diff : change.diffs) {
        if (const QString part = difference(diff); !part.isEmpty())
            parts << part;
    }
    for (const QString &name : change.erased)
        //: %1 is a field whose history was erased for good.
        parts << tr("%1 erased").arg(unit(name));
    const QString what = parts.join(tr(", "));
    if (change.verb == u"settle")
        //: Several people had changed a field without having seen each other; %1 is what the decision changed.
        return what.isEmpty() ? tr("decided for what showed") : tr("decided: %1").arg(what);
    if (change.verb == u"undo")
        return what.isEmpty() ? tr("undid a change") : tr("undid a change: %1").arg(what);
    if (what.isEmpty())
        return kind(change);
    return what;
}

QString TicketWords::kind(const HistoryEntry &change) const
{
    if (change.verb == u"create")
        return tr("Opened");
    if (change.verb == u"undo")
        return tr("Undone");
    if (change.verb == u"edit")
        return tr("Edited");
    if (change.verb == u"settle")
        return tr("Decided");
    if (change.verb == u"assign")
        return tr("Assigned");
    if (change.verb == u"prioritise")
        return tr("Priority");
    if (change.verb == u"watch" || change.verb == u"unwatch")
        return tr("Watchers");
    if (change.verb == u"tag")
        return tr("Tags");
    if (change.verb == u"merge")
        return tr("Merged");
    if (change.verb == u"touch")
        return tr("Looked after");
    if (change.verb == u"delete")
        return tr("Deleted");
    if (change.verb == u"withdraw")
        return tr("Withdrawn");
    return m_vocabulary ? m_vocabulary->transitionLabel(m_type.name(), change.verb) : change.verb;
}

} // namespace steward
