// SPDX-License-Identifier: Apache-2.0
#include "portalsim/rawclient.h"
#include "portalsim/simulator.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

// Every recording of a real portal in wire/ is replayed over a socket: same status, body and queue.
class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allScenariosAreThere();
    void simulatorAnswersAsRecorded_data();
    void simulatorAnswersAsRecorded();

private:
    void load(const QJsonObject &scenario);
    RawAnswer call(const QJsonObject &step);
    bool equal(const QJsonValue &expected, const QJsonValue &actual, const QString &where);
    bool equalObjects(const QJsonObject &expected, QJsonObject actual, const QString &where);

    SimulatorThread m_simulator;
    QHash<QString, QString> m_processes; // <P1> and what it stands for in this scenario
};

namespace {

QDir wireDir()
{
    return QDir(QStringLiteral(WIRE_DIR));
}

QStringList scenarioFiles()
{
    return wireDir().entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

} // namespace

void TestWire::allScenariosAreThere()
{
    QVERIFY2(m_simulator.error().isEmpty(), qPrintable(m_simulator.error()));
    QVERIFY(scenarioFiles().size() >= 38);
}

void TestWire::simulatorAnswersAsRecorded_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : scenarioFiles())
        QTest::newRow(qPrintable(file)) << file;
}

void TestWire::load(const QJsonObject &scenario)
{
    const QJsonObject setup{{u"portal"_s, scenario.value(u"portal"_s)}, {u"given"_s, scenario.value(u"given"_s)}};
    RawClient client(m_simulator->rootUrl());
    const RawAnswer answer = client.post("/sim/load", QJsonDocument(setup).toJson());
    QVERIFY2(answer.status == 200, answer.body.constData());
}

RawAnswer TestWire::call(const QJsonObject &step)
{
    const Tokens tokens = m_simulator->tokens();
    const QHash<QString, QString> named{{u"admin"_s, tokens.admin},
                                        {u"user"_s, tokens.user},
                                        {u"expired"_s, tokens.expired},
                                        {u"other"_s, tokens.other}};
    QString token = tokens.admin;
    if (step.contains("auth"_L1))
        token = step.value("auth"_L1).isNull() ? QString() : named.value(step.value("auth"_L1).toString());
    RawClient client(m_simulator->rootUrl());
    const QByteArray path = "/rest/" + step.value("call"_L1).toString().toUtf8();
    QJsonObject body = step.value("json"_L1).toObject();
    if (step.value("token_in"_L1) == "body"_L1)
        body.insert("auth"_L1, token);
    else
        client.setToken(token);
    if (step.contains("form"_L1))
        return client.post(path, step.value("form"_L1).toString().toUtf8(), "application/x-www-form-urlencoded");
    return client.post(path, QJsonDocument(body).toJson());
}

bool TestWire::equalObjects(const QJsonObject &expected, QJsonObject actual, const QString &where)
{
    actual.remove("time"_L1);
    if (expected.keys() != actual.keys()) {
        qWarning().noquote() << where << "has the keys" << actual.keys() << "instead of" << expected.keys();
        return false;
    }
    for (const QString &key : expected.keys()) {
        if (!equal(expected.value(key), actual.value(key), where + u'.' + key))
            return false;
    }
    return true;
}

bool TestWire::equal(const QJsonValue &expected, const QJsonValue &actual, const QString &where)
{
    static const QRegularExpression placeholder(u"^<P\\d+>$"_s);
    static const QRegularExpression processId(u"^[a-z0-9]{32}$"_s);
    if (expected.isObject() && actual.isObject())
        return equalObjects(expected.toObject(), actual.toObject(), where);
    if (expected.isArray() && actual.isArray() && expected.toArray().size() == actual.toArray().size()) {
        for (qsizetype i = 0; i < expected.toArray().size(); ++i) {
            if (!equal(expected.toArray().at(i), actual.toArray().at(i), where + u'[' + QString::number(i) + u']'))
                return false;
        }
        return true;
    }
    if (expected.isString() && placeholder.match(expected.toString()).hasMatch() &&
        processId.match(actual.toString()).hasMatch()) {
        const auto known = m_processes.constFind(expected.toString());
        if (known == m_processes.constEnd()) {
            m_processes.insert(expected.toString(), actual.toString());
            return true;
        }
        return *known == actual.toString();
    }
    if (expected == actual)
        return true;
    qWarning().noquote() << where << "is" << actual << "instead of" << expected;
    return false;
}

void TestWire::simulatorAnswersAsRecorded()
{
    QFETCH(QString, file);
    QFile source(wireDir().filePath(file));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QJsonObject scenario = QJsonDocument::fromJson(source.readAll()).object();
    const QJsonArray steps = scenario.value("steps"_L1).toArray();
    QVERIFY(!steps.isEmpty());
    m_processes.clear();
    load(scenario);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QJsonObject step = steps.at(i).toObject();
        const QString where = u"step %1"_s.arg(i);
        const RawAnswer answer = call(step);
        QCOMPARE(answer.status, step.value("status"_L1).toInt());
        QVERIFY(answer.json().contains("time"_L1));
        QVERIFY(equalObjects(step.value("body"_L1).toObject(), answer.json(), where));
        if (step.contains("queue"_L1)) {
            RawClient client(m_simulator->rootUrl());
            const QJsonDocument queue = QJsonDocument::fromJson(client.get("/sim/queue").body);
            QVERIFY(equal(step.value("queue"_L1), queue.array(), where + u" queue"_s));
        }
    }
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
