// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/reviewmodel.h"
#include "views/shell/pane.h"

class QLabel;
class QPushButton;

namespace steward {

class DeskVocabulary;
class ReviewTable;
class TextComparison;

/// One record to decide: what disagrees, the three-column editor, the difference of the text under the caret, and the
/// button that saves the result as one operation. The same for a conflict and for what an undo left alone. GUI thread.
class ReviewSheet : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewSheet(const PaneContext &context, QWidget *parent = nullptr);

    void setPage(std::shared_ptr<const ReviewPage> page);
    ReviewModel *model() const { return m_model; }
    ReviewTable *table() const { return m_table; }
    QPushButton *saveButton() const { return m_save; }
    TextComparison *comparison() const { return m_comparison; }
    void retranslate();

Q_SIGNALS:
    void leaveWanted(); ///< decided later
    void applied(const steward::Uuid &record);
    /// The same decision for the conflicts like the one under the caret; a null side asks for it first.
    void alikeWanted(const QString &unit, std::optional<steward::Side> side);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void handle();
    QString whyNot() const;
    void apply();
    void enterValue(int row);
    void showHead();
    void showFoot();
    void showComparison();
    std::optional<Side> sideUnderCaret() const;

    PaneContext m_context;
    DeskVocabulary *m_vocabulary;
    ReviewModel *m_model;
    ReviewTable *m_table;
    QLabel *m_number;
    QLabel *m_title;
    QLabel *m_facts;
    QPushButton *m_open;
    QLabel *m_hint;
    QPushButton *m_alike;
    QLabel *m_comparisonTitle;
    TextComparison *m_comparison;
    QLabel *m_consequence;
    QPushButton *m_later;
    QPushButton *m_save;
    bool m_isWriting = false;
};

} // namespace steward
