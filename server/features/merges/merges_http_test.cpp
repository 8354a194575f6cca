// Two records of one person that become one, and two again (B33).

#include "merges/merges.h"

#include "support/merging.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::merges {
namespace {

using tests::Browser;

class MergesTest : public tests::Merging {
protected:
    // Everything that is shown of it: undoing brings it back to the letter.
    std::string whole(Browser& browser, std::string const& ref)
    {
        auto const kind = ref.starts_with("client:") ? "/clients/" : "/contact-cards/";
        auto const shown = browser.get(path(kind + id_of(ref)));
        auto body = shown.body;
        if (auto const at = body.find("\"updated_at\""); at != body.npos)
            body.erase(at, body.find('}', at) - at);
        return std::to_string(shown.status) + body;
    }
    std::string grouped(Browser& browser, std::string const& name, std::string const& client)
    {
        auto const made = browser.post(
            path("/client-groups"), R"({"name":")" + name + R"(","members":[")" + id_of(client) + R"("]})");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.at("/id");
    }
};
KITH_ON_BOTH_ENGINES(MergesTest);

// B33: what one is in, both are in; and two again, they are as they were.
TEST_P(MergesTest, make_one_of_two_clients_and_two_again)
{
    auto const keep = cliented(as_bob, "Zoe");
    auto const drop = cliented(as_bob, "Zoey", "portal");
    as_bob.send(http::Method::Put, mapping(id_of(drop), cem), "");
    as_bob.patch(client(id_of(drop)), R"({"company":"Doe Ltd","phone":"+41 44 668 18 00"})");
    auto const group = grouped(as_bob, "Ours", drop);
    auto const link = link_to("Zoey");
    auto const kept_before = whole(as_bob, keep);
    auto const seq = last_event();
    auto const id = merged(as_bob, keep, drop);
    auto const now = as_bob.get(client(id_of(keep)));
    EXPECT_EQ(now.at("/company") + ' ' + now.at("/phone") + ' ' + now.at("/email"),
        "Doe Ltd +41 44 668 18 00 Zoe@elsewhere.test");
    EXPECT_EQ(now.at("/mapped_users/1/display_name"), "Cem Lee");
    EXPECT_EQ(now.at("/groups/0/id"), group);
    EXPECT_EQ(as_bob.get(client(id_of(drop))).problem(), "404 not_found");
    EXPECT_EQ(names(as_cem), "Zoe quiet");
    Browser zoey { api };
    EXPECT_EQ(zoey.post(link + "/accept", member("Zoey")).problem(), "410 invitation_revoked");
    EXPECT_EQ(events_after(seq), "invitation.revoked merge.made ");
    EXPECT_EQ(as_bob.get(path("/merges")).at("/items/0/id"), id);

    auto const undone = undo(as_bob, id);
    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.at("/missing"), "[]");
    EXPECT_EQ(whole(as_bob, keep), kept_before);
    auto const back = as_bob.get(client(id_of(drop)));
    EXPECT_EQ(
        back.at("/state") + ' ' + back.at("/company") + ' ' + back.at("/groups/0/id"), "pending Doe Ltd " + group);
    EXPECT_EQ(back.at("/mapped_users/1/display_name"), "Cem Lee");
    EXPECT_EQ(names(as_cem), "Zoey pending");
    EXPECT_EQ(undo(as_bob, id).problem(), "409 wrong_state");
    EXPECT_EQ(as_bob.get(path("/merges")).at("/items"), "[]");
}

// B33: nothing that stood on a card is lost.
TEST_P(MergesTest, make_one_of_two_cards_and_two_again)
{
    auto const keep = carded(as_bob, "Zoe", "zoe@one.test");
    auto const drop = carded(as_bob, "Zoey", "zoe@two.test", R"(,"mobile":"+41 44 668 18 00")");
    auto const [kept_before, dropped_before] = std::pair { whole(as_bob, keep), whole(as_bob, drop) };
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(cards(as_bob), "Zoe zoe@one.test");
    EXPECT_EQ(as_bob.get(path("/contact-cards/" + id_of(keep))).at("/mobile"), "+41446681800");
    EXPECT_TRUE(as_bob.get(path("/contact-cards/export?format=vcard")).body.contains("EMAIL:zoe@two.test"));
    EXPECT_EQ(newest_event().target.name + newest_event().target.kind, "merge") << "nobody's name";
    EXPECT_EQ(undo(as_eve, id).problem(), "404 not_found") << "they are Bob's alone";
    EXPECT_EQ(as_eve.get(path("/merges")).at("/items"), "[]");
    EXPECT_EQ(undo(as_bob, id).status, 200);
    EXPECT_EQ(whole(as_bob, keep), kept_before);
    EXPECT_EQ(whole(as_bob, drop), dropped_before);
}

