// SPDX-License-Identifier: Apache-2.0
// Two real processes on one real keychain: which of them refreshes, and what becomes of the other.
#include "core/auth/tokensource.h"

#include "core/auth/keychainsecretstore.h"
#include "core/rest/networktransport.h"
#include "portalsim/simulator.h"
#include "support/awaited.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <string>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

const QString key = u"portal-of-two"_s;

/// Tokens are compared without being told.
QByteArray digest(const QString &token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256).toHex();
}

void say(const QByteArray &line)
{
    std::puts(line.constData());
    std::fflush(stdout);
}

QByteArray told(const std::optional<RestResult<QString>> &token)
{
    if (!token)
        return "silent"_ba;
    if (!*token)
        return token->error().kind == RestError::Kind::SignInAgain
                   ? "sign in again"_ba
                   : "error "_ba + QByteArray::number(static_cast<int>(token->error().kind)) + ' ' +
                         token->error().code.toUtf8();
    return digest(**token);
}

/// One running copy: reads its token, and refreshes it each time it is told to.
int runCopy(const QStringList &arguments)
{
    SystemClock clock;
    KeychainSecretStore store(platformKeychainProbe(), u"test"_s, clock);
    NetworkTransport transport;
    TokenSource source({.key = key,
                        .authorisationServer = QUrl(arguments.value(2)),
                        .clientId = arguments.value(3),
                        .memberId = arguments.value(4),
                        .lockFile = arguments.value(5)},
                       store, transport, clock);
    auto current = awaited(source.token(), 30'000);
    say(told(current));
    std::string line(16, '\0');
    while (std::fgets(line.data(), static_cast<int>(line.size()), stdin)) {
        const auto next = awaited(source.refreshed(current && *current ? **current : u""_s), 60'000);
        say(told(next));
        if (next && *next)
            current = next;
    }
    return 0;
}

class Copy
{
public:
    Copy(const QUrl &server, const portalsim::Tokens &tokens, const QString &memberId, const QString &lockFile)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--copy"_s, server.toString(), tokens.clientId, memberId, lockFile});
    }
    ~Copy() { kill(); }
    /// The next line that it says; empty after the time limit.
    QByteArray says(int milliseconds = 30'000)
    {
        if (!m_process.canReadLine() && !m_process.waitForReadyRead(milliseconds))
            return {};
        return m_process.readLine().trimmed();
    }
    void refresh()
    {
        m_process.write("go\n");
        m_process.waitForBytesWritten();
    }
    /// At once and without a last word (SIGKILL).
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }

private:
    QProcess m_process;
};

struct Bench
{
    Bench()
        : store(platformKeychainProbe(), u"test"_s, clock)
    {
        const auto tokens = sim->tokens();
        written = awaited(
            store.write(key, PortalSecrets{tokens.clientSecret, tokens.admin, tokens.refresh, {}}.toJson()), 30'000);
    }
    [[nodiscard]] std::unique_ptr<Copy> copy() { return copyOf(sim->authorisationUrl()); }
    [[nodiscard]] std::unique_ptr<Copy> copyOf(const QUrl &server)
    {
        return std::make_unique<Copy>(server, sim->tokens(), sim->portal().memberId(),
                                      folder.filePath(u"refresh-lock"_s));
    }
    [[nodiscard]] QByteArray current() { return digest(sim->tokens().admin); }
    [[nodiscard]] QByteArray storedDigest()
    {
        const auto entry = awaited(store.read(key), 30'000);
        const auto secrets = entry && *entry ? PortalSecrets::fromJson(**entry) : std::nullopt;
        return secrets ? digest(secrets->accessToken) : QByteArray();
    }

    portalsim::SimulatorThread sim;
    QTemporaryDir folder;
    SystemClock clock;
    KeychainSecretStore store;
    std::optional<SecretResult<void>> written;
};

} // namespace

class TokenProcessesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoThatRefreshAtTheSameMomentMakeOneRefresh();
    void theOtherWaitsForASlowAnswer();
    void oneThatIsKilledWithTheLockHoldsUpNobody();
    void aPairThatDiedWithAKilledOneMeansSignInAgainAndNoLoop();
};

void TokenProcessesTest::twoThatRefreshAtTheSameMomentMakeOneRefresh()
{
    Bench bench;
    QVERIFY(bench.written && *bench.written);
    const auto first = bench.copy();
    const auto second = bench.copy();
    QCOMPARE(first->says(), bench.current());
    QCOMPARE(second->says(), bench.current());
    for (int round = 1; round <= 5; ++round) {
        bench.sim->portal().expireAdminToken();
        const QByteArray old = bench.current();
        first->refresh();
        second->refresh();
        const QByteArray one = first->says();
        const QByteArray other = second->says();
        QCOMPARE(bench.sim->portal().refreshCount(), round);
        QCOMPARE(bench.sim->tokenRequestCount(), round);
        QVERIFY(bench.current() != old);
        QCOMPARE(one, bench.current());
        QCOMPARE(other, bench.current());
        QCOMPARE(bench.storedDigest(), bench.current());
    }
}

void TokenProcessesTest::theOtherWaitsForASlowAnswer()
{
    Bench bench;
    QVERIFY(bench.written && *bench.written);
    const auto first = bench.copy();
    const auto second = bench.copy();
    QVERIFY(!first->says().isEmpty() && !second->says().isEmpty());
    bench.sim->portal().expireAdminToken();
    bench.sim->faults().next(u"oauth.token"_s, portalsim::Delay{2000});
    first->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(bench.sim->tokenRequestCount(), 1, 10'000);
    second->refresh();
    QVERIFY(second->says(1000).isEmpty());
    const QByteArray one = first->says();
    const QByteArray other = second->says();
    QCOMPARE(one, bench.current());
    QCOMPARE(other, bench.current());
    QCOMPARE(bench.sim->tokenRequestCount(), 1);
}

void TokenProcessesTest::oneThatIsKilledWithTheLockHoldsUpNobody()
{
    Bench bench;
    QVERIFY(bench.written && *bench.written);
    QTcpServer silent; // takes the request, and never answers
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QUrl nowhere(u"http://127.0.0.1/oauth/token/"_s);
    nowhere.setPort(silent.serverPort());
    const auto first = bench.copyOf(nowhere);
    const auto second = bench.copy();
    QVERIFY(!first->says().isEmpty() && !second->says().isEmpty());
    bench.sim->portal().expireAdminToken();
    first->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), 10'000);
    second->refresh();
    QVERIFY(second->says(1000).isEmpty());
    QCOMPARE(bench.sim->tokenRequestCount(), 0);
    first->kill();
    const QByteArray said = second->says();
    QCOMPARE(said, bench.current());
    QCOMPARE(bench.sim->portal().refreshCount(), 1);
    QCOMPARE(bench.storedDigest(), bench.current());
}

void TokenProcessesTest::aPairThatDiedWithAKilledOneMeansSignInAgainAndNoLoop()
{
    Bench bench;
    QVERIFY(bench.written && *bench.written);
    auto first = bench.copy();
    const auto second = bench.copy();
    QVERIFY(!first->says().isEmpty() && !second->says().isEmpty());
    bench.sim->portal().expireAdminToken();
    bench.sim->faults().next(u"oauth.token"_s, portalsim::Delay{20'000}); // acts at once, answers late
    first->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(bench.sim->portal().refreshCount(), 1, 10'000);
    first->kill();
    for (int i = 0; i < 3; ++i) {
        second->refresh();
        QCOMPARE(second->says(), "sign in again"_ba);
        QCOMPARE(bench.sim->tokenRequestCount(), 2); // its own one attempt
    }
    // Somebody signs in: here by writing what the server has now.
    const auto tokens = bench.sim->tokens();
    QVERIFY(*awaited(
        bench.store.write(key, PortalSecrets{tokens.clientSecret, tokens.admin, tokens.refresh, {}}.toJson())));
    second->refresh();
    QCOMPARE(second->says(), bench.current());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments[1] == u"--copy"_s)
        return runCopy(arguments);
    TokenProcessesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tokenprocesses.moc"
