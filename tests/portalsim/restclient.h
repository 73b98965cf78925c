// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/rawclient.h"
#include "portalsim/simulator.h"

#include <QJsonArray>
#include <QJsonObject>

#include <initializer_list>

namespace eventsweep::portalsim {

// Calls methods of a simulator that runs in a thread of its own, as its administrator unless told otherwise.
class RestClient
{
public:
    explicit RestClient(Simulator &simulator)
        : simulator_(simulator)
        , raw_(simulator.rootUrl())
        , token_(simulator.tokens().admin)
    {
    }

    void setToken(const QString &token) { token_ = token; }
    RawClient &raw() { return raw_; }

    RawAnswer call(const QByteArray &method, QJsonObject body = {})
    {
        if (!token_.isEmpty())
            body.insert(QLatin1String("auth"), token_);
        return raw_.post("/rest/" + method, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    RawAnswer batch(std::initializer_list<std::pair<QString, QString>> commands, int halt = 0)
    {
        QJsonObject cmd;
        for (const auto &[key, command] : commands)
            cmd.insert(key, command);
        return call("batch", {{QLatin1String("halt"), halt}, {QLatin1String("cmd"), cmd}});
    }
    // What GET /sim/queue says: "1:free 2:<process> 3:failed …", ids with their states, for short comparisons.
    QString states()
    {
        QStringList texts;
        for (const RecordData &record : simulator_.portal().queue())
            texts += QString::number(record.id) + QLatin1Char(':') +
                     (record.processId.isEmpty() ? QStringLiteral("free") : QStringLiteral("reserved")) +
                     (record.error ? QStringLiteral("+failed") : QString());
        return texts.join(QLatin1Char(' '));
    }

private:
    Simulator &simulator_;
    RawClient raw_;
    QString token_;
};

inline QString errorOf(const RawAnswer &answer)
{
    return answer.json().value(QLatin1String("error")).toString();
}

} // namespace eventsweep::portalsim
