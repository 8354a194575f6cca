// One's own passkeys.

#include "crypto/cose.h"
#include "me/me_http.h"
#include "me/me_reauthentication.h"
#include "passkeys/passkeys_http.h"

namespace kith::me {
namespace {

using passkeys::Passkey;
using passkeys::PasskeyId;

struct PasskeyBody {
    PasskeyId id;
    ShortText name;
    std::optional<Time> last_used_at;
    Time created_at {};
};
BOOST_DESCRIBE_STRUCT(PasskeyBody, (), (id, name, last_used_at, created_at))

struct Passkeys {
    std::vector<PasskeyBody> items;
};
BOOST_DESCRIBE_STRUCT(Passkeys, (), (items))

struct PasskeyOwner {
    std::string id; // the user handle, in base64url
    std::string name;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(PasskeyOwner, (), (id, name, display_name))

struct PasskeyOptions {
    std::string challenge; // base64url
    std::string rp_id;
    PasskeyOwner user;
    std::vector<int> algorithms;      // COSE, the best first
    std::vector<std::string> exclude; // ids of keys that are there
    std::int64_t timeout_ms;
};
BOOST_DESCRIBE_STRUCT(PasskeyOptions, (), (challenge, rp_id, user, algorithms, exclude, timeout_ms))

struct NewPasskeyBody {
    ShortText name;
    passkeys::ClientData client_data;
    passkeys::AttestationObject attestation_object;
};
BOOST_DESCRIBE_STRUCT(NewPasskeyBody, (), (name, client_data, attestation_object))

struct PasskeyChange {
    ShortText name;
};
BOOST_DESCRIBE_STRUCT(PasskeyChange, (), (name))

PasskeyBody shown_passkey(Passkey const& passkey)
{
    return { passkey.id, passkey.name, passkey.last_used_at, passkey.created_at };
}

PasskeyId id_in(http::Call const& call) { return PasskeyId::from_text(call.path_parameter("passkey")); }

Result<Passkeys> get_passkeys(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    Passkeys all;
    for (auto const& passkey : passkeys::list(tx, session.person.id))
        all.items.push_back(shown_passkey(passkey));
    return all;
}

Result<PasskeyOptions> post_options(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_recent(call, tx));
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const party = passkeys::relying_party();
    if (!party)
        return refuse("wrong_state");
    auto const& person = session.person;
    PasskeyOptions options { passkeys::make_challenge(tx, person.id), party->id,
        { crypto::to_base64url(person.id.text()), person.email.text(),
            person.first_name.text() + ' ' + person.last_name.text() },
        { crypto::cose::es256, crypto::cose::eddsa, crypto::cose::rs256 }, {},
        std::chrono::milliseconds { passkeys::challenge_lifetime }.count() };
    for (auto const& passkey : passkeys::list(tx, person.id))
        options.exclude.push_back(passkey.credential_id);
    return options;
}

Result<http::Created<PasskeyBody>> post_passkey(
    http::Call& call, db::Transaction& tx, http::Body<NewPasskeyBody> const& body)
{
    auto const session = TRY(require_recent(call, tx));
    auto const input = TRY(body.read());
    auto const passkey = TRY(passkeys::add(tx, sessions::source_of(call, session), session.person,
        { input.name, input.client_data, input.attestation_object }));
    return http::Created<PasskeyBody> { shown_passkey(passkey) };
}

Result<PasskeyBody> patch_passkey(http::Call& call, db::Transaction& tx, http::Body<PasskeyChange> const& body)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    auto const passkey = TRY(passkeys::get(tx, session.person.id, id_in(call)));
    auto const input = TRY(body.read());
    auto const renamed = TRY(passkeys::rename(tx, passkey, input.name));
    return shown_passkey(renamed);
}

Result<http::NoContent> delete_passkey(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    auto const passkey = TRY(passkeys::get(tx, session.person.id, id_in(call)));
    TRY(require_recent(call, tx));
    TRY(passkeys::remove(tx, sessions::source_of(call, session), session.person, passkey));
    return http::NoContent {};
}

// Not by a key of somebody else, nor by a copy.
Result<http::NoContent> post_reauthentication(
    http::Call& call, db::Transaction& tx, http::Body<passkeys::AssertionBody> const& body)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    auto const input = TRY(body.read());
    auto const assertion = passkeys::assertion_of(input);
    auto const shown = passkeys::look(tx, assertion);
    bool const is_his = shown && shown->passkey.person == session.person.id;
    if (!is_his || !passkeys::spend(tx, assertion, *shown))
        return refuse("reauthentication_required");
    TRY(sessions::start(call, tx, session.person, sessions::Shown::SecondFactor));
    return http::NoContent {};
}

}

void add_passkey_routes(http::Router& router)
{
    router.get("/api/v1/me/passkeys", "Lists one's own passkeys", get_passkeys);
    router.post("/api/v1/me/passkeys/options", "Gives what a browser needs to make a passkey", post_options);
    router.post("/api/v1/me/passkeys", "Adds a passkey that the browser has made", post_passkey);
    router.patch("/api/v1/me/passkeys/{passkey}", "Renames a passkey", patch_passkey);
    router.remove("/api/v1/me/passkeys/{passkey}", "Removes a passkey", delete_passkey);
    router.post(
        "/api/v1/me/reauthentication/passkey", "Shows once more who one is, by a passkey", post_reauthentication);
}

}
