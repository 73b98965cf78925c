// SPDX-License-Identifier: Apache-2.0
#include "portalsim/timeblock.h"

#include "portalsim/queue.h"

namespace eventsweep::portalsim {

namespace {

QByteArray seconds(double value)
{
    return QByteArray::number(value, 'f', 3);
}

} // namespace

QByteArray timeBlock(qint64 startMs, qint64 finishMs, double operating, qint64 resetAt)
{
    const double duration = static_cast<double>(finishMs - startMs) / 1000.0;
    return "{\"start\":" + seconds(static_cast<double>(startMs) / 1000.0) +
           ",\"finish\":" + seconds(static_cast<double>(finishMs) / 1000.0) + ",\"duration\":" + seconds(duration) +
           ",\"processing\":" + seconds(duration) + ",\"date_start\":\"" +
           momentText(startMs / 1000, portalOffsetMinutes) + "\",\"date_finish\":\"" +
           momentText(finishMs / 1000, portalOffsetMinutes) +
           "\",\"operating_reset_at\":" + QByteArray::number(resetAt) + ",\"operating\":" + seconds(operating) + '}';
}

} // namespace eventsweep::portalsim