// Whoever kept the card looks after the client from then on.
TEST_P(MergesTest, take_a_card_into_a_client)
{
    auto const keep = cliented(as_bob, "Zoe");
    auto const card = carded(as_eve, "Zoe", "zoe@two.test", R"(,"mobile":"+41 44 668 18 00")");
    auto const shown = as_eve.post(path("/merges/preview"), pair(keep, card));
    EXPECT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.at("/mapped_users/0/display_name"), "Eve Lee");
    EXPECT_EQ(shown.at("/fields/3/field") + ' ' + shown.at("/fields/3/chosen"), "phone drop");
    EXPECT_EQ(merge(as_eve, card, keep).problem(), "422 validation") << "not the other way round";
    EXPECT_EQ(merge(as_bob, keep, card).problem(), "404 not_found") << "it is Eve's";
    auto const id = merged(as_eve, keep, card);
    EXPECT_EQ(cards(as_eve), "");
    EXPECT_EQ(names(as_eve), "Zoe quiet");
    EXPECT_EQ(undo(as_bob, id).problem(), "404 not_found");
    EXPECT_EQ(undo(as_eve, id).status, 200);
    EXPECT_EQ(cards(as_eve), "Zoe zoe@two.test");
    EXPECT_EQ(names(as_eve), "");
}

TEST_P(MergesTest, are_for_who_may_change_both)
{
    auto const zoe = cliented(as_bob, "Zoe", "portal");
    auto const yan = cliented(as_bob, "Yan");
    EXPECT_EQ(merge(as_cem, zoe, yan).problem(), "404 not_found");
    as_bob.send(http::Method::Put, mapping(id_of(zoe), cem), "");
    EXPECT_EQ(merge(as_cem, zoe, yan).problem(), "404 not_found") << "the other one is not his";
    Browser visitor { api };
    EXPECT_EQ(accept(visitor, "Zoe").status, 201);
    EXPECT_EQ(merge(as_bob, zoe, yan).problem(), "403 forbidden") << "he has accepted";
    EXPECT_EQ(merge(as_eve, yan, zoe).problem(), "409 login_dropped");
    auto const xen = cliented(as_bob, "Xen", "portal");
    Browser another { api };
    EXPECT_EQ(accept(another, "Xen").status, 201);
    EXPECT_EQ(merge(as_eve, xen, zoe).problem(), "409 two_logins");
    EXPECT_EQ(merge(as_eve, zoe, yan, R"(,"fields":{"email":"drop"})").problem(), "422 validation");
    EXPECT_EQ(merge(as_eve, zoe, yan).status, 201);
    EXPECT_EQ(merge(as_eve, "client:1", yan).problem(), "422 validation");
    EXPECT_EQ(visitor.post(path("/merges"), pair(zoe, yan)).problem(), "403 forbidden");
}

// An address that goes over is free for nobody else, and comes back.
TEST_P(MergesTest, move_an_address_to_who_has_none)
{
    auto const added = add(as_bob, member("Zoe", R"(,"phone":"+41 44 668 18 00")"));
    auto const keep = "client:" + added.at("/items/0/client/id");
    auto const drop = cliented(as_bob, "Zoey", "portal");
    auto const id = merged(as_bob, keep, drop);
    auto const now = as_bob.get(client(id_of(keep)));
    EXPECT_EQ(now.at("/email") + ' ' + now.at("/state"), "Zoey@elsewhere.test pending") << "he was written to";
    EXPECT_EQ(undo(as_bob, id).status, 200);
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/email"), "null");
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/state"), "quiet");
    EXPECT_EQ(add(as_cem, member("Zoe", R"(,"phone":"0041446681800")")).at("/items/0/outcome"), "mapped");
}

TEST_P(MergesTest, are_not_undone_against_what_came_since)
{
    auto const keep = cliented(as_bob, "Zoe");
    auto const drop = cliented(as_bob, "Zoey");
    auto const id = merged(as_bob, keep, drop);
    added(as_cem, "Zoey");
    auto const refused = undo(as_bob, id);
    EXPECT_EQ(refused.problem(), "409 undo_blocked");
    EXPECT_EQ(refused.at("/errors/0/field"), "drop");
    auto const [one, two] = std::pair { carded(as_bob, "Una", "una@one.test"), carded(as_bob, "Una", "una@two.test") };
    auto const three = carded(as_bob, "Una", "una@three.test");
    auto const first = merged(as_bob, one, two);
    auto const second = merged(as_bob, one, three);
    EXPECT_EQ(undo(as_bob, first).problem(), "409 undo_blocked") << "the later one first";
    EXPECT_EQ(undo(as_bob, second).status, 200);
    carded(as_bob, "Uma", "una@two.test");
    EXPECT_EQ(undo(as_bob, first).problem(), "409 undo_blocked") << "the address is taken";
    EXPECT_EQ(cards(as_bob), "Uma una@two.test, Una una@one.test, Una una@three.test");
}

