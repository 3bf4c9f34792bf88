// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QList>
#include <QString>
#include <functional>

namespace steward {

/// One line of the command palette.
struct PaletteEntry
{
    QString section; ///< Translated heading; entries of one section stand together.
    QString iconName;
    QString title;
    QString detail; ///< Behind the title in text 3.
    QString keys;
    QString whyNot; ///< Shown in a second line; the entry is listed but does not run.
    std::function<void()> run;
};

/// A source of palette lines beside the commands: tickets, people, configuration items, knowledge. GUI thread; answers may
/// come later, from the event loop, and late ones for an older text are dropped by the palette.
class PaletteProvider
{
public:
    virtual ~PaletteProvider() = default;
    /// '#' ticket, '@' person, '^' configuration item, '?' knowledge.
    virtual QChar prefix() const = 0;
    /// Word behind the prefix in the footer: "ticket". Translated.
    virtual QString hint() const = 0;
    /// `text` has no prefix any more and may be empty. Call `answer` once, with at most `limit` entries, best first.
    virtual void search(const QString &text, int limit, std::function<void(QList<PaletteEntry>)> answer) = 0;
};

} // namespace steward
