// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/quantitytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(QuantityText)

public:
    static QString duration(qint64 seconds)
    {
        if (seconds < 100)
            return tr("%1 s", "seconds").arg(seconds);
        const qint64 minutes = (seconds + 59) / 60;
        if (minutes < 60)
            return tr("%1 min", "minutes").arg(minutes);
        return minutes % 60 == 0 ? tr("%1 h", "hours").arg(minutes / 60)
                                 : tr("%1 h %2 min", "hours and minutes").arg(minutes / 60).arg(minutes % 60);
    }
};

QString timeText(const QDateTime &local)
{
    // The short form of a locale has no seconds, and records of one second differ by them.
    const QLocale locale;
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' +
           local.time().toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

QString durationText(Milliseconds duration)
{
    return Texts::duration(std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(duration).count()));
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString timeText(WallTime time)
{
    return timeText(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()));
}

QString timeText(PortalTime time)
{
    return timeText(QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count()));
}

} // namespace eventsweep
