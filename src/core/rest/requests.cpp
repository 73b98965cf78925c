// SPDX-License-Identifier: Apache-2.0
#include "core/rest/requests.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// What PHP's http_build_query makes of a scalar.
QString scalarText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"1"_s : u"0"_s;
    if (value.isString())
        return value.toString();
    const QVariant number = value.toVariant();
    // Ids are 64 bit: through a double they would come out rounded or with an exponent.
    if (number.typeId() == QMetaType::LongLong)
        return QString::number(number.toLongLong());
    const double real = value.toDouble();
    const auto whole = static_cast<qint64>(real);
    constexpr double exactBelow = 9007199254740992.0; // 2^53
    if (std::abs(real) < exactBelow && static_cast<double>(whole) == real)
        return QString::number(whole);
    return QString::number(real, 'g', QLocale::FloatingPointShortest);
}

void append(QByteArray &query, const QString &name, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            append(query, u"%1[%2]"_s.arg(name, it.key()), it.value());
        return;
    }
    if (value.isArray()) {
        qsizetype index = 0;
        for (const auto &item : value.toArray())
            append(query, u"%1[%2]"_s.arg(name, QString::number(index++)), item);
        return;
    }
    if (value.isNull() || value.isUndefined())
        return;
    if (!query.isEmpty())
        query += '&';
    query += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(scalarText(value));
}

} // namespace

QString methodName(ReadMethod method)
{
    switch (method) {
    case ReadMethod::OfflineList:
        return u"event.offline.list"_s;
    case ReadMethod::EventGet:
        return u"event.get"_s;
    case ReadMethod::Events:
        return u"events"_s;
    case ReadMethod::FeatureGet:
        return u"feature.get"_s;
    case ReadMethod::Profile:
        return u"profile"_s;
    case ReadMethod::AppInfo:
        return u"app.info"_s;
    case ReadMethod::Scope:
        return u"scope"_s;
    case ReadMethod::ServerTime:
        return u"server.time"_s;
    }
    Q_UNREACHABLE();
}

QJsonValue RestAnswer::value() const
{
    // Qt reads documents only; a bare `true` is none.
    return QJsonDocument::fromJson('[' + result + ']').array().at(0);
}

bool ReadBatch::add(ReadRequest request)
{
    if (m_requests.size() >= mostCommands)
        return false;
    m_requests.push_back(std::move(request));
    return true;
}

QString commandKey(size_t index)
{
    return u"c%1"_s.arg(static_cast<qulonglong>(index), 2, 10, QChar(u'0'));
}

QString encodeCommand(const QString &method, const QJsonObject &params)
{
    QByteArray query;
    for (auto it = params.begin(); it != params.end(); ++it)
        append(query, it.key(), it.value());
    return query.isEmpty() ? method : QString(method + u'?' + QString::fromLatin1(query));
}

} // namespace eventsweep
