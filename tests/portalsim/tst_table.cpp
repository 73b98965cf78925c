// SPDX-License-Identifier: Apache-2.0
#include "portalsim/table.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

class TestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomWorkGivesWhatAPlainListGives();
    void deletedRowsAreSweptOutAndIdsStayFindable();
    void orderByOtherFieldsIsStableById();
};

namespace {

Row makeRow(TextPool &pool, qint64 id, const QByteArray &event, const QByteArray &message)
{
    Row row;
    row.id = id;
    row.time = 1000 + id % 7;
    row.event = pool.intern(event);
    row.message = MessageKey(message);
    return row;
}

Condition idCondition(Comparison comparison, std::vector<qint64> ids)
{
    Condition condition;
    condition.comparison = comparison;
    condition.numbers = std::move(ids);
    return condition;
}

std::vector<qint64> idsOf(const Table &table, const Selection &selection)
{
    std::vector<qint64> ids;
    for (const size_t at : selection.rows)
        ids.push_back(table.row(at).id);
    return ids;
}

} // namespace

// The table counts and pages by a tree and indices; a plain map is the judge.
void TestTable::randomWorkGivesWhatAPlainListGives()
{
    QRandomGenerator random(4711);
    TextPool pool;
    Table table(pool);
    struct Plain
    {
        QByteArray event;
        QByteArray process;
    };
    std::map<qint64, Plain> plain;
    for (int round = 0; round < 6000; ++round) {
        const qint64 id = random.bounded(3000) + 1;
        const int kind = random.bounded(10);
        const auto known = plain.find(id);
        if (kind < 5 && known == plain.end()) {
            const QByteArray event = random.bounded(2) ? "ONA"_ba : "ONB"_ba;
            table.insert(makeRow(pool, id, event, QByteArray::number(id % 50)));
            plain[id] = {event, {}};
        } else if (kind < 8 && known != plain.end()) {
            table.remove(*table.positionOf(id));
            table.sweep();
            plain.erase(known);
        } else if (known != plain.end()) {
            known->second.process = "p" + QByteArray::number(random.bounded(4));
            table.setProcess(*table.positionOf(id), pool.intern(known->second.process));
        }
        if (round % 20 != 0)
            continue;
        const qint64 bound = random.bounded(3200);
        const bool descending = random.bounded(2);
        const qint64 offset = random.bounded(30);
        std::vector<qint64> expected;
        for (const auto &[key, value] : plain) {
            if (key < bound)
                expected.push_back(key);
        }
        const auto total = static_cast<qint64>(expected.size());
        if (descending)
            std::reverse(expected.begin(), expected.end());
        expected.erase(expected.begin(), expected.begin() + std::min<std::ptrdiff_t>(offset, total));
        expected.resize(std::min<size_t>(expected.size(), 50));
        const Selection selection =
            table.select({idCondition(Comparison::Less, {bound})}, {{Field::Id, descending}}, offset, 50);
        QCOMPARE(selection.total, total);
        QCOMPARE(idsOf(table, selection), expected);

        Condition process;
        process.field = Field::ProcessId;
        process.texts = {"p2"};
        const auto held =
            std::count_if(plain.begin(), plain.end(), [](const auto &entry) { return entry.second.process == "p2"; });
        QCOMPARE(table.select({process}, {}, 0, 10).total, qint64(held));
        QCOMPARE(table.size(), plain.size());
    }
}

void TestTable::deletedRowsAreSweptOutAndIdsStayFindable()
{
    TextPool pool;
    Table table(pool);
    for (qint64 id = 1; id <= 20000; ++id)
        table.insert(makeRow(pool, id, "ONA", QByteArray::number(id)));
    for (qint64 id = 1; id <= 20000; ++id) {
        if (id % 4 != 0) {
            table.remove(*table.positionOf(id));
            table.sweep();
        }
    }
    QCOMPARE(table.size(), size_t(5000));
    QVERIFY(!table.positionOf(19999));
    QCOMPARE(table.row(*table.positionOf(20000)).id, 20000);
    QCOMPARE(table.positionsOfMessage(MessageKey("8"_ba)).size(), size_t(1));
    QVERIFY(table.positionsOfMessage(MessageKey("9"_ba)).empty());
    const Selection page = table.select({idCondition(Comparison::Greater, {100})}, {}, 0, 3);
    QCOMPARE(idsOf(table, page), (std::vector<qint64>{104, 108, 112}));
    QCOMPARE(page.total, 4975);
}

void TestTable::orderByOtherFieldsIsStableById()
{
    TextPool pool;
    Table table(pool);
    for (qint64 id = 1; id <= 20; ++id)
        table.insert(makeRow(pool, id, id % 2 ? "ONB"_ba : "ONA"_ba, QByteArray::number(id)));
    const Selection selection = table.select({}, {{Field::EventName, true}, {Field::Timestamp, false}}, 0, 4);
    QCOMPARE(idsOf(table, selection), (std::vector<qint64>{7, 1, 15, 9}));
    QCOMPARE(selection.total, 20);
}

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
