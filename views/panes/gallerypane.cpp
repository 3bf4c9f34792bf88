// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/gallerypane.h"

#include "views/delegates/metadelegates.h"
#include "views/delegates/stewardtableview.h"
#include "views/editors/chipbar.h"
#include "views/editors/fieldform.h"
#include "views/editors/queryfaultstrip.h"
#include "views/editors/queryfield.h"
#include "views/editors/segmentedswitch.h"
#include "views/panes/gallerysamples.h"
#include "views/shell/paneregistry.h"
#include "views/shell/shellstatusbar.h"
#include "views/shell/stateview.h"
#include "views/theme/controlpainter.h"
#include "views/theme/glyphs.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/tabular.h"
#include "views/theme/texttint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const bool registered = PaneRegistry::instance().add(
    {.id = u"gallery"_s,
     .title = QT_TRANSLATE_NOOP("Panes", "Component gallery"),
     .icon = u"layout-2"_s,
     .area = PaneArea::Centre,
     .create = [](const PaneContext &context, const QString &) -> Pane * { return new GalleryPane(context); },
     .action = u"help.gallery"_s});

/// A frame with a title, as tiles have it.
class Card : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Base), Theme::colour(ThemeRole::Line2));
    }
};

/// Paints one line through a function, at a fixed height.
class Sample : public QWidget
{
public:
    Sample(int height, std::function<void(QPainter &, QRect)> paint) : m_paint(std::move(paint)) { setFixedHeight(height); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        m_paint(p, rect());
    }

private:
    std::function<void(QPainter &, QRect)> m_paint;
};

QWidget *runsSample(int height, const TextRuns &runs)
{
    return new Sample(height, [runs](QPainter &p, QRect r) { paintRuns(&p, r, runs); });
}

QWidget *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return row;
}

} // namespace

GalleryPane::GalleryPane(const PaneContext &context) : Pane(context), m_language(std::make_unique<SampleQueryLanguage>())
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
}

GalleryPane::~GalleryPane() = default;

/// The page holds no state, so a language switch builds it anew.
void GalleryPane::retranslate()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"galleryScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Window);
    page->setAutoFillBackground(true);
    m_grid = new QGridLayout(page);
    m_grid->setContentsMargins(20, 20, 20, 20);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(16);
    m_grid->setColumnStretch(0, 5);
    m_grid->setColumnStretch(1, 13);
    m_grid->setColumnStretch(2, 8);
    addSurfaces();
    addTable();
    addStatus();
    addType();
    addControls();
    addFields();
    addShell();
    addStates();
    m_grid->setRowStretch(4, 1);
    scroll->setWidget(page);
    layout()->addWidget(scroll);
}

QVBoxLayout *GalleryPane::card(const QString &title, int row, int column, int rows, int columns)
{
    auto *card = new Card;
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    auto *label = new QLabel(title);
    label->setFont(Theme::font(TypeRole::BodyStrong));
    layout->addWidget(label);
    m_grid->addWidget(card, row, column, rows, columns);
    return layout;
}

void GalleryPane::addSurfaces()
{
    QVBoxLayout *list = card(tr("Surfaces and text"), 0, 0, 2);
    const auto swatch = [&](ThemeRole role, const QString &name, const QString &use) {
        list->addWidget(new Sample(26, [role, name, use](QPainter &p, QRect r) {
            controls::frame(&p, QRect(0, 4, 34, 18), 0, Theme::colour(role), Theme::colour(ThemeRole::Line2));
            p.setFont(Theme::font(TypeRole::Mono));
            p.setPen(Theme::colour(ThemeRole::Text1));
            paintLine(&p, QRectF(42, 0, 84, r.height()), name);
            p.setFont(Theme::font(TypeRole::Small));
            p.setPen(Theme::colour(ThemeRole::Text3));
            paintLine(&p, QRectF(128, 0, r.width() - 128, r.height()), use);
        }));
        list->setSpacing(0);
    };
    swatch(ThemeRole::Window, u"window"_s, tr("bars, behind docks"));
    swatch(ThemeRole::Panel, u"panel"_s, tr("docks, headers"));
    swatch(ThemeRole::Base, u"base"_s, tr("tables, editors"));
    swatch(ThemeRole::Raised, u"raised"_s, tr("popups, dialogs"));
    swatch(ThemeRole::Hover, u"hover"_s, tr("row under pointer"));
    swatch(ThemeRole::Selection, u"selection"_s, tr("with focus"));
    swatch(ThemeRole::SelectionInactive, u"selection"_s, tr("without focus"));
    swatch(ThemeRole::Line, u"line"_s, tr("between rows"));
    swatch(ThemeRole::Line2, u"line 2"_s, tr("between panes"));
    swatch(ThemeRole::Control, u"control"_s, tr("field borders"));
    swatch(ThemeRole::Accent, u"accent"_s, tr("focus, primary"));
    swatch(ThemeRole::InternalBar, u"internal"_s, tr("notes only"));
    swatch(ThemeRole::Text1, u"text 1"_s, tr("body"));
    swatch(ThemeRole::Text2, u"text 2"_s, tr("secondary"));
    swatch(ThemeRole::Text3, u"text 3"_s, tr("labels, meta"));
    list->addStretch(1);
}

