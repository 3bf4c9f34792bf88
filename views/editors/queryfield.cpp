// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The text is the truth; chips are only how finished terms are drawn. A term is text while the caret is inside it or while
// it is being typed (m_textTerm); otherwise it is a chip, and the caret can only stand before or behind it.
#include "views/editors/queryfield.h"

#include "views/editors/querypopup.h"
#include "views/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int undoDepth = 200;

} // namespace

QueryField::QueryField(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(u"queryField"_s);
    setFrameShape(QFrame::NoFrame);
    setFixedHeight(28);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_caretOn = !m_caretOn;
        viewport()->update();
    });
}

QueryField::~QueryField()
{
    delete m_popup;
}

QueryPopup *QueryField::popup() const { return m_popup; }

void QueryField::setLanguage(const QueryFieldLanguage *language)
{
    m_language = language;
    adopt(m_text, m_caret, false);
}

void QueryField::setText(const QString &text)
{
    m_undo.clear();
    m_textTerm = -1;
    m_submitted = text;
    adopt(text, int(text.size()), false);
}

void QueryField::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    setAccessibleName(text);
    viewport()->update();
}

void QueryField::setCount(const QString &strong, const QString &rest)
{
    m_countStrong = strong;
    m_countRest = rest;
    setAccessibleDescription(strong + u' ' + rest);
    viewport()->update();
}

QString QueryField::selectedText() const
{
    return m_text.mid(qMin(m_caret, m_anchor), qAbs(m_caret - m_anchor));
}

void QueryField::setCaret(int caret)
{
    moveCaret(caret, false);
}

QList<QueryChip> QueryField::visibleChips() const
{
    QList<QueryChip> out;
    for (const QueryChip &chip : m_reading.chips) {
        const bool typed = hasFocus() && (chip.start == m_textTerm || (m_caret > chip.start && m_caret < chip.end()));
        const bool faulty = m_reading.fault && m_reading.fault->start < chip.end()
            && m_reading.fault->start + m_reading.fault->length > chip.start;
        if (!typed && !faulty)
            out << chip;
    }
    return out;
}

const QueryChip *QueryField::chipEndingAt(int position) const
{
    const QList<QueryChip> shown = visibleChips();
    for (const QueryChip &chip : m_reading.chips) {
        if (chip.end() == position && shown.contains(chip))
            return &chip;
    }
    return nullptr;
}

const QueryChip *QueryField::chipStartingAt(int position) const
{
    const QList<QueryChip> shown = visibleChips();
    for (const QueryChip &chip : m_reading.chips) {
        if (chip.start == position && shown.contains(chip))
            return &chip;
    }
    return nullptr;
}

void QueryField::adopt(const QString &text, int caret, bool byHand)
{
    const bool changed = text != m_text;
    const bool hadFault = m_reading.fault.has_value();
    m_text = text;
    m_reading = m_language ? m_language->read(text) : QueryReading();
    m_caret = m_anchor = qBound(0, caret, int(text.size()));
    scrollToCaret();
    viewport()->update();
    if (hadFault || m_reading.fault)
        Q_EMIT faultChanged();
    if (!changed)
        return;
    Q_EMIT textChanged(m_text);
    if (byHand && !m_reading.fault)
        Q_EMIT queryEdited(m_text);
}

void QueryField::edit(int start, int length, const QString &insert)
{
    m_undo << qMakePair(m_text, m_caret);
    if (m_undo.size() > undoDepth)
        m_undo.removeFirst();
    QString text = m_text;
    text.replace(start, length, insert);
    const int caret = start + int(insert.size());
    // The term under the caret stays text until it is left.
    const QueryReading reading = m_language ? m_language->read(text) : QueryReading();
    m_textTerm = -1;
    for (const QueryChip &chip : reading.chips) {
        if (!insert.isEmpty() && caret > chip.start && caret <= chip.end())
            m_textTerm = chip.start;
    }
    adopt(text, caret, true);
}

void QueryField::undo()
{
    if (m_undo.isEmpty())
        return;
    const auto [text, caret] = m_undo.takeLast();
    m_textTerm = -1;
    adopt(text, caret, true);
}

