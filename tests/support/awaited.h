// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QTest>

#include <optional>

namespace eventsweep {

/// Runs the event loop until `future` has ended; its result, or nothing after the time limit or without a result.
/// Used as `const auto answer = awaited(client.read(…)); QVERIFY(answer); QVERIFY(*answer);`
template <typename T>
[[nodiscard]] std::optional<T> awaited(const QFuture<T> &future, int milliseconds = 10'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds) || future.resultCount() == 0)
        return std::nullopt;
    return future.result();
}

} // namespace eventsweep
