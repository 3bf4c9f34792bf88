// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/reviewsheet.h"

#include "models/deskvocabulary.h"
#include "models/ticketwords.h"
#include "views/actions/actionregistry.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/pickerpopup.h"
#include "views/panes/reviewtable.h"
#include "views/panes/textcomparison.h"
#include "views/shell/deskcommands.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int glyphSize = 12;

QLabel *label(const char *name, TypeRole type, ThemeRole role, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setFont(Theme::font(type));
    made->setTextFormat(Qt::PlainText);
    made->setMinimumWidth(1);
    tintText(made, role);
    return made;
}

} // namespace

ReviewSheet::ReviewSheet(const PaneContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_vocabulary(DeskVocabulary::of(context.session)), m_model(new ReviewModel(m_vocabulary, this)),
      m_table(new ReviewTable(m_model, context.clock, this))
{
    setObjectName(u"reviewSheet"_s);
    build();
    handle();
    retranslate();
}

void ReviewSheet::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 10);
    head->setSpacing(8);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *name = new QHBoxLayout;
    name->setSpacing(8);
    m_number = label("reviewNumber", TypeRole::Mono, ThemeRole::Text2, this);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title = label("reviewTitle", TypeRole::RecordTitle, ThemeRole::Text1, this);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    name->addWidget(m_number);
    name->addWidget(m_title, 1);
    words->addLayout(name);
    m_facts = label("reviewFacts", TypeRole::Small, ThemeRole::Text1, this);
    m_facts->setIndent(glyphSize + 6);
    words->addWidget(m_facts);
    head->addLayout(words, 1);
    m_open = new QPushButton(this);
    m_open->setObjectName(u"reviewOpen"_s);
    head->addWidget(m_open, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_table);

    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(16, 8, 12, 8);
    strip->setSpacing(8);
    m_hint = label("reviewHint", TypeRole::Small, ThemeRole::Text2, this);
    m_hint->setWordWrap(true);
    m_alike = new QPushButton(this);
    m_alike->setObjectName(u"reviewAlike"_s);
    strip->addWidget(m_hint, 1);
    strip->addWidget(m_alike);
    column->addLayout(strip);

    m_comparisonTitle = label("comparisonTitle", TypeRole::SmallStrong, ThemeRole::Text2, this);
    m_comparisonTitle->setContentsMargins(16, 4, 16, 4);
    column->addWidget(m_comparisonTitle);
    m_comparison = new TextComparison(this);
    m_comparison->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    column->addWidget(m_comparison, 1);
    column->addStretch(0);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 10, 12, 10);
    foot->setSpacing(8);
    m_consequence = label("reviewConsequence", TypeRole::Small, ThemeRole::Text2, this);
    m_consequence->setWordWrap(true);
    m_later = new QPushButton(this);
    m_later->setObjectName(u"reviewLater"_s);
    m_save = new QPushButton(this);
    m_save->setObjectName(u"reviewSave"_s);
    m_save->setProperty("steward.keys", u"Return"_s);
    setPrimary(m_save);
    foot->addWidget(m_consequence, 1);
    foot->addWidget(m_later);
    foot->addWidget(m_save);
    column->addLayout(foot);

    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto &page = m_model->page())
            m_context.host->openPane(u"ticket"_s, page->conflicts.record.id.toString());
    });
    connect(m_alike, &QPushButton::clicked, this, [this] {
        if (const ReviewUnit *unit = m_model->unitAt(m_table->currentRow()))
            Q_EMIT alikeWanted(unit->unit, sideUnderCaret());
    });
    connect(m_later, &QPushButton::clicked, this, &ReviewSheet::leaveWanted);
    connect(m_save, &QPushButton::clicked, this, &ReviewSheet::apply);
    connect(m_table, &ReviewTable::leaveWanted, this, &ReviewSheet::leaveWanted);
    connect(m_table, &ReviewTable::applyWanted, this, &ReviewSheet::apply);
    connect(m_table, &ReviewTable::enterWanted, this, &ReviewSheet::enterValue);
    connect(m_table, &ReviewTable::currentRowChanged, this, &ReviewSheet::showComparison);
    connect(m_model, &ReviewModel::decisionsChanged, this, &ReviewSheet::showFoot);
}

void ReviewSheet::handle()
{
    if (!m_context.actions)
        return;
    m_table->setActions(m_context.actions);
    const auto why = [this] { return whyNot(); };
    m_context.actions->handle(u"review.apply"_s, this, [this] { apply(); }, why);
    m_context.actions->handle(u"ticket.send"_s, this, [this] { apply(); }, why);
    m_context.actions->handle(u"review.alike"_s, m_table, [this] { m_alike->click(); }, [this] {
        const auto &page = m_model->page();
        const bool alike = page && page->purpose == ReviewPage::Purpose::Conflict && m_model->unitAt(m_table->currentRow());
        return alike ? QString() : tr("Nothing is to be decided here");
    });
}

