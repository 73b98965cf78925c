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
        : m_simulator(simulator)
        , m_raw(simulator.rootUrl())
        , m_token(simulator.tokens().admin)
    {
    }

    void setToken(const QString &token) { m_token = token; }
    RawClient &raw() { return m_raw; }

    RawAnswer call(const QByteArray &method, QJsonObject body = {})
    {
        if (!m_token.isEmpty())
            body.insert(QLatin1String("auth"), m_token);
        return m_raw.post("/rest/" + method, QJsonDocument(body).toJson(QJsonDocument::Compact));
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
        for (const RecordData &record : m_simulator.portal().queue())
            texts += QString::number(record.id) + QLatin1Char(':') +
                     (record.processId.isEmpty() ? QStringLiteral("free") : QStringLiteral("reserved")) +
                     (record.error ? QStringLiteral("+failed") : QString());
        return texts.join(QLatin1Char(' '));
    }

private:
    Simulator &m_simulator;
    RawClient m_raw;
    QString m_token;
};

inline QString errorOf(const RawAnswer &answer)
{
    return answer.json().value(QLatin1String("error")).toString();
}

} // namespace eventsweep::portalsim
