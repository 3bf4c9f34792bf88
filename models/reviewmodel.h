// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/reviewpage.h"
#include "models/roles.h"

#include <QAbstractTableModel>

namespace steward {

class DeskVocabulary;

/// A review as a table: a row for each unit, the values that it offers, and what will stand there. Holds what was chosen
/// until it is applied; nothing is chosen at first. GUI thread.
class ReviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ChosenRole = FirstFreeRole, ///< Cell. bool, of a side: it was chosen.
        OfferedRole, ///< Cell. bool, of a side: it can be chosen.
        AuthorsRole, ///< Cell. QString, who wrote the side; InstantRole when.
        ResultRole, ///< Cell. bool, the column of results.
    };
    explicit ReviewModel(DeskVocabulary *vocabulary, QObject *parent = nullptr);

    /// A page of the same record keeps the choices whose values are still offered.
    void setPage(std::shared_ptr<const ReviewPage> page);
    const std::shared_ptr<const ReviewPage> &page() const { return m_page; }
    const ReviewUnit *unitAt(int row) const;

    static constexpr int firstSide = 1; ///< column of the first side; column 0 names the unit
    int resultColumn() const { return columnCount() - 1; }
    /// Chooses the side in `column` (counted from firstSide) of a row; again: takes the choice back. False if there is none.
    bool choose(int row, int side);
    int chosenSide(int row) const; ///< -1: none
    /// What somebody entered for the row's unit.
    void enter(int row, const RecordValues &values);
    bool isDecided(int row) const;
    int decidedRows() const;
    QList<Decision> decisions() const;
    /// Fields of a row's unit that people look at, and their values: what stands in the result, else in the record.
    QList<int> fieldsOf(int row) const;
    RecordValues resultValues(int row) const;
    /// A long text among the row's fields, else its only text; -1 without one.
    int textFieldOf(int row) const;
    QString textOf(int row, int side, int field) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// "Team, assignee"
    QString unitName(int row) const;
    static QString sideName(ReviewSide::Kind kind, int number = 0);
    static QString sideMeaning(ReviewSide::Kind kind); ///< a sentence for who does not know the word

Q_SIGNALS:
    void decisionsChanged();

private:
    struct Choice
    {
        int side = -1;
        std::optional<RecordValues> entered;
    };
    RecordValues valuesOf(const ReviewUnit &unit, const ReviewSide &side) const;
    QString words(const ReviewUnit &unit, const RecordValues &values, const QList<int> &fields) const;
    QString sideWords(int row, int side) const;
    QString resultWords(int row) const;
    void touched(int row);

    DeskVocabulary *m_vocabulary;
    std::shared_ptr<const ReviewPage> m_page;
    QList<Choice> m_choices; ///< one for each row
};

} // namespace steward
