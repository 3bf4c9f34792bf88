// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/deskvocabulary.h"
#include "views/editors/queryfieldlanguage.h"

#include <QObject>

#include <memory>

namespace steward {

/// The query language of an opened desk as the filter field needs it. Names of people, teams and services are looked up in
/// the background; namesFound() says that proposals asked for before are more now. GUI thread.
class DeskQueryLanguage : public QObject, public QueryFieldLanguage
{
    Q_OBJECT
public:
    explicit DeskQueryLanguage(DeskVocabulary *vocabulary, QObject *parent = nullptr);
    ~DeskQueryLanguage() override;

    QueryReading read(const QString &text) const override;
    QueryProposals propose(const QString &text, int caret) const override;

Q_SIGNALS:
    void namesFound();

private:
    class Names;

    DeskVocabulary *m_vocabulary;
    std::unique_ptr<Names> m_names;
};

} // namespace steward
