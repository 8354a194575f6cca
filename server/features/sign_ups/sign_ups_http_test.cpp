// Joining by the mail to an address in a proved domain (S4-04, S4-05, S4-16, C-04).

#include "support/parallel.h"
#include "support/signing_up.h"

#include <gtest/gtest.h>

namespace kith::sign_ups {
namespace {

class SignUpsTest : public tests::SigningUp {
protected:
    // As if so many waited.
    void set_awaiting(int count)
    {
        acme.write([&](db::Transaction& tx) {
            tx.run("delete from totals where account_id = $1 and what = 'sign_ups_awaiting'", acme.account.id);
            tx.run("insert into totals (account_id, what, total) values ($1, 'sign_ups_awaiting', $2)", acme.account.id,
                count);
        });
    }
};
KITH_ON_BOTH_ENGINES(SignUpsTest);

// S4-05
TEST_P(SignUpsTest, bring_who_has_an_address_in_a_proved_domain)
{
    auto const before = last_event();
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/signup/open"), "true");
    EXPECT_EQ(ask("zoe@acme.test").status, 202);
    auto const token = mailed_token_to("zoe@acme.test");
    auto const seen = look(token);
    EXPECT_EQ(seen.at("/kind") + ' ' + seen.at("/email") + ' ' + seen.at("/account/name"), "mail zoe@acme.test Acme");
    EXPECT_EQ(seen.at("/person_exists"), "false");

    tests::Browser as_zoe { api };
    EXPECT_EQ(complete(as_zoe, token, "short").at("/errors/0/field"), "password");
    auto const joined = complete(as_zoe, token);
    EXPECT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(joined.at("/membership/state"), "active");
    auto const me = as_zoe.get("/api/v1/me");
    EXPECT_EQ(me.at("/memberships/0/roles"), R"(["user"])");
    EXPECT_EQ(me.at("/person/email_verified"), "true");
    EXPECT_EQ(events_after(before), "membership.joined sign_up.joined ");
    EXPECT_EQ(as_eve.get(path("/users?q=zoe")).at("/items/0/licenses"), "[]");
    EXPECT_EQ(look(token).problem(), "410 link_used");
    EXPECT_EQ(look(token).at("/account"), "Acme");
    EXPECT_EQ(complete(as_zoe, token).problem(), "410 link_used");
}

// S4-05: a domain without proof admits nobody; and nobody learns why from the answer.
TEST_P(SignUpsTest, bring_nobody_from_elsewhere)
{
    for (auto const* email : { "zoe@else.test", "zoe@mail.acme.test", "zoe@notacme.test" }) {
        EXPECT_EQ(ask(email).status, 202);
        EXPECT_TRUE(mails_to(email).empty()) << email;
    }
    EXPECT_EQ(ask("zoe").problem(), "422 validation");
    EXPECT_EQ(nobody.post("/api/v1/public/signin/nobody/signup", body("zoe@acme.test")).problem(), "404 not_found");
    EXPECT_EQ(users(), 3);
}

// S4-05: toggle off, and no row.
TEST_P(SignUpsTest, need_the_account_to_allow_it_when_they_end)
{
    ask("zoe@acme.test");
    auto const token = mailed_token_to("zoe@acme.test");
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"auto_signup":false})").status, 200);
    tests::Browser as_zoe { api };
    EXPECT_EQ(complete(as_zoe, token).problem(), "403 invitation_needed");
    EXPECT_EQ(look(token).problem(), "403 invitation_needed");
    ask("max@acme.test");
    EXPECT_TRUE(mails_to("max@acme.test").empty());
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/signup/open"), "false");
    EXPECT_EQ(users(), 3);

    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"auto_signup":true})").status, 200);
    auto const domain = as_eve.get(path("/domains")).at("/items/0/id");
    EXPECT_EQ(as_eve.remove(path("/domains/" + domain)).status, 204);
    EXPECT_EQ(complete(as_zoe, token).problem(), "403 invitation_needed") << "the domain is gone";
}

