// SPDX-License-Identifier: Apache-2.0
//
// soak-clear RUNS [SEED]: so many clears in bad weather (tests/support/clearstorm.h), from a fresh seed or from this
// one. Says where it is, which seeds broke a promise, and at last a line of sums. Ends with 1 when one was broken.
#include "support/clearstorm.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <cstdio>

using namespace eventsweep;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    bool isNumber = false;
    const uint runs = application.arguments().value(1).toUInt(&isNumber);
    bool isSeed = application.arguments().size() < 3;
    quint32 seed = QRandomGenerator::system()->generate();
    if (!isSeed)
        seed = application.arguments().value(2).toUInt(&isSeed);
    if (!isNumber || !isSeed || runs == 0) {
        std::fprintf(stderr, "soak-clear RUNS [SEED]\n");
        return 2;
    }

    QElapsedTimer timer;
    QElapsedTimer quiet;
    timer.start();
    quiet.start();
    StormSum sum;
    for (uint run = 0; run < runs; ++run) {
        const StormReport report = clearStorm(seed + run);
        sum.add(report);
        if (!report.broken.isEmpty())
            std::printf("seed %u: %s\n", seed + run, qPrintable(report.broken.join(QStringLiteral("; "))));
        if (quiet.elapsed() > 10'000) {
            std::printf("%u of %u runs from seed %u, %u broken\n", run + 1, runs, seed, sum.broken);
            quiet.restart();
        }
        std::fflush(stdout);
    }
    std::printf("%s\n", qPrintable(sum.words(seed, double(timer.elapsed()) / 1000)));
    return sum.broken > 0 ? 1 : 0;
}
