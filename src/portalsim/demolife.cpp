// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demolife.h"

#include "portalsim/demopayloads.h"
#include "portalsim/jsontext.h"
#include "portalsim/portal.h"

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr int beatsPerWork = 8;
constexpr int takenAtOnce = 12;

const Identity worker{mainApplication, 1, true, false};

} // namespace

DemoLife::DemoLife(Portal &portal, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_portal(portal)
    , m_random(seed)
    , m_timer(this)
    , m_usualSize(portal.queueSize())
{
    connect(&m_timer, &QTimer::timeout, this, &DemoLife::beat);
}

void DemoLife::start(std::chrono::milliseconds pace)
{
    m_timer.start(pace);
}

void DemoLife::stop()
{
    m_timer.stop();
}

void DemoLife::beat()
{
    arrive();
    if (++m_beats % beatsPerWork == 0)
        work();
}

void DemoLife::arrive()
{
    const int count = 1 + m_random.bounded(3);
    for (int i = 0; i < count; ++i) {
        const DemoEvent event = nextDemoEvent(m_random);
        const QString connector = m_random.bounded(10) == 0 ? u"erp"_s : QString();
        m_portal.addEvent(event.name, event.data, event.additional, connector);
        // Whoever edits one thing usually edits it again a moment later.
        if (m_random.bounded(4) == 0)
            m_portal.addEvent(event.name, event.data, event.additional, connector);
    }
}

void DemoLife::work()
{
    if (m_held.isEmpty()) {
        take();
        return;
    }
    finish(m_held);
    m_held.clear();
}

void DemoLife::take()
{
    // More when the queue has grown, nothing when people have cleared it.
    const qint64 size = m_portal.queueSize();
    if (size * 2 < m_usualSize)
        return;
    const int limit = size > m_usualSize ? takenAtOnce * 4 : takenAtOnce;
    PhpValue parameters = PhpValue::array();
    parameters.set("clear", PhpValue::number(0));
    parameters.set("limit", PhpValue::number(limit));
    const Answer answer = m_portal.call("event.offline.get", parameters, worker);
    const auto result = parseJson(answer.result);
    const PhpValue *events = result ? result->find("events") : nullptr;
    if (events && !events->entries().empty())
        m_held = result->find("process_id")->toText();
}

void DemoLife::finish(const QByteArray &process)
{
    const int fate = m_random.bounded(12);
    if (fate == 0)
        return; // the worker died: a reservation that nobody comes back for
    PhpValue parameters = PhpValue::array();
    parameters.set("process_id", PhpValue::text(process));
    if (fate == 1) {
        parameters.set("clear", PhpValue::number(0));
        const auto held = parseJson(m_portal.call("event.offline.get", parameters, worker).result);
        const PhpValue *events = held ? held->find("events") : nullptr;
        if (events && !events->entries().empty()) {
            PhpValue failed = parameters;
            failed.child("message_id").append(*events->entries().front().second.find("MESSAGE_ID"));
            m_portal.call("event.offline.error", failed, worker);
        }
        parameters.remove("clear");
    }
    m_portal.call("event.offline.clear", parameters, worker);
}

} // namespace eventsweep::portalsim
