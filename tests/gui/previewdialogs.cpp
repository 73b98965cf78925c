// SPDX-License-Identifier: Apache-2.0
// Renders every page of the dialogs to PNG files, for looking at: gui-previewdialogs FOLDER [dark] [long] [ru] [narrow]
// [signin: its pages alone]
#include "gui/addportalpreviews.h"
#include "gui/clearscene.h"
#include "gui/englishplurals.h"
#include "gui/portalpreviews.h"
#include "gui/queuescene.h"

#include "gui/language.h"
#include "gui/settings.h"
#include "gui/theme/appearance.h"
#include "gui/views/cleardialog.h"
#include "gui/views/mainwindow.h"
#include "gui/views/queuepage.h"
#include "gui/views/recordtable.h"
#include "gui/views/reservationdialog.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QTreeWidget>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

class Preview
{
public:
    Preview(QDir folder, bool narrow)
        : m_folder(std::move(folder))
        , m_narrow(narrow)
    {
    }

    void clearPages()
    {
        review(u"review-dev"_s, Portal::Environment::Development, 37, [](ClearRun &, QWidget &) {});
        review(u"review-prod"_s, Portal::Environment::Production, 37, [](ClearRun &, QWidget &) {});
        review(u"review-many"_s, Portal::Environment::Development, 1204, [](ClearRun &, QWidget &dialog) {
            dialog.findChild<QLineEdit *>(u"typed"_s)->setText(u"1204"_s);
            dialog.findChild<QToolButton *>(u"requestsToggle"_s)->setChecked(true);
        });
        review(
            u"review-noreservations"_s, Portal::Environment::Development, 3,
            [](ClearRun &run, QWidget &) { run.setIncludeChanged(true); }, false);
        review(
            u"review-obstacle"_s, Portal::Environment::Development, 12, [](ClearRun &, QWidget &) {}, true, false);
        running();
        result(u"result-good"_s, {{ClearCategory::Cleared, 9}});
        result(u"result-partial"_s, {{ClearCategory::Cleared, 7}, {ClearCategory::TakenByOther, 2}});
        result(u"result-ended"_s,
               {{ClearCategory::Cleared, 300},
                {ClearCategory::AlreadyGone, 4},
                {ClearCategory::ChangedLeft, 2},
                {ClearCategory::StillThere, 1},
                {ClearCategory::Unknown, 50},
                {ClearCategory::NotReached, 147}},
               true);
    }

