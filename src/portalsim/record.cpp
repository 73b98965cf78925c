// SPDX-License-Identifier: Apache-2.0
#include "portalsim/record.h"

#include "portalsim/jsontext.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <string_view>

namespace eventsweep::portalsim {

quint32 TextPool::intern(const QByteArray &text)
{
    const auto found = numbers_.constFind(text);
    if (found != numbers_.constEnd())
        return *found;
    const auto number = static_cast<quint32>(texts_.size());
    texts_.push_back(text);
    numbers_.insert(text, number);
    return number;
}

std::optional<quint32> TextPool::find(const QByteArray &text) const
{
    const auto found = numbers_.constFind(text);
    return found == numbers_.constEnd() ? std::nullopt : std::optional(*found);
}

MessageKey::MessageKey(const QByteArray &text)
{
    std::copy_n(text.constData(), std::min(text.size(), kLength), letters_.begin());
}

QByteArray MessageKey::text() const
{
    const auto end = std::find(letters_.begin(), letters_.end(), '\0');
    return QByteArray(letters_.data(), end - letters_.begin());
}

size_t MessageKey::hash() const
{
    return std::hash<std::string_view>()(std::string_view(letters_.data(), kLength));
}

std::optional<Moment> parseMoment(const QByteArray &text)
{
    const QDateTime time = QDateTime::fromString(QString::fromUtf8(text), Qt::ISODate);
    if (!time.isValid())
        return {};
    return Moment{time.toSecsSinceEpoch(), static_cast<qint16>(time.offsetFromUtc() / 60)};
}

QByteArray momentText(qint64 seconds, qint16 offsetMinutes)
{
    // Written by hand: QDateTime is slow enough to be felt at 2 500 records an answer.
    const qint64 local = seconds + qint64(offsetMinutes) * 60;
    const qint64 days = local >= 0 ? local / 86400 : -((-local + 86399) / 86400);
    const int second = static_cast<int>(local - days * 86400);
    // Days since 1970 to a civil date (proleptic Gregorian calendar, eras of 400 years).
    const qint64 shifted = days + 719468;
    const qint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int dayOfEra = static_cast<int>(shifted - era * 146097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int shiftedMonth = (5 * dayOfYear + 2) / 153;
    const int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    const int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    const int year = static_cast<int>(yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    const int offset = std::abs(int(offsetMinutes));

    QByteArray text("0000-00-00T00:00:00+00:00");
    const auto put = [&text](qsizetype at, int digits, int value) {
        for (qsizetype i = at + digits - 1; i >= at; --i, value /= 10)
            text[i] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, year);
    put(5, 2, month);
    put(8, 2, day);
    put(11, 2, second / 3600);
    put(14, 2, second / 60 % 60);
    put(17, 2, second % 60);
    text[19] = offsetMinutes < 0 ? '-' : '+';
    put(20, 2, offset / 60);
    put(23, 2, offset % 60);
    return text;
}

QByteArray messageIdOf(const QByteArray &eventName, const QByteArray &eventData)
{
    const auto value = parseJson(eventData);
    const QByteArray encoded = value ? toJson(*value, JsonStyle::Ascii) : eventData;
    return QCryptographicHash::hash(eventName + '|' + encoded, QCryptographicHash::Md5).toHex();
}

} // namespace eventsweep::portalsim
