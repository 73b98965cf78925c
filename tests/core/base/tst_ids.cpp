// SPDX-License-Identifier: Apache-2.0
#include "core/base/ids.h"

#include <QSet>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class IdsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordIdIsPositive();
    void aRecordIdIsDigitsAlone_data();
    void aRecordIdIsDigitsAlone();
    void aMessageIdIs32LowerCaseHexDigits_data();
    void aMessageIdIs32LowerCaseHexDigits();
    void aProcessIdIsNeverBlank_data();
    void aProcessIdIsNeverBlank();
    void aConnectorIsAsThePortalKeepsIt_data();
    void aConnectorIsAsThePortalKeepsIt();
    void aPortalIdIsMadeOnceAndReadBack();
    void aPortalIdOfAnotherSpellingIsRefused_data();
    void aPortalIdOfAnotherSpellingIsRefused();
    void equalIdsAreOneInASet();
};

void IdsTest::aRecordIdIsPositive()
{
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    QVERIFY(!RecordId::from(qint64(0)));
    QVERIFY(!RecordId::from(qint64(-1)));
    QVERIFY(!RecordId::from(std::numeric_limits<qint64>::min()));
    QCOMPARE(RecordId::from(qint64(1))->value(), 1);
    QCOMPARE(RecordId::from(largest)->value(), largest);
    QVERIFY(*RecordId::from(qint64(9)) < *RecordId::from(qint64(10)));
}

void IdsTest::aRecordIdIsDigitsAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("value"); // 0: refused
    QTest::newRow("one") << u"1"_s << qint64(1);
    QTest::newRow("largest") << u"9223372036854775807"_s << qint64(9223372036854775807);
    QTest::newRow("too large") << u"9223372036854775808"_s << qint64(0);
    QTest::newRow("far too large") << u"99999999999999999999999"_s << qint64(0);
    QTest::newRow("nothing") << QString() << qint64(0);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("zeros") << u"000"_s << qint64(0);
    QTest::newRow("minus") << u"-1"_s << qint64(0);
    QTest::newRow("plus") << u"+1"_s << qint64(0);
    QTest::newRow("space before") << u" 1"_s << qint64(0);
    QTest::newRow("space behind") << u"1 "_s << qint64(0);
    QTest::newRow("fraction") << u"1.0"_s << qint64(0);
    QTest::newRow("exponent") << u"1e3"_s << qint64(0);
    QTest::newRow("hexadecimal") << u"0x1"_s << qint64(0);
    QTest::newRow("other digits") << u"\u0661\u0662"_s << qint64(0);
    QTest::newRow("reference") << u"$result[c00][49][ID]"_s << qint64(0);
}

void IdsTest::aRecordIdIsDigitsAlone()
{
    QFETCH(QString, text);
    QFETCH(qint64, value);
    const auto id = RecordId::from(text);
    QCOMPARE(id ? id->value() : 0, value);
    if (id)
        QCOMPARE(id->toString(), text);
}

void IdsTest::aMessageIdIs32LowerCaseHexDigits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    const QString good = u"0123456789abcdef00ff10a0deadbeef"_s;
    QTest::newRow("digits") << good << true;
    QTest::newRow("zeros") << QString(32, u'0') << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("too short") << good.chopped(1) << false;
    QTest::newRow("too long") << good + u'0' << false;
    QTest::newRow("upper case") << good.toUpper() << false;
    QTest::newRow("no digit") << u'g' + good.sliced(1) << false;
    QTest::newRow("blank") << QString(32, u' ') << false;
    QTest::newRow("other digits") << QString(32, u'\u0661') << false;
}

void IdsTest::aMessageIdIs32LowerCaseHexDigits()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto id = MessageId::from(text);
    QCOMPARE(id.has_value(), valid);
    if (id) {
        QCOMPARE(id->toString(), text);
        QVERIFY(MessageId::fromBytes(id->bytes()) == *id);
    }
}

