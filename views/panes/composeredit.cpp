// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/composeredit.h"

#include "views/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QtMath>
#include <QUrl>

namespace steward {

namespace {

constexpr int leastLines = 3;
constexpr int mostLines = 9;

} // namespace

ComposerEdit::ComposerEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("composerText"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setFont(Theme::font(TypeRole::Body));
    document()->setDocumentMargin(0);
    setViewportMargins(12, 6, 12, 4);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its plain layout counts in lines, wrapped ones too.
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this] { updateGeometry(); });
    connect(&Theme::instance(), &Theme::changed, this, &ComposerEdit::dress);
    dress();
}

void ComposerEdit::setInternal(bool internal)
{
    m_internal = internal;
    dress();
}

void ComposerEdit::dress()
{
    m_dressing = true;
    QPalette colours = palette();
    colours.setColor(QPalette::Base, Theme::colour(m_internal ? ThemeRole::InternalTint : ThemeRole::Base));
    setPalette(colours);
    m_dressing = false;
}

void ComposerEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_dressing)
        dress();
}

QSize ComposerEdit::sizeHint() const
{
    const int lines = qCeil(document()->documentLayout()->documentSize().height());
    return {300, qBound(leastLines, lines, mostLines) * Theme::lineHeight(TypeRole::Body) + 12};
}

QSize ComposerEdit::minimumSizeHint() const { return {120, 2 * int(QFontMetricsF(font()).lineSpacing() + 1) + 12}; }

QRect ComposerEdit::caretRect() const
{
    const QRect caret = cursorRect();
    return {viewport()->mapToGlobal(caret.topLeft()), caret.size()};
}

void ComposerEdit::replaceBefore(int before, const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    for (int i = 0; i < before; ++i)
        cursor.deletePreviousChar();
    cursor.insertText(text);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void ComposerEdit::lookBehind(const QString &typed)
{
    const QTextCursor cursor = textCursor();
    const QString behind = cursor.block().text().left(cursor.positionInBlock());
    if (typed.endsWith(u':') && behind.endsWith(QStringLiteral("::")))
        Q_EMIT replyWanted();
    else if (typed.endsWith(u'：') && behind.endsWith(QStringLiteral("：：")))
        Q_EMIT replyWanted();
    else if (typed.endsWith(u'@') && behind.endsWith(u'@')) {
        const QChar before = behind.size() > 1 ? behind.at(behind.size() - 2) : u' ';
        // Within a Latin word it is an e-mail address.
        if (!(before.isLetterOrNumber() && before.unicode() < 0x2000))
            Q_EMIT mentionWanted();
    }
}

bool ComposerEdit::event(QEvent *event)
{
    // Where nothing was typed since the text was sent, undo is the desk's. Who has taken back their typing stays with the text.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)
        && !document()->isUndoAvailable() && !document()->isRedoAvailable()) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && (event->modifiers() & Qt::ControlModifier)) {
        event->ignore(); // "send", for whoever holds the composer
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty())
        lookBehind(event->text());
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    const QString committed = event->commitString();
    QPlainTextEdit::inputMethodEvent(event);
    if (!committed.isEmpty())
        lookBehind(committed);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || source->hasImage() || QPlainTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    QStringList paths;
    for (const QUrl &url : source->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (!paths.isEmpty()) {
        Q_EMIT filesDropped(paths);
        return;
    }
    // A spreadsheet offers its cells as a picture too: words win.
    if (source->hasImage() && !source->hasText()) {
        Q_EMIT imagePasted(qvariant_cast<QImage>(source->imageData()));
        return;
    }
    QPlainTextEdit::insertFromMimeData(source);
}

} // namespace steward
