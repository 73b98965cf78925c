// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr int leastSide = 200;
constexpr int mostSide = 10'000;

QSize sizeOf(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,5})x(\\d{1,5})$"_s);
    const auto match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int side) { return side >= leastSide && side <= mostSide; };
    return fits(size.width()) && fits(size.height()) ? size : QSize();
}

} // namespace

tl::expected<Options, QString> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}},
                       {u"demo"_s, {}},
                       {u"dark"_s, {}},
                       {u"language"_s, {}, u"code"_s},
                       {u"data-dir"_s, {}, u"folder"_s},
                       {u"screenshot"_s, {}, u"file"_s},
                       {u"size"_s, {}, u"size"_s}});
    // parse() wants the program's name in front.
    if (!parser.parse(QStringList(u"eventsweep"_s) + arguments))
        return tl::unexpected(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return tl::unexpected(u"“%1” is not understood."_s.arg(parser.positionalArguments().constFirst()));
    Options options;
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    options.demo = parser.isSet(u"demo"_s);
    options.dark = parser.isSet(u"dark"_s);
    options.language = parser.value(u"language"_s);
    options.dataFolder = parser.value(u"data-dir"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    if (parser.isSet(u"language"_s) && options.language != "en"_L1 && options.language != "ru"_L1)
        return tl::unexpected(u"--language knows en and ru."_s);
    if (options.demo && parser.isSet(u"data-dir"_s))
        return tl::unexpected(u"--demo keeps nothing and changes no stored portals: it goes without --data-dir."_s);
    if (parser.isSet(u"size"_s)) {
        options.size = sizeOf(parser.value(u"size"_s));
        if (!options.size.isValid())
            return tl::unexpected(u"--size is written like 1280x800."_s);
    }
    if (parser.isSet(u"screenshot"_s) && !QFileInfo(QFileInfo(options.screenshot).absolutePath()).isWritable())
        return tl::unexpected(u"The folder of %1 cannot be written."_s.arg(options.screenshot));
    return options;
}

QString usageText()
{
    return u"Usage: eventsweep [options]\n"
           "Inspects the offline event queue of a Bitrix24 application and clears exactly what is chosen.\n\n"
           "  --demo              a simulated portal inside the program; nothing is kept (goes without --data-dir)\n"
           "  --language CODE     en or ru, for this run\n"
           "  --data-dir FOLDER   portals, settings and archive there instead of the system's place\n"
           "  --screenshot FILE   a picture (PNG) of the window once it has loaded, then end\n"
           "  --size WxH          size of the window\n"
           "  --dark              dark, for this run\n"
           "  -v, --version       the version\n"
           "  -h, --help          this text\n"_s;
}

} // namespace eventsweep
