#pragma once

#include "http/page.h"
#include "http/router.h"
#include "invitations/invitations.h"
#include "invitations/invitations_json.h"

#include <optional>
#include <string>

namespace kith::invitations {

// What a list, or the file of it, is narrowed to.
struct InvitationFilter {
    std::optional<State> state;
    std::optional<Approval> approval;
    std::optional<bool> mine;
    std::optional<std::string> product; // reserves a license of it
    std::optional<Kind> kind;           // nothing: of users
};
BOOST_DESCRIBE_STRUCT(InvitationFilter, (), (state, approval, mine, product, kind))
Listing listing_of(InvitationFilter const&, Actor const&);
inline constexpr auto newest_first = "-created_at";
http::Cursor place_of(Invitation const&);
// What is asked for decides what one may see; nothing: it could not be read. Refuses: forbidden.
Result<void> check_may_list(Actor const&, InvitationFilter const*);

// One that is there, or a new one.
struct WorkspaceChoice {
    std::optional<workspaces::WorkspaceId> id;
    std::optional<workspaces::WorkspaceName> name;
};
BOOST_DESCRIBE_STRUCT(WorkspaceChoice, (), (id, name))

// What POST .../invitations takes. The route is that of `clients`, who are invited by it, too.
struct NewInvitationBody {
    Kind kind;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::optional<std::vector<RoleName>> roles; // nothing: a plain user
    std::optional<std::vector<std::string>> licenses;
    std::optional<GrantsChange> grants;
    std::optional<std::vector<teams::TeamId>> teams;
    std::optional<std::vector<std::string>> channels;
    std::optional<bool> force_email;
    std::optional<PersonalMessage> message;
    std::optional<Delivery> delivery;         // of a client; of a user: quiet, or nothing
    std::optional<WorkspaceChoice> workspace; // of a client, with that delivery
};
BOOST_DESCRIBE_STRUCT(NewInvitationBody, (),
    (kind, first_name, last_name, email, roles, licenses, grants, teams, channels, force_email, message, delivery,
        workspace))

struct SentInvitation : InvitationBody {
    std::vector<std::string> warnings; // last_license_assigned
};
BOOST_DESCRIBE_STRUCT(SentInvitation, (InvitationBody), (warnings))

// Before it is known whom. Refuses: forbidden.
Result<void> check_may_invite_anybody(Actor const&);
// Refuses: as send.
Result<SentInvitation> invite_user(http::Call&, db::Transaction&, Actor const&, NewInvitationBody const&);
SentInvitation shown_sent(http::Call&, db::Transaction&, Invitation const&);

void add_routes(http::Router&);
void add_batch_route(http::Router&);
void add_timeline_route(http::Router&);
void add_export_route(http::Router&);
void add_public_routes(http::Router&);

// As lists show it, for live updates.
std::string write_json(db::Transaction&, Invitation const&);

}
