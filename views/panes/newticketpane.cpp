// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/newticketpane.h"

#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "core/schema/records/tickettemplate.h"
#include "models/deskvocabulary.h"
#include "views/actions/actionregistry.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/prioritynote.h"
#include "views/editors/referencefield.h"
#include "views/panes/requesterpanel.h"
#include "views/shell/deskcommands.h"
#include "views/shell/errortext.h"
#include "views/shell/paneregistry.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QDataStream>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int labelWidth = 100;
constexpr int formWidth = 760;
constexpr int sideWidth = 340;

/// What a call is logged with, in the order of the talk. Required fields and custom ones follow by themselves.
const QStringList asked = {u"requester"_s, u"title"_s, u"description"_s, u"service"_s, u"category"_s,  u"ci"_s,
                           u"impact"_s,    u"urgency"_s, u"team"_s,      u"assignee"_s, u"channel"_s};

} // namespace

NewTicketPane::NewTicketPane(const PaneContext &context)
    : Pane(context), m_kind(new QComboBox), m_template(new QComboBox), m_heading(new QLabel), m_kindLabel(new QLabel),
      m_templateLabel(new QLabel), m_bodyPlace(new QWidget), m_requester(new RequesterPanel(context.session, context.host)),
      m_consequence(new QLabel), m_cancel(new QPushButton), m_save(new QPushButton)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_heading->setFont(Theme::font(TypeRole::RecordTitle));
    head->addWidget(m_heading);
    head->addStretch(1);
    m_kind->setObjectName(u"newTicket.kind"_s);
    m_template->setObjectName(u"newTicket.template"_s);
    for (const auto &[label, box] : {std::pair(m_kindLabel, m_kind), std::pair(m_templateLabel, m_template)}) {
        label->setFont(Theme::font(TypeRole::Small));
        tintText(label, ThemeRole::Text3);
        label->setBuddy(box);
        box->setMinimumWidth(150);
        head->addWidget(label);
        head->addWidget(box);
    }

    (new QVBoxLayout(m_bodyPlace))->setContentsMargins(0, 0, 0, 0);
    auto *column = new QWidget;
    auto *form = new QVBoxLayout(column);
    form->setContentsMargins(18, 16, 18, 16);
    form->setSpacing(14);
    form->addLayout(head);
    form->addWidget(m_bodyPlace);
    form->addStretch(1);
    column->setMaximumWidth(formWidth);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(column);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto *side = new QScrollArea;
    side->setFrameShape(QFrame::NoFrame);
    side->setWidgetResizable(true);
    side->setFixedWidth(sideWidth);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setWidget(m_requester);
    side->setFocusPolicy(Qt::NoFocus);
    m_requester->setAutoFillBackground(true);
    m_requester->setBackgroundRole(QPalette::AlternateBase);
    auto *line = new QWidget;
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Dark);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scroll, 1);
    row->addWidget(line);
    row->addWidget(side);

    auto *footer = new QHBoxLayout;
    footer->setSpacing(8);
    footer->setContentsMargins(18, 8, 12, 8);
    footer->setSpacing(8); // else the column's, which is none
    m_consequence->setFont(Theme::font(TypeRole::Small));
    m_consequence->setObjectName(u"newTicket.consequence"_s);
    tintText(m_consequence, ThemeRole::Text2);
    m_cancel->setObjectName(u"newTicket.cancel"_s);
    m_save->setObjectName(u"newTicket.save"_s);
    setPrimary(m_save);
    setProperty(paneFooterProperty, 45);
    footer->addWidget(m_consequence, 1);
    footer->addWidget(m_cancel);
    footer->addWidget(m_save);
    auto *top = new QWidget;
    top->setFixedHeight(1);
    top->setAutoFillBackground(true);
    top->setBackgroundRole(QPalette::Mid);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(row, 1);
    whole->addWidget(top);
    whole->addLayout(footer);

    if (!context.session)
        return;
    connect(m_save, &QPushButton::clicked, this, &NewTicketPane::save);
    connect(m_cancel, &QPushButton::clicked, this, &NewTicketPane::discard);
    connect(m_kind, &QComboBox::activated, this, [this] { start(m_kind->currentData().toString(), {}, true); });
    connect(m_template, &QComboBox::activated, this, [this](int index) {
        start(m_type, index > 0 && index <= m_templates.size() ? m_templates[index - 1].id : Uuid(), true);
    });
    connect(m_requester, &RequesterPanel::deviceChosen, this, [this](const Uuid &device, const QString &name) {
        if (FieldEditor *ci = editor(u"ci"_s))
            ci->setValue(Value(device), {{device, name}});
    });
    connect(m_requester, &RequesterPanel::personMade, this, [this](const Uuid &person, const QString &name) {
        editor(u"requester"_s)->setValue(Value(person), {{person, name}});
        requesterChanged();
        if (FieldEditor *next = editor(u"title"_s))
            next->setFocus(Qt::OtherFocusReason);
    });
    context.actions->handle(u"ticket.send"_s, this, [this] { save(); }, [this] {
        const DeskCommands *commands = DeskCommands::of(this->context().session);
        return commands ? commands->whyReadOnly() : QString();
    });
    connect(context.session, &DeskSession::changed, this, [this](const ChangeNotice &notice) {
        for (const WrittenOperation &operation : notice.operations) {
            if (operation.type == u"template"_s)
                readTemplates();
        }
        if (m_schema != this->context().session->schema()) {
            fillKinds(); // another field or kind of ticket
            if (!m_type.isEmpty())
                start(m_type, {}, true);
        }
    });
    fillKinds();
    readTemplates();
    start(u"incident"_s, {}, false);
}

