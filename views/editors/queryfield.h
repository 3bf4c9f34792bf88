// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/editors/queryfieldlanguage.h"

#include <QAbstractScrollArea>
#include <QPointer>
#include <QTimer>

namespace steward {

class QueryPopup;

/// The filter field: one line of query text with its own layout. Finished terms are chips, the term at the caret is text.
/// Left and Right step over chips, Backspace removes one, typing at a chip turns it into text; Tab completes or repairs;
/// Down opens the proposals; Return submits; Escape closes the proposals, then goes back to the submitted query. Nothing
/// reacts to the pre-edit text of an input method. The count stands inside at the right end.
///
///     field->setLanguage(&language);
///     connect(field, &QueryField::queryEdited, this, …);      // each edit that reads without fault
///     field->setCount(tr("23"), tr("of 2,038"));
class QueryField : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit QueryField(QWidget *parent = nullptr);
    ~QueryField() override;

    /// Not owned.
    void setLanguage(const QueryFieldLanguage *language);
    QString text() const { return m_text; }
    /// From the program: a saved view, a chip elsewhere. Does not emit.
    void setText(const QString &text);
    void setPlaceholder(const QString &text);
    void setCount(const QString &strong, const QString &rest);
    std::optional<QueryFault> fault() const { return m_reading.fault; }
    int caret() const { return m_caret; }
    void setCaret(int caret);
    QString selectedText() const;
    /// Replaces the faulty place by its fix; false when there is none.
    bool applyFix();
    void showProposals();
    QueryPopup *popup() const;
    /// Chips as they are shown now.
    QList<QueryChip> visibleChips() const;

    QSize sizeHint() const override { return {400, 28}; }
    QSize minimumSizeHint() const override { return {160, 28}; }
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    void textChanged(const QString &text);
    /// The text changed by hand and has no fault.
    void queryEdited(const QString &text);
    void submitted(const QString &text);
    void faultChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Piece
    {
        int start = 0;
        int length = 0;
        qreal x = 0;
        qreal width = 0;
        bool chip = false;
        int fieldLength = 0;
    };

    QList<Piece> layoutPieces() const;
    QRectF textArea() const;
    qreal xOf(int position) const;
    int positionAt(qreal x) const;
    QRectF crossOf(const Piece &piece) const;
    const QueryChip *chipEndingAt(int position) const;
    const QueryChip *chipStartingAt(int position) const;
    void edit(int start, int length, const QString &insert);
    void adopt(const QString &text, int caret, bool byHand);
    void moveCaret(int caret, bool select);
    void scrollToCaret();
    void propose();
    void complete(int row);
    bool takeEditKey(QKeyEvent *event);
    void undo();

    const QueryFieldLanguage *m_language = nullptr;
    QString m_text;
    QString m_submitted;
    QString m_preedit;
    QString m_placeholder;
    QString m_countStrong;
    QString m_countRest;
    QueryReading m_reading;
    QueryProposals m_proposals;
    QList<QPair<QString, int>> m_undo;
    QPointer<QueryPopup> m_popup; ///< a child of the window, which may take it along
    QTimer m_blink;
    int m_caret = 0;
    int m_anchor = 0;
    int m_textTerm = -1; ///< Start of the term that is being typed and stays text.
    qreal m_scroll = 0;
    bool m_caretOn = true;
};

} // namespace steward
