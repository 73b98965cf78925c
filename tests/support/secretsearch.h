// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace eventsweep {

/// Looks for secrets in texts and files, in every shape in which they may have been written down.
class SecretSearch
{
public:
    explicit SecretSearch(const QStringList &secrets)
    {
        for (const auto &secret : secrets)
            m_shapes += shapesOf(secret);
    }

    [[nodiscard]] bool isIn(const QByteArray &text) const
    {
        return std::ranges::any_of(m_shapes, [&text](const QByteArray &shape) { return text.contains(shape); });
    }

    /// The files below that hold one.
    [[nodiscard]] QStringList folder(const QString &path) const
    {
        QStringList found;
        QDirIterator files(path, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            // Sockets and pipes are no files that keep anything.
            if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
                continue;
            ++m_files;
            if (isIn(file.readAll()))
                found << file.fileName();
        }
        return found;
    }
    [[nodiscard]] int filesSeen() const { return m_files; }

private:
    static QList<QByteArray> shapesOf(const QString &secret)
    {
        const QByteArray utf8 = secret.toUtf8();
        const QByteArray utf16(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2);
        QList<QByteArray> shapes{utf8, utf16, utf8.toHex(), utf8.toHex().toUpper(), utf8.toPercentEncoding()};
        // Base64 depends on what stands before: the middle of the three possible ones.
        for (qsizetype before = 0; before < 3; ++before)
            shapes << (QByteArray(before, 'x') + utf8).toBase64().mid(4, utf8.size() - 4);
        return shapes;
    }

    QList<QByteArray> m_shapes;
    mutable int m_files = 0;
};

} // namespace eventsweep
