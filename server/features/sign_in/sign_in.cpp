#include "sign_in/sign_in.h"

#include "base/text.h"
#include "me/me.h"
#include "memberships/memberships.h"

namespace kith::sign_in {

std::string rate_key(std::optional<persons::Person> const& person, std::string_view login)
{
    return person ? person->id.text() : fold_key(trim(login));
}

Result<persons::Person> admit(db::Transaction& tx, persons::Person const& verified)
{
    auto person = persons::find(tx, verified.id);
    if (!person || person->password_hash != verified.password_hash)
        return refuse("invalid_credentials");
    bool const has_a_place =
        me::has_active_membership(tx, person->id) || !memberships::list_join_requests(tx, person->id).empty();
    if (!has_a_place)
        return refuse("inactive");
    return *std::move(person);
}

}
