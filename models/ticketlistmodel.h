// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/storage/rowreader.h"
#include "models/listcolumns.h"
#include "models/rowplan.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

namespace steward {

/// The rows of the queue: one integer per record, and a cache of the few hundred rows around what is on screen.
///
/// A list comes in steps: the first page at once, then its size, then all of it, each from a thread of the session; rows
/// are read when setWindow() says that they are seen. What happens on the desk meanwhile never moves a row: changed
/// records change in their place, those that no longer belong are marked stale, new ones enter above all others, at most
/// once per frame, and are counted by arrived(). Order is put right by refresh() and show() alone.
/// Groups are header rows (GroupHeaderRole). GUI thread.
class TicketListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class State { Empty, Loading, Ready, Failed };

    explicit TicketListModel(QObject *parent = nullptr);
    ~TicketListModel() override;

    /// The desk to read, and the type whose fields the columns are; both kept until the next call. Null: no rows.
    void setDesk(DeskSession *session, std::shared_ptr<const RecordType> type);
    /// Rules by which states and holds are named and clocks stand still.
    void setPolicies(std::shared_ptr<const DeskPolicies> policies);

    /// Replaces the list. The old rows stay until the first new ones are there.
    void show(const RowPlan &plan);
    /// Reads the same list again and puts it in order. All rows are exchanged at once: views keep their place by record.
    void refresh();
    /// Stops reading; what is there stays.
    void stop();

    State state() const { return m_state; }
    const Error &error() const { return m_error; }
    bool isComplete() const { return m_complete; } ///< all rows are known, not only the first page
    qint64 count() const { return m_count; } ///< records in the list, -1 until known
    int arrived() const { return m_arrived; } ///< new rows at the top that nobody has seen
    void markSeen(); ///< the top of the list was looked at

    /// Rows that are on screen. The model reads them and as many around them.
    void setWindow(int first, int last);

    const QList<ListColumn> &columns() const { return m_columns; }
    int columnOf(QStringView id) const { return columnIndex(m_columns, id); }
    Rid ridAt(int row) const; ///< 0 for a group's header
    int rowOf(Rid rid) const; ///< -1 when it is not listed, or folded away in a group
    QList<int> rowsOf(const QList<Rid> &rids) const; ///< ascending, in one pass
    bool isHeader(int row) const { return row >= 0 && row < m_lines.size() && m_lines[row] < 0; }
    /// Null while it is not fetched.
    const RecordRow *rowAt(int row) const;
    Value valueAt(int row, QStringView field) const;
    QList<Rid> rids() const; ///< of the whole list, in order
    bool isGrouped() const { return !m_content.groups.isEmpty(); }
    void setCollapsed(int headerRow, bool collapsed);
    bool isCollapsed(int headerRow) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Fields that rows are read with, in the order of their cells.
    const QStringList &fields() const { return m_fields; }
    /// What a cell of this column says, for screens, print and export alike.
    QString textOf(const RecordRow &row, const ListColumn &column) const;
    QString textOfValue(const Field &field, const Value &value, const QStringList &labels, const QString &type) const;

    static constexpr int frameMs = 16;
    static constexpr int skeletonMs = 300;

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void arrivedChanged();
    void contentChanged(); ///< rows were exchanged or completed

private:
    struct Changes;

    void setState(State state);
    void fail(const Error &error);
    void readFacts();
    void readEverything();
    void takeContent(const RowContent &content);
    void replaceContent(const RowContent &content);
    QList<qint64> linesOf(const RowContent &content) const;
    QString groupKey(const RowGroup &group) const;
    void readWindow();
    void readWindowAgain();
    void takeRows(const QList<RecordRow> &rows);
    void noticed(const ChangeNotice &notice);
    void readChanges();
    void takeChanges(const Changes &changes);
    void compareWithDesk();
    void admit(const QList<Rid> &rids);
    void setGone(Rid rid, bool gone);
    void emitRow(int row);
    bool isMember(Rid rid) const { return size_t(rid) < m_members.size() && m_members[size_t(rid)]; }
    void addMember(Rid rid);
    const RecordCell &cell(const RecordRow &row, QStringView field) const;
    QVariant rowData(const RecordRow &row, const ListColumn &column, int role) const;
    QVariant headerRowData(int row, int column, int role) const;
    std::function<Result<QList<RecordRow>>(Workspace &, const QList<Rid> &)> rowWork() const;

    DeskSession *m_session = nullptr;
    std::shared_ptr<const RecordType> m_type;
    std::shared_ptr<const DeskPolicies> m_policies;
    QList<ListColumn> m_columns;
    QStringList m_fields;
    QHash<QString, int> m_fieldIndex;
    QSet<QString> m_targets; ///< types that the fields refer to

    RowPlan m_plan;
    quint64 m_generation = 0; ///< of the plan: late answers are for an older one
    State m_state = State::Empty;
    Error m_error;
    bool m_complete = false;
    qint64 m_count = -1;
    int m_arrived = 0;
    Rid m_worst = 0;

    QList<qint64> m_lines; ///< a rid, or -(group + 1) for a header
    RowContent m_content; ///< what the lines were made of; only kept of grouped lists
    QSet<QString> m_collapsed; ///< keys of groups
    std::vector<bool> m_members; ///< by rid: is in the list
    QSet<Rid> m_gone; ///< no longer belong, still stand
    mutable QCache<Rid, RecordRow> m_rows{4000};

    int m_first = 0;
    int m_last = -1;
    bool m_reading = false; ///< a window is being read
    bool m_skeleton = false; ///< it takes long enough to say so
    QTimer m_skeletonTimer;
    QTimer m_frame;
    QSet<Rid> m_dirty;
    QSet<Rid> m_dirtyParts; ///< comments, notes, links: the tickets that they are about may have changed
    QSet<Rid> m_changedSince; ///< the content was asked for: it may not know of them
    bool m_readingChanges = false;
    bool m_renamed = false; ///< something that rows refer to has changed
    bool m_compare = false; ///< somebody else wrote: what is not said
    RequestChannel m_pageChannel;
    RequestChannel m_countChannel;
    RequestChannel m_allChannel;
    RequestChannel m_windowChannel;
};

} // namespace steward