void GalleryPane::addTable()
{
    QVBoxLayout *list = card(tr("Table rows in every state"), 0, 1, 2);
    auto *table = new StewardTableView;
    table->setObjectName(u"galleryTable"_s);
    table->setAccessibleName(tr("Table rows in every state"));
    auto *model = new QStandardItemModel(table);
    fillSampleRows(model);
    table->setModel(model);
    table->setColumn(0, new StatusDelegate(table), 112, true);
    table->setColumn(1, new NumberDelegate(table), 98, true);
    table->setColumn(2, new TextDelegate(table, true), 0);
    table->setColumn(3, new PriorityDelegate(table), 60);
    table->setColumn(4, new DueDelegate(table), DueDelegate::columnWidth);
    table->setColumn(5, new PersonDelegate(table), 92);
    table->setColumn(6, new TextDelegate(table, false, true), 80);
    table->setColumn(7, new SyncDelegate(table), SyncDelegate::columnWidth);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(4, Qt::AscendingOrder);
    table->setProperty("steward.focused", true); // so that the selection shows as it does at work
    table->selectRow(1);
    if (context().actions)
        table->setActions(context().actions);
    table->setMinimumHeight(26 + 11 * 28 + 2);
    list->addWidget(table, 1);
}

void GalleryPane::addStatus()
{
    QVBoxLayout *list = card(tr("Status: glyph, word, colour"), 0, 2);
    auto *grid = new QGridLayout;
    int i = 0;
    for (Indicator indicator : {Indicator::Ok, Indicator::InWork, Indicator::Warn, Indicator::Risk, Indicator::Breach,
                                Indicator::Idle, Indicator::Paused, Indicator::Met}) {
        TextRun word = TextRun::text(indicatorName(indicator), ThemeRole::Text1);
        word.type = TypeRole::Body;
        grid->addWidget(runsSample(26, {TextRun::glyph(indicator), word}), i / 3, i % 3);
        ++i;
    }
    list->addLayout(grid);
    list->addWidget(new Sample(28, [](QPainter &p, QRect r) {
        struct Fill
        {
            const char *name;
            ThemeRole fill;
            ThemeRole line;
            ThemeRole text;
        };
        static constexpr Fill fills[] = {
            {"ok", ThemeRole::OkFill, ThemeRole::OkGlyph, ThemeRole::Ink},
            {"info", ThemeRole::InfoFill, ThemeRole::InfoFill, ThemeRole::TextOnInfo},
            {"warn", ThemeRole::WarnFill, ThemeRole::WarnGlyph, ThemeRole::Ink},
            {"risk", ThemeRole::RiskFill, ThemeRole::RiskGlyph, ThemeRole::Ink},
            {"breach", ThemeRole::BreachFill, ThemeRole::BreachFill, ThemeRole::TextOnBreach},
            {"idle", ThemeRole::Idle, ThemeRole::Idle, ThemeRole::TextOnIdle},
        };
        const qreal width = (r.width() - 30) / 6.0;
        p.setFont(Theme::font(TypeRole::Small));
        for (int k = 0; k < 6; ++k) {
            const QRectF box(k * (width + 6), 0, width, 28);
            controls::frame(&p, box, 3, Theme::colour(fills[k].fill), Theme::colour(fills[k].line));
            p.setPen(Theme::colour(fills[k].text));
            paintLine(&p, box, QString::fromLatin1(fills[k].name), Qt::AlignHCenter);
        }
    }));
}

