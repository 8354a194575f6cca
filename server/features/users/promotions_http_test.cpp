// Clients who become users, users who become clients, and users who are added quietly (B20, S2-18, S2-24).

#include "support/parallel.h"
#include "support/serving_by_api.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Answer;
using tests::Browser;
using tests::in_parallel;

class PromotionsTest : public tests::Serving {
protected:
    std::string promotion(std::string const& id) const { return client(id) + "/promotion"; }
    std::string user(std::string const& id) const { return path("/users/" + id); }
    // A client who has come, and has a password or not.
    std::string active(std::string const& name, Browser& browser, std::string const& password = "")
    {
        auto const id = added(as_bob, name, "portal");
        auto const more = password.empty() ? "" : R"(,"password":")" + password + '"';
        EXPECT_EQ(accept(browser, name, more).status, 201);
        return id;
    }
    Answer invite(Browser& browser, std::string const& name, std::string const& more = "")
    {
        return browser.post(path("/invitations"),
            R"({"kind":"internal","first_name":")" + name + R"(","last_name":"Doe","email":")" + name +
                R"(@elsewhere.test")" + more + '}');
    }
    Answer demote(Browser& browser, std::string const& id, std::string const& body = "{}")
    {
        return browser.post(user(id) + "/demotion", body);
    }
    static constexpr auto password = "purple lantern drifts north";
};
KITH_ON_BOTH_ENGINES(PromotionsTest);

// B20: one record, there and back.
TEST_P(PromotionsTest, who_has_come_is_a_user_at_once_and_the_same_member)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe, password);
    EXPECT_EQ(as_bob.patch(client(id), R"({"company":"Doe & Sons"})").status, 200);
    EXPECT_EQ(as_eve.get(promotion(id)).at("/outcome"), "promoted");
    auto const mails = mails_to("Zoe");
    auto const answer = as_eve.post(promotion(id), R"({"roles":["manager"],"licenses":["suite"]})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.at("/user/id"), id);
    EXPECT_EQ(mails_to("Zoe"), mails + 1);
    EXPECT_EQ(as_eve.get(user(id)).at("/licenses"), R"(["suite"])");
    EXPECT_EQ(as_bob.get(client(id)).problem(), "404 not_found");
    EXPECT_EQ(names(as_bob) + names(as_eve, "?all=true"), "");
    EXPECT_EQ(zoe.get(path("/contacts")).status, 200) << "with the session he had";
    EXPECT_EQ(demote(as_eve, id).status, 200);
    EXPECT_EQ(as_eve.get(user(id)).problem(), "404 not_found");
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(as_bob.get(client(id)).at("/company"), "Doe & Sons") << "and Bob looks after him as before";
    EXPECT_EQ(zoe.get("/api/v1/me").status, 401) << "his sessions have ended";
}

// Who came by a link alone chooses a password; the link's session opens no door.
TEST_P(PromotionsTest, who_has_no_password_is_mailed_how_to_choose_one)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe);
    EXPECT_EQ(as_eve.get(promotion(id)).at("/needs/0/what"), "password");
    EXPECT_EQ(as_eve.post(promotion(id), "{}").at("/outcome"), "promoted");
    EXPECT_EQ(zoe.get(path("/contacts")).problem(), "401 unauthenticated");
}

// S2-24: he stays a client until he has accepted, and is the same member then.
TEST_P(PromotionsTest, who_has_not_come_is_invited)
{
    auto const id = added(as_bob, "Zoe");
    EXPECT_EQ(as_eve.post(promotion(id), "{}").at("/outcome"), "invited");
    EXPECT_EQ(names(as_bob), "Zoe quiet");
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe", R"(,"password":")" + std::string { password } + '"').status, 201);
    EXPECT_EQ(as_eve.get(user(id)).at("/state"), "active");
    EXPECT_EQ(names(as_bob), "");
}

// Whoever registered a client's address elsewhere has not shown that it is his: an invitation to it does.
TEST_P(PromotionsTest, who_has_not_shown_his_address_is_invited)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe, password);
    acme.write([](db::Transaction& tx) {
        return tx.run("update persons set email_verified = 0 where email_key = 'zoe@elsewhere.test'");
    });
    auto const preview = as_eve.get(promotion(id));
    EXPECT_EQ(preview.at("/outcome") + ' ' + preview.at("/needs/0/what"), "invited acceptance");
    EXPECT_EQ(as_eve.post(promotion(id), "{}").at("/outcome"), "invited");
    EXPECT_EQ(as_eve.get(user(id)).problem(), "404 not_found");
    EXPECT_EQ(accept(zoe, "Zoe").status, 201) << "the mail reached it";
    EXPECT_EQ(as_eve.get(user(id)).at("/state"), "active");
}

