// SPDX-License-Identifier: Apache-2.0
#include "core/base/futures.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QtConcurrent>

#include <memory>
#include <optional>

using namespace eventsweep;

namespace {

template <typename T>
QPromise<T> started()
{
    QPromise<T> promise;
    promise.start();
    return promise;
}

void finish(QPromise<int> &promise, int value)
{
    promise.addResult(value);
    promise.finish();
}

} // namespace

class FuturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFinishedFutureIsToldAtOnce();
    void aLaterResultComesFromTheEventLoopOnce();
    void nothingIsCalledWhenTheContextIsGone();
    void nothingIsCalledWhenTheContextGoesAfterTheEnd();
    void theContextMayGoInsideTheAction();
    void aDroppedPromiseCallsWhenFinishedAlone();
    void aResultFromAnotherThreadArrivesInTheContextsThread();
    void anEndingEndsOnce();
    void itsFutureWorksAfterTheEnd();
    void anEndingThatIsDroppedEndsItsFuture();
    void whoIsToldMayDestroyTheEnding();
};

void FuturesTest::aFinishedFutureIsToldAtOnce()
{
    QObject context;
    int done = 0;
    int finished = 0;
    const auto future = QtFuture::makeReadyFuture(7);
    whenDone(future, &context, [&](int value) { done = value; });
    whenFinished(future, &context, [&](const QFuture<int> &ended) { finished = ended.result(); });
    QCOMPARE(done, 7);
    QCOMPARE(finished, 7);
}

void FuturesTest::aLaterResultComesFromTheEventLoopOnce()
{
    QObject context;
    auto promise = started<int>();
    QList<int> told;
    whenDone(promise.future(), &context, [&](int value) { told.append(value); });
    finish(promise, 7);
    QVERIFY(told.isEmpty());
    QTRY_COMPARE(told, QList<int>{7});
    QTRY_VERIFY(context.children().isEmpty()); // and leaves nothing behind
    QCOMPARE(told, QList<int>{7});
}

void FuturesTest::nothingIsCalledWhenTheContextIsGone()
{
    QObject stays;
    auto goes = std::make_unique<QObject>();
    auto promise = started<int>();
    bool called = false;
    bool other = false;
    whenDone(promise.future(), goes.get(), [&](int) { called = true; });
    whenFinished(promise.future(), goes.get(), [&](const QFuture<int> &) { called = true; });
    whenDone(promise.future(), &stays, [&](int) { other = true; });
    goes.reset();
    finish(promise, 7);
    QTRY_VERIFY(other);
    QVERIFY(!called);
}

void FuturesTest::nothingIsCalledWhenTheContextGoesAfterTheEnd()
{
    QObject stays;
    auto goes = std::make_unique<QObject>();
    auto promise = started<int>();
    bool called = false;
    bool other = false;
    whenDone(promise.future(), goes.get(), [&](int) { called = true; });
    whenDone(promise.future(), &stays, [&](int) { other = true; });
    finish(promise, 7);
    goes.reset(); // the news is on its way
    QTRY_VERIFY(other);
    QVERIFY(!called);
}

void FuturesTest::theContextMayGoInsideTheAction()
{
    auto context = std::make_unique<QObject>();
    auto promise = started<int>();
    const auto held = std::make_shared<int>(0);
    int told = 0;
    whenDone(promise.future(), context.get(), [&context, &told, held](int value) {
        context.reset();
        *held = value; // what the action holds is still there
        told = *held;
    });
    finish(promise, 7);
    QTRY_COMPARE(told, 7);
    QVERIFY(!context);
}

void FuturesTest::aDroppedPromiseCallsWhenFinishedAlone()
{
    QObject context;
    std::optional<QPromise<int>> promise = started<int>();
    bool done = false;
    QList<bool> cancelled;
    whenDone(promise->future(), &context, [&](int) { done = true; });
    whenFinished(promise->future(), &context, [&](const QFuture<int> &future) {
        QCOMPARE(future.resultCount(), 0);
        cancelled.append(future.isCanceled());
    });
    promise.reset();
    QTRY_COMPARE(cancelled, QList<bool>{true});
    QVERIFY(!done);
}

void FuturesTest::aResultFromAnotherThreadArrivesInTheContextsThread()
{
    QObject context;
    QSemaphore listening;
    QThread *worked = nullptr;
    QThread *told = nullptr;
    const auto future = QtConcurrent::run([&] {
        listening.acquire();
        worked = QThread::currentThread();
        return 7;
    });
    int result = 0;
    whenDone(future, &context, [&](int value) {
        result = value;
        told = QThread::currentThread();
    });
    listening.release();
    QTRY_COMPARE(result, 7);
    QCOMPARE(told, context.thread());
    QVERIFY(worked && worked != told);
}

void FuturesTest::anEndingEndsOnce()
{
    Ending<int> ending;
    const auto future = ending.future();
    QVERIFY(!ending.isOver());
    QVERIFY(!future.isFinished());
    QVERIFY(ending.end(1));
    QVERIFY(ending.isOver());
    QVERIFY(future.isFinished());
    QVERIFY(!ending.end(2));
    QCOMPARE(future.resultCount(), 1);
    QCOMPARE(future.result(), 1);
}

void FuturesTest::itsFutureWorksAfterTheEnd()
{
    QObject context;
    Ending<int> ending;
    QVERIFY(ending.end(7));
    QVERIFY(ending.future().isFinished());
    QCOMPARE(ending.future().result(), 7);
    int told = 0;
    whenDone(ending.future(), &context, [&](int value) { told = value; });
    QCOMPARE(told, 7);
}

void FuturesTest::anEndingThatIsDroppedEndsItsFuture()
{
    QFuture<int> future;
    {
        const Ending<int> ending;
        future = ending.future();
        QVERIFY(!future.isFinished());
    }
    QVERIFY(future.isFinished() && future.isCanceled());
    QCOMPARE(future.resultCount(), 0);
}

void FuturesTest::whoIsToldMayDestroyTheEnding()
{
    auto ending = std::make_unique<Ending<int>>();
    bool told = false;
    const auto next = ending->future().then([&](int value) {
        ending.reset();
        told = true;
        return value + 1;
    });
    QVERIFY(ending->end(7));
    QVERIFY(told && !ending);
    QCOMPARE(next.result(), 8);
}

QTEST_GUILESS_MAIN(FuturesTest)
#include "tst_futures.moc"
