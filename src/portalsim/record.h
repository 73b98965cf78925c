// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace eventsweep::portalsim {

/// Texts that many records share (event names, process ids), each stored once. Number 0 is the empty text.
class TextPool
{
public:
    TextPool() { intern({}); }
    quint32 intern(const QByteArray &text);
    /// The number of a text that is there already.
    std::optional<quint32> find(const QByteArray &text) const;
    const QByteArray &text(quint32 number) const { return m_texts.at(number); }

private:
    QHash<QByteArray, quint32> m_numbers;
    std::vector<QByteArray> m_texts;
};

/// MESSAGE_ID as stored: up to 32 characters, shorter ones filled up with NUL.
class MessageKey
{
public:
    static constexpr qsizetype length = 32;
    MessageKey() = default;
    /// Longer texts are cut.
    explicit MessageKey(const QByteArray &text);
    QByteArray text() const;
    size_t hash() const;
    bool operator==(const MessageKey &other) const { return m_letters == other.m_letters; }

private:
    std::array<char, length> m_letters{};
};

/// One row of the queue's table, kept small: a million of them have to fit.
struct Row
{
    qint64 id = 0;
    qint64 time = 0;          ///< TIMESTAMP_X, seconds since 1970 UTC
    qint16 offsetMinutes = 0; ///< the offset that TIMESTAMP_X is written with
    bool error = false;
    bool dead = false; ///< deleted; swept out later
    quint32 event = 0;
    quint32 additional = 0; ///< EVENT_ADDITIONAL, JSON text
    quint32 process = 0;
    MessageKey message;
    QByteArray data; ///< EVENT_DATA, JSON text as stored
};

/// A record as tests and scenarios see it, whole.
struct RecordData
{
    qint64 id = 0;
    QString timestamp; ///< ISO 8601 with offset
    QString eventName;
    QByteArray eventData;       ///< JSON text
    QByteArray eventAdditional; ///< JSON text
    QString messageId;
    QString processId;
    QString connectorId;
    bool error = false;
};

/// TIMESTAMP_X from and to its text on the wire.
struct Moment
{
    qint64 seconds = 0;
    qint16 offsetMinutes = 0;
};
std::optional<Moment> parseMoment(const QByteArray &text);
QByteArray momentText(qint64 seconds, qint16 offsetMinutes);

/// MD5 of the event's name and its data as json_encode() writes it: what the portal uses to recognise a repeat.
QByteArray messageIdOf(const QByteArray &eventName, const QByteArray &eventData);

} // namespace eventsweep::portalsim