QString ReviewSheet::whyNot() const
{
    const DeskCommands *commands = DeskCommands::of(m_context.session);
    if (!m_model->page() || !commands)
        return tr("Nothing is to be decided here");
    if (const QString reason = commands->whyReadOnly(); !reason.isEmpty())
        return reason;
    if (m_isWriting)
        return tr("The result is being saved");
    return m_model->decidedRows() == 0 ? tr("Choose a value first: 1, 2, 3") : QString();
}

void ReviewSheet::setPage(std::shared_ptr<const ReviewPage> page)
{
    const int row = m_table->currentRow();
    const bool same = page && m_model->page() && page->conflicts.record.id == m_model->page()->conflicts.record.id;
    m_model->setPage(std::move(page));
    if (same && row >= 0 && row < m_model->rowCount())
        m_table->selectRow(row);
    showHead();
    showFoot();
    showComparison();
}

void ReviewSheet::retranslate()
{
    m_table->setAccessibleName(tr("Values to choose from"));
    m_open->setText(tr("Open ticket"));
    m_alike->setText(tr("Decide all alike…"));
    m_alike->setProperty("steward.keys", m_context.actions ? m_context.actions->keys(u"review.alike"_s) : QString());
    m_later->setText(tr("Decide later"));
    m_hint->setText(tr("1, 2, 3 choose the base, mine, theirs. e enters another value."));
    showHead();
    showFoot();
    showComparison();
}

void ReviewSheet::showHead()
{
    const auto &page = m_model->page();
    if (!page)
        return;
    const bool isUndo = page->purpose == ReviewPage::Purpose::Undo;
    m_number->setText(page->number());
    m_number->setVisible(!page->number().isEmpty());
    m_title->setText(page->conflicts.title.simplified());
    m_title->setToolTip(page->conflicts.title);
    m_open->setVisible(page->type && page->type->isTicket());
    const int units = int(page->units.size());
    const QString facts = isUndo ? tr("%n field(s) written since, which the undo left alone", nullptr, units)
                                 : tr("%n field(s) changed on both sides", nullptr, units);
    const QString when = page->conflicts.found.ms > 0 ? format::moment(page->conflicts.found, m_context.clock->now()) : QString();
    //: %1 is a sentence about fields, %2 a time.
    m_facts->setText(when.isEmpty() ? facts : (isUndo ? tr("%1 · last at %2") : tr("%1 · found at %2")).arg(facts, when));
    m_alike->setVisible(!isUndo);
    m_hint->setText(isUndo ? tr("1, 2, 3 choose what was before, what was undone, what stands now. e enters another value.")
                           : tr("1, 2, 3 choose the base, mine, theirs. e enters another value."));
    update();
}

void ReviewSheet::showFoot()
{
    const auto &page = m_model->page();
    const int decided = m_model->decidedRows();
    const QString reason = whyNot();
    m_save->setEnabled(reason.isEmpty());
    m_save->setToolTip(reason);
    m_save->setText(decided > 1 ? tr("Save %n result(s)", nullptr, decided) : tr("Save result"));
    if (!page)
        return;
    QStringList words;
    words << tr("%1 of %n field(s) decided.", nullptr, int(page->units.size())).arg(decided);
    if (decided > 0)
        words << tr("One operation, can be undone. All versions stay in the history.");
    m_consequence->setText(words.join(u' '));
    if (m_context.actions)
        m_context.actions->refresh();
}

void ReviewSheet::showComparison()
{
    const auto &page = m_model->page();
    const int row = m_table->currentRow();
    const int field = page && m_model->unitAt(row) ? m_model->textFieldOf(row) : -1;
    QString base;
    QList<TextComparison::Version> versions;
    bool worthIt = false;
    for (int side = 0; field >= 0 && side < page->columns.size(); ++side) {
        const ReviewSide &one = page->units[row].sides[side];
        if (one.kind == ReviewSide::Kind::Absent)
            continue;
        const QString text = m_model->textOf(row, side, field);
        constexpr qsizetype readAtAGlance = 24;
        worthIt = worthIt || text.size() > readAtAGlance;
        if (side == 0) {
            base = text;
            continue;
        }
        const QString who = m_model->index(row, side + ReviewModel::firstSide).data(ReviewModel::AuthorsRole).toString();
        QString name = m_model->headerData(side + ReviewModel::firstSide, Qt::Horizontal).toString();
        if (!who.isEmpty())
            name += u", "_s + who;
        versions.append({name, text});
    }
    m_comparison->setVisible(worthIt);
    m_comparisonTitle->setVisible(worthIt);
    if (!worthIt)
        return;
    //: %1 is the name of a field with text.
    m_comparisonTitle->setText(tr("What changed in “%1”, against the base").arg(recordText(page->type->fields()[field].label)));
    m_comparison->compare(base, versions);
}

