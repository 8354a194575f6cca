#include "passwords/passwords.h"

#include "mail/links.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "sessions/sessions.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::passwords {
namespace {

using tests::code;

class PasswordsTest : public DatabaseTest {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    persons::Person bob()
    {
        return acme.read([&](db::Transaction& tx) { return persons::find(tx, joined.person).value(); });
    }
    void forget()
    {
        acme.write([&](db::Transaction& tx) { mail_reset_link(tx, persons::find(tx, joined.person)); });
    }
    std::vector<mail::KeptMail> mails_to(std::string const& address)
    {
        auto mails = acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, address, 100); });
        std::erase_if(mails, [](mail::KeptMail const& mail) { return !mail.text.contains("/reset?token="); });
        return mails;
    }
    // What he was told of changes of his password.
    std::vector<std::string> told(std::string const& address)
    {
        std::vector<std::string> texts;
        for (auto const& mail : acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, address, 100); })) {
            if (mail.subject == "Your password was changed")
                texts.push_back(mail.text);
        }
        return texts;
    }
    static crypto::Token token_in(std::string const& url) { return { url.substr(url.find("token=") + 6) }; }
    crypto::Token mailed() { return token_in(mail::find_links(mails_to("bob@acme.test").at(0).text).at(0)); }
    crypto::Token made(Purpose purpose = Purpose::Reset)
    {
        return token_in(acme.write([&](db::Transaction& tx) { return make_link(tx, bob(tx), purpose); }));
    }
    persons::Person bob(db::Transaction& tx) { return persons::find(tx, joined.person).value(); }
    std::string looked(crypto::Token const& token)
    {
        return code(acme.read([&](db::Transaction& tx) { return look(tx, token); }));
    }
    std::string spent(crypto::Token const& token, std::string const& hash = "new")
    {
        return code(acme.write([&](db::Transaction& tx) { return spend(tx, token, hash, place); }));
    }

    passwords::Place place { "192.0.2.7", "Phone" };
    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor joined = acme.unproved("Bob");
};
KITH_ON_BOTH_ENGINES(PasswordsTest);

TEST_P(PasswordsTest, are_chosen_anew_by_a_link_in_the_mail)
{
    forget();
    auto const mail = mails_to("bob@acme.test").at(0);
    auto const link = mail::find_links(mail.text).at(0);
    EXPECT_TRUE(link.starts_with("https://kith.test/reset?token=")) << link;
    EXPECT_NE(mail.html.find(link), std::string::npos);
    EXPECT_NE(mail.text.find("bob@acme.test"), std::string::npos);
    EXPECT_EQ(spent(token_in(link)), "");
    EXPECT_EQ(bob().password_hash, "new");
    EXPECT_EQ(bob().session_epoch, 2);
    EXPECT_EQ(spent(token_in(link)), "not_found");
}

// S3-19. Whoever set it may be somebody else as long as nobody has shown that the address is his: then it is asked,
// too.
TEST_P(PasswordsTest, are_mailed_about_to_the_recovery_address_which_proves_no_other)
{
    auto ask = [&] { acme.write([&](db::Transaction& tx) { mail_reset_link(tx, bob(tx)); }); };
    acme.write([&](db::Transaction& tx) { persons::set_recovery_email(tx, bob(tx), tests::address("bob@home.test")); });
    ask();
    EXPECT_EQ(mails_to("bob@acme.test").size(), 1u);
    EXPECT_EQ(mails_to("bob@home.test").size(), 1u);
    EXPECT_EQ(spent(token_in(mail::find_links(mails_to("bob@home.test").at(0).text).at(0))), "");
    EXPECT_FALSE(bob().email_verified);
    acme.write([&](db::Transaction& tx) { persons::verify_email(tx, joined.person, bob(tx).email.key()); });
    ask();
    EXPECT_EQ(mails_to("bob@acme.test").size(), 1u);
    EXPECT_EQ(mails_to("bob@home.test").size(), 2u);
}

TEST_P(PasswordsTest, leave_no_trace_where_nobody_is)
{
    acme.write([&](db::Transaction& tx) {
        mail_reset_link(tx, {});
        auto const alone =
            persons::create(tx, { tests::name("Al"), tests::name("One"), tests::address("al@one.test") }).value();
        mail_reset_link(tx, alone);
    });
    EXPECT_EQ(tests::count(database(), "password_links"), 0);
    EXPECT_TRUE(mails_to("al@one.test").empty());
    EXPECT_TRUE(mails_to("nobody@nowhere.invalid").empty());
}

TEST_P(PasswordsTest, are_mailed_about_5_times_a_day)
{
    for (int i = 0; i < 7; ++i)
        forget();
    EXPECT_EQ(mails_to("bob@acme.test").size(), 5u);
    EXPECT_EQ(looked(mailed()), "") << "what is over the limit kills no link";
    clock.by(Days { 1 } + 1s);
    forget();
    EXPECT_EQ(mails_to("bob@acme.test").size(), 6u);
}

TEST_P(PasswordsTest, are_mailed_about_5_times_also_at_once)
{
    database();
    tests::in_parallel(8, 16, [&](int) { return forget(), true; });
    EXPECT_EQ(mails_to("bob@acme.test").size(), 5u);
    EXPECT_EQ(tests::count(database(), "password_links"), max_links);
}

