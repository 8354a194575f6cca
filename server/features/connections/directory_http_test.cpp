// Whom one finds of other accounts.

#include "directory/directory.h"
#include "support/connecting.h"

namespace kith::connections {
namespace {

using tests::set_public;
using tests::set_visible;

class DirectoryTest : public tests::Connecting {
protected:
    std::string found(std::string const& q)
    {
        auto const page = as_bob.get(acme_path("/directory?q=" + q));
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i) + "/id").empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/display_name") + " (" +
                page.at("/items/" + std::to_string(i) + "/company") + ") ";
        return page.status == 200 ? all : page.problem();
    }
};
KITH_ON_BOTH_ENGINES(DirectoryTest);

// S0-10, C-24
TEST_P(DirectoryTest, finds_by_name_company_and_whole_address)
{
    for (auto const* q :
        { "zo", "ZOE", "lee", "zoe%20lee", "beta", "zoe%20bet", "z%C3%B6e", "zoe@beta.test", "Zoe@Beta.test" })
        EXPECT_EQ(found(q), "Zoe Lee (Beta) ") << q;
    for (auto const* q : { "oe", "zoe%20acme", "%25%25", "__", "zoe@beta", "oe@beta.test", "bob", "ann" })
        EXPECT_EQ(found(q), "") << q;
    EXPECT_EQ(as_bob.get(acme_path("/directory?q=zoe")).body.find("zoe@"), std::string::npos);
}

// S0-10
TEST_P(DirectoryTest, finds_only_who_shows_himself_now)
{
    set_visible(beta, zoe, false);
    EXPECT_EQ(found("zoe"), "");
    set_visible(beta, zoe, true);
    EXPECT_EQ(found("zoe"), "Zoe Lee (Beta) ");
    set_public(beta, false);
    EXPECT_EQ(found("zoe"), "");
    set_public(beta, true);
    beta.set_state(zoe.membership, memberships::State::Inactive);
    EXPECT_EQ(found("zoe"), "");
}

// S0-10: others see results, and what they lack to connect.
TEST_P(DirectoryTest, says_what_one_lacks)
{
    EXPECT_EQ(as_bob.get(acme_path("/directory?q=zoe")).at("/missing/0"), "");
    set_public(acme, false);
    EXPECT_EQ(as_bob.get(acme_path("/directory?q=zoe")).at("/missing/0"), "account_public");
    EXPECT_EQ(as_eve.get(acme_path("/directory?q=zoe")).at("/missing/1"), "profile_visible");
}

// S0-10
TEST_P(DirectoryTest, refuses_too_short_and_too_many_questions)
{
    EXPECT_EQ(found("z"), "422 validation");
    EXPECT_EQ(found(""), "422 validation");
    EXPECT_EQ(found("a%20b"), "422 validation");
    std::string last;
    for (int i = 0; i < 31; ++i)
        last = found("zoe");
    EXPECT_EQ(last, "429 too_many_requests");
}

// S0-10: by the name and the company as they are now.
TEST_P(DirectoryTest, learns_of_new_names)
{
    as_zoe.patch("/api/v1/me", R"({"first_name":"Chloe","last_name":"O'Hara-Smith"})");
    EXPECT_EQ(found("zoe"), "");
    EXPECT_EQ(found("smith"), "Chloe O'Hara-Smith (Beta) ");
    EXPECT_EQ(found("hara"), "Chloe O'Hara-Smith (Beta) ");
    beta.write([&](db::Transaction& tx) {
            auto after = accounts::get(tx, beta.account.id);
            after.name = AccountName::stored("Gamma & Sons");
            return accounts::change(tx, beta.ann, accounts::get(tx, beta.account.id), after);
        })
        .value();
    EXPECT_EQ(found("beta"), "");
    EXPECT_EQ(found("gamma"), "Chloe O'Hara-Smith (Gamma & Sons) ");
}

// Who showed himself before there was a directory is entered by the sweep.
TEST_P(DirectoryTest, learns_of_who_was_there_before)
{
    acme.write([](db::Transaction& tx) { tx.run("delete from directory_words -- across accounts: a test"); });
    EXPECT_EQ(found("zoe"), "");
    EXPECT_EQ(database().read_now(directory::check).size(), 2u);
    database().write_now(directory::enter_missing);
    EXPECT_EQ(found("zoe"), "Zoe Lee (Beta) ");
    EXPECT_TRUE(database().read_now(directory::check).empty());
}

// S0-10: by an address that he has shown to be his, and by no other that he was given.
TEST_P(DirectoryTest, does_not_believe_unproved_addresses)
{
    set_visible(beta, beta.unproved("Vic"), true);
    EXPECT_EQ(found("vic@beta.test"), "");
    EXPECT_EQ(found("vic"), "Vic Lee (Beta) ");
}

// S0-10: how one stands to each.
TEST_P(DirectoryTest, says_how_one_stands_to_each)
{
    auto relation = [&] { return as_bob.get(acme_path("/directory?q=zoe")).at("/items/0/relation"); };
    EXPECT_EQ(relation(), "none");
    auto const id = asked();
    EXPECT_EQ(relation(), "sent");
    EXPECT_EQ(as_zoe.get(beta_path("/directory?q=bob")).at("/items/0/relation"), "received");
    EXPECT_EQ(as_bob.get(acme_path("/directory?q=zoe")).at("/items/0/connection_id"), id);
    as_zoe.post(at_beta(id, "/accept"));
    EXPECT_EQ(relation(), "connected");
}

// S0-10
TEST_P(DirectoryTest, has_pages)
{
    for (auto const* name : { "Zia", "Zack" })
        set_visible(beta, beta.joined(name), true);
    auto const first = as_bob.get(acme_path("/directory?q=z&limit=2"));
    EXPECT_EQ(first.problem(), "422 validation");
    auto const page = as_bob.get(acme_path("/directory?q=lee&limit=2"));
    EXPECT_EQ(page.at("/items/0/first_name") + page.at("/items/1/first_name"), "ZackZia");
    auto const next = as_bob.get(acme_path("/directory?q=lee&limit=2&cursor=" + page.at("/next_cursor")));
    EXPECT_EQ(next.at("/items/0/first_name"), "Zoe");
    EXPECT_EQ(next.at("/next_cursor"), "null");
}

}
}
