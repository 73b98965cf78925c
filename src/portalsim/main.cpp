// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demodata.h"
#include "portalsim/demolife.h"
#include "portalsim/jsontext.h"
#include "portalsim/programoptions.h"
#include "portalsim/simulator.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

namespace {

constexpr int exitUsage = 2;

volatile std::sig_atomic_t stopAsked = 0;

int fail(const QString &what)
{
    std::fprintf(stderr, "eventsweep-portalsim: %s\n", qPrintable(what));
    return exitUsage;
}

std::optional<QString> fill(Portal &portal, const ProgramOptions &options)
{
    if (options.records > 0)
        portal.addDefaultRecords(1, options.records);
    if (options.demo)
        fillWithDemoData(portal);
    if (options.loadFile.isEmpty())
        return {};
    QFile file(options.loadFile);
    if (!file.open(QIODevice::ReadOnly))
        return u"cannot read %1"_s.arg(options.loadFile);
    if (const auto problem = portal.load(file.readAll()))
        return u"%1: %2"_s.arg(options.loadFile, *problem);
    return {};
}

QByteArray greeting(const Simulator &simulator)
{
    const Tokens tokens = simulator.tokens();
    PhpValue line = PhpValue::array();
    const auto text = [](const QString &value) { return PhpValue::text(value.toUtf8()); };
    line.set("base_url", text(simulator.baseUrl().toString()));
    PhpValue &access = line.child("tokens");
    access.set("admin", text(tokens.admin));
    access.set("user", text(tokens.user));
    access.set("expired", text(tokens.expired));
    access.set("other", text(tokens.other));
    line.set("authorisation_url", text(simulator.authorisationUrl().toString()));
    line.set("refresh_token", text(tokens.refresh));
    line.set("client_id", text(tokens.clientId));
    line.set("client_secret", text(tokens.clientSecret));
    return toJson(line);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto options = parseArguments(QCoreApplication::arguments().mid(1));
    if (!options)
        return fail(options.error() + u"\n\n"_s + usage());
    if (options->help) {
        std::fputs(qPrintable(usage()), stderr);
        return 0;
    }
    Simulator simulator;
    simulator.setKeepBodies(false);
    if (const auto problem = fill(simulator.portal(), *options))
        return fail(*problem);
    simulator.portal().changeSignIn([&options](SignIn &signIn) {
        signIn.handler = options->handler;
        signIn.asksFirst = options->signInForm;
    });
    if (options->requestLimit)
        simulator.portal().changeLimits([](Limits &limits) { limits.setBucket(standardPlan); });
    const auto listening = simulator.listen({options->port, options->certificateFile, options->keyFile});
    if (!listening)
        return fail(listening.error());
    std::unique_ptr<DemoLife> life;
    if (options->demo) {
        life = std::make_unique<DemoLife>(simulator.portal());
        life->start();
    }
    std::printf("%s\n", greeting(simulator).constData());
    std::fflush(stdout);

    // A signal handler may do next to nothing; the flag that it sets is looked at five times a second.
    std::signal(SIGTERM, [](int) { stopAsked = 1; });
    std::signal(SIGINT, [](int) { stopAsked = 1; });
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &application, [] {
        if (stopAsked)
            QCoreApplication::quit();
    });
    watch.start(std::chrono::milliseconds(200));
    return QCoreApplication::exec();
}
