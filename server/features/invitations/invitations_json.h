#pragma once

// An invitation as the API shows it.

#include "http/router.h"
#include "invitations/invitations.h"
#include "mail/outbox.h"
#include "permissions/permissions_http.h"
#include "teams/teams_http.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::invitations {

// How far the invitation has got: its mail, and then its person.
enum class DeliveryState { Queued, HandedOver, Deferred, Failed, Withdrawn, Opened, Accepted };
BOOST_DESCRIBE_ENUM(DeliveryState, Queued, HandedOver, Deferred, Failed, Withdrawn, Opened, Accepted)

struct DeliveryBody {
    DeliveryState state;
    std::optional<std::string> detail; // the mail server's last words
    std::optional<Time> at;
};
BOOST_DESCRIBE_STRUCT(DeliveryBody, (), (state, detail, at))

struct InviterBody {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(InviterBody, (), (id, display_name))

struct InvitationBody {
    InvitationId id;
    Kind kind;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::vector<RoleName> roles;
    std::vector<std::string> licenses;
    GrantsBody grants;
    std::vector<teams::TeamRef> teams; // by name
    std::vector<std::string> channels;
    std::optional<std::string> workspace;
    State state;
    Approval approval;
    std::optional<std::string> message;
    std::optional<std::string> decline_reason;
    DeliveryBody delivery;
    std::optional<EmailAddress> awaiting_confirmation_of; // he accepted under it, and has yet to show that it is his
    bool force_email;                                     // only who has that address can accept
    Source source;
    InviterBody invited_by;
    Time sent_at;
    Time expires_at;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(InvitationBody, (),
    (id, kind, first_name, last_name, email, roles, licenses, grants, teams, channels, workspace, state, approval,
        message, decline_reason, delivery, awaiting_confirmation_of, force_email, source, invited_by, sent_at,
        expires_at, created_at))

// The teams are those of the account that it names, and perhaps others.
InvitationBody shown(Invitation const&, std::string inviter, std::optional<mail::Delivery> const&,
    std::vector<teams::Team> const&, Time now);
InvitationBody shown(db::Transaction&, Invitation const&);
// Many at once: the deliveries by one statement, each inviter once.
std::vector<teams::Team> teams_of(db::Transaction&, AccountId const&, std::vector<Invitation> const&);
std::vector<InvitationBody> shown_all(db::Transaction&, AccountId const&, std::vector<Invitation> const&);

}
