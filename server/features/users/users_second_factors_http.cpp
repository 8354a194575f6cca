// Somebody has lost his phone and his recovery codes: another one lets him in again.

#include "sessions/sessions.h"
#include "users/users_http.h"

namespace kith::users {
namespace {

// Who finds an administrator's browser open opens no other login with it, and no program does. It may
// be a session that a provider began: nobody is helped here who belongs to another account, too.
Result<void> check_is_at_hand(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_browser(call, tx));
    return sessions::check_began_recently(session, tx.now());
}

Result<http::NoContent> delete_second_factors(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(get(tx, actor, MembershipId::from_text(call.path_parameter("user"))));
    TRY(check_is_at_hand(call, tx));
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
