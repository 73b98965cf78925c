// SPDX-License-Identifier: Apache-2.0
#include "core/rest/retryrules.h"

#include "core/rest/ratelimiter.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;

bool isAboutTheToken(const RestError &error)
{
    return error.kind == Kind::SignInAgain && (error.code.compare("expired_token"_L1, Qt::CaseInsensitive) == 0 ||
                                               error.code.compare("invalid_token"_L1, Qt::CaseInsensitive) == 0);
}

/// Failures that may pass by themselves, and leave open what the portal did.
bool isLostAnswer(const RestError &error)
{
    switch (error.kind) {
    case Kind::TimedOut:
        return error.delivery == Delivery::Unknown; // a portal that cannot be reached is told at once
    case Kind::ConnectionLost:
    case Kind::PortalFault:
    case Kind::Maintenance:
        return true;
    case Kind::NotJson:
        return error.httpStatus >= 500; // else a wrong address or a sign-in page
    default:
        return false;
    }
}

} // namespace

NextStep nextStep(const RestError &error, Safety safety, const Attempts &before)
{
    if (error.kind == Kind::TooFast)
        return before.tooFast + 1 < mostTooFast ? NextStep::WaitForLimiter : NextStep::GiveUp;
    if (error.kind == Kind::MethodResting) {
        // A reset at the end of the portal's window is rounded to whole seconds, and the answer took its time.
        constexpr Milliseconds rounding = std::chrono::seconds(30);
        const bool soon = !error.retryAfter || *error.retryAfter <= RateLimiter::longestRest + rounding;
        return soon && before.resting + 1 < mostRests ? NextStep::WaitForLimiter : NextStep::GiveUp;
    }
    if (isAboutTheToken(error))
        return before.refreshed ? NextStep::GiveUp : NextStep::RefreshToken;
    if (before.lost + 1 >= mostLost)
        return NextStep::GiveUp;
    // The portal did not get as far as the method.
    const bool surelyNot = error.kind == Kind::AuthorisationServer ||
                           (error.kind == Kind::ConnectionLost && error.delivery == Delivery::NotSent);
    const bool mayRepeat = surelyNot || (isLostAnswer(error) && safety != Safety::Once);
    return mayRepeat ? NextStep::RepeatAfterDelay : NextStep::GiveUp;
}

Milliseconds retryDelay(int lost)
{
    Milliseconds delay = std::chrono::seconds(1);
    for (int i = 1; i < lost; ++i)
        delay *= 3;
    return delay;
}

} // namespace eventsweep
