// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"
#include "views/shell/paletteprovider.h"

#include <QAbstractListModel>
#include <QPointer>

namespace steward {

/// Lines of the palette for one text: matching commands, then what the providers answer. Section headings are rows too,
/// without Qt::ItemIsEnabled.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { HeadingRole = Qt::UserRole + 1, DetailRole, KeysRole, WhyNotRole, IconRole };

    explicit PaletteModel(ActionRegistry *registry, QObject *parent = nullptr);

    /// Not owned; must outlive the model or be removed.
    void addProvider(PaletteProvider *provider);
    void removeProvider(PaletteProvider *provider);
    const QList<PaletteProvider *> &providers() const { return m_providers; }
    /// Words of the selection: heads the section of commands that work on it.
    void setSelection(const QString &label) { m_selection = label; }
    QString selection() const { return m_selection; }

    void setText(const QString &text);
    /// What is highlighted in titles: the text without its prefix.
    QString needle() const { return m_needle; }
    /// Runs a row; false for headings and entries that cannot run.
    bool run(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// How well a command fits, 0 = not at all. Matches title in the UI language and English, synonyms and id.
    static int score(const QString &needle, const QString &title, const QString &english, const QStringList &synonyms,
                     const QString &id);

Q_SIGNALS:
    void refreshed();

private:
    QList<PaletteEntry> commands() const;
    void rebuild();

    ActionRegistry *m_registry;
    QList<PaletteProvider *> m_providers;
    QString m_selection;
    QString m_needle;
    QChar m_prefix;
    quint64 m_generation = 0;
    QList<QList<PaletteEntry>> m_answers; // by provider
    QList<PaletteEntry> m_rows; // a heading has no run and no title but its section
};

} // namespace steward
