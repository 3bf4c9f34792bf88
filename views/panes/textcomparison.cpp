// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/textcomparison.h"

#include "models/textdiff.h"
#include "views/theme/theme.h"

#include <QTextBlock>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace steward {

TextComparison::TextComparison(QWidget *parent) : QTextEdit(parent)
{
    setObjectName(u"textComparison"_s);
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(8);
    connect(&Theme::instance(), &Theme::changed, this, &TextComparison::fill);
}

void TextComparison::compare(const QString &base, const QList<Version> &versions)
{
    m_base = base;
    m_versions = versions;
    setAccessibleName(tr("What changed in the text"));
    fill();
}

void TextComparison::fill()
{
    clear();
    QTextCursor cursor(document());
    QTextCharFormat name;
    name.setFont(Theme::font(TypeRole::SmallStrong));
    name.setForeground(Theme::colour(ThemeRole::Text2));
    QTextCharFormat same;
    same.setFont(Theme::font(TypeRole::Body));
    same.setForeground(Theme::colour(ThemeRole::Text1));
    QTextCharFormat added = same;
    added.setBackground(Theme::colour(ThemeRole::Selection));
    added.setFontUnderline(true);
    QTextCharFormat removed = same;
    removed.setBackground(Theme::colour(ThemeRole::Track));
    removed.setForeground(Theme::colour(ThemeRole::Text2));
    for (const Version &version : std::as_const(m_versions)) {
        if (cursor.position() > 0)
            cursor.insertBlock();
        QTextBlockFormat gap;
        gap.setTopMargin(cursor.position() > 0 ? 8 : 0);
        cursor.setBlockFormat(gap);
        cursor.insertText(version.name, name);
        cursor.insertBlock(QTextBlockFormat());
        const QList<DiffPiece> pieces = withoutTheSame(textDifference(m_base, version.text));
        const bool isSame = pieces.isEmpty() || (pieces.size() == 1 && pieces.first().kind == DiffPiece::Kind::Same);
        if (isSame) {
            cursor.insertText(tr("as the base"), removed);
            continue;
        }
        for (const DiffPiece &piece : pieces) {
            switch (piece.kind) {
            case DiffPiece::Kind::Same: cursor.insertText(piece.text, same); break;
            case DiffPiece::Kind::Added: cursor.insertText(piece.text, added); break;
            case DiffPiece::Kind::Removed:
                cursor.insertText(u"[−"_s + piece.text + u"−]"_s, removed);
                break;
            }
        }
    }
    moveCursor(QTextCursor::Start);
}

} // namespace steward
