// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/tokenprovider.h"

#include <QFuture>
#include <QStringList>

namespace eventsweep {

/// Gives "token-1" and, after each refresh, the next one; or an error.
class FakeTokens final : public TokenProvider
{
public:
    [[nodiscard]] QFuture<RestResult<QString>> token() override
    {
        if (tokenError)
            return QtFuture::makeReadyFuture(RestResult<QString>(tl::unexpected(*tokenError)));
        return QtFuture::makeReadyFuture(RestResult<QString>(current()));
    }
    [[nodiscard]] QFuture<RestResult<QString>> refreshed(const QString &stale) override
    {
        staleSeen << stale;
        if (refreshError)
            return QtFuture::makeReadyFuture(RestResult<QString>(tl::unexpected(*refreshError)));
        if (stale == current())
            ++m_number;
        return QtFuture::makeReadyFuture(RestResult<QString>(current()));
    }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &base) override
    {
        basesSeen << base;
        if (moveError)
            return QtFuture::makeReadyFuture(RestResult<QString>(tl::unexpected(*moveError)));
        ++m_number; // the authorisation server confirms a move in the answer to a refresh
        return QtFuture::makeReadyFuture(RestResult<QString>(current()));
    }
    [[nodiscard]] QString current() const { return QStringLiteral("token-%1").arg(m_number); }

    std::optional<RestError> tokenError;
    std::optional<RestError> refreshError;
    std::optional<RestError> moveError;
    QList<QUrl> basesSeen;
    QStringList staleSeen;

private:
    int m_number = 1;
};

} // namespace eventsweep
