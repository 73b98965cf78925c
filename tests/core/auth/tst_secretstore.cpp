// SPDX-License-Identifier: Apache-2.0
#include "core/auth/secretstore.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class SecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyErrorHasACodeOfItsOwnAndBack();
    void unknownCodesAreNoError();
    void everyErrorHasASentenceOfItsOwn();

private:
    static constexpr SecretError::Kind kinds[] = {SecretError::Kind::NotFound,  SecretError::Kind::Locked,
                                                  SecretError::Kind::Cancelled, SecretError::Kind::Missing,
                                                  SecretError::Kind::Refused,   SecretError::Kind::TimedOut};
};

void SecretStoreTest::everyErrorHasACodeOfItsOwnAndBack()
{
    QSet<QString> codes;
    for (const auto kind : kinds) {
        codes += secretErrorCode(kind);
        QCOMPARE(secretErrorKind(secretErrorCode(kind)), std::optional(kind));
    }
    QCOMPARE(codes,
             (QSet<QString>{u"not_found"_s, u"locked"_s, u"cancelled"_s, u"missing"_s, u"refused"_s, u"timed_out"_s}));
}

void SecretStoreTest::unknownCodesAreNoError()
{
    for (const QString &code : {QString(), u"LOCKED"_s, u"invalid_grant"_s})
        QVERIFY(!secretErrorKind(code));
}

void SecretStoreTest::everyErrorHasASentenceOfItsOwn()
{
    QSet<QString> sentences;
    for (const auto kind : kinds) {
        sentences += secretErrorText({kind, {}});
        QVERIFY(secretErrorText({kind, u"own words"_s}).endsWith("(own words)"_L1));
    }
    QCOMPARE(sentences.size(), qsizetype(std::size(kinds)));
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
