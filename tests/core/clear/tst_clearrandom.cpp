// SPDX-License-Identifier: Apache-2.0
#include "support/clearstorm.h"

#include <QElapsedTimer>
#include <QTest>

#include <cstdio>

using namespace eventsweep;
using namespace Qt::StringLiterals;

/// Runs in bad weather, each decided by its seed alone (clearstorm.h). EVENTSWEEP_SEED: the first; EVENTSWEEP_RUNS: how
/// many; EVENTSWEEP_PROGRESS: says where it is; EVENTSWEEP_STORY: tells what happened.
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
    const quint32 first = number("EVENTSWEEP_SEED", 1);
    const quint32 runs = number("EVENTSWEEP_RUNS", 500);
    const bool tellsProgress = qEnvironmentVariableIsSet("EVENTSWEEP_PROGRESS");
    StormReport sum;
    QElapsedTimer timer;
    timer.start();
    for (quint32 i = 0; i < runs; ++i) {
        const StormReport report = clearStorm(first + i);
        if (qEnvironmentVariableIsSet("EVENTSWEEP_STORY"))
            std::fprintf(stderr, "%s\n", qPrintable(report.story.join(u'\n')));
        QVERIFY2(report.broken.isEmpty(),
                 qPrintable(u"EVENTSWEEP_SEED=%1: %2"_s.arg(first + i).arg(report.broken.join(u"; "_s))));
        sum.lives += report.lives;
        sum.requests += report.requests;
        sum.kills += report.kills;
        sum.mishaps += report.mishaps;
        sum.removed += report.removed;
        sum.chosen += report.chosen;
        sum.strays += report.strays;
        sum.heldPerhaps += report.heldPerhaps;
        for (size_t category = 0; category < clearCategoryCount; ++category)
            sum.categories[category] += report.categories[category];
        if (tellsProgress && (i + 1) % 100 == 0)
            std::fprintf(stderr, "%u of %u runs, %lld s\n", i + 1, runs, timer.elapsed() / 1000);
    }
    const auto [cleared, gone, changed, taken, still, unknown, notReached] = sum.categories;
    std::printf(
        "%u runs from seed %u in %.1f s, no promise broken: %d lives, %d kills, %d requests, %d mishaps; of %d "
        "chosen records %d were removed, and %d are said to be cleared, %d gone, %d changed, %d taken, %d still "
        "there (%d perhaps held), %d unknown or not reached; %d strays\n",
        runs, first, double(timer.elapsed()) / 1000, sum.lives, sum.kills, sum.requests, sum.mishaps, sum.chosen,
        sum.removed, cleared, gone, changed, taken, still, sum.heldPerhaps, unknown + notReached, sum.strays);
}

QTEST_GUILESS_MAIN(ClearRandomTest)
#include "tst_clearrandom.moc"
