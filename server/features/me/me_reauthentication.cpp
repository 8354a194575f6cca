#include "me/me_reauthentication.h"

#include "crypto/password.h"

namespace kith::me {

Result<void> check_password(http::Call& call, persons::Person const& person, std::optional<std::string> const& typed)
{
    auto const password = crypto::Password::parse(typed.value_or(""));
    if (!password)
        return refuse("reauthentication_required");
    TRY(call.limit(http::rates::login_per_login, person.id.text()));
    return crypto::verify_password(*password, person.password_hash) ? Result<void> {}
                                                                    : refuse("reauthentication_required");
}

Result<sessions::Session> require_still(http::Call& call, db::Transaction& tx, persons::Person const& verified)
{
    auto session = TRY(sessions::require_browser(call, tx));
    if (session.person.id != verified.id)
        return refuse("unauthenticated");
    if (session.person.password_hash != verified.password_hash)
        return refuse("reauthentication_required");
    return session;
}

}
