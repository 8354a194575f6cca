// Who comes by the link, and under which address: the invited one, another, or signed in
// as somebody else.

#include "support/inviting.h"
#include "support/parallel.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

constexpr auto other = R"(,"email":"other@bolt.test")";

class OtherAddressTest : public tests::InvitingTest {
protected:
    Answer invited(std::string const& more = "")
    {
        return eve.post(all(), form("zoe@acme.test", R"(,"force_email":false)" + more));
    }
    Answer confirmed(std::string const& token) { return browser.post("/api/v1/public/confirmations/" + token); }
    std::string confirmation(std::string_view to = "other@bolt.test") { return mailed(to, "/confirm/"); }
    std::string logged_in(std::string_view email) { return Browser { api }.log_in(email).problem(); }
    std::string roles_of(Answer const& joined)
    {
        return eve.get(account_path("/users/" + joined.at("/membership/id"))).at("/roles");
    }
};
KITH_ON_BOTH_ENGINES(OtherAddressTest);

// S1-14
TEST_P(OtherAddressTest, is_refused_where_the_invited_one_is_forced)
{
    auto const made = eve.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(made.at("/force_email"), "true") << "unless one says otherwise";
    auto const accept = link_of(made, "/accept");
    make_known("known@bolt.test");
    for (auto const* more : { other, R"(,"email":"known@bolt.test")", R"(,"email":"bob@acme.test")" })
        EXPECT_EQ(browser.post(accept, acceptance(more)).problem(), "409 email_forced") << more;
    browser.log_in("known@bolt.test");
    EXPECT_EQ(browser.post(accept, acceptance_without_password()).problem(), "409 email_forced");
    EXPECT_EQ(browser.post(accept, acceptance_without_password(R"(,"email":"known@bolt.test")")).problem(),
        "409 email_forced");
    EXPECT_EQ(eve.get(one(made)).at("/state"), "pending");
    Browser fresh { api };
    EXPECT_EQ(fresh.post(accept, acceptance(R"(,"email":"ZOE@Acme.test")")).status, 201) << "that is no other address";
}

// S1-14, INV-13
TEST_P(OtherAddressTest, that_is_new_is_confirmed_by_mail_first)
{
    auto const made = invited();
    EXPECT_EQ(browser.get(link_of(made)).at("/force_email"), "false");
    auto const waiting = browser.post(link_of(made, "/accept"), acceptance(other));
    EXPECT_EQ(waiting.status, 202) << waiting.body;
    EXPECT_EQ(waiting.at("/state"), "awaiting_confirmation");
    EXPECT_EQ(waiting.at("/membership/state"), "pending");
    EXPECT_EQ(browser.cookie, "");
    EXPECT_EQ(users(), "Ann Bob Eve ");
    EXPECT_EQ(logged_in("other@bolt.test"), "403 inactive");
    auto const token = confirmation();
    EXPECT_EQ(browser.get("/api/v1/public/confirmations/" + token).problem(), "405 method_not_allowed");
    EXPECT_EQ(users(), "Ann Bob Eve ") << "whoever looks at it confirms nothing (B01)";
    EXPECT_EQ(confirmed(token).at("/name"), "Acme");
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
    EXPECT_EQ(logged_in("other@bolt.test"), "200 ");
    EXPECT_EQ(confirmed(token).problem(), "404 not_found") << "once";
    auto const person =
        acme.read([&](db::Transaction& tx) { return persons::find_by_email(tx, tests::address("other@bolt.test")); });
    EXPECT_TRUE(person->email_verified);
    EXPECT_EQ(logged_in("zoe@acme.test"), "401 invalid_credentials") << "the invited address is nobody's";
}

// INV-13
TEST_P(OtherAddressTest, is_confirmed_by_its_own_link_only_and_for_seven_days)
{
    EXPECT_EQ(browser.post(link_of(invited(), "/accept"), acceptance(other)).status, 202);
    auto const token = confirmation();
    for (auto const& wrong : { token.substr(0, token.size() - 1), token + 'A', make_uuid() + token.substr(36) })
        EXPECT_EQ(confirmed(wrong).problem(), "404 not_found") << wrong;
    clock.by(Days { 7 });
    EXPECT_EQ(confirmed(token).problem(), "404 not_found");
    EXPECT_EQ(logged_in("other@bolt.test"), "403 inactive");
}

