// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace eventsweep {

/// A request body that knows whether any of it was taken. As `Once` it is sequential: the network stack cannot wind it
/// back, and so cannot send the request again by itself when a connection drops.
class UploadBody final : public QIODevice
{
    Q_OBJECT
public:
    enum class Use { Once, Again };

    UploadBody(QByteArray bytes, Use use, QObject *parent);

    [[nodiscard]] bool isSequential() const override { return m_use == Use::Once; }
    [[nodiscard]] qint64 size() const override { return isSequential() ? bytesAvailable() : m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool seek(qint64 position) override { return !isSequential() && QIODevice::seek(position); }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

    /// False: surely no server has got it.
    [[nodiscard]] bool wasTaken() const { return m_taken; }

Q_SIGNALS:
    /// The first byte is being taken: the connection stands, encrypted where it has to be.
    void taken();

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    Use m_use;
    qint64 m_at = 0;
    bool m_taken = false;
};

} // namespace eventsweep
