// SPDX-License-Identifier: Apache-2.0
#include "portalsim/record.h"

#include "portalsim/jsontext.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace eventsweep::portalsim {

namespace {

/// The number at text[at..at + digits), or -1.
int digitsAt(const QByteArray &text, qsizetype at, int digits)
{
    int value = 0;
    for (qsizetype i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Days from 1970 to a civil date (proleptic Gregorian calendar, eras of 400 years).
qint64 daysTo(int year, int month, int day)
{
    const qint64 shiftedYear = month <= 2 ? year - 1 : year;
    const qint64 era = shiftedYear / 400;
    const qint64 yearOfEra = shiftedYear - era * 400;
    const qint64 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

/// The one form that portals write, 2026-11-20T10:00:01+03:00. QDateTime takes seconds for a million of them.
std::optional<Moment> parsePlainMoment(const QByteArray &text)
{
    if (text.size() != 25 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || (text[19] != '+' && text[19] != '-') || text[22] != ':')
        return {};
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    const int second = digitsAt(text, 17, 2);
    const int offset = digitsAt(text, 20, 2) * 60 + digitsAt(text, 23, 2);
    // Days beyond 28 are left to QDateTime, which knows the months.
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 28 || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 59 || offset < 0 || offset > 14 * 60)
        return {};
    const int signedOffset = text[19] == '-' ? -offset : offset;
    return Moment{daysTo(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - signedOffset * 60,
                  static_cast<qint16>(signedOffset)};
}

} // namespace

quint32 TextPool::intern(const QByteArray &text)
{
    const auto found = m_numbers.constFind(text);
    if (found != m_numbers.constEnd())
        return *found;
    const auto number = static_cast<quint32>(m_texts.size());
    m_texts.push_back(text);
    m_numbers.insert(text, number);
    return number;
}

std::optional<quint32> TextPool::find(const QByteArray &text) const
{
    const auto found = m_numbers.constFind(text);
    return found == m_numbers.constEnd() ? std::nullopt : std::optional(*found);
}

MessageKey::MessageKey(const QByteArray &text)
{
    std::copy_n(text.constData(), std::min(text.size(), length), m_letters.begin());
}

QByteArray MessageKey::text() const
{
    const auto end = std::find(m_letters.begin(), m_letters.end(), '\0');
    return QByteArray(m_letters.data(), end - m_letters.begin());
}

size_t MessageKey::hash() const
{
    return std::hash<std::string_view>()(std::string_view(m_letters.data(), length));
}

std::optional<Moment> parseMoment(const QByteArray &text)
{
    if (const auto moment = parsePlainMoment(text))
        return moment;
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
    // The reverse of daysTo().
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
