#include "users/users_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"
#include "passwords/passwords.h"

#include <fmt/format.h>

namespace kith::users {
namespace {

using mail::Letter;
using mail::queue_letter;

std::string reason(memberships::Membership const& user) { return "membership:" + user.id.text(); }

}

void queue_welcome(db::Transaction& tx, memberships::Membership const& user, std::string const& account,
    std::string const& by, persons::Person const& person)
{
    queue_letter(tx, { user.account, user.email, user.display_name(), reason(user) },
        { fmt::format("{} added you to {}", by, account), user.first_name.text(),
            { fmt::format("{} added you to {} on Kith. Choose a password to begin.", by, account) },
            "Choose a password", passwords::welcome_link(tx, person),
            "The link works once, for seven days. If you did not expect it, you need not do anything." });
}

// Whoever has not shown yet that the address is his does it by this mail: choosing a password
// ends what anybody else had begun with it.
void queue_join_request(db::Transaction& tx, memberships::Membership const& user, std::string const& account,
    std::string const& by, persons::Person const& person)
{
    queue_letter(tx, { user.account, person.email, user.display_name(), reason(user) },
        { fmt::format("{} added you to {}: join or decline", by, account), user.first_name.text(),
            { fmt::format("{} added you to {} on Kith. Nobody joins without saying so: sign in, and choose to join or "
                          "to decline.",
                by, account) },
            "Join or decline", person.email_verified ? mail::link_to("/") : passwords::welcome_link(tx, person),
            "Until you join, nothing of that account is open to you." });
}

// Where its link is good.
void queue_promoted(db::Transaction& tx, memberships::Membership const& user, std::string const& account,
    std::string const& by, persons::Person const& person, std::string const& message)
{
    bool const has_password = !person.password_hash.empty();
    queue_letter(tx, { user.account, person.email, user.display_name(), reason(user) },
        { fmt::format("You are a user of {} now", account), user.first_name.text(),
            { fmt::format("{} made you an internal user of {} on Kith. Until now you came there as a client; from now "
                          "on you sign in with a password.",
                by, account) },
            has_password ? "Sign in" : "Choose a password",
            has_password ? mail::link_to("/signin") : passwords::welcome_link(tx, person),
            "If you did not expect it, ask whoever you know there.", message, message.empty() ? "" : by });
}

void queue_demoted(
    db::Transaction& tx, memberships::Membership const& client, std::string const& account, std::string const& by)
{
    queue_letter(tx, { client.account, client.email, client.display_name(), reason(client) },
        { fmt::format("You are a client of {} now", account), client.first_name.text(),
            { fmt::format("{} made you a client of {} on Kith: you see the portal there, and whoever looks after you.",
                by, account) },
            "Open the portal", mail::link_to("/"), "" });
}

}
