// SPDX-License-Identifier: Apache-2.0
#include "support/clearstorm.h"
#include "support/shard.h"

#include <QElapsedTimer>
#include <QTest>

#include <cstdio>

using namespace eventsweep;
using namespace Qt::StringLiterals;

/// Runs in bad weather, each decided by its seed alone (clearstorm.h). EVENTSWEEP_SEED: the first; EVENTSWEEP_RUNS: how
/// many; EVENTSWEEP_STORY: tells what happened.
class ClearRandomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noPromiseIsBrokenInAnyWeather();
};

static quint32 number(const char *name, quint32 otherwise)
{
    bool isNumber = false;
    const quint32 value = qEnvironmentVariable(name).toUInt(&isNumber);
    return isNumber ? value : otherwise;
}

void ClearRandomTest::noPromiseIsBrokenInAnyWeather()
{
    const Shard shard = Shard::fromEnvironment();
    const quint32 runs = number("EVENTSWEEP_RUNS", 2000U / static_cast<quint32>(shard.count));
    const quint32 first = number("EVENTSWEEP_SEED", 1 + runs * static_cast<quint32>(shard.number - 1));
    StormSum sum;
    QElapsedTimer timer;
    timer.start();
    for (quint32 i = 0; i < runs; ++i) {
        const StormReport report = clearStorm(first + i);
        if (qEnvironmentVariableIsSet("EVENTSWEEP_STORY"))
            std::fprintf(stderr, "%s\n", qPrintable(report.story.join(u'\n')));
        QVERIFY2(report.broken.isEmpty(),
                 qPrintable(u"EVENTSWEEP_SEED=%1: %2"_s.arg(first + i).arg(report.broken.join(u"; "_s))));
        sum.add(report);
    }
    std::printf("%s\n", qPrintable(sum.words(first, double(timer.elapsed()) / 1000)));
}

QTEST_GUILESS_MAIN(ClearRandomTest)
#include "tst_clearrandom.moc"
