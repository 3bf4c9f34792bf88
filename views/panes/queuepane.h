// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/savedviews.h"
#include "models/ticketplan.h"
#include "views/shell/pane.h"

#include <QTimer>

class QStackedLayout;
class QToolButton;

namespace steward {

class DeskCommands;
class DeskFocus;
class DeskQueryLanguage;
class NoticeStrip;
class QueryField;
class QueryFaultStrip;
class QueueActions;
class QueueLayouts;
class QueueTable;
class StateView;
class TicketListModel;

/// The list of tickets that a technician works from: filter field, table, and what can be done to the rows with single
/// keys. Shows a saved view or any query; columns, order and grouping are kept for each view. GUI thread.
class QueuePane : public Pane
{
    Q_OBJECT
public:
    explicit QueuePane(const PaneContext &context);
    ~QueuePane() override;

    QString title() const override;
    QWidget *focusTarget() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;

    TicketListModel *model() const { return m_model; }
    QueueTable *table() const { return m_table; }
    QueryField *field() const { return m_field; }
    NoticeStrip *notice() const { return m_notice; }
    StateView *stateView() const { return m_state; }
    QueueActions *queueActions() const { return m_actions; }
    const ListSpec &spec() const { return m_spec; }
    const BoundQuery &query() const { return m_query; }
    /// The saved view that is shown, changed or not; null id for none.
    const ListedView &view() const { return m_view; }
    bool isViewChanged() const;

    void showView(const ListedView &view);
    void showView(const Uuid &id);
    /// A query that no view stands behind; order and columns stay.
    void showQuery(const QString &query);
    /// The same query with one more condition: "Only these", "Not these".
    void narrow(const QString &condition);
    void setOrder(const QString &sort);
    void setGroup(const QString &field);
    void refresh();
    /// Everything that matches, also what is not read yet.
    void selectEverything();
    /// The columns that the view shows, by hand.
    void setColumns(const QStringList &columns);

Q_SIGNALS:
    void viewShown();

protected:
    void retranslate() override;

private:
    void build();
    void openFirst();
    void apply(const ListSpec &spec, SearchEnding ending);
    void orderBy(const QString &column);
    void showHeader();
    void showState();
    void showEmpty();
    void showNotice();
    void showCount();
    void readTotal();
    void follow();
    void tellFocus();
    void fillGroupMenu(class QMenu *menu);
    void fillColumnMenu(class QMenu *menu);
    void fillHistoryMenu(class QMenu *menu);
    void remember(const QString &query);
    QString selectionLabel() const;

    DeskVocabulary *m_vocabulary = nullptr;
    DeskFocus *m_focus = nullptr;
    TicketListModel *m_model = nullptr;
    DeskQueryLanguage *m_language = nullptr;
    QueueTable *m_table = nullptr;
    QueryField *m_field = nullptr;
    QueryFaultStrip *m_fault = nullptr;
    QToolButton *m_saveButton = nullptr;
    QToolButton *m_historyButton = nullptr;
    QToolButton *m_columnsButton = nullptr;
    NoticeStrip *m_notice = nullptr;
    StateView *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    QueueActions *m_actions = nullptr;
    std::unique_ptr<QueueLayouts> m_layouts;

    ListedView m_view;
    ListSpec m_spec;
    BoundQuery m_query;
    QStringList m_recent; ///< queries, newest first
    qint64 m_total = -1;
    QTimer m_typing;
    QTimer m_slow; ///< a list that takes its time says so
    QTimer m_recount;
    QString m_typed;
    bool m_wantsEverything = false; ///< selected as soon as all rows are known
    QString m_shownEmpty; ///< query that the empty state speaks of
    RequestChannel m_viewChannel;
    RequestChannel m_totalChannel;
    RequestChannel m_wayOutChannel;
};

} // namespace steward
