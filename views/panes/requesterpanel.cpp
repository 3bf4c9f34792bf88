// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/requesterpanel.h"

#include "core/desk/fields.h"
#include "core/desk/people.h"
#include "models/deskvocabulary.h"
#include "views/editors/fieldform.h"
#include "views/shell/deskcommands.h"
#include "views/shell/errortext.h"
#include "views/shell/pane.h"
#include "views/theme/icons.h"
#include "views/theme/stewardstyle.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

struct RequesterPanel::Facts
{
    Uuid id;
    QString name;
    bool vip = false;
    QStringList details;
    QList<Line> tickets;
    QList<Line> devices;
    QStringList duplicates;
};

namespace {

constexpr int mostTickets = 12;
constexpr int mostDevices = 8;

/// A flat button that reads like a line of text and can be reached by Tab.
QPushButton *lineButton(const QString &iconName, const QString &words)
{
    auto *button = new QPushButton(icon(iconName), words);
    setFlat(button);
    setButtonSize(button, ButtonSize::Small);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    button->setToolTip(words);
    return button;
}

} // namespace

RequesterPanel::RequesterPanel(DeskSession *session, PaneHost *host, QWidget *parent)
    : QWidget(parent), m_session(session), m_host(host), m_card(new QWidget), m_name(new QLabel), m_detail(new QLabel),
      m_body(new QVBoxLayout), m_form(new QWidget), m_formTitle(new QLabel), m_newName(new QLineEdit),
      m_newReading(new QLineEdit), m_newEmail(new QLineEdit), m_newPhone(new QLineEdit), m_problem(new QLabel),
      m_make(new QPushButton), m_take(new QPushButton), m_hint(new QLabel)
{
    setObjectName(u"requester"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);

    m_hint->setWordWrap(true);
    m_hint->setFont(Theme::font(TypeRole::Small));
    tintText(m_hint, ThemeRole::Text2);
    column->addWidget(m_hint);

    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(0, 0, 0, 0);
    card->setSpacing(2);
    m_name->setObjectName(u"requester.name"_s);
    m_name->setFont(Theme::font(TypeRole::Heading));
    m_name->setWordWrap(true);
    m_detail->setFont(Theme::font(TypeRole::Small));
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    tintText(m_detail, ThemeRole::Text2);
    card->addWidget(m_name);
    card->addWidget(m_detail);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(2);
    card->addLayout(m_body);
    column->addWidget(m_card);

    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(6);
    m_formTitle->setFont(Theme::font(TypeRole::Heading));
    form->addWidget(m_formTitle);
    const std::pair<QLineEdit *, QString> lines[] = {{m_newName, u"requester.new-name"_s}, {m_newReading, u"requester.new-reading"_s},
        {m_newEmail, u"requester.new-email"_s}, {m_newPhone, u"requester.new-phone"_s}};
    for (const auto &[line, name] : lines) {
        line->setObjectName(name);
        form->addWidget(line);
        connect(line, &QLineEdit::returnPressed, this, &RequesterPanel::make);
    }
    m_problem->setObjectName(u"requester.problem"_s);
    m_problem->setFont(Theme::font(TypeRole::Small));
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    m_make->setObjectName(u"requester.make"_s);
    m_take->setObjectName(u"requester.take"_s);
    m_take->hide();
    buttons->addStretch(1);
    buttons->addWidget(m_take);
    buttons->addWidget(m_make);
    form->addLayout(buttons);
    column->addWidget(m_form);
    column->addStretch(1);

    connect(m_make, &QPushButton::clicked, this, &RequesterPanel::make);
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT personMade(m_known, m_knownName); });
    retranslate();
    clear();
}

bool RequesterPanel::isMaking() const { return !m_form->isHidden(); }

void RequesterPanel::clear()
{
    m_channel.cancel();
    m_shown = {};
    m_card->hide();
    m_form->hide();
    m_hint->show();
}

void RequesterPanel::startNew(const QString &typed)
{
    clear();
    const bool isAddress = typed.contains(u'@');
    m_newName->setText(isAddress ? QString() : typed);
    m_newEmail->setText(isAddress ? typed : QString());
    m_newReading->clear();
    m_newPhone->clear();
    m_problem->hide();
    m_take->hide();
    m_hint->hide();
    m_form->show();
    (isAddress ? m_newName : m_newEmail)->setFocus(Qt::OtherFocusReason);
}

Result<RequesterPanel::Facts> RequesterPanel::readFacts(Workspace &desk, const Uuid &person)
{
    STEWARD_ASSIGN(const PersonOverview overview, overviewOf(desk, person, mostTickets));
    Facts facts;
    facts.id = person;
    facts.name = overview.person.person.name;
    facts.vip = overview.person.person.vip;
    for (const QString &detail : {overview.person.person.jobTitle, overview.person.organization, overview.person.location,
             overview.person.person.email, overview.person.person.phone}) {
        if (!detail.isEmpty())
            facts.details << detail;
    }
    facts.duplicates = overview.duplicates;
    for (const Rid rid : overview.openTickets) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const RecordType &type = *desk.schema().type(loaded.type);
        facts.tickets << Line{loaded.id, loaded.number, valueOf(type, loaded.values, u"title").text(),
                              StatusClass(valueOf(type, loaded.values, u"status.class").number()),
                              valueOf(type, loaded.values, u"status").text()};
    }
    for (const Rid rid : overview.devices.mid(0, mostDevices)) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const RecordType &type = *desk.schema().type(loaded.type);
        facts.devices << Line{loaded.id, {}, valueOf(type, loaded.values, u"name").text(), StatusClass::New,
                              valueOf(type, loaded.values, u"class").text()};
    }
    return facts;
}

