// SPDX-License-Identifier: Apache-2.0
#include "core/auth/movedplaces.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

const QUrl here(u"https://here.example/rest/"_s);
const QUrl there(u"https://there.example/rest/"_s);

} // namespace

class MovedPlacesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownBeforeAnybodySaysSo()
    {
        MovedPlaces places;
        QVERIFY(!places.isAt(here).has_value());
        places.take({}, {there});
        QVERIFY(!places.isAt(here).has_value());
        QCOMPARE(places.isAt(there), std::optional(false));
        QVERIFY(!places.isAt(QUrl()).value_or(false));
    }

    void aNoStaysUntilARefreshSaysOtherwise()
    {
        MovedPlaces places;
        places.take(here, {here, there});
        QCOMPARE(places.isAt(here), std::optional(true));
        QCOMPARE(places.isAt(there), std::optional(false));
        places.take(here, {});
        QCOMPARE(places.isAt(there), std::optional(false));
        places.take(there, {});
        QCOMPARE(places.isAt(there), std::optional(true));
        QVERIFY(!places.isAt(here).has_value()); // an old yes is worth nothing
        places.forget();
        QVERIFY(!places.isAt(there).has_value());
    }

    void howAnAddressIsWrittenDoesNotMatter()
    {
        MovedPlaces places;
        places.take(QUrl(u"https://Here.example:443/rest"_s), {QUrl(u"https://there.example/rest"_s)});
        QCOMPARE(places.isAt(here), std::optional(true));
        QCOMPARE(places.isAt(there), std::optional(false));
        QVERIFY(!places.isAt(QUrl(u"https://here.example:8443/rest/"_s)).has_value());
        QVERIFY(!places.isAt(QUrl(u"http://here.example/rest/"_s)).has_value());
    }

    void oneRedirectAMinuteMayAsk()
    {
        MovedPlaces places;
        const Milliseconds now = std::chrono::hours(1);
        QVERIFY(places.mayAsk(now));
        places.noteAsked(now);
        QVERIFY(!places.mayAsk(now));
        places.forget(); // new tokens are no reason
        QVERIFY(!places.mayAsk(now + MovedPlaces::interval - Milliseconds(1)));
        QVERIFY(places.mayAsk(now + MovedPlaces::interval));
        places.noteAsked(now);
        places.beginAnew(); // the operator's word is
        QVERIFY(places.mayAsk(now));
    }
};

QTEST_GUILESS_MAIN(MovedPlacesTest)
#include "tst_movedplaces.moc"
