// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

namespace steward::cli {

// One file each in verbs/.
Verb benchVerb();
Verb initVerb();
Verb importVerb();
Verb newVerb();
Verb setVerb();
Verb showVerb();
Verb undoVerb();
Verb verifyVerb();
Verb schemaVerb();

const QList<Verb> &verbs()
{
    static const QList<Verb> all{initVerb(), importVerb(), newVerb(), setVerb(), showVerb(), undoVerb(), verifyVerb(),
        schemaVerb(), benchVerb()};
    return all;
}

} // namespace steward::cli
