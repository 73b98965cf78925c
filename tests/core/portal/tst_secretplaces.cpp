// SPDX-License-Identifier: Apache-2.0
// Runs with a real Secret Service of its own and in a private home (tests/support/with-desktop -k): where do the
// secrets of a portal go?
#include "core/auth/secretstorechoice.h"
#include "core/base/futures.h"
#include "core/portal/addportal.h"

#include "portalsim/simulator.h"
#include "support/awaited.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

/// The shapes in which a text may have been written down.
QList<QByteArray> shapesOf(const QString &secret)
{
    const QByteArray utf8 = secret.toUtf8();
    const QByteArray utf16(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2);
    QList<QByteArray> shapes{utf8, utf16, utf8.toHex(), utf8.toHex().toUpper(), utf8.toPercentEncoding()};
    // Base64 depends on what stands before: the middle of the three possible ones.
    for (qsizetype before = 0; before < 3; ++before)
        shapes << (QByteArray(before, 'x') + utf8).toBase64().mid(4, utf8.size() - 4);
    return shapes;
}

struct Search
{
    int files = 0;
    QStringList found;
};

Search searchFor(const QStringList &secrets, const QString &folder)
{
    Search search;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        // Sockets and pipes are no files that keep anything.
        if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        ++search.files;
        const QByteArray text = file.readAll();
        for (const auto &secret : secrets) {
            const auto shapes = shapesOf(secret);
            if (std::any_of(shapes.begin(), shapes.end(), [&text](const auto &shape) { return text.contains(shape); }))
                search.found << file.fileName();
        }
    }
    return search;
}

} // namespace

class SecretPlacesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSearchFindsWhatIsThere();
    void secretsAreInTheKeychainAndNowhereElse();
};

void SecretPlacesTest::theSearchFindsWhatIsThere()
{
    QTemporaryDir dir;
    const QString secret = u"0123456789-a-secret-9876543210"_s;
    int number = 0;
    for (const auto &text : {secret.toUtf8(), secret.toUtf8().toHex(), secret.toUtf8().toBase64(),
                             ("{\"" + secret.toUtf8() + "\"}").toBase64()}) {
        QFile file(dir.filePath(u".hidden%1"_s.arg(number++)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QCOMPARE(searchFor({secret}, dir.path()).found.size(), 4);
    QVERIFY(searchFor({u"another-secret-of-that-kind"_s}, dir.path()).found.isEmpty());
}

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
    AddPortalFlow flow(portals, *choice->store, clock);
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
    const auto search = searchFor(all, home);
    QVERIFY(search.files >= 2); // the profile and the keyring
    QVERIFY2(search.found.isEmpty(), qPrintable(search.found.join(u", "_s)));
}

QTEST_GUILESS_MAIN(SecretPlacesTest)
#include "tst_secretplaces.moc"