void GalleryPane::addType()
{
    QVBoxLayout *list = card(tr("Type"), 1, 2);
    const auto line = [&](TypeRole role, const QString &size, const QString &text) {
        list->addWidget(new Sample(Theme::lineHeight(role), [role, size, text](QPainter &p, QRect r) {
            p.setFont(Theme::font(TypeRole::Small));
            p.setPen(Theme::colour(ThemeRole::Text3));
            paintTabular(&p, QRectF(0, 0, 60, r.height()), Qt::AlignLeft, size);
            p.setFont(Theme::font(role));
            p.setPen(Theme::colour(ThemeRole::Text1));
            paintLine(&p, QRectF(70, 0, r.width() - 70, r.height()), text);
        }));
    };
    line(TypeRole::Figure, u"26 / 36"_s, u"412   違反 3 件"_s);
    line(TypeRole::RecordTitle, u"18 / 26"_s, u"Ticket title 件名"_s);
    line(TypeRole::Heading, u"15 / 22"_s, u"Pane heading 見出し"_s);
    line(TypeRole::Body, u"13 / 20"_s, u"Body text, rows, fields 本文と表"_s);
    line(TypeRole::Small, u"12 / 18"_s, u"Headers, status bar, labels 補助"_s);
    line(TypeRole::Micro, u"11 / 16"_s, u"Axis, key caps, meta 注記"_s);
    line(TypeRole::Mono, u"mono 12"_s, u"INC-000884 due<2h -0:12"_s);
    list->addStretch(1);
}

void GalleryPane::addControls()
{
    QVBoxLayout *list = card(tr("Buttons, fields, chips"), 2, 0, 1, 2);
    auto *save = new QPushButton(tr("Save result"));
    setPrimary(save);
    auto *resolve = new QPushButton(tr("Resolve"));
    resolve->setEnabled(false);
    auto *small = new QPushButton(tr("Small"));
    setButtonSize(small, ButtonSize::Small);
    auto *flat = new QPushButton(icon(u"plus"_s), tr("Flat"));
    setFlat(flat);
    auto *tool = new QToolButton;
    tool->setIcon(icon(u"filter"_s));
    tool->setAccessibleName(tr("Filter"));
    auto *checkedTool = new QToolButton;
    checkedTool->setIcon(icon(u"target"_s));
    checkedTool->setCheckable(true);
    checkedTool->setChecked(true);
    checkedTool->setAccessibleName(tr("Impact"));
    list->addWidget(rowOf({save, new QPushButton(tr("Cancel")), new QPushButton(icon(u"message-reply"_s), tr("Reply")), resolve,
                           flat, small, tool, checkedTool}));
    auto *reason = new QLabel(tr("Resolve needs a resolution code: the reason stands beside a disabled button."));
    reason->setFont(Theme::font(TypeRole::Small));
    tintText(reason, ThemeRole::Text2);
    list->addWidget(reason);
    auto *condition = new QLineEdit;
    condition->setPlaceholderText(tr("Add a condition"));
    auto *wrong = new QLineEdit(u"assigne:me"_s);
    wrong->setFont(Theme::font(TypeRole::Mono));
    setFieldError(wrong, true);
    auto *off = new QLineEdit(tr("read-only for you"));
    off->setEnabled(false);
    auto *combo = new QComboBox;
    combo->addItems({tr("In progress"), tr("On hold"), u"解決済み"_s});
    auto *spin = new QSpinBox;
    spin->setValue(4);
    list->addWidget(rowOf({condition, wrong, off, combo, spin}));
    auto *on = new QCheckBox(tr("Keep a copy on this machine"));
    on->setChecked(true);
    auto *some = new QCheckBox(tr("Some"));
    some->setTristate(true);
    some->setCheckState(Qt::PartiallyChecked);
    auto *radio = new QRadioButton(tr("Mine"));
    radio->setChecked(true);
    auto *bar = new QProgressBar;
    bar->setValue(38);
    bar->setTextVisible(false);
    bar->setFixedWidth(120);
    list->addWidget(rowOf({on, new QCheckBox(tr("Off")), some, radio, new QRadioButton(tr("Theirs")), bar}));
    auto *choice = new SegmentedSwitch;
    choice->addSegment(tr("Public reply"), u"send"_s);
    choice->addSegment(tr("Internal note"), u"lock"_s);
    auto *chips = new ChipBar;
    chips->setExclusive(true);
    chips->setChips({{u"all"_s, tr("All"), {}, u"9"_s, false, true},
                     {u"public"_s, tr("Public"), u"mail"_s, u"3"_s},
                     {u"internal"_s, tr("Internal"), u"lock"_s, u"2"_s}});
    auto *tags = new ChipBar;
    tags->setChips({{u"vpn"_s, u"vpn-osaka"_s, {}, {}, true}, {u"nov"_s, u"11月障害"_s, {}, {}, true}});
    list->addWidget(rowOf({choice, chips, tags}));
    list->addStretch(1);
}

