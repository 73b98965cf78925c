// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalremoval.h"

#include "gui/clearscene.h"
#include "gui/portalscene.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

void archiveOneClear(PortalScene &scene, const PortalId &portal, int records)
{
    const ClearSubject subject = ClearScene::subject(records);
    JobHeader header;
    header.portal = portal;
    header.portalName = u"acme"_s;
    const auto job = awaited(scene.journal.createJob(header, subject.scope)).value();
    QVERIFY(job);
    std::vector<Record> copies;
    for (const ChosenRecord &chosen : subject.scope.records) {
        Record copy;
        copy.id = chosen.id;
        copy.raw = "{}";
        copies.push_back(copy);
    }
    QVERIFY(awaited(scene.journal.archive(*job, copies)).value());
}

} // namespace

class PortalRemovalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownBeforeTheArchiveHasBeenRead()
    {
        PortalScene scene;
        const PortalArchive archive = archiveOf(PortalId::create(), scene.jobs);
        QVERIFY(!archive.known && !archive.canBeDeleted);
        QVERIFY(wordToDelete(archive, u"acme"_s).isEmpty());
    }

    void countsThePortalsOwnClearsAlone()
    {
        PortalScene scene;
        const Portal portal = scene.add(u"acme"_s);
        QVERIFY(awaited(scene.journal.open()).value());
        archiveOneClear(scene, portal.id, 3);
        archiveOneClear(scene, portal.id, 4);
        archiveOneClear(scene, PortalId::create(), 5);
        scene.jobs.refresh();
        QTRY_COMPARE(scene.jobs.load(), JobsController::Load::Loaded);
        const PortalArchive archive = archiveOf(portal.id, scene.jobs);
        QVERIFY(archive.known && archive.canBeDeleted);
        QCOMPARE(archive.jobs, 2);
        QCOMPARE(archive.records, 7);
        QCOMPARE(wordToDelete(archive, u"acme"_s), u"acme"_s);

        scene.jobs.setInUseElsewhere(true);
        QVERIFY(!archiveOf(portal.id, scene.jobs).canBeDeleted);
    }
};

QTEST_GUILESS_MAIN(PortalRemovalTest)
#include "tst_portalremoval.moc"