const RecordType *NewTicketPane::type() const { return m_schema ? m_schema->type(m_type) : nullptr; }

QString NewTicketPane::title() const { return tr("New ticket"); }

QString NewTicketPane::note() const { return hasEntries() ? tr("draft") : QString(); }

QWidget *NewTicketPane::focusTarget()
{
    FieldEditor *first = m_order.isEmpty() ? nullptr : editor(m_order.first());
    return first ? first : static_cast<QWidget *>(this);
}

QStringList NewTicketPane::fieldsOf(const RecordType &type) const
{
    QStringList names;
    for (const QString &name : asked) {
        if (type.field(name))
            names << name;
    }
    for (const Field &field : type.fields()) {
        const bool ownRules = field.name.startsWith(u"status") || field.name == u"opened";
        if (!field.derived && !ownRules && !names.contains(field.name) && (field.required || field.store == FieldStore::Custom))
            names << field.name;
    }
    return names;
}

void NewTicketPane::fillKinds()
{
    const QString current = m_type;
    m_kind->clear();
    for (const auto &one : context().session->schema()->types()) {
        if (one->isTicket())
            m_kind->addItem(recordText(one->label()), one->name());
    }
    const int at = m_kind->findData(current.isEmpty() ? u"incident"_s : current);
    m_kind->setCurrentIndex(qMax(0, at));
    m_kind->setVisible(m_kind->count() > 1);
    m_kindLabel->setVisible(m_kind->count() > 1);
}

void NewTicketPane::readTemplates()
{
    using Choices = QList<TemplateChoice>;
    const auto work = [](Workspace &desk) -> Result<Choices> {
        Choices choices;
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(*desk.schema().type(u"template")));
        STEWARD_ASSIGN(const QList<LoadedRecord> all, desk.loadAll(rids));
        for (const LoadedRecord &loaded : all) {
            const auto one = structOf<TicketTemplate>(loaded);
            choices << TemplateChoice{loaded.id, one.name, one.type};
        }
        std::sort(choices.begin(), choices.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        return choices;
    };
    deliver(context().session->read<Choices>(work), this, [this](const Result<Choices> &choices) {
        if (!choices)
            return;
        m_templates.clear();
        for (const TemplateChoice &choice : *choices) {
            if (choice.type == m_type)
                m_templates << choice;
        }
        m_template->clear();
        m_template->addItem(tr("None"));
        for (const TemplateChoice &choice : std::as_const(m_templates))
            m_template->addItem(choice.name);
        m_template->setVisible(!m_templates.isEmpty());
        m_templateLabel->setVisible(!m_templates.isEmpty());
    });
}

