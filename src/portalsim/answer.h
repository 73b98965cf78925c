// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace eventsweep::portalsim {

/// What one method answers, inside a batch or alone.
struct Answer
{
    int status = 200;
    QByteArray result; ///< JSON text, when there is no error
    std::optional<qint64> next;
    std::optional<qint64> total;
    QByteArray error; ///< code; empty: success
    QByteArray description;
    QByteArray argument; ///< only for ERROR_ARGUMENT
    /// PHP itself failed, on a value of the wrong kind. The whole answer is then an HTML page with status 500, and a
    /// batch loses everything although its earlier commands ran.
    bool fatal = false;
    /// Seconds of `time.operating` to show instead of the counted ones, and when they are reset (epoch seconds).
    std::optional<double> operating;
    std::optional<qint64> operatingResetAt;

    bool ok() const { return error.isEmpty() && !fatal; }

    static Answer success(QByteArray resultJson)
    {
        Answer answer;
        answer.result = std::move(resultJson);
        return answer;
    }
    static Answer failure(int status, QByteArray code, QByteArray description, QByteArray argument = {})
    {
        Answer answer;
        answer.status = status;
        answer.error = std::move(code);
        answer.description = std::move(description);
        answer.argument = std::move(argument);
        return answer;
    }
    static Answer phpFailure()
    {
        Answer answer;
        answer.status = 500;
        answer.fatal = true;
        return answer;
    }
    static Answer wrongArgument(QByteArray description, QByteArray argument = {})
    {
        return failure(400, "ERROR_ARGUMENT", std::move(description), std::move(argument));
    }
};

} // namespace eventsweep::portalsim