// S4-05: no duplicate; inactive and removed people are told, and stay out.
TEST_P(SignUpsTest, tell_who_is_here_or_was)
{
    ask("bob@acme.test");
    EXPECT_TRUE(mails_to("bob@acme.test").front().text.contains("You are a user there already"));
    EXPECT_EQ(mailed_token_to("bob@acme.test"), "");

    ask("zoe@acme.test");
    auto const token = mailed_token_to("zoe@acme.test");
    auto const zoe = acme.joined("Zoe");
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, token).problem(), "409 already_member") << "by an invitation meanwhile";
    EXPECT_EQ(as_eve.patch(at(zoe), R"({"active":false})").status, 200);
    EXPECT_EQ(complete(browser, token).problem(), "403 inactive");
    ask("zoe@acme.test");
    EXPECT_TRUE(
        mails_to("zoe@acme.test").front().text.contains("Your account is inactive. Contact your administrator."));
    EXPECT_EQ(as_eve.remove(at(zoe)).status, 204);
    EXPECT_EQ(complete(browser, token).problem(), "403 invitation_needed");
    ask("zoe@acme.test");
    EXPECT_TRUE(mails_to("zoe@acme.test").front().text.contains("You need an invitation."));
    EXPECT_EQ(acme.joined("Zoe").membership, zoe.membership) << "an invitation brings him back";
}

// An invitation brings more than signing up would: it is to be accepted, so that what it reserves is not held twice.
TEST_P(SignUpsTest, point_to_an_invitation_that_waits)
{
    ask("zoe@acme.test");
    auto const token = mailed_token_to("zoe@acme.test");
    auto const invitation = acme.invited("Zoe").value();
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, token).problem(), "409 already_invited");
    ask("zoe@acme.test");
    EXPECT_TRUE(mails_to("zoe@acme.test").front().subject.contains("You have an invitation to Acme"));
    acme.write([&](db::Transaction& tx) { return invitations::revoke(tx, acme.ann, invitation.id); }).value();
    EXPECT_EQ(complete(browser, token).status, 201);
}

// Nor does who was added, and has yet to join, come in beside himself.
TEST_P(SignUpsTest, know_who_was_added_and_has_yet_to_join)
{
    auto zenith = tests::founded(database(), "Zenith");
    auto const ned = zenith.joined("Ned");
    auto const added =
        as_eve.post(path("/users"), R"({"first_name":"Ned","last_name":"Lee","email":"ned@zenith.test"})");
    EXPECT_EQ(added.status, 201) << added.body;
    auto const person = acme.read([&](db::Transaction& tx) { return persons::find(tx, ned.person); });
    auto const other = EmailAddress::parse("ned@acme.test").value();
    auto const may = [&] {
        return tests::code(
            acme.read([&](db::Transaction& tx) { return check_may_join(tx, acme.account.id, other, person); }));
    };
    EXPECT_EQ(may(), "already_member");
    EXPECT_EQ(as_eve.patch(path("/users/" + added.at("/id")), R"({"active":false})").status, 200);
    EXPECT_EQ(may(), "inactive");
}

// S4-05: default products; and who comes when none is left comes without.
TEST_P(SignUpsTest, give_the_licenses_that_are_left)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"signup_products":["voice","suite"]})").status, 200);
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"signup_products":["piano"]})").problem(), "422 validation");
    for (auto const* name : { "a", "b", "c" }) {
        auto const email = std::string { name } + "@acme.test";
        ask(email);
        tests::Browser browser { api };
        EXPECT_EQ(complete(browser, mailed_token_to(email)).status, 201);
    }
    EXPECT_EQ(available("suite"), 0);
    ask("d@acme.test");
    tests::Browser late { api };
    EXPECT_EQ(complete(late, mailed_token_to("d@acme.test")).status, 201);
    EXPECT_EQ(as_eve.get(path("/users?q=d@acme.test")).at("/items/0/licenses"), "[]");
    EXPECT_EQ(as_eve.get(path("/users?q=a@acme.test")).at("/items/0/licenses"), R"(["suite","voice"])");
}

