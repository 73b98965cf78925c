// SPDX-License-Identifier: Apache-2.0
#include "core/base/cancel.h"

#include <QTest>

#include <memory>

using namespace eventsweep;

class CancelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyListenerIsCalledOnce();
    void aLateListenerIsCalledAtOnce();
    void aListenerWhoseContextIsGoneIsNotCalled();
    void aListenerMayDestroyTheContextOfTheNext();
    void cancellingInsideAListenerCallsNobodyTwice();
    void aListenerMayListenAgain();
    void aListenerMayDestroyTheSource();
    void tokensOutliveTheirSource();
    void theDefaultTokenIsNeverCancelled();
};

void CancelTest::everyListenerIsCalledOnce()
{
    QObject context;
    CancelSource source;
    const CancelToken token = source.token();
    const CancelToken copy = token;
    int calls = 0;
    token.onCancel(&context, [&] { ++calls; });
    copy.onCancel(&context, [&] { calls += 10; });
    QVERIFY(!token.isCancelled());
    QCOMPARE(calls, 0);
    source.cancel();
    QVERIFY(token.isCancelled() && copy.isCancelled() && source.isCancelled() && source.token().isCancelled());
    QCOMPARE(calls, 11);
    source.cancel();
    QCOMPARE(calls, 11);
}

void CancelTest::aLateListenerIsCalledAtOnce()
{
    QObject context;
    CancelSource source;
    source.cancel();
    int calls = 0;
    source.token().onCancel(&context, [&] { ++calls; });
    QCOMPARE(calls, 1);
    source.cancel();
    QCOMPARE(calls, 1);
}

void CancelTest::aListenerWhoseContextIsGoneIsNotCalled()
{
    QObject stays;
    auto goes = std::make_unique<QObject>();
    CancelSource source;
    int calls = 0;
    source.token().onCancel(goes.get(), [&] { calls += 10; });
    source.token().onCancel(&stays, [&] { ++calls; });
    goes.reset();
    source.cancel();
    QCOMPARE(calls, 1);
}

void CancelTest::aListenerMayDestroyTheContextOfTheNext()
{
    QObject stays;
    auto goes = std::make_unique<QObject>();
    CancelSource source;
    int calls = 0;
    source.token().onCancel(&stays, [&] { goes.reset(); });
    source.token().onCancel(goes.get(), [&] { calls += 10; });
    source.token().onCancel(&stays, [&] { ++calls; });
    source.cancel();
    QCOMPARE(calls, 1);
}

void CancelTest::cancellingInsideAListenerCallsNobodyTwice()
{
    QObject context;
    CancelSource source;
    int calls = 0;
    source.token().onCancel(&context, [&] {
        ++calls;
        source.cancel();
    });
    source.token().onCancel(&context, [&] { calls += 10; });
    source.cancel();
    QCOMPARE(calls, 11);
}

void CancelTest::aListenerMayListenAgain()
{
    QObject context;
    CancelSource source;
    int calls = 0;
    source.token().onCancel(&context, [&] { source.token().onCancel(&context, [&] { ++calls; }); });
    source.cancel();
    QCOMPARE(calls, 1);
}

void CancelTest::aListenerMayDestroyTheSource()
{
    QObject context;
    auto source = std::make_unique<CancelSource>();
    const CancelToken token = source->token();
    int calls = 0;
    token.onCancel(&context, [&] { source.reset(); });
    token.onCancel(&context, [&] { ++calls; });
    source->cancel();
    QVERIFY(!source);
    QCOMPARE(calls, 1);
    QVERIFY(token.isCancelled());
}

void CancelTest::tokensOutliveTheirSource()
{
    QObject context;
    CancelToken token;
    int calls = 0;
    {
        CancelSource source;
        token = source.token();
        token.onCancel(&context, [&] { ++calls; });
    }
    QVERIFY(!token.isCancelled()); // a source that goes asks nobody to stop
    QCOMPARE(calls, 0);
}

void CancelTest::theDefaultTokenIsNeverCancelled()
{
    QObject context;
    const CancelToken token;
    int calls = 0;
    token.onCancel(&context, [&] { ++calls; });
    QVERIFY(!token.isCancelled());
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(CancelTest)
#include "tst_cancel.moc"
