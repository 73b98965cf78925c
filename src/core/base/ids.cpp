// SPDX-License-Identifier: Apache-2.0
#include "core/base/ids.h"

#include <QUuid>

#include <algorithm>

namespace eventsweep {

namespace {

int hexDigit(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    if (c >= u'a' && c <= u'f')
        return c.unicode() - u'a' + 10;
    return -1;
}

} // namespace

std::optional<RecordId> RecordId::from(QStringView digits)
{
    // QStringView::toLongLong also takes signs and spaces; a portal's id has neither.
    if (digits.isEmpty() || !std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok);
    return ok ? from(value) : std::nullopt;
}

std::optional<MessageId> MessageId::from(QStringView text)
{
    if (text.size() != wireLength)
        return std::nullopt;
    Bytes bytes{};
    for (qsizetype i = 0; i < wireLength; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return std::nullopt;
        auto &byte = bytes[static_cast<size_t>(i / 2)];
        byte = static_cast<std::uint8_t>((byte << 4) | digit);
    }
    return MessageId(bytes);
}

QString MessageId::toString() const
{
    static constexpr char16_t digits[] = u"0123456789abcdef";
    QString text(wireLength, Qt::Uninitialized);
    for (qsizetype i = 0; i < wireLength; i += 2) {
        const auto byte = m_bytes[static_cast<size_t>(i / 2)];
        text[i] = digits[byte >> 4];
        text[i + 1] = digits[byte & 15];
    }
    return text;
}

std::optional<ProcessId> ProcessId::from(const QString &text)
{
    const auto allowed = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    if (text.size() != wireLength || !std::ranges::all_of(text, allowed))
        return std::nullopt;
    return ProcessId(text);
}

std::optional<ConnectorId> ConnectorId::from(const QString &text)
{
    constexpr qsizetype longest = 50;
    const auto control = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (text.size() > longest || text != text.trimmed() || std::ranges::any_of(text, control))
        return std::nullopt;
    return ConnectorId(text);
}

PortalId PortalId::create()
{
    return PortalId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

std::optional<PortalId> PortalId::from(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text);
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != text)
        return std::nullopt;
    return PortalId(text);
}

} // namespace eventsweep
