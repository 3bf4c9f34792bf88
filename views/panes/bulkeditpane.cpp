// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/bulkeditpane.h"

#include "views/actions/actionregistry.h"
#include "views/delegates/changedelegate.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/chipbar.h"
#include "views/editors/segmentedswitch.h"
#include "views/panes/bulkfields.h"
#include "views/panes/noticestrip.h"
#include "views/shell/deskcommands.h"
#include "views/shell/errortext.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/text/format.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int pauseMs = 120;
constexpr int tableRow = 24;
constexpr int mostRefusedRows = 4;

const bool registeredBulkEdit = PaneRegistry::instance().add(
    {u"bulk"_s, QT_TRANSLATE_NOOP("Panes", "Bulk edit"), u"pencil"_s, PaneArea::Right,
     [](const PaneContext &context, const QString &) -> Pane * { return new BulkEditPane(context); }, false});

enum Audience { NoNote, InternalNote, PublicNote };

/// What the rows say is short; the sentence of any other refusal stands whole.
QString wordsFor(const DeskVocabulary *vocabulary, const Error &error)
{
    if (error.code == u"lifecycle.no-transition")
        return BulkEditPane::tr("Not possible from “%1”").arg(vocabulary->stateLabel(u"incident"_s, error.args.value(0)));
    if (error.code == u"lifecycle.missing") {
        QStringList fields;
        for (const QString &name : error.args) {
            const Field *field = vocabulary->tickets()->field(name);
            fields << (field ? recordText(field->label) : name);
        }
        return BulkEditPane::tr("Needs: %1").arg(fields.join(u", "_s));
    }
    if (error.code == u"ticket.conflict")
        return BulkEditPane::tr("Has a conflict to settle first");
    if (error.code == u"ticket.merged" && !error.args.isEmpty())
        return BulkEditPane::tr("Merged into %1").arg(error.args.first());
    const ErrorText text = ErrorText::of(error);
    return text.text.isEmpty() ? text.title : text.text;
}

StewardTableView *previewTable(BulkPreviewModel *model, const QString &name, QWidget *parent)
{
    auto *table = new StewardTableView(parent);
    table->setObjectName(name);
    table->setModel(model);
    table->setFixedRowHeight(tableRow);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setItemDelegateForColumn(0, new NumberDelegate(table));
    table->horizontalHeader()->setSectionsMovable(false);
    return table;
}

} // namespace

BulkEditPane::BulkEditPane(const PaneContext &context) : Pane(context)
{
    m_state = new StateView(this);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_state);
    if (context.session)
        build();
}

BulkEditPane::~BulkEditPane() = default;

