// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include "app/cli/verb.h"

#include <QCoreApplication>

#include <algorithm>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

const Verb *findVerb(const QString &name)
{
    const auto at = std::find_if(verbs().cbegin(), verbs().cend(), [&](const Verb &verb) { return verb.name == name; });
    return at == verbs().cend() ? nullptr : &*at;
}

/// The verb's name may stand behind global options, so it is the first word that belongs to none of them.
QString verbName(const QStringList &typed)
{
    for (auto it = typed.cbegin(); it != typed.cend(); ++it) {
        if (!it->startsWith(u'-'))
            return *it;
        const bool takesNext = !it->contains(u'=')
            && (*it == u"-w"
                || std::any_of(globalOptions().cbegin(), globalOptions().cend(),
                    [&](const Option &option) { return !option.value.isEmpty() && *it == u"--"_s + option.name; }));
        if (takesNext && ++it == typed.cend())
            break;
    }
    return {};
}

/// Levenshtein's distance, for "did you mean".
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0]++;
        for (size_t j = 1; j < row.size(); ++j) {
            const int change = diagonal + (a[i - 1] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

Error unknownVerb(const QString &name)
{
    const auto nearest = std::min_element(verbs().cbegin(), verbs().cend(),
        [&](const Verb &a, const Verb &b) { return distance(name, a.name) < distance(name, b.name); });
    const bool near = distance(name, nearest->name) <= 2;
    return usageError("unknown-verb", u"there is no verb \"%1\""_s.arg(name),
        near ? u"did you mean %1?"_s.arg(nearest->name) : u"see stewardctl --help"_s, {name});
}

QList<Option> optionsOf(const Verb *verb)
{
    QList<Option> options = globalOptions();
    if (!verb)
        return options;
    options += verb->options;
    if (verb->changes)
        options.append({u"dry-run"_s, {}, u"Checks everything and changes nothing"_s});
    return options;
}

Result<Answer> perform(const QStringList &typed, Console &console)
{
    const QString name = verbName(typed);
    const Verb *verb = findVerb(name);
    if (!verb && !name.isEmpty())
        return unknownVerb(name);
    STEWARD_ASSIGN(const Arguments all, Arguments::parse(typed, optionsOf(verb)));
    if (all.has(u"format"_s))
        STEWARD_TRY(console.setFormat(all.value(u"format"_s)));
    if (all.has(u"version"_s)) {
        console.text(u"stewardctl "_s + QCoreApplication::applicationVersion());
        return Answer::Done;
    }
    if (!verb || all.has(u"help"_s)) {
        console.text(verb ? helpOf(*verb) : overview());
        return Answer::Done;
    }
    const Arguments arguments = all.withoutFirstWord();
    const qsizetype words = arguments.words().size();
    if (words < verb->leastWords || (verb->mostWords >= 0 && words > verb->mostWords))
        return usageError("words", words < verb->leastWords ? u"%1 needs more than that"_s.arg(name)
                                                            : u"%1 does not take \"%2\""_s.arg(name, arguments.words()[verb->mostWords]),
            u"write stewardctl %1 %2"_s.arg(name, verb->usage.join(u", or "_s)), {name});
    Call call(arguments, console);
    return verb->run(call);
}

int exitCodeOf(const Error &error)
{
    if (isUsageError(error))
        return exitUsage;
    // "There is no such record" is an answer; a desk that is not where it should be is a failure.
    if (error.kind == ErrorKind::NotFound && !error.code.startsWith(u"storage.") && !error.code.startsWith(u"workspace."))
        return exitNo;
    return exitFailed;
}

/// --format must hold for errors in the other options as well.
void readFormatEarly(const QStringList &typed, Console &console)
{
    for (qsizetype i = 0; i < typed.size(); ++i) {
        if (typed[i].startsWith(u"--format="))
            (void)console.setFormat(typed[i].mid(9));
        else if (typed[i] == u"--format" && i + 1 < typed.size())
            (void)console.setFormat(typed[i + 1]);
    }
}

} // namespace

int runProgram(const QStringList &typed, Console &console)
{
    readFormatEarly(typed, console);
    const Result<Answer> answer = perform(typed, console);
    console.endProgress();
    console.flush();
    if (!answer) {
        console.error(answer.error());
        return exitCodeOf(answer.error());
    }
    if (console.failed()) {
        console.error({ErrorKind::OutOfSpace, u"output.failed"_s, u"not all of the result could be written"_s,
            u"check the disk or the program that reads it"_s, {}});
        return exitFailed;
    }
    return *answer == Answer::Done ? exitDone : exitNo;
}

} // namespace steward::cli
