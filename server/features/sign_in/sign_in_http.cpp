#include "sign_in/sign_in_http.h"

#include "devices/devices.h"
#include "me/me_http.h"
#include "second_factors/second_factors.h"
#include "sessions/sessions.h"
#include "sign_in/sign_in.h"

namespace kith::sign_in {
namespace {

struct LoginBody {
    std::string login;
    crypto::Password password;
    std::optional<second_factors::Code> totp; // of the app, or a recovery code
};
BOOST_DESCRIBE_STRUCT(LoginBody, (), (login, password, totp))

// A hash of earlier parameters is replaced while the password is at hand.
std::string renewed_hash(crypto::Password const& password, std::string const& hash)
{
    return crypto::needs_rehash(hash) ? crypto::hash_password(password) : std::string {};
}

Result<http::Then<me::Me>> post_login(http::Call& call, db::Database& database, http::Body<LoginBody> const& body)
{
    TRY(call.limit(http::rates::login_per_address, call.client()));
    auto const input = TRY(body.read());
    auto const person = database.read_now([&](db::Transaction& tx) { return persons::find_by_login(tx, input.login); });
    TRY(call.limit(http::rates::login_per_login, rate_key(person, input.login)));
    if (!crypto::verify_password(input.password, person ? person->password_hash : ""))
        return refuse("invalid_credentials");
    TRY(second_factors::prepare(database, sessions::way_of(call), *person, input.totp));
    auto const new_hash = renewed_hash(input.password, person->password_hash);
    return [person = *person, totp = input.totp, new_hash](http::Call& call, db::Transaction& tx) -> Result<me::Me> {
        auto const admitted = TRY(admit(tx, person));
        auto const proof = TRY(second_factors::show(tx, admitted, totp));
        if (!new_hash.empty())
            persons::replace_password_hash(tx, admitted, new_hash);
        TRY(sessions::start(call, tx, admitted, proof.shown));
        devices::note(call, tx, admitted);
        second_factors::record(tx, second_factors::source_of(call, admitted), admitted, proof);
        return me::shown(tx, admitted, proof.shown);
    };
}

Result<http::NoContent> post_logout(http::Call& call, db::Transaction& tx)
{
    if (auto const session = sessions::find(call, tx))
        sessions::end(call, tx, *session);
    return http::NoContent {};
}

}

void add_routes(http::Router& router)
{
    router.post("/api/v1/auth/login",
        "Signs in with an address or a username, a password, and the code of whoever has a second factor", post_login);
    router.post("/api/v1/auth/logout", "Signs out of this browser", post_logout);
}

}
