#include "address_changes/address_changes_http.h"

#include "address_changes/address_changes.h"
#include "base/text.h"
#include "sessions/sessions.h"

namespace kith::address_changes {
namespace {

struct AddressOfferBody {
    Act act;
    EmailAddress from;
    EmailAddress to;
    Time until;
};
BOOST_DESCRIBE_STRUCT(AddressOfferBody, (), (act, from, to, until))

struct AddressDoneBody {
    Act act;
    EmailAddress email;                      // the one that opens the login now
    std::optional<std::string> password_url; // to choose a password, where one is needed
};
BOOST_DESCRIBE_STRUCT(AddressDoneBody, (), (act, email, password_url))

// Looking for links by guessing is slowed down; holding one is not.
template<typename T>
Result<T> slowed_down(http::Call& call, Result<T> found)
{
    if (!found && found.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return found;
}

crypto::Token token_in(http::Call const& call) { return { std::string { call.path_parameter("token") } }; }

Result<AddressOfferBody> get_change(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const offer = TRY(slowed_down(call, look(tx, token_in(call))));
    return AddressOfferBody { offer.act, offer.from, offer.to, offer.until };
}

Result<AddressDoneBody> post_change(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const done = TRY(slowed_down(call, follow(tx, { "person", "", "", sessions::way_of(call) }, token_in(call))));
    auto const url = unless_empty(done.password_url);
    return AddressDoneBody { done.act, done.email, url };
}

}

void add_routes(http::Router& router)
{
    constexpr auto path = "/api/v1/public/address-changes/{token}";
    router.get(path, "Shows which change of an address a link confirms or undoes; changes nothing", get_change);
    router.post(path, "Confirms or undoes the change of an address, as the link says", post_change);
}

}