void QueryField::moveCaret(int caret, bool select)
{
    m_caret = qBound(0, caret, int(m_text.size()));
    if (!select)
        m_anchor = m_caret;
    bool inside = false;
    for (const QueryChip &chip : m_reading.chips)
        inside = inside || (chip.start == m_textTerm && m_caret >= chip.start && m_caret <= chip.end());
    if (!inside)
        m_textTerm = -1;
    m_caretOn = true;
    if (m_popup)
        m_popup->hide();
    scrollToCaret();
    updateMicroFocus();
    viewport()->update();
}

bool QueryField::applyFix()
{
    if (!m_reading.fault || m_reading.fault->fix.isEmpty())
        return false;
    const QueryFault fault = *m_reading.fault;
    edit(fault.start, fault.length, fault.fix);
    return true;
}

void QueryField::showProposals()
{
    propose();
}

void QueryField::propose()
{
    if (!m_language || !hasFocus())
        return;
    m_proposals = m_language->propose(m_text, m_caret);
    if (!m_popup) {
        m_popup = new QueryPopup(this);
        connect(m_popup, &QueryPopup::chosen, this, &QueryField::complete);
    }
    m_popup->present(m_proposals, int(xOf(m_proposals.start)));
}

void QueryField::complete(int row)
{
    if (row < 0 || row >= m_proposals.list.size())
        return;
    const QString insert = m_proposals.list[row].insert;
    m_popup->hide();
    edit(m_proposals.start, m_proposals.length, insert);
    // After "assignee:" the values are next.
    if (insert.endsWith(u':'))
        propose();
}

QVariant QueryField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled: return isEnabled();
    case Qt::ImCursorRectangle: return QRectF(xOf(m_caret), 4, 1, height() - 8);
    case Qt::ImFont: return Theme::font(TypeRole::Mono);
    case Qt::ImCursorPosition: return m_caret;
    case Qt::ImAnchorPosition: return m_anchor;
    case Qt::ImSurroundingText: return m_text;
    case Qt::ImCurrentSelection: return selectedText();
    case Qt::ImHints: return int(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    default: return QAbstractScrollArea::inputMethodQuery(query);
    }
}

void QueryField::inputMethodEvent(QInputMethodEvent *event)
{
    const int start = qMin(m_caret, m_anchor);
    if (!event->commitString().isEmpty() || event->replacementLength() > 0) {
        const int from = qBound(0, start + event->replacementStart(), int(m_text.size()));
        const int length = event->replacementLength() ? event->replacementLength() : qAbs(m_caret - m_anchor);
        m_preedit.clear();
        edit(from, length, event->commitString());
    }
    m_preedit = event->preeditString();
    if (!m_preedit.isEmpty() && m_popup)
        m_popup->hide();
    scrollToCaret();
    viewport()->update();
    event->accept();
}

bool QueryField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys of text editing belong to the field, not to window shortcuts such as Ctrl+Z.
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Paste)
            || key->matches(QKeySequence::Cut) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    // Tab completes and repairs; it only leaves the field when there is nothing to do.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        if (m_popup && m_popup->isVisible()) {
            complete(m_popup->row());
            return true;
        }
        if (applyFix())
            return true;
    }
    return QAbstractScrollArea::event(event);
}