// S1-14, S1-30: who never confirms it holds no license for ever.
TEST_P(OtherAddressTest, that_nobody_confirms_gives_back_what_it_held)
{
    auto const made = invited(R"(,"licenses":["suite"])");
    EXPECT_EQ(browser.post(link_of(made, "/accept"), acceptance(other)).status, 202);
    auto sweep = [&] {
        for (auto const& account : acme.read(list_accounts_with_overdue))
            acme.write([&](db::Transaction& tx) { expire_overdue(tx, account); });
    };
    clock.by(Days { 7 } - 1s);
    sweep();
    eve.log_in("eve@acme.test");
    EXPECT_EQ(eve.get(one(made)).at("/state"), "accepted");
    clock.by(2s);
    auto const token = confirmation();
    sweep();
    EXPECT_EQ(eve.get(one(made)).at("/state"), "expired");
    EXPECT_EQ(pool("suite"), "0 assigned, 0 reserved, 3 available");
    EXPECT_EQ(confirmed(token).problem(), "404 not_found");
    EXPECT_EQ(acme.read(list_accounts_with_overdue).size(), 0u) << "once is enough";
    expect_no_violations();
    EXPECT_EQ(eve.post(one(made, "/resend")).at("/state"), "pending");
    EXPECT_EQ(browser.post(link_of(made, "/accept"), acceptance()).status, 202) << "the yes it needed it needs still";
}

// S1-14, S1-20: by his own login he joins at once.
TEST_P(OtherAddressTest, of_a_known_person_takes_his_password)
{
    make_known("other@bolt.test");
    auto const accept = link_of(invited(), "/accept");
    EXPECT_EQ(browser.post(accept, acceptance_without_password(other)).problem(), "422 validation");
    auto const wrong =
        R"({"first_name":"Zoe","last_name":"Lee","password":"somebody else's","email":"other@bolt.test"})";
    EXPECT_EQ(browser.post(accept, wrong).problem(), "401 invalid_credentials");
    EXPECT_EQ(browser.post(accept, acceptance(other)).status, 201);
    auto const me = browser.get("/api/v1/me");
    EXPECT_EQ(me.at("/person/email"), "other@bolt.test");
    EXPECT_NE(me.at("/memberships/1/id"), "") << "in both accounts";
    EXPECT_EQ(me.at("/memberships/2/id"), "");
}

// S1-14, S1-20
TEST_P(OtherAddressTest, of_a_known_person_takes_his_session)
{
    make_known("other@bolt.test");
    browser.log_in("other@bolt.test");
    auto const cookie = browser.cookie;
    EXPECT_EQ(browser.post(link_of(invited(), "/accept"), acceptance_without_password(other)).status, 201);
    EXPECT_EQ(browser.cookie, cookie);
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
}

// INV-14, B21: signed in as one and invited as another, nothing happens by itself.
TEST_P(OtherAddressTest, is_never_that_of_who_happens_to_be_signed_in)
{
    make_known("other@bolt.test");
    browser.log_in("other@bolt.test");
    auto const accept = link_of(invited(), "/accept");
    EXPECT_EQ(browser.post(accept, acceptance_without_password()).problem(), "409 email_forced");
    EXPECT_EQ(browser.post(accept, acceptance_without_password(R"(,"email":"third@bolt.test")")).problem(),
        "409 email_forced");
    auto const persons = tests::count(database(), "persons");
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/email"), "other@bolt.test");
    EXPECT_EQ(users(), "Ann Bob Eve ");
    EXPECT_EQ(browser.post(accept, acceptance()).status, 201) << "a password of its own makes a person of its own";
    EXPECT_EQ(tests::count(database(), "persons"), persons + 1);
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/email"), "zoe@acme.test");
}

// B21: the password of one does not open the other.
TEST_P(OtherAddressTest, is_not_taken_by_the_session_of_a_third)
{
    make_known("other@bolt.test");
    Browser bob { api };
    bob.log_in("bob@acme.test");
    auto const accept = link_of(invited(), "/accept");
    EXPECT_EQ(bob.post(accept, acceptance_without_password(other)).problem(), "409 email_forced");
    EXPECT_EQ(
        bob.post(accept, acceptance_without_password(R"(,"email":"bob@acme.test")")).problem(), "409 already_member");
    EXPECT_EQ(bob.post(accept, acceptance(other)).status, 201);
    EXPECT_EQ(bob.get("/api/v1/me").at("/person/email"), "other@bolt.test");
}

