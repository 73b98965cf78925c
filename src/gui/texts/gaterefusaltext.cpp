// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/gaterefusaltext.h"

#include <QCoreApplication>

namespace eventsweep {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(GateRefusalText)

public:
    static ErrorText of(const GateRefusal &refusal)
    {
        if (refusal.kind == GateRefusal::Kind::ReadOnly)
            return {tr("The portal is read only here"),
                    tr("This portal is marked read-only in Eventsweep, so nothing was sent."),
                    tr("Its menu in the list of portals takes the mark away.")};
        const QString cause = refusal.text.isEmpty()
                                  ? tr("%1 Nothing was sent.").arg(causeOf(refusal.kind))
                                  : tr("%1 Nothing was sent. Details: %2").arg(causeOf(refusal.kind), refusal.text);
        return {tr("An unsafe request was held back"), cause,
                tr("This is a mistake in Eventsweep: please report it with these words.")};
    }

private:
    static QString causeOf(GateRefusal::Kind kind)
    {
        using Kind = GateRefusal::Kind;
        switch (kind) {
        case Kind::OtherPortal:
            return tr("It was meant for another portal.");
        case Kind::SentBefore:
            return tr("It had gone out before, and none goes out twice.");
        case Kind::BlankProcess:
            return tr("Without a process id it would have deleted all free records.");
        case Kind::NoList:
            return tr("Without a list it would have deleted a whole reservation.");
        case Kind::BothLists:
            return tr("With ids and message ids the portal would have ignored one of them.");
        case Kind::ImplicitClear:
            return tr("It did not say whether to delete, and portals then delete.");
        case Kind::NotExact:
            return tr("It did not name exactly one record.");
        case Kind::TooMany:
            return tr("It was longer than what portals read whole.");
        case Kind::Unencoded:
            return tr("A portal would have dropped its filter.");
        case Kind::ReadOnly:
        case Kind::OtherThanIntended:
            break;
        }
        return tr("Read back, it was not the request that was meant.");
    }
};

} // namespace

ErrorText gateRefusalText(const GateRefusal &refusal)
{
    return Texts::of(refusal);
}

} // namespace eventsweep
