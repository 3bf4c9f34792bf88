// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/thread.h"
#include "models/valuetext.h"

#include <QCoreApplication>

namespace steward {

class DeskVocabulary;

/// Changes of a ticket in words, as the thread, the history and the peek say them. GUI thread.
class TicketWords
{
    Q_DECLARE_TR_FUNCTIONS(TicketWords)
public:
    /// `labels` name what the changes refer to. Both must outlive the object.
    TicketWords(const DeskVocabulary *vocabulary, const RecordType &type, const ReferenceLabels &labels)
        : m_vocabulary(vocabulary), m_type(type), m_labels(labels)
    {
    }

    /// What was done, without who did it: "opened this ticket", "Status New → In progress, Team Network".
    QString sentence(const HistoryEntry &change) const;
    /// What kind of change it was, in one or two words: "Opened", "Resolve", "Edited".
    QString kind(const HistoryEntry &change) const;
    /// One field: its name, and the value before and after; sets say what came and what went.
    QString field(const FieldDiff &diff) const;
    QString unit(const QString &name) const; ///< by the labels of its fields
    QString value(const QString &field, const Value &value) const;
    /// "Status New → In progress"; empty for what people do not need to read.
    QString difference(const FieldDiff &diff) const;

    /// Fields that are written along with others and say nothing new.
    static bool isSilent(const QString &field);

private:
    const DeskVocabulary *m_vocabulary;
    const RecordType &m_type;
    const ReferenceLabels &m_labels;
};

} // namespace steward
