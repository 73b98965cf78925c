// SPDX-License-Identifier: Apache-2.0
#include "gui/views/savefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

} // namespace

std::optional<QString> saveFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return std::nullopt;
    return Texts::tr("%1 could not be written. The message: “%2”.", "path")
        .arg(QDir::toNativeSeparators(path), file.errorString());
}

} // namespace eventsweep
