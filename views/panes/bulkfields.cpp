// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/bulkfields.h"

#include "models/listcolumns.h"
#include "models/valuetext.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/segmentedswitch.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// One value for many tickets makes no sense for what tells them apart, what the program keeps, and what a rule gives.
bool isForMany(const RecordType &type, const Field &field)
{
    static const QStringList own{u"description"_s, u"opened"_s, u"opened.by"_s, u"external.number"_s};
    return !field.derived && !isInternalField(field) && field.name != type.titleField() && !own.contains(field.name)
        && !field.name.startsWith(u"priority"_s) && field.kind != FieldKind::Json;
}

/// Shown at once; the others come with "More fields".
bool isUsual(const Field &field)
{
    return field.listed || field.isSet() || field.unit == u"priority";
}

} // namespace

BulkFields::Act BulkFields::Row::act() const
{
    return order.value(acts->currentIndex(), Act::Keep);
}

BulkFields::BulkFields(DeskVocabulary *vocabulary, DeskSession *session, QWidget *parent)
    : QWidget(parent), m_vocabulary(vocabulary), m_grid(new QGridLayout(this)), m_more(new QPushButton(this))
{
    m_grid->setContentsMargins(16, 4, 16, 4);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, 112);
    m_grid->setColumnStretch(2, 1);
    const std::shared_ptr<const RecordType> type = vocabulary->tickets();
    for (const bool usual : {true, false}) {
        for (const Field &field : type->fields()) {
            if (isForMany(*type, field) && isUsual(field) == usual)
                addRow(field, session);
        }
    }
    m_more->setObjectName(u"bulkMore"_s);
    setFlat(m_more);
    setButtonSize(m_more, ButtonSize::Small);
    m_grid->addWidget(m_more, int(m_rows.size()), 0, 1, 2, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        for (const auto &row : m_rows)
            show(*row);
        retranslate();
        Q_EMIT heightChanged();
    });
    retranslate();
}

