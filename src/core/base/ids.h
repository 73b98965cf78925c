// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace eventsweep {

/// ID of a record in the offline queue: 1 … 2^63-1 (portal: unsigned, rises with every new record).
/// Immutable value; usable from any thread. Nothing but the factory makes one, so that an id 0 or -1,
/// which a portal refuses or reads as something else, cannot be written down.
class RecordId
{
public:
    [[nodiscard]] static constexpr std::optional<RecordId> from(qint64 value)
    {
        return value > 0 ? std::optional(RecordId(value)) : std::nullopt;
    }
    /// Decimal digits alone: no sign, space, exponent or fraction.
    [[nodiscard]] static std::optional<RecordId> from(QStringView digits);

    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    [[nodiscard]] QString toString() const { return QString::number(m_value); }

    friend constexpr auto operator<=>(RecordId, RecordId) = default;
    friend size_t qHash(RecordId id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    explicit constexpr RecordId(qint64 value)
        : m_value(value)
    {
    }
    qint64 m_value;
};

/// MESSAGE_ID: the MD5 of event name and data, 32 lower-case hexadecimal digits on the wire, 16 bytes here.
/// The same event on the same object has the same one.
class MessageId
{
public:
    static constexpr qsizetype wireLength = 32;
    using Bytes = std::array<std::uint8_t, 16>;

    [[nodiscard]] static std::optional<MessageId> from(QStringView text);
    [[nodiscard]] static MessageId fromBytes(const Bytes &bytes) { return MessageId(bytes); }

    [[nodiscard]] QString toString() const;
    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }

    friend auto operator<=>(const MessageId &, const MessageId &) = default;
    friend size_t qHash(const MessageId &id, size_t seed = 0) noexcept
    {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }

private:
    explicit MessageId(const Bytes &bytes)
        : m_bytes(bytes)
    {
    }
    Bytes m_bytes;
};

/// PROCESS_ID of a reservation: 32 characters a–z and 0–9. Never blank: for `event.offline.clear` a blank
/// process means "all free records of the application" (scenario clear-blank-process-id-deletes-free-records).
class ProcessId
{
public:
    static constexpr qsizetype wireLength = 32;

    [[nodiscard]] static std::optional<ProcessId> from(const QString &text);
    [[nodiscard]] const QString &toString() const { return m_text; }

    friend bool operator==(const ProcessId &, const ProcessId &) = default;
    friend auto operator<=>(const ProcessId &a, const ProcessId &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const ProcessId &id, size_t seed = 0) noexcept { return ::qHash(id.m_text, seed); }

private:
    explicit ProcessId(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// Name of a connector (`auth_connector`): each is a queue of its own. The default value is "no connector".
class ConnectorId
{
public:
    ConnectorId() = default;
    /// Up to 50 characters without control characters or spaces at the ends; an empty text is "no connector".
    [[nodiscard]] static std::optional<ConnectorId> from(const QString &text);

    [[nodiscard]] bool isNone() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &toString() const { return m_text; }

    friend bool operator==(const ConnectorId &, const ConnectorId &) = default;
    friend auto operator<=>(const ConnectorId &a, const ConnectorId &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const ConnectorId &id, size_t seed = 0) noexcept { return ::qHash(id.m_text, seed); }

private:
    explicit ConnectorId(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

/// Names one stored portal profile (one application on one portal) for ever: also when its address changes.
/// A random UUID in lower case without braces; never shown.
class PortalId
{
public:
    [[nodiscard]] static PortalId create();
    [[nodiscard]] static std::optional<PortalId> from(const QString &text);
    [[nodiscard]] const QString &toString() const { return m_text; }

    friend bool operator==(const PortalId &, const PortalId &) = default;
    friend auto operator<=>(const PortalId &a, const PortalId &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const PortalId &id, size_t seed = 0) noexcept { return ::qHash(id.m_text, seed); }

private:
    explicit PortalId(QString text)
        : m_text(std::move(text))
    {
    }
    QString m_text;
};

} // namespace eventsweep
