// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalscontroller.h"

#include "core/auth/memorysecretstore.h"
#include "support/awaited.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class PortalsControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applicationsOnOnePortalShareItsLimit();
    void aPortalIsNotRemovedWhileAClearRunsThere();
    void anotherPortalIsShownInPlaceOfARemovedOne();
};

void PortalsControllerTest::applicationsOnOnePortalShareItsLimit()
{
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store(folder.filePath(u"portals.json"_s));
    PortalsController portals(store, secrets, clock);
    const auto limiterOf = [&](const QString &base) {
        Portal portal;
        portal.restBase = QUrl(base);
        return store.save(portal) ? &portals.session(portal.id)->limiter() : nullptr;
    };
    RateLimiter *acme = limiterOf(u"https://acme.example/rest/"_s);
    QVERIFY(acme);
    QCOMPARE(limiterOf(u"https://acme.example/rest/"_s), acme);
    RateLimiter *other = limiterOf(u"https://other.example/rest/"_s);
    QVERIFY(other && other != acme);
}

void PortalsControllerTest::aPortalIsNotRemovedWhileAClearRunsThere()
{
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store(folder.filePath(u"portals.json"_s));
    PortalsController portals(store, secrets, clock);
    Portal portal;
    portal.name = u"acme"_s;
    portal.restBase = QUrl(u"https://acme.example/rest/"_s);
    QVERIFY(store.save(portal));
    QVERIFY(awaited(secrets.write(portal.id.toString(), u"kept"_s)));
    const QPointer<PortalSession> session = portals.session(portal.id);
    QVERIFY(session && !portals.removalObstacle(portal.id));

    QSignalSpy refused(&portals, &PortalsController::removalRefused);
    QSignalSpy forgotten(&portals, &PortalsController::aboutToForget);
    portals.setJobRunning(*session, true);
    portals.remove(portal.id);
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).at(0).value<ErrorText>().title.contains(u"acme"_s));
    QCOMPARE(forgotten.count(), 0);
    QVERIFY(session && store.find(portal.id));
    const auto secret = awaited(secrets.read(portal.id.toString()));
    QVERIFY(secret && *secret);

    portals.setJobRunning(*session, false);
    portals.remove(portal.id);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(forgotten.count(), 1);
    QVERIFY(!session && !store.find(portal.id));
}

void PortalsControllerTest::anotherPortalIsShownInPlaceOfARemovedOne()
{
    QTemporaryDir folder;
    SystemClock clock;
    MemorySecretStore secrets;
    PortalStore store(folder.filePath(u"portals.json"_s));
    PortalsController portals(store, secrets, clock);
    Portal first;
    first.restBase = QUrl(u"https://first.example/rest/"_s);
    Portal second;
    second.restBase = QUrl(u"https://second.example/rest/"_s);
    Portal third;
    third.restBase = QUrl(u"https://third.example/rest/"_s);
    QVERIFY(store.save(first) && store.save(second) && store.save(third));

    portals.remove(third.id);
    QVERIFY(!portals.current()); // none was shown: none is opened unasked
    portals.open({first.id, ConnectorId()});
    QVERIFY(portals.current());
    portals.remove(first.id);
    QVERIFY(portals.current());
    QCOMPARE(portals.current()->key().portal, second.id);
    QSignalSpy changed(&portals, &PortalsController::currentChanged);
    portals.remove(second.id);
    QVERIFY(!portals.current() && portals.isEmpty());
    QCOMPARE(changed.count(), 1);
}

QTEST_GUILESS_MAIN(PortalsControllerTest)
#include "tst_portalscontroller.moc"
