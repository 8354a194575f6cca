// Two again, after something has happened: nothing that was taken since comes back, and nobody is in the way unseen.

#include "merges/merges.h"

#include "db/migrations.h"
#include "support/merging.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::merges {
namespace {

using tests::Answer;
using tests::Browser;

class MergedSinceTest : public tests::Merging {
protected:
    Answer previewed(Browser& browser, std::string const& keep, std::string const& drop)
    {
        return browser.post(path("/merges/preview"), pair(keep, drop));
    }
    void map(std::string const& ref, Actor const& user)
    {
        EXPECT_LT(as_eve.send(http::Method::Put, mapping(id_of(ref), user), "").status, 300);
    }
    void unmap(std::string const& ref, Actor const& user)
    {
        EXPECT_EQ(as_eve.remove(mapping(id_of(ref), user)).status, 204);
    }
    std::string grouped(std::string const& name, std::string const& ref)
    {
        auto const made =
            as_bob.post(path("/client-groups"), R"({"name":")" + name + R"(","members":[")" + id_of(ref) + R"("]})");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.at("/id");
    }
    std::string keep = cliented(as_bob, "Zoe");
    std::string drop = cliented(as_bob, "Zoey");
};
KITH_ON_BOTH_ENGINES(MergedSinceTest);

// B33: access that was withdrawn from the one is not given back by making two of it.
TEST_P(MergedSinceTest, give_no_access_back_that_was_withdrawn)
{
    map(drop, cem);
    auto const group = grouped("Ours", drop);
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(names(as_cem), "Zoe quiet");
    unmap(keep, cem);
    EXPECT_EQ(as_bob.remove(path("/client-groups/" + group + "/members/" + id_of(keep))).status, 204);
    auto const undone = undo(as_bob, id);
    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.at("/missing"), R"(["users_gone","groups_gone"])");
    EXPECT_EQ(names(as_cem), "");
    EXPECT_EQ(as_bob.get(client(id_of(drop))).at("/groups"), "[]");
    EXPECT_EQ(names(as_bob), "Zoe quiet, Zoey quiet");
}

TEST_P(MergedSinceTest, give_no_access_back_that_both_had)
{
    map(keep, cem);
    map(drop, cem);
    auto const id = merged(as_bob, keep, drop);
    unmap(keep, cem);
    EXPECT_EQ(undo(as_bob, id).at("/missing"), R"(["users_gone"])");
    EXPECT_EQ(names(as_cem), "");
}

TEST_P(MergedSinceTest, give_no_sponsor_back_who_looks_after_him_no_more)
{
    auto const of_cem = cliented(as_cem, "Una");
    map(of_cem, bob);
    auto const id = merged(as_bob, keep, of_cem);
    unmap(keep, cem);
    EXPECT_EQ(undo(as_bob, id).status, 200);
    EXPECT_EQ(as_bob.get(client(id_of(of_cem))).at("/sponsor/display_name"), "Bob Lee");
    EXPECT_EQ(names(as_cem), "");
}