std::optional<Side> ReviewSheet::sideUnderCaret() const
{
    const ReviewUnit *unit = m_model->unitAt(m_table->currentRow());
    const int chosen = m_model->chosenSide(m_table->currentRow());
    if (!unit || chosen < 0)
        return std::nullopt;
    switch (unit->sides[chosen].kind) {
    case ReviewSide::Kind::Base: return Side::Base;
    case ReviewSide::Kind::Mine: return Side::Mine;
    case ReviewSide::Kind::Theirs: return Side::Theirs;
    default: return std::nullopt;
    }
}

void ReviewSheet::apply()
{
    DeskCommands *commands = DeskCommands::of(m_context.session);
    const std::shared_ptr<const ReviewPage> page = m_model->page();
    const QList<Decision> decisions = m_model->decisions();
    if (!commands || !page || decisions.isEmpty() || m_isWriting)
        return;
    m_isWriting = true;
    showFoot();
    const QString name = page->number().isEmpty() ? page->conflicts.title.simplified() : page->number();
    //: %1 is the number of a ticket.
    const QString done = tr("%1: %n field(s) decided", nullptr, int(decisions.size())).arg(name);
    commands->run({u"git-compare"_s, done},
        [page, decisions](const VerbContext &desk) { return applyReview(desk, *page, decisions); },
        [this, commands, page](const Result<VerbReport> &report) {
            m_isWriting = false;
            showFoot();
            if (!report)
                commands->sayError(report.error());
            else
                Q_EMIT applied(page->conflicts.record.id);
        });
}

void ReviewSheet::enterValue(int row)
{
    const std::shared_ptr<const ReviewPage> page = m_model->page();
    const ReviewUnit *unit = m_model->unitAt(row);
    DeskCommands *commands = DeskCommands::of(m_context.session);
    if (!page || !unit || unit->isDeletion() || !commands || !commands->whyReadOnly().isEmpty())
        return;
    auto *popup = new PickerPopup(window(), m_context.actions);
    popup->setTitle(m_model->unitName(row));
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(12, 4, 12, 8);
    column->setSpacing(4);
    const RecordValues start = m_model->resultValues(row);
    struct Entry
    {
        int field;
        FieldEditor *editor;
    };
    QList<Entry> entries;
    QList<int> fields = page->type->unit(unit->unit)->fields;
    std::sort(fields.begin(), fields.end());
    for (const int at : std::as_const(fields)) {
        Field field = page->type->fields()[at];
        if (TicketWords::isSilent(field.name))
            continue;
        if (field.name == u"status" && m_vocabulary)
            field.choices = m_vocabulary->states();
        auto *editor = FieldEditor::make(field, m_context.session, form);
        editor->setValue(start.values[size_t(at)], page->labels);
        if (fields.size() > 1) {
            auto *name = new QLabel(recordText(field.label), form);
            name->setFont(Theme::font(TypeRole::Small));
            column->addWidget(name);
        }
        column->addWidget(editor);
        entries.append({at, editor});
    }
    form->setMinimumWidth(360);
    const QRect cell = m_table->visualRect(m_model->index(row, m_model->resultColumn()));
    popup->popUp(QRect(m_table->viewport()->mapToGlobal(cell.topLeft()), cell.size()));
    popup->showForm(form, tr("Use this"), [this, popup, entries, start, row, record = page->conflicts.record.id] {
        RecordValues values = start;
        for (const Entry &entry : entries) {
            if (const QString problem = entry.editor->problem(); !problem.isEmpty()) {
                popup->setProblem(problem);
                return;
            }
            values.values[size_t(entry.field)] = entry.editor->value();
        }
        popup->dismiss();
        if (m_model->page() && m_model->page()->conflicts.record.id == record)
            m_model->enter(row, values);
        m_table->setFocus(Qt::OtherFocusReason);
    });
}

void ReviewSheet::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Base));
    const int below = m_table->geometry().bottom() + 1;
    p.fillRect(QRect(0, below - 1, width(), 1), Theme::colour(ThemeRole::Line2));
    p.fillRect(QRect(0, m_table->geometry().top() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    const int foot = m_save->geometry().top() - 10;
    p.fillRect(QRect(0, foot, width(), height() - foot), Theme::colour(ThemeRole::Panel));
    p.fillRect(QRect(0, foot, width(), 1), Theme::colour(ThemeRole::Line2));
    const QRect facts = m_facts->geometry();
    paintGlyph(&p, QPointF(facts.left(), facts.center().y() - glyphSize / 2), Indicator::Risk, Theme::roles());
}

} // namespace steward
