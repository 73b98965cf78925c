// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearconfirmation.h"

#include <algorithm>

namespace eventsweep {

namespace {

/// "1 204", "1,204" and "1.204" are what people copy from the page.
QString withoutGrouping(QString number)
{
    number.removeIf([](QChar c) { return c.isSpace() || c == u',' || c == u'.' || c == u'\'' || c == u'’'; });
    return number;
}

} // namespace

ClearConfirmation::ClearConfirmation(const Portal &portal, qsizetype records, bool always)
{
    if (portal.environment == Portal::Environment::Production) {
        m_kind = Kind::PortalName;
        m_expected = portal.name.simplified();
        if (m_expected.isEmpty())
            m_expected = portal.host();
    } else if (always || records > mostWithout) {
        m_kind = Kind::Number;
        m_expected = QString::number(records);
    }
}

bool ClearConfirmation::accepts(const QString &typed) const
{
    switch (m_kind) {
    case Kind::None:
        return true;
    case Kind::Number:
        return withoutGrouping(typed) == m_expected;
    case Kind::PortalName:
        return !m_expected.isEmpty() && typed.simplified() == m_expected;
    }
    return false;
}

} // namespace eventsweep
