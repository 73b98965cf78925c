// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include <QDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryOption()
    {
        const auto options =
            parseCommandLine({u"--language"_s, u"ru"_s, u"--data-dir"_s, u"/somewhere"_s, u"--dark"_s,
                              u"--screenshot"_s, QDir::temp().filePath(u"x.png"_s), u"--size"_s, u"1280x800"_s});
        QVERIFY2(options, qPrintable(options ? QString() : options.error()));
        QVERIFY(!options->demo && options->dark && !options->help && !options->version);
        QCOMPARE(options->language, u"ru"_s);
        QCOMPARE(options->dataFolder, u"/somewhere"_s);
        QCOMPARE(options->size, QSize(1280, 800));
        QVERIFY(parseCommandLine({u"--demo"_s})->demo);
        QVERIFY(parseCommandLine({u"-h"_s})->help);
        QVERIFY(parseCommandLine({u"--version"_s})->version);
        QVERIFY(!parseCommandLine({})->demo);
    }

    void refusesMistakesWithAWord_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown") << QStringList{u"--demmo"_s} << u"demmo"_s;
        QTest::newRow("stray") << QStringList{u"portal"_s} << u"portal"_s;
        QTest::newRow("no value") << QStringList{u"--data-dir"_s} << u"data-dir"_s;
        QTest::newRow("language") << QStringList{u"--language"_s, u"xx"_s} << u"en and ru"_s;
        QTest::newRow("size") << QStringList{u"--size"_s, u"big"_s} << u"1280x800"_s;
        QTest::newRow("size out of range") << QStringList{u"--size"_s, u"1x99999"_s} << u"1280x800"_s;
        QTest::newRow("demo over stored portals")
            << QStringList{u"--demo"_s, u"--data-dir"_s, u"/somewhere"_s} << u"without --data-dir"_s;
        QTest::newRow("picture nowhere") << QStringList{u"--screenshot"_s, u"/no/such/folder/x.png"_s} << u"x.png"_s;
    }
    void refusesMistakesWithAWord()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, word);
        const auto options = parseCommandLine(arguments);
        QVERIFY(!options);
        QVERIFY2(options.error().contains(word), qPrintable(options.error()));
    }

    void namesEveryOptionInTheHelp()
    {
        for (const QString &option : {u"--demo"_s, u"--language"_s, u"--data-dir"_s, u"--screenshot"_s, u"--size"_s,
                                      u"--dark"_s, u"--version"_s, u"--help"_s})
            QVERIFY2(usageText().contains(option), qPrintable(option));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