void NewTicketPane::start(const QString &type, const Uuid &templateId, bool keepEntered)
{
    const auto work = [type, templateId](Workspace &desk) -> Result<Draft> {
        Draft draft;
        STEWARD_ASSIGN(draft.edit, draftTicket(VerbContext(desk), type, templateId));
        for (const Uuid &id : referencesOf(*desk.schema().type(type), draft.edit.next)) {
            STEWARD_ASSIGN(const QString label, desk.labelOf(id));
            draft.labels.insert(id, label);
        }
        return draft;
    };
    deliver(context().session->write<Draft>(work), this, [this, keepEntered](const Result<Draft> &draft) {
        if (!draft) {
            m_consequence->setText(u"◆ "_s + ErrorText::of(draft.error()).title);
            return;
        }
        const bool otherKind = draft->edit.type != m_type;
        fill(*draft, keepEntered);
        if (otherKind)
            readTemplates();
    });
}

void NewTicketPane::build(const RecordType &type)
{
    delete m_body;
    m_editors.clear();
    m_problems.clear();
    m_order = fieldsOf(type);
    m_body = new QWidget;
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    for (const QString &name : std::as_const(m_order))
        addRow(grid, *type.field(name));
    m_bodyPlace->layout()->addWidget(m_body);
    m_body->show();
    QWidget *previous = m_template; // in the order of the form; the requester's panel follows
    for (const QString &name : std::as_const(m_order)) {
        setTabOrder(previous, m_editors[name]);
        previous = m_editors[name];
        if (name == u"requester"_s) {
            setTabOrder(previous, m_addPerson);
            previous = m_addPerson;
        }
    }
    for (QWidget *inner : m_body->findChildren<QWidget *>())
        inner->installEventFilter(this); // Ctrl+Return
}

void NewTicketPane::addRow(QGridLayout *grid, const Field &field)
{
    const int row = grid->rowCount();
    FieldEditor *editor = FieldEditor::make(field, context().session, m_body);
    auto *label = new QLabel(field.required ? tr("%1 *", "a required field").arg(recordText(field.label)) : recordText(field.label));
    label->setFont(Theme::font(TypeRole::Small));
    label->setWordWrap(true);
    label->setFixedWidth(labelWidth);
    label->setMinimumHeight(28);
    label->setBuddy(editor);
    tintText(label, ThemeRole::Text3);
    auto *problem = new QLabel;
    problem->setFont(Theme::font(TypeRole::Small));
    problem->setWordWrap(true);
    problem->hide();
    grid->addWidget(label, row, 0, Qt::AlignTop);
    if (field.name == u"requester"_s) {
        m_addPerson = new QPushButton(tr("New person…"));
        m_addPerson->setObjectName(u"newTicket.addPerson"_s);
        auto *line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(editor, 1);
        line->addWidget(m_addPerson);
        grid->addLayout(line, row, 1);
        connect(m_addPerson, &QPushButton::clicked, this, [this, editor] {
            const auto *typed = editor->findChild<QLineEdit *>();
            m_requester->startNew(editor->value().isEmpty() && typed ? typed->text().trimmed() : QString());
        });
    } else {
        grid->addWidget(editor, row, 1);
    }
    grid->addWidget(problem, row + 1, 1);
    if (editor->isTall())
        editor->setFixedHeight(7 * Theme::lineHeight(TypeRole::Body) + 10);
    if (field.name == u"urgency"_s) {
        m_priority = new PriorityNote;
        grid->addWidget(m_priority, row + 2, 1);
    }
    m_editors.insert(field.name, editor);
    m_problems.insert(field.name, problem);
    connect(editor, &FieldEditor::edited, this, [this, name = field.name] {
        mark(name, {});
        if (name == u"requester"_s)
            requesterChanged();
        if (name == u"impact"_s || name == u"urgency"_s)
            showPriority();
        updateFooter();
    });
}

