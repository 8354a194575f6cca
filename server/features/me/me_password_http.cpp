// Changing one's own password.

#include "me/me_http.h"
#include "me/me_reauthentication.h"
#include "passwords/passwords.h"

namespace kith::me {
namespace {

struct NewPasswordBody {
    std::optional<std::string> current_password;
    crypto::Password password;
};
BOOST_DESCRIBE_STRUCT(NewPasswordBody, (), (current_password, password))

std::vector<std::string> own_words(db::Database& database, persons::Person const& person)
{
    return database.read_now([&](db::Transaction& tx) { return passwords::own_words(tx, person); });
}

// The session goes on under another token; whoever else had one is out.
Result<http::Then<http::NoContent>> post_password(
    http::Call& call, db::Database& database, http::Body<NewPasswordBody> const& body)
{
    auto const asking = TRY(database.read_now([&](db::Transaction& tx) { return find_asking(call, tx); }));
    TRY(check_second_factor(asking));
    auto const input = TRY(body.read());
    TRY(check_password(call, asking.person, input.current_password));
    TRY(crypto::check_strength(input.password, "password", own_words(database, asking.person)));
    auto const hash = crypto::hash_password(input.password);
    return [verified = asking.person, hash](http::Call& call, db::Transaction& tx) -> Result<http::NoContent> {
        auto const session = TRY(require_still(call, tx, verified));
        auto const person = TRY(passwords::change(tx, verified, hash, passwords::place_of(call)));
        TRY(sessions::start(call, tx, person, session.shown)); // the session goes on
        return http::NoContent {};
    };
}

}

void add_password_routes(http::Router& router)
{
    router.post("/api/v1/me/password", "Changes one's own password; other sessions and API tokens end", post_password);
}

}
