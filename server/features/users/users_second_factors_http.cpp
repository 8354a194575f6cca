// Somebody has lost his phone and his recovery codes: another one lets him in again.

#include "users/users_http.h"

namespace kith::users {
namespace {

Result<http::NoContent> delete_second_factors(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(get(tx, actor, MembershipId::from_text(call.path_parameter("user"))));
    TRY(take_second_factors(tx, actor, user));
    return http::NoContent {};
}

}

void add_second_factor_route(http::Router& router)
{
    router.remove("/api/v1/accounts/{account}/users/{user}/second-factors",
        "Turns two-step sign-in off for a user who cannot sign in any more", delete_second_factors);
}

}
