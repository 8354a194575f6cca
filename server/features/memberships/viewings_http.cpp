#include "memberships/viewings_http.h"

#include "memberships/memberships.h"
#include "sessions/sessions.h"

namespace kith::memberships {
namespace {

struct NewViewing {
    std::optional<MembershipId> user;
    std::optional<std::vector<RoleName>> roles;
};
BOOST_DESCRIBE_STRUCT(NewViewing, (), (user, roles))

struct ViewingBody {
    std::optional<MembershipId> user; // null: the roles alone
    std::string name;
    std::vector<RoleName> roles;
    Time until;
};
BOOST_DESCRIBE_STRUCT(ViewingBody, (), (user, name, roles, until))

// A person looks, no program does.
Result<http::Created<ViewingBody>> post_viewing(
    http::Call& call, db::Transaction& tx, http::Body<NewViewing> const& body)
{
    auto const actor = TRY(require_actor(call, tx, Permission::ManageUsers));
    auto const session = TRY(sessions::require_browser(call, tx));
    auto const wanted = TRY(body.read());
    if (wanted.user.has_value() == wanted.roles.has_value())
        return refuse_field("user", "invalid", "must be given, or else roles");
    auto const viewing =
        TRY(wanted.user ? view_as(tx, actor, session, *wanted.user) : view_as(tx, actor, session, *wanted.roles));
    return http::Created<ViewingBody> { ViewingBody {
        viewing.user, viewing.name, viewing.rights.roles(tx.now()), viewing.until } };
}

Result<http::NoContent> delete_viewing(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_oneself(call, tx));
    auto const session = TRY(sessions::require_looking(call, tx));
    if (session.scopes)
        return refuse("forbidden");
    end_viewing(tx, actor.source(), actor.account, session);
    return http::NoContent {};
}

}

void add_viewing_routes(http::Router& router)
{
    router.post("/api/v1/accounts/{account}/view-as",
        "Shows this browser the account as a user or a role sees it, for 30 minutes and only to read", post_viewing);
    router.remove("/api/v1/accounts/{account}/view-as", "Goes back to one's own eyes", delete_viewing);
}

}