void NewTicketPane::fill(const Draft &draft, bool keepEntered)
{
    const RecordValues before = m_editors.isEmpty() ? RecordValues() : entered().next;
    const QStringList fields = m_order;
    const RecordValues old = m_edit.next;
    const RecordType *oldType = type();
    QHash<QString, Value> kept;
    ReferenceLabels labels = draft.labels;
    for (const QString &name : fields) {
        const int at = oldType ? oldType->indexOf(name) : -1;
        if (keepEntered && at >= 0 && size_t(at) < before.values.size() && before.values[size_t(at)] != old.values[size_t(at)]) {
            kept.insert(name, before.values[size_t(at)]);
            if (const auto *reference = m_editors[name]->findChild<ReferenceField *>()) {
                const auto *line = reference->findChild<QLineEdit *>();
                for (const Uuid &id : reference->ids())
                    labels.insert(id, line ? line->text() : QString());
            }
        }
    }
    m_schema = context().session->schema();
    m_type = draft.edit.type;
    const RecordType *now = type();
    if (!now)
        return;
    m_edit = draft.edit;
    const bool hadFocus = isAncestorOf(focusWidget()) || hasFocus();
    build(*now);
    for (const QString &name : std::as_const(m_order))
        m_editors[name]->setValue(kept.value(name, m_edit.next.values[size_t(now->indexOf(name))]), labels);
    if (!m_toRestore.isEmpty()) {
        const QByteArray state = std::exchange(m_toRestore, {});
        restoreState(state);
    }
    requesterChanged();
    showPriority();
    updateFooter();
    if (hadFocus)
        focusTarget()->setFocus(Qt::OtherFocusReason);
}

void NewTicketPane::requesterChanged()
{
    FieldEditor *requester = editor(u"requester"_s);
    const Value value = requester ? requester->value() : Value();
    if (value.isReference())
        m_requester->showPerson(value.reference());
    else if (!m_requester->isMaking())
        m_requester->clear();
}

void NewTicketPane::showPriority()
{
    if (!m_priority || !editor(u"impact"_s) || !editor(u"urgency"_s))
        return;
    const Value impact = editor(u"impact"_s)->value();
    const Value urgency = editor(u"urgency"_s)->value();
    std::optional<qint64> priority;
    if (impact.isNumber() && urgency.isNumber())
        priority = DeskVocabulary::of(context().session)->policies()->matrix().priorityFor(impact.number(), urgency.number());
    m_priority->setPriority(priority);
}

void NewTicketPane::mark(const QString &field, const QString &problem)
{
    QLabel *label = m_problems.value(field);
    if (!label)
        return;
    label->setText(problem.isEmpty() ? QString() : u"◆ "_s + problem);
    label->setVisible(!problem.isEmpty());
}