// A person who has a login elsewhere shows that he is it.
TEST_P(SignUpsTest, ask_a_known_person_for_his_own_password)
{
    auto zenith = tests::founded(database(), "Zenith");
    auto const ned = zenith.joined("Ned");
    acme.write([&](db::Transaction& tx) {
            return domains::confirm(tx, { "operator" }, acme.account.id, DomainName::stored("zenith.test"));
        })
        .value();
    ask("ned@zenith.test");
    auto const token = mailed_token_to("ned@zenith.test");
    EXPECT_EQ(look(token).at("/person_exists"), "true");
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, token, "").problem(), "422 validation");
    EXPECT_EQ(complete(browser, token, "a wrong guess entirely").problem(), "401 invalid_credentials");
    auto signed_in_already = signed_in(ned);
    EXPECT_EQ(complete(signed_in_already, token, "").status, 201) << "his session stands for it";
    EXPECT_EQ(signed_in_already.get("/api/v1/me").at("/memberships/1/state"), "active");
    auto as_somebody_else = signed_in(bob);
    ask("max@acme.test");
    EXPECT_EQ(complete(as_somebody_else, mailed_token_to("max@acme.test"), "").problem(), "409 email_forced");
}

TEST_P(SignUpsTest, wait_for_a_yes_where_the_account_says_so)
{
    EXPECT_EQ(
        as_eve.patch(path("/settings"), R"({"signup_needs_approval":true,"signup_products":["suite"]})").status, 200);
    for (auto const* email : { "zoe@acme.test", "max@acme.test" }) {
        ask(email);
        tests::Browser browser { api };
        auto const waiting = complete(browser, mailed_token_to(email));
        EXPECT_EQ(waiting.status, 202);
        EXPECT_EQ(waiting.at("/state"), "awaiting_approval");
        EXPECT_EQ(browser.cookie, "") << "nothing is open to him";
        EXPECT_EQ(browser.log_in(email).problem(), "403 inactive");
    }
    ask("zoe@acme.test");
    EXPECT_TRUE(mails_to("zoe@acme.test").front().subject.contains("has not let you in yet"));
    EXPECT_EQ(mails_to("eve@acme.test").size(), 2u) << "her own invitation, and one of those who wait";
    EXPECT_TRUE(mails_to("eve@acme.test").front().subject.contains("asks to join Acme"));
    auto const waiting = as_eve.get(path("/sign-ups?state=awaiting"));
    EXPECT_EQ(waiting.at("/items/0/email") + ' ' + waiting.at("/items/1/email"), "max@acme.test zoe@acme.test");
    auto const max = path("/sign-ups/" + waiting.at("/items/0/id")),
               zoe = path("/sign-ups/" + waiting.at("/items/1/id"));
    EXPECT_EQ(available("suite"), 3);

    auto const before = last_event();
    EXPECT_EQ(as_eve.post(zoe + "/approve").at("/state"), "joined");
    EXPECT_EQ(events_after(before), "membership.admitted license.assigned sign_up.approved ");
    EXPECT_EQ(as_eve.post(zoe + "/approve").problem(), "409 wrong_state");
    EXPECT_EQ(as_eve.post(max + "/refuse").at("/state"), "refused");
    EXPECT_EQ(as_eve.post(max + "/approve").problem(), "409 wrong_state");
    EXPECT_EQ(available("suite"), 2);
    tests::Browser as_zoe { api }, as_max { api };
    EXPECT_EQ(as_zoe.log_in("zoe@acme.test").status, 200);
    EXPECT_EQ(as_max.log_in("max@acme.test").problem(), "403 inactive");
    EXPECT_TRUE(mails_to("zoe@acme.test").front().subject.contains("Welcome to Acme"));
    EXPECT_EQ(as_eve.get(path("/sign-ups")).at("/items/1/decided_by"), eve.membership.text());
}

// Of two administrators who decide at once one does.
TEST_P(SignUpsTest, are_decided_once)
{
    as_eve.patch(path("/settings"), R"({"signup_needs_approval":true})");
    ask("zoe@acme.test");
    tests::Browser browser { api };
    complete(browser, mailed_token_to("zoe@acme.test"));
    auto const one = path("/sign-ups/" + as_eve.get(path("/sign-ups")).at("/items/0/id"));
    auto const won = tests::in_parallel(4, 8, [&](int i) {
        auto mine = as_eve;
        return mine.post(one + (i % 2 ? "/approve" : "/refuse")).status == 200;
    });
    EXPECT_EQ(won, 1);
}

