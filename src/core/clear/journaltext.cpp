// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaltext.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

QString journalText(ClearScope::By by)
{
    return by == ClearScope::By::Messages ? u"messages"_s : u"records"_s;
}

QString journalText(ClearOrigin::Kind kind)
{
    switch (kind) {
    case ClearOrigin::Kind::Selection:
        return u"selection"_s;
    case ClearOrigin::Kind::Reservation:
        return u"reservation"_s;
    case ClearOrigin::Kind::AllMatching:
        return u"all_matching"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ClearScope::By> clearedByFrom(const QString &text)
{
    for (const auto by : {ClearScope::By::Records, ClearScope::By::Messages}) {
        if (journalText(by) == text)
            return by;
    }
    return std::nullopt;
}

std::optional<ClearOrigin::Kind> originKindFrom(const QString &text)
{
    for (const auto kind :
         {ClearOrigin::Kind::Selection, ClearOrigin::Kind::Reservation, ClearOrigin::Kind::AllMatching}) {
        if (journalText(kind) == text)
            return kind;
    }
    return std::nullopt;
}

} // namespace eventsweep