    /// The window with what the archive tells.
    void windowPages()
    {
        QueueScene scene(0);
        const QString process(32, u'w');
        for (qint64 id = 1; id <= 40; ++id)
            scene.insert(id, [&](auto &record) { record.processId = id % 3 ? QString() : process; });
        const auto opened = awaited(scene.journal.open());
        QueueController &queue = scene.opened();
        queue.setOwnReservations({{*ProcessId::from(process), scene.clock.now()}});
        const JobHeader header{scene.portal().id, u"acme"_s, u"acme.bitrix24.com"_s, u"Sync app"_s, {}, true};
        QSettings file(scene.folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        Settings settings(file);
        MainWindow window(scene.portals, scene.jobs, settings);
        window.resize(1280, 800);
        QAction *activity = window.findChild<QAction *>(u"actionActivityTab"_s);
        activity->trigger();
        scene.jobs.refresh();
        (void)QTest::qWaitFor([&] { return scene.jobs.load() == JobsController::Load::Loaded; });
        grab(u"window-noactivity"_s, window);
        for (int i = 0; i < 5; ++i) {
            ClearSubject subject = ClearScene::subject(i == 4 ? 1200 : 9 + i);
            if (i == 1)
                subject.scope.origin = {ClearOrigin::Kind::AllMatching, {}, u"state Failed"_s, {}};
            if (i == 2)
                subject.scope.origin = {ClearOrigin::Kind::Reservation, ProcessId::from(process), {}, {}};
            const auto job = awaited(scene.journal.createJob(header, subject.scope)).value();
            ClearReport report =
                ClearScene::report(subject, {{ClearCategory::Cleared, 7 + i}, {ClearCategory::TakenByOther, 2}});
            report.stopped = i == 3;
            if (i < 4)
                (void)awaited(scene.journal.finish(*job, report));
        }
        scene.jobs.refresh();
        (void)QTest::qWaitFor([&] { return scene.jobs.jobs().size() == 5; });
        window.showInterrupted(InterruptedBar::Offer{scene.jobs.jobs().front(), 1, false, {}, {}});
        grab(u"window-activity"_s, window);
        window.showQueueTab();
        window.queuePage().table().selectRow(queue.model().rowOf(*RecordId::from(qint64(33))));
        queue.selection().set(QueueScene::ids({33, 30}), true);
        (void)QTest::qWaitFor([] { return false; }, 100);
        grab(u"window-interrupted"_s, window);
        auto reader = std::make_unique<ReservationReader>(queue.session().client(), ConnectorId(),
                                                          *ProcessId::from(process), *RecordId::from(qint64(40)));
        ReservationDialog dialog(std::move(reader), *RecordId::from(qint64(40)), u"acme"_s);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        grab(u"reservation"_s, dialog);
    }

    /// Pages of a clear that the archive tells of.
    void archivedPages()
    {
        archived(u"result-interrupted"_s, 1200, [](ClearRun &, QWidget &) {});
        archived(u"resume"_s, 1200, [](ClearRun &run, QWidget &dialog) {
            run.goOn();
            (void)QTest::qWaitFor([&] { return run.stage() == ClearRun::Stage::Resume; });
            dialog.findChild<QLineEdit *>(u"resumeTyped"_s)->setText(u"85"_s);
        });
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearSubject subject = ClearScene::subject(37);
        subject.scope.origin = {ClearOrigin::Kind::AllMatching, {}, u"state Failed"_s, RecordId::from(qint64(4737))};
        ClearRun *run = controller.review(subject, scene.session, {});
        ClearDialog dialog(*run);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        grab(u"review-allmatching"_s, dialog);
        run->setTyped(u"37"_s);
        run->start();
        ClearReport report =
            ClearScene::report(subject, {{ClearCategory::Cleared, 35}, {ClearCategory::StillThere, 2}});
        const auto process = *ProcessId::from(QString(32, u's'));
        report.entries.back().note = ClearNote::HeldPerhapsByJob;
        report.entries.back().heldBy = process;
        for (qint64 id : {5001, 5002, 5004})
            report.strays.push_back({*RecordId::from(id), process});
        Q_EMIT run->job()->finished(report);
        for (int i = 1; i < 3; ++i)
            dialog.findChild<QTreeWidget *>(u"outcomes"_s)->topLevelItem(i)->setExpanded(true);
        grab(u"result-strays"_s, dialog);
    }

    void grab(const QString &name, QWidget &widget)
    {
        if (m_narrow)
            widget.resize(660, 360); // a small laptop at 200 %
        widget.show();
        QCoreApplication::processEvents();
        widget.grab().save(m_folder.filePath(name + u".png"_s));
    }

private:
    template <typename Change>
    void review(const QString &name, Portal::Environment environment, int count, Change change,
                bool withReservations = true, bool archive = true)
    {
        ClearScene scene(environment);
        Portal portal = scene.session.portal();
        portal.hasReservations = withReservations;
        scene.session.setPortal(portal);
        ClearController controller(scene.journal, scene.clock, {});
        if (archive)
            scene.openArchive(controller);
        else
            controller.setArchive(tl::unexpected(
                JournalError{JournalError::Kind::Full, u"/home/anna/.local/share/eventsweep/archive.sqlite"_s, {}}));
        ClearRun *run = controller.review(ClearScene::subject(count), scene.session, {});
        ClearDialog dialog(*run);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        change(*run, dialog);
        grab(name, dialog);
    }

    void running()
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(480), scene.session, *ConnectorId::from(u"erp"_s));
        ClearDialog dialog(*run);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        scene.session.limiter().refused(Milliseconds(12'000));
        run->start();
        QTest::qWait(200);
        using Phase = ClearProgress::Phase;
        const std::pair<Phase, int> steps[] = {
            {Phase::Reread, 480}, {Phase::Archive, 480}, {Phase::Reserve, 100}, {Phase::Reserve, 200}};
        for (const auto &[phase, done] : steps) {
            ClearProgress progress;
            progress.phase = phase;
            progress.done = done;
            progress.total = phase == Phase::Reserve ? 320 : 480;
            progress.requests = 7;
            scene.clock.advance(Milliseconds(2000));
            Q_EMIT run->job()->progressChanged(progress);
        }
        grab(u"progress"_s, dialog);
        run->stop();
        grab(u"progress-stopping"_s, dialog);
    }

    void result(const QString &name, std::initializer_list<std::pair<ClearCategory, int>> counts, bool early = false)
    {
        int total = 0;
        for (const auto &[category, count] : counts)
            total += count;
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        ClearRun *run = controller.review(ClearScene::subject(total), scene.session, {});
        ClearDialog dialog(*run);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        if (total > ClearConfirmation::mostWithout)
            run->setTyped(QString::number(total));
        run->start();
        ClearReport report = ClearScene::report(run->subject(), counts);
        if (early) {
            RestError error;
            error.kind = RestError::Kind::AccessDenied;
            error.text = u"Access denied! Current user is not administrator"_s;
            report.error = error;
        }
        Q_EMIT run->job()->finished(report);
        if (auto *tree = dialog.findChild<QTreeWidget *>(u"outcomes"_s); tree->topLevelItemCount() == 2)
            tree->topLevelItem(1)->setExpanded(true);
        grab(name, dialog);
    }

    template <typename Change>
    void archived(const QString &name, int count, Change change)
    {
        ClearScene scene;
        ClearController controller(scene.journal, scene.clock, {});
        scene.openArchive(controller);
        const ClearSubject subject = ClearScene::subject(count);
        const JobHeader header{scene.session.portal().id, u"acme"_s, u"acme.bitrix24.com"_s, u"Sync app"_s, {}, true};
        const auto job = awaited(scene.journal.createJob(header, subject.scope)).value();
        std::vector<ClearReport::Entry> settled;
        for (const ChosenRecord &record : subject.scope.records) {
            if (std::ssize(settled) < 350)
                settled.push_back({record.id, ClearCategory::Cleared, ClearNote::None, {}});
        }
        (void)awaited(scene.journal.settle(*job, settled));
        controller.setSessions([&](const PortalId &) { return &scene.session; });
        ClearRun run(awaited(scene.journal.job(*job)).value().value(),
                     {&scene.session, nullptr, scene.journal, scene.clock});
        ClearDialog dialog(run);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        change(run, dialog);
        grab(name, dialog);
    }

    QDir m_folder;
    bool m_narrow;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2)
        return 2;
    LanguageSwitch language;
    language.use(arguments.contains(u"ru"_s) ? u"ru"_s : u"en"_s);
    EnglishPlurals longer(2);
    if (arguments.contains(u"long"_s))
        QCoreApplication::installTranslator(&longer);
    apply(arguments.contains(u"dark"_s) ? Appearance::Dark : Appearance::Light);
    QDir folder(arguments[1]);
    folder.mkpath(u"."_s);
    Preview preview(folder, arguments.contains(u"narrow"_s));
    if (arguments.contains(u"signin"_s)) {
        AddPortalPreviews([&](const QString &name, QWidget &widget) { preview.grab(name, widget); }).all();
        return 0;
    }
    preview.clearPages();
    preview.windowPages();
    preview.archivedPages();
    AddPortalPreviews([&](const QString &name, QWidget &widget) { preview.grab(name, widget); }).all();
    PortalPreviews([&](const QString &name, QWidget &widget) { preview.grab(name, widget); }).all();
    return 0;
}
