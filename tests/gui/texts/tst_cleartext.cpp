// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/cleartext.h"

#include "gui/clearscene.h"
#include "gui/englishplurals.h"
#include "gui/texts/clearreporttext.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/querytext.h"
#include "gui/texts/recordtext.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

ClearReport report(std::initializer_list<std::pair<ClearCategory, int>> counts)
{
    int total = 0;
    for (const auto &[category, count] : counts)
        total += count;
    return ClearScene::report(ClearScene::subject(total), counts);
}

ClearScope scopeOf(const ClearReport &report)
{
    std::vector<ChosenRecord> records;
    for (const ClearReport::Entry &entry : report.entries) {
        const auto message = *MessageId::from(entry.id.toString().rightJustified(32, u'0'));
        records.push_back({.id = entry.id, .messageId = message, .eventName = u"ONA"_s, .surroundings = {}});
    }
    return {ClearScope::By::Records, *NonEmpty<ChosenRecord>::from(std::move(records)), false};
}

} // namespace

class ClearTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void theHeadlineTellsTheTruth()
    {
        QCOMPARE(clearHeadline(report({{ClearCategory::Cleared, 9}})), u"9 records cleared and verified"_s);
        QCOMPARE(clearHeadline(report({{ClearCategory::Cleared, 1}})), u"1 record cleared and verified"_s);
        QCOMPARE(clearHeadline(report({{ClearCategory::Cleared, 7}, {ClearCategory::TakenByOther, 2}})),
                 u"7 records cleared and verified, 2 taken by another worker"_s);
        QCOMPARE(clearHeadline(report({{ClearCategory::AlreadyGone, 3}})), u"No record cleared: 3 already gone"_s);
        QCOMPARE(clearHeadline(report({{ClearCategory::StillThere, 1}, {ClearCategory::Unknown, 4}})),
                 u"No record cleared: 1 still there, 4 unknown"_s);
    }

    void aStoppedOrFailedClearSaysSoFirst()
    {
        ClearReport stopped = report({{ClearCategory::Cleared, 5}, {ClearCategory::NotReached, 4}});
        stopped.stopped = true;
        QCOMPARE(clearHeadline(stopped), u"Stopped: 5 records cleared and verified, 4 not reached"_s);
        ClearReport failed = report({{ClearCategory::NotReached, 9}});
        failed.error = RestError();
        QCOMPARE(clearHeadline(failed), u"Ended early, no record cleared: 9 not reached"_s);
        ClearReport full = report({{ClearCategory::Cleared, 5}});
        full.journalError = JournalError();
        QCOMPARE(clearHeadline(full), u"Ended early: 5 records cleared and verified"_s);
        ClearReport held = report({{ClearCategory::NotReached, 2}});
        held.gateRefusal = GateRefusal();
        QVERIFY(endedEarly(held));
        QCOMPARE(clearHeadline(held), u"Ended early, no record cleared: 2 not reached"_s);
    }

    void whatWentWrongIsTold()
    {
        ClearReport fine = report({{ClearCategory::Cleared, 5}});
        QVERIFY(!clearTroubleText(fine, u"acme"_s));
        fine.refused = RestError();
        fine.refused->text = u"no such command"_s;
        QVERIFY(!endedEarly(fine));
        QVERIFY(clearTroubleText(fine, u"acme"_s)->text.contains(u"no such command"_s));
        ClearReport held = report({{ClearCategory::NotReached, 2}});
        held.gateRefusal = GateRefusal();
        QVERIFY(clearTroubleText(held, u"acme"_s)->text.contains(u"Nothing was sent"_s));
        held.journalError = JournalError{JournalError::Kind::Full, u"/a"_s, {}};
        QVERIFY(clearTroubleText(held, u"acme"_s)->text.contains(u"/a"_s));
    }

    void successIsOnlySaidOfRecordsThatAreGone()
    {
        QVERIFY(isCompleteSuccess(report({{ClearCategory::Cleared, 8}, {ClearCategory::AlreadyGone, 1}})));
        for (const auto bad : {ClearCategory::ChangedLeft, ClearCategory::TakenByOther, ClearCategory::StillThere,
                               ClearCategory::Unknown, ClearCategory::NotReached})
            QVERIFY(!isCompleteSuccess(report({{ClearCategory::Cleared, 8}, {bad, 1}})));
        ClearReport stopped = report({{ClearCategory::Cleared, 8}});
        stopped.stopped = true;
        QVERIFY(!isCompleteSuccess(stopped));
    }

    void everyOutcomeNotePhaseAndStateHasItsOwnWords()
    {
        QSet<QString> words;
        QSet<QString> keys;
        for (size_t i = 0; i < clearCategoryCount; ++i) {
            const auto category = static_cast<ClearCategory>(i);
            words << clearCategoryText(category) << clearCategoryExplanation(category);
            words << clearCategoryCountText(category, 2);
            keys << clearCategoryKey(category);
        }
        QCOMPARE(words.size(), 3 * static_cast<int>(clearCategoryCount));
        QCOMPARE(keys.size(), static_cast<int>(clearCategoryCount));

        QSet<QString> notes;
        for (int i = 1; i <= static_cast<int>(ClearNote::Refused); ++i)
            notes << clearNoteText(static_cast<ClearNote>(i)) << clearNoteKey(static_cast<ClearNote>(i));
        QCOMPARE(notes.size(), 2 * static_cast<int>(ClearNote::Refused));
        QVERIFY(clearNoteText(ClearNote::None).isEmpty());

        QSet<QString> phases;
        for (int i = 0; i <= static_cast<int>(ClearProgress::Phase::Finished); ++i)
            phases << clearPhaseText(static_cast<ClearProgress::Phase>(i));
        QCOMPARE(phases.size(), static_cast<int>(ClearProgress::Phase::Finished) + 1);

        QSet<QString> states;
        for (int i = 0; i <= static_cast<int>(RecordState::NotUnderstood); ++i) {
            const auto state = static_cast<RecordState>(i);
            states << recordStateText(state) << recordStateExplanation(state);
        }
        QCOMPARE(states.size(), 2 * (static_cast<int>(RecordState::NotUnderstood) + 1));
    }

    void whoHoldsARecordIsSaidOnce()
    {
        const auto process = ProcessId::from(QString(32, u'r'));
        const auto id = *RecordId::from(qint64(1));
        QCOMPARE(clearEntryNote({id, ClearCategory::TakenByOther, ClearNote::None, process}).count(process->toString()),
                 1);
        QCOMPARE(clearEntryNote({id, ClearCategory::StillThere, ClearNote::HeldByThisJob, process})
                     .count(process->toString()),
                 1);
        QVERIFY(clearEntryNote({id, ClearCategory::Cleared, ClearNote::None, {}}).isEmpty());
    }

    void aSavedReportNamesEveryRecordOnce()
    {
        const ClearReport full = report({{ClearCategory::Cleared, 3}, {ClearCategory::TakenByOther, 1}});
        const JobHeader header{PortalId::create(), u"acme"_s, u"acme.bitrix24.com"_s, u"Sync app"_s, {}, true};
        const ClearScope scope = scopeOf(full);
        const ClearReportFacts facts{header, u"/tmp/archive.sqlite"_s, JobId(12), full, scope};

        const QString text = clearReportText(facts);
        QVERIFY(text.startsWith(clearHeadline(full)));
        const auto json = QJsonDocument::fromJson(clearReportJson(facts)).object();
        QCOMPARE(json[u"counts"_s][u"cleared"_s].toInt(), 3);
        QCOMPARE(json[u"counts"_s][u"taken_by_other"_s].toInt(), 1);
        QCOMPARE(json[u"records"_s].toArray().size(), 4);
        QCOMPARE(json[u"started_at"_s].toString(), u"2025-11-20T12:00:00.000Z"_s);
        for (const ClearReport::Entry &entry : full.entries)
            QCOMPARE(text.count(u'\n' + entry.id.toString()), 1);
    }

    void aSavedReportTellsHowItWasChosenAndWhatCameAlong()
    {
        ClearReport full = report({{ClearCategory::Cleared, 2}, {ClearCategory::StillThere, 1}});
        const auto process = *ProcessId::from(QString(32, u's'));
        full.strays = {{*RecordId::from(qint64(990)), process}};
        full.entries.back().note = ClearNote::HeldByThisJob;
        full.entries.back().heldBy = process;
        full.stopped = true;
        ClearScope scope = scopeOf(full);
        scope.by = ClearScope::By::Messages;
        scope.origin = {ClearOrigin::Kind::AllMatching, {}, u"state Failed"_s, RecordId::from(qint64(980))};
        const JobHeader header{PortalId::create(), u"acme"_s, u"acme.bitrix24.com"_s, u"Sync app"_s, {}, true};
        const ClearReportFacts facts{header, u"/tmp/archive.sqlite"_s, JobId(12), full, scope, true};

        const QString text = clearReportText(facts);
        QVERIFY(text.startsWith(u"Interrupted"_s));
        QVERIFY2(text.contains(u"state Failed"_s) && text.contains(u"980"_s), qPrintable(text));
        QVERIFY(text.contains(u"990  Held by process "_s + process.toString()));
        QVERIFY(text.contains(u"event.offline.error"_s));

        const auto json = QJsonDocument::fromJson(clearReportJson(facts)).object();
        QCOMPARE(json[u"by"_s].toString(), u"messages"_s);
        QCOMPARE(json[u"origin"_s][u"kind"_s].toString(), u"all_matching"_s);
        QCOMPARE(json[u"origin"_s][u"filter"_s].toString(), u"state Failed"_s);
        QCOMPARE(json[u"origin"_s][u"watermark"_s].toString(), u"980"_s);
        QCOMPARE(json[u"chosen"_s].toInt(), 3);
        QCOMPARE(json[u"interrupted"_s].toBool(), true);
        QVERIFY(!json.contains(u"ended_at"_s));
        QCOMPARE(json[u"strays"_s][0][u"id"_s].toString(), u"990"_s);
        QCOMPARE(json[u"strays"_s][0][u"held_by"_s].toString(), process.toString());
        const auto last = json[u"records"_s][2].toObject();
        QCOMPARE(last[u"outcome"_s].toString(), u"still_there"_s);
        QCOMPARE(last[u"note"_s].toString(), u"held_by_this_job"_s);
        QCOMPARE(last[u"held_by"_s].toString(), process.toString());
        QCOMPARE(last[u"event"_s].toString(), u"ONA"_s);
        QCOMPARE(last[u"open"_s].toBool(), isOpen(full.entries.back()));
    }

    void aJobIsToldInPlainWords()
    {
        ArchivedJob job{.id = JobId(1), .header = {}};
        job.header.host = u"acme.bitrix24.com"_s;
        job.chosen = 1200;
        job.counts[static_cast<size_t>(ClearCategory::Cleared)] = 350;
        QCOMPARE(jobScopeText(job.header), u"acme.bitrix24.com › no connector"_s);
        QCOMPARE(jobResultText(job), u"Interrupted: 350 of 1,200 verified"_s);
        QCOMPARE(jobChoiceText(job), u"1,200 records"_s);
        job.by = ClearScope::By::Messages;
        QCOMPARE(jobChoiceText(job), u"1,200 records, by message"_s);
        job.origin = {ClearOrigin::Kind::AllMatching, {}, u"state Failed"_s, {}};
        QCOMPARE(jobChoiceText(job), u"All that match “state Failed” (1,200 records)"_s);
        job.origin.filter.clear();
        QCOMPARE(jobChoiceText(job), u"The whole queue (1,200 records)"_s);
        job.origin = {ClearOrigin::Kind::Reservation, ProcessId::from(QString(32, u's')), {}, {}};
        QCOMPARE(jobChoiceText(job), u"The whole reservation "_s + QString(32, u's') + u" (1,200 records)"_s);
        job.endedAt = WallTime(Milliseconds(5));
        job.counts[static_cast<size_t>(ClearCategory::TakenByOther)] = 850;
        QCOMPARE(jobResultText(job), u"350 records cleared and verified, 850 taken by another worker"_s);
        job.stopped = true;
        QVERIFY(jobResultText(job).startsWith(u"Stopped: "_s));
        job.counts[static_cast<size_t>(ClearCategory::Cleared)] = 0;
        QVERIFY(jobResultText(job).startsWith(u"Stopped, no record cleared: "_s));
    }

    void aFilterIsToldInWords()
    {
        RecordQuery query;
        QCOMPARE(queryText(query), QString());
        query.text = u" 759 "_s;
        query.events = {u"ONB"_s, u"ONA"_s};
        query.states = {RecordState::Failed, RecordState::Pending};
        QCOMPARE(queryText(query), u"state Pending or Failed, event ONA or ONB, text “759”"_s);
    }

    void savedCopiesAreByteForByteThePortals()
    {
        const QByteArray raw = R"({"ID":"7","EVENT_DATA":{"b":1.10,"a":"\u0416"}})";
        const auto id = *RecordId::from(qint64(7));
        const QByteArray json = archivedRecordsJson({{id, raw, {}}, {id, raw, {}}});
        QCOMPARE(json.count(raw), 2);
        QCOMPARE(QJsonDocument::fromJson(json).array().size(), 2);
        QCOMPARE(QJsonDocument::fromJson(archivedRecordsJson({})).array().size(), 0);
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_GUILESS_MAIN(ClearTextTest)
#include "tst_cleartext.moc"