void BulkEditPane::build()
{
    m_vocabulary = DeskVocabulary::of(context().session);
    auto *sheet = new QWidget(this);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 12, 8);
    head->setSpacing(8);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new QLabel(sheet);
    m_title->setFont(Theme::font(TypeRole::RecordTitle));
    m_queryLabel = new QLabel(sheet);
    m_queryLabel->setFont(Theme::font(TypeRole::Mono));
    m_queryLabel->setTextFormat(Qt::PlainText);
    tintText(m_queryLabel, ThemeRole::Text2);
    m_queryLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    words->addWidget(m_title);
    words->addWidget(m_queryLabel);
    head->addLayout(words, 1);
    m_scope = new SegmentedSwitch(sheet);
    m_scope->setObjectName(u"bulkScope"_s);
    m_scope->addSegment({});
    m_scope->addSegment({});
    head->addWidget(m_scope, 0, Qt::AlignTop);
    column->addLayout(head);

    m_fields = new BulkFields(m_vocabulary, context().session);
    m_scroll = new QScrollArea(sheet);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_fields);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_fields->setAutoFillBackground(false);
    column->addWidget(m_scroll);

    auto *noteLine = new QHBoxLayout;
    noteLine->setContentsMargins(16, 4, 16, 8);
    noteLine->setSpacing(16);
    m_noteLabel = new QLabel(sheet);
    m_noteLabel->setFixedWidth(112);
    m_audience = new SegmentedSwitch(sheet);
    m_audience->setObjectName(u"bulkAudience"_s);
    for (int i = 0; i < 3; ++i)
        m_audience->addSegment({});
    m_note = new QLineEdit(sheet);
    m_note->setObjectName(u"bulkNote"_s);
    m_note->setEnabled(false);
    noteLine->addWidget(m_noteLabel);
    noteLine->addWidget(m_audience);
    noteLine->addWidget(m_note, 1);
    column->addLayout(noteLine);

    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(16, 8, 16, 8);
    strip->setSpacing(12);
    m_previewLabel = new QLabel(sheet);
    m_previewLabel->setFont(Theme::font(TypeRole::BodyStrong));
    m_parts = new ChipBar(sheet);
    m_parts->setObjectName(u"bulkParts"_s);
    m_parts->setExclusive(true);
    m_checked = new QLabel(sheet);
    m_checked->setFont(Theme::font(TypeRole::Small));
    tintText(m_checked, ThemeRole::Text2);
    strip->addWidget(m_previewLabel);
    strip->addWidget(m_parts, 1);
    strip->addWidget(m_checked);
    column->addLayout(strip);

    const auto refusal = [this](const Error &error) { return wordsFor(m_vocabulary, error); };
    m_model = new BulkPreviewModel(m_vocabulary, refusal, this);
    m_refusedModel = new BulkPreviewModel(m_vocabulary, refusal, this);
    m_table = previewTable(m_model, u"bulkPreview"_s, sheet);
    m_refusedTable = previewTable(m_refusedModel, u"bulkRefused"_s, sheet);
    m_refusedTable->horizontalHeader()->hide();
    m_refusedHead = new NoticeStrip(sheet);
    column->addWidget(m_table, 1);
    column->addWidget(m_refusedHead);
    column->addWidget(m_refusedTable);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 10, 16, 10);
    foot->setSpacing(8);
    m_consequence = new QLabel(sheet);
    m_consequence->setFont(Theme::font(TypeRole::Small));
    m_consequence->setWordWrap(true);
    tintText(m_consequence, ThemeRole::Text2);
    m_cancel = new QPushButton(sheet);
    m_cancel->setObjectName(u"bulkCancel"_s);
    m_apply = new QPushButton(sheet);
    m_apply->setObjectName(u"bulkApply"_s);
    m_apply->setProperty("steward.keys", u"Ctrl+Return"_s);
    setPrimary(m_apply);
    foot->addWidget(m_consequence, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_apply);
    column->addLayout(foot);
    m_stack->addWidget(sheet);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &BulkEditPane::compute);
    connect(m_fields, &BulkFields::edited, this, &BulkEditPane::edited);
    connect(m_fields, &BulkFields::heightChanged, this, &BulkEditPane::fitFields);
    connect(m_scope, &SegmentedSwitch::currentChanged, this, &BulkEditPane::edited);
    connect(m_audience, &SegmentedSwitch::currentChanged, this, [this](int audience) {
        m_note->setEnabled(audience != NoNote);
        if (audience != NoNote)
            m_note->setFocus(Qt::OtherFocusReason);
        retranslate();
        showPreview();
    });
    connect(m_note, &QLineEdit::textChanged, this, &BulkEditPane::showPreview);
    connect(m_parts, &ChipBar::checkedChanged, this, &BulkEditPane::showPart);
    connect(m_cancel, &QPushButton::clicked, this, &Pane::closeWanted);
    connect(m_apply, &QPushButton::clicked, this, &BulkEditPane::apply);
}

void BulkEditPane::edit(const QList<Rid> &chosen, const QList<Rid> &matching, const QString &query)
{
    if (!m_vocabulary)
        return;
    m_chosen = chosen;
    m_matching = matching;
    m_query = query;
    m_scope->setCurrentIndex(chosen.size() == matching.size() ? 1 : 0);
    m_scope->setSegmentEnabled(1, !matching.isEmpty(), tr("The list is still being read"));
    m_stack->setCurrentIndex(1);
    retranslate();
    edited();
    fitFields();
}

QWidget *BulkEditPane::focusTarget()
{
    return m_fields ? m_fields->findChild<SegmentedSwitch *>() : static_cast<QWidget *>(this);
}

QList<Rid> BulkEditPane::tickets() const { return m_scope->currentIndex() == 1 ? m_matching : m_chosen; }

bool BulkEditPane::hasNote() const { return m_audience->currentIndex() != NoNote && !m_note->text().trimmed().isEmpty(); }

int BulkEditPane::affected() const
{
    if (!m_prepared)
        return 0;
    return m_prepared->preview.changed + (hasNote() ? m_prepared->preview.unchanged : 0);
}

void BulkEditPane::edited()
{
    m_isComputing = true;
    m_pause.start();
    showFoot();
}

