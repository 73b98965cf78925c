// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearstate.h"

#include "modelportal.h"

#include <QRandomGenerator>
#include <QTest>

using namespace eventsweep;
using namespace eventsweep::model;
using namespace Qt::StringLiterals;
using Category = ClearCategory;

namespace {

/// A random queue, a random choice, a rival, lost and refused requests, kills. All from one seed.
class RandomRun
{
public:
    explicit RandomRun(quint32 seed)
        : m_random(seed)
        , m_includeChanged(chance(30))
        , m_withReservations(chance(70))
    {
        const qint64 size = 1 + m_random.bounded(260);
        std::vector<Record> chosen;
        const int density = 30 + static_cast<int>(m_random.bounded(70));
        const int held = static_cast<int>(m_random.bounded(40));
        for (qint64 id = 1; id <= size; ++id) {
            if (chance(5))
                continue; // ids have gaps
            const auto holder =
                chance(held) ? std::optional(process(u"w%1x"_s.arg(m_random.bounded(4)))) : std::nullopt;
            const QString event = u"ON%1"_s.arg(m_random.bounded(3));
            portal.add(record(id, holder, chance(25), 1000, event));
            if (chance(density)) {
                chosen.push_back(portal.queue.at(id));
                chosenIds.insert(id);
            }
        }
        if (chosen.empty()) {
            portal.add(record(size + 1));
            chosen.push_back(portal.queue.at(size + 1));
            chosenIds.insert(size + 1);
        }
        m_scope = scopeOf(portal, chosen, m_includeChanged);
        if (chance(20))
            portal.now = WallTime(std::chrono::seconds(1001)); // everything is young
        m_state.emplace(*m_scope, m_withReservations);
        m_run.emplace(Run{portal, *m_state});
    }

    void toTheEnd()
    {
        for (int guard = 0; guard < 5000; ++guard) {
            if (chance(40))
                rival();
            if (chance(10))
                swap();
            if (m_kills < 5 && chance(2))
                kill();
            if (chance(1))
                m_state->stop();
            if (m_run->isFinished()) {
                if (m_kills++ >= 5)
                    return;
                kill(); // go on: until nothing is open any more
                continue;
            }
            if (m_run->mutatesNext())
                mutate();
            else
                m_run->step();
        }
        QFAIL("the job never ends");
    }

    model::Portal portal;
    QSet<qint64> chosenIds;
    QSet<qint64> rivalled; ///< touched by others
    QSet<qint64> repeated; ///< their event came again
    QSet<qint64> rivalDeleted;

    [[nodiscard]] const ClearState &state() const { return *m_state; }
    [[nodiscard]] bool withReservations() const { return m_withReservations; }
    [[nodiscard]] bool includeChanged() const { return m_includeChanged; }

private:
    bool chance(int percent) { return static_cast<int>(m_random.bounded(100)) < percent; }

    void kill()
    {
        const ClearHistory known = m_run->history;
        m_state.emplace(*m_scope, known, m_withReservations);
        m_run.emplace(Run{portal, *m_state, known});
    }

    void mutate()
    {
        const Mutation mutation = m_run->intend();
        switch (m_random.bounded(16)) {
        case 0: // carried out, and the answer is lost
            portal.carryOut(mutation);
            return m_run->answeredAll(CommandKind::Unknown);
        case 1: // lost before
            return m_run->answeredAll(CommandKind::Unknown);
        case 2:
            return m_run->answeredAll(CommandKind::Refused);
        case 3:
            return m_run->answeredAll(CommandKind::Postponed);
        case 4: // killed after sending
            portal.carryOut(mutation);
            return kill();
        case 5: // killed before
            return kill();
        default:
            return m_run->answered(portal.carryOut(mutation));
        }
    }

    /// A worker takes one free record and hands another back as failed.
    void swap()
    {
        std::vector<qint64> free;
        std::vector<qint64> held;
        for (const auto &[id, one] : portal.queue)
            (one.processId ? held : free).push_back(id);
        if (free.empty() || held.empty())
            return;
        const qint64 taken = free[m_random.bounded(static_cast<quint32>(free.size()))];
        const qint64 back = held[m_random.bounded(static_cast<quint32>(held.size()))];
        portal.hold(taken, process(u"swap%1x"_s.arg(m_random.bounded(3))));
        portal.release(back);
        rivalled << taken << back;
    }

