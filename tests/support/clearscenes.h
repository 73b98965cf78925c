// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/record.h"

#include <QList>

namespace eventsweep {

/// A small queue and what the operator chooses of it: runs, gaps, other events and unchosen neighbours in between,
/// records younger than two minutes, messages with two copies.
struct ClearScene
{
    enum class Selection { Reserved, Pending, Failed, Mixed };
    static constexpr Selection all[] = {Selection::Reserved, Selection::Pending, Selection::Failed, Selection::Mixed};

    QList<portalsim::RecordData> queue;
    QList<qint64> chosen; ///< 10 to 14
};

/// `now`: seconds since 1970 on the portal's clock.
[[nodiscard]] ClearScene clearScene(ClearScene::Selection selection, qint64 now);
[[nodiscard]] const char *nameOf(ClearScene::Selection selection);

/// Event `event` on object `object`, last seen `age` seconds before `now`.
[[nodiscard]] portalsim::RecordData eventRecord(qint64 id, qint64 object, const QString &event, qint64 now, qint64 age,
                                                const QString &process = {}, bool failed = false);

} // namespace eventsweep
