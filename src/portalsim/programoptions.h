// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <tl/expected.hpp>

namespace eventsweep::portalsim {

/// The command line of eventsweep-portalsim.
struct ProgramOptions
{
    quint16 port = 0;
    QString certificateFile;
    QString keyFile;
    QString loadFile;
    qint64 records = 0;
    QUrl handler;            ///< where the authorise page sends the browser; empty: nowhere
    bool signInForm = false; ///< the page asks first
    bool demo = false;
    bool requestLimit = false;
    bool help = false;
};

/// `arguments` without the program's name. Fails with what is wrong, in words.
tl::expected<ProgramOptions, QString> parseArguments(const QStringList &arguments);
QString usage();

} // namespace eventsweep::portalsim
