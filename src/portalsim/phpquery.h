// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/phpvalue.h"

#include <QByteArray>

namespace eventsweep::portalsim {

/// PHP's max_input_vars: of a form body or a batch command, variables beyond this many are dropped without a word.
inline constexpr int maxInputVariables = 1000;

/// parse_str(): "a[b][]=1&c=2" into nested arrays, split at the first '=' of each part. That is why an unencoded '=' in
/// "filter[>=ID]=4" loses the filter: the key ends before "ID]".
PhpValue parseQuery(const QByteArray &query, int maxVariables = maxInputVariables);

/// urldecode(): %XX and '+'.
QByteArray urlDecoded(const QByteArray &text);

} // namespace eventsweep::portalsim
