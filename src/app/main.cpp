// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"
#include "app/crashfiles.h"
#include "core/base/logging.h"
#include "gui/theme/icons.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

constexpr int exitUsage = 2;

void print(std::FILE *file, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), file);
    std::fputc('\n', file);
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

/// Qt ends the program with an abort where there is no display: say it in words before.
bool hasNoDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY") &&
           !qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return false;
#endif
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryOutOfCrashFiles();
    installRedactingMessageHandler();
    QCoreApplication::setApplicationName(u"eventsweep"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(EVENTSWEEP_VERSION));
    // Options that need no display, and mistakes, before Qt asks for one. Qt's own options come after "--" or not at
    // all.
    const auto options = parseCommandLine(argumentsOf(argc, argv));
    if (!options) {
        print(stderr, u"eventsweep: %1\n\n%2"_s.arg(options.error(), usageText()));
        return exitUsage;
    }
    if (options->help || options->version) {
        print(stdout, options->help ? usageText() : u"eventsweep "_s + QCoreApplication::applicationVersion());
        return 0;
    }
    if (hasNoDisplay()) {
        print(stderr,
              u"eventsweep: there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
              "For a picture of the window: QT_QPA_PLATFORM=offscreen eventsweep --demo --screenshot FILE"_s);
        return 1;
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication qt(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Eventsweep"_s);
    QGuiApplication::setDesktopFileName(u"eventsweep"_s);
    QApplication::setWindowIcon(applicationIcon());
    Application application(*options);
    if (const auto problem = application.start()) {
        print(stderr, u"eventsweep: "_s + *problem);
        return 1;
    }
    return QApplication::exec();
}
