// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

class QImage;

namespace steward {

/// The text of the composer: grows with what is written, takes files and pictures that are dropped or pasted, tells when
/// a canned reply (`::`) or a person (`@`) is asked for. Nothing reacts to pre-edit text.
class ComposerEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    /// Internal texts stand on the tint.
    void setInternal(bool internal);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Takes `before` characters before the cursor away and writes `text` in their place.
    void replaceBefore(int before, const QString &text);
    /// Where a list belongs: at the cursor, in global coordinates.
    QRect caretRect() const;

Q_SIGNALS:
    void replyWanted(); ///< "::" was typed
    void mentionWanted(); ///< "@" was typed where a name may begin
    void filesDropped(const QStringList &paths);
    void imagePasted(const QImage &image);
    void left(); ///< Escape

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void lookBehind(const QString &typed);

    bool m_internal = true;
    bool m_dressing = false;
};

} // namespace steward
