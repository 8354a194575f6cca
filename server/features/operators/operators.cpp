#include "operators/operators.h"

#include "permissions/permissions.h"
#include "sessions/sessions.h"

#include <algorithm>

namespace kith::operators {
namespace {

bool is_made_for_it(sessions::Session const& session)
{
    auto const scope = PermissionName { Permission::ManageInstance }.text();
    return !session.only && (!session.scopes || std::ranges::find(*session.scopes, scope) != session.scopes->end());
}

bool runs_the_server(sessions::Session const& session)
{
    return session.person.is_operator && !session.viewing && is_made_for_it(session);
}

// Nothing for who shows less than he could.
Result<std::optional<Operator>> find_in(http::Call& call, db::Transaction& tx, sessions::Session const& session)
{
    auto const& person = session.person;
    if (!runs_the_server(session) || !sessions::has_shown_what_it_can(session))
        return std::optional<Operator> {};
    if (!sessions::is_fresh_for_administrators(session, tx.now()))
        return refuse("unauthenticated");
    return Operator { person.id, person.first_name.text() + ' ' + person.last_name.text(),
        sessions::way_of(call, session) };
}

}

Result<std::optional<Operator>> find(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    return find_in(call, tx, session);
}

Result<Operator> require(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    auto const found = TRY(find_in(call, tx, session));
    if (!found)
        return refuse(runs_the_server(session) ? "second_factor_required" : "forbidden");
    return *found;
}

}
