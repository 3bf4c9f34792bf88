// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/bundlefiles.h"

#include "core/desk/bundles.h"
#include "core/desk/replicasync.h"
#include "views/actions/actionregistry.h"
#include "views/shell/errortext.h"
#include "views/shell/mainwindow.h"
#include "views/shell/prompter.h"

#include <QCoreApplication>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

struct BundleFiles
{
    Q_DECLARE_TR_FUNCTIONS(BundleFiles)
};

void complain(MainWindow *window, const Error &error)
{
    const ErrorText text = ErrorText::of(error);
    window->toast(u"alert-triangle"_s, text.text.isEmpty() ? text.title : QString(text.title + u"  "_s + text.text));
}

FileWish wish(const char *id, const QString &title)
{
    return {QString::fromLatin1(id), title, BundleFiles::tr("Bundles (*.stewardbundle)"), {}, u"stewardbundle"_s};
}

void write(const BundlePlace &place)
{
    place.prompter->saveFile(place.window, wish("bundle.write", BundleFiles::tr("Write what waits into a file")), [place](const QString &path) {
        if (path.isEmpty())
            return;
        deliver(place.session->write<WrittenBundle>([path](Workspace &desk) { return writeWork(desk, path); }), place.window,
            [window = place.window](const Result<WrittenBundle> &written) {
                if (!written) {
                    complain(window, written.error());
                    return;
                }
                //: %n operations that wait to be sent.
                window->toast(u"package"_s, BundleFiles::tr("%n waiting change(s) are in the file. Have it carried to the team server.",
                    nullptr, int(written->operations)));
            });
    });
}

void take(const BundlePlace &place)
{
    place.prompter->openFile(place.window, wish("bundle.take", BundleFiles::tr("Take the team server's answer from a file")), [place](const QString &path) {
        if (path.isEmpty())
            return;
        deliver(place.session->write<SyncEngine::Round>([path](Workspace &desk) { return takeAnswer(desk, path); }), place.window,
            [place](const Result<SyncEngine::Round> &round) {
                if (!round) {
                    complain(place.window, round.error());
                    return;
                }
                place.session->lookNow();
                place.window->toast(u"package"_s, round->pulled > 0
                    //: %n operations of the team server.
                    ? BundleFiles::tr("%n change(s) taken from the file", nullptr, int(round->pulled))
                    : BundleFiles::tr("All of it was here already"));
            });
    });
}

} // namespace

void handleBundles(ActionRegistry *actions, QObject *owner, std::function<BundlePlace()> place)
{
    const auto whyNot = [place] {
        const BundlePlace now = place();
        return now.session && now.sync && now.sync->isActive() ? QString()
            : BundleFiles::tr("Only a desk that was taken along from a team server does this");
    };
    actions->handle(u"file.bundle-write"_s, owner, [place] { write(place()); }, whyNot);
    actions->handle(u"file.bundle-take"_s, owner, [place] { take(place()); }, whyNot);
}

} // namespace steward
