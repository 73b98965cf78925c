// SPDX-License-Identifier: Apache-2.0
#include "support/clearscenes.h"

#include "portalsim/queue.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Selection = ClearScene::Selection;

const QString update = u"ONCRMDEALUPDATE"_s;
const QString lead = u"ONCRMLEADADD"_s;
const QString workerA = u"paa1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"_s;
const QString workerB = u"pbb2b2b2b2b2b2b2b2b2b2b2b2b2b2b2"_s;
constexpr qint64 old = 3600;
constexpr qint64 young = 20;

class Stage
{
public:
    Stage(ClearScene &scene, qint64 now)
        : m_scene(scene)
        , m_now(now)
    {
    }
    void chosen(qint64 id, const QString &event = update, qint64 age = old, const QString &process = {},
                bool failed = false)
    {
        other(id, event, age, process, failed);
        m_scene.chosen.append(id);
    }
    void other(qint64 id, const QString &event = update, qint64 age = old, const QString &process = {},
               bool failed = false)
    {
        m_scene.queue.append(eventRecord(id, id, event, m_now, age, process, failed));
    }
    /// The message of `of` once more: while one is reserved, a repeat makes a second record.
    void copy(qint64 id, qint64 of, const QString &process)
    {
        m_scene.queue.append(eventRecord(id, of, update, m_now, old, process));
    }

private:
    ClearScene &m_scene;
    qint64 m_now;
};

/// Runs of one event, runs of another in between, and single records.
void addFree(Stage &stage, qint64 from, bool failed)
{
    stage.chosen(from, update, old, {}, failed);
    stage.chosen(from + 1, update, old, {}, failed);
    stage.chosen(from + 2, update, old, {}, failed);
    stage.other(from + 3, update, old, {}, failed);
    stage.chosen(from + 5, update, old, {}, failed);
    stage.other(from + 6, lead, old, {}, failed);
    stage.chosen(from + 7, update, old, {}, failed);
    stage.other(from + 8, lead, old, {}, !failed);
    stage.chosen(from + 9, lead, old, {}, failed);
    stage.chosen(from + 10, update, old, {}, failed);
    stage.chosen(from + 11, update, young, {}, failed);
    stage.chosen(from + 12, update, young, {}, failed);
    stage.other(from + 13, lead, young, {}, failed);
}

void addReserved(Stage &stage, qint64 from)
{
    for (qint64 i = 0; i < 6; ++i)
        stage.chosen(from + i, update, old, i % 2 == 0 ? workerA : workerB, i == 4);
    stage.other(from + 6, update, old, workerA);
    stage.other(from + 7, lead, old, workerB);
    stage.other(from + 8);
    stage.chosen(from + 9, lead, old, workerA);
    stage.chosen(from + 10, lead, young, workerB, true);
    stage.chosen(from + 11, lead, old, workerA);
    stage.chosen(from + 12, lead, old, workerA);
    stage.copy(from + 13, from, workerB);
    stage.copy(from + 14, from + 1, {});
}

void addMixed(Stage &stage, qint64 from)
{
    stage.chosen(from);
    stage.chosen(from + 1, update, old, workerA);
    stage.chosen(from + 2);
    stage.chosen(from + 3, update, old, {}, true);
    stage.other(from + 4, update, old, {}, true);
    stage.chosen(from + 5, lead);
    stage.other(from + 6, lead);
    stage.chosen(from + 7, lead, old, {}, true);
    stage.chosen(from + 8, update, old, workerB, true);
    stage.chosen(from + 9, update, young);
    stage.other(from + 10, update, old, workerB);
    stage.chosen(from + 11, update, old, workerB);
    stage.chosen(from + 12, update, old, {}, true);
    stage.copy(from + 13, from + 1, {});
    stage.copy(from + 14, from + 2, workerA);
}

} // namespace

portalsim::RecordData eventRecord(qint64 id, qint64 object, const QString &event, qint64 now, qint64 age,
                                  const QString &process, bool failed)
{
    portalsim::RecordData record;
    record.id = id;
    record.timestamp = QString::fromLatin1(portalsim::momentText(now - age, portalsim::portalOffsetMinutes));
    record.eventName = event;
    // Keys out of order, a number that JSON libraries rewrite, an escape: a copy must have them as they are.
    record.eventData = "{\"FIELDS\":{\"ID\":" + QByteArray::number(object) + "},\"z\":1.10,\"a\":\"\\u0416\"}";
    record.eventAdditional = "{\"user_id\":\"7\"}";
    record.messageId = QString::fromLatin1(portalsim::messageIdOf(event.toUtf8(), record.eventData));
    record.processId = process;
    record.error = failed;
    return record;
}

ClearScene clearScene(Selection selection, qint64 now)
{
    ClearScene scene;
    Stage stage(scene, now);
    switch (selection) {
    case Selection::Reserved:
        addReserved(stage, 101);
        break;
    case Selection::Pending:
        addFree(stage, 101, false);
        break;
    case Selection::Failed:
        addFree(stage, 101, true);
        break;
    case Selection::Mixed:
        addMixed(stage, 101);
        break;
    }
    return scene;
}

const char *nameOf(Selection selection)
{
    switch (selection) {
    case Selection::Reserved:
        return "reserved";
    case Selection::Pending:
        return "pending";
    case Selection::Failed:
        return "failed";
    case Selection::Mixed:
        return "mixed";
    }
    return "";
}

} // namespace eventsweep
