// SPDX-License-Identifier: Apache-2.0
#include "core/portal/portalstore.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QThread>

#include <algorithm>
#include <chrono>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

/// Another copy holds the lock for one small write. Longer than this, something is wrong with it, and the operator is
/// told instead of waiting at a window that does not move.
constexpr std::chrono::milliseconds longestWait{250};

void addUnfinished(PortalFile &file, const PortalId &id)
{
    if (std::ranges::find(file.unfinished, id) == file.unfinished.end())
        file.unfinished.push_back(id);
}

} // namespace

PortalStore::PortalStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    // The folder too: a file that is written by renaming another one to its name is not the watched one any more.
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PortalStore::takeOver);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PortalStore::takeOver);
}

PortalStore::~PortalStore() = default;

tl::expected<void, PortalStoreError> PortalStore::load()
{
    m_leftAlone.reset();
    m_putAside.reset();
    m_content = {};
    m_text.clear();
    watch();
    if (!QFile::exists(m_path)) {
        Q_EMIT changed();
        return {};
    }
    const auto text = read();
    if (!text) {
        m_leftAlone = text.error();
        return tl::unexpected(*m_leftAlone);
    }
    auto parsed = portalFileFrom(*text);
    if (parsed.newer) {
        m_leftAlone = error(PortalStoreError::Kind::Newer, {});
        return tl::unexpected(*m_leftAlone);
    }
    m_content = std::move(parsed.file);
    m_text = *text;
    Q_EMIT changed();
    if (parsed.damaged)
        return tl::unexpected(putAside(*text, parsed.why));
    return {};
}

tl::expected<QByteArray, PortalStoreError> PortalStore::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(error(PortalStoreError::Kind::Unreadable, file.errorString()));
    QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(error(PortalStoreError::Kind::Unreadable, file.errorString()));
    return text;
}

PortalStoreError PortalStore::putAside(const QByteArray &text, const QString &why)
{
    // Only makes the name of a file, that is never read as a time: not worth a Clock.
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    auto damaged = error(PortalStoreError::Kind::Damaged, why);
    for (int number = 0; number < 100; ++number) {
        const QString name = m_path + u".damaged-"_s + stamp + (number ? u'-' + QString::number(number) : QString());
        if (QFile::copy(m_path, name)) { // a copy: what can be understood stays where it is until it is written anew
            damaged.keptAs = name;
            m_putAside = text;
            return damaged;
        }
        if (!QFile::exists(name))
            break;
    }
    m_leftAlone = damaged;
    return damaged;
}

const Portal *PortalStore::find(const PortalId &id) const
{
    const auto found = std::ranges::find(m_content.portals, id, &Portal::id);
    return found == m_content.portals.end() ? nullptr : &*found;
}

tl::expected<void, PortalStoreError> PortalStore::save(const Portal &portal)
{
    return saveAll({portal});
}

tl::expected<void, PortalStoreError> PortalStore::saveAll(const std::vector<Portal> &portals)
{
    const auto saved = write([&portals](PortalFile &file) {
        for (const Portal &portal : portals) {
            const auto found = std::ranges::find(file.portals, portal.id, &Portal::id);
            if (found == file.portals.end())
                file.portals.push_back(portal);
            else
                *found = portal;
            std::erase(file.unfinished, portal.id);
        }
    });
    if (saved) {
        for (const Portal &portal : portals)
            release(portal.id);
    }
    return saved;
}

tl::expected<void, PortalStoreError> PortalStore::change(const PortalId &id,
                                                         const std::function<void(Portal &)> &change)
{
    return write([&](PortalFile &file) {
        const auto found = std::ranges::find(file.portals, id, &Portal::id);
        if (found == file.portals.end())
            return;
        change(*found);
        found->id = id; // names it for ever
    });
}

tl::expected<void, PortalStoreError> PortalStore::remove(const PortalId &id)
{
    if (auto held = holdUnfinished(id); !held)
        return held;
    bool there = false;
    auto removed = write([&](PortalFile &file) {
        there = std::erase_if(file.portals, [&id](const Portal &portal) { return portal.id == id; }) > 0;
        if (there)
            addUnfinished(file, id);
    });
    if (!removed || !there)
        release(id);
    if (removed)
        QFile::remove(clearLock(id)); // nobody can clear there again
    return removed;
}

