// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketside.h"

#include "core/desk/fields.h"
#include "models/deskvocabulary.h"
#include "models/ticketwords.h"
#include "views/actions/actionregistry.h"
#include "views/editors/fieldrow.h"
#include "views/editors/requestercard.h"
#include "views/editors/runsbutton.h"
#include "views/editors/sidesection.h"
#include "views/editors/ticketline.h"
#include "views/text/format.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class WordsLine : public QWidget
{
public:
    explicit WordsLine(QWidget *parent) : QWidget(parent) { setFixedHeight(24); }
    void set(const QString &words)
    {
        m_words = words;
        setAccessibleName(words);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintTabular(&p, QRectF(28, 0, width() - 40, height()), Qt::AlignLeft, m_words);
    }

private:
    QString m_words;
};

constexpr FieldGroup groupOrder[] = {FieldGroup::Requester, FieldGroup::Classification, FieldGroup::Assignment,
                                     FieldGroup::Resolution, FieldGroup::Dates, FieldGroup::Custom, FieldGroup::More};

QString groupTitle(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Requester: return TicketSide::tr("Requester");
    case FieldGroup::Classification: return TicketSide::tr("Classification");
    case FieldGroup::Assignment: return TicketSide::tr("Assignment");
    case FieldGroup::Resolution: return TicketSide::tr("Resolution");
    case FieldGroup::Dates: return TicketSide::tr("Dates");
    case FieldGroup::Custom: return TicketSide::tr("Own fields");
    case FieldGroup::More: return TicketSide::tr("More");
    case FieldGroup::Elsewhere: break;
    }
    return {};
}

/// Fields for which a small list with reasons is better than an editor.
bool hasPicker(const Field &field)
{
    return field.unit == u"priority" || field.name == u"assignee" || field.name == u"team" || field.kind == FieldKind::TextSet;
}

} // namespace

QString relationWords(const RelatedTicket &related)
{
    if (related.relation == u"parent")
        return TicketSide::tr("Parent");
    if (related.relation == u"child")
        return TicketSide::tr("Child");
    if (related.relation == u"merged")
        return TicketSide::tr("Merged into this one");
    if (related.relation == u"into")
        return TicketSide::tr("This one was merged into it");
    if (related.relation == u"duplicates")
        return related.isFrom ? TicketSide::tr("Duplicates") : TicketSide::tr("Is duplicated by");
    if (related.relation == u"causes")
        return related.isFrom ? TicketSide::tr("Causes") : TicketSide::tr("Is caused by");
    if (related.relation == u"blocks")
        return related.isFrom ? TicketSide::tr("Blocks") : TicketSide::tr("Is blocked by");
    if (related.relation == u"split")
        return related.isFrom ? TicketSide::tr("Was split off from") : TicketSide::tr("Was split into");
    return TicketSide::tr("Relates to");
}

TicketSide::TicketSide(const PaneContext &context, QWidget *parent) : QScrollArea(parent), m_context(context)
{
    setObjectName(u"ticketSide"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(1, 0, 0, 12);
    m_column->setSpacing(0);
    setWidget(page);
    page->setAutoFillBackground(false);
}

void TicketSide::paintEvent(QPaintEvent *event)
{
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), Theme::colour(ThemeRole::Panel));
    p.fillRect(QRect(0, 0, 1, viewport()->height()), Theme::colour(ThemeRole::Line2));
    p.end();
    QScrollArea::paintEvent(event);
}

void TicketSide::retranslate()
{
    m_built = nullptr;
    if (m_page)
        setPage(m_page, m_vocabulary);
}

void TicketSide::build(const TicketPage &page)
{
    QHash<QString, bool> wasOpen;
    for (auto group = m_groups.cbegin(); group != m_groups.cend(); ++group)
        wasOpen.insert(group.value()->objectName(), group.value()->isOpen());
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_groups.clear();
    m_rows.clear();
    m_built = page.schema;
    m_builtType = page.type->name();
    for (const FieldGroup group : groupOrder) {
        const QList<const Field *> fields = fieldsOf(*page.type, group);
        if (fields.isEmpty())
            continue;
        auto *section = new SideSection(QString::number(int(group)));
        section->setTitle(groupTitle(group));
        if (group == FieldGroup::Requester) {
            m_card = new RequesterCard(28, section);
            section->body()->addWidget(m_card);
        }
        for (const Field *field : fields) {
            auto *row = new FieldRow(*field, m_context.session, section);
            row->setAvatar(field->target == u"person" && !field->isSet());
            row->setHasPicker(hasPicker(*field));
            row->setWhyNot(m_whyNot);
            connect(row, &FieldRow::valueEntered, this, &TicketSide::valueEntered);
            connect(row, &FieldRow::pickerWanted, this, [this, row](const QString &name) { Q_EMIT pickerWanted(name, row); });
            section->body()->addWidget(row);
            m_rows.insert(field->name, row);
        }
        section->setOpen(wasOpen.value(section->objectName(), group != FieldGroup::More));
        m_groups.insert(group, section);
        m_column->addWidget(section);
    }
    m_work = new SideSection(u"work"_s);
    m_work->setTitle(tr("Work"));
    m_workTotal = new WordsLine(m_work);
    m_workTotal->setObjectName(u"workTotal"_s);
    m_work->body()->addWidget(m_workTotal);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(28, 2, 12, 2);
    buttons->setSpacing(8);
    m_timer = new RunsButton(RunsButton::Look::Framed, m_work);
    m_timer->setObjectName(u"workTimer"_s);
    m_log = new RunsButton(RunsButton::Look::Framed, m_work);
    m_log->setObjectName(u"workLog"_s);
    m_log->setFace({.text = tr("Log work…")});
    buttons->addWidget(m_timer);
    buttons->addWidget(m_log);
    buttons->addStretch(1);
    m_work->body()->addLayout(buttons);
    connect(m_timer, &QAbstractButton::clicked, this, [this] { Q_EMIT actionWanted(u"ticket.timer"_s); });
    connect(m_log, &QAbstractButton::clicked, this, &TicketSide::logWanted);
    m_column->addWidget(m_work);
    m_related = new SideSection(u"related"_s);
    m_column->addWidget(m_related);
    m_similar = new SideSection(u"similar"_s);
    m_column->addWidget(m_similar);
    m_column->addStretch(1);
    setTimer(m_running);
    setSimilar(m_similarTickets);
}

