#include "me/me_reauthentication.h"

#include "crypto/password.h"

namespace kith::me {

Result<Asking> find_asking(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(sessions::require_own_login(call, tx));
    bool const is_recent = sessions::began_recently(session, tx.now());
    return Asking { std::move(session.person), is_recent };
}

Result<void> check_password_of(http::Call& call, Asking const& asking, std::optional<std::string> const& typed)
{
    if (asking.signed_in_recently)
        return {};
    TRY(check_second_factor(asking));
    return check_password(call, asking.person, typed);
}

Refusal code_required()
{
    return { "reauthentication_required", { FieldError { "totp", "required", "is required" } } };
}

Result<void> check_second_factor(Asking const& asking)
{
    bool const is_missing = asking.person.has_second_factor && !asking.signed_in_recently;
    return is_missing ? std::unexpected(code_required()) : Result<void> {};
}

Result<sessions::Session> require_recent(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(sessions::require_own_login(call, tx));
    TRY(sessions::check_began_recently(session, tx.now()));
    return session;
}

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
    auto session = TRY(sessions::require_own_login(call, tx));
    if (session.person.id != verified.id)
        return refuse("unauthenticated");
    if (session.person.password_hash != verified.password_hash)
        return refuse("reauthentication_required");
    return session;
}

}
