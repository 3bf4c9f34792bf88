// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fieldgroups.h"
#include "models/ticketpage.h"
#include "views/shell/pane.h"

#include <QMap>
#include <QScrollArea>

class QVBoxLayout;

namespace steward {

class DeskVocabulary;
class FieldRow;
class RequesterCard;
class RunsButton;
class SideSection;

/// The right side of a ticket: who asks, its fields in collapsible groups made from the declaration, the work that went
/// into it, what it is related to, similar tickets. Asks by signals.
class TicketSide : public QScrollArea
{
    Q_OBJECT
public:
    explicit TicketSide(const PaneContext &context, QWidget *parent = nullptr);

    void setPage(const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary);
    void setSimilar(const QList<RelatedTicket> &tickets);
    /// What the timer shows; empty while it does not run.
    void setTimer(const QString &running);
    void setWhyNot(const QString &reason);
    FieldRow *row(const QString &field) const { return m_rows.value(field); }
    void retranslate();

Q_SIGNALS:
    void valueEntered(const QString &field, const steward::Value &value);
    void pickerWanted(const QString &field, QWidget *at);
    void ticketWanted(const steward::Uuid &ticket);
    void removeWanted(const steward::RelatedTicket &related);
    void actionWanted(const QString &action);
    void logWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build(const TicketPage &page);
    void showRequester(const TicketPage &page);
    void showRelated(const TicketPage &page);
    void showWork(const TicketPage &page);

    PaneContext m_context;
    QVBoxLayout *m_column;
    std::shared_ptr<const TicketPage> m_page;
    const DeskVocabulary *m_vocabulary = nullptr;
    std::shared_ptr<const Schema> m_built; ///< the schema that the rows were made from
    QString m_builtType;
    QMap<FieldGroup, SideSection *> m_groups;
    QHash<QString, FieldRow *> m_rows;
    RequesterCard *m_card = nullptr;
    SideSection *m_work = nullptr;
    SideSection *m_related = nullptr;
    SideSection *m_similar = nullptr;
    QWidget *m_workTotal = nullptr;
    RunsButton *m_timer = nullptr;
    RunsButton *m_log = nullptr;
    QList<RelatedTicket> m_similarTickets;
    QString m_running;
    QString m_whyNot;
};

/// "Child", "Duplicates", "Is duplicated by": how another ticket is related to this one.
QString relationWords(const RelatedTicket &related);

} // namespace steward
