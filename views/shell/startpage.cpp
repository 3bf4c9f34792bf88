// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/startpage.h"

#include "views/actions/actionregistry.h"
#include "views/editors/segmentedswitch.h"
#include "views/shell/starttile.h"
#include "views/shell/stateview.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int columnWidth = 1096;
constexpr int mostRecent = 5;

} // namespace

StartPage::StartPage(ActionRegistry *actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_column(new QWidget), m_title(new QLabel), m_text(new QLabel),
      m_demo(new StartTile(u"player-play"_s, u"cloud-off"_s)), m_connect(new StartTile(u"server-2"_s, u"lock"_s)),
      m_open(new StartTile(u"folder-open"_s, u"database"_s)),
      m_new(new StartTile(u"file-plus"_s, u"database"_s)), m_state(new StateView), m_recentTitle(new QLabel),
      m_recent(new QWidget), m_languageLabel(new QLabel), m_themeLabel(new QLabel), m_rowsLabel(new QLabel)
{
    setObjectName(u"startPage"_s);
    m_title->setFont(Theme::font(TypeRole::Figure));
    m_text->setFont(Theme::font(TypeRole::Body));
    m_text->setWordWrap(true);
    tintText(m_text, ThemeRole::Text2);
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(24, 0, 24, 24);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addSpacing(4);
    column->addWidget(m_text);
    column->addSpacing(24);

    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(20);
    m_demo->setObjectName(u"start.demo"_s);
    m_connect->setObjectName(u"start.connect"_s);
    m_open->setObjectName(u"start.open"_s);
    m_new->setObjectName(u"start.new"_s);
    const std::pair<StartTile *, QString> ways[] = {
        {m_demo, u"file.demo"_s}, {m_connect, u"file.connect"_s}, {m_open, u"file.open-desk"_s}, {m_new, u"file.new-desk"_s}};
    for (const auto &[tile, action] : ways) {
        tiles->addWidget(tile, 1);
        connect(tile, &StartTile::clicked, this, [this, id = action] { m_actions->trigger(id); });
    }
    column->addLayout(tiles);
    column->addSpacing(20);

    m_state->setFramed(true);
    m_state->setMinimumHeight(132);
    m_state->hide();
    column->addWidget(m_state);
    column->addSpacing(16);
    m_recentTitle->setFont(Theme::font(TypeRole::SmallStrong));
    tintText(m_recentTitle, ThemeRole::Text2);
    column->addWidget(m_recentTitle);
    column->addSpacing(4);
    auto *rows = new QVBoxLayout(m_recent);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    column->addWidget(m_recent);
    column->addSpacing(20);

    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    addChoice(choices, m_languageLabel, {u"view.language-en"_s, u"view.language-ja"_s});
    choices->addSpacing(28);
    addChoice(choices, m_themeLabel, {u"view.theme-system"_s, u"view.theme-light"_s, u"view.theme-dark"_s});
    choices->addSpacing(28);
    addChoice(choices, m_rowsLabel, {u"view.rows-compact"_s, u"view.rows-default"_s, u"view.rows-roomy"_s});
    choices->addStretch(1);
    column->addLayout(choices);
    column->addStretch(3);

    // A small window scrolls; a large one keeps the column in its middle.
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *centred = new QWidget;
    auto *middle = new QHBoxLayout(centred);
    middle->setContentsMargins(0, 24, 0, 0);
    middle->addStretch(1);
    middle->addWidget(m_column, 100);
    middle->addStretch(1);
    m_column->setMaximumWidth(columnWidth + 48);
    scroll->setWidget(centred);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false); // the page's own background shows
    centred->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setFocusProxy(m_demo);
    retranslate();
    setRecentDesks({});
}

SegmentedSwitch *StartPage::addChoice(QHBoxLayout *row, QLabel *label, const QStringList &actions)
{
    label->setFont(Theme::font(TypeRole::Small));
    tintText(label, ThemeRole::Text2);
    auto *choice = new SegmentedSwitch;
    for (const QString &id : actions)
        choice->addSegment(m_actions->text(id));
    connect(choice, &SegmentedSwitch::currentChanged, this, [this, actions](int index) { m_actions->trigger(actions[index]); });
    for (const QString &id : actions)
        connect(m_actions->action(id), &QAction::toggled, this, &StartPage::showChoices);
    row->addWidget(label);
    row->addWidget(choice);
    m_choices.append({choice, actions});
    return choice;
}