void RequesterPanel::showPerson(const Uuid &person)
{
    m_form->hide();
    m_hint->hide();
    m_shown = person;
    deliver(m_session->read<Facts>(m_channel, [person](Workspace &desk) { return readFacts(desk, person); }), this,
            [this](const Result<Facts> &facts) {
                if (facts)
                    show(*facts);
            });
}

void RequesterPanel::emptyBody()
{
    while (QLayoutItem *item = m_body->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

void RequesterPanel::addHeading(const QString &words)
{
    auto *label = new QLabel(words);
    label->setFont(Theme::font(TypeRole::SmallStrong));
    label->setContentsMargins(0, 10, 0, 2);
    tintText(label, ThemeRole::Text2);
    m_body->addWidget(label);
}

void RequesterPanel::addNote(const QString &words, bool isWarning)
{
    auto *label = new QLabel(isWarning ? u"◆ "_s + words : words);
    label->setFont(Theme::font(TypeRole::Small));
    label->setWordWrap(true);
    if (isWarning)
        label->setObjectName(u"requester.duplicates"_s);
    tintText(label, isWarning ? ThemeRole::Text1 : ThemeRole::Text2);
    m_body->addWidget(label);
}

void RequesterPanel::show(const Facts &facts)
{
    m_name->setText(facts.vip ? tr("%1  ·  VIP").arg(facts.name) : facts.name);
    m_detail->setText(facts.details.join(u'\n'));
    emptyBody();
    if (!facts.duplicates.isEmpty())
        addNote(tr("There is more than one entry for this person: %1. Administration can put that right.")
                    .arg(facts.duplicates.join(tr(", "))), true);
    addHeading(tr("Open tickets (%1)").arg(facts.tickets.size()));
    if (facts.tickets.isEmpty())
        addNote(tr("None"), false);
    for (const Line &ticket : facts.tickets) {
        QPushButton *line = lineButton(u"ticket"_s, u"%1  %2"_s.arg(ticket.number, ticket.title));
        line->setObjectName(u"requester.ticket"_s);
        connect(line, &QPushButton::clicked, this, [this, number = ticket.number] { m_host->openPane(u"ticket"_s, number); });
        m_body->addWidget(line);
    }
    addHeading(tr("Devices (%1)").arg(facts.devices.size()));
    if (facts.devices.isEmpty())
        addNote(tr("None"), false);
    for (const Line &device : facts.devices) {
        QPushButton *line = lineButton(u"device-desktop"_s, device.title);
        line->setObjectName(u"requester.device"_s);
        line->setToolTip(tr("The ticket is about %1").arg(device.title));
        connect(line, &QPushButton::clicked, this, [this, device] { Q_EMIT deviceChosen(device.id, device.title); });
        m_body->addWidget(line);
    }
    m_card->show();
}

void RequesterPanel::make()
{
    Person person;
    person.name = m_newName->text().trimmed();
    person.reading = m_newReading->text().trimmed();
    person.email = m_newEmail->text().trimmed();
    person.phone = m_newPhone->text().trimmed();
    if (person.name.isEmpty()) {
        setFieldError(m_newName, true);
        m_newName->setFocus(Qt::OtherFocusReason);
        return;
    }
    setFieldError(m_newName, false);
    DeskCommands *commands = DeskCommands::of(m_session);
    if (!commands)
        return;
    m_make->setEnabled(false);
    commands->run({u"user-plus"_s, tr("%1 added to people").arg(person.name)},
                  [person](const VerbContext &desk) { return createPerson(desk, person); },
                  [this, name = person.name](const Result<VerbReport> &made) {
                      m_make->setEnabled(true);
                      if (made)
                          Q_EMIT personMade(made->record, name);
                      else
                          sayProblem(made.error());
                  });
}

void RequesterPanel::sayProblem(const Error &error)
{
    const bool known = error.code == u"person.exists"_s && error.args.size() == 2;
    if (known) {
        m_known = Uuid::fromString(error.args[1]);
        m_knownName = error.args[0];
        m_take->setText(tr("Take %1").arg(m_knownName));
        m_problem->setText(u"◆ "_s + tr("%1 has this address already.").arg(m_knownName));
    } else if (error.code == u"person.email"_s) {
        m_problem->setText(u"◆ "_s + tr("This is no e-mail address."));
    } else {
        m_problem->setText(u"◆ "_s + ErrorText::of(error).title);
    }
    m_take->setVisible(known);
    m_problem->show();
}

void RequesterPanel::retranslate()
{
    m_hint->setText(tr("Who is calling? Their open tickets and devices come up here, so that nothing is logged twice."));
    m_formTitle->setText(tr("New person"));
    const std::pair<QLineEdit *, QString> lines[] = {{m_newName, tr("Name")}, {m_newReading, tr("Reading")},
        {m_newEmail, tr("E-mail")}, {m_newPhone, tr("Phone")}};
    for (const auto &[line, words] : lines) {
        line->setPlaceholderText(words);
        line->setAccessibleName(words);
    }
    m_make->setText(tr("Add person"));
    if (!m_shown.isNull())
        showPerson(m_shown);
}

} // namespace steward
