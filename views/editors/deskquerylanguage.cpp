// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/deskquerylanguage.h"

#include "core/query/completion.h"
#include "models/querytext.h"
#include "models/referencesearch.h"

using namespace Qt::StringLiterals;

namespace steward {

/// Answers from what was looked up before, and looks up what it does not know yet. Answers of an older prefix serve
/// meanwhile, so the list does not blink while somebody types.
class DeskQueryLanguage::Names : public CompletionSource
{
public:
    Names(DeskQueryLanguage *owner, DeskSession *session) : m_owner(owner), m_session(session) {}

    QList<Name> namesBeginning(const RecordType &target, const QString &prefix, int limit) override
    {
        const QString key = target.name() + u'\n' + prefix;
        const auto known = m_known.constFind(key);
        if (known != m_known.constEnd())
            return *known;
        if (m_asked != key) {
            m_asked = key;
            const auto work = [type = target.name(), prefix, limit](Workspace &desk) {
                return findReferences(desk, type, prefix, limit);
            };
            deliver(m_session->read<QList<ReferenceHit>>(m_channel, work), m_owner,
                    [this, key](const Result<QList<ReferenceHit>> &hits) {
                        m_asked.clear();
                        if (!hits)
                            return; // completion is a help; the field works without it
                        if (m_known.size() > 500)
                            m_known.clear();
                        QList<Name> names;
                        for (const ReferenceHit &hit : *hits)
                            names.append({hit.label, hit.detail});
                        m_known.insert(key, names);
                        Q_EMIT m_owner->namesFound();
                    });
        }
        return {};
    }
    QStringList itemsBeginning(const RecordType &, const Field &, const QString &, int) override { return {}; }
    void forget() { m_known.clear(); }

private:
    DeskQueryLanguage *m_owner;
    DeskSession *m_session;
    QHash<QString, QList<Name>> m_known;
    QString m_asked;
    RequestChannel m_channel;
};

DeskQueryLanguage::DeskQueryLanguage(DeskVocabulary *vocabulary, QObject *parent)
    : QObject(parent), m_vocabulary(vocabulary), m_names(std::make_unique<Names>(this, vocabulary->session()))
{
    connect(vocabulary->session(), &DeskSession::changed, this, [this] { m_names->forget(); });
}

DeskQueryLanguage::~DeskQueryLanguage() = default;

QueryReading DeskQueryLanguage::read(const QString &text) const
{
    const ParsedQuery parsed = parseQuery(text);
    QueryReading reading;
    for (const QueryNode *term : parsed.terms()) {
        // Words stay text; conditions become chips, with the part in front of the value in a quieter colour.
        const QueryNode *inner = term;
        while (inner->kind == QueryNode::Kind::Not)
            inner = &inner->children.front();
        if (inner->kind != QueryNode::Kind::Comparison)
            continue;
        const qsizetype sign = inner->fieldSpan.end() + toText(inner->op).size();
        reading.chips.append({int(term->span.begin), int(term->span.length), int(sign - term->span.begin)});
    }
    for (const QueryProblem &problem : bindQuery(parsed, m_vocabulary->queryContext(SearchEnding::Typing)).problems) {
        if (isUnfinished(problem, text))
            continue; // not wrong yet
        QueryFault fault;
        fault.start = int(problem.span.begin);
        fault.length = int(problem.span.length);
        //: Filter field. %1 is what is wrong, %2 the place in the text, counted from 1.
        fault.message = tr("%1 (character %2). The list stays on the last valid query.").arg(problemText(problem)).arg(fault.start + 1);
        fault.fixLabel = fixText(problem);
        if (problem.fix)
            fault.fix = text.mid(problem.span.begin, problem.fix->span.begin - problem.span.begin) + problem.fix->text
                + text.mid(problem.fix->span.end(), std::max<qsizetype>(0, problem.span.end() - problem.fix->span.end()));
        reading.fault = fault;
        break; // one at a time; the next one shows when this is mended
    }
    return reading;
}

QueryProposals DeskQueryLanguage::propose(const QString &text, int caret) const
{
    const Completion found = completeQuery(text, caret, m_vocabulary->queryContext(), m_names.get(), 8);
    QueryProposals proposals;
    proposals.start = int(found.replace.begin);
    proposals.length = int(found.replace.length);
    bool fields = false;
    for (const CompletionItem &item : found.items) {
        fields = fields || item.kind == CompletionItem::Kind::Field;
        proposals.list.append({item.insert, item.insert, completionText(item), item.example});
    }
    if (fields)
        proposals.heading = found.prefix.isEmpty() ? tr("Fields") : tr("Fields that begin with %1").arg(found.prefix);
    else
        proposals.heading = found.prefix.isEmpty() ? tr("Values") : tr("Values that begin with %1").arg(found.prefix);
    return proposals;
}

} // namespace steward
