// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/actions/actionregistry.h"

#include "views/theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace steward {

struct ActionRegistry::Handler
{
    QPointer<QObject> owner;
    Run run;
    WhyNot whyNot;
};

struct ActionRegistry::Entry
{
    ActionSpec spec;
    QAction *action = nullptr;
    std::vector<Handler> handlers;
    int uses = 0;
};

namespace {

QString translated(const char *source, const char *context = "Actions")
{
    return source ? QCoreApplication::translate(context, source) : QString();
}

QStringList words(const QString &list)
{
    QStringList out = list.split(u',', Qt::SkipEmptyParts);
    for (QString &word : out)
        word = word.trimmed();
    return out;
}

/// "Ctrl+K" and "ctrl+k" are one key; a lone letter and its capital are one, Shift+A is another.
QString normalised(const QString &keys)
{
    QStringList out;
    for (const QString &part : keys.split(u' ', Qt::SkipEmptyParts))
        out << QKeySequence(part).toString(QKeySequence::PortableText).toLower();
    return out.join(u' ');
}

bool shareKeys(const QString &a, const QString &b)
{
    // "g" would swallow "g q".
    return a == b || a.startsWith(b + u' ') || b.startsWith(a + u' ');
}

} // namespace

ActionRegistry::ActionRegistry(QObject *parent) : QObject(parent)
{
    if (qApp && qobject_cast<QApplication *>(qApp))
        connect(static_cast<QApplication *>(qApp), &QApplication::focusChanged, this, &ActionRegistry::refresh);
}

ActionRegistry::~ActionRegistry() = default;

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    if (Entry *known = find(spec.id)) {
        qWarning("action %s is declared twice", qPrintable(spec.id));
        return known->action;
    }
    auto entry = std::make_unique<Entry>();
    entry->spec = spec;
    entry->action = new QAction(this);
    entry->action->setObjectName(spec.id);
    entry->action->setCheckable(spec.checkable);
    entry->action->setIcon(icon(spec.icon));
    entry->action->setMenuRole(QAction::NoRole);
    connect(entry->action, &QAction::triggered, this, [this, id = spec.id] { trigger(id); });
    Entry *raw = entry.get();
    m_byId.insert(spec.id, raw);
    m_entries.push_back(std::move(entry));
    dress(*raw);
    Q_EMIT added(spec.id);
    return raw->action;
}

void ActionRegistry::addAll(const QList<ActionSpec> &specs)
{
    for (const ActionSpec &spec : specs)
        add(spec);
}

void ActionRegistry::handle(const QString &id, QObject *owner, Run run, WhyNot whyNot)
{
    Entry *entry = find(id);
    if (!entry) {
        qWarning("nobody declared the action %s", qPrintable(id));
        return;
    }
    entry->handlers.push_back({owner, std::move(run), std::move(whyNot)});
    connect(owner, &QObject::destroyed, this, [this, entry] {
        std::erase_if(entry->handlers, [](const Handler &handler) { return handler.owner.isNull(); });
        dress(*entry);
    });
    dress(*entry);
}

void ActionRegistry::unhandle(const QObject *owner)
{
    for (const auto &entry : m_entries) {
        if (std::erase_if(entry->handlers, [owner](const Handler &handler) { return handler.owner == owner; }))
            dress(*entry);
    }
}

QAction *ActionRegistry::action(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->action : nullptr;
}

const ActionSpec *ActionRegistry::spec(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? &entry->spec : nullptr;
}

QList<const ActionSpec *> ActionRegistry::specs() const
{
    QList<const ActionSpec *> out;
    for (const auto &entry : m_entries)
        out << &entry->spec;
    return out;
}

QString ActionRegistry::text(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? translated(entry->spec.text, entry->spec.textContext) : QString();
}

QString ActionRegistry::englishText(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? QString::fromUtf8(entry->spec.text) : QString();
}

QStringList ActionRegistry::synonyms(const QString &id) const
{
    const Entry *entry = find(id);
    if (!entry || !entry->spec.synonyms)
        return {};
    QStringList out = words(QString::fromUtf8(entry->spec.synonyms));
    const QString local = translated(entry->spec.synonyms);
    for (const QString &word : words(local)) {
        if (!out.contains(word))
            out << word;
    }
    return out;
}

QString ActionRegistry::keys(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->spec.keys : QString();
}

void ActionRegistry::setKeys(const QString &id, const QString &keys)
{
    if (Entry *entry = find(id)) {
        entry->spec.keys = keys;
        dress(*entry);
        Q_EMIT keysChanged(id);
    }
}

QString ActionRegistry::disabledReason(const QString &id) const
{
    const Entry *entry = find(id);
    if (!entry)
        return tr("There is no such command");
    if (const Handler *handler = handlerFor(*entry))
        return handler->whyNot ? handler->whyNot() : QString();
    switch (entry->spec.context) {
    case ActionContext::List: return tr("Needs a list with the keyboard");
    case ActionContext::Ticket: return tr("Needs an open ticket");
    case ActionContext::Review: return tr("Needs something to decide, with the keyboard");
    case ActionContext::Graph: return tr("Needs the configuration graph");
    case ActionContext::Calendar: return tr("Needs the change calendar");
    case ActionContext::Window: break;
    }
    return tr("Needs an open desk");
}

