// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>

namespace eventsweep::portalsim {

/// An event as a busy portal fires it.
struct DemoEvent
{
    QString name;
    QByteArray data;
    QByteArray additional;
};

/// The next event, in a mixture as a sales department makes it: mostly CRM, some tasks and users, now and then
/// something odd. All people, addresses and tokens are made up.
DemoEvent nextDemoEvent(QRandomGenerator &random);

/// One of each of the odd kinds, for data that must have them: 0 … kOddDemoEvents - 1.
inline constexpr int oddDemoEvents = 8;
DemoEvent oddDemoEvent(int kind, QRandomGenerator &random);

} // namespace eventsweep::portalsim