    void rival()
    {
        if (portal.queue.empty())
            return;
        auto at = portal.queue.begin();
        std::advance(at, m_random.bounded(static_cast<int>(portal.queue.size())));
        const qint64 id = at->first;
        Record &target = at->second;
        rivalled.insert(id);
        switch (m_random.bounded(5)) {
        case 0:
            portal.hold(id, process(u"rival%1x"_s.arg(m_random.bounded(3)))); // also as the last of two calls
            break;
        case 1:
            portal.queue.erase(id);
            rivalDeleted.insert(id);
            break;
        case 2:
            if (target.processId) // a repeat of a reserved record is a record of its own
                break;
            target.lastSeen += std::chrono::seconds(1);
            repeated.insert(id);
            break;
        case 3:
            portal.add(record(m_nextId++));
            break;
        default:
            portal.release(id);
            break;
        }
    }

    QRandomGenerator m_random;
    bool m_includeChanged;
    bool m_withReservations;
    int m_kills = 0;
    qint64 m_nextId = 1000; ///< ids are never given out again
    std::optional<ClearScope> m_scope;
    std::optional<ClearState> m_state;
    std::optional<Run> m_run;
};

} // namespace

class ClearStateRandomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePromisesHold_data();
    void thePromisesHold();
};

void ClearStateRandomTest::thePromisesHold_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 1500; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ClearStateRandomTest::thePromisesHold()
{
    QFETCH(quint32, seed);
    RandomRun run(seed);
    run.toTheEnd();
    const model::Portal &portal = run.portal;
    const auto named = [](qint64 id) { return qPrintable(u"record %1"_s.arg(id)); };

    QSet<qint64> strays;
    for (const auto &stray : run.state().strays())
        strays.insert(stray.id.value());
    for (const qint64 id : portal.deleted)
        QVERIFY2(run.chosenIds.contains(id), named(id));
    for (const qint64 id : portal.reserved) // one whose answer got lost can be told by nobody
        QVERIFY2(run.chosenIds.contains(id) || strays.contains(id) || run.rivalled.contains(id), named(id));
    for (const qint64 id : portal.unarchivedWhenSent)
        QVERIFY2(!portal.deleted.contains(id), named(id));
    if (run.withReservations()) {
        // The version that is deleted has been copied before, and what came again since it was seen is left.
        QVERIFY(portal.deletedUncopied.isEmpty());
        for (const qint64 id : std::as_const(run.repeated))
            QVERIFY2(run.includeChanged() || portal.has(id) || run.rivalDeleted.contains(id), named(id));
    }
    QCOMPARE(run.state().entries().size(), size_t(run.chosenIds.size()));
    QSet<qint64> told = strays;
    for (const auto &entry : run.state().entries()) {
        if (entry.heldBy && entry.heldBy->toString().startsWith(u"job"_s)) {
            told.insert(entry.id.value());
            QVERIFY2(entry.category != Category::TakenByOther, named(entry.id.value()));
        }
    }
    for (const auto &[id, one] : portal.queue) { // a rival can hand a record to nobody's process but its own
        if (one.processId && one.processId->toString().startsWith(u"job"_s) && !run.rivalled.contains(id))
            QVERIFY2(told.contains(id), named(id));
    }
    for (const auto &entry : run.state().entries()) {
        const qint64 id = entry.id.value();
        // The portal says true to every clear: who was first can be told by nobody.
        if (entry.category == Category::Cleared)
            QVERIFY2(portal.deleted.contains(id) || run.rivalDeleted.contains(id), named(id));
        if (entry.category == Category::Cleared || entry.category == Category::AlreadyGone)
            QVERIFY2(!portal.has(id), named(id));
        if (entry.note == ClearNote::HeldByThisJob && !run.rivalled.contains(id))
            QCOMPARE(portal.queue.at(id).processId, entry.heldBy);
    }
}

QTEST_GUILESS_MAIN(ClearStateRandomTest)
#include "tst_clearstaterandom.moc"