tl::expected<void, PortalStoreError> PortalStore::move(const PortalId &id, Side side, const PortalId &neighbour)
{
    if (id == neighbour)
        return {};
    return write([&](PortalFile &file) {
        auto &portals = file.portals;
        const auto found = std::ranges::find(portals, id, &Portal::id);
        if (found == portals.end() || std::ranges::find(portals, neighbour, &Portal::id) == portals.end())
            return;
        Portal portal = std::move(*found);
        portals.erase(found);
        auto place = std::ranges::find(portals, neighbour, &Portal::id);
        if (side == Side::After)
            ++place;
        portals.insert(place, std::move(portal));
    });
}

// ---- unfinished ones

// A lock of its own for each: its end says that nobody is at it any more, whatever became of the program that was.
QString PortalStore::unfinishedLock(const PortalId &id) const
{
    return m_path + u"-adding-"_s + id.toString();
}

tl::expected<void, PortalStoreError> PortalStore::holdUnfinished(const PortalId &id)
{
    if (m_leftAlone)
        return tl::unexpected(*m_leftAlone);
    if (m_mine.contains(id))
        return {};
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    auto lock = ProcessLock::take(unfinishedLock(id));
    if (const auto *failure = std::get_if<ProcessLock::Failure>(&lock)) {
        if (*failure == ProcessLock::Failure::HeldByOther)
            return tl::unexpected(error(PortalStoreError::Kind::InUse, {})); // it is removing the same portal
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, tr("The folder cannot be written.")));
    }
    m_mine[id] = std::move(std::get<std::unique_ptr<ProcessLock>>(lock));
    return {};
}

tl::expected<void, PortalStoreError> PortalStore::noteUnfinished(const PortalId &id)
{
    if (auto held = holdUnfinished(id); !held)
        return held;
    auto noted = write([&id](PortalFile &file) { addUnfinished(file, id); });
    if (!noted)
        release(id);
    return noted;
}

tl::expected<void, PortalStoreError> PortalStore::forgetUnfinished(const PortalId &id)
{
    auto forgotten = write([&id](PortalFile &file) { std::erase(file.unfinished, id); });
    if (forgotten)
        release(id);
    return forgotten;
}

std::vector<PortalId> PortalStore::takeUnfinished()
{
    std::vector<PortalId> taken;
    const auto noted = m_content.unfinished;
    for (const PortalId &id : noted) {
        if (m_mine.contains(id))
            continue;
        auto lock = ProcessLock::take(unfinishedLock(id));
        if (auto *held = std::get_if<std::unique_ptr<ProcessLock>>(&lock)) {
            m_mine[id] = std::move(*held);
            taken.push_back(id);
        }
    }
    if (taken.empty())
        return taken;
    // Between what this copy knew and the lock, the other one may have come to an end with it: its secrets are in use.
    const auto fresh = freshWhole();
    std::erase_if(taken, [&](const PortalId &id) {
        if (fresh && std::ranges::find(fresh->unfinished, id) != fresh->unfinished.end())
            return false;
        if (fresh)
            release(id);
        else
            m_mine.erase(id); // somebody will ask for it again
        return true;
    });
    takeOver();
    return taken;
}

std::optional<PortalFile> PortalStore::freshWhole() const
{
    if (m_leftAlone)
        return std::nullopt;
    const auto held = lock(fileLock());
    if (!held || !QFile::exists(m_path))
        return std::nullopt;
    const auto text = read();
    if (!text)
        return std::nullopt;
    auto parsed = portalFileFrom(*text);
    if (parsed.newer || parsed.damaged)
        return std::nullopt;
    return std::move(parsed.file);
}

void PortalStore::release(const PortalId &id)
{
    if (m_mine.erase(id) > 0)
        QFile::remove(unfinishedLock(id)); // nobody will ask for this id again
}

// ---- clears

QString PortalStore::clearLock(const PortalId &id) const
{
    return QFileInfo(m_path).absolutePath() + u"/clearing-"_s + id.toString() + u"-lock"_s;
}

