// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/deskvocabulary.h"
#include "models/ticketlistmodel.h"
#include "models/ticketplan.h"
#include "tests/support/keyboard.h"
#include "views/editors/queryfield.h"
#include "views/editors/querypopup.h"
#include "views/panes/queuepane.h"

namespace steward::test {

/// The queue by keys. Base of tests on a window that shows it.
class QueueKeys : protected Keyboard
{
protected:
    static bool hasKeyboard(const QWidget *widget) { return focus() && (focus() == widget || widget->isAncestorOf(focus())); }
    /// Types a query and waits for its list; false when it does not come.
    static bool findIn(QueuePane *queue, const QString &query, int patienceMs = 5000)
    {
        key(Qt::Key_Slash);
        if (!hasKeyboard(queue->field()))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        type(query);
        key(Qt::Key_Return);
        if (queue->field()->popup()->isVisible())
            key(Qt::Key_Return);
        return QTest::qWaitFor([&] { return queue->spec().query.trimmed() == query; }, patienceMs)
            && QTest::qWaitFor([&] { return queue->model()->isComplete(); }, patienceMs);
    }
    /// How many tickets a query means, past all screens; -1 when it cannot be said.
    static qint64 countIn(DeskSession *session, const QString &query)
    {
        const PlannedList list = planList(*DeskVocabulary::of(session), {query, {}, {}});
        QFuture<Result<qint64>> future = session->read<qint64>(list.plan.count);
        future.waitForFinished();
        return future.result() ? *future.result() : -1;
    }
};

} // namespace steward::test
