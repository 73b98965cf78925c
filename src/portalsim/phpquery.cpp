// SPDX-License-Identifier: Apache-2.0
#include "portalsim/phpquery.h"

#include <QList>

namespace eventsweep::portalsim {

namespace {

// The key "a[b][]" as the base name and the texts between brackets. A '[' without its ']' belongs to the base name,
// with '_' in its place.
struct Key
{
    QByteArray base;
    QList<QByteArray> path;
};

Key splitKey(QByteArray key)
{
    while (key.startsWith(' '))
        key.remove(0, 1);
    qsizetype open = key.indexOf('[');
    if (open > 0 && key.indexOf(']', open) < 0)
        open = -2; // no end: all of it is the name
    Key result;
    result.base = open > 0 ? key.left(open) : key;
    for (char &c : result.base) {
        if (c == ' ' || c == '.' || c == '[')
            c = '_';
    }
    while (open > 0 && open < key.size() && key.at(open) == '[') {
        const qsizetype close = key.indexOf(']', open);
        if (close < 0)
            break;
        result.path += key.mid(open + 1, close - open - 1);
        open = close + 1;
    }
    return result;
}

void assign(PhpValue &root, const Key &key, PhpValue value)
{
    if (key.path.isEmpty()) {
        root.set(key.base, std::move(value));
        return;
    }
    PhpValue *parent = &root.child(key.base);
    for (qsizetype i = 0; i + 1 < key.path.size(); ++i)
        parent = key.path.at(i).isEmpty() ? &parent->append(PhpValue::array()) : &parent->child(key.path.at(i));
    if (key.path.last().isEmpty())
        parent->append(std::move(value));
    else
        parent->set(key.path.last(), std::move(value));
}

} // namespace

QByteArray urlDecoded(const QByteArray &text)
{
    QByteArray plain = text;
    plain.replace('+', ' ');
    return QByteArray::fromPercentEncoding(plain);
}

PhpValue parseQuery(const QByteArray &query, int maxVariables)
{
    PhpValue result = PhpValue::array();
    int variables = 0;
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        if (++variables > maxVariables)
            break;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = urlDecoded(equals < 0 ? part : part.left(equals));
        if (name.isEmpty() || name.startsWith('='))
            continue;
        const Key key = splitKey(name);
        if (key.base.isEmpty())
            continue;
        assign(result, key, PhpValue::text(equals < 0 ? QByteArray() : urlDecoded(part.mid(equals + 1))));
    }
    return result;
}

} // namespace eventsweep::portalsim