void BulkEditPane::compute()
{
    if (!m_fields->problem().isEmpty()) {
        m_isComputing = false;
        m_channel.cancel();
        m_prepared.reset();
        showPreview();
        return;
    }
    const auto work = [tickets = tickets(), changes = m_fields->changes()](Workspace &desk) {
        return prepareBulk(desk, tickets, changes);
    };
    deliver(context().session->readSlowly<PreparedBulk>(m_channel, work), this, [this](const Result<PreparedBulk> &prepared) {
        m_isComputing = false;
        if (prepared)
            m_prepared = std::make_shared<PreparedBulk>(*prepared);
        else
            m_prepared.reset();
        showPreview();
        if (!prepared)
            m_consequence->setText(wordsFor(m_vocabulary, prepared.error()));
    });
}

void BulkEditPane::showPreview()
{
    const BulkPreview empty;
    const BulkPreview &preview = m_prepared ? m_prepared->preview : empty;
    const QList<Chip> before = m_parts->chips();
    QString wanted = u"changed"_s;
    for (const Chip &chip : before)
        wanted = chip.checked ? chip.id : wanted;
    if ((wanted == u"unchanged" && preview.unchanged == 0) || (preview.changed > 0 && m_model->rowCount() == 0))
        wanted = u"changed"_s;
    QList<Chip> chips;
    //: In a preview, before a number of tickets.
    chips << Chip{u"changed"_s, tr("Changed"), {}, format::count(preview.changed), false, wanted == u"changed"};
    //: In a preview, before a number of tickets.
    chips << Chip{u"unchanged"_s, tr("Unchanged"), {}, format::count(preview.unchanged), false, wanted == u"unchanged"};
    m_parts->setChips(chips);
    m_model->show(m_prepared, wanted == u"changed" ? BulkPreviewModel::Part::Changed : BulkPreviewModel::Part::Unchanged);
    m_refusedModel->show(m_prepared, BulkPreviewModel::Part::Refused);
    m_table->horizontalHeader()->resizeSection(0, 108);
    for (int at = 1; at < m_model->columnCount(); ++at) {
        m_table->setItemDelegateForColumn(at, new ChangeDelegate(m_table));
        m_table->horizontalHeader()->setSectionResizeMode(at, QHeaderView::Stretch);
    }
    m_refusedTable->horizontalHeader()->resizeSection(0, 108);
    m_refusedTable->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    if (preview.refused > 0)
        m_refusedHead->say({TextRun::glyph(Indicator::Risk), TextRun::strong(tr("%n refused, left as they are", nullptr, preview.refused))}, {},
                           ThemeRole::Panel);
    else
        m_refusedHead->clear();
    m_refusedTable->setVisible(preview.refused > 0);
    m_refusedTable->setFixedHeight(qMin(preview.refused, mostRefusedRows) * tableRow);
    m_checked->setText(m_prepared ? tr("checked %1 in %2 ms").arg(format::count(preview.rows.size())).arg(m_prepared->tookMs) : QString());
    showFoot();
}

void BulkEditPane::showPart(const QString &)
{
    for (const Chip &chip : m_parts->chips()) {
        if (chip.checked)
            m_model->show(m_prepared, chip.id == u"changed" ? BulkPreviewModel::Part::Changed : BulkPreviewModel::Part::Unchanged);
    }
}

void BulkEditPane::showFoot()
{
    const int count = affected();
    const QString problem = m_fields->problem();
    const DeskCommands *commands = DeskCommands::of(context().session);
    QString words = tr("One entry to undo.");
    if (commands && !commands->whyReadOnly().isEmpty())
        words = commands->whyReadOnly();
    else if (!problem.isEmpty())
        words = problem;
    else if (m_isWriting)
        words = tr("The change is being saved.");
    else if (m_isComputing)
        words = tr("Checking each ticket.");
    else if (m_audience->currentIndex() != NoNote && !hasNote())
        words = tr("The note is empty.");
    else if (m_fields->changes().isEmpty() && !hasNote())
        words = tr("Choose what is to change.");
    else if (count == 0)
        words = tr("Nothing changes: it is so already, or it is refused.");
    else if (m_audience->currentIndex() == PublicNote)
        words = tr("One entry to undo. The note can be read by the requesters.");
    m_consequence->setText(words);
    const bool ready = count > 0 && problem.isEmpty() && !m_isComputing && !m_isWriting && commands && commands->whyReadOnly().isEmpty()
        && (m_audience->currentIndex() == NoNote || hasNote());
    m_apply->setEnabled(ready);
    m_apply->setText(tr("Change %n ticket(s)", nullptr, count));
    m_title->setText(tr("Change %n ticket(s)", nullptr, count > 0 ? count : int(tickets().size())));
}

