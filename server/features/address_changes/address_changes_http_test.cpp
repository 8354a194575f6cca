// Changing the address one signs in with: both addresses are told, the old one opens the login
// until the new one is confirmed, and for seven days it takes the change back (B08).

#include "address_changes/address_changes.h"

#include "mail/outbox.h"
#include "support/authenticator.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::address_changes {
namespace {

using tests::Answer;
using tests::Browser;

class AddressChangeTest : public tests::UserManagement {
protected:
    std::vector<mail::KeptMail> mails_to(std::string const& address)
    {
        return database().read_now([&](db::Transaction& tx) { return mail::list_kept(tx, address, 20); });
    }
    std::string newest_subject(std::string const& address)
    {
        auto const mails = mails_to(address);
        return mails.empty() ? "" : mails[0].subject;
    }
    // Where the newest link of that kind leads, below the API.
    std::string link_to(std::string const& address)
    {
        for (auto const& kept : mails_to(address)) {
            auto const at = kept.text.find("/address/");
            if (at != std::string::npos)
                return "/api/v1/public/address-changes/" + kept.text.substr(at + 9, 43);
        }
        return "/api/v1/public/address-changes/none";
    }
    std::string password_token(std::string const& address)
    {
        auto const text = mails_to(address).at(0).text;
        return text.substr(text.find("?token=") + 7, 43);
    }
    Answer asked(std::string const& email, Actor const& user)
    {
        return as_eve.patch(at(user), fmt::format(R"({{"email":"{}"}})", email));
    }
    std::string pending(Actor const& user) { return as_eve.get(at(user)).at("/pending_email"); }
    std::string login_of(std::string const& login)
    {
        auto const answer = Browser { api }.log_in(login);
        return answer.status == 200 ? "in" : answer.problem();
    }
    Browser signed_in_as_bob()
    {
        Browser browser { api };
        EXPECT_EQ(browser.log_in("bob@acme.test").status, 200);
        return browser;
    }
    Browser anybody { api };
};
KITH_ON_BOTH_ENGINES(AddressChangeTest);

constexpr auto unknown = "401 invalid_credentials";

// B08
TEST_P(AddressChangeTest, opens_the_login_by_the_old_address_until_it_is_confirmed)
{
    EXPECT_EQ(asked("rob@acme.test", bob).status, 200);
    EXPECT_EQ(pending(bob), "rob@acme.test");
    EXPECT_EQ(newest_subject("bob@acme.test"), "Your sign-in address is being changed");
    EXPECT_EQ(newest_subject("rob@acme.test"), "Confirm your new sign-in address");
    EXPECT_EQ(login_of("bob@acme.test") + login_of("rob@acme.test"), std::string { "in" } + unknown);
    auto const link = link_to("rob@acme.test");
    auto const offer = anybody.get(link);
    EXPECT_EQ(
        offer.at("/act") + ' ' + offer.at("/from") + ' ' + offer.at("/to"), "confirm bob@acme.test rob@acme.test");
    EXPECT_EQ(login_of("rob@acme.test"), unknown) << "looking changes nothing";
    EXPECT_EQ(anybody.post(link).at("/email"), "rob@acme.test");
    EXPECT_EQ(login_of("rob@acme.test") + login_of("bob@acme.test"), std::string { "in" } + unknown);
    EXPECT_EQ(pending(bob), "null");
    EXPECT_EQ(as_eve.get(at(bob)).at("/email"), "rob@acme.test");
    EXPECT_EQ(newest_event().operation, "membership.login_changed");
    EXPECT_EQ(anybody.post(link).problem(), "404 not_found") << "once";
}

// B08
TEST_P(AddressChangeTest, is_undone_by_the_old_address_for_seven_days)
{
    asked("rob@acme.test", bob);
    auto const undo = link_to("bob@acme.test");
    anybody.post(link_to("rob@acme.test"));
    auto as_rob = Browser { api };
    EXPECT_EQ(as_rob.log_in("rob@acme.test").status, 200);
    clock.by(Days { 6 });
    EXPECT_EQ(anybody.get(undo).at("/act"), "undo");
    auto const done = anybody.post(undo);
    EXPECT_EQ(newest_event().operation, "membership.login_change_undone");
    EXPECT_EQ(done.at("/email"), "bob@acme.test");
    EXPECT_NE(done.at("/password_url").find("/reset?token="), std::string::npos);
    EXPECT_EQ(as_rob.get("/api/v1/me").problem(), "401 unauthenticated") << "whoever was in is out";
    EXPECT_EQ(login_of("bob@acme.test") + login_of("rob@acme.test"), std::string { "in" } + unknown);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(as_eve.get(at(bob)).at("/email"), "bob@acme.test");
    EXPECT_EQ(anybody.post(undo).problem(), "404 not_found");
}

// B08: before it is confirmed, too; then the link to the new address is dead.
TEST_P(AddressChangeTest, is_undone_before_it_is_confirmed)
{
    asked("rob@acme.test", bob);
    auto const confirm = link_to("rob@acme.test");
    auto as_bob = signed_in_as_bob();
    EXPECT_EQ(anybody.post(link_to("bob@acme.test")).at("/password_url"), "null") << "nothing was lost";
    EXPECT_EQ(as_bob.get("/api/v1/me").status, 200);
    EXPECT_EQ(anybody.post(confirm).problem(), "404 not_found");
    EXPECT_EQ(as_eve.get(at(bob)).at("/email"), "bob@acme.test");
    EXPECT_EQ(pending(bob), "null");
}

TEST_P(AddressChangeTest, is_undone_with_what_came_since)
{
    EXPECT_EQ(asked("rob@thief.test", bob).status, 200);
    auto const undo = link_to("bob@acme.test");
    EXPECT_EQ(anybody.post(link_to("rob@thief.test")).status, 200);
    auto thief = Browser { api };
    EXPECT_EQ(thief.log_in("rob@thief.test").status, 200);
    tests::with_second_factor(thief, clock);
    EXPECT_EQ(login_of("rob@thief.test"), "401 mfa_required");
    EXPECT_EQ(anybody.post(undo).status, 200);
    EXPECT_EQ(login_of("bob@acme.test"), "in") << "the app that the thief turned on is asked for no more";
}

// B08: nobody takes the old address meanwhile, so that the way back stays open; then it is free.
TEST_P(AddressChangeTest, keeps_the_old_address_as_long_as_it_can_be_undone)
{
    asked("rob@acme.test", bob);
    auto const undo = link_to("bob@acme.test");
    anybody.post(link_to("rob@acme.test"));
    auto taken = [&] {
        return database().write_now([&](db::Transaction& tx) {
            return persons::create(tx, { tests::name("Mallory"), tests::name("Lee"), tests::address("bob@acme.test") })
                .has_value();
        });
    };
    EXPECT_FALSE(taken());
    clock.by(Days { 7 });
    EXPECT_EQ(anybody.post(undo).problem(), "404 not_found");
    database().write_now(sweep);
    EXPECT_TRUE(taken());
}

// B08: whoever asks does not learn who is known on this server.
TEST_P(AddressChangeTest, says_nothing_about_addresses_of_others)
{
    auto bolt = tests::founded(database(), "Bolt");
    bolt.joined("Zed");
    auto const cem = acme.joined("Cem");
    auto const known = asked("zed@bolt.test", bob);
    auto const fresh = asked("nobody@bolt.test", cem);
    EXPECT_EQ(known.status, 200);
    EXPECT_EQ(fresh.status, 200);
    EXPECT_EQ(known.at("/email") + known.at("/warnings"), "zed@bolt.test[]");
    EXPECT_EQ(fresh.at("/email") + fresh.at("/warnings"), "nobody@bolt.test[]");
    EXPECT_EQ(pending(bob) + pending(cem), "zed@bolt.testnobody@bolt.test");
    EXPECT_EQ(newest_subject("bob@acme.test"), newest_subject("cem@acme.test"));
    EXPECT_EQ(newest_subject("zed@bolt.test"), "Somebody asked to sign in with your address");
    EXPECT_EQ(anybody.get(link_to("zed@bolt.test")).problem(), "404 not_found") << "he gets no link";
    EXPECT_EQ(login_of("zed@bolt.test") + login_of("bob@acme.test"), "inin");
    EXPECT_EQ(asked("eve@acme.test", bob).problem(), "422 validation") << "a colleague he can see";
}

// B08: a mistyped address that somebody else reads opens nothing.
TEST_P(AddressChangeTest, of_who_was_never_here_is_made_at_once)
{
    auto const made = as_eve.post(path("/users"), new_user("Zoe"));
    auto const user = path("/users/" + made.at("/id"));
    auto const old_link = password_token("zoe@acme.test");
    EXPECT_EQ(as_eve.patch(user, R"({"email":"zoey@acme.test"})").at("/email"), "zoey@acme.test");
    EXPECT_EQ(as_eve.get(user).at("/pending_email"), "null");
    EXPECT_EQ(newest_subject("zoey@acme.test"), "Choose a password for Kith");
    auto reset = [&](std::string const& token) {
        return anybody.post("/api/v1/auth/reset", tests::reset_form(token, "seven violins under snow"));
    };
    EXPECT_EQ(reset(old_link).problem(), "404 not_found");
    EXPECT_EQ(reset(password_token("zoey@acme.test")).body, R"({"login":"zoey@acme.test"})");
}

// B08: the newest wish counts; setting the address there is takes it back.
TEST_P(AddressChangeTest, is_asked_anew_and_taken_back)
{
    asked("rob@acme.test", bob);
    auto const first = link_to("rob@acme.test");
    asked("bobby@acme.test", bob);
    EXPECT_EQ(pending(bob), "bobby@acme.test");
    EXPECT_EQ(anybody.post(first).problem(), "404 not_found");
    asked("bob@acme.test", bob);
    EXPECT_EQ(pending(bob), "null");
    EXPECT_EQ(anybody.post(link_to("bobby@acme.test")).problem(), "404 not_found");
    asked("x1@acme.test", bob);
    asked("x2@acme.test", bob);
    asked("x3@acme.test", bob);
    EXPECT_EQ(asked("x4@acme.test", bob).problem(), "429 too_many_requests") << "five a day";
    clock.by(Days { 1 });
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(asked("x4@acme.test", bob).status, 200);
    clock.by(Days { 7 });
    EXPECT_EQ(anybody.get(link_to("x4@acme.test")).problem(), "404 not_found") << "seven days";
}

// B08: one's own, with the password; in every account one is in.
TEST_P(AddressChangeTest, of_oneself_needs_the_password)
{
    auto as_bob = signed_in(bob);
    clock.by(16min);
    EXPECT_EQ(as_bob.patch("/api/v1/me", R"({"email":"rob@home.test"})").problem(), "403 reauthentication_required");
    auto const wanted = fmt::format(R"({{"email":"rob@home.test","current_password":"{}"}})", tests::good_password);
    auto const answer = as_bob.patch("/api/v1/me", wanted);
    EXPECT_EQ(answer.at("/person/email") + answer.at("/person/pending_email"), "bob@acme.testrob@home.test");
    EXPECT_EQ(newest_event().operation, "membership.login_change_asked");
    EXPECT_EQ(as_eve.get(at(bob)).at("/email"), "bob@acme.test");
    EXPECT_EQ(anybody.post(link_to("rob@home.test")).status, 200);
    EXPECT_EQ(as_bob.get("/api/v1/me").at("/person/email"), "rob@home.test");
    EXPECT_EQ(as_eve.get(at(bob)).at("/email"), "rob@home.test");
    EXPECT_EQ(as_bob.patch("/api/v1/me", R"({"email":"none"})").problem(), "422 validation");
}

// B08: taken by somebody between asking and confirming.
TEST_P(AddressChangeTest, is_refused_when_the_address_was_taken_meanwhile)
{
    asked("rob@acme.test", bob);
    database().write_now([&](db::Transaction& tx) {
        persons::create(tx, { tests::name("Rob"), tests::name("Lee"), tests::address("rob@acme.test") });
    });
    EXPECT_EQ(anybody.post(link_to("rob@acme.test")).problem(), "422 validation");
    EXPECT_EQ(login_of("bob@acme.test"), "in");
}

}
}
