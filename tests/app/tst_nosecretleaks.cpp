// SPDX-License-Identifier: Apache-2.0
// Runs with a real Secret Service of its own and in a private home (tests/support/with-desktop -k): an operator signs
// in, works and crashes, in a process of its own that logs everything it can. Then every place is searched for every
// secret that there was.
#include "app/application.h"
#include "app/crashfiles.h"
#include "core/base/logging.h"

#include "portalsim/simulator.h"
#include "support/secretsearch.h"
#include "support/testbrowser.h"
#include "windowdriver.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

constexpr int records = 120;

int rows()
{
    auto *table = find<QTableView>(u"recordTable"_s);
    return table && table->model() ? table->model()->rowCount() : -1;
}

/// What the operator's process does, and says on its output when it is done.
class Operator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsInWorksAndCrashes();
};

void Operator::signsInWorksAndCrashes()
{
    installRedactingMessageHandler(); // as the program does; Qt Test has put its own in between
    const QByteArray given = QByteArray::fromBase64(qgetenv("EVENTSWEEP_TEST_TASK"));
    const QJsonObject task = QJsonDocument::fromJson(given).object();
    QFile secretFile; // the application's secret comes over the standard input, as nobody's environment may hold it
    QVERIFY(secretFile.open(stdin, QIODevice::ReadOnly));
    const QString secret = QString::fromUtf8(secretFile.readLine()).trimmed();
    QVERIFY(!secret.isEmpty());

    TestBrowser browser;
    Options options;
    options.dataFolder = QDir::homePath() + u"/eventsweep-data"_s;
    options.language = u"en"_s;
    Application application(options, [&browser](const QUrl &page) { return browser.open(page); });
    QVERIFY(!application.start());
    QTRY_VERIFY(offers(u"addPortalButton"_s));
    press(u"addPortalButton"_s);
    QTRY_VERIFY(find<QLineEdit>(u"address"_s));
    type(u"address"_s, task.value("address"_L1).toString());
    press(u"next"_s);
    QTRY_VERIFY(find<QLineEdit>(u"clientId"_s));
    type(u"clientId"_s, task.value("clientId"_L1).toString());
    type(u"clientSecret"_s, secret);
    find<QSpinBox>(u"returnPort"_s)->setValue(task.value("port"_L1).toInt());
    press(u"next"_s);
    QTRY_VERIFY(offers(u"copyPage"_s) || offers(u"openBrowser"_s));
    if (offers(u"openBrowser"_s))
        press(u"openBrowser"_s);
    QTRY_VERIFY_WITH_TIMEOUT(offers(u"finish"_s), 20'000);
    press(u"finish"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rows() == records && isSettled(), 20'000);
    // What an operator copies: everything that is shown of a record.
    find<QTableView>(u"recordTable"_s)->selectAll();
    QTest::keyClick(find<QTableView>(u"recordTable"_s), Qt::Key_C, Qt::ControlModifier);
    std::printf("clipboard: %s\n", qPrintable(QGuiApplication::clipboard()->text().left(200'000)));
    for (QWidget *window : QApplication::topLevelWidgets())
        std::printf("title: %s\n", qPrintable(window->windowTitle()));
    std::printf("signed in\n");
    std::fflush(stdout);
    secretFile.readLine(); // until the portal has let the token expire
    refresh();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), records + 1, 20'000);
    std::printf("refreshed\n");
    std::fflush(stdout);
    secretFile.readLine(); // until it has been looked at from outside
    std::abort();
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readAll()) : QString();
}

/// What Qt Test says of the operator's process, without all that it logged.
QByteArray failuresOf(const QByteArray &output)
{
    const qsizetype fail = output.indexOf("FAIL!");
    return fail < 0 ? output.right(2'000) : output.mid(fail, 2'000);
}

QStringList exchangedCodes(const QList<portalsim::SeenRequest> &requests)
{
    QStringList codes;
    for (const auto &request : requests) {
        const QString code = QUrlQuery(QString::fromLatin1(request.body)).queryItemValue(u"code"_s);
        if (request.method == u"oauth.token" && !code.isEmpty())
            codes << code;
    }
    return codes;
}

} // namespace

class NoSecretLeaksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSearchFindsWhatIsThere();
    void noSecretIsFoundOutsideTheKeychain();
};

void NoSecretLeaksTest::theSearchFindsWhatIsThere()
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
    QCOMPARE(SecretSearch({secret}).folder(dir.path()).size(), 4);
    QVERIFY(SecretSearch({u"another-secret-of-that-kind"_s}).folder(dir.path()).isEmpty());
}

