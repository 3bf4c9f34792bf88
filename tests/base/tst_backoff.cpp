// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/backoff.h"

#include <QTest>

using namespace steward;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToAMinuteAndStaysApart()
    {
        SeededRandom random(11);
        Backoff backoff(random);
        qint64 base = 1000;
        for (int i = 0; i < 50; ++i) {
            const qint64 wait = backoff.next().count();
            QVERIFY2(wait >= base / 2 && wait <= base * 3 / 2, qPrintable(QString::number(wait)));
            base = std::min<qint64>(60'000, base * 2);
        }
        backoff.reset();
        QVERIFY(backoff.next().count() <= 1500);

        QSet<qint64> waits; // desks that lost their server in one moment do not come back in one
        for (int i = 0; i < 100; ++i) {
            Backoff other(random);
            for (int tries = 0; tries < 6; ++tries)
                (void)other.next();
            waits.insert(other.next().count());
        }
        QVERIFY(waits.size() > 50);
    }
};

QTEST_GUILESS_MAIN(BackoffTest)
#include "tst_backoff.moc"
