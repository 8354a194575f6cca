#include "setup/setup_http.h"

#include "devices/devices.h"
#include "me/me_http.h"
#include "sessions/sessions.h"
#include "setup/setup.h"

namespace kith::setup {
namespace {

struct SetupState {
    bool needed;
};
BOOST_DESCRIBE_STRUCT(SetupState, (), (needed))

struct SetupBody {
    std::string token;
    AccountName account_name;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    crypto::Password password;
};
BOOST_DESCRIBE_STRUCT(SetupBody, (), (token, account_name, first_name, last_name, email, password))

Result<SetupState> get_setup(http::Call&, db::Transaction& tx) { return SetupState { is_needed(tx) }; }

Result<http::Then<http::Created<me::Me>>> post_setup(
    http::Call& call, db::Database& database, http::Body<SetupBody> const& body)
{
    TRY(call.limit(http::rates::unknown_token, call.client()));
    if (!database.read_now(is_needed))
        return refuse("wrong_state");
    auto const input = TRY(body.read());
    crypto::Token const token { input.token };
    TRY(database.read_now([&](db::Transaction& tx) { return check_token(tx, token); }));
    Founder const founder { input.account_name, input.first_name, input.last_name, input.email };
    TRY(check_password(founder, input.password));
    auto const hash = crypto::hash_password(input.password);
    return [=](http::Call& call, db::Transaction& tx) -> Result<http::Created<me::Me>> {
        TRY(spend_token(tx, token));
        auto const founded = TRY(found(tx, { "", "", "", sessions::way_of(call) }, founder, hash));
        auto const person = persons::find(tx, founded.founder.person);
        TRY(sessions::start(call, tx, *person));
        devices::note(call, tx, *person);
        return http::Created<me::Me> { me::shown(tx, *person, sessions::Shown::OneFactor) };
    };
}

}

void add_routes(http::Router& router)
{
    router.get("/api/v1/setup", "Says whether the first account is still to be founded", get_setup);
    router.post("/api/v1/setup", "Founds the first account and signs its founder in", post_setup);
}

}
