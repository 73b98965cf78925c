// SPDX-License-Identifier: Apache-2.0
#include "gui/models/jsonmodel.h"

#include "core/base/redact.h"
#include "gui/texts/jsontext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// [0,1,2,…]
QByteArray numbers(int count)
{
    QByteArray json = "[0";
    for (int i = 1; i < count; ++i)
        json += ',' + QByteArray::number(i);
    return json + ']';
}

} // namespace

class TestJsonModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfTheText()
    {
        JsonModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show({{u"EVENT_DATA"_s, "{\"zebra\": 1.50, \"apple\": [true, null, {\"deep\": \"x\"}]}"}});
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.index(0, 0, root).data().toString(), u"zebra"_s);
        QCOMPARE(model.index(0, 1, root).data().toString(), u"1.50"_s);
        const QModelIndex apple = model.index(1, 0, root);
        QCOMPARE(model.rowCount(apple), 3);
        QCOMPARE(model.index(1, 1, apple).data().toString(), u"null"_s);
        QCOMPARE(model.path(model.index(0, 0, model.index(2, 0, apple))), u"EVENT_DATA.apple[2].deep"_s);
    }

    void masksTokensAlsoInCopies()
    {
        JsonModel model;
        model.show({{u"EVENT_DATA"_s,
                     "{\"auth\": {\"access_token\": \"live-token-1\"}, \"note\": "
                     "\"https://x.test/?auth=live-token-2\", \"n\": {\"application_token\": \"live-token-3\"}}"}});
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.index(0, 1, root).data().toString(), redactionMark.toString());
        QCOMPARE(model.rowCount(model.index(0, 0, root)), 0);
        QString everything = model.value(root);
        for (int row = 0; row < model.rowCount(root); ++row)
            everything += model.value(model.index(row, 0, root)) + model.index(row, 1, root).data().toString();
        QVERIFY2(!everything.contains(u"live-token"_s), qPrintable(everything));
    }

    void listsNoMoreThanCanBeLookedAt()
    {
        const auto most = static_cast<int>(JsonModel::mostChildren);
        JsonModel model;
        model.show({{u"EVENT_DATA"_s, numbers(most + 1'000)}});
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), most + 1);
        QVERIFY(model.index(0, 1).data().toString().contains(u"6000"_s));
        QVERIFY(model.index(most, 1, root).data().toString().contains(u"1000 more"_s));
        QCOMPARE(model.path(model.index(most, 0, root)), u"EVENT_DATA"_s);
        QCOMPARE(model.index(most - 1, 1, root).data().toString(), QString::number(most - 1));
    }

    void saysNothingOfARestWhereThereIsNone()
    {
        const auto most = static_cast<int>(JsonModel::mostChildren);
        JsonModel model;
        model.show({{u"EVENT_DATA"_s, numbers(most)}});
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), most);
        QCOMPARE(model.index(most - 1, 1, root).data().toString(), QString::number(most - 1));
    }

    void masksWhatTheCutGoesThrough()
    {
        // Wherever a token lies by the cut, of what is shown or of what is read, plain or escaped.
        for (const qsizetype cut : {2'000, 4'000, 8'000, 4'000 * 6, 6'000 * 6}) {
            for (qsizetype before = cut - 60; before <= cut + 10; ++before) {
                const QByteArray json = '"' + QByteArray(before, 'x') + " ?access_token=livetoken" +
                                        QByteArray(30, 't') + "&x \\\"auth\\\":\\\"livetoken1\\\"" +
                                        QByteArray(60'000, 'y') + '"';
                JsonModel model;
                model.show({{u"EVENT_DATA"_s, json}});
                const QString seen = model.index(0, 1).data().toString() + prettyJson(json, 200'000);
                QVERIFY2(!seen.contains(u"livetoken"_s), qPrintable(QString::number(before)));
                QVERIFY(seen.contains(u'…'));
            }
        }
    }

    void showsTheBeginningOfALongTextOnly()
    {
        QByteArray json = "\"";
        for (int i = 0; i < 100'000; ++i)
            json += i % 2 == 0 ? "\\u0434" : "д";
        JsonModel model;
        model.show({{u"EVENT_DATA"_s, json + '"'}});
        QCOMPARE(model.index(0, 1).data().toString(), QString(2'000, u'д') + u'…');
        QCOMPARE(model.value(model.index(0, 0)).size(), 100'000); // a copy is whole
    }

    void opensAnyDepthAtOnce()
    {
        JsonModel model;
        model.show({{u"EVENT_DATA"_s, QByteArray(100'000, '[') + QByteArray(100'000, ']')}});
        QModelIndex index = model.index(0, 0);
        for (int depth = 0; depth < 10; ++depth)
            index = model.index(0, 0, index);
        QVERIFY(index.isValid());
        QVERIFY(!prettyJson(QByteArray(100'000, '[') + QByteArray(100'000, ']'), 1'000).isEmpty());
    }

    void writesTextWithBreaksLettersAndMasks()
    {
        const QString text =
            prettyJson("{\"b\":\"\\u0434\\u0430 \\\"x\\\"\",\"a\":[1,{}],\"client_secret\":\"s3cret\"}", 10'000);
        QCOMPARE(
            text,
            u"{\n  \"b\": \"да \\\"x\\\"\",\n  \"a\": [\n    1,\n    {}\n  ],\n  \"client_secret\": \"%1\"\n}"_s.arg(
                redactionMark));
    }

    void endsALongTextInTime()
    {
        const QByteArray json = "{\"a\":\"" + QByteArray(60'000, 'x') + "\",\"b\":[" + QByteArray(60'000, '1') + "]}";
        const QString text = prettyJson(json, 5'000);
        QVERIFY(text.size() < 10'000);
        QVERIFY(text.endsWith(u'…'));
    }
};

QTEST_MAIN(TestJsonModel)
#include "tst_jsonmodel.moc"
