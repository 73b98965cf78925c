// SPDX-License-Identifier: Apache-2.0
#include "gui/settings.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

struct Entry
{
    QString key;
    QVariant standard;
};

Entry entry(Setting setting)
{
    switch (setting) {
    case Setting::Language:
        return {u"language"_s, u"system"_s};
    case Setting::Appearance:
        return {u"appearance"_s, u"system"_s};
    case Setting::WindowGeometry:
        return {u"window/geometry"_s, QByteArray()};
    case Setting::WindowSplitter:
        return {u"window/splitter"_s, QByteArray()};
    case Setting::QueueSplitter:
        return {u"queue/splitter"_s, QByteArray()};
    case Setting::QueueColumns:
        return {u"queue/columns"_s, QByteArray()};
    case Setting::CurrentPortal:
        return {u"current/portal"_s, QString()};
    case Setting::CurrentConnector:
        return {u"current/connector"_s, QString()};
    case Setting::AllowedServers:
        return {u"signin/servers"_s, QString()}; // not a list: the file cannot tell one of one entry from a text
    }
    Q_UNREACHABLE();
}

} // namespace

QVariant Settings::value(Setting setting) const
{
    const Entry found = entry(setting);
    const QVariant value = m_store.value(found.key, found.standard);
    // A settings file that somebody edited must not bring other types in.
    return value.metaType() == found.standard.metaType() ? value : found.standard;
}

void Settings::setValue(Setting setting, const QVariant &value)
{
    m_store.setValue(entry(setting).key, value);
}

} // namespace eventsweep