// The invitation of a client's address is the way up (it was 409); a client without a password chooses one.
TEST_P(PromotionsTest, an_invitation_of_a_clients_address_makes_him_a_user)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe);
    EXPECT_EQ(invite(as_eve, "Zoe", R"(,"licenses":["suite"])").status, 201);
    Browser again { api };
    EXPECT_EQ(accept(again, "Zoe").problem(), "422 validation") << "a user needs a password";
    EXPECT_EQ(accept(again, "Zoe", R"(,"password":")" + std::string { password } + '"').status, 201);
    EXPECT_EQ(as_eve.get(user(id)).at("/licenses"), R"(["suite"])");
}

// C-02: a plain user invites, an administrator says yes; a no leaves the client as he was.
TEST_P(PromotionsTest, a_plain_users_wish_needs_a_yes)
{
    for (auto const* name : { "Zoe", "Yan" }) {
        Browser browser { api };
        auto const id = active(name, browser, password);
        auto const sent = as_bob.post(promotion(id), "{}");
        EXPECT_EQ(sent.at("/invitation/approval"), "awaiting") << sent.body;
        EXPECT_EQ(accept(browser, name).status, 202);
        EXPECT_EQ(as_bob.get(client(id)).at("/state"), "active");
        bool const is_yes = std::string_view { name } == "Zoe";
        auto const invitation = path("/invitations/" + sent.at("/invitation/id"));
        EXPECT_EQ(as_eve.post(invitation + (is_yes ? "/approve" : "/refuse")).status, 200);
        EXPECT_EQ(as_eve.get(user(id)).status, is_yes ? 200 : 404);
        EXPECT_EQ(as_bob.get(client(id)).status, is_yes ? 404 : 200);
    }
}

TEST_P(PromotionsTest, nobody_gives_what_he_has_not)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe, password);
    EXPECT_EQ(as_cem.post(promotion(id), "{}").problem(), "404 not_found") << "another one's";
    EXPECT_EQ(as_bob.post(promotion(id), R"({"roles":["manager"]})").problem(), "403 cannot_grant");
    EXPECT_EQ(as_eve.post(promotion(id), R"({"roles":["legal_representative"]})").problem(), "403 cannot_grant");
    EXPECT_EQ(as_bob.get(client(id)).at("/state"), "active");
}

// B20: of what only users have nothing stays.
TEST_P(PromotionsTest, a_user_becomes_a_client)
{
    give(as_eve, "suite", bob);
    auto const theirs = added(as_bob, "Zoe");
    auto const id = bob.membership.text();
    EXPECT_EQ(demote(as_cem, id).problem(), "403 forbidden");
    auto const heir = cem.membership.text();
    EXPECT_EQ(demote(as_eve, id, R"({"heir":")" + id + R"("})").at("/errors/0/field"), "heir");
    auto const done = demote(as_eve, id, R"({"heir":")" + heir + R"(","mapped_users":[")" + heir + R"("]})");
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.at("/id") + ' ' + done.at("/mapped_users/0/id"), id + ' ' + heir);
    EXPECT_EQ(as_cem.get(client(theirs)).status, 200);
    auto const log = as_eve.get(path("/audit?operation=membership.demoted"));
    EXPECT_NE(log.body.find("heir"), std::string::npos) << log.body;
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(as_bob.get("/api/v1/me").status, 401);
    Browser back { api };
    EXPECT_EQ(back.log_in("bob@acme.test").status, 200);
    EXPECT_EQ(back.get(path("/portal")).status, 200);
    EXPECT_EQ(back.get(path("/contacts")).problem(), "403 forbidden");
}

TEST_P(PromotionsTest, the_account_keeps_who_runs_it)
{
    EXPECT_EQ(demote(as_eve, acme.ann.membership.text()).problem(), "403 forbidden");
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(demote(as_ann, acme.ann.membership.text()).problem(), "409 self_deactivation");
}

// S2-24, S2-18: no mail, no access, no license; somebody says yes; then he is invited.
TEST_P(PromotionsTest, a_user_is_added_quietly)
{
    auto const added = invite(as_bob, "Zoe", R"(,"delivery":"quiet")");
    EXPECT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(added.at("/state") + ' ' + added.at("/approval"), "quiet awaiting");
    EXPECT_EQ(mails_to("Zoe"), 0u);
    auto const contacts = as_cem.get(path("/contacts?filter=internal&q=Zoe"));
    EXPECT_EQ(contacts.at("/items/0/state"), "quiet") << contacts.body;
    auto const contact = path("/contacts/" + contacts.at("/items/0/ref"));
    EXPECT_EQ(as_cem.get(contact).at("/actions/1/action"), "invite");
    EXPECT_EQ(as_cem.get(contact).at("/actions/1/reason"), "forbidden");
    EXPECT_EQ(as_bob.get(contact).at("/invitation/id"), added.at("/id"));
    EXPECT_EQ(as_eve.get(user(contacts.at("/items/0/id"))).problem(), "404 not_found") << "no user yet";
    EXPECT_EQ(invite(as_bob, "Zoe", R"(,"delivery":"quiet")").problem(), "409 already_member");
    EXPECT_EQ(invite(as_eve, "Yan", R"(,"delivery":"quiet","licenses":["suite"])").problem(), "422 validation");
    auto const invitation = path("/invitations/" + added.at("/id"));
    EXPECT_EQ(as_bob.post(invitation + "/resend").at("/state"), "pending");
    EXPECT_EQ(mails_to("Zoe"), 1u);
    EXPECT_EQ(as_cem.get(contact).at("/state"), "pending");
    EXPECT_EQ(as_eve.post(invitation + "/approve").at("/approval"), "granted");
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe", R"(,"password":")" + std::string { password } + '"').status, 201);
    EXPECT_EQ(as_eve.get(user(contacts.at("/items/0/id"))).at("/state"), "active");
}