tl::expected<std::unique_ptr<ProcessLock>, PortalStoreError> PortalStore::holdForClear(const PortalId &id) const
{
    return lock(clearLock(id));
}

bool PortalStore::isClearedElsewhere(const PortalId &id) const
{
    if (!QFile::exists(clearLock(id)))
        return false;
    const auto lock = ProcessLock::take(clearLock(id));
    const auto *failure = std::get_if<ProcessLock::Failure>(&lock);
    return failure && *failure == ProcessLock::Failure::HeldByOther;
}

// ---- writing

QString PortalStore::fileLock() const
{
    return m_path + u"-lock"_s;
}

tl::expected<std::unique_ptr<ProcessLock>, PortalStoreError> PortalStore::lock(const QString &path) const
{
    const QDeadlineTimer deadline(longestWait);
    for (;;) {
        auto lock = ProcessLock::take(path);
        if (auto *held = std::get_if<std::unique_ptr<ProcessLock>>(&lock))
            return std::move(*held);
        if (std::get<ProcessLock::Failure>(lock) == ProcessLock::Failure::CannotLock)
            return tl::unexpected(error(PortalStoreError::Kind::NotWritten, tr("The folder cannot be written.")));
        if (deadline.hasExpired())
            return tl::unexpected(error(PortalStoreError::Kind::InUse, {}));
        QThread::yieldCurrentThread();
    }
}

tl::expected<void, PortalStoreError> PortalStore::write(const Change &change)
{
    if (m_leftAlone)
        return tl::unexpected(*m_leftAlone);
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, tr("The folder cannot be made.")));
    PortalFile content;
    {
        const auto held = lock(fileLock());
        if (!held)
            return tl::unexpected(held.error());
        if (auto written = writeLocked(change, content); !written)
            return written;
    }
    watch();
    take(std::move(content)); // may call whoever wants to write again
    return {};
}

tl::expected<void, PortalStoreError> PortalStore::writeLocked(const Change &change, PortalFile &content)
{
    auto now = current();
    if (!now)
        return tl::unexpected(now.error());
    content = std::move(now->file);
    change(content);
    const QByteArray text = toText(content);
    if (text == now->text) {
        m_text = text;
        return {};
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(text);
    if (!file.commit())
        return tl::unexpected(error(PortalStoreError::Kind::NotWritten, file.errorString()));
    m_text = text;
    return {};
}

tl::expected<PortalStore::Current, PortalStoreError> PortalStore::current()
{
    if (!QFile::exists(m_path))
        return Current{m_content, {}};
    auto text = read();
    if (!text)
        return tl::unexpected(text.error());
    auto parsed = portalFileFrom(*text);
    if (parsed.newer) {
        m_leftAlone = error(PortalStoreError::Kind::Newer, {});
        return tl::unexpected(*m_leftAlone);
    }
    if (!parsed.damaged)
        return Current{std::move(parsed.file), std::move(*text)};
    if (m_putAside != *text) {
        if (auto damaged = putAside(*text, parsed.why); damaged.keptAs.isEmpty())
            return tl::unexpected(damaged);
    }
    return Current{m_content, std::move(*text)};
}

// ---- the other copy

void PortalStore::watch()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!m_watcher.directories().contains(folder) && QFileInfo::exists(folder))
        m_watcher.addPath(folder);
    if (!m_watcher.files().contains(m_path) && QFileInfo(m_path).isFile())
        m_watcher.addPath(m_path);
}

void PortalStore::takeOver()
{
    watch();
    if (m_leftAlone || !QFile::exists(m_path))
        return;
    auto text = read();
    if (!text || *text == m_text)
        return;
    auto parsed = portalFileFrom(*text);
    if (parsed.newer || parsed.damaged)
        return; // the next change tells
    m_text = std::move(*text);
    take(std::move(parsed.file));
}

void PortalStore::take(PortalFile content)
{
    const bool same = content.portals == m_content.portals;
    m_content = std::move(content);
    if (!same)
        Q_EMIT changed();
}

PortalStoreError PortalStore::error(PortalStoreError::Kind kind, const QString &text) const
{
    return {kind, m_path, {}, text};
}

} // namespace eventsweep
