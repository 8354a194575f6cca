// Who looks with other eyes sees no more than they do: every reading operation, compared.

#include "security/estate.h"
#include "support/database.h"

namespace kith {
namespace {

using tests::Browser;
using tests::operations;

class ViewAsTest : public DatabaseTest {
protected:
    Browser as(Actor const& actor) { return tests::signed_in(whole.api, database(), actor); }
    Browser looking(std::string const& body)
    {
        auto browser = as(acme.eve);
        EXPECT_EQ(browser.post(acme.path("/view-as"), body).status, 201) << body;
        return browser;
    }
    static std::string of_user(Actor const& actor) { return R"({"user":")" + actor.membership.text() + R"("})"; }
    tests::Ids ids()
    {
        acme.carry_out_all();
        return acme.ids();
    }

    tests::Estate acme { database(), "Acme" };
    tests::Estate bolt { database(), "Bolt" };
    tests::WholeApi whole { database() };
};
KITH_ON_BOTH_ENGINES(ViewAsTest);

// B24: the answers are those that the user himself gets.
TEST_P(ViewAsTest, a_user_shows_what_he_is_shown_himself)
{
    auto const mia = acme.joined("Mia", tests::manager);
    auto const sue = acme.joined("Sue", Rights { Role::User, { "manage:suite" } });
    auto const abe = acme.joined("Abe", Rights { Role::User, { "accounting" } });
    for (auto const& user : { acme.bob, acme.kim, mia, sue, abe, acme.joined("Pia", tests::administrator) }) {
        auto himself = as(user);
        auto viewer = looking(of_user(user));
        int compared = 0;
        for (auto const& operation : operations) {
            if (operation.method != "GET" || !operation.is_of_an_account() || operation.path.ends_with("/live"))
                continue;
            auto const shown = tests::send(viewer, operation, ids());
            auto const real = tests::send(himself, operation, ids());
            EXPECT_EQ(shown.status, real.status) << operation.text() << " as " << user.name;
            if (real.status == 200 && !operation.path.ends_with("/audit") && !operation.path.contains("/export")) {
                EXPECT_EQ(shown.body, real.body) << operation.text() << " as " << user.name;
            }
            ++compared;
        }
        EXPECT_GE(compared, 30);
    }
}

// B24: and of a role alone they are allowed and refused as to somebody who has it.
TEST_P(ViewAsTest, a_role_shows_what_its_holders_may)
{
    auto const custom = acme.auditor.role.id.text();
    std::pair<std::string, Actor> const roles[] = { { "user", acme.joined("Ida") },
        { "manager", acme.joined("Mia", tests::manager) }, { custom, acme.kim },
        { "administrator", acme.joined("Pia", tests::administrator) } };
    for (auto const& [role, holder] : roles) {
        auto himself = as(holder);
        auto viewer = looking(R"({"roles":[")" + role + R"("]})");
        for (auto const& operation : operations) {
            if (operation.method != "GET" || !operation.is_of_an_account() || operation.path.ends_with("/live"))
                continue;
            EXPECT_EQ(tests::send(viewer, operation, ids()).status, tests::send(himself, operation, ids()).status)
                << operation.text() << " as " << role;
        }
    }
}

// B24: no operation that is no reading passes, also where the body is right.
TEST_P(ViewAsTest, changes_nothing_anywhere)
{
    auto viewer = looking(R"({"roles":["administrator"]})");
    acme.carry_out_all();
    auto const before = tests::dump(database(), GetParam(), acme.account.id);
    for (auto const& operation : operations) {
        bool const is_public = !operation.is_of_an_account() && !operation.is_of_the_person() &&
            !operation.is_of_the_server() && operation.path != "/accounts";
        if (operation.method == "GET" || is_public || operation.text() == "DELETE /accounts/{account}/view-as")
            continue;
        EXPECT_EQ(tests::send(viewer, operation, ids()).problem(), "403 view_as_read_only") << operation.text();
    }
    EXPECT_EQ(tests::dump(database(), GetParam(), acme.account.id), before);
}

// TEN-01: it leads into no other account.
TEST_P(ViewAsTest, finds_nothing_of_other_accounts)
{
    auto viewer = looking(of_user(acme.bob));
    auto const strange = bolt.ids();
    for (auto const& operation : operations) {
        if (operation.method == "GET" && operation.is_of_an_account()) {
            EXPECT_EQ(tests::send(viewer, operation, strange).problem(), "404 not_found") << operation.text();
        }
    }
    auto eve = as(acme.eve);
    EXPECT_EQ(eve.post(acme.path("/view-as"), of_user(bolt.bob)).problem(), "404 not_found");
    auto const foreign = R"({"roles":[")" + bolt.auditor.role.id.text() + R"("]})";
    EXPECT_EQ(eve.post(acme.path("/view-as"), foreign).problem(), "422 validation");
}

// B24: what is a person's own is the viewer's own, never that of whom he looks as.
TEST_P(ViewAsTest, shows_nothing_of_the_login_of_others)
{
    auto bob = as(acme.bob);
    auto viewer = looking(of_user(acme.bob));
    auto const bobs = bob.get("/api/v1/me/sessions").at("/items/0/id");
    EXPECT_FALSE(viewer.get("/api/v1/me/sessions").body.contains(bobs));
    EXPECT_EQ(viewer.get("/api/v1/me").at("/person/id"), acme.eve.person.text());
    for (auto const& operation : operations) {
        if (operation.method == "GET" && operation.is_of_the_person()) {
            EXPECT_FALSE(tests::send(viewer, operation, acme.ids()).body.contains(acme.bob.person.text()))
                << operation.text();
        }
    }
}

}
}
