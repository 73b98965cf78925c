// SPDX-License-Identifier: Apache-2.0
#include "portalsim/batch.h"

#include "portalsim/jsontext.h"
#include "portalsim/phpquery.h"
#include "portalsim/portal.h"
#include "portalsim/timeblock.h"

#include <algorithm>

namespace eventsweep::portalsim {

namespace {

// A reference "$result[a][b]" in a text.
struct Reference
{
    qsizetype begin = -1;
    qsizetype length = 0;
    QByteArray root;
    std::vector<QByteArray> path;
};

Reference nextReference(const QByteArray &text, qsizetype from)
{
    static const QByteArray roots[] = {"result", "next", "total", "error"};
    for (qsizetype at = text.indexOf('$', from); at >= 0; at = text.indexOf('$', at + 1)) {
        for (const QByteArray &root : roots) {
            qsizetype end = at + 1 + root.size();
            if (text.mid(at + 1, root.size()) != root || end >= text.size() || text.at(end) != '[')
                continue;
            Reference reference;
            reference.begin = at;
            reference.root = root;
            while (end < text.size() && text.at(end) == '[') {
                const qsizetype close = text.indexOf(']', end);
                if (close < 0)
                    break;
                reference.path.push_back(text.mid(end + 1, close - end - 1));
                end = close + 1;
            }
            reference.length = end - at;
            if (!reference.path.empty())
                return reference;
        }
    }
    return {};
}

void appendMember(QByteArray &object, const QByteArray &key, const QByteArray &json)
{
    object += object.isEmpty() ? '{' : ',';
    appendJsonText(object, key);
    object += ':';
    object += json;
}

// PHP writes an empty array as a list.
QByteArray closed(const QByteArray &object)
{
    return object.isEmpty() ? QByteArray("[]") : object + '}';
}

QByteArray errorJson(const Answer &answer)
{
    QByteArray json = "{\"error\":" + jsonText(answer.error) + ",\"error_description\":" + jsonText(answer.description);
    if (!answer.argument.isEmpty())
        json += ",\"argument\":" + jsonText(answer.argument);
    return json + '}';
}

} // namespace

Answer Batch::run(const PhpValue &parameters)
{
    const PhpValue *halt = parameters.given("halt");
    const bool stopAtError = halt && halt->toBool();
    const PhpValue *commands = parameters.given("cmd");
    int position = 0;
    if (commands) {
        for (const auto &[key, command] : commands->entries()) {
            if (position < longestBatch && !command.isText()) {
                ++position;
                continue;
            }
            Answer answer = position < longestBatch
                                ? runCommand(position, command.toText())
                                : Answer::failure(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");
            ++position;
            if (answer.fatal)
                return answer;
            const bool failed = !answer.ok();
            m_done.push_back({key, std::move(answer), {}});
            if (failed && stopAtError)
                break;
        }
    }
    return compose();
}

Answer Batch::runCommand(int position, const QByteArray &command)
{
    QByteArray text = command.left(command.indexOf('#') < 0 ? command.size() : command.indexOf('#'));
    const qsizetype mark = text.indexOf('?');
    const QByteArray method = (mark < 0 ? text : text.left(mark)).toLower();
    const PhpValue parameters = mark < 0 ? PhpValue::array() : resolved(parseQuery(text.mid(mark + 1)));
    if (method == "batch")
        return Answer::failure(400, "ERROR_BATCH_METHOD_NOT_ALLOWED", "Method is not allowed for batch usage");
    return m_portal.dispatch({method, position}, parameters, m_identity, m_connector);
}

PhpValue Batch::resolved(const PhpValue &value)
{
    if (value.isText())
        return resolvedText(value.toText());
    if (!value.isArray())
        return value;
    PhpValue result = PhpValue::array();
    for (const auto &[key, child] : value.entries())
        result.appendUnchecked(key, resolved(child));
    return result;
}

PhpValue Batch::resolvedText(const QByteArray &text)
{
    QByteArray replaced = text;
    Reference reference = nextReference(replaced, 0);
    while (reference.begin >= 0) {
        PhpValue value = referred(reference.root, reference.path);
        if (reference.begin == 0 && reference.length == replaced.size())
            return value; // the whole value: it keeps its type, and a failed reference becomes an array
        const QByteArray inserted = value.toText();
        replaced.replace(reference.begin, reference.length, inserted);
        reference = nextReference(replaced, reference.begin + inserted.size());
    }
    return PhpValue::text(replaced);
}

bool Batch::hasRoot(const QByteArray &root, const Done &done) const
{
    if (root == "error")
        return !done.answer.ok();
    if (root == "next")
        return done.answer.next.has_value();
    if (root == "total")
        return done.answer.total.has_value();
    return done.answer.ok();
}

PhpValue Batch::valueOf(const QByteArray &root, Done &done)
{
    if (root == "error")
        return parseJson(errorJson(done.answer)).value_or(PhpValue());
    if (root == "next")
        return PhpValue::number(done.answer.next.value_or(0));
    if (root == "total")
        return PhpValue::number(done.answer.total.value_or(0));
    if (!done.parsed)
        done.parsed = parseJson(done.answer.result).value_or(PhpValue());
    return *done.parsed;
}

// Walks as far as the path leads. Where it ends too early the portal hands over what it has reached, an array: the
// reason why an ascending chain starts again from the beginning and a descending one ends.
PhpValue Batch::referred(const QByteArray &root, const std::vector<QByteArray> &path)
{
    const auto found = std::find_if(m_done.begin(), m_done.end(),
                                    [&](const Done &done) { return done.key == path.front() && hasRoot(root, done); });
    if (found == m_done.end()) {
        PhpValue all = PhpValue::array();
        for (Done &done : m_done) {
            if (hasRoot(root, done))
                all.set(done.key, valueOf(root, done));
        }
        return all;
    }
    if (root == "result" && !found->parsed)
        found->parsed = parseJson(found->answer.result).value_or(PhpValue());
    const PhpValue own = root == "result" ? PhpValue() : valueOf(root, *found);
    const PhpValue *at = root == "result" ? &*found->parsed : &own;
    for (size_t i = 1; i < path.size(); ++i) {
        const PhpValue *next = at->find(path[i]);
        if (!next || next->isNull())
            break;
        at = next;
    }
    return *at;
}

Answer Batch::compose() const
{
    QByteArray results;
    QByteArray errors;
    QByteArray totals;
    QByteArray nexts;
    QByteArray times;
    for (const Done &done : m_done) {
        const Answer &answer = done.answer;
        if (answer.ok())
            appendMember(results, done.key, answer.result);
        else
            appendMember(errors, done.key, errorJson(answer));
        if (answer.total)
            appendMember(totals, done.key, QByteArray::number(*answer.total));
        if (answer.next)
            appendMember(nexts, done.key, QByteArray::number(*answer.next));
        if (answer.operating) {
            const qint64 now = m_portal.nowMs();
            appendMember(times, done.key, timeBlock(now, now, *answer.operating, answer.operatingResetAt.value_or(0)));
        }
    }
    QByteArray json = "{\"result\":" + closed(results) + ",\"result_error\":" + closed(errors) +
                      ",\"result_total\":" + closed(totals) + ",\"result_next\":" + closed(nexts);
    if (!times.isEmpty())
        json += ",\"result_time\":" + closed(times);
    return Answer::success(json + '}');
}

} // namespace eventsweep::portalsim
