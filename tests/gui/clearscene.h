// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/memorysecretstore.h"
#include "core/auth/portalsecrets.h"
#include "core/queue/recordparser.h"
#include "gui/controllers/clearcontroller.h"
#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QTemporaryDir>

namespace eventsweep {

/// A portal that never answers, an archive of its own, and records to choose from: a clear can be shown in every stage,
/// and a test emits the signals of its job.
class ClearScene
{
public:
    explicit ClearScene(Portal::Environment environment = Portal::Environment::Development)
        : journal(folder.filePath(QStringLiteral("archive.sqlite")), clock)
        , session(portalOf(environment), servicesOf(secrets, clock))
    {
        PortalSecrets tokens;
        tokens.accessToken = QStringLiteral("scene-access-token");
        tokens.refreshToken = QStringLiteral("scene-refresh-token");
        (void)secrets.write(session.portal().id.toString(), tokens.toJson());
    }

    static PortalServices servicesOf(SecretStore &secrets, Clock &clock)
    {
        PortalServices services{secrets, clock};
        services.makeTransport = [](const Portal &) { return std::make_unique<FakeTransport>(); };
        return services;
    }

    static Portal portalOf(Portal::Environment environment)
    {
        Portal portal;
        portal.name = QStringLiteral("acme");
        portal.restBase = QUrl(QStringLiteral("https://acme.bitrix24.com/rest/"));
        portal.applicationTitle = QStringLiteral("Sync app");
        portal.environment = environment;
        return portal;
    }

    /// Ids 4700 downwards; every third is reserved by one of two workers, every tenth failed.
    static std::vector<Record> records(int count)
    {
        const char *events[] = {"ONCRMDEALUPDATE", "ONCRMDEALUPDATE", "ONCRMLEADADD", "ONTASKUPDATE"};
        std::vector<Record> records;
        for (int i = 0; i < count; ++i) {
            const QByteArray process = i % 3 == 2 ? QByteArray(32, i % 2 ? 'k' : 'b') : QByteArray();
            const QByteArray json = QByteArrayLiteral("{\"ID\":\"") + QByteArray::number(4700 + count - i) +
                                    "\",\"TIMESTAMP_X\":\"2025-11-2" + QByteArray::number(i % 4) + "T14:0" +
                                    QByteArray::number(i % 10) + ":11+03:00\",\"EVENT_NAME\":\"" + events[i % 4] +
                                    "\",\"EVENT_DATA\":{\"FIELDS\":{\"ID\":\"" + QByteArray::number(700 + i) +
                                    "\"}},\"EVENT_ADDITIONAL\":{\"user_id\":\"7\"},\"MESSAGE_ID\":\"" +
                                    QByteArray::number(i, 16).rightJustified(32, '0') + "\",\"PROCESS_ID\":\"" +
                                    process + "\",\"ERROR\":\"" + (i % 10 == 9 ? "1" : "0") + "\"}";
            records.push_back(parseRecord(json));
        }
        return records;
    }

    static ClearSubject subject(int count, ClearScope::By by = ClearScope::By::Records)
    {
        RecordStore store;
        const auto list = records(count);
        std::vector<RecordId> ids;
        for (const Record &record : list)
            ids.push_back(*record.id);
        store.append(list);
        return *clearSubject(store, ids, by);
    }

    void openArchive(ClearController &controller)
    {
        const auto opened = awaited(journal.open());
        QVERIFY(opened);
        controller.setArchive(*opened);
    }

    static ClearReport report(const ClearSubject &subject, std::initializer_list<std::pair<ClearCategory, int>> counts)
    {
        ClearReport report;
        report.startedAt = WallTime(Milliseconds(1'763'640'000'000));
        report.endedAt = report.startedAt + Milliseconds(4200);
        auto record = subject.scope.records.begin();
        for (const auto &[category, count] : counts) {
            for (int i = 0; i < count && record != subject.scope.records.end(); ++i, ++record) {
                ClearReport::Entry entry{record->id, category, ClearNote::None, {}};
                if (category == ClearCategory::TakenByOther)
                    entry.heldBy = ProcessId::from(QString(32, QLatin1Char('r')));
                report.entries.push_back(entry);
            }
        }
        report.requests = 5;
        report.archived = static_cast<qint64>(report.entries.size());
        return report;
    }

    QTemporaryDir folder;
    ManualClock clock;
    MemorySecretStore secrets;
    Journal journal;
    PortalSession session;
};

} // namespace eventsweep
