// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/fieldrow.h"

#include "views/editors/avatar.h"
#include "views/editors/fieldeditor.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int rowHeight = 26;
constexpr int editHeight = 34;
constexpr int left = 28;
constexpr int labelColumn = 112;

} // namespace

FieldRow::FieldRow(const Field &field, DeskSession *session, QWidget *parent)
    : QWidget(parent), m_field(field), m_session(session)
{
    setObjectName(u"row."_s + field.name);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(field.derived ? Qt::NoFocus : Qt::TabFocus);
    setCursor(field.derived ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void FieldRow::setValue(const Value &value, const QString &text, const ReferenceLabels &labels)
{
    m_value = value;
    m_text = text;
    m_labels = labels;
    setAccessibleName(recordText(m_field.label) + u": "_s + (text.isEmpty() ? tr("empty") : text));
    updateGeometry();
    update();
}

void FieldRow::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    setCursor(canEdit() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

int FieldRow::labelWidth() const { return labelColumn; }

int FieldRow::textLines(int width) const
{
    // Long texts, such as a resolution, take what they need, up to six lines.
    if (m_field.kind != FieldKind::LongText || m_text.isEmpty() || width < 20)
        return 1;
    const QRect box = QFontMetrics(Theme::font(TypeRole::Body)).boundingRect(QRect(0, 0, width, 4000), Qt::TextWordWrap | Qt::TextWrapAnywhere, m_text);
    return qBound(1, box.height() / Theme::lineHeight(TypeRole::Body) + 1, 6);
}

QSize FieldRow::sizeHint() const
{
    if (m_editor) {
        const int editor = qMax(editHeight, m_editor->sizeHint().height() + 6);
        return {200, editor + (m_problem.isEmpty() ? 0 : 18)};
    }
    return {200, rowHeight + (textLines(width() - left - labelWidth() - 12) - 1) * Theme::lineHeight(TypeRole::Body)};
}

void FieldRow::edit()
{
    if (m_editor || !canEdit())
        return;
    if (m_hasPicker) {
        Q_EMIT pickerWanted(m_field.name);
        return;
    }
    m_editor = FieldEditor::make(m_field, m_session, this);
    m_editor->setValue(m_value, m_labels);
    m_editor->installEventFilter(this);
    for (QWidget *child : m_editor->findChildren<QWidget *>())
        child->installEventFilter(this);
    connect(m_editor, &FieldEditor::committed, this, [this] { finish(true); }, Qt::QueuedConnection);
    place();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

bool FieldRow::offerAgain(const Value &value, const QString &reason)
{
    if (m_hasPicker || m_editor || !canEdit())
        return false;
    edit();
    m_editor->setValue(value, m_labels);
    m_problem = reason;
    updateGeometry();
    update();
    return true;
}

void FieldRow::finish(bool keep)
{
    if (!m_editor || m_finishing)
        return;
    m_finishing = true;
    m_problem = keep ? m_editor->problem() : QString();
    const Value entered = m_editor->value();
    if (m_problem.isEmpty()) {
        const bool hadFocus = m_editor->isAncestorOf(QApplication::focusWidget());
        FieldEditor *editor = m_editor;
        m_editor = nullptr;
        editor->hide();
        editor->deleteLater();
        if (hadFocus)
            setFocus(Qt::OtherFocusReason);
        if (keep && entered != m_value)
            Q_EMIT valueEntered(m_field.name, entered);
    }
    m_finishing = false;
    updateGeometry();
    update();
}

void FieldRow::place()
{
    if (m_editor)
        m_editor->setGeometry(left + labelWidth() - 4, 3, qMax(60, width() - left - labelWidth() - 8), m_editor->sizeHint().height());
}

void FieldRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
    if (m_field.kind == FieldKind::LongText)
        updateGeometry();
}

void FieldRow::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool hot = !m_editor && canEdit() && underMouse();
    if (hot)
        p.fillRect(rect(), Theme::colour(ThemeRole::Hover));
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(Theme::colour(ThemeRole::Text3));
    const QRectF label(left, 0, labelWidth() - 6, m_editor ? editHeight : rowHeight);
    paintLine(&p, label, recordText(m_field.label));
    if (m_editor) {
        if (!m_problem.isEmpty()) {
            p.setPen(Theme::colour(ThemeRole::Text2));
            paintLine(&p, QRectF(left + labelWidth() - 4, height() - 18, width() - left - labelWidth(), 18), u"◆ "_s + m_problem);
        }
        return;
    }
    QRectF box(left + labelWidth(), 0, width() - left - labelWidth() - 12, rowHeight);
    if (hot) {
        paintIcon(&p, QRect(width() - 24, 0, 16, rowHeight), u"pencil"_s, 14, Theme::colour(ThemeRole::Text3));
        box.setRight(box.right() - 16);
    }
    p.setFont(Theme::font(TypeRole::Body));
    p.setPen(Theme::colour(m_text.isEmpty() ? ThemeRole::Text3 : ThemeRole::Text1));
    if (m_avatar && !m_text.isEmpty()) {
        paintAvatar(&p, QRectF(box.left(), 3, 20, 20), m_text);
        box.setLeft(box.left() + 26);
    }
    if (m_field.kind == FieldKind::LongText && !m_text.isEmpty())
        p.drawText(QRectF(box.left(), 3, box.width(), height() - 4), Qt::TextWordWrap | Qt::TextWrapAnywhere, m_text);
    else if (m_field.isNumeric() || m_field.kind == FieldKind::Instant)
        paintTabular(&p, box, Qt::AlignLeft, m_text.isEmpty() ? u"–"_s : m_text);
    else
        paintLine(&p, box, m_text.isEmpty() ? u"–"_s : m_text);
    if (hasFocus())
        controls::frame(&p, rect().adjusted(left - 8, 1, -4, -1), 4, {}, Theme::colour(ThemeRole::Accent), 2);
}

void FieldRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        edit();
}

void FieldRow::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (!m_editor && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2)) {
        edit();
        return;
    }
    QWidget::keyPressEvent(event);
}

void FieldRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void FieldRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool FieldRow::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QStringList words;
        if (!m_text.isEmpty())
            words << m_text;
        if (!m_field.help.isEmpty())
            words << recordText(m_field.help);
        if (!m_whyNot.isEmpty())
            words << m_whyNot;
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), words.join(u'\n'), this);
        return true;
    }
    return QWidget::event(event);
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (m_editor && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            finish(false);
            return true;
        }
        // Long texts keep Return for themselves; everywhere else the editor says when it is done.
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier)) {
            finish(true);
            return true;
        }
    } else if (m_editor && event->type() == QEvent::FocusOut && m_editor->isTall()
               && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        QTimer::singleShot(0, this, [this] { finish(true); });
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace steward