void BulkFields::addRow(const Field &declared, DeskSession *session)
{
    auto row = std::make_unique<Row>();
    row->field = declared;
    if (declared.name == u"status")
        row->field.choices = m_vocabulary->states(); // they stand in the lifecycles, not in the declaration
    row->first = isUsual(declared);
    const int at = int(m_rows.size());
    row->label = new QLabel(this);
    row->label->setWordWrap(true);
    row->acts = new SegmentedSwitch(this);
    row->acts->setObjectName(u"bulkAct."_s + declared.name);
    row->order << Act::Keep;
    if (declared.isSet())
        row->order << Act::Add << Act::Remove << Act::Set;
    else
        row->order << Act::Set;
    if (!declared.required && !declared.isSet())
        row->order << Act::Clear;
    for (qsizetype i = 0; i < row->order.size(); ++i)
        row->acts->addSegment(QString());
    row->place = new QStackedWidget(this);
    row->unchanged = new QLabel(this);
    tintText(row->unchanged, ThemeRole::Text3);
    row->editor = FieldEditor::make(row->field, session, this);
    row->place->addWidget(row->unchanged);
    row->place->addWidget(row->editor);
    row->place->setSizePolicy(QSizePolicy::Expanding, row->editor->isTall() ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    m_grid->addWidget(row->label, at, 0);
    m_grid->addWidget(row->acts, at, 1, Qt::AlignLeft);
    m_grid->addWidget(row->place, at, 2);
    Row *kept = row.get();
    connect(row->acts, &SegmentedSwitch::currentChanged, this, [this, kept] {
        follow(*kept);
        // Somebody at the keyboard may want the next segment still; a click wants to enter something.
        if (kept->place->currentWidget() == kept->editor && !kept->acts->isAncestorOf(QApplication::focusWidget()))
            kept->editor->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    connect(row->editor, &FieldEditor::edited, this, [this, kept] {
        follow(*kept);
        Q_EMIT edited();
    });
    m_rows.push_back(std::move(row));
    follow(*kept);
}

void BulkFields::follow(Row &row)
{
    const Act act = row.act();
    const bool keeps = act == Act::Keep;
    row.place->setCurrentWidget(keeps || act == Act::Clear ? static_cast<QWidget *>(row.unchanged) : row.editor);
    //: What a bulk edit does to a field.
    row.unchanged->setText(keeps ? tr("unchanged") : tr("empty"));
    row.label->setFont(Theme::font(keeps ? TypeRole::Body : TypeRole::BodyStrong));
    tintText(row.label, keeps ? ThemeRole::Text3 : ThemeRole::Text1);
    show(row);
    if (row.field.name == u"status")
        askForWhatTheStatusNeeds();
}

void BulkFields::show(Row &row)
{
    const bool shown = isShown(row) || row.act() != Act::Keep;
    for (QWidget *part : {static_cast<QWidget *>(row.label), static_cast<QWidget *>(row.acts), static_cast<QWidget *>(row.place)})
        part->setVisible(shown);
    row.place->setMaximumHeight(row.editor->isTall() ? (row.place->currentWidget() == row.editor ? 120 : 28) : 28);
}

void BulkFields::askForWhatTheStatusNeeds()
{
    QString wanted;
    for (const auto &row : m_rows) {
        if (row->field.name == u"status" && row->act() == Act::Set)
            wanted = row->editor->value().text();
    }
    QSet<QString> needs;
    const RecordType &tickets = *m_vocabulary->tickets();
    const Lifecycle *lifecycle = m_vocabulary->policies()->lifecycle(u"incident"_s);
    if (const LifecycleState *state = lifecycle ? lifecycle->state(wanted) : nullptr) {
        needs += QSet<QString>(state->needs.cbegin(), state->needs.cend());
        for (const LifecycleTransition &transition : lifecycle->transitions()) {
            if (transition.to == wanted)
                needs += QSet<QString>(transition.needs.cbegin(), transition.needs.cend());
        }
    }
    for (const auto &row : m_rows) {
        // What belongs to the assignment is there already on most tickets; the preview says where it is not.
        const Field *declared = tickets.field(row->field.name);
        const bool needed = needs.contains(row->field.name) && declared && declared->unit == u"status";
        if (row->needed == needed)
            continue;
        row->needed = needed;
        row->acts->setCurrentIndex(int(row->order.indexOf(needed ? Act::Set : Act::Keep)));
        follow(*row);
    }
    Q_EMIT heightChanged();
}

QList<FieldChange> BulkFields::changes() const
{
    QList<FieldChange> changes;
    for (const auto &row : m_rows) {
        const Value value = row->editor->value();
        switch (row->act()) {
        case Act::Keep: break;
        case Act::Set: changes.append({row->field.name, FieldChange::Mode::Set, value}); break;
        case Act::Add: changes.append({row->field.name, FieldChange::Mode::Add, value}); break;
        case Act::Remove: changes.append({row->field.name, FieldChange::Mode::Remove, value}); break;
        case Act::Clear: changes.append({row->field.name, FieldChange::Mode::Clear, {}}); break;
        }
    }
    return changes;
}

QString BulkFields::problem() const
{
    for (const auto &row : m_rows) {
        const Act act = row->act();
        if (act == Act::Keep || act == Act::Clear)
            continue;
        if (const QString problem = row->editor->problem(); !problem.isEmpty())
            return problem;
        // A set may be set to nothing; adding or removing nothing is an oversight.
        const bool empty = row->field.isSet() ? row->editor->value().set().isEmpty() : row->editor->value().isEmpty();
        if (empty && (act != Act::Set || !row->field.isSet()))
            return tr("%1: nothing is entered yet").arg(recordText(row->field.label));
    }
    return {};
}

void BulkFields::retranslate()
{
    const auto word = [](Act act) {
        switch (act) {
        case Act::Keep: return tr("Keep");
        case Act::Set: return tr("Set");
        case Act::Add: return tr("Add");
        case Act::Remove: return tr("Remove");
        case Act::Clear: break;
        }
        return tr("Clear");
    };
    int hidden = 0;
    for (const auto &row : m_rows) {
        const QString name = recordText(row->field.label);
        row->label->setText(name);
        row->acts->setAccessibleName(name);
        row->editor->setAccessibleName(name);
        for (int i = 0; i < row->order.size(); ++i)
            row->acts->setSegmentText(i, word(row->order[i]));
        row->unchanged->setText(row->act() == Act::Clear ? tr("empty") : tr("unchanged"));
        hidden += row->first ? 0 : 1;
    }
    m_more->setText(m_all ? tr("Fewer fields") : tr("%n more field(s)", nullptr, hidden));
}

} // namespace steward
