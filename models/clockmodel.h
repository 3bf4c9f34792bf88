// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/servicelevels.h"
#include "models/roles.h"

#include <QAbstractTableModel>

namespace steward {

class DeskVocabulary;

/// The arithmetic of one service level clock as a table: from, to, class, reason, what counts. GUI thread.
class ClockModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { From, To, Class, Reason, Counts, ColumnCount };
    enum Role { KindRole = FirstFreeRole }; ///< Row. int, ClockLine::Kind.

    explicit ClockModel(const DeskVocabulary *vocabulary, QObject *parent = nullptr);

    void setClock(const ExplainedClock &clock);
    const ExplainedClock &clock() const { return m_clock; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// "Time to resolve within 8:00"
    QString heading() const;
    /// "Gold · calendar Tokyo, Asia/Tokyo"
    QString source() const;
    /// "2:50 + 0:20 + 0:58 = 4:08 of 8:00"
    QString sum() const;
    /// "3:52 left, deadline Tue 24 Nov 15:10"; "0:12 over …"; "met in 0:14"
    QString verdict() const;
    /// All of it, for the clipboard: tabs between columns.
    QString text() const;

    /// "Tue 24 Nov 09:00", with seconds and milliseconds where there are some, by the clock's zone.
    static QString timeText(Instant at, const QString &zone);
    /// "4:08", with seconds and milliseconds where there are some; never rounded.
    static QString spanText(Duration span);
    static QString className(ClockLine::Kind kind);

private:
    QString reasonOf(int row) const;

    const DeskVocabulary *m_vocabulary;
    ExplainedClock m_clock;
};

/// A clock as a cell of `now`: what is left, how urgent that is.
DueCell clockCell(const ExplainedClock &clock, Instant now);

} // namespace steward
