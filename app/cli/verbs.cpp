// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

namespace steward::cli {

// One file each in verbs/.
Verb initVerb();
Verb importVerb();
Verb queryVerb();
Verb searchVerb();
Verb showVerb();
Verb newVerb();
Verb setVerb();
Verb commentVerb();
Verb attachVerb();
Verb fetchVerb();
Verb linkVerb();
Verb mergeVerb();
Verb undoVerb();
Verb conflictsVerb();
Verb settleVerb();
Verb redactVerb();
Verb retentionVerb();
Verb slaVerb();
Verb holidaysVerb();
Verb verifyVerb();
Verb exportVerb();
Verb backupVerb();
Verb restoreVerb();
Verb doctorVerb();
Verb schemaVerb();
Verb syncVerb();
Verb benchVerb();
Verb hubVerb();
Verb loginVerb();

const QList<Verb> &verbs()
{
    static const QList<Verb> all{initVerb(), importVerb(), queryVerb(), searchVerb(), showVerb(), newVerb(), setVerb(),
        commentVerb(), attachVerb(), fetchVerb(), linkVerb(), mergeVerb(), undoVerb(), conflictsVerb(), settleVerb(), slaVerb(),
        holidaysVerb(), redactVerb(), retentionVerb(), verifyVerb(), exportVerb(), backupVerb(), restoreVerb(), doctorVerb(), schemaVerb(), loginVerb(), hubVerb(), syncVerb(),
        benchVerb()};
    return all;
}

} // namespace steward::cli