void BulkEditPane::apply()
{
    if (!m_apply->isEnabled())
        return;
    m_isWriting = true;
    showFoot();
    std::optional<Saying> note;
    if (hasNote()) {
        note = Saying{};
        note->body = m_note->text().trimmed();
        note->isPublic = m_audience->currentIndex() == PublicNote;
    }
    const QString done = tr("%n ticket(s) changed", nullptr, affected());
    const auto verb = [prepared = m_prepared, note](const VerbContext &desk) { return commitBulk(desk, prepared->preview, note); };
    QPointer<BulkEditPane> self(this);
    DeskCommands::of(context().session)->run({u"pencil"_s, done}, verb, [self, session = context().session](const Result<VerbReport> &report) {
        if (!report)
            DeskCommands::of(session)->sayError(report.error());
        if (!self)
            return;
        self->m_isWriting = false;
        if (report)
            Q_EMIT self->closeWanted();
        else
            self->edited(); // what is there now may be something else than what was previewed
    });
}

void BulkEditPane::fitFields()
{
    if (!m_scroll)
        return;
    // Up to three fifths of the sheet; the preview keeps the rest.
    const int wanted = m_fields->sizeHint().height();
    m_scroll->setFixedHeight(qMin(wanted, qMax(160, height() * 3 / 5)));
}

void BulkEditPane::retranslate()
{
    m_state->showEmpty(u"pencil"_s, tr("Nothing to edit"), tr("Select tickets in the queue and press e."));
    if (!m_fields)
        return;
    m_fields->retranslate();
    m_queryLabel->setText(m_query);
    m_queryLabel->setToolTip(m_query);
    //: Which tickets a bulk edit is about.
    m_scope->setSegmentText(0, tr("%1 selected").arg(format::count(m_chosen.size())));
    //: Which tickets a bulk edit is about.
    m_scope->setSegmentText(1, m_matching.isEmpty() ? tr("All matching") : tr("All %1 matching").arg(format::count(m_matching.size())));
    m_scope->setAccessibleName(tr("Which tickets"));
    m_noteLabel->setText(tr("Note"));
    m_noteLabel->setFont(Theme::font(m_audience->currentIndex() == NoNote ? TypeRole::Body : TypeRole::BodyStrong));
    tintText(m_noteLabel, m_audience->currentIndex() == NoNote ? ThemeRole::Text3 : ThemeRole::Text1);
    m_audience->setSegmentText(NoNote, tr("None"));
    m_audience->setSegmentText(InternalNote, tr("Internal"));
    m_audience->setSegmentText(PublicNote, tr("Public"));
    m_audience->setAccessibleName(tr("Note on each ticket"));
    m_note->setAccessibleName(tr("Note on each ticket"));
    m_note->setPlaceholderText(m_audience->currentIndex() == PublicNote         ? tr("The requesters can read this")
                                   : m_audience->currentIndex() == InternalNote ? tr("Internal, not visible to requesters")
                                                                                : QString());
    m_previewLabel->setText(tr("Preview"));
    m_table->setAccessibleName(tr("What changes on each ticket"));
    m_refusedTable->setAccessibleName(tr("Tickets that are left as they are"));
    m_cancel->setText(tr("Cancel"));
    showPreview();
}

void BulkEditPane::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Base));
    if (!m_scroll || m_stack->currentIndex() == 0)
        return;
    const auto band = [&](int top, int bottom) {
        p.fillRect(QRect(0, top, width(), bottom - top), Theme::colour(ThemeRole::Panel));
        p.fillRect(QRect(0, top, width(), 1), Theme::colour(ThemeRole::Line));
        p.fillRect(QRect(0, bottom - 1, width(), 1), Theme::colour(ThemeRole::Line));
    };
    p.fillRect(QRect(0, m_scroll->geometry().top() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    band(m_note->geometry().bottom() + 9, m_table->geometry().top());
    if (m_refusedHead->isVisible())
        p.fillRect(QRect(0, m_refusedHead->geometry().top() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    band(m_cancel->geometry().top() - 10, height());
}

void BulkEditPane::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    fitFields();
}

void BulkEditPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier)) {
        apply();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeWanted();
        return;
    }
    Pane::keyPressEvent(event);
}

} // namespace steward
