// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QObject>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <optional>
#include <utility>

namespace eventsweep {

/// Does what a browser does with the address of an authorise page: opens it, signs in where a form asks for it, and
/// follows the redirect to the handler path. What comes back can be spoilt on the way. Works in its thread's event
/// loop:
///
///     TestBrowser browser;
///     OAuthFlow flow(transport, servers, clock, browser.opener());
///     browser.onReturn.set = {{u"state"_s, u"another"_s}};
///     …
///     QTRY_COMPARE(browser.pages().size(), 1);     // visits that have come to their last page
///     QVERIFY(browser.lastPage().body.contains("…"));
class TestBrowser : public QObject
{
public:
    /// Where a visit ended.
    struct Page
    {
        int status = 0; ///< 0: nobody answered
        QByteArray body;
        QUrl address;
        QList<std::pair<QByteArray, QByteArray>> headers;
        bool isReturn = false; ///< the page of the handler path, not one of the portal

        [[nodiscard]] QByteArray header(const QByteArray &name) const
        {
            for (const auto &[key, value] : headers) {
                if (key.compare(name, Qt::CaseInsensitive) == 0)
                    return value;
            }
            return {};
        }
    };

    /// What happens to the address that the portal sends the browser back to.
    struct Return
    {
        enum class Delivery {
            Once,
            Twice, ///< at the same moment, on two connections
            Held,  ///< not before deliver()
            Never  ///< the operator has closed the page
        };
        Delivery delivery = Delivery::Once;
        QByteArray verb = "GET";
        QByteArray host;                    ///< the Host header; empty: the address's own
        QString path;                       ///< empty: the handler's own
        QHash<QString, QString> set;        ///< parameters that are other ones: "state", "code", "server_domain" …
        QStringList removed;                ///< parameters that are missing
        std::function<void(QUrl &)> change; ///< anything else
    };
    Return onReturn;
    bool fillsForm = true; ///< goes on when a page asks to sign in
    bool starts = true;    ///< false: the computer has no browser that could be started

    explicit TestBrowser(QObject *parent = nullptr)
        : QObject(parent)
    {
        m_manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    ~TestBrowser() override { m_manager.disconnect(this); }

    /// For OAuthFlow and whatever else opens pages. Must not outlive the browser.
    [[nodiscard]] std::function<bool(const QUrl &)> opener()
    {
        return [this](const QUrl &page) { return open(page); };
    }
    bool open(const QUrl &page)
    {
        m_opened += page;
        if (starts)
            get(page);
        return starts;
    }
    /// Sends the return `address` as told by onReturn, its delivery apart: a held one, one of an earlier sign-in, …
    void deliver(const QUrl &address) { send(spoilt(address)); }
    void deliver() { deliver(m_returns.value(m_returns.size() - 1)); }

    /// For portals with a certificate of their own authority.
    void trust(const QList<QSslCertificate> &authorities)
    {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls->setCaCertificates(authorities);
    }
    /// For everything but loopback addresses.
    void useProxy(const QNetworkProxy &proxy) { m_manager.setProxyFactory(new PastLoopback(proxy)); }

    [[nodiscard]] const QList<QUrl> &opened() const { return m_opened; }
    /// The addresses that the portal sent the browser back to, as the portal wrote them.
    [[nodiscard]] const QList<QUrl> &returns() const { return m_returns; }
    [[nodiscard]] const QList<Page> &pages() const { return m_pages; }
    [[nodiscard]] Page lastPage() const { return m_pages.isEmpty() ? Page() : m_pages.last(); }

private:
    class PastLoopback final : public QNetworkProxyFactory
    {
    public:
        explicit PastLoopback(QNetworkProxy proxy)
            : m_proxy(std::move(proxy))
        {
        }
        QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
        {
            const QString host = query.peerHostName();
            const bool loopback = host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost");
            return {loopback ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy};
        }

    private:
        QNetworkProxy m_proxy;
    };

    [[nodiscard]] QNetworkRequest request(const QUrl &address) const
    {
        QNetworkRequest request(address);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (m_tls)
            request.setSslConfiguration(*m_tls);
        return request;
    }

    void get(const QUrl &address)
    {
        QNetworkReply *reply = m_manager.get(request(address));
        connect(reply, &QNetworkReply::finished, this, [this, reply] { onPage(reply); });
    }

    void send(const QUrl &address)
    {
        QNetworkRequest what = request(address);
        if (!onReturn.host.isEmpty())
            what.setRawHeader("Host", onReturn.host);
        QNetworkReply *reply = m_manager.sendCustomRequest(what, onReturn.verb);
        connect(reply, &QNetworkReply::finished, this, [this, reply] { addPage(reply, true); });
    }

    void onPage(QNetworkReply *reply)
    {
        const QUrl to = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!to.isEmpty()) {
            reply->deleteLater();
            goOn(reply->url().resolved(to), reply->url());
            return;
        }
        const QByteArray body = reply->peek(reply->bytesAvailable());
        static const QRegularExpression form(QStringLiteral("<a id=\"sign-in\" href=\"([^\"]*)\""));
        const auto link = form.match(QString::fromUtf8(body));
        if (fillsForm && link.hasMatch()) {
            reply->deleteLater();
            get(reply->url().resolved(
                QUrl(link.captured(1).replace(QLatin1String("&amp;"), QLatin1String("&")), QUrl::StrictMode)));
            return;
        }
        addPage(reply, false);
    }

    void goOn(const QUrl &to, const QUrl &from)
    {
        const QUrlQuery query(to);
        const bool isReturn = query.hasQueryItem(QStringLiteral("code")) || to.authority() != from.authority();
        if (!isReturn || to.path().endsWith(QLatin1String("/oauth/authorize/"))) {
            get(to); // the portal itself has moved
            return;
        }
        m_returns += to;
        if (onReturn.delivery == Return::Delivery::Once || onReturn.delivery == Return::Delivery::Twice)
            deliver(to);
        if (onReturn.delivery == Return::Delivery::Twice)
            deliver(to);
    }

    [[nodiscard]] QUrl spoilt(QUrl address) const
    {
        QUrlQuery query(address);
        for (auto it = onReturn.set.cbegin(); it != onReturn.set.cend(); ++it) {
            query.removeAllQueryItems(it.key());
            query.addQueryItem(it.key(), QString::fromLatin1(QUrl::toPercentEncoding(it.value())));
        }
        for (const QString &name : onReturn.removed)
            query.removeAllQueryItems(name);
        address.setQuery(query);
        if (!onReturn.path.isEmpty())
            address.setPath(onReturn.path);
        if (onReturn.change)
            onReturn.change(address);
        return address;
    }

    void addPage(QNetworkReply *reply, bool isReturn)
    {
        reply->deleteLater();
        Page page;
        page.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        page.body = reply->readAll();
        page.address = reply->url();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            page.headers.append({name, value});
        page.isReturn = isReturn;
        m_pages += page;
    }

    QNetworkAccessManager m_manager;
    std::optional<QSslConfiguration> m_tls;
    QList<QUrl> m_opened;
    QList<QUrl> m_returns;
    QList<Page> m_pages;
};

} // namespace eventsweep
