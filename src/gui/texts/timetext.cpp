// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)

public:
    static QString age(qint64 minutes)
    {
        if (minutes < 1)
            return tr("just now");
        if (minutes < 100)
            return tr("%n min ago", nullptr, static_cast<int>(minutes));
        if (minutes < 48 * 60)
            return tr("%n h ago", nullptr, static_cast<int>(minutes / 60));
        return tr("%n day(s) ago", nullptr, static_cast<int>(minutes / (24 * 60)));
    }

    static QString remaining(qint64 minutes)
    {
        if (minutes < 0)
            return tr("overdue", "a record that portals usually have deleted by now");
        if (minutes < 60)
            return tr("%1 min", "minutes").arg(minutes);
        if (minutes < 24 * 60)
            return tr("%1 h", "hours").arg(minutes / 60);
        return tr("%1 d %2 h", "days and hours").arg(minutes / (24 * 60)).arg(minutes / 60 % 24);
    }
};

QDateTime local(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

QString tableTimeText(PortalTime time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count()).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString portalTimeText(PortalTime time, int utcOffsetMinutes)
{
    const QDateTime there =
        QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::OffsetFromUTC, utcOffsetMinutes * 60);
    const int minutes = qAbs(utcOffsetMinutes);
    return there.toString(u"yyyy-MM-dd HH:mm:ss"_s) + u" %1%2:%3"_s.arg(QChar(utcOffsetMinutes < 0 ? u'-' : u'+'))
                                                          .arg(minutes / 60, 2, 10, QChar(u'0'))
                                                          .arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString momentText(WallTime time, WallTime now)
{
    const QDateTime then = local(time);
    const QString clock = then.time().toString(u"HH:mm"_s);
    return then.date() == local(now).date() ? clock
                                            : QLocale().toString(then.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString ageText(Milliseconds age)
{
    return Texts::age(std::chrono::floor<std::chrono::minutes>(age).count());
}

QString remainingText(Milliseconds remaining)
{
    return Texts::remaining(std::chrono::floor<std::chrono::minutes>(remaining).count());
}

} // namespace eventsweep
