// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/query/binder.h"

namespace steward {

/// What screens know about a desk before they read a row: its record types, its rules, and who asks. Follows the desk:
/// a changed rule or custom field is there a moment later. One for each session; panes share it.
/// Thread: the GUI's. What it hands out is immutable and may travel.
class DeskVocabulary : public QObject
{
    Q_OBJECT
public:
    /// The session's own; made at the first call, lives as long as the session. The session must have been opened.
    static DeskVocabulary *of(DeskSession *session);

    DeskSession *session() const { return m_session; }
    const std::shared_ptr<const QueryCatalog> &catalog() const { return m_catalog; }
    const std::shared_ptr<const DeskPolicies> &policies() const { return m_policies; }
    /// The type that stands for all tickets; keeps its catalog alive.
    std::shared_ptr<const RecordType> tickets() const;

    /// How a query is read now: relative times count from this moment, days are those of the system's zone.
    QueryContext queryContext(SearchEnding ending = SearchEnding::Complete) const;
    /// The states and their names in the language of the screens, over all kinds of tickets, each key once.
    QList<Choice> states() const;

    /// In the language of the screens; the key itself when the lifecycle does not know it.
    QString stateLabel(const QString &type, const QString &key) const;
    QString transitionLabel(const QString &type, const QString &key) const;
    QString holdLabel(const QString &key) const;

Q_SIGNALS:
    void schemaChanged(); ///< other fields or types: columns and queries are to be read again
    void rulesChanged();

private:
    explicit DeskVocabulary(DeskSession *session);
    void follow(const ChangeNotice &notice);
    void readRules();
    void readSchema();

    DeskSession *m_session;
    std::shared_ptr<const QueryCatalog> m_catalog;
    std::shared_ptr<const DeskPolicies> m_policies;
    RequestChannel m_channel;
};

/// The language of the screens as lifecycles name it: "en", "ja".
QString screenLanguage();

} // namespace steward
