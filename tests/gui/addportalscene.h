// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/memorysecretstore.h"
#include "gui/controllers/addportalcontroller.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <deque>

namespace eventsweep {

/// A keychain that takes secrets, or refuses them.
class ScriptedKeychain final : public SecretStore
{
public:
    QFuture<SecretResult<QString>> read(const QString &key) override { return m_memory.read(key); }
    QFuture<SecretResult<void>> write(const QString &key, const QString &secret) override
    {
        if (refusal)
            return QtFuture::makeReadyFuture(SecretResult<void>(tl::unexpected(*refusal)));
        return m_memory.write(key, secret);
    }
    QFuture<SecretResult<void>> remove(const QString &key) override { return m_memory.remove(key); }
    void keepForThisRun(const QString &key, const QString &secret) override { m_memory.keepForThisRun(key, secret); }
    QString name() const override { return QStringLiteral("Test Keyring"); }
    bool isPersistent() const override { return persistent; }

    std::optional<SecretError> refusal;
    bool persistent = true;

private:
    MemorySecretStore m_memory;
};

/// Answers from a script, and with a TLS handshake that it was given.
class ScriptedTransport final : public HttpTransport
{
public:
    QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override
    {
        return fake.post(std::move(request), std::move(cancel));
    }
    TlsFacts tls() const override { return facts; }

    FakeTransport fake;
    TlsFacts facts;
};

/// What "Add portal" and "Sign in again" stand on, without a network but the return to this computer. Each transport
/// that is made takes the next answer of the script; without one its requests stay open.
class AddPortalScene
{
public:
    explicit AddPortalScene(bool persistent = true)
        : portals(folder.filePath(QStringLiteral("portals.json")))
    {
        keychain.persistent = persistent;
    }

    static QByteArray goodCheck()
    {
        return R"({"result":{"result":{
            "c00":{"ID":"1","ADMIN":true,"NAME":"Anna","LAST_NAME":"Weber"},"c01":{"value":"N"},"c02":{"value":"Y"},
            "c03":[{"event":"ONCRMDEALUPDATE","connector_id":"erp","offline":1}],"c04":{"ID":1,"CODE":"local.1"},
            "c05":["crm","task"],"c06":"2026-08-03T14:02:11+03:00"},
            "result_error":[],"result_total":[],"result_next":[],"result_time":[]}})";
    }
    static QByteArray tokens(const QByteArray &host = "acme.bitrix24.com")
    {
        return R"({"access_token":"secret-access","refresh_token":"secret-refresh","expires_in":3600,"member_id":"m1",)"
               R"("client_endpoint":"https://)" +
               host + R"(/rest/","server_endpoint":"https://oauth.bitrix.info/rest/"})";
    }

    [[nodiscard]] PortalServices services()
    {
        PortalServices services{keychain, clock};
        services.proxyLogins = logins ? &*logins : nullptr;
        services.makeTransport = [this](const Portal &) {
            auto transport = std::make_unique<ScriptedTransport>();
            transport->facts = facts;
            if (!answers.empty()) {
                if (answers.front())
                    transport->fake.script(*answers.front());
                else
                    transport->fake.script(answers.front().error());
                answers.pop_front();
            }
            return transport;
        };
        return services;
    }
    [[nodiscard]] OAuthFlow::OpenBrowser browser()
    {
        return [this](const QUrl &page) {
            opened << page;
            return browserStarts;
        };
    }
    void answer(const QByteArray &json, int status = 200) { answers.emplace_back(FakeTransport::json(json, status)); }
    void refuse(RestError::Kind kind, const QString &text = {})
    {
        RestError error = FakeTransport::failure(kind, RestError::Delivery::NotSent);
        error.text = text;
        if (kind == RestError::Kind::TlsRefused)
            error.code = QStringLiteral("untrusted_authority");
        answers.emplace_back(tl::unexpected(error));
    }

    /// As the browser would be sent back after `page`.
    [[nodiscard]] static QString returnOf(const QUrl &page, const QString &server = QStringLiteral("oauth.bitrix.info"))
    {
        const QString state = QUrlQuery(page).queryItemValue(QStringLiteral("state"));
        return QStringLiteral("http://127.0.0.1:51742/?code=secret-code&state=%1&domain=acme.bitrix24.com&member_id=m1"
                              "&scope=crm&server_domain=%2")
            .arg(state, server);
    }
    [[nodiscard]] static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    }

    QTemporaryDir folder;
    ManualClock clock;
    ScriptedKeychain keychain;
    PortalStore portals;
    TokenServers servers;
    std::optional<StoredProxyLogins> logins;
    TlsFacts facts;
    std::deque<RestResult<HttpReply>> answers;
    bool browserStarts = true;
    QList<QUrl> opened;
};

} // namespace eventsweep