// S1-14, S1-20: 409 already_member; who is inactive is told to ask an administrator.
TEST_P(OtherAddressTest, of_a_member_is_refused)
{
    auto const made = invited();
    auto const accept = link_of(made, "/accept");
    auto const bobs = acceptance(R"(,"email":"bob@acme.test")");
    EXPECT_EQ(browser.post(accept, bobs).problem(), "409 already_member");
    acme.set_state(plain_user.membership, memberships::State::Inactive);
    EXPECT_EQ(browser.post(accept, bobs).problem(), "409 member_inactive");
    EXPECT_EQ(eve.get(one(made)).at("/state"), "pending");
    EXPECT_EQ(browser.cookie, "");
}

// S1-14: what was meant for one address is not handed to another without a word.
TEST_P(OtherAddressTest, with_more_than_a_user_has_waits_for_an_administrator)
{
    make_known("other@bolt.test");
    auto const made = invited(R"(,"roles":["manager"])");
    auto const waiting = browser.post(link_of(made, "/accept"), acceptance(other));
    EXPECT_EQ(waiting.status, 202) << waiting.body;
    EXPECT_EQ(waiting.at("/state"), "awaiting_approval");
    EXPECT_EQ(browser.cookie, "");
    EXPECT_EQ(users(), "Ann Bob Eve ");
    EXPECT_EQ(eve.get(one(made)).at("/approval"), "awaiting");
    EXPECT_EQ(eve.post(one(made, "/approve")).status, 200);
    EXPECT_EQ(roles_of(waiting), R"(["user","manager"])");
    EXPECT_EQ(mails_to("other@bolt.test").at(0).subject, "Welcome to Acme");
}

// S1-14: both have to say yes, in either order.
TEST_P(OtherAddressTest, that_is_new_with_more_than_a_user_has_waits_for_both)
{
    for (bool confirms_first : { true, false }) {
        auto const* address = confirms_first ? "early@bolt.test" : "late@bolt.test";
        auto const made = invited(R"(,"roles":["manager"])");
        auto const waiting =
            browser.post(link_of(made, "/accept"), acceptance(fmt::format(R"(,"email":"{}")", address)));
        EXPECT_EQ(waiting.at("/state"), "awaiting_confirmation") << waiting.body;
        auto const token = confirmation(address);
        auto confirm = [&] { EXPECT_EQ(confirmed(token).status, 200); };
        auto approve = [&] { EXPECT_EQ(eve.post(one(made, "/approve")).status, 200); };
        confirms_first ? confirm() : approve();
        EXPECT_EQ(users(), "Ann Bob Eve ") << confirms_first;
        confirms_first ? approve() : confirm();
        EXPECT_EQ(users(), "Ann Bob Eve Zoe ") << confirms_first;
        EXPECT_EQ(roles_of(waiting), R"(["user","manager"])");
        EXPECT_EQ(eve.remove(account_path("/users/" + waiting.at("/membership/id"))).status, 204);
    }
}

// S1-14, C-02: "either order" holds for the same moment, too.
TEST_P(OtherAddressTest, confirmed_while_an_administrator_says_yes_is_in)
{
    for (int round = 0; round < 10; ++round) {
        auto const address = "zoe" + std::to_string(round) + "@bolt.test";
        auto const made =
            eve.post(all(), form(fmt::format("zoe{}@acme.test", round), R"(,"force_email":false,"roles":["manager"])"));
        browser.post(link_of(made, "/accept"), acceptance(fmt::format(R"(,"email":"{}")", address)));
        auto const link = Link::parse(confirmation(address)).value();
        auto const id = stored(made).id;
        auto act = [&](int i) {
            return i ? acme.write([&](db::Transaction& tx) { return confirm_address(tx, {}, link); }).has_value()
                     : acme.write([&](db::Transaction& tx) { return approve(tx, acme.ann, id); }).has_value();
        };
        EXPECT_EQ(tests::in_parallel(2, 2, act), 2) << round;
        auto const member = acme.read([&](db::Transaction& tx) {
            return memberships::find_by_email(tx, acme.account.id, tests::address(address)).value();
        });
        EXPECT_EQ(member.state, memberships::State::Active) << round;
    }
}

}
}
