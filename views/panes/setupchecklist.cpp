// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/setupchecklist.h"

#include "models/valuetext.h"
#include "views/actions/actionregistry.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/tabular.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int pageWidth = 760;

/// One step: glyph and word for its state, what it is for, the way to it.
class StepRow : public QWidget
{
public:
    StepRow(bool done, const QString &title, const QString &text, const QString &fact) : m_done(done)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(28, 10, 0, 10);
        row->setSpacing(12);
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        auto *heading = new QLabel(title);
        heading->setFont(Theme::font(TypeRole::BodyStrong));
        auto *explanation = new QLabel(text);
        explanation->setFont(Theme::font(TypeRole::Small));
        explanation->setWordWrap(true);
        tintText(explanation, ThemeRole::Text2);
        words->addWidget(heading);
        words->addWidget(explanation);
        row->addLayout(words, 1);
        auto *state = new QLabel(fact);
        state->setFont(Theme::font(TypeRole::Small));
        tintText(state, ThemeRole::Text2);
        row->addWidget(state);
    }
    void add(QWidget *button) { layout()->addWidget(button); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        paintGlyph(&p, QPointF(2, 14), m_done ? Indicator::Met : Indicator::Idle, Theme::roles());
        p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    }

private:
    bool m_done;
};

QString purposeOf(const QString &type)
{
    if (type == u"team")
        return SetupChecklist::tr("Who works together. A ticket belongs to a team until somebody takes it.");
    if (type == u"person")
        return SetupChecklist::tr("Technicians and the people who call. With an address, nobody is entered twice.");
    if (type == u"location")
        return SetupChecklist::tr("Where people sit and things stand.");
    if (type == u"organization")
        return SetupChecklist::tr("Companies and departments that people belong to.");
    if (type == u"service")
        return SetupChecklist::tr("What people use: mail, printing, network. A service knows the team that looks after it.");
    if (type == u"category")
        return SetupChecklist::tr("What kind of trouble it is. A few are there already.");
    if (type == u"resolutioncode")
        return SetupChecklist::tr("How a ticket ended. Resolving asks for one; reports count them.");
    if (type == u"cannedreply")
        return SetupChecklist::tr("Answers that are written often, with the caller's name and the number filled in.");
    if (type == u"view")
        return SetupChecklist::tr("Lists in the side bar, each with its query and a live count.");
    return {};
}

} // namespace

SetupChecklist::SetupChecklist(DeskSession *session, ActionRegistry *actions, QWidget *parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_title(new QLabel), m_text(new QLabel), m_rows(new QWidget)
{
    setObjectName(u"setup"_s);
    setFocusPolicy(Qt::ClickFocus);
    m_title->setFont(Theme::font(TypeRole::RecordTitle));
    m_text->setWordWrap(true);
    tintText(m_text, ThemeRole::Text2);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 8, 0, 0);
    rows->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(4);
    for (QWidget *widget : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_text), m_rows}) {
        widget->setMaximumWidth(pageWidth);
        column->addWidget(widget);
    }
    column->addStretch(1);
    connect(session, &DeskSession::changed, this, &SetupChecklist::read);
    retranslate();
    read();
}

void SetupChecklist::read()
{
    using Steps = QList<SetupStep>;
    deliver(m_session->read<Steps>(m_channel, [](Workspace &desk) { return setupChecklist(desk); }), this,
            [this](const Result<Steps> &steps) {
                if (steps)
                    show(*steps);
            });
}

void SetupChecklist::show(const QList<SetupStep> &steps)
{
    const QWidget *before = focusWidget();
    const QString focused = before && before != this && before->hasFocus() ? before->objectName() : QString();
    m_steps = steps;
    qDeleteAll(m_rows->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    bool ready = true;
    for (const SetupStep &step : steps) {
        const RecordType *type = m_session->schema()->type(step.type);
        if (!type)
            continue;
        if (step.type == u"incident")
            continue;
        ready = ready && step.isDone;
        auto *row = new StepRow(step.isDone, recordText(type->pluralLabel()), purposeOf(step.type),
                                step.isDone ? tr("%1 there").arg(format::count(step.count)) : tr("none yet"));
        auto *go = new QPushButton(step.isDone ? tr("Show") : tr("Add the first"));
        go->setObjectName(u"setup."_s + step.type);
        go->setAccessibleName(go->text() + u": "_s + recordText(type->pluralLabel()));
        setButtonSize(go, ButtonSize::Small);
        connect(go, &QPushButton::clicked, this, [this, step] { Q_EMIT typeWanted(step.type, !step.isDone); });
        row->add(go);
        m_rows->layout()->addWidget(row);
        row->show(); // at once, for the keyboard may go there
    }
    const SetupStep last = steps.isEmpty() ? SetupStep() : steps.last();
    const bool called = last.type == u"incident" && last.isDone;
    auto *row = new StepRow(called, tr("The first call"),
                            tr("Everything above can also be added while you log it, and changed at any time."),
                            called ? tr("%1 there").arg(format::count(last.count)) : tr("none yet"));
    auto *call = new QPushButton(m_actions->text(u"ticket.new"_s));
    call->setObjectName(u"setup.call"_s);
    setButtonSize(call, ButtonSize::Small);
    if (ready && !called)
        setPrimary(call);
    connect(call, &QPushButton::clicked, this, [this] { m_actions->trigger(u"ticket.new"_s); });
    row->add(call);
    m_rows->layout()->addWidget(row);
    row->show();
    QWidget *previous = this; // rows that are made anew come last in the window's order otherwise
    for (QPushButton *go : m_rows->findChildren<QPushButton *>()) {
        setTabOrder(previous, go);
        previous = go;
    }
    if (!focused.isEmpty()) {
        if (auto *again = m_rows->findChild<QPushButton *>(focused))
            again->setFocus(Qt::OtherFocusReason);
    } else if (hasFocus()) {
        focusOpenStep();
    }
}

void SetupChecklist::focusInEvent(QFocusEvent *)
{
    focusOpenStep();
}

void SetupChecklist::focusOpenStep()
{
    for (const SetupStep &step : std::as_const(m_steps)) {
        if (step.isDone)
            continue;
        if (auto *go = m_rows->findChild<QPushButton *>(u"setup."_s + step.type))
            go->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (auto *call = m_rows->findChild<QPushButton *>(u"setup.call"_s))
        call->setFocus(Qt::OtherFocusReason);
}

void SetupChecklist::retranslate()
{
    m_title->setText(tr("Set up this desk"));
    m_text->setText(tr("In this order nothing has to be entered twice. Every step can be undone, and the history says who did it."));
    if (!m_steps.isEmpty())
        show(QList<SetupStep>(m_steps));
}

} // namespace steward
