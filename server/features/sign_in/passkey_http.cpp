// Signing in with a passkey: the browser finds out who one is.

#include "devices/devices.h"
#include "me/me_http.h"
#include "passkeys/passkeys_http.h"
#include "sign_in/sign_in.h"
#include "sign_in/sign_in_http.h"

namespace kith::sign_in {
namespace {

struct PasskeyChallenge {
    std::string challenge; // base64url
    std::string rp_id;
    std::int64_t timeout_ms;
};
BOOST_DESCRIBE_STRUCT(PasskeyChallenge, (), (challenge, rp_id, timeout_ms))

Result<PasskeyChallenge> post_options(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const party = passkeys::relying_party();
    if (!party)
        return refuse("wrong_state");
    auto const lifetime = std::chrono::milliseconds { passkeys::challenge_lifetime }.count();
    return PasskeyChallenge { passkeys::make_challenge(tx, {}), party->id, lifetime };
}

// The refusal would take back what was written with it, so that stands by itself.
void tell_of_clone(
    http::Call const& call, db::Database& database, passkeys::Assertion const& assertion, passkeys::Shown const& shown)
{
    database.write_now([&](db::Transaction& tx) {
        events::Source const source { "", "", "", sessions::way_of(call) };
        passkeys::record_cloned(tx, source, assertion, shown);
    });
}

Result<http::Then<me::Me>> post_passkey(
    http::Call& call, db::Database& database, http::Body<passkeys::AssertionBody> const& body)
{
    TRY(call.limit(http::rates::login_per_address, call.client()));
    auto const input = TRY(body.read());
    auto const assertion = passkeys::assertion_of(input);
    auto const shown = TRY(database.read_now([&](db::Transaction& tx) { return passkeys::look(tx, assertion); }));
    if (shown.is_cloned) {
        tell_of_clone(call, database, assertion, shown);
        return refuse("invalid_credentials");
    }
    return [assertion, shown](http::Call& call, db::Transaction& tx) -> Result<me::Me> {
        TRY(passkeys::spend(tx, assertion, shown));
        auto const person = persons::find(tx, shown.passkey.person);
        if (!person)
            return refuse("invalid_credentials");
        auto const admitted = TRY(admit(tx, *person));
        TRY(sessions::start(call, tx, admitted, sessions::Shown::SecondFactor));
        devices::note(call, tx, admitted);
        return me::shown(tx, admitted, sessions::Shown::SecondFactor);
    };
}

}

void add_passkey_routes(http::Router& router)
{
    router.post("/api/v1/auth/passkey/options", "Gives a challenge that a passkey signs to sign in", post_options);
    router.post("/api/v1/auth/passkey", "Signs in with a passkey", post_passkey);
}

}
