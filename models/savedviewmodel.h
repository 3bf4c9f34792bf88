// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/savedviews.h"
#include "models/deskvocabulary.h"
#include "models/roles.h"

#include <QAbstractListModel>
#include <QTimer>

namespace steward {

/// The saved views that I may see, in their sections; a section's name is a row of its own (GroupHeaderRole). Names come
/// at once, counts one after the other from the slow reader, and again soon after tickets have changed. GUI thread.
class SavedViewModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IconNameRole = FirstFreeRole, ///< QString, Tabler
        QueryRole, ///< QString
        SectionRole, ///< int, ViewSection; of headers too
    };

    explicit SavedViewModel(QObject *parent = nullptr);

    void setDesk(DeskVocabulary *vocabulary); ///< null: nothing
    bool isLoaded() const { return m_loaded; }

    /// Null for a header.
    const ListedView *viewAt(int row) const;
    int rowOf(const Uuid &id) const;
    /// Place of a row inside its section, as moveView() counts.
    int placeOf(int row) const;
    /// Which section, and in front of which of its views, a drop in front of `row` means.
    std::pair<ViewSection, int> placeBefore(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// In the language of the screens; shipped views are translated, what people wrote stays.
    static QString nameOf(const SavedView &view);
    static constexpr int recountMs = 700; ///< after the last change

Q_SIGNALS:
    void loaded(); ///< the views were read anew
    void failed(const steward::Error &error);

private:
    struct Line
    {
        ViewSection section = ViewSection::Mine;
        int view = -1; ///< into m_views; -1: the header
    };

    void read();
    void take(const QList<ListedView> &views);
    void countNext();
    void follow(const ChangeNotice &notice);

    DeskVocabulary *m_vocabulary = nullptr;
    QList<ListedView> m_views;
    QHash<Uuid, qint64> m_counts;
    QList<Line> m_lines;
    QList<Uuid> m_toCount;
    quint64 m_generation = 0;
    bool m_counting = false;
    bool m_loaded = false;
    RequestChannel m_channel;
    QTimer m_recount;
};

} // namespace steward
