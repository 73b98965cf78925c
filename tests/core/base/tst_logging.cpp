// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"

#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

QStringList &heard()
{
    static QStringList lines;
    return lines;
}

void hear(QtMsgType, const QMessageLogContext &, const QString &message)
{
    heard() << message;
}

} // namespace

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksWhateverIsLogged();
};

void TestLogging::masksWhateverIsLogged()
{
    const QtMessageHandler before = qInstallMessageHandler(hear);
    installRedactingMessageHandler();
    installRedactingMessageHandler(); // changes nothing
    qCWarning(lcRest) << "sent" << QByteArray(R"({"auth":"s3cr3t"})");
    qWarning("Error transferring https://p.example/rest/profile?auth=s3cr3t - server replied");
    qCDebug(lcRest) << "not asked for";
    qInstallMessageHandler(before);
    QCOMPARE(heard().size(), 2);
    QVERIFY2(!heard().join(u'\n').contains(u"s3cr3t"_s), qPrintable(heard().join(u'\n')));
    QVERIFY(heard().at(1).contains(u"server replied"_s));
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
