// Leaving an account, by oneself.

#include "clients/clients.h"
#include "me/me.h"
#include "sessions/sessions.h"
#include "users/users_http.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;

// Of the person, where he is in, as far as his session goes.
Result<Membership> own_membership(http::Call const& call, db::Transaction& tx, sessions::Session const& session)
{
    auto const id = MembershipId::from_text(call.path_parameter("membership"));
    auto const all = memberships::list_of_person(tx, session.person.id);
    auto const own = std::ranges::find(all, id, &Membership::id);
    if (own == all.end() || own->state == memberships::State::Pending)
        return refuse("not_found");
    return session.only && *session.only != own->account ? refuse("not_found") : Result<Membership> { *own };
}

// The browser is signed in for nothing any more.
bool is_over(db::Transaction& tx, sessions::Session const& session)
{
    return session.only || !me::has_active_membership(tx, session.person.id);
}

Result<http::NoContent> delete_membership(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_browser(call, tx));
    auto const membership = TRY(own_membership(call, tx, session));
    if (!sessions::began_recently(session, tx.now()))
        return refuse("reauthentication_required");
    auto const way = sessions::way_of(call, session);
    bool const is_client = membership.kind == memberships::Kind::Client;
    TRY(is_client ? clients::leave(tx, way, membership) : leave(tx, way, membership));
    if (is_over(tx, session))
        sessions::end(call, tx, session);
    return http::NoContent {};
}

}

void add_leave_route(http::Router& router)
{
    router.remove("/api/v1/me/memberships/{membership}", "Leaves an account", delete_membership);
}

}
