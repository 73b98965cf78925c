// SPDX-License-Identifier: Apache-2.0
#include "support/clearscenes.h"
#include "support/clearworld.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

/// Records that get into a reserved range in the last moment: whatever fails then, what the job holds is told.
class ClearStraysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLateRecordIsTold();
    void aLateRecordIsToldWhateverHappens_data();
    void aLateRecordIsToldWhateverHappens();
    void aChosenRecordThatWasLeftIsToldWhateverHappens_data() { aLateRecordIsToldWhateverHappens_data(); }
    void aChosenRecordThatWasLeftIsToldWhateverHappens();
    void aLateRecordIsToldAlsoWhenAnotherHasLeft();
    void whatAWorkerTookInsteadIsNotCleared();

private:
    static constexpr qint64 late = 106;
    static std::unique_ptr<ClearWorld> world();
    void atEachStep(const std::function<void(ClearWorld &)> &justBeforeReserving);
};

/// 101, 103 … 123, old and failed, and 201, 203 … 211, old and pending, all chosen: two ranges with room in them.
std::unique_ptr<ClearWorld> ClearStraysTest::world()
{
    auto made = std::make_unique<ClearWorld>(ClearWorld::Options{});
    QList<qint64> chosen;
    for (qint64 id = 101; id <= 123; id += 2) {
        made->insert(eventRecord(id, id, u"ONCRMDEALUPDATE"_s, made->portalSeconds(), 3600, {}, true));
        chosen.append(id);
    }
    for (qint64 id = 201; id <= 211; id += 2) {
        made->insert(eventRecord(id, id, u"ONCRMDEALUPDATE"_s, made->portalSeconds(), 3600));
        chosen.append(id);
    }
    made->addJob(made->chosen(chosen));
    return made;
}

static void beforeReserving(ClearWorld &world, const std::function<void(ClearWorld &)> &action)
{
    world.setOnRequest([&world, action, done = false](int, HttpRequest &request, bool) mutable {
        if (!done && request.body.contains("event.offline.get")) {
            done = true;
            action(world);
        }
    });
}

static void insertLate(ClearWorld &world, qint64 id)
{
    world.insert(eventRecord(id, id, u"ONCRMDEALUPDATE"_s, world.portalSeconds(), 0, {}, true));
}

void ClearStraysTest::aLateRecordIsTold()
{
    const auto made = world();
    beforeReserving(*made, [](ClearWorld &one) { insertLate(one, late); });
    QCOMPARE(made->live(), ClearWorld::End::Done);
    QCOMPARE(brokenPromises(made->facts()), QStringList());
    QVERIFY(made->report(0).has_value());
    QCOMPARE(made->report(0)->strays.size(), 1U);
    QCOMPARE(made->report(0)->strays.front().id.value(), late);
    QVERIFY(made->portal().record(late).has_value());
    QCOMPARE(made->portal().record(late)->processId, made->report(0)->strays.front().heldBy.toString());
}

void ClearStraysTest::aLateRecordIsToldWhateverHappens_data()
{
    QTest::addColumn<int>("mishap");
    for (const Mishap mishap : {Mishap::Failure, Mishap::Outage, Mishap::Kill})
        QTest::addRow("%s", nameOf(mishap).constData()) << static_cast<int>(mishap);
}

void ClearStraysTest::aLateRecordIsToldWhateverHappens()
{
    atEachStep([](ClearWorld &one) { insertLate(one, late); });
}

void ClearStraysTest::aChosenRecordThatWasLeftIsToldWhateverHappens()
{
    // A worker has it when the job looks, and gives it back just before the reservation.
    atEachStep([](ClearWorld &one) { one.portal().markFailed({111}); });
}

void ClearStraysTest::atEachStep(const std::function<void(ClearWorld &)> &justBeforeReserving)
{
    QFETCH(int, mishap);
    const auto prepared = [&justBeforeReserving] {
        auto made = world();
        made->portal().take({111});
        beforeReserving(*made, justBeforeReserving);
        return made;
    };
    const auto rehearsal = prepared();
    QCOMPARE(rehearsal->live(), ClearWorld::End::Done);
    const size_t steps = rehearsal->moments().size();
    for (size_t step = 1; step <= steps; ++step) {
        const auto made = prepared();
        (void)made->live(static_cast<Mishap>(mishap), static_cast<int>(step));
        QStringList broken = brokenPromises(made->facts());
        const auto end = made->settle();
        broken += brokenPromises(made->facts());
        QVERIFY2(broken.isEmpty() && end == ClearWorld::End::Done && made->isSettled(),
                 qPrintable(u"step %1 (%2): %3"_s.arg(step)
                                .arg(QString::fromLatin1(nameOf(rehearsal->moments()[step - 1])))
                                .arg(broken.join(u"; "_s))));
    }
}

/// As many are in the reservation as are known to be: but not the same.
void ClearStraysTest::aLateRecordIsToldAlsoWhenAnotherHasLeft()
{
    const auto made = world();
    int reads = 0;
    made->setOnRequest([&](int, HttpRequest &request, bool) {
        if (reads == 0 && request.body.contains("event.offline.get")) {
            insertLate(*made, late);
            made->setWordsWereLost();
            made->faults().next(u"event.offline.get"_s, portalsim::DropAfter{});
            reads = 1;
        } else if (reads > 0 && ++reads == 3) {
            made->portal().remove({107}); // after it was read who holds it
        }
    });
    QCOMPARE(made->live(), ClearWorld::End::Done);
    QCOMPARE(made->settle(), ClearWorld::End::Done);
    QCOMPARE(brokenPromises(made->facts()), QStringList());
    QVERIFY(made->report(0)->strays.size() == 1 && made->report(0)->strays.front().id.value() == late);
}

/// The request never arrives, and in that moment workers take exactly what it was for, range by range: by reading, that
/// looks like this job's own reservations.
void ClearStraysTest::whatAWorkerTookInsteadIsNotCleared()
{
    const auto made = world();
    beforeReserving(*made, [](ClearWorld &one) {
        one.setWordsWereLost();
        one.faults().next(u"event.offline.get"_s, portalsim::DropBefore{});
        one.portal().take({101, 103, 105, 107, 109, 111, 113, 115, 117, 119, 121, 123});
        one.portal().take({201, 203, 205, 207, 209, 211});
    });
    QCOMPARE(made->live(), ClearWorld::End::Done);
    QCOMPARE(brokenPromises(made->facts()), QStringList());
    QCOMPARE(made->settle(), ClearWorld::End::Done);
    QCOMPARE(brokenPromises(made->facts()), QStringList());
    QCOMPARE(made->portal().queueSize(), 18);
}

QTEST_GUILESS_MAIN(ClearStraysTest)
#include "tst_clearstrays.moc"
