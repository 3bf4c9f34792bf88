// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/bulkpreviewmodel.h"
#include "views/shell/pane.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedLayout;

namespace steward {

class BulkFields;
class ChipBar;
class NoticeStrip;
class SegmentedSwitch;
class StateView;
class StewardTableView;

/// The same change on many tickets: what happens to each field, an exact preview over all of them, and one button. The
/// preview is made in the background by the rules of a single edit, and what it shows is what is written. GUI thread.
class BulkEditPane : public Pane
{
    Q_OBJECT
public:
    explicit BulkEditPane(const PaneContext &context);
    ~BulkEditPane() override;

    /// What is to be edited: the rows that were chosen, and all that match `query` (empty while they are not known).
    void edit(const QList<Rid> &chosen, const QList<Rid> &matching, const QString &query);

    QWidget *focusTarget() override;
    QSize sizeHint() const override { return {680, 700}; }

    BulkFields *fields() const { return m_fields; }
    /// Null while it is not ready.
    const PreparedBulk *prepared() const { return m_prepared.get(); }
    QPushButton *applyButton() const { return m_apply; }
    QLineEdit *noteLine() const { return m_note; }
    SegmentedSwitch *noteSwitch() const { return m_audience; }

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QList<Rid> tickets() const;
    bool hasNote() const;
    void edited();
    void compute();
    void showPreview();
    void showFoot();
    void showPart(const QString &id);
    void fitFields();
    void apply();
    int affected() const;

    DeskVocabulary *m_vocabulary = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_queryLabel = nullptr;
    SegmentedSwitch *m_scope = nullptr;
    QScrollArea *m_scroll = nullptr;
    BulkFields *m_fields = nullptr;
    QLabel *m_noteLabel = nullptr;
    SegmentedSwitch *m_audience = nullptr;
    QLineEdit *m_note = nullptr;
    QLabel *m_previewLabel = nullptr;
    ChipBar *m_parts = nullptr;
    QLabel *m_checked = nullptr;
    BulkPreviewModel *m_model = nullptr;
    BulkPreviewModel *m_refusedModel = nullptr;
    StewardTableView *m_table = nullptr;
    NoticeStrip *m_refusedHead = nullptr;
    StewardTableView *m_refusedTable = nullptr;
    StateView *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_consequence = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;

    QList<Rid> m_chosen;
    QList<Rid> m_matching;
    QString m_query;
    std::shared_ptr<const PreparedBulk> m_prepared;
    QTimer m_pause; ///< between two keys
    RequestChannel m_channel;
    bool m_isComputing = false;
    bool m_isWriting = false;
};

} // namespace steward
