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

}

Result<std::optional<Operator>> find(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    auto const& person = session.person;
    if (!person.is_operator || session.viewing || !is_made_for_it(session))
        return std::optional<Operator> {};
    if (!sessions::is_fresh_for_administrators(session, tx.now()))
        return refuse("unauthenticated");
    return Operator { person.id, person.first_name.text() + ' ' + person.last_name.text(),
        sessions::way_of(call, session) };
}

Result<Operator> require(http::Call& call, db::Transaction& tx)
{
    auto const found = TRY(find(call, tx));
    if (!found)
        return refuse("forbidden");
    return *found;
}

}
