// SPDX-License-Identifier: Apache-2.0
#include "portalsim/demolife.h"

#include "portalsim/demopayloads.h"
#include "portalsim/jsontext.h"
#include "portalsim/portal.h"

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr int kBeatsPerWork = 8;
constexpr int kTakenAtOnce = 12;

const Identity kWorker{kMainApplication, 1, true, false};

} // namespace

DemoLife::DemoLife(Portal &portal, quint32 seed, QObject *parent)
    : QObject(parent)
    , portal_(portal)
    , random_(seed)
    , timer_(this)
    , usualSize_(portal.queueSize())
{
    connect(&timer_, &QTimer::timeout, this, &DemoLife::beat);
}

void DemoLife::start(std::chrono::milliseconds pace)
{
    timer_.start(pace);
}

void DemoLife::stop()
{
    timer_.stop();
}

void DemoLife::beat()
{
    arrive();
    if (++beats_ % kBeatsPerWork == 0)
        work();
}

void DemoLife::arrive()
{
    const int count = 1 + random_.bounded(3);
    for (int i = 0; i < count; ++i) {
        const DemoEvent event = nextDemoEvent(random_);
        const QString connector = random_.bounded(10) == 0 ? u"erp"_s : QString();
        portal_.addEvent(event.name, event.data, event.additional, connector);
        // Whoever edits one thing usually edits it again a moment later.
        if (random_.bounded(4) == 0)
            portal_.addEvent(event.name, event.data, event.additional, connector);
    }
}

void DemoLife::work()
{
    if (held_.isEmpty()) {
        take();
        return;
    }
    finish(held_);
    held_.clear();
}

void DemoLife::take()
{
    // More when the queue has grown, nothing when people have cleared it.
    const qint64 size = portal_.queueSize();
    if (size * 2 < usualSize_)
        return;
    const int limit = size > usualSize_ ? kTakenAtOnce * 4 : kTakenAtOnce;
    PhpValue parameters = PhpValue::array();
    parameters.set("clear", PhpValue::number(0));
    parameters.set("limit", PhpValue::number(limit));
    const Answer answer = portal_.call("event.offline.get", parameters, kWorker);
    const auto result = parseJson(answer.result);
    const PhpValue *events = result ? result->find("events") : nullptr;
    if (events && !events->entries().empty())
        held_ = result->find("process_id")->toText();
}

void DemoLife::finish(const QByteArray &process)
{
    const int fate = random_.bounded(12);
    if (fate == 0)
        return; // the worker died: a reservation that nobody comes back for
    PhpValue parameters = PhpValue::array();
    parameters.set("process_id", PhpValue::text(process));
    if (fate == 1) {
        parameters.set("clear", PhpValue::number(0));
        const auto held = parseJson(portal_.call("event.offline.get", parameters, kWorker).result);
        const PhpValue *events = held ? held->find("events") : nullptr;
        if (events && !events->entries().empty()) {
            PhpValue failed = parameters;
            failed.child("message_id").append(*events->entries().front().second.find("MESSAGE_ID"));
            portal_.call("event.offline.error", failed, kWorker);
        }
        parameters.remove("clear");
    }
    portal_.call("event.offline.clear", parameters, kWorker);
}

} // namespace eventsweep::portalsim
