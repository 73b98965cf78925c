// SPDX-License-Identifier: Apache-2.0
#include "support/clearscenes.h"
#include "support/clearworld.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using portalsim::HistoryEntry;

namespace {

/// A judge that finds nothing proves nothing: each promise is broken here once, and each time it has to say so.
class BrokenWorld
{
public:
    explicit BrokenWorld(bool reservations = true)
        : m_world({.reservations = reservations})
    {
        const ClearScene scene = clearScene(ClearScene::Selection::Mixed, m_world.portalSeconds());
        for (const auto &record : scene.queue)
            m_world.insert(record);
        m_world.addJob(m_world.chosen(scene.chosen));
        if (m_world.live() != ClearWorld::End::Done)
            qFatal("the job does not end");
        facts = m_world.facts();
        unchosen = facts.queue.front();
    }

    JobFacts &job() { return facts.jobs.front(); }
    ClearReport::Entry &entry(ClearCategory category)
    {
        return *std::ranges::find(job().report->entries, category, &ClearReport::Entry::category);
    }
    qint64 aRequest() { return facts.history.back().request; }
    HistoryEntry &aRemoval()
    {
        return *std::ranges::find(facts.history, HistoryEntry::What::Removed, &HistoryEntry::what);
    }
    /// A request of the job did that to an unchosen record.
    void touchUnchosen(HistoryEntry::What what)
    {
        HistoryEntry done;
        done.what = what;
        done.who = HistoryEntry::Who::Caller;
        done.request = aRequest();
        done.record = unchosen;
        done.holder = QString(32, u'h');
        facts.history.append(done);
        if (what == HistoryEntry::What::Removed)
            facts.queue.removeFirst();
        else
            facts.queue.front().processId = done.holder;
    }

    ClearFacts facts;
    portalsim::RecordData unchosen;

private:
    ClearWorld m_world;
};

} // namespace

class ClearJudgeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodWorldIsGood();
    void anUnchosenRecordRemovedIsFound();
    void aRivalsRemovalIsNobodysFault();
    void anUnchosenRecordReservedIsFoundUnlessTold();
    void aMissingCopyIsFound();
    void aCopyThatCameTooLateIsFound();
    void aCopyOfAnotherVersionIsFound();
    void aCopyWithOtherDataIsFound();
    void aTakenRecordMayHaveChangedWhenTheAnswerWasLost();
    void anIncompleteCopyIsFound();
    void aVersionThatNobodySawIsFound();
    void anotherWorkersRecordIsFound();
    void clearedButThereIsFound();
    void clearedBySomebodyElseIsFound();
    void goneButThereIsFound();
    void removedButSaidToBeLeftIsFound();
    void aMissingEntryIsFound();
    void aDoubleEntryIsFound();
    void unknownAtAGoodEndIsFound();
    void heldButNotSoIsFound();
    void aHiddenReservationIsFound();
    void aRequestOfNobodyIsFound();
    void aRealClearOfSomethingElseIsFound();
};

static bool tells(const ClearFacts &facts, const QString &words)
{
    return brokenPromises(facts).join(u'\n').contains(words);
}

void ClearJudgeTest::aGoodWorldIsGood()
{
    for (const bool reservations : {true, false}) {
        BrokenWorld world(reservations);
        QCOMPARE(brokenPromises(world.facts), QStringList());
        QVERIFY(world.facts.history.size() >= 10);
        QVERIFY(!world.facts.queue.isEmpty());
    }
}

void ClearJudgeTest::anUnchosenRecordRemovedIsFound()
{
    BrokenWorld world;
    world.touchUnchosen(HistoryEntry::What::Removed);
    QVERIFY(tells(world.facts, u"which was not chosen"_s));
}

void ClearJudgeTest::aRivalsRemovalIsNobodysFault()
{
    BrokenWorld world;
    world.touchUnchosen(HistoryEntry::What::Removed);
    world.facts.history.back().who = HistoryEntry::Who::Rival;
    QCOMPARE(brokenPromises(world.facts), QStringList());
}

void ClearJudgeTest::anUnchosenRecordReservedIsFoundUnlessTold()
{
    BrokenWorld world;
    world.touchUnchosen(HistoryEntry::What::Reserved);
    QVERIFY(tells(world.facts, u"reserved record %1, which was not chosen"_s.arg(world.unchosen.id)));
    world.job().report->strays.push_back(
        {*RecordId::from(world.unchosen.id), *ProcessId::from(world.facts.history.back().holder)});
    QCOMPARE(brokenPromises(world.facts), QStringList());
}