void NoSecretLeaksTest::noSecretIsFoundOutsideTheKeychain()
{
    const QString home = qEnvironmentVariable("DESKTOP_FOLDER");
    QVERIFY(!home.isEmpty() && QDir::homePath().startsWith(home));
    portalsim::SimulatorThread thread;
    auto &sim = thread.simulator();
    sim.portal().addDefaultRecords(1, records);
    const auto application = sim.tokens();

    const quint16 port = freePort();
    sim.portal().setHandlerPath(QUrl(u"http://127.0.0.1:%1/"_s.arg(port)));

    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    environment.insert(u"QT_FORCE_STDERR_LOGGING"_s, u"1"_s);
    environment.insert(u"EVENTSWEEP_TEST_TASK"_s,
                       QString::fromLatin1(QJsonDocument(QJsonObject{{u"address"_s, sim.baseUrl().toString()},
                                                                     {u"clientId"_s, application.clientId},
                                                                     {u"port"_s, int(port)}})
                                               .toJson()
                                               .toBase64()));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(home);
    QByteArray output;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] { output += process.readAllStandardOutput(); });
    QByteArray log;
    connect(&process, &QProcess::readyReadStandardError, this, [&] { log += process.readAllStandardError(); });
    process.start(QCoreApplication::applicationFilePath(), {u"--operator"_s});
    QVERIFY(process.waitForStarted(10'000));
    process.write(application.clientSecret.toUtf8() + '\n');
    const auto said = [&](const char *word) { return output.contains(word) || process.state() != QProcess::Running; };
    QTRY_VERIFY_WITH_TIMEOUT(said("signed in"), 60'000);
    QVERIFY2(output.contains("signed in"), failuresOf(output).constData());
    const auto signedIn = sim.tokens();
    const QStringList codes = exchangedCodes(sim.requests());
    QCOMPARE(codes.size(), 1);

    sim.portal().expireAdminToken();
    sim.portal().addDefaultRecords(records + 1, records + 1);
    process.write("go on\n");
    QTRY_VERIFY_WITH_TIMEOUT(said("refreshed"), 60'000);
    QVERIFY2(output.contains("refreshed"), failuresOf(output).constData());
    const auto refreshed = sim.tokens();
    QCOMPARE(sim.portal().refreshCount(), 1);
    QVERIFY(refreshed.refresh != signedIn.refresh);

    const QStringList secrets =
        QStringList{application.clientSecret, signedIn.admin, signedIn.refresh, refreshed.admin, refreshed.refresh} +
        codes;
    for (const auto &secret : secrets)
        QVERIFY(secret.size() >= 12);
    const SecretSearch search(secrets);
    const QString seen = u"/proc/%1/"_s.arg(process.processId());
    for (const auto &what : {u"cmdline"_s, u"environ"_s}) {
        const QString text = readFile(seen + what);
        QVERIFY2(!text.isEmpty(), qPrintable(what));
        QVERIFY2(!search.isIn(text.toUtf8()), qPrintable(what));
    }
    QVERIFY2(readFile(seen + u"limits"_s).contains(QRegularExpression(u"Max core file size +1 "_s)),
             qPrintable(readFile(seen + u"limits"_s)));
    process.write("crash\n");
    QVERIFY(process.waitForFinished(20'000));
    output += process.readAllStandardOutput();
    log += process.readAllStandardError();
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QVERIFY(!process.state());
    // It did log: else the search would prove nothing.
    QVERIFY2(log.size() + output.size() > 100'000, qPrintable(QString::number(log.size() + output.size())));
    QVERIFY2(!search.isIn(log), "the log");
    QVERIFY2(!search.isIn(output), "the log, clipboard or titles");
    const QStringList found = search.folder(home);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
    QVERIFY(search.filesSeen() >= 4); // profile, settings, archive, keyring
}

int main(int argc, char **argv)
{
    const bool works = argc > 1 && QByteArrayView(argv[1]) == "--operator";
    if (works)
        keepMemoryOutOfCrashFiles();
    QApplication qt(argc, argv);
    QCoreApplication::setApplicationName(u"eventsweep"_s);
    if (!works) {
        NoSecretLeaksTest test;
        return QTest::qExec(&test, argc, argv);
    }
    Operator test;
    QTest::qExec(&test, {QCoreApplication::applicationFilePath(), u"-nocrashhandler"_s, u"-maxwarnings"_s, u"0"_s});
    return 1; // it should have crashed
}

#include "tst_nosecretleaks.moc"