// S4-05: one mail, twenty clicks: one joins.
TEST_P(SignUpsTest, spend_a_mail_once)
{
    ask("zoe@acme.test");
    auto const token = mailed_token_to("zoe@acme.test");
    auto const won = tests::in_parallel(4, 8, [&](int) {
        tests::Browser browser { api };
        return complete(browser, token).status == 201;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(users(), 4);
}

TEST_P(SignUpsTest, mail_nobody_more_than_five_times_a_day_and_for_a_day_only)
{
    for (int i = 0; i < 7; ++i)
        EXPECT_EQ(ask("zoe@acme.test").status, 202);
    EXPECT_EQ(mails_to("zoe@acme.test").size(), 5u);
    auto const token = mailed_token_to("zoe@acme.test");
    ClockAhead ahead;
    ahead.by(Days { 1 } + 1min);
    EXPECT_EQ(look(token).problem(), "410 link_expired");
    acme.write([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(look(token).problem(), "410 link_expired") << "that is said for a month";
    ahead.by(Days { 30 });
    acme.write([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(tests::count(database(), "sign_ups"), 0);
    EXPECT_EQ(look(token).problem(), "404 not_found");
}

// INV-01's kind: one character flipped, and looking for one by guessing.
TEST_P(SignUpsTest, have_links_that_nobody_guesses)
{
    ask("zoe@acme.test");
    auto const token = mailed_token_to("zoe@acme.test");
    for (std::size_t i = token.find('.') + 1; i < token.size(); i += 7) {
        auto flipped = token;
        flipped[i] = flipped[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(look(flipped).problem(), "404 not_found");
    }
    EXPECT_EQ(look("nonsense").problem(), "404 not_found");
    EXPECT_EQ(
        nobody.post("/api/v1/public/signup/" + token + "/start", body("max@acme.test")).problem(), "404 not_found")
        << "it is a mail, and nothing that is handed around";
}

// An account has no more of those who wait than somebody can decide on: the answer is the same, and nothing is made.
TEST_P(SignUpsTest, wait_in_a_number_that_has_an_end)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"signup_needs_approval":true})").status, 200);
    ask("zoe@acme.test");
    ask("max@acme.test");
    auto const of_zoe = mailed_token_to("zoe@acme.test"), of_max = mailed_token_to("max@acme.test");
    set_awaiting(most_awaiting - 1);
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, of_zoe).status, 202);
    EXPECT_EQ(as_eve.get(path("/sign-ups")).at("/too_many_awaiting"), "true");
    EXPECT_EQ(complete(browser, of_max).problem(), "409 too_many_awaiting");
    EXPECT_EQ(as_eve.get(path("/sign-ups?state=awaiting")).at("/items/1"), "");
    auto const known = ask("bob@acme.test");
    auto const late = ask("kim@acme.test");
    EXPECT_EQ(late.status, 202);
    EXPECT_EQ(late.body + late.header("Set-Cookie"), known.body + known.header("Set-Cookie"));
    EXPECT_TRUE(mails_to("kim@acme.test").empty());
    auto const link = opened();
    EXPECT_EQ(start(link, "kim@acme.test").status, 202);
    EXPECT_NE(mailed_token_to("kim@acme.test"), "") << "who has not to wait comes in";
    auto const waits = as_eve.get(path("/sign-ups?state=awaiting")).at("/items/0/id");
    EXPECT_EQ(as_eve.post(path("/sign-ups/" + waits + "/approve")).status, 200);
    EXPECT_EQ(as_eve.get(path("/sign-ups")).at("/too_many_awaiting"), "false");
    EXPECT_EQ(complete(browser, of_max).status, 202);
    set_awaiting(1);
}

TEST_P(SignUpsTest, wait_in_a_number_that_has_an_end_also_at_once)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"signup_needs_approval":true})").status, 200);
    std::vector<std::string> tokens;
    for (auto const* email : { "a@acme.test", "b@acme.test", "c@acme.test", "d@acme.test" }) {
        ask(email);
        tokens.push_back(mailed_token_to(email));
    }
    set_awaiting(most_awaiting - 1);
    EXPECT_EQ(tests::in_parallel(4, 4,
                  [&](int i) {
                      tests::Browser browser { api };
                      return complete(browser, tokens[static_cast<std::size_t>(i)]).status == 202;
                  }),
        1);
    set_awaiting(1);
}

}
}
