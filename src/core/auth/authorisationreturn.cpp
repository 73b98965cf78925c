// SPDX-License-Identifier: Apache-2.0
#include "core/auth/authorisationreturn.h"

#include "core/rest/portaladdress.h"
#include "core/rest/resterror.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using Kind = AuthorisationReturnError::Kind;

constexpr qsizetype longest = 16 * 1024; ///< characters; what the listener takes, too

struct ReturnText
{
    Q_DECLARE_TR_FUNCTIONS(eventsweep::AuthorisationReturn)
};

tl::unexpected<AuthorisationReturnError> failure(Kind kind, const QString &text = {})
{
    return tl::unexpected(AuthorisationReturnError{kind, text});
}

/// Two of one name are ambiguous: whoever added the second must not choose which one counts.
QString only(const QUrlQuery &query, const QString &name)
{
    const auto values = query.allQueryItemValues(name, QUrl::FullyDecoded);
    return values.size() == 1 ? values.front() : QString();
}

/// In a query, unlike in the rest of an address, a plus can stand for a space.
QString words(const QUrlQuery &query, const QString &name)
{
    const auto values = query.allQueryItemValues(name, QUrl::FullyEncoded);
    if (values.isEmpty())
        return {};
    return QUrl::fromPercentEncoding(QString(values.front()).replace(u'+', u' ').toUtf8());
}

/// As people copy it: with quotes or brackets around, and broken by whatever wraps lines.
QString unwrapped(const QString &typed)
{
    QString text = typed.left(longest + 1).trimmed();
    text.remove(QRegularExpression(u"[\\r\\n\\t]+"_s));
    static const QRegularExpression around(u"^[<\"'“«(]+|[>\"'”»)]+$"_s);
    return text.remove(around).trimmed();
}

} // namespace

tl::expected<AuthorisationReturn, AuthorisationReturnError> authorisationReturn(const QUrlQuery &query)
{
    const QString error = words(query, u"error"_s);
    if (!error.isEmpty()) {
        const QString description = words(query, u"error_description"_s);
        return failure(Kind::Refused, errorText(description.isEmpty() ? error : error + u": "_s + description));
    }
    AuthorisationReturn result{.code = only(query, u"code"_s),
                               .state = only(query, u"state"_s),
                               .domain = only(query, u"domain"_s),
                               .memberId = only(query, u"member_id"_s),
                               .serverDomain = only(query, u"server_domain"_s)};
    if (result.code.isEmpty())
        return failure(Kind::NoCode);
    return result;
}

tl::expected<AuthorisationReturn, AuthorisationReturnError> authorisationReturn(const QString &typed)
{
    const QString text = unwrapped(typed);
    if (text.isEmpty())
        return failure(Kind::Empty);
    if (text.size() > longest)
        return failure(Kind::NotOneWord);
    const auto question = text.indexOf(u'?');
    if (looksLikeWebhook(question < 0 ? text : text.left(question)))
        return failure(Kind::Webhook);
    static const QRegularExpression space(u"\\s"_s);
    if (text.contains(space))
        return failure(Kind::NotOneWord);
    if (question >= 0 || text.contains(u'='))
        return authorisationReturn(QUrlQuery(text.mid(question + 1).section(u'#', 0, 0)));
    // portal: 70 letters and digits. Long enough that no word or number somebody typed passes for one.
    static const QRegularExpression code(u"^[A-Za-z0-9_-]{20,512}$"_s);
    if (code.match(text).hasMatch())
        return AuthorisationReturn{
            .code = text, .state = {}, .domain = {}, .memberId = {}, .serverDomain = {}, .bareCode = true};
    static const QRegularExpression ofAddress(u"[./:]"_s);
    return failure(text.contains(ofAddress) ? Kind::NoCode : Kind::NotOneWord);
}

QUrl authorisationPage(const QUrl &restBase, const QString &clientId, const QString &state)
{
    QUrl page;
    page.setScheme(restBase.scheme());
    page.setHost(restBase.host());
    page.setPort(restBase.port());
    QString path = restBase.path(QUrl::FullyEncoded);
    if (path.endsWith("/rest/"_L1))
        path.chop(5);
    page.setPath((path.isEmpty() ? u"/"_s : path) + u"oauth/authorize/"_s, QUrl::TolerantMode);
    const auto encoded = [](const QString &value) { return QString::fromLatin1(QUrl::toPercentEncoding(value)); };
    page.setQuery(u"client_id="_s + encoded(clientId) + u"&state="_s + encoded(state), QUrl::StrictMode);
    return page;
}

QString newState()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const QByteArray bytes(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool isSameState(const QString &given, const QString &expected)
{
    if (expected.isEmpty() || given.size() != expected.size())
        return false;
    unsigned int difference = 0;
    for (qsizetype i = 0; i < expected.size(); ++i)
        difference |= static_cast<unsigned int>(given[i].unicode() ^ expected[i].unicode());
    return difference == 0;
}

QString authorisationReturnErrorText(const AuthorisationReturnError &error)
{
    switch (error.kind) {
    case Kind::Empty:
        return ReturnText::tr("Paste the address that the browser shows after you have signed in.");
    case Kind::Refused:
        return ReturnText::tr("The portal refused: “%1”. Open its page again, or ask its administrator.")
            .arg(error.text);
    case Kind::NoCode:
        return ReturnText::tr("There is no code in this address. Copy it from the browser after you have signed in, "
                              "when it begins with the application's return address.");
    case Kind::Webhook:
        return addressProblemText(AddressProblem::Webhook);
    case Kind::NotOneWord:
        return ReturnText::tr("This is neither an address nor a code. Copy the whole address from the browser.");
    }
    return {};
}

} // namespace eventsweep
