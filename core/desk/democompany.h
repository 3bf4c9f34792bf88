// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/desk/workspace.h"

#include <QTimeZone>

namespace steward {

/// The people, places and things of the demo company, and the edits that make them. Part of demo.h.
class DemoCompany
{
public:
    struct Site
    {
        Uuid id;
        QString key;
        QString code;
        QString language;
        QTimeZone zone;
        QStringList rooms;
        int weight = 0;
        QList<Uuid> requesters;
        QList<Uuid> technicians;
    };
    struct Item
    {
        Uuid id;
        QString name;
    };

    DemoCompany(Workspace &desk, SeededRandom &random, Instant founded);

    /// Builds everything; `groups()` then makes it.
    Result<Ok> found();
    const QList<EditGroup> &groups() const { return m_groups; }

    const QList<Site> &sites() const { return m_sites; }
    const Site &siteAt(const QString &key) const;
    Uuid service(const QString &name) const { return m_services.value(name); }
    Uuid category(const QString &name) const { return m_categories.value(name); }
    Uuid team(const QString &name) const { return m_teams.value(name); }
    const QList<Uuid> &membersOf(const QString &team) const { return m_members[team]; }
    const QList<Uuid> &vips() const { return m_vips; }
    QList<Item> items(const QString &ciClass, const Site &site) const { return m_items.value(ciClass + site.key); }
    const QList<Uuid> &codes() const { return m_codes; }
    QString nameOf(const Uuid &person) const { return m_names.value(person); }

private:
    template<class R>
    Result<Uuid> add(const R &record);
    Result<Ok> addSites();
    Result<Ok> addTechnicians();
    Result<Ok> addRequesters();
    Result<Ok> addCatalogue();
    Result<Ok> addItems();
    Result<Ok> addTexts();
    Result<Ok> addAgreements();
    Result<Uuid> addPerson(const QString &name, const QString &reading, const QString &mail, Site &site,
        const QString &job, bool technician, bool vip);
    Result<Ok> readCodes();

    Workspace &m_desk;
    SeededRandom &m_random;
    Instant m_founded;
    const JsonNode &m_data;
    QList<EditGroup> m_groups;
    QList<Site> m_sites;
    QHash<QString, Uuid> m_services, m_categories, m_teams;
    mutable QHash<QString, QList<Uuid>> m_members;
    QHash<QString, QList<Item>> m_items;
    QHash<Uuid, QString> m_names;
    QList<Uuid> m_departments, m_vips, m_codes;
    QSet<QString> m_mails;
    Uuid m_organization;
};

} // namespace steward