void IdsTest::aProcessIdIsNeverBlank_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    const QString good = u"abcdefghijklmnopqrstuvwxyz012389"_s;
    QTest::newRow("letters and digits") << good << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("blank") << u" "_s << false;
    QTest::newRow("32 blanks") << QString(32, u' ') << false;
    QTest::newRow("zero") << u"0"_s << false;
    QTest::newRow("too short") << good.chopped(1) << false;
    QTest::newRow("too long") << good + u'a' << false;
    QTest::newRow("upper case") << good.toUpper() << false;
    QTest::newRow("other letter") << u'ä' + good.sliced(1) << false;
    QTest::newRow("space at the end") << good.chopped(1) + u' ' << false;
}

void IdsTest::aProcessIdIsNeverBlank()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto id = ProcessId::from(text);
    QCOMPARE(id.has_value(), valid);
    if (id)
        QCOMPARE(id->toString(), text);
}

void IdsTest::aConnectorIsAsThePortalKeepsIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("name") << u"erp"_s << true;
    QTest::newRow("space inside") << u"erp 2"_s << true;
    QTest::newRow("longest") << QString(50, u'a') << true;
    QTest::newRow("too long") << QString(51, u'a') << false;
    QTest::newRow("space before") << u" erp"_s << false;
    QTest::newRow("space behind") << u"erp "_s << false;
    QTest::newRow("blank") << u" "_s << false;
    QTest::newRow("line break") << u"e\nrp"_s << false;
    QTest::newRow("null character") << u"e"_s + QChar(0) + u"rp"_s << false;
}

void IdsTest::aConnectorIsAsThePortalKeepsIt()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto id = ConnectorId::from(text);
    QCOMPARE(id.has_value(), valid);
    if (id) {
        QCOMPARE(id->toString(), text);
        QCOMPARE(id->isNone(), text.isEmpty());
        QCOMPARE(*id == ConnectorId(), text.isEmpty());
    }
}

void IdsTest::aPortalIdIsMadeOnceAndReadBack()
{
    const PortalId one = PortalId::create();
    const PortalId two = PortalId::create();
    QVERIFY(one != two);
    const auto read = PortalId::from(one.toString());
    QVERIFY(read && *read == one);
}

void IdsTest::aPortalIdOfAnotherSpellingIsRefused_data()
{
    // Equal ids must be equal texts: the text names the entry in the keychain.
    QTest::addColumn<QString>("text");
    const QString good = u"6f1d6b0e-7f6a-4c1e-9a53-0a1b2c3d4e5f"_s;
    QVERIFY(PortalId::from(good));
    QTest::newRow("nothing") << QString();
    QTest::newRow("upper case") << good.toUpper();
    QTest::newRow("braces") << u'{' + good + u'}';
    QTest::newRow("without hyphens") << QString(good).remove(u'-');
    QTest::newRow("cut") << good.chopped(1);
    QTest::newRow("longer") << good + u'0';
    QTest::newRow("null") << u"00000000-0000-0000-0000-000000000000"_s;
    QTest::newRow("path") << u"../"_s + good;
}

void IdsTest::aPortalIdOfAnotherSpellingIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!PortalId::from(text));
}

void IdsTest::equalIdsAreOneInASet()
{
    const QString message = u"0123456789abcdef0123456789abcdef"_s;
    QSet<RecordId> records{*RecordId::from(qint64(7)), *RecordId::from(u"7"), *RecordId::from(u"8")};
    QSet<MessageId> messages{*MessageId::from(message), *MessageId::from(message), *MessageId::from(QString(32, u'0'))};
    QSet<ProcessId> processes{*ProcessId::from(message), *ProcessId::from(message)};
    QSet<ConnectorId> connectors{ConnectorId(), *ConnectorId::from(QString()), *ConnectorId::from(u"erp"_s)};
    QCOMPARE(records.size(), 2);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(processes.size(), 1);
    QCOMPARE(connectors.size(), 2);
}

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