void StartPage::showChoices()
{
    for (const auto &[choice, actions] : std::as_const(m_choices)) {
        for (qsizetype i = 0; i < actions.size(); ++i) {
            if (m_actions->action(actions[i])->isChecked())
                choice->setCurrentIndex(int(i));
        }
    }
}

void StartPage::setRecentDesks(const QStringList &paths)
{
    m_paths = paths;
    qDeleteAll(m_recent->findChildren<RecentDeskRow *>(QString(), Qt::FindDirectChildrenOnly));
    for (const QString &path : paths.mid(0, mostRecent)) {
        auto *row = new RecentDeskRow(path, m_recent);
        row->setObjectName(u"start.recent"_s);
        m_recent->layout()->addWidget(row);
        connect(row, &RecentDeskRow::clicked, this, [this, path] { Q_EMIT deskWanted(path); });
    }
    m_recentTitle->setVisible(!paths.isEmpty() && !m_busy);
    m_recent->setVisible(!paths.isEmpty() && !m_busy);
}

void StartPage::setBusy(bool busy)
{
    m_busy = busy;
    for (StartTile *tile : {m_demo, m_connect, m_open, m_new})
        tile->setEnabled(!busy);
    m_recentTitle->setVisible(!busy && !m_paths.isEmpty());
    m_recent->setVisible(!busy && !m_paths.isEmpty());
}

void StartPage::showProgress(const QString &title, const QString &text, int permille)
{
    setBusy(true);
    m_state->showLoading(title, text, permille);
    m_state->skipDelay();
    m_state->show();
}

void StartPage::setProgress(int permille)
{
    m_state->setProgress(permille);
}

void StartPage::showError(const Error &error, const QString &path)
{
    setBusy(false);
    m_state->showError(error, path.isEmpty() ? std::function<void()>() : [this, path] { Q_EMIT deskWanted(path); });
    m_state->show();
    m_demo->setFocus(Qt::OtherFocusReason);
}

void StartPage::showWays()
{
    setBusy(false);
    m_state->hide();
}

void StartPage::retranslate()
{
    m_title->setText(tr("Open a desk"));
    m_text->setText(tr("Four ways to start. A desk keeps its whole history and can move to another machine as one file."));
    m_demo->setWords(tr("Try with demo data"),
                     tr("A made-up trading company with four sites, and 2,038 tickets in Japanese, English and German that "
                        "lead up to this minute. It can be reset at any time."),
                     tr("Works without a network"));
    m_connect->setWords(tr("Connect to a team server"),
                        tr("The desk of your team, with everybody's changes as they are made. You need the server's name and "
                           "a login."),
                        tr("PostgreSQL, encrypted"));
    m_open->setWords(tr("Open a desk that exists"),
                     tr("A desk file on this machine or on a network drive."),
                     tr("Files ending in .steward"));
    m_new->setWords(tr("New desk on this computer"),
                    tr("One file that holds everything, for one person, a trial, or a site without a server. A checklist "
                       "leads from the empty desk to the first call."),
                    tr("A file ending in .steward"));
    m_recentTitle->setText(tr("Open again"));
    m_languageLabel->setText(tr("Language"));
    m_themeLabel->setText(tr("Theme"));
    m_rowsLabel->setText(tr("Rows"));
    for (const auto &[choice, actions] : std::as_const(m_choices)) {
        for (qsizetype i = 0; i < actions.size(); ++i)
            choice->setSegmentText(int(i), m_actions->text(actions[i]));
    }
    m_choices[0].first->setAccessibleName(m_languageLabel->text());
    m_choices[1].first->setAccessibleName(m_themeLabel->text());
    m_choices[2].first->setAccessibleName(m_rowsLabel->text());
    showChoices();
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::colour(ThemeRole::Panel));
}

} // namespace steward