TEST_P(PasswordsTest, have_3_live_links_of_a_purpose)
{
    auto const welcome = made(Purpose::Welcome);
    std::vector<crypto::Token> tokens;
    for (int i = 0; i < 4; ++i) {
        tokens.push_back(made());
        clock.by(1s);
    }
    EXPECT_EQ(looked(tokens[0]), "not_found") << "the oldest made room";
    for (int i : { 1, 2, 3 })
        EXPECT_EQ(looked(tokens[static_cast<std::size_t>(i)]), "");
    EXPECT_EQ(looked(welcome), "") << "who forgets does not undo the welcome";
    EXPECT_EQ(spent(tokens[2]), "");
    for (auto const& token : { tokens[1], tokens[3], welcome })
        EXPECT_EQ(spent(token), "not_found") << "the first use kills the others";
}

TEST_P(PasswordsTest, links_live_an_hour_or_7_days)
{
    auto const reset = made();
    auto const welcome = made(Purpose::Welcome);
    clock.by(reset_lifetime - 1min);
    EXPECT_EQ(looked(reset), "");
    clock.by(2min);
    EXPECT_EQ(looked(reset), "not_found");
    EXPECT_EQ(spent(reset), "not_found");
    clock.by(welcome_lifetime - 2h);
    EXPECT_EQ(looked(welcome), "");
    clock.by(2h);
    EXPECT_EQ(spent(welcome), "not_found");
    acme.write([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(tests::count(database(), "password_links"), 0);
}

// AUT-22
TEST_P(PasswordsTest, of_8_who_spend_a_link_at_once_one_wins)
{
    auto const token = made();
    EXPECT_EQ(tests::in_parallel(8, 8, [&](int i) { return spent(token, std::to_string(i)).empty(); }), 1);
    EXPECT_EQ(bob().session_epoch, 2) << "once";
}

TEST_P(PasswordsTest, of_different_links_at_once_one_wins)
{
    std::vector<crypto::Token> const tokens { made(), made(), made() };
    EXPECT_EQ(tests::in_parallel(3, 3, [&](int i) { return spent(tokens[static_cast<std::size_t>(i)]).empty(); }), 1);
}

TEST_P(PasswordsTest, chosen_by_a_link_made_at_the_same_moment_deadlock_nobody)
{
    auto const token = made();
    int const won = tests::in_parallel(4, 8, [&](int i) { return i % 2 ? (forget(), false) : spent(token).empty(); });
    EXPECT_EQ(won, 1);
}

TEST_P(PasswordsTest, printed_by_the_operator_prove_no_address_and_welcomes_do)
{
    auto const proved = [&](crypto::Token const& token) {
        return acme.write([&](db::Transaction& tx) { return spend(tx, token, "new", place); }).value().proves_key;
    };
    EXPECT_EQ(proved(made()), "");
    auto const url = acme.write([&](db::Transaction& tx) { return welcome_link(tx, bob(tx)); });
    EXPECT_EQ(proved(token_in(url)), "bob@acme.test");
}

TEST_P(PasswordsTest, are_changed_once_from_what_was_shown)
{
    auto const verified = bob();
    auto changed = [&] {
        return code(acme.write([&](db::Transaction& tx) { return change(tx, verified, "changed", place); }));
    };
    auto const link = made();
    EXPECT_EQ(changed(), "");
    EXPECT_EQ(changed(), "reauthentication_required");
    EXPECT_EQ(looked(link), "not_found") << "a link on its way is dead";
    EXPECT_EQ(bob().session_epoch, 2);
}

// AUT-08: whoever did it, the owner hears of it wherever mail reaches him.
TEST_P(PasswordsTest, that_were_changed_are_told_of_by_mail)
{
    acme.write([&](db::Transaction& tx) {
            auto const asked = passwords::set_recovery_email(tx, bob(tx), tests::address("bob@home.test"));
            return change(tx, asked.value(), "changed", place);
        })
        .value();
    for (auto const* to : { "bob@acme.test", "bob@home.test" }) {
        ASSERT_EQ(told(to).size(), 1u) << to;
        auto const text = told(to).at(0);
        EXPECT_TRUE(text.contains("The password of bob@acme.test on Kith was changed on 20")) << text;
        EXPECT_TRUE(text.contains(" UTC, from 192.0.2.7 (Phone).")) << text;
        EXPECT_TRUE(text.contains("https://kith.test/forgot")) << text;
    }
    EXPECT_EQ(spent(made()), "");
    EXPECT_EQ(told("bob@home.test").size(), 2u) << "by a link as well";
    EXPECT_EQ(told("bob@acme.test").size(), 2u);
}

// The first password is nobody's surprise.
TEST_P(PasswordsTest, that_were_not_there_before_are_not_told_of)
{
    acme.write([&](db::Transaction& tx) { persons::set_password_hash(tx, joined.person, ""); });
    EXPECT_EQ(spent(made(Purpose::Welcome)), "");
    EXPECT_TRUE(told("bob@acme.test").empty());
}

// S3-19: what was mailed to the address of before leads nowhere any more.
TEST_P(PasswordsTest, links_die_when_the_recovery_address_changes)
{
    auto const link = made();
    EXPECT_TRUE(acme.write([&](db::Transaction& tx) { return passwords::set_recovery_email(tx, bob(tx), {}); }));
    EXPECT_EQ(looked(link), "not_found");
}

TEST_P(PasswordsTest, links_are_kept_as_a_hash)
{
    auto const token = made();
    auto const kept = acme.read(
        [](db::Transaction& tx) { return tx.first(db::read_text, "select token_hash from password_links").value(); });
    EXPECT_EQ(kept, token.hash());
    EXPECT_EQ(token.text.size(), 43u);
}

TEST_P(PasswordsTest, are_not_made_of_names_and_accounts)
{
    auto const words = acme.read([&](db::Transaction& tx) { return own_words(tx, bob(tx)); });
    for (auto const* word : { "Bob", "Lee", "bob@acme.test", "Acme", "kith" })
        EXPECT_NE(std::ranges::find(words, word), words.end()) << word;
}

}
}