TEST_P(PromotionsTest, who_was_added_quietly_goes_with_a_no)
{
    auto const added = invite(as_bob, "Zoe", R"(,"delivery":"quiet")");
    EXPECT_EQ(as_eve.post(path("/invitations/" + added.at("/id") + "/refuse")).status, 200);
    EXPECT_EQ(as_cem.get(path("/contacts?filter=internal&q=Zoe")).at("/items/0/ref"), "");
    EXPECT_EQ(invite(as_eve, "Zoe").status, 201);
}

// An invitation that is over takes no place from the one after it; a no gives the place up, and a mail finds another.
TEST_P(PromotionsTest, his_place_goes_with_his_last_invitation)
{
    auto const added = invite(as_bob, "Zoe", R"(,"delivery":"quiet")");
    auto const newer = invite(as_eve, "Zoe");
    EXPECT_EQ(newer.status, 201) << newer.body;
    EXPECT_EQ(as_eve.post(path("/invitations/" + added.at("/id") + "/revoke")).problem(), "409 wrong_state");
    auto const contacts = path("/contacts?filter=internal&q=Zoe");
    EXPECT_EQ(as_cem.get(contacts).at("/items/0/state"), "pending");
    Browser zoe { api };
    EXPECT_EQ(zoe.post(link_to("Zoe") + "/decline").status, 200);
    EXPECT_EQ(as_cem.get(contacts).at("/items/0/ref"), "");
    EXPECT_EQ(as_eve.post(path("/invitations/" + newer.at("/id") + "/resend")).at("/state"), "pending");
    EXPECT_EQ(accept(zoe, "Zoe", R"(,"password":")" + std::string { password } + '"').status, 201);
}

// Licenses that waited for him are free again.
TEST_P(PromotionsTest, a_client_who_gets_a_no_keeps_nothing)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe, password);
    auto const sent = invite(as_bob, "Zoe");
    EXPECT_EQ(accept(zoe, "Zoe").status, 202);
    EXPECT_EQ(as_eve.post(path("/invitations/" + sent.at("/id") + "/refuse")).status, 200);
    EXPECT_EQ(as_bob.get(client(id)).at("/state"), "active");
    EXPECT_EQ(available("suite"), 3);
}

TEST_P(PromotionsTest, a_card_becomes_a_client)
{
    auto const card =
        as_bob.post(path("/contact-cards"), R"({"first_name":"Zoe","last_name":"Doe","email":"zoe@elsewhere.test"})");
    auto const at = path("/contact-cards/" + card.at("/id"));
    EXPECT_EQ(as_cem.post(at + "/promotion", R"({"delivery":"quiet"})").problem(), "404 not_found");
    auto const done = as_bob.post(at + "/promotion", R"({"delivery":"quiet"})");
    EXPECT_EQ(done.status, 201) << done.body;
    EXPECT_EQ(done.at("/card_kept") + ' ' + done.at("/client/state"), "false quiet");
    EXPECT_EQ(as_bob.get(at).problem(), "404 not_found");
}

// RAC: the same client twice; the last license; a removal in between.
TEST_P(PromotionsTest, of_two_who_promote_a_client_one_wins)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe, password);
    auto const won = in_parallel(4, 4, [&](int) {
        auto browser = as_eve;
        return browser.post(promotion(id), R"({"licenses":["suite"]})").status == 200;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(available("suite"), 2);
}

TEST_P(PromotionsTest, the_last_license_goes_to_one_of_those_who_are_promoted)
{
    give(as_eve, "suite", bob);
    give(as_eve, "suite", cem);
    std::vector<std::string> ids;
    for (auto const* name : { "Zoe", "Yan" }) {
        Browser browser { api };
        ids.push_back(active(name, browser, password));
    }
    auto const won = in_parallel(2, 2, [&](int i) {
        auto browser = as_eve;
        return browser.post(promotion(ids[i]), R"({"licenses":["suite"]})").status == 200;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(available("suite"), 0);
}

TEST_P(PromotionsTest, promoted_or_removed_and_never_both)
{
    Browser zoe { api };
    auto const id = active("Zoe", zoe, password);
    auto const won = in_parallel(2, 2, [&](int i) {
        auto browser = as_eve;
        return i == 0 ? browser.post(promotion(id), "{}").status == 200 : browser.remove(client(id)).status == 204;
    });
    EXPECT_EQ(won, 1);
}

}
}