void ClearJudgeTest::aMissingCopyIsFound()
{
    BrokenWorld world;
    const qint64 id = world.aRemoval().record.id;
    std::erase_if(world.job().copies, [id](const ArchivedRecord &copy) { return copy.id->value() == id; });
    QVERIFY(tells(world.facts, u"without an equal copy"_s));
}

void ClearJudgeTest::aCopyThatCameTooLateIsFound()
{
    BrokenWorld world;
    world.job().copiesBefore[world.aRemoval().request] = 0;
    QVERIFY(tells(world.facts, u"without an equal copy"_s));
}

void ClearJudgeTest::aCopyOfAnotherVersionIsFound()
{
    BrokenWorld world;
    for (ArchivedRecord &copy : world.job().copies)
        copy.raw.replace("\"user_id\":\"7\"", "\"user_id\":\"8\"");
    QVERIFY(tells(world.facts, u"without an equal copy"_s));
}

void ClearJudgeTest::aCopyWithOtherDataIsFound()
{
    for (const bool reservations : {true, false}) {
        BrokenWorld world(reservations);
        world.job().wordsWereLost = true;
        for (ArchivedRecord &copy : world.job().copies)
            copy.raw.replace("1.10", "1.1"); // what a JSON library makes of it
        QVERIFY(tells(world.facts, u"without an equal copy"_s));
    }
}

void ClearJudgeTest::aTakenRecordMayHaveChangedWhenTheAnswerWasLost()
{
    BrokenWorld world(false);
    const auto taken = std::ranges::find_if(world.facts.history, [](const HistoryEntry &entry) {
        return entry.what == HistoryEntry::What::Removed && entry.record.processId.isEmpty();
    });
    QVERIFY(taken != world.facts.history.end());
    taken->record.eventAdditional = R"({"user_id":"9"})";
    QVERIFY(tells(world.facts, u"in a version that the archive does not hold"_s));
    world.job().wordsWereLost = true;
    QCOMPARE(brokenPromises(world.facts), QStringList());
}

void ClearJudgeTest::anIncompleteCopyIsFound()
{
    BrokenWorld world;
    world.job().copies.front().raw.replace("EVENT_ADDITIONAL", "EVENT_OTHER");
    QVERIFY(tells(world.facts, u"has no EVENT_ADDITIONAL"_s));
}

void ClearJudgeTest::aVersionThatNobodySawIsFound()
{
    BrokenWorld world;
    std::vector<ChosenRecord> records = world.job().scope.records.items();
    for (ChosenRecord &record : records)
        record.lastSeen -= std::chrono::seconds(1);
    world.job().scope.records = *NonEmpty<ChosenRecord>::from(records);
    QVERIFY(tells(world.facts, u"in a version that the operator had not seen"_s));
    world.job().scope.includeChanged = true;
    QCOMPARE(brokenPromises(world.facts), QStringList());
}

void ClearJudgeTest::anotherWorkersRecordIsFound()
{
    BrokenWorld world;
    const auto made = std::ranges::find_if(world.facts.history, [](const HistoryEntry &past) {
        return past.what == HistoryEntry::What::Reserved && past.who == HistoryEntry::Who::Caller;
    });
    QVERIFY(made != world.facts.history.end());
    made->who = HistoryEntry::Who::Rival;
    QVERIFY(tells(world.facts, u"out of somebody else's reservation"_s));
}

void ClearJudgeTest::clearedButThereIsFound()
{
    BrokenWorld world;
    world.facts.queue.append(world.aRemoval().record);
    QVERIFY(tells(world.facts, u"is said to be cleared, and is there"_s));
}

void ClearJudgeTest::clearedBySomebodyElseIsFound()
{
    BrokenWorld world;
    const auto removal = std::ranges::find(world.facts.history, HistoryEntry::What::Removed, &HistoryEntry::what);
    removal->who = HistoryEntry::Who::Rival;
    QCOMPARE(brokenPromises(world.facts), QStringList()); // faster than this job's clear
    world.job().clearsNamed.remove(removal->record.id);
    QVERIFY(tells(world.facts, u"and somebody else removed it"_s));
    world.facts.history.erase(removal);
    QVERIFY(tells(world.facts, u"and was never there"_s));
}

void ClearJudgeTest::goneButThereIsFound()
{
    BrokenWorld world;
    ClearReport::Entry &entry = world.entry(ClearCategory::Cleared);
    entry.category = ClearCategory::AlreadyGone;
    QVERIFY(tells(world.facts, u"already gone, and this very job removed it"_s));
    world.facts.queue.append(world.aRemoval().record);
    world.facts.queue.back().id = entry.id.value();
    QVERIFY(tells(world.facts, u"already gone, and is there"_s));
}