void TicketSide::setPage(const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary)
{
    m_page = page;
    m_vocabulary = vocabulary;
    if (m_built != page->schema || m_builtType != page->type->name())
        build(*page);
    const TicketWords words(vocabulary, *page->type, page->labels);
    for (FieldRow *row : std::as_const(m_rows)) {
        const Value &value = page->value(row->field().name);
        row->setValue(value, words.value(row->field().name, value), page->labels);
        // Derived figures are there to be read: a row without one is noise.
        const bool figure = row->field().derived && (value.isEmpty() || (value.isNumber() && value.number() == 0));
        const bool reason = row->field().unit == u"priority" && row->field().kind == FieldKind::Text && value.isEmpty();
        row->setVisible(!figure && !reason);
    }
    if (SideSection *resolution = m_groups.value(FieldGroup::Resolution)) {
        const bool any = !page->value(u"resolution").isEmpty() || !page->value(u"resolution.code").isEmpty()
            || !page->value(u"hold").isEmpty();
        resolution->setVisible(any);
    }
    showRequester(*page);
    showWork(*page);
    showRelated(*page);
    m_column->activate();
    QEvent relayout(QEvent::LayoutRequest); // else one frame shows the rows squeezed into the old height
    QCoreApplication::sendEvent(widget(), &relayout);
}

void TicketSide::showRequester(const TicketPage &page)
{
    if (m_card)
        m_card->setPerson(page.requester, page.requesterPlace);
}

void TicketSide::showWork(const TicketPage &page)
{
    QString words = page.work.own.count() == 0 ? tr("No work logged") : tr("%1 worked").arg(format::span(page.work.own));
    if (page.work.children.count() != 0)
        words += u" · "_s + tr("%1 on children").arg(format::span(page.work.children));
    static_cast<WordsLine *>(m_workTotal)->set(words);
}

void TicketSide::setTimer(const QString &running)
{
    m_running = running;
    if (!m_timer)
        return;
    const QString keys = m_context.actions ? m_context.actions->keys(u"ticket.timer"_s) : QString();
    m_timer->setFace({.iconName = running.isEmpty() ? u"player-play"_s : u"player-pause"_s,
                      .text = running.isEmpty() ? tr("Start timer") : tr("Stop at %1").arg(running),
                      .keys = keys});
}

void TicketSide::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    for (FieldRow *row : std::as_const(m_rows))
        row->setWhyNot(reason);
    for (RunsButton *button : {m_timer, m_log}) {
        if (button) {
            button->setEnabled(reason.isEmpty());
            button->setToolTip(reason);
        }
    }
}

void TicketSide::showRelated(const TicketPage &page)
{
    m_related->clear();
    m_related->setTitle(tr("Related"), page.related.isEmpty() ? -1 : int(page.related.size()));
    for (const RelatedTicket &related : page.related) {
        auto *line = new TicketLine(indicatorOf(related.status), related.number, related.title, relationWords(related), m_related);
        if (!related.link.isNull())
            line->setRemovable(tr("Remove this link"));
        else if (related.relation == u"parent" || related.relation == u"child")
            line->setRemovable(tr("Take out of the family"));
        connect(line, &QAbstractButton::clicked, this, [this, id = related.id] { Q_EMIT ticketWanted(id); });
        connect(line, &TicketLine::removeWanted, this, [this, related] { Q_EMIT removeWanted(related); });
        m_related->body()->addWidget(line);
    }
    auto *row = new QWidget(m_related);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(28, 4, 12, 2);
    buttons->setSpacing(8);
    const auto button = [&](const char *name, const QString &text, const char *action) {
        auto *made = new RunsButton(RunsButton::Look::Framed, row);
        made->setObjectName(QString::fromLatin1(name));
        made->setFace({.text = text});
        made->setEnabled(m_whyNot.isEmpty());
        connect(made, &QAbstractButton::clicked, this, [this, action] { Q_EMIT actionWanted(QString::fromLatin1(action)); });
        buttons->addWidget(made);
    };
    button("relatedLink", tr("Link…"), "ticket.link");
    button("relatedMerge", tr("Merge into…"), "list.merge");
    buttons->addStretch(1);
    m_related->body()->addWidget(row);
}

void TicketSide::setSimilar(const QList<RelatedTicket> &tickets)
{
    m_similarTickets = tickets;
    if (!m_similar)
        return;
    m_similar->clear();
    m_similar->setTitle(tr("Similar"));
    m_similar->setVisible(!tickets.isEmpty());
    for (const RelatedTicket &similar : tickets) {
        auto *line = new TicketLine(indicatorOf(similar.status), similar.number, similar.title, similar.relation, m_similar);
        connect(line, &QAbstractButton::clicked, this, [this, id = similar.id] { Q_EMIT ticketWanted(id); });
        m_similar->body()->addWidget(line);
    }
}

} // namespace steward
