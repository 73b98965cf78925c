// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearpreview.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

ChosenRecord chosen(qint64 id, RecordState state, const QString &process = {})
{
    return {*RecordId::from(id), *MessageId::from(QString::number(id).rightJustified(32, u'0')),
            PortalTime(std::chrono::seconds(1000 + id)), state, ProcessId::from(process)};
}

ClearScope mixed()
{
    const QString worker = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;
    return {.records = *NonEmpty<ChosenRecord>::from({chosen(1, RecordState::Pending), chosen(2, RecordState::Failed),
                                                      chosen(3, RecordState::Reserved, worker),
                                                      chosen(4, RecordState::FailedReserved, worker)})};
}

} // namespace

class ClearPreviewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itCountsWhatWasSeen();
    void itShowsTheRequestsAsTheyWillBeSent();
    void withoutReservationsRecordsAreTaken();
    void atMostSoManyRequestsAreShown();
    void runsAreReservedTogether();
};

void ClearPreviewTest::itCountsWhatWasSeen()
{
    const ClearPreview preview = previewOf(mixed(), true, {});
    QCOMPARE(preview.byState.value(RecordState::Pending), 1);
    QCOMPARE(preview.byState.value(RecordState::FailedReserved), 1);
    QCOMPARE(preview.oldest->time_since_epoch().count(), 1001);
    QCOMPARE(preview.newest->time_since_epoch().count(), 1004);
    QCOMPARE(preview.processes, 1);
    QCOMPARE(preview.requests, 5); // read, reserve, owners, clear, verify
}

void ClearPreviewTest::itShowsTheRequestsAsTheyWillBeSent()
{
    const ClearPreview preview = previewOf(mixed(), true, *ConnectorId::from(u"erp"_s));
    const QString all = preview.firstRequests.join(u'\n');
    QVERIFY(preview.firstRequests.first().startsWith(u"POST /rest/batch\n"));
    QVERIFY(all.contains(u"event.offline.get?clear=0&"));
    QVERIFY(all.contains(u"filter%5B%3DID%5D=2"));
    QVERIFY(all.contains(u"\"process_id\": \"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\""));
    QVERIFY(all.contains(u"(given by the reservation)"));
    QVERIFY(all.contains(u"\"auth_connector\": \"erp\""));
    QVERIFY(!all.contains(u"\"auth\""));
}

void ClearPreviewTest::withoutReservationsRecordsAreTaken()
{
    const ClearPreview preview = previewOf(mixed(), false, {});
    QCOMPARE(preview.requests, 4); // read, take, clear, verify
    QVERIFY(preview.firstRequests.first().contains(u"event.offline.get?clear=1&"));
    QVERIFY(!preview.firstRequests.join(u'\n').contains(u"(given by the reservation)"));
}

void ClearPreviewTest::atMostSoManyRequestsAreShown()
{
    std::vector<ChosenRecord> many;
    for (qint64 id = 1; id <= 5000; ++id)
        many.push_back(chosen(id, RecordState::Pending));
    const ClearScope scope{.records = *NonEmpty<ChosenRecord>::from(std::move(many))};
    const ClearPreview preview = previewOf(scope, true, {}, 7);
    QCOMPARE(preview.firstRequests.size(), 7);
    QCOMPARE(preview.requests, 2 + 100 + 2 + 100 + 1); // read, reserve, owners, clear, verify
}

void ClearPreviewTest::runsAreReservedTogether()
{
    std::vector<ChosenRecord> many;
    for (qint64 id = 1; id <= 10'000; ++id) {
        many.push_back(chosen(id, RecordState::Pending));
        many.back().surroundings = Surroundings{};
    }
    const ClearPreview preview = previewOf({.records = *NonEmpty<ChosenRecord>::from(std::move(many))}, true, {});
    QCOMPARE(preview.requests, 4 + 1 + 1 + 1 + 1 + 1); // read, survey, reserve, owners, clear, verify
    QVERIFY(preview.firstRequests.first().contains(u"filter%5B%3C%3DID%5D=1000&"));
    QCOMPARE(preview.firstRequests.size(), 1 + 19);
}

QTEST_GUILESS_MAIN(ClearPreviewTest)
#include "tst_clearpreview.moc"
