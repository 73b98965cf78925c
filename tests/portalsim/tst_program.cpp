// SPDX-License-Identifier: Apache-2.0
#include "portalsim/programoptions.h"
#include "portalsim/rawclient.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsAreRead();
    void badArgumentsAreToldOnStandardErrorOnly_data();
    void badArgumentsAreToldOnStandardErrorOnly();
    void printsOneLineAnswersAndEnds();
    void startsWithAScenario();
    void startsWithTls();
    void authorisePageLeadsToTheHandlerPath();
    void demoHasLivelyData();
    void takenPortIsTold();

private:
    // Starts the program and reads its line.
    QJsonObject start(QProcess &process, const QStringList &arguments);
    void stop(QProcess &process);
};

QJsonObject TestProgram::start(QProcess &process, const QStringList &arguments)
{
    process.start(QStringLiteral(PROGRAM), arguments);
    while (!process.canReadLine() && process.waitForReadyRead(30000)) {
    }
    return QJsonDocument::fromJson(process.readLine()).object();
}

void TestProgram::stop(QProcess &process)
{
    process.terminate();
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void TestProgram::argumentsAreRead()
{
    const auto options =
        parseArguments({u"--port"_s, u"8080"_s, u"--tls"_s, u"c"_s, u"k"_s, u"--records"_s, u"7"_s,
                        u"--request-limit"_s, u"--handler"_s, u"http://127.0.0.1:51742/"_s, u"--sign-in-form"_s});
    QVERIFY(options);
    QCOMPARE(options->handler, QUrl(u"http://127.0.0.1:51742/"_s));
    QVERIFY(options->signInForm);
    QCOMPARE(options->port, 8080);
    QCOMPARE(options->certificateFile, u"c"_s);
    QCOMPARE(options->keyFile, u"k"_s);
    QCOMPARE(options->records, 7);
    QVERIFY(options->requestLimit && !options->demo);
    QVERIFY(parseArguments({}));
}

void TestProgram::badArgumentsAreToldOnStandardErrorOnly_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--prot"_s, u"1"_s};
    QTest::newRow("no handler path") << QStringList{u"--handler"_s};
    QTest::newRow("handler path that is no address") << QStringList{u"--handler"_s, u"127.0.0.1:51742"_s};
    QTest::newRow("handler path of no web page") << QStringList{u"--handler"_s, u"ftp://127.0.0.1/"_s};
    QTest::newRow("stray word") << QStringList{u"8080"_s};
    QTest::newRow("no port") << QStringList{u"--port"_s};
    QTest::newRow("port is no number") << QStringList{u"--port"_s, u"http"_s};
    QTest::newRow("port too large") << QStringList{u"--port"_s, u"65536"_s};
    QTest::newRow("negative port") << QStringList{u"--port"_s, u"-1"_s};
    QTest::newRow("certificate without key") << QStringList{u"--tls"_s, u"a.crt"_s};
    QTest::newRow("no such certificate") << QStringList{u"--tls"_s, u"/no/crt"_s, u"/no/key"_s};
    QTest::newRow("no such file") << QStringList{u"--load"_s, u"/no/such/file"_s};
    QTest::newRow("no scenario") << QStringList{u"--load"_s, QStringLiteral(PROGRAM)};
    QTest::newRow("no records") << QStringList{u"--records"_s, u"0"_s};
    QTest::newRow("too many records") << QStringList{u"--records"_s, u"99999999999"_s};
    QTest::newRow("two sources") << QStringList{u"--records"_s, u"5"_s, u"--demo"_s};
}

void TestProgram::badArgumentsAreToldOnStandardErrorOnly()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    process.start(QStringLiteral(PROGRAM), arguments);
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(process.readAllStandardError().startsWith("eventsweep-portalsim: "));
}

void TestProgram::printsOneLineAnswersAndEnds()
{
    QProcess process;
    const QJsonObject line = start(process, {u"--records"_s, u"3"_s});
    const QUrl base(line[u"base_url"_s].toString());
    QCOMPARE(base.host(), u"127.0.0.1"_s);
    QCOMPARE(base.path(), u"/rest/"_s);
    QCOMPARE(line[u"tokens"_s].toObject().keys(), (QStringList{u"admin"_s, u"expired"_s, u"other"_s, u"user"_s}));
    RawClient client(base);
    client.setToken(line[u"tokens"_s][u"admin"_s].toString());
    QCOMPARE(client.post("/rest/event.offline.list", "{}").json()[u"total"_s].toInt(), 3);
    client.setToken(line[u"tokens"_s][u"expired"_s].toString());
    QCOMPARE(client.post("/rest/event.offline.list", "{}").status, 401);
    stop(process);
#ifdef Q_OS_UNIX
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
#endif
}

void TestProgram::startsWithAScenario()
{
    QProcess process;
    const QJsonObject line =
        start(process, {u"--port"_s, u"0"_s, u"--load"_s, QStringLiteral(WIRE_DIR "/connector-isolates.json")});
    RawClient client(QUrl(line[u"base_url"_s].toString()));
    QCOMPARE(QJsonDocument::fromJson(client.get("/sim/queue").body).array().size(), 3);
    stop(process);
}

void TestProgram::startsWithTls()
{
    QProcess process;
    const QJsonObject line = start(process, {u"--tls"_s, QStringLiteral(TLS_DIR "/throwaway-test-only.crt"),
                                             QStringLiteral(TLS_DIR "/throwaway-test-only.key")});
    QVERIFY(line[u"base_url"_s].toString().startsWith(u"https://127.0.0.1:"_s));
    stop(process);
}

void TestProgram::authorisePageLeadsToTheHandlerPath()
{
    for (const bool form : {false, true}) {
        QProcess process;
        QStringList arguments{u"--handler"_s, u"http://127.0.0.1:51742/"_s};
        if (form)
            arguments += u"--sign-in-form"_s;
        const QJsonObject line = start(process, arguments);
        RawClient client(QUrl(line[u"base_url"_s].toString()));
        const RawAnswer answer =
            client.get("/oauth/authorize/?client_id=" + line[u"client_id"_s].toString().toUtf8() + "&state=s");
        QCOMPARE(answer.status, form ? 200 : 302);
        QCOMPARE(answer.header("Location").startsWith("http://127.0.0.1:51742/?code="), !form);
        stop(process);
    }
}

void TestProgram::demoHasLivelyData()
{
    QProcess process;
    const QJsonObject line = start(process, {u"--demo"_s});
    RawClient client(QUrl(line[u"base_url"_s].toString()));
    QVERIFY(QJsonDocument::fromJson(client.get("/sim/queue").body).array().size() > 800);
    stop(process);
}

void TestProgram::takenPortIsTold()
{
    QProcess first;
    const QJsonObject line = start(first, {});
    QProcess second;
    second.start(QStringLiteral(PROGRAM), {u"--port"_s, QString::number(QUrl(line[u"base_url"_s].toString()).port())});
    QVERIFY(second.waitForFinished(30000));
    QCOMPARE(second.exitCode(), 2);
    QVERIFY(second.readAllStandardError().contains("cannot listen"));
    stop(first);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
