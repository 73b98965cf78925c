// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/processlock.h"
#include "core/portal/portalfile.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

#include <tl/expected.hpp>

namespace eventsweep {

/// Why the profile file could not be read or written.
struct PortalStoreError
{
    enum class Kind {
        Unreadable, ///< the system does not give it; nothing will be written over it
        Damaged,    ///< put aside under `keptAs`; the portals in it that can be understood are loaded
        Newer,      ///< of a later version of this program; left alone
        NotWritten, ///< the change was not made
        InUse       ///< nor here: another running copy of the program did not let go of the file
    };
    Kind kind = Kind::Unreadable;
    QString path;
    QString keptAs; ///< Damaged: where the damaged file was put aside
    QString text;   ///< the system's words
};

/// The stored portals, in the operator's order: JSON, versioned, written through QSaveFile. No secrets. GUI thread (the
/// file is small); every change is written at once, and only what is written is changed. Two running copies of the
/// program share the file: each change is made to what the file holds now, under a lock, and what the other copy
/// changed is taken over with changed().
class PortalStore : public QObject
{
    Q_OBJECT
public:
    explicit PortalStore(QString path, QObject *parent = nullptr);
    ~PortalStore() override;

    /// A missing file is an empty store. A damaged one is put aside and reported, a newer or unreadable one reported
    /// and left alone (nothing is written then).
    [[nodiscard]] tl::expected<void, PortalStoreError> load();

    [[nodiscard]] const std::vector<Portal> &portals() const { return m_content.portals; }
    [[nodiscard]] const Portal *find(const PortalId &id) const;
    /// Adds, or replaces the one with the same id.
    [[nodiscard]] tl::expected<void, PortalStoreError> save(const Portal &portal);
    /// All of them in one write, or none.
    [[nodiscard]] tl::expected<void, PortalStoreError> saveAll(const std::vector<Portal> &portals);
    /// Changes what is stored of one portal, and nothing else of it; nothing for one that is gone.
    [[nodiscard]] tl::expected<void, PortalStoreError> change(const PortalId &id,
                                                              const std::function<void(Portal &)> &change);
    /// Its secrets are still in the keychain: it counts as unfinished until forgetUnfinished(). Nothing there is
    /// success.
    [[nodiscard]] tl::expected<void, PortalStoreError> remove(const PortalId &id);
    /// In the operator's order, next to another portal: wherever the other running copy has put that one. Nothing when
    /// one of them is gone.
    enum class Side { Before, After };
    [[nodiscard]] tl::expected<void, PortalStoreError> move(const PortalId &id, Side side, const PortalId &neighbour);

    /// No running copy removes the portal while the lock lives, for as long as a clear runs there; its removal takes it
    /// as well. InUse: another copy clears there.
    [[nodiscard]] tl::expected<std::unique_ptr<ProcessLock>, PortalStoreError> holdForClear(const PortalId &id) const;
    /// Only for whoever does not hold it.
    [[nodiscard]] bool isClearedElsewhere(const PortalId &id) const;

    /// A portal whose secrets are being stored before it is: should the program die in between, the next start finds
    /// the id here and removes them from the keychain. Ends with save() of that portal or forgetUnfinished().
    [[nodiscard]] tl::expected<void, PortalStoreError> noteUnfinished(const PortalId &id);
    [[nodiscard]] tl::expected<void, PortalStoreError> forgetUnfinished(const PortalId &id);
    /// As the file says, also those that a running copy is at.
    [[nodiscard]] const std::vector<PortalId> &unfinished() const { return m_content.unfinished; }
    /// Those that nobody is at any more: from now on this copy's, to be cleaned up and then forgotten. None while the
    /// file cannot be read whole: what this copy remembers may be another one's good portal by now.
    [[nodiscard]] std::vector<PortalId> takeUnfinished();

Q_SIGNALS:
    void changed();

private:
    using Change = std::function<void(PortalFile &)>;
    struct Current
    {
        PortalFile file;
        QByteArray text; ///< of the file; null when there is none
    };

    /// Applies the change to what the file holds now, under the lock.
    [[nodiscard]] tl::expected<void, PortalStoreError> write(const Change &change);
    [[nodiscard]] tl::expected<void, PortalStoreError> writeLocked(const Change &change, PortalFile &content);
    /// What the file holds now. What cannot be understood is put aside once; then, and without a file, it is what this
    /// copy knows.
    [[nodiscard]] tl::expected<Current, PortalStoreError> current();
    [[nodiscard]] tl::expected<QByteArray, PortalStoreError> read() const;
    /// Waits a moment for whoever has it.
    [[nodiscard]] tl::expected<std::unique_ptr<ProcessLock>, PortalStoreError> lock(const QString &path) const;
    [[nodiscard]] QString fileLock() const;
    [[nodiscard]] QString clearLock(const PortalId &id) const;
    /// What the file holds now, under its lock; nothing unless all of it is understood.
    [[nodiscard]] std::optional<PortalFile> freshWhole() const;
    void take(PortalFile content);
    void takeOver();
    void watch();
    [[nodiscard]] tl::expected<void, PortalStoreError> holdUnfinished(const PortalId &id);
    [[nodiscard]] QString unfinishedLock(const PortalId &id) const;
    void release(const PortalId &id);
    [[nodiscard]] PortalStoreError error(PortalStoreError::Kind kind, const QString &text) const;
    [[nodiscard]] PortalStoreError putAside(const QByteArray &text, const QString &why);

    QString m_path;
    PortalFile m_content;
    QByteArray m_text;                                       ///< of the file when it was last read or written
    std::optional<PortalStoreError> m_leftAlone;             ///< a file that must not be overwritten
    std::optional<QByteArray> m_putAside;                    ///< a damaged text, of which there is a copy
    std::map<PortalId, std::unique_ptr<ProcessLock>> m_mine; ///< unfinished ones that this copy is at
    QFileSystemWatcher m_watcher;
};

} // namespace eventsweep
