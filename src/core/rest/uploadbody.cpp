// SPDX-License-Identifier: Apache-2.0
#include "core/rest/uploadbody.h"

#include <cstring>

namespace eventsweep {

UploadBody::UploadBody(QByteArray bytes, Use use, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
    , m_use(use)
{
    open(ReadOnly | Unbuffered);
}

qint64 UploadBody::bytesAvailable() const
{
    return m_bytes.size() - (isSequential() ? m_at : pos());
}

qint64 UploadBody::readData(char *data, qint64 most)
{
    const qint64 from = isSequential() ? m_at : pos();
    const qint64 length = qMin(most, m_bytes.size() - from);
    if (length <= 0)
        return isSequential() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + from, static_cast<size_t>(length));
    m_at = from + length;
    if (!std::exchange(m_taken, true))
        Q_EMIT taken();
    return length;
}

} // namespace eventsweep