// What was changed since stays as it is, and who has left stays away.
TEST_P(MergesTest, are_undone_around_what_came_since)
{
    auto const keep = cliented(as_bob, "Zoe");
    auto const drop = cliented(as_bob, "Zoey");
    as_bob.patch(client(id_of(drop)), R"({"company":"Doe Ltd"})");
    as_bob.send(http::Method::Put, mapping(id_of(drop), cem), "");
    auto const id = merged(as_bob, keep, drop);
    as_bob.patch(client(id_of(keep)), R"({"company":"Doe & Sons"})");
    EXPECT_EQ(as_eve.remove(at(cem)).status, 204);
    auto const undone = undo(as_bob, id);
    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.at("/missing/0"), "users_gone");
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/company"), "Doe & Sons");
    EXPECT_EQ(as_bob.get(client(id_of(drop))).at("/company"), "Doe Ltd");
}

TEST_P(MergesTest, are_final_after_a_day_and_forgotten)
{
    auto const keep = carded(as_bob, "Zoe", "zoe@one.test");
    auto const id = merged(as_bob, keep, carded(as_bob, "Zoe", "zoe@two.test"));
    clock.by(undo_limit);
    EXPECT_EQ(undo(as_bob, id).problem(), "410 undo_expired");
    acme.write([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(undo(as_bob, id).problem(), "404 not_found");
    EXPECT_EQ(tests::count(database(), "merges"), 0);
}

// Nothing of somebody's cards is left behind him.
TEST_P(MergesTest, go_with_the_owner_of_the_cards)
{
    merged(as_bob, carded(as_bob, "Zoe", "zoe@one.test"), carded(as_bob, "Zoe", "zoe@two.test"));
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(tests::count(database(), "merges"), 0);
}

// B33: only among those whom one sees.
TEST_P(MergesTest, are_suggested)
{
    carded(as_bob, "Zoe", "zoe@elsewhere.test");
    cliented(as_bob, "Zoe");
    carded(as_bob, "Una", "una@one.test", R"(,"mobile":"+41 44 668 18 00")");
    carded(as_bob, "Uma", "una@two.test", R"(,"mobile":"0041 44 668 18 00")");
    cliented(as_cem, "Zoey");
    EXPECT_EQ(duplicates(as_bob), "phone contact contact, email client contact");
    EXPECT_EQ(duplicates(as_bob, "?limit=1"), "phone contact contact");
    auto const cursor = as_bob.get(path("/contacts/duplicates?limit=1")).at("/next_cursor");
    EXPECT_EQ(duplicates(as_bob, "?cursor=" + cursor), "email client contact");
    EXPECT_EQ(duplicates(as_cem), "");
    EXPECT_EQ(duplicates(as_eve, "?all=true"), "");
    EXPECT_EQ(as_bob.get(path("/contacts/duplicates?all=true")).problem(), "403 forbidden");
}

// Of two merges of one record one wins.
TEST_P(MergesTest, of_one_record_at_once_are_one)
{
    auto const drop = cliented(as_bob, "Zoe");
    std::vector<std::string> const keeps { cliented(as_bob, "Yan"), cliented(as_bob, "Xen"), cliented(as_bob, "Wim") };
    EXPECT_EQ(tests::in_parallel(3, 3,
                  [&](int i) {
                      return acme
                          .write([&](db::Transaction& tx) {
                              auto const& keep = keeps[static_cast<std::size_t>(i)];
                              return merges::merge(tx, bob, { *Ref::parse(keep), *Ref::parse(drop), {} });
                          })
                          .has_value();
                  }),
        1);
}

// Whoever is removed is merged with nobody, and who was merged is not removed.
TEST_P(MergesTest, meet_a_removal_and_one_of_them_wins)
{
    auto const keep = cliented(as_bob, "Yan");
    auto const drop = cliented(as_bob, "Zoe");
    auto const removed = acme.read(
        [&](db::Transaction& tx) { return clients::find(tx, acme.account.id, MembershipId::from_text(id_of(drop))); });
    EXPECT_EQ(tests::in_parallel(2, 2,
                  [&](int i) {
                      return acme
                          .write([&](db::Transaction& tx) -> Result<void> {
                              if (i == 0)
                                  return clients::remove(tx, bob, *removed);
                              TRY(merges::merge(tx, bob, { *Ref::parse(keep), *Ref::parse(drop), {} }));
                              return {};
                          })
                          .has_value();
                  }),
        1);
}

TEST_P(MergesTest, undone_by_several_at_once_are_undone_once)
{
    auto const id = merged(as_bob, cliented(as_bob, "Zoe"), cliented(as_bob, "Zoey"));
    EXPECT_EQ(tests::in_parallel(4, 4,
                  [&](int) {
                      return acme
                          .write([&](db::Transaction& tx) { return merges::undo(tx, bob, MergeId::from_text(id)); })
                          .has_value();
                  }),
        1);
    EXPECT_EQ(names(as_bob), "Zoe quiet, Zoey quiet");
}

}
}
