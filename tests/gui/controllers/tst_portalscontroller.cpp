// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalscontroller.h"

#include "core/auth/memorysecretstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

class PortalsControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void applicationsOnOnePortalShareItsLimit();
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

QTEST_GUILESS_MAIN(PortalsControllerTest)
#include "tst_portalscontroller.moc"