void QueryField::keyPressEvent(QKeyEvent *event)
{
    if (!m_preedit.isEmpty() || takeEditKey(event))
        return;
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool popup = m_popup && m_popup->isVisible();
    switch (event->key()) {
    case Qt::Key_Left:
        if (const QueryChip *chip = chipEndingAt(m_caret))
            moveCaret(chip->start, select);
        else
            moveCaret(m_caret - 1, select);
        return;
    case Qt::Key_Right:
        if (const QueryChip *chip = chipStartingAt(m_caret))
            moveCaret(chip->end(), select);
        else
            moveCaret(m_caret + 1, select);
        return;
    case Qt::Key_Home:
        moveCaret(0, select);
        return;
    case Qt::Key_End:
        moveCaret(int(m_text.size()), select);
        return;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (popup)
            m_popup->step(event->key() == Qt::Key_Down ? 1 : -1);
        else if (event->key() == Qt::Key_Down)
            propose();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (popup)
            m_popup->hide();
        m_textTerm = -1;
        viewport()->update();
        if (!m_reading.fault) {
            m_submitted = m_text;
            Q_EMIT submitted(m_text);
        }
        return;
    case Qt::Key_Escape:
        if (popup) {
            m_popup->hide();
        } else if (m_text != m_submitted) {
            m_undo << qMakePair(m_text, m_caret);
            m_textTerm = -1;
            adopt(m_submitted, int(m_submitted.size()), true);
        } else {
            event->ignore();
        }
        return;
    default:
        break;
    }
    const QString typed = event->text();
    const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (typed.isEmpty() || !typed.at(0).isPrint() || (command && !(event->modifiers() & Qt::GroupSwitchModifier))) {
        event->ignore();
        return;
    }
    edit(qMin(m_caret, m_anchor), qAbs(m_caret - m_anchor), typed);
    propose();
}

bool QueryField::takeEditKey(QKeyEvent *event)
{
    const int start = qMin(m_caret, m_anchor);
    const int length = qAbs(m_caret - m_anchor);
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        moveCaret(int(m_text.size()), true);
    } else if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) {
        if (length > 0)
            QGuiApplication::clipboard()->setText(selectedText());
        if (length > 0 && event->matches(QKeySequence::Cut))
            edit(start, length, {});
    } else if (event->matches(QKeySequence::Paste)) {
        edit(start, length, QGuiApplication::clipboard()->text().simplified());
    } else if (event->matches(QKeySequence::Undo)) {
        undo();
    } else if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
        const bool back = event->key() == Qt::Key_Backspace;
        const QueryChip *chip = back ? chipEndingAt(m_caret) : chipStartingAt(m_caret);
        if (length > 0) {
            edit(start, length, {});
        } else if (chip) {
            // The chip goes with the blank that held it apart.
            const int end = chip->end() < m_text.size() && m_text[chip->end()] == u' ' ? chip->end() + 1 : chip->end();
            edit(chip->start, end - chip->start, {});
        } else if (back && m_caret > 0) {
            edit(m_caret - 1, 1, {});
            propose();
        } else if (!back && m_caret < m_text.size()) {
            edit(m_caret, 1, {});
        }
    } else {
        return false;
    }
    return true;
}

void QueryField::mousePressEvent(QMouseEvent *event)
{
    for (const Piece &piece : layoutPieces()) {
        if (piece.chip && crossOf(piece).contains(event->position())) {
            const int end = piece.start + piece.length;
            edit(piece.start, piece.length + (end < m_text.size() && m_text[end] == u' ' ? 1 : 0), {});
            return;
        }
    }
    moveCaret(positionAt(event->position().x()), event->modifiers() & Qt::ShiftModifier);
}

void QueryField::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton) {
        moveCaret(positionAt(event->position().x()), true);
        return;
    }
    bool cross = false;
    for (const Piece &piece : layoutPieces())
        cross = cross || (piece.chip && crossOf(piece).contains(event->position()));
    viewport()->setCursor(cross ? Qt::ArrowCursor : Qt::IBeamCursor);
}

void QueryField::mouseDoubleClickEvent(QMouseEvent *event)
{
    // A double click at a chip opens it as text.
    for (const QueryChip &chip : std::as_const(m_reading.chips)) {
        const int at = positionAt(event->position().x());
        if (at >= chip.start && at <= chip.end()) {
            moveCaret(chip.end(), false);
            m_textTerm = chip.start;
            viewport()->update();
            return;
        }
    }
}

void QueryField::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_caretOn = true;
    const int flash = QGuiApplication::styleHints()->cursorFlashTime();
    if (flash > 0)
        m_blink.start(flash / 2);
    viewport()->update();
}

void QueryField::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_blink.stop();
    m_textTerm = -1;
    if (m_popup)
        m_popup->hide();
    viewport()->update();
}

} // namespace steward
