// SPDX-License-Identifier: Apache-2.0
#include "gui/clearscene.h"
#include "gui/controllers/clearconfirmation.h"
#include "gui/controllers/clearsteps.h"
#include "gui/controllers/clearsubject.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;
using Phase = ClearProgress::Phase;
using Mark = ClearSteps::Mark;

namespace {

ClearProgress at(Phase phase, qsizetype done, qsizetype total)
{
    ClearProgress progress;
    progress.phase = phase;
    progress.done = done;
    progress.total = total;
    return progress;
}

QList<Phase> phasesOf(const ClearSteps &steps)
{
    QList<Phase> phases;
    for (const auto &step : steps.steps())
        phases << step.phase;
    return phases;
}

} // namespace

/// What has to be typed, which steps are listed, what is counted.
class ClearRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFewRecordsOfADevelopmentPortalNeedNoTyping()
    {
        const ClearConfirmation confirmation(ClearScene::portalOf(Portal::Environment::Development), 500);
        QCOMPARE(confirmation.kind(), ClearConfirmation::Kind::None);
        QVERIFY(confirmation.accepts({}));
    }

    void manyRecordsNeedTheirNumber()
    {
        const ClearConfirmation confirmation(ClearScene::portalOf(Portal::Environment::Development), 1204);
        QCOMPARE(confirmation.kind(), ClearConfirmation::Kind::Number);
        QCOMPARE(confirmation.expected(), u"1204"_s);
        for (const QString &good : {u"1204"_s, u" 1204 "_s, u"1,204"_s, u"1 204"_s})
            QVERIFY(confirmation.accepts(good));
        for (const QString &bad : {u""_s, u" "_s, u"120"_s, u"12045"_s, u"acme"_s, u"-1204"_s, u"1204x"_s})
            QVERIFY(!confirmation.accepts(bad));
    }

    void wholeReservationsAndAllThatMatchAreAlwaysTyped()
    {
        const ClearConfirmation number(ClearScene::portalOf(Portal::Environment::Development), 3, true);
        QCOMPARE(number.kind(), ClearConfirmation::Kind::Number);
        QVERIFY(number.accepts(u"3"_s));
        QVERIFY(!number.accepts(QString()));
        const ClearConfirmation name(ClearScene::portalOf(Portal::Environment::Production), 3, true);
        QCOMPARE(name.kind(), ClearConfirmation::Kind::PortalName);
    }

    void aSubjectKnowsWhatLiesAroundEachRecord()
    {
        // Ids 4705 … 4701: the third is reserved, and so is none of the others.
        const auto records = ClearScene::records(5);
        RecordStore store;
        store.append(records);
        const auto subject = clearSubject(store, {*records[0].id, *records[1].id, *records[4].id});
        QVERIFY(subject);
        const auto &chosen = subject->scope.records.items();
        QCOMPARE(chosen[0].eventName, u"ONCRMDEALUPDATE"_s);
        QVERIFY(chosen[2].surroundings == Surroundings{});
        QVERIFY(chosen[0].surroundings && chosen[0].surroundings->unchosenBelow == 1); // 4702
        QVERIFY(chosen[1].surroundings == chosen[0].surroundings);
        QVERIFY(watermarkOf(store) == records[0].id);
    }

    void aReservationIsWhatIsUnderstoodOfIt()
    {
        auto records = ClearScene::records(6);
        const auto process = *records[2].processId;
        Record odd;
        odd.state = RecordState::NotUnderstood;
        const auto subject = reservationSubject(process, {records[2], odd}, *records[0].id);
        QVERIFY(subject);
        QCOMPARE(subject->count(), qsizetype(1));
        QCOMPARE(subject->leftOut, qsizetype(1));
        QVERIFY(subject->scope.origin.kind == ClearOrigin::Kind::Reservation);
        QVERIFY(subject->scope.origin.reservation == process);
        QVERIFY(subject->scope.origin.watermark == records[0].id);
        QVERIFY(!subject->scope.records.front().surroundings);                    // never together with neighbours
        QVERIFY(!reservationSubject(process, {records[0], odd}, *records[0].id)); // not of this process
    }

    void aProductionPortalNeedsItsNameEvenForOneRecord()
    {
        const ClearConfirmation confirmation(ClearScene::portalOf(Portal::Environment::Production), 1);
        QCOMPARE(confirmation.kind(), ClearConfirmation::Kind::PortalName);
        QVERIFY(confirmation.accepts(u" acme "_s));
        for (const QString &bad : {u""_s, u"1"_s, u"ACME"_s, u"acm"_s, u"acme2"_s})
            QVERIFY(!confirmation.accepts(bad));
    }

    void aProductionPortalWithoutANameIsConfirmedByItsHost()
    {
        Portal portal = ClearScene::portalOf(Portal::Environment::Production);
        portal.name = u"  "_s;
        const ClearConfirmation confirmation(portal, 1);
        QVERIFY(!confirmation.accepts({}));
        QVERIFY(confirmation.accepts(u"acme.bitrix24.com"_s));
    }

    void onlyStepsThatAreNeededAreListed()
    {
        QCOMPARE(phasesOf(ClearSteps({{RecordState::Pending, 3}}, true)),
                 (QList{Phase::Reread, Phase::Archive, Phase::Survey, Phase::Reserve, Phase::Owners, Phase::Clear,
                        Phase::Verify}));
        QCOMPARE(phasesOf(ClearSteps({{RecordState::Reserved, 3}}, true)),
                 (QList{Phase::Reread, Phase::Archive, Phase::Clear, Phase::Verify}));
        QCOMPARE(phasesOf(ClearSteps({{RecordState::Failed, 3}}, false)),
                 (QList{Phase::Reread, Phase::Archive, Phase::Take, Phase::Verify}));
        QCOMPARE(phasesOf(ClearSteps({{RecordState::Failed, 3}, {RecordState::FailedReserved, 1}}, false)),
                 (QList{Phase::Reread, Phase::Archive, Phase::Take, Phase::Clear, Phase::Verify}));
    }

    void theBarNeverGoesBackAndEndsFull()
    {
        ClearSteps steps({{RecordState::Pending, 100}}, true);
        double last = 0;
        Milliseconds now{0};
        for (const auto &progress :
             {at(Phase::Freeze, 0, 0), at(Phase::Reread, 0, 100), at(Phase::Archive, 0, 50), at(Phase::Reread, 50, 100),
              at(Phase::Archive, 100, 100), at(Phase::Reserve, 50, 100), at(Phase::Reserve, 100, 100),
              at(Phase::Owners, 100, 100), at(Phase::Clear, 100, 100), at(Phase::Verify, 40, 100)}) {
            steps.advance(progress, now += Milliseconds(1000));
            QVERIFY(steps.fraction() >= last);
            QVERIFY(steps.fraction() < 1.0);
            last = steps.fraction();
        }
        steps.advance(at(Phase::Finished, 0, 0), now);
        QCOMPARE(steps.fraction(), 1.0);
    }

    void aStepThatTheJobEndedBeforeIsNotMarkedDone()
    {
        ClearSteps steps({{RecordState::Pending, 100}}, true);
        steps.advance(at(Phase::Reread, 100, 100), Milliseconds(0));
        steps.advance(at(Phase::Archive, 40, 100), Milliseconds(1));
        QCOMPARE(steps.steps()[0].mark, Mark::Done);
        QCOMPARE(steps.steps()[1].mark, Mark::Current);
        QCOMPARE(steps.steps()[2].mark, Mark::Waiting);
        steps.advance(at(Phase::Finished, 0, 0), Milliseconds(2));
        QCOMPARE(steps.steps()[1].mark, Mark::Begun);
        QCOMPARE(steps.steps()[2].mark, Mark::Waiting);
    }

    void whatALaterStepLeavesBehindIsThrough()
    {
        ClearSteps steps({{RecordState::Pending, 9}}, true);
        // The job tells a phase when it begins, not when it ends.
        steps.advance(at(Phase::Reread, 0, 9), Milliseconds(0));
        steps.advance(at(Phase::Archive, 0, 9), Milliseconds(1));
        QCOMPARE(steps.steps()[0].mark, Mark::Begun);
        steps.advance(at(Phase::Reserve, 0, 9), Milliseconds(2));
        QCOMPARE(steps.steps()[0].mark, Mark::Done);
        QCOMPARE(steps.steps()[1].mark, Mark::Done);
        QCOMPARE(steps.steps()[1].done, 9);
        QCOMPARE(steps.steps()[2].mark, Mark::Done); // not needed after all
        QCOMPARE(steps.steps()[4].mark, Mark::Waiting);
    }

    void theRateIsOfTheCurrentPhase()
    {
        ClearSteps steps({{RecordState::Pending, 1000}}, true);
        QVERIFY(!steps.rate());
        steps.advance(at(Phase::Reread, 0, 1000), Milliseconds(0));
        steps.advance(at(Phase::Reread, 500, 1000), Milliseconds(2000));
        QCOMPARE(*steps.rate(), 250.0);
        steps.advance(at(Phase::Archive, 10, 1000), Milliseconds(2100));
        QVERIFY(!steps.rate());
    }

    void aSubjectCountsWhatWasChosen()
    {
        const ClearSubject subject = ClearScene::subject(37);
        QCOMPARE(subject.count(), 37);
        QCOMPARE(subject.first.size(), ClearSubject::mostShown);
        QCOMPARE(subject.byEvent.front().first, u"ONCRMDEALUPDATE"_s);
        qsizetype events = 0;
        for (const auto &[name, count] : subject.byEvent)
            events += count;
        QCOMPARE(events, 37);
        QCOMPARE(subject.byProcess.size(), 2u);
        QCOMPARE(subject.messages, 37);
    }

    void eachRecordIsChosenAsItIsInTheSnapshot()
    {
        RecordStore store;
        const std::vector<Record> records = ClearScene::records(37);
        store.append(records);
        std::vector<RecordId> ids;
        for (const Record &record : records)
            ids.push_back(*record.id);
        const auto subject = clearSubject(store, ids);
        QVERIFY(subject);
        size_t at = 0;
        for (const ChosenRecord &chosen : subject->scope.records) {
            ChosenRecord bare = chosen;
            bare.surroundings.reset();
            QVERIFY(bare == choose(records[at]));
            if (at < subject->first.size())
                QCOMPARE(subject->first[at].data, records[at].data);
            ++at;
        }
        QCOMPARE(at, records.size());
    }

    void whatIsNotUnderstoodOrNotThereIsNotChosen()
    {
        RecordStore store;
        std::vector<Record> records = ClearScene::records(2);
        Record odd;
        odd.id = *RecordId::from(qint64(9));
        records.push_back(odd);
        store.append(records);
        const auto gone = *RecordId::from(qint64(123456));
        QVERIFY(!clearSubject(store, {*odd.id, gone}));
        QVERIFY(!clearSubject(store, {}));
        const auto subject = clearSubject(store, {*records[0].id, *odd.id, *records[0].id, gone});
        QVERIFY(subject);
        QCOMPARE(subject->count(), 1);
    }
};

QTEST_GUILESS_MAIN(ClearRulesTest)
#include "tst_clearrules.moc"
