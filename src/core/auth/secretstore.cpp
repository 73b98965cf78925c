// SPDX-License-Identifier: Apache-2.0
#include "core/auth/secretstore.h"

#include <QCoreApplication>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

struct SecretText
{
    Q_DECLARE_TR_FUNCTIONS(eventsweep::SecretStore)
};

constexpr std::pair<SecretError::Kind, QLatin1StringView> codes[] = {
    {SecretError::Kind::NotFound, "not_found"_L1},  {SecretError::Kind::Locked, "locked"_L1},
    {SecretError::Kind::Cancelled, "cancelled"_L1}, {SecretError::Kind::Missing, "missing"_L1},
    {SecretError::Kind::Refused, "refused"_L1},     {SecretError::Kind::TimedOut, "timed_out"_L1}};

QString sentence(SecretError::Kind kind)
{
    switch (kind) {
    case SecretError::Kind::NotFound:
        return SecretText::tr("The keychain has no entry for this portal.");
    case SecretError::Kind::Locked:
        return SecretText::tr("The keychain is locked.");
    case SecretError::Kind::Cancelled:
        return SecretText::tr("The keychain's question was closed, and it stays locked.");
    case SecretError::Kind::Missing:
        return SecretText::tr("There is no keychain on this computer.");
    case SecretError::Kind::Refused:
        return SecretText::tr("The keychain refused.");
    case SecretError::Kind::TimedOut:
        return SecretText::tr("The keychain does not answer.");
    }
    return {};
}

} // namespace

QString secretErrorText(const SecretError &error)
{
    const QString text = sentence(error.kind);
    return error.text.isEmpty() ? text : text + u" ("_s + error.text + u')';
}

QString secretErrorCode(SecretError::Kind kind)
{
    for (const auto &[known, code] : codes) {
        if (known == kind)
            return QString(code);
    }
    return {};
}

std::optional<SecretError::Kind> secretErrorKind(const QString &code)
{
    for (const auto &[kind, known] : codes) {
        if (known == code)
            return kind;
    }
    return std::nullopt;
}

} // namespace eventsweep