void GalleryPane::addFields()
{
    QVBoxLayout *list = card(tr("Filter field, form"), 2, 2);
    auto *field = new QueryField;
    field->setLanguage(m_language.get());
    field->setPlaceholder(tr("Add a condition"));
    field->setText(u"status:open team:Desk "_s);
    field->setCount(u"23"_s, tr("of %1").arg(u"2,038"_s));
    auto *wrong = new QueryField;
    wrong->setObjectName(u"queryFieldWrong"_s);
    wrong->setLanguage(m_language.get());
    wrong->setText(u"status:open assigne:me"_s);
    list->addWidget(field);
    list->addWidget(wrong);
    list->addWidget(new QueryFaultStrip(wrong));
    auto *form = new FieldForm;
    form->addField(tr("Service"), new QLineEdit(u"Payroll 給与"_s));
    auto *code = new QLineEdit;
    form->addField(tr("Resolution code"), code);
    form->setError(code, tr("Resolve needs a resolution code"));
    list->addWidget(form);
    list->addStretch(1);
}

void GalleryPane::addShell()
{
    QVBoxLayout *list = card(tr("Tabs, status cells"), 3, 0);
    auto *tabs = new QTabBar;
    tabs->setAccessibleName(tr("Tabs"));
    tabs->setExpanding(false);
    tabs->addTab(icon(u"list-check"_s), tr("Queue"));
    tabs->addTab(icon(u"ticket"_s), u"INC-000873"_s);
    list->addWidget(tabs);
    list->addWidget(runsSample(28, {TextRun::icon(u"cloud-check"_s), TextRun::text(tr("Online, all sent"))}));
    list->addWidget(runsSample(28, {TextRun::icon(u"refresh"_s), TextRun::text(tr("Syncing 3 of 17")), TextRun::bar(180)}));
    list->addWidget(runsSample(28, {TextRun::icon(u"cloud-off"_s), TextRun::strong(tr("Offline")),
                                    TextRun::text(tr("since 11:15")), TextRun::glyph(Indicator::Risk),
                                    TextRun::text(tr("2 need you"))}));
    list->addStretch(1);
}

void GalleryPane::addStates()
{
    QVBoxLayout *list = card(tr("Empty, loading, error, offline: inside the pane, never a modal"), 3, 1, 1, 2);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *empty = new StateView;
    empty->showEmpty(u"filter"_s, tr("No ticket matches"), tr("Of 2,038 open and closed tickets, none has"), u"due<1h team:Desk"_s);
    empty->addWayOut(tr("Drop due<1h: 23 tickets"), [] {});
    auto *loading = new StateView;
    loading->showLoading(tr("Reading 412 tickets"), tr("First rows come at once; the count follows."), 380, [] {});
    loading->skipDelay();
    auto *error = new StateView;
    error->showError({ErrorKind::PermissionDenied, u"storage.read-only"_s, {}, {}, {}}, [] {});
    auto *offline = new StateView;
    offline->showOffline(tr("Offline since 11:15"), tr("Everything works on this copy. 5 operations wait; next try in 0:24."));
    offline->addWayOut(tr("Open outbox"), [] {});
    for (StateView *state : {empty, loading, error, offline}) {
        state->setFramed(true);
        state->setMinimumHeight(172);
        row->addWidget(state, 1);
    }
    list->addLayout(row);
}

} // namespace steward
