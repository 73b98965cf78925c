// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "core/base/futures.h"

#include <QHash>

#include <deque>
#include <optional>

namespace eventsweep {

/// A secret store that answers when the test says so, or at once, and that can refuse.
class SlowStore final : public SecretStore
{
public:
    [[nodiscard]] QFuture<SecretResult<QString>> read(const QString &key) override
    {
        ++reads;
        Ending<SecretResult<QString>> ending;
        auto future = ending.future();
        m_openReads.push_back({key, std::move(ending)});
        if (!slowReads)
            answerRead();
        return future;
    }
    [[nodiscard]] QFuture<SecretResult<void>> write(const QString &key, const QString &secret) override
    {
        Ending<SecretResult<void>> ending;
        auto future = ending.future();
        m_open.push_back({key, secret, std::move(ending)});
        if (!slow)
            answerWrite();
        return future;
    }
    [[nodiscard]] QFuture<SecretResult<void>> remove(const QString &key) override
    {
        removed << key;
        if (removeError)
            return QtFuture::makeReadyFuture(SecretResult<void>(tl::unexpected(*removeError)));
        entries.remove(key);
        kept.remove(key);
        return QtFuture::makeReadyFuture(SecretResult<void>());
    }
    void keepForThisRun(const QString &key, const QString &secret) override { kept.insert(key, secret); }
    void forgetKept(const QString &key) override { kept.remove(key); }
    [[nodiscard]] QString name() const override { return QStringLiteral("test"); }
    [[nodiscard]] bool isPersistent() const override { return true; }

    void answerWrite()
    {
        auto open = std::move(m_open.front());
        m_open.pop_front();
        ++writes;
        if (writeError) {
            open.ending.end(tl::unexpected(*writeError));
            return;
        }
        kept.remove(open.key);
        entries.insert(open.key, open.secret);
        open.ending.end({});
    }
    void answerRead()
    {
        auto open = std::move(m_openReads.front());
        m_openReads.pop_front();
        if (readError)
            open.ending.end(tl::unexpected(*readError));
        else if (kept.contains(open.key))
            open.ending.end(kept.value(open.key));
        else if (!entries.contains(open.key))
            open.ending.end(tl::unexpected(SecretError{SecretError::Kind::NotFound, {}}));
        else
            open.ending.end(entries.value(open.key));
    }
    [[nodiscard]] size_t waitingReads() const { return m_openReads.size(); }
    [[nodiscard]] size_t waitingWrites() const { return m_open.size(); }

    bool slow = false; ///< writes
    bool slowReads = false;
    std::optional<SecretError> readError;
    std::optional<SecretError> writeError;
    std::optional<SecretError> removeError;
    QHash<QString, QString> entries;
    QHash<QString, QString> kept;
    QStringList removed;
    int reads = 0;
    int writes = 0;

private:
    struct Open
    {
        QString key;
        QString secret;
        Ending<SecretResult<void>> ending;
    };
    struct OpenRead
    {
        QString key;
        Ending<SecretResult<QString>> ending;
    };
    std::deque<Open> m_open;
    std::deque<OpenRead> m_openReads;
};

} // namespace eventsweep
