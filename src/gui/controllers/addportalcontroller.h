// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/addportal.h"
#include "gui/controllers/connectionsteps.h"
#include "gui/texts/errortext.h"

#include <QObject>

#include <map>
#include <optional>

namespace eventsweep {

/// What "Add portal" shows and asks for, without its window: field messages, consents, the check list, and what went
/// wrong. GUI thread.
class AddPortalController : public QObject
{
    Q_OBJECT
public:
    using Fields = AddPortalFlow::Fields;
    using Field = AddPortalFlow::Field;

    enum class Page { Fields, Check };
    /// What the operator can do on the check page.
    enum class Choice {
        Wait,      ///< only cancel
        Correct,   ///< back to the fields
        KeepWhere, ///< the keychain refused: try again, or for this run only
        Finish     ///< it is done
    };

    /// The references must outlive the controller.
    AddPortalController(PortalStore &portals, SecretStore &secrets, Clock &clock,
                        AddPortalFlow::MakeTransport transport = {}, QObject *parent = nullptr);
    ~AddPortalController() override;

    // -- fields
    /// The message at each field that is not right; at most one a field.
    [[nodiscard]] std::map<Field, QString> problems(const Fields &fields) const;
    /// "https://acme.bitrix24.com/rest/": what would be asked; empty while the address is not right.
    [[nodiscard]] QString addressPreview(const Fields &fields) const;
    /// The host that the application's secret would be sent to, when it is not one of the vendor's: has to be
    /// confirmed.
    [[nodiscard]] QString unfamiliarServer(const Fields &fields) const;
    /// There is no keychain, so that keeping secrets for this run only has to be confirmed.
    [[nodiscard]] bool needsRunOnlyConsent() const;
    [[nodiscard]] QString keychainName() const;

    // -- import
    /// With the access token alone the other integration goes on; its refresh token, once used here, is dead there.
    enum class ImportWhat { AccessOnly, Both };
    [[nodiscard]] static Fields imported(const Fields &fields, ImportedTokens tokens, ImportWhat what);

    // -- check
    void start(const Fields &fields);
    void storeAgain();
    void keepForThisRun();
    /// Gives up the check; nothing is stored.
    void cancel();
    /// From a failed check to the fields.
    void correct();

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] Choice choice() const;
    [[nodiscard]] std::vector<ConnectionStep> steps() const;
    [[nodiscard]] std::optional<ErrorText> trouble() const;
    /// The portal as it is being checked or was added.
    [[nodiscard]] const Portal &portal() const;

Q_SIGNALS:
    void changed();
    /// Stored, with its secrets.
    void added(const eventsweep::Portal &portal);

private:
    void failed(const AddPortalFlow::Problem &problem);

    SecretStore &m_secrets;
    AddPortalFlow m_flow;
    Page m_page = Page::Fields;
    std::optional<AddPortalFlow::Problem> m_problem;
};

} // namespace eventsweep