void ClearJudgeTest::removedButSaidToBeLeftIsFound()
{
    for (const auto category : {ClearCategory::StillThere, ClearCategory::ChangedLeft, ClearCategory::TakenByOther}) {
        BrokenWorld world;
        world.entry(ClearCategory::Cleared).category = category;
        QVERIFY(tells(world.facts, u"and this very job removed it"_s));
    }
}

void ClearJudgeTest::aMissingEntryIsFound()
{
    BrokenWorld world;
    world.job().report->entries.pop_back();
    QVERIFY(tells(world.facts, u"other records than the choice"_s));
}

void ClearJudgeTest::aDoubleEntryIsFound()
{
    BrokenWorld world;
    world.job().report->entries.push_back(world.job().report->entries.front());
    QVERIFY(tells(world.facts, u"other records than the choice"_s));
}

void ClearJudgeTest::unknownAtAGoodEndIsFound()
{
    for (const auto category : {ClearCategory::Unknown, ClearCategory::NotReached}) {
        BrokenWorld world;
        world.entry(ClearCategory::Cleared).category = category;
        QVERIFY(tells(world.facts, u"and nothing ended the job early"_s));
        world.job().report->error = RestError();
        QCOMPARE(tells(world.facts, u"this very job removed it"_s), category == ClearCategory::NotReached);
    }
}

void ClearJudgeTest::heldButNotSoIsFound()
{
    BrokenWorld world;
    ClearReport::Entry &entry = world.entry(ClearCategory::Cleared);
    entry.note = ClearNote::HeldByThisJob;
    entry.heldBy = ProcessId::from(QString(32, u'n'));
    QVERIFY(tells(world.facts, u"which never reserved it"_s));
    const auto made = std::ranges::find_if(world.facts.history, [](const HistoryEntry &past) {
        return past.what == HistoryEntry::What::Reserved && past.who == HistoryEntry::Who::Caller;
    });
    QVERIFY(made != world.facts.history.end());
    entry.note = ClearNote::None;
    const auto other =
        std::ranges::find(world.job().report->entries, *RecordId::from(made->record.id), &ClearReport::Entry::id);
    other->note = ClearNote::HeldByThisJob;
    other->heldBy = ProcessId::from(made->holder);
    QVERIFY(tells(world.facts, u"and held by this job, and is not"_s));
}

void ClearJudgeTest::aHiddenReservationIsFound()
{
    BrokenWorld world;
    const auto made = std::ranges::find_if(world.facts.history, [](const HistoryEntry &past) {
        return past.what == HistoryEntry::What::Reserved && past.who == HistoryEntry::Who::Caller;
    });
    QVERIFY(made != world.facts.history.end());
    portalsim::RecordData held = made->record;
    held.processId = made->holder;
    world.facts.queue.append(held);
    QVERIFY(tells(world.facts, u"is still held by this job, and the report does not say so"_s));
    // Nor when its answer was lost: the record itself is asked for.
    world.job().wordsWereLost = true;
    QVERIFY(tells(world.facts, u"is still held by this job, and the report does not say so"_s));
    world.job().reservesNamed.clear();
    QVERIFY(!tells(world.facts, u"is still held by this job"_s));
}

void ClearJudgeTest::aRequestOfNobodyIsFound()
{
    BrokenWorld world;
    world.job().copiesBefore.remove(world.aRemoval().request);
    QVERIFY(tells(world.facts, u"belongs to no job"_s));
}

/// Not only made-up facts: a program that clears a record too many.
void ClearJudgeTest::aRealClearOfSomethingElseIsFound()
{
    ClearWorld world({});
    const ClearScene scene = clearScene(ClearScene::Selection::Reserved, world.portalSeconds());
    for (const auto &record : scene.queue)
        world.insert(record);
    world.addJob(world.chosen(scene.chosen));
    world.setOnRequest([&world](int, HttpRequest &request, bool) {
        // Its clear of ids as a clear of the whole reservation.
        if (request.body.contains("event.offline.clear"))
            request.body.replace("%5Bid%5D", "%5Bidd%5D").replace("id%5B", "idd%5B");
        if (request.url.path().endsWith("event.offline.clear"_L1))
            request.body.replace("\"id\":", "\"idd\":");
    });
    QCOMPARE(world.live(), ClearWorld::End::Done);
    QVERIFY(tells(world.facts(), u"which was not chosen"_s));
}

QTEST_GUILESS_MAIN(ClearJudgeTest)
#include "tst_clearjudge.moc"
