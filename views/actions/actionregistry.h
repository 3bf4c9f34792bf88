// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

class QAction;
class QWidget;

namespace steward {

/// Where a key works. Keys of Window work everywhere; those of the others while their kind of pane has the keyboard.
enum class ActionContext { Window, List, Ticket, Review, Graph, Calendar };

enum class MenuId { None, File, Edit, View, Ticket, Go, Tools, Window, Help };

/// One thing that a person can do. Texts are sources in the translation context "Actions"
/// (QT_TRANSLATE_NOOP("Actions", "Assign to me")), so that the palette can match English and the UI language.
struct ActionSpec
{
    QString id; ///< "ticket.assign-to-me"; stable: settings, tests and macros name it.
    const char *text = nullptr;
    QString icon = {}; ///< Tabler name.
    QString keys = {}; ///< "Ctrl+K", "i", "g q" (one after the other), "" for none.
    ActionContext context = ActionContext::Window;
    MenuId menu = MenuId::None;
    int group = 0; ///< Inside a menu; a separator stands between groups.
    const char *submenu = nullptr; ///< Title source of a submenu, in the same context.
    const char *synonyms = nullptr; ///< Other words for it, separated by commas; also a source.
    bool checkable = false;
    const char *textContext = "Actions"; ///< Of \a text alone.
};

/// The one source of menus, palette, keys, key help and tool tips. GUI thread.
///
///     registry.add({.id = u"ticket.note"_s, .text = QT_TRANSLATE_NOOP("Actions", "Internal note"), .keys = u"n"_s, …});
///     registry.handle(u"ticket.note"_s, this, [this] { startNote(); }, [this] { return whyNoNote(); });
///
/// Several objects may handle one action; the widget that has the keyboard wins, then the last one that is visible.
/// An action that nobody can run now is disabled, never hidden, and says why.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    using Run = std::function<void()>;
    using WhyNot = std::function<QString()>; ///< Empty = can run. Translated.

    explicit ActionRegistry(QObject *parent = nullptr);
    ~ActionRegistry() override;

    /// Declares an action; a second one with the same id is a programming error and ignored.
    QAction *add(const ActionSpec &spec);
    void addAll(const QList<ActionSpec> &specs);
    /// The handler lives as long as `owner`. A widget owner counts only while it is visible.
    void handle(const QString &id, QObject *owner, Run run, WhyNot whyNot = {});

    /// Takes back everything that \a owner handles; for owners that stay behind while they are taken apart.
    void unhandle(const QObject *owner);

    QAction *action(const QString &id) const;
    const ActionSpec *spec(const QString &id) const;
    QList<const ActionSpec *> specs() const;

    QString text(const QString &id) const;
    QString englishText(const QString &id) const;
    QStringList synonyms(const QString &id) const; ///< In the UI language and English.
    QString keys(const QString &id) const;
    void setKeys(const QString &id, const QString &keys);

    /// Why it cannot run now; empty when it can.
    QString disabledReason(const QString &id) const;
    /// Runs it if it can; false if not.
    bool trigger(const QString &id);
    int useCount(const QString &id) const;

    enum class KeyMatch { None, Prefix, Exact };
    /// Keys typed so far, one after the other: {"g", "q"}.
    KeyMatch match(ActionContext context, const QStringList &typed, QString *id = nullptr) const;
    /// Two actions that share a key where both work, as "key: id, id"; empty when all is well.
    QStringList keyConflicts() const;
    /// Keys that systems and input methods take; empty when all is well. See the shortcut scheme in the help.
    QStringList forbiddenKeys() const;

    /// While a popup has the keyboard, `anchor` counts as the focus.
    void setFocusAnchor(QWidget *anchor);
    /// Brings enabled states and reasons of all QActions up to date (menus about to show, focus moved).
    void refresh();
    void retranslate();

Q_SIGNALS:
    void added(const QString &id);
    void triggered(const QString &id);
    void keysChanged(const QString &id);

private:
    struct Handler;
    struct Entry;

    Entry *find(const QString &id) const;
    const Handler *handlerFor(const Entry &entry) const;
    void dress(Entry &entry);

    std::vector<std::unique_ptr<Entry>> m_entries; // in order of declaration: menus keep it
    QHash<QString, Entry *> m_byId;
    QPointer<QWidget> m_anchor;
};

} // namespace steward