bool NewTicketPane::check()
{
    FieldEditor *first = nullptr;
    for (const QString &name : std::as_const(m_order)) {
        FieldEditor *one = m_editors[name];
        QString problem = one->problem();
        if (name == u"requester"_s && !problem.isEmpty())
            problem += u' ' + tr("“New person…” adds them.");
        if (problem.isEmpty() && one->field().required && one->value().isEmpty())
            problem = tr("Needed to save");
        mark(name, problem);
        if (!problem.isEmpty() && !first)
            first = one;
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

RecordEdit NewTicketPane::entered() const
{
    RecordEdit edit = m_edit;
    const RecordType *now = type();
    for (const QString &name : m_order) {
        const int at = now ? now->indexOf(name) : -1;
        if (at >= 0 && size_t(at) < edit.next.values.size())
            edit.next.values[size_t(at)] = m_editors[name]->value();
    }
    return edit;
}

bool NewTicketPane::hasEntries() const { return !m_editors.isEmpty() && entered().next != m_edit.next; }

void NewTicketPane::save()
{
    if (m_saving || m_editors.isEmpty() || !check())
        return;
    DeskCommands *commands = DeskCommands::of(context().session);
    if (!commands)
        return;
    m_saving = true;
    updateFooter();
    const auto words = [kind = recordText(type()->label())](const VerbReport &report) {
        QString number;
        for (const WrittenOperation &operation : report.commit.operations) {
            if (operation.record == report.record && !operation.number.isEmpty())
                number = operation.number;
        }
        return DeskCommands::Words{u"circle-check"_s, tr("%1 created").arg(number.isEmpty() ? kind : number)};
    };
    commands->run(words, [edit = entered()](const VerbContext &desk) { return createTicket(desk, edit); },
                  [this](const Result<VerbReport> &report) { saved(report); });
}

void NewTicketPane::saved(const Result<VerbReport> &report)
{
    m_saving = false;
    if (report) {
        m_order.clear(); // nothing is left to keep as a draft
        m_editors.clear();
        context().host->closePane(this);
        return;
    }
    updateFooter();
    const ErrorText text = ErrorText::of(report.error());
    m_consequence->setText(u"◆ %1 %2"_s.arg(text.title, text.text));
    for (const QString &argument : report.error().args) {
        if (m_problems.contains(argument)) {
            mark(argument, text.title);
            m_editors[argument]->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void NewTicketPane::discard()
{
    m_order.clear();
    m_editors.clear();
    context().host->closePane(this);
}

void NewTicketPane::updateFooter()
{
    const DeskCommands *commands = context().session ? DeskCommands::of(context().session) : nullptr;
    const QString readOnly = commands ? commands->whyReadOnly() : QString();
    m_save->setEnabled(!m_saving && readOnly.isEmpty());
    m_consequence->setText(!readOnly.isEmpty() ? readOnly
                               : hasEntries() ? tr("Ctrl+Enter saves. What is entered is kept while the window is open.")
                                              : tr("Ctrl+Enter saves."));
    Q_EMIT titleChanged();
}

/// What was entered, by field; references with their names, so that they come back without a look-up.
QByteArray NewTicketPane::saveState() const
{
    if (!hasEntries())
        return {};
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_type;
    const RecordType *now = type();
    for (const QString &name : m_order) {
        const Value value = m_editors[name]->value();
        if (value == m_edit.next.values[size_t(now->indexOf(name))])
            continue;
        const auto *line = m_editors[name]->findChild<QLineEdit *>();
        const auto canonical = value.canonical();
        out << name << canonical.value_or(QByteArray()) << (line ? line->text() : QString());
    }
    return bytes;
}

bool NewTicketPane::restoreState(const QByteArray &state)
{
    if (state.isEmpty())
        return true;
    if (m_editors.isEmpty()) {
        m_toRestore = state; // the form is on its way
        return true;
    }
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    QString kind;
    in >> kind;
    while (!in.atEnd() && in.status() == QDataStream::Ok) {
        QString name;
        QByteArray canonical;
        QString label;
        in >> name >> canonical >> label;
        FieldEditor *one = editor(name);
        const auto value = one ? one->field().fromCanonical(QByteArrayView(canonical)) : Result<Value>(Value());
        if (!one || !value)
            continue;
        ReferenceLabels labels;
        if (value->isReference())
            labels.insert(value->reference(), label);
        one->setValue(*value, labels);
    }
    return in.status() == QDataStream::Ok;
}

void NewTicketPane::retranslate()
{
    m_heading->setText(tr("New ticket"));
    m_kindLabel->setText(tr("Kind"));
    m_templateLabel->setText(tr("Template"));
    m_kind->setAccessibleName(m_kindLabel->text());
    m_template->setAccessibleName(m_templateLabel->text());
    m_cancel->setText(tr("Discard"));
    m_save->setText(tr("Create ticket"));
    m_requester->retranslate();
    if (context().session && !m_editors.isEmpty()) {
        fillKinds();
        start(m_type, {}, true);
    }
}

bool NewTicketPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            context().actions->trigger(u"ticket.send"_s);
            return true;
        }
    }
    return Pane::eventFilter(watched, event);
}

namespace {

const bool registered = PaneRegistry::instance().add(
    {.id = u"new-ticket"_s,
     .title = QT_TRANSLATE_NOOP("Panes", "New ticket"),
     .icon = u"plus"_s,
     .area = PaneArea::Centre,
     .create = [](const PaneContext &context, const QString &) -> Pane * { return new NewTicketPane(context); },
     .action = u"ticket.new"_s,
     .needsDesk = true});

} // namespace

} // namespace steward