bool ActionRegistry::trigger(const QString &id)
{
    Entry *entry = find(id);
    if (!entry)
        return false;
    const Handler *handler = handlerFor(*entry);
    if (!handler || (handler->whyNot && !handler->whyNot().isEmpty()))
        return false;
    ++entry->uses;
    const Run run = handler->run; // the handler may go while it runs
    run();
    Q_EMIT triggered(id);
    return true;
}

int ActionRegistry::useCount(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->uses : 0;
}

ActionRegistry::KeyMatch ActionRegistry::match(ActionContext context, const QStringList &typed, QString *id) const
{
    const QString keys = normalised(typed.join(u' '));
    if (keys.isEmpty())
        return KeyMatch::None;
    KeyMatch best = KeyMatch::None;
    for (const auto &entry : m_entries) {
        if (entry->spec.context != context)
            continue;
        const QString own = normalised(entry->spec.keys);
        if (own == keys) {
            if (id)
                *id = entry->spec.id;
            return KeyMatch::Exact;
        }
        if (own.startsWith(keys + u' '))
            best = KeyMatch::Prefix;
    }
    return best;
}

QStringList ActionRegistry::keyConflicts() const
{
    QStringList out;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const ActionSpec &a = m_entries[i]->spec;
        for (size_t j = i + 1; j < m_entries.size(); ++j) {
            const ActionSpec &b = m_entries[j]->spec;
            const bool bothWork = a.context == b.context || a.context == ActionContext::Window
                || b.context == ActionContext::Window;
            if (bothWork && !a.keys.isEmpty() && !b.keys.isEmpty()
                && shareKeys(normalised(a.keys), normalised(b.keys)))
                out << u"%1: %2, %3"_s.arg(a.keys, a.id, b.id);
        }
    }
    return out;
}

QStringList ActionRegistry::forbiddenKeys() const
{
    // Ctrl+Alt is AltGr on European Windows, Ctrl+Space switches input methods, Alt+F1 and Alt+F2 open the launcher and the
    // run box of GNOME and KDE, Meta is the system's, and macOS takes F3, F4, F8 to F12.
    static const QStringList whole = {u"ctrl+space"_s, u"alt+f1"_s, u"alt+f2"_s, u"alt+f4"_s, u"f3"_s, u"f4"_s, u"f8"_s,
                                      u"f9"_s, u"f10"_s, u"f11"_s, u"f12"_s};
    QStringList out;
    for (const auto &entry : m_entries) {
        const ActionSpec &spec = entry->spec;
        for (const QString &part : normalised(spec.keys).split(u' ', Qt::SkipEmptyParts)) {
            const bool letter = !part.contains(u'+') && part.size() == 1;
            if ((part.contains(u"ctrl+"_s) && part.contains(u"alt+"_s)) || part.contains(u"meta+"_s)
                || whole.contains(part) || (letter && spec.context == ActionContext::Window))
                out << u"%1: %2"_s.arg(spec.keys, spec.id);
        }
    }
    return out;
}

void ActionRegistry::setFocusAnchor(QWidget *anchor)
{
    m_anchor = anchor;
    refresh();
}

void ActionRegistry::refresh()
{
    for (const auto &entry : m_entries) {
        const QString reason = disabledReason(entry->spec.id);
        entry->action->setEnabled(reason.isEmpty());
        entry->action->setStatusTip(reason);
        entry->action->setToolTip(reason.isEmpty() ? translated(entry->spec.text, entry->spec.textContext) : reason);
    }
}

void ActionRegistry::retranslate()
{
    for (const auto &entry : m_entries)
        dress(*entry);
}

ActionRegistry::Entry *ActionRegistry::find(const QString &id) const
{
    return m_byId.value(id);
}

const ActionRegistry::Handler *ActionRegistry::handlerFor(const Entry &entry) const
{
    QWidget *focus = m_anchor ? m_anchor.data() : QApplication::focusWidget();
    const Handler *fallback = nullptr;
    for (const Handler &handler : entry.handlers) {
        if (!handler.owner)
            continue;
        const auto *widget = qobject_cast<const QWidget *>(handler.owner.data());
        if (widget) {
            if (!widget->isVisible())
                continue;
            if (focus && (focus == widget || widget->isAncestorOf(focus)))
                return &handler;
        }
        fallback = &handler;
    }
    return fallback;
}

void ActionRegistry::dress(Entry &entry)
{
    const ActionSpec &spec = entry.spec;
    QString label = translated(spec.text, spec.textContext);
    if (spec.context == ActionContext::Window) {
        entry.action->setShortcut(QKeySequence(spec.keys, QKeySequence::PortableText));
    } else {
        // Letters work through ContextKeys; the menu only shows them.
        entry.action->setShortcut({});
        if (!spec.keys.isEmpty())
            label += u'\t' + spec.keys;
    }
    entry.action->setText(label);
    const QString reason = disabledReason(spec.id);
    entry.action->setEnabled(reason.isEmpty());
    entry.action->setStatusTip(reason);
    entry.action->setToolTip(reason.isEmpty() ? translated(spec.text, spec.textContext) : reason);
}

} // namespace steward
