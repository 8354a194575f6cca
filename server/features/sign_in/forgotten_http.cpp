// What is done when the password is forgotten. Nobody learns here who has a login.

#include "address_changes/address_changes.h"
#include "passwords/passwords.h"
#include "second_factors/second_factors.h"
#include "sessions/sessions.h"
#include "sign_in/sign_in.h"
#include "sign_in/sign_in_http.h"

namespace kith::sign_in {
namespace {

struct ForgotBody {
    std::string login;
};
BOOST_DESCRIBE_STRUCT(ForgotBody, (), (login))

struct ResetBody {
    std::string token;
    crypto::Password password;
};
BOOST_DESCRIBE_STRUCT(ResetBody, (), (token, password))

struct ResetLogin {
    std::string login;
};
BOOST_DESCRIBE_STRUCT(ResetLogin, (), (login))

// Counted by what was typed, since a count for the person would tell of two logins
// whether they are one person's; his mails are limited by themselves.
Result<http::Accepted> post_forgot(http::Call& call, db::Transaction& tx, http::Body<ForgotBody> const& body)
{
    TRY(call.limit(http::rates::forgot_per_address, call.client()));
    auto const input = TRY(body.read());
    TRY(call.limit(http::rates::forgot_per_login, rate_key({}, input.login)));
    passwords::mail_reset_link(tx, persons::find_by_login(tx, input.login));
    return http::Accepted {};
}

struct Setting {
    persons::Person person; // who is to get the password
    std::vector<std::string> own_words;
};

// A link does nothing in the browser of somebody else, who may have been given it.
Result<Setting> look(http::Call& call, db::Transaction& tx, crypto::Token const& token)
{
    auto person = passwords::look(tx, token);
    if (!person) {
        TRY(call.limit(http::rates::unknown_token, call.client()));
        return std::unexpected(person.error());
    }
    auto const session = sessions::find(call, tx);
    if (session && session->person.id != person->id)
        return refuse("forbidden");
    auto words = passwords::own_words(tx, *person);
    return Setting { *std::move(person), std::move(words) };
}

std::string shown_login(persons::Person const& person)
{
    return person.username.is_empty() ? person.email.text() : person.username.text();
}

Result<http::Then<ResetLogin>> post_reset(http::Call& call, db::Database& database, http::Body<ResetBody> const& body)
{
    TRY(call.limit(http::rates::reset_per_address, call.client()));
    auto const input = TRY(body.read());
    crypto::Token const token { input.token };
    auto const setting = TRY(database.read_now([&](db::Transaction& tx) { return look(call, tx, token); }));
    TRY(call.limit(http::rates::reset_per_person, setting.person.id.text()));
    TRY(crypto::check_strength(input.password, "password", setting.own_words));
    auto const hash = crypto::hash_password(input.password);
    return [token, hash](http::Call& call, db::Transaction& tx) -> Result<ResetLogin> {
        auto const [before, key] = TRY(passwords::spend(tx, token, hash, passwords::place_of(call)));
        auto const person = TRY(address_changes::prove(
            tx, second_factors::source_of(call, before), before, key, address_changes::Proof::NewPassword));
        return ResetLogin { shown_login(person) };
    };
}

}

void add_forgotten_routes(http::Router& router)
{
    router.post("/api/v1/auth/forgot", "Mails a link to choose a new password; answers everybody alike", post_forgot);
    router.post("/api/v1/auth/reset", "Sets the password by the link of a mail, once", post_reset);
}

}
