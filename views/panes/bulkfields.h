// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/bulkedit.h"
#include "models/deskvocabulary.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace steward {

class FieldEditor;
class SegmentedSwitch;

/// What a bulk edit does to each field, made from the declaration of tickets: Keep, Set, Clear, of sets Add and Remove. A
/// status brings the fields that it needs with it. GUI thread.
class BulkFields : public QWidget
{
    Q_OBJECT
public:
    BulkFields(DeskVocabulary *vocabulary, DeskSession *session, QWidget *parent = nullptr);

    /// What is to be done; fields that are kept are not in it.
    QList<FieldChange> changes() const;
    /// What is missing or wrong in the first row that is not right; empty when changes() says it all.
    QString problem() const;
    void retranslate();

Q_SIGNALS:
    void edited();
    void heightChanged();

private:
    enum class Act { Keep, Set, Add, Remove, Clear };
    struct Row
    {
        Field field;
        QLabel *label;
        SegmentedSwitch *acts;
        QList<Act> order; ///< of the switch's segments
        QStackedWidget *place; ///< "unchanged", or the editor
        QLabel *unchanged;
        FieldEditor *editor;
        bool first = false; ///< shown without being asked for
        bool needed = false; ///< the new status asks for it

        Act act() const;
    };

    void addRow(const Field &field, DeskSession *session);
    void show(Row &row);
    void follow(Row &row);
    void askForWhatTheStatusNeeds();
    bool isShown(const Row &row) const { return row.first || row.needed || m_all; }

    DeskVocabulary *m_vocabulary;
    QGridLayout *m_grid;
    QPushButton *m_more;
    std::vector<std::unique_ptr<Row>> m_rows;
    bool m_all = false;
};

} // namespace steward
