// SPDX-License-Identifier: Apache-2.0
#include "portalsim/handlers.h"

#include <algorithm>
#include <iterator>

namespace eventsweep::portalsim {

namespace {

bool same(const Handler &a, const Handler &b, bool anyUser)
{
    return a.application == b.application && a.event == b.event && a.address == b.address &&
           (a.address.isEmpty() ? a.connector == b.connector : anyUser || a.userId == b.userId);
}

} // namespace

bool Handlers::bind(Handler handler)
{
    const bool known = std::any_of(m_handlers.begin(), m_handlers.end(),
                                   [&handler](const Handler &other) { return same(other, handler, false); });
    if (known)
        return false;
    m_handlers.push_back(std::move(handler));
    return true;
}

int Handlers::unbind(const Handler &like, bool anyUser)
{
    return static_cast<int>(
        std::erase_if(m_handlers, [&](const Handler &handler) { return same(handler, like, anyUser); }));
}

std::vector<Handler> Handlers::of(int application) const
{
    std::vector<Handler> found;
    std::copy_if(m_handlers.begin(), m_handlers.end(), std::back_inserter(found),
                 [application](const Handler &handler) { return handler.application == application; });
    return found;
}

const std::vector<KnownEvent> &knownEvents()
{
    static const std::vector<KnownEvent> events{
        {"", "ONOFFLINEEVENT"},
        {"", "ONAPPINSTALL"},
        {"", "ONAPPUPDATE"},
        {"", "ONAPPUNINSTALL"},
        {"", "ONAPPPAYMENT"},
        {"", "ONAPPTEST"},
        {"", "ONAPPMETHODCONFIRM"},
        {"crm", "ONCRMLEADADD"},
        {"crm", "ONCRMLEADUPDATE"},
        {"crm", "ONCRMLEADDELETE"},
        {"crm", "ONCRMDEALADD"},
        {"crm", "ONCRMDEALUPDATE"},
        {"crm", "ONCRMDEALDELETE"},
        {"crm", "ONCRMDEALMOVETOCATEGORY"},
        {"crm", "ONCRMCONTACTADD"},
        {"crm", "ONCRMCONTACTUPDATE"},
        {"crm", "ONCRMCONTACTDELETE"},
        {"crm", "ONCRMCOMPANYADD"},
        {"crm", "ONCRMCOMPANYUPDATE"},
        {"crm", "ONCRMCOMPANYDELETE"},
        {"crm", "ONCRMACTIVITYADD"},
        {"crm", "ONCRMACTIVITYUPDATE"},
        {"crm", "ONCRMDYNAMICITEMADD"},
        {"crm", "ONCRMDYNAMICITEMUPDATE"},
        {"crm", "ONCRMDYNAMICITEMDELETE"},
        {"task", "ONTASKADD"},
        {"task", "ONTASKUPDATE"},
        {"task", "ONTASKDELETE"},
        {"task", "ONTASKCOMMENTADD"},
        {"user", "ONUSERADD"},
        {"imbot", "ONIMBOTMESSAGEADD"},
        {"imbot", "ONIMBOTJOINCHAT"},
        {"telephony", "ONVOXIMPLANTCALLEND"},
    };
    return events;
}

} // namespace eventsweep::portalsim