TEST_P(MergedSinceTest, give_no_place_back_that_was_taken)
{
    auto const made =
        as_bob.post(path("/workspaces"), R"({"name":"Plans","members":[")" + keep + R"(",")" + drop + R"("]})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto const room = path("/workspaces/" + made.at("/id"));
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(as_bob.remove(room + "/members/" + id_of(keep)).status, 204);
    EXPECT_EQ(undo(as_bob, id).at("/missing"), R"(["workspaces_gone"])");
    EXPECT_EQ(as_bob.get(room).at("/members/1/id"), "") << "Bob alone is in";
}

// Whoever was kept and removed since was removed for both.
TEST_P(MergedSinceTest, bring_nobody_back_to_who_had_both_removed)
{
    map(drop, cem);
    auto const id = merged(as_bob, keep, drop);
    unmap(keep, cem);
    EXPECT_EQ(as_eve.remove(client(id_of(keep))).status, 204);
    auto const refused = undo(as_bob, id);
    EXPECT_EQ(refused.problem() + ' ' + refused.at("/errors/0/field"), "409 undo_blocked keep");
    auto const undone = undo(as_eve, id);
    EXPECT_EQ(undone.at("/missing"), R"(["kept_gone","users_gone"])");
    EXPECT_EQ(names(as_cem) + names(as_bob), "");
    EXPECT_EQ(names(as_eve, "?all=true"), "Zoey quiet");
}

TEST_P(MergedSinceTest, are_not_for_who_sees_him_no_more)
{
    map(keep, cem);
    map(drop, cem);
    auto const id = merged(as_cem, keep, drop);
    unmap(keep, cem);
    EXPECT_EQ(undo(as_cem, id).problem(), "404 not_found");
    EXPECT_EQ(undo(as_eve, id).status, 200);
}

// His card comes back to him, and the client is none of his business any more.
TEST_P(MergedSinceTest, give_a_card_back_to_who_sees_the_client_no_more)
{
    auto const card = carded(as_eve, "Zoe", "zoe@two.test", R"(,"mobile":"+41 44 668 18 00")");
    auto const id = merged(as_eve, keep, card);
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/phone"), "+41446681800");
    EXPECT_EQ(undo(as_eve, id).status, 200) << "who sees all still does";
    map(keep, cem);
    auto const other = carded(as_cem, "Zoe", "zoe@two.test", R"(,"mobile":"+41 44 668 18 00")");
    auto const his = merged(as_cem, keep, other);
    unmap(keep, cem);
    EXPECT_EQ(undo(as_cem, his).at("/missing"), R"(["kept_gone"])");
    EXPECT_EQ(cards(as_cem), "Zoe zoe@two.test");
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/phone"), "+41446681800") << "stays as it is";
}

// What somebody does with a card of his own stands against nobody, who could not see what it is.
TEST_P(MergedSinceTest, are_not_held_up_by_cards_of_others)
{
    auto const id = merged(as_bob, keep, drop);
    auto const card = carded(as_eve, "Zoe", "zoe@two.test", R"(,"mobile":"+41 44 668 18 00")");
    auto const of_eve = merged(as_eve, keep, card);
    EXPECT_EQ(undo(as_eve, id).problem(), "409 undo_blocked") << "it is her own: she knows what to undo first";
    EXPECT_EQ(undo(as_bob, id).status, 200);
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/phone"), "+41446681800") << "of the card, which stays in";
    EXPECT_EQ(undo(as_eve, of_eve).status, 200);
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/phone"), "");
    EXPECT_EQ(cards(as_eve), "Zoe zoe@two.test");
}

// The preview is the merge, taken back: it refuses what that refuses, and leaves nothing behind.
TEST_P(MergedSinceTest, are_foreseen_as_they_will_be)
{
    auto const nowhere =
        "client:" + add(as_bob, member("Yan", R"(,"phone":"+41 44 668 18 00")")).at("/items/0/client/id");
    auto const card = carded(as_bob, "Yan", "yan@two.test");
    auto const seq = last_event();
    auto const foreseen = previewed(as_bob, nowhere, card);
    EXPECT_EQ(foreseen.status, 200) << foreseen.body;
    EXPECT_EQ(last_event(), seq);
    EXPECT_EQ(tests::count(database(), "merges"), 0);
    EXPECT_EQ(cards(as_bob), "Yan yan@two.test");
    EXPECT_EQ(as_bob.get(client(id_of(nowhere))).at("/email"), "null");
    auto const invited = as_eve.post(
        path("/invitations"), R"({"kind":"internal","first_name":"Yan","last_name":"Doe","email":"yan@two.test"})");
    ASSERT_EQ(invited.status, 201) << invited.body;
    EXPECT_EQ(previewed(as_bob, nowhere, card).problem(), "409 already_invited");
    EXPECT_EQ(merge(as_bob, nowhere, card).problem(), "409 already_invited");
    EXPECT_EQ(cards(as_bob), "Yan yan@two.test");
}

// Who is mapped at that moment is mapped to who is kept, or is told that it cannot be.
TEST_P(MergedSinceTest, meet_a_mapping_and_lose_nobody)
{
    auto const found = acme.read(
        [&](db::Transaction& tx) { return clients::find(tx, acme.account.id, MembershipId::from_text(id_of(drop))); });
    bool is_mapped = false;
    bool is_merged = false;
    tests::in_parallel(2, 2, [&](int i) {
        if (i == 0)
            is_mapped = acme.write([&](db::Transaction& tx) { return clients::map(tx, eve, *found, cem.membership); })
                            .has_value();
        else
            is_merged = acme.write([&](db::Transaction& tx) {
                                return merges::merge(tx, bob, { *Ref::parse(keep), *Ref::parse(drop), {} });
                            })
                            .has_value();
        return true;
    });
    EXPECT_TRUE(is_mapped || is_merged);
    EXPECT_EQ(names(as_cem), !is_mapped ? "" : is_merged ? "Zoe quiet" : "Zoey quiet");
}

// Whoever was known by his number before is found by it, and so is whoever is alike.
TEST_P(MergedSinceTest, find_who_was_known_by_his_number_before)
{
    auto const old = add(as_bob, member("Yan", R"(,"phone":"+41 (0)44 668 18 00")")).at("/items/0/client/id");
    carded(as_bob, "Una", "una@one.test", R"(,"mobile":"ask (0) 41 44 668 18 00")");
    database().write_now([](db::Transaction& tx) {
        tx.run("update memberships set phone_key = '', email_key = 'tel:410446681800' where email_key like 'tel:%'");
        tx.run("update contact_cards set mobile_key = ''");
    });
    auto const migrations = db::embedded_migrations();
    auto const is_this = [](auto const& migration) { return migration.sql.contains("create table merges"); };
    std::string_view rest = std::ranges::find_if(migrations, is_this)->sql;
    while (rest.contains("\nupdate ")) {
        rest.remove_prefix(rest.find("\nupdate ") + 1);
        auto const statement = std::string { rest.substr(0, rest.find(";\n")) };
        database().write_now([&](db::Transaction& tx) { tx.run(statement); });
    }
    EXPECT_EQ(add(as_cem, member("Yan", R"(,"phone":"0041 44 668 18 00")")).at("/items/0/outcome"), "mapped");
    EXPECT_EQ(names(as_cem), "Yan quiet");
    EXPECT_EQ(duplicates(as_bob), "phone client contact");
    EXPECT_FALSE(old.empty());
}

}
}
