// SPDX-License-Identifier: Apache-2.0
// Runs with a real Secret Service of its own and in a private home (tests/support/with-desktop -k): where do the
// secrets of a portal go?
#include "core/auth/secretstorechoice.h"
#include "core/base/futures.h"
#include "core/portal/addportal.h"

#include "portalsim/simulator.h"
#include "support/awaited.h"
#include "support/secretsearch.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class SecretPlacesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretsAreInTheKeychainAndNowhereElse();
};

void SecretPlacesTest::secretsAreInTheKeychainAndNowhereElse()
{
    const QString home = qEnvironmentVariable("DESKTOP_FOLDER");
    QVERIFY(!home.isEmpty() && QDir::homePath().startsWith(home));
    QCoreApplication::setApplicationName(u"eventsweep"_s);
    const QString config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    QVERIFY(config.startsWith(home));

    portalsim::SimulatorThread thread;
    auto &sim = thread.simulator();
    SystemClock clock;
    const auto choice = awaited(secretStoreFor(platformKeychainProbe(), clock));
    QVERIFY(choice && choice->store->isPersistent());
    PortalStore portals(config + u"/portals.json"_s);
    QVERIFY(portals.load());

    const auto before = sim.tokens();
    sim.portal().expireAdminToken(); // so that a refreshed pair is among the secrets
    AddPortalFlow flow(portals, PortalServices{*choice->store, clock});
    AddPortalFlow::Fields fields;
    fields.address = sim.baseUrl().toString();
    fields.authorisationServer = sim.authorisationUrl().toString();
    fields.clientId = before.clientId;
    fields.clientSecret = before.clientSecret;
    fields.accessToken = before.admin;
    fields.refreshToken = before.refresh;
    flow.start(fields);
    QTRY_COMPARE(flow.state(), AddPortalFlow::State::Done);
    const Portal portal = portals.portals().front();

    // Another refresh, through a session as the window has it.
    PortalSession session(portal, PortalServices{*choice->store, clock});
    sim.portal().expireAdminToken();
    const auto answer = awaited(session.client().read(ReadRequest{ReadMethod::Profile, {}}, {}));
    QVERIFY(answer && *answer);
    const auto after = sim.tokens();
    QCOMPARE(sim.portal().refreshCount(), 2);

    const auto entry = awaited(choice->store->read(portal.id.toString()));
    QVERIFY(entry && *entry);
    const auto secrets = PortalSecrets::fromJson(**entry);
    QVERIFY(secrets);
    QCOMPARE(secrets->clientSecret, before.clientSecret);
    QCOMPARE(secrets->accessToken, after.admin);
    QCOMPARE(secrets->refreshToken, after.refresh);

    const QStringList all{before.clientSecret, before.admin, before.refresh, after.admin, after.refresh};
    for (const auto &secret : all)
        QVERIFY(secret.size() >= 12);
    const SecretSearch search(all);
    const QStringList found = search.folder(home);
    QVERIFY(search.filesSeen() >= 2); // the profile and the keyring
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
}

QTEST_GUILESS_MAIN(SecretPlacesTest)
#include "tst_secretplaces.moc"
