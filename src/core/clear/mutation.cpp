// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutation.h"

namespace eventsweep {

namespace {

void collect(const ReserveRecords &reserve, std::vector<RecordId> &ids)
{
    for (const FreeRecord &record : reserve.records)
        ids.push_back(record.id);
}

void collect(const TakeRecords &take, std::vector<RecordId> &ids)
{
    for (const FreeRecord &record : take.records)
        ids.push_back(record.id);
}

void collect(const ClearByRecords &request, std::vector<RecordId> &ids)
{
    ids.insert(ids.end(), request.records.begin(), request.records.end());
}

void collect(const ClearByMessages &request, std::vector<RecordId> &ids)
{
    for (const auto &target : request.targets)
        ids.push_back(target.record);
}

void collect(const ClearWholeReservation &request, std::vector<RecordId> &ids)
{
    ids.insert(ids.end(), request.records.begin(), request.records.end());
}

void collect(const ClearRecords &clear, std::vector<RecordId> &ids)
{
    for (const ClearRequest &request : clear.requests)
        std::visit([&ids](const auto &kind) { collect(kind, ids); }, request);
}

} // namespace

std::vector<RecordId> recordsOf(const Mutation &mutation)
{
    std::vector<RecordId> ids;
    std::visit([&ids](const auto &kind) { collect(kind, ids); }, mutation);
    return ids;
}

} // namespace eventsweep
