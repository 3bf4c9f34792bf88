// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/palettemodel.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int limitPerProvider = 6;
constexpr int commandLimit = 40;

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// 3 at the start, 2 at the start of a word, 1 inside, 0 not there.
int place(const QString &needle, const QString &hay)
{
    int best = 0;
    for (qsizetype at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
        if (at == 0)
            return 3;
        best = qMax(best, hay[at - 1].isLetterOrNumber() ? 1 : 2);
    }
    return best;
}

} // namespace

PaletteModel::PaletteModel(ActionRegistry *registry, QObject *parent) : QAbstractListModel(parent), m_registry(registry) {}

void PaletteModel::addProvider(PaletteProvider *provider)
{
    m_providers << provider;
    m_answers.resize(m_providers.size());
}

void PaletteModel::removeProvider(PaletteProvider *provider)
{
    ++m_generation;
    m_providers.removeOne(provider);
    m_answers.clear();
    m_answers.resize(m_providers.size());
}

int PaletteModel::score(const QString &needle, const QString &title, const QString &english,
                        const QStringList &synonyms, const QString &id)
{
    if (needle.isEmpty())
        return 1;
    // Every word must be found somewhere; the weakest place counts.
    int worst = 1000;
    for (const QString &word : folded(needle).split(u' ', Qt::SkipEmptyParts)) {
        int best = place(word, folded(title)) * 100;
        best = qMax(best, place(word, folded(english)) * 80);
        for (const QString &synonym : synonyms)
            best = qMax(best, place(word, folded(synonym)) * 40);
        best = qMax(best, place(word, folded(id)) * 20);
        worst = qMin(worst, best);
    }
    return worst == 1000 ? 1 : worst;
}

QList<PaletteEntry> PaletteModel::commands() const
{
    struct Hit
    {
        int score;
        PaletteEntry entry;
    };
    QList<Hit> hits;
    for (const ActionSpec *spec : m_registry->specs()) {
        const QString title = m_registry->text(spec->id);
        const QString group = spec->submenu ? QCoreApplication::translate("Actions", spec->submenu) : QString();
        int fit = score(m_needle, group.isEmpty() ? title : QString(group + u' ' + title), m_registry->englishText(spec->id), m_registry->synonyms(spec->id), spec->id);
        if (fit == 0 || spec->id == u"go.palette"_s)
            continue;
        const QString whyNot = m_registry->disabledReason(spec->id);
        const bool onSelection = spec->context != ActionContext::Window && !m_selection.isEmpty();
        fit += qMin(30, m_registry->useCount(spec->id) * 3) - (whyNot.isEmpty() ? 0 : 15);
        PaletteEntry entry;
        entry.section = onSelection ? tr("For %1").arg(m_selection) : tr("Commands");
        entry.iconName = spec->icon;
        entry.title = spec->submenu ? tr("%1: %2").arg(QCoreApplication::translate("Actions", spec->submenu), title) : title;
        const QString english = m_registry->englishText(spec->id);
        if (english != title)
            entry.detail = english;
        entry.keys = spec->keys;
        entry.whyNot = whyNot;
        entry.run = [registry = m_registry, id = spec->id] { registry->trigger(id); };
        hits << Hit{fit + (onSelection ? 10000 : 0), entry};
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    QList<PaletteEntry> out;
    for (const Hit &hit : std::as_const(hits).mid(0, commandLimit))
        out << hit.entry;
    return out;
}

void PaletteModel::setText(const QString &text)
{
    const quint64 generation = ++m_generation;
    const QString trimmed = text.trimmed();
    m_prefix = QChar();
    m_needle = trimmed;
    const QChar first = trimmed.isEmpty() ? QChar() : trimmed[0];
    bool known = first == u'>';
    for (const PaletteProvider *provider : std::as_const(m_providers))
        known = known || provider->prefix() == first;
    if (known) {
        m_prefix = first;
        m_needle = trimmed.mid(1).trimmed();
    }
    m_answers.fill({});
    rebuild();
    for (qsizetype i = 0; i < m_providers.size(); ++i) {
        PaletteProvider *provider = m_providers[i];
        if (m_prefix.isNull() ? m_needle.isEmpty() : provider->prefix() != m_prefix)
            continue;
        QPointer<PaletteModel> self(this);
        provider->search(m_needle, limitPerProvider, [self, generation, i](const QList<PaletteEntry> &entries) {
            if (!self || self->m_generation != generation)
                return;
            self->m_answers[i] = entries;
            self->rebuild();
        });
    }
}

void PaletteModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    QList<PaletteEntry> entries;
    if (m_prefix.isNull() || m_prefix == u'>')
        entries = commands();
    for (const QList<PaletteEntry> &answer : std::as_const(m_answers))
        entries += answer;
    QString section;
    for (const PaletteEntry &entry : std::as_const(entries)) {
        if (entry.section != section) {
            section = entry.section;
            PaletteEntry heading;
            heading.section = section;
            m_rows << heading;
        }
        m_rows << entry;
    }
    endResetModel();
    Q_EMIT refreshed();
}

bool PaletteModel::run(int row)
{
    if (row < 0 || row >= m_rows.size() || !m_rows[row].run || !m_rows[row].whyNot.isEmpty())
        return false;
    const auto run = m_rows[row].run;
    run();
    return true;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry &entry = m_rows[index.row()];
    const bool heading = entry.title.isEmpty();
    switch (role) {
    case Qt::DisplayRole: return heading ? entry.section : entry.title;
    case Qt::AccessibleTextRole:
        return entry.whyNot.isEmpty() ? QVariant(data(index, Qt::DisplayRole)) : QVariant(entry.title + u", "_s + entry.whyNot);
    case HeadingRole: return heading;
    case DetailRole: return entry.detail;
    case KeysRole: return entry.keys;
    case WhyNotRole: return entry.whyNot;
    case IconRole: return entry.iconName;
    default: return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    // An entry that cannot run is still selectable, so that its reason can be read by keyboard.
    return m_rows[index.row()].title.isEmpty() ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace steward
