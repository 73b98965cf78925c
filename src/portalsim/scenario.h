// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/method.h"
#include "portalsim/phpvalue.h"
#include "portalsim/queue.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace eventsweep::portalsim {

/// The two parts of a recorded scenario that set a portal up.
struct Scenario
{
    Features features;
    QList<RecordData> given;
    /// Instead of `given`: default records from..to; 0: none.
    qint64 freeFrom = 0;
    qint64 freeTo = 0;
};

/// Reads {"portal": "self-hosted" | {"cloud": {feature: 0 | 1}}, "given": [record…] | {"free_from": a, "free_to": b}}.
/// Other keys are ignored. Fails with what is wrong, in words.
tl::expected<Scenario, QString> parseScenario(const QByteArray &json);

/// The default record i of the scenarios.
RecordData defaultRecord(qint64 i);

} // namespace eventsweep::portalsim
