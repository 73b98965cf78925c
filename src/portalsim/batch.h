// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/answer.h"
#include "portalsim/method.h"

#include <QByteArray>

#include <map>
#include <vector>

namespace eventsweep::portalsim {

class Portal;

inline constexpr int longestBatch = 50;

/// The method `batch`: its commands in order, each able to refer to earlier answers with $result[key][…].
class Batch
{
public:
    Batch(Portal &portal, const Identity &identity, const QByteArray &connector)
        : m_portal(portal)
        , m_identity(identity)
        , m_connector(connector)
    {
    }
    Answer run(const PhpValue &parameters);

private:
    struct Done
    {
        QByteArray key;
        Answer answer;
        std::optional<PhpValue> parsed; ///< the result, read only when something refers to it
    };

    Answer runCommand(int position, const QByteArray &command);
    PhpValue resolved(const PhpValue &value);
    PhpValue resolvedText(const QByteArray &text);
    PhpValue referred(const QByteArray &root, const std::vector<QByteArray> &path);
    PhpValue valueOf(const QByteArray &root, Done &done);
    bool hasRoot(const QByteArray &root, const Done &done) const;
    Answer compose() const;

    Portal &m_portal;
    Identity m_identity;
    QByteArray m_connector;
    std::vector<Done> m_done;
};

} // namespace eventsweep::portalsim
