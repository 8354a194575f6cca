#include "merges/merges_rules.h"

#include "contact_files/contact_files.h"

#include <gtest/gtest.h>

#include <tuple>

namespace kith::merges {
namespace {

Record a_client(clients::State state, Words words)
{
    clients::Client client;
    using enum clients::State;
    client.member.state = state == Active ? memberships::State::Active
        : state == Inactive               ? memberships::State::Inactive
                                          : memberships::State::Pending;
    if (state == Pending)
        client.invited_at = Time {};
    return { { Kind::Client, make_uuid() }, std::move(words), client, {} };
}

Record a_card(Words words, std::string extra = "")
{
    contact_cards::ContactCard card;
    card.extra = std::move(extra);
    return { { Kind::Contact, make_uuid() }, std::move(words), {}, card };
}

Words const zoe { "Zoe", "Doe", "zoe@x.test", "", "" };
Words const other { "Zoë", "Doe", "zoe@y.test", "+41446681800", "Doe Ltd" };

std::string problem(Result<void> const& result) { return result ? "" : result.error().code; }

// B33
TEST(MergesRules, let_one_login_be_kept_and_no_two_be_one)
{
    using enum clients::State;
    Actor all;
    all.permissions = permissions_of_role(Role::Administrator);
    Actor own;
    auto may = [](Actor const& actor, clients::State keep, clients::State drop) {
        return problem(check_may_be_one(actor, a_client(keep, zoe), a_client(drop, other)));
    };
    EXPECT_EQ(may(all, Active, Quiet), "");
    EXPECT_EQ(may(all, Active, Active), "two_logins");
    EXPECT_EQ(may(all, Inactive, Active), "two_logins");
    EXPECT_EQ(may(all, Quiet, Active), "login_dropped");
    EXPECT_EQ(may(own, Quiet, Pending), "");
    EXPECT_EQ(may(own, Active, Quiet), "forbidden");
    EXPECT_EQ(problem(check_may_be_one(own, a_card(zoe), a_card(other))), "");
    EXPECT_EQ(problem(check_may_be_one(own, a_client(Active, zoe), a_card(other))), "");
    EXPECT_EQ(problem(check_may_be_one(own, a_card(zoe), a_client(Quiet, other))), "validation");
    auto const same = a_card(zoe);
    EXPECT_EQ(problem(check_may_be_one(own, same, same)), "validation");
}

// What is kept keeps its words, and takes those it has not; a card has no company.
TEST(MergesRules, choose_the_words_of_who_is_kept_first)
{
    auto const quiet = a_client(clients::State::Quiet, zoe);
    EXPECT_EQ(words_of(decided(quiet, a_client(clients::State::Quiet, other), {}).value()),
        (Words { "Zoe", "Doe", "zoe@x.test", "+41446681800", "Doe Ltd" }));
    MergeChoices choices { .first_name = Side::Drop, .email = Side::Drop };
    EXPECT_EQ(words_of(decided(quiet, a_card(other), choices).value()),
        (Words { "Zoë", "Doe", "zoe@y.test", "+41446681800", "Doe Ltd" }));
    EXPECT_EQ(decided(a_card(zoe), a_card(other), {}).value().size(), 4u);
}

// Where somebody was written to, or signs in, he is.
TEST(MergesRules, let_nobody_choose_the_address_of_who_was_written_to)
{
    using enum clients::State;
    MergeChoices const choices { .email = Side::Drop };
    for (auto const state : { Pending, Active, Inactive }) {
        auto const refused = decided(a_client(state, zoe), a_card(other), choices);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().errors.at(0).field + ' ' + refused.error().errors[0].code, "fields.email not_used");
    }
    EXPECT_TRUE(decided(a_client(Quiet, zoe), a_card(other), choices));
}

// Nothing that stood on a card is lost with it.
TEST(MergesRules, keep_what_vcards_said_besides_once)
{
    auto const keep = a_card(zoe, "N:;;;Dr.;\nNOTE:kept");
    auto const drop = a_card(other, "N:;;;Prof.;\nNOTE:kept\nURL:https://doe.test");
    EXPECT_EQ(joined_extra(keep, drop, { "Zoe", "Doe", "zoe@x.test", "+41446681800", "" }),
        "N:;;;Dr.;\nNOTE:kept\nURL:https://doe.test\nEMAIL:zoe@y.test");
    auto const large = a_card(other, "NOTE:" + std::string(contact_files::most_extra_bytes, 'x'));
    EXPECT_EQ(joined_extra(keep, large, { "Zoe", "Doe", "zoe@x.test", "+41446681800", "" }),
        "N:;;;Dr.;\nNOTE:kept\nEMAIL:zoe@y.test");
}

// Where all lines of a vCard are kept it stays one vCard, with one name and one UID; none of the lines is lost.
TEST(MergesRules, join_whole_vcards)
{
    auto const keep = a_card(zoe, "VERSION:4.0\nUID:zoe\nN:Doe;Zoe;M.;;\nFN:Zoe Doe\nEMAIL:zoe@x.test");
    auto const drop = a_card(other, "VERSION:3.0\nUID:two\nN:Doe;Zoë;;Dr.;\nFN:Zoë Doe\nEMAIL:zoe@y.test\nNOTE:n");
    auto const whole = keep.card->extra;
    EXPECT_EQ(joined_extra(keep, drop, { "Zoe", "Doe", "zoe@x.test", "+41446681800", "" }),
        whole + "\nNOTE:n\nEMAIL:zoe@y.test");
    EXPECT_EQ(joined_extra(keep, drop, { "Zoe", "Doe", "zoe@y.test", "+41446681800", "" }),
        whole + "\nNOTE:n\nEMAIL:zoe@x.test")
        << "the first one is written over";
    EXPECT_EQ(joined_extra(a_card(zoe), drop, { "Zoe", "Doe", "zoe@x.test", "+41446681800", "" }),
        "N:;;;Dr.;\nNOTE:n\nEMAIL:zoe@y.test");
}

TEST(MergesRules, take_back_what_is_as_it_was_left)
{
    Words const after { "Zoe", "Doe", "zoe@y.test", "+41446681800", "Doe Ltd" };
    Words now = after;
    now.company = "Doe & Sons";
    EXPECT_EQ(taken_back(now, zoe, after), (Words { "Zoe", "Doe", "zoe@x.test", "", "Doe & Sons" }));
}

Listed listed(std::string id, Words words, std::string phone_key = "", std::string company_key = "")
{
    auto const name = words.display_name();
    auto const email = words.email;
    return { { Kind::Contact, std::move(id) }, std::move(words), {}, name, email, std::move(phone_key),
        std::move(company_key), {} };
}

std::string reasons(Listed const& one, Listed const& two)
{
    std::string all;
    for (auto const reason : reasons_for(one, two))
        all += enum_text(reason) + ' ';
    return all;
}

// B33
TEST(MergesRules, know_a_duplicate_by_address_number_or_name_and_company)
{
    Words const ann { "Ann", "Lee", "zoe@x.test", "", "" };
    EXPECT_EQ(reasons(listed("1", zoe), listed("2", ann)), "email ");
    EXPECT_EQ(reasons(listed("1", zoe, "41446681800"), listed("2", other, "41446681800")), "phone ");
    EXPECT_EQ(reasons(listed("1", zoe, "112"), listed("2", other, "112")), "") << "no number of a person";
    Words const namesake { "Zoe", "Doe", "zoe@z.test", "", "" };
    EXPECT_EQ(reasons(listed("1", zoe), listed("2", namesake)), "name ");
    EXPECT_EQ(reasons(listed("1", zoe, "", "acme"), listed("2", namesake, "", "acme")), "name ");
    EXPECT_EQ(reasons(listed("1", zoe, "", "acme"), listed("2", namesake)), "name ") << "nothing speaks against it";
    EXPECT_EQ(reasons(listed("1", zoe, "", "acme"), listed("2", namesake, "", "bolt")), "");
    Words const nowhere { "Una", "Lee", "", "", "" };
    EXPECT_EQ(reasons(listed("1", nowhere), listed("2", { "Uma", "Lee", "", "", "" })), "");
}

TEST(MergesRules, suggest_each_pair_once_and_no_more_than_asked_for)
{
    std::vector<Listed> some;
    for (auto const* id : { "1", "2", "3", "4" })
        some.push_back(listed(id, zoe));
    auto const all = duplicates_among({}, some, some, 100);
    EXPECT_EQ(all.items.size(), 6u);
    EXPECT_EQ(all.last->ref.id, "4");
    auto const begun = duplicates_among({}, some, some, 2);
    EXPECT_EQ(begun.items.size(), 3u) << "those of the first one";
    EXPECT_EQ(begun.last->ref.id, "1");
}

TEST(MergesRules, suggest_to_keep_who_signs_in_then_clients_then_the_older)
{
    auto card = listed("1", zoe);
    auto newer = listed("2", zoe);
    newer.created_at += 1s;
    auto quiet = listed("3", zoe);
    quiet.ref.kind = Kind::Client;
    quiet.state = clients::State::Quiet;
    auto active = quiet;
    active.ref.id = "4";
    active.state = clients::State::Active;
    EXPECT_TRUE(is_to_keep(card, newer));
    EXPECT_TRUE(is_to_keep(quiet, card));
    EXPECT_TRUE(is_to_keep(active, quiet));
    EXPECT_FALSE(may_suggest({}, active, quiet));
    EXPECT_TRUE(may_suggest({}, active, card));
}

// What was taken from who was kept is taken from both.
TEST(MergesRules, leave_out_what_is_not_his_any_more)
{
    auto const [ann, bo, cy] = std::tuple { MembershipId::make(), MembershipId::make(), MembershipId::make() };
    auto const [one, two] = std::pair { client_groups::GroupId::make(), client_groups::GroupId::make() };
    auto const room = workspaces::WorkspaceId::make();
    Having const had { { { { ann, {} }, { bo, {} } }, { { one, {} }, { two, {} } } }, { { room, {} } } };
    Having const now { { { { bo, {} }, { cy, {} } }, { { two, {} } } }, {} };
    auto const left = still_his(had, now);
    ASSERT_EQ(left.ties.users.size(), 1u);
    EXPECT_EQ(left.ties.users[0].user, bo);
    ASSERT_EQ(left.ties.groups.size(), 1u);
    EXPECT_EQ(left.ties.groups[0].group, two);
    EXPECT_TRUE(left.rooms.empty());
    EXPECT_TRUE(still_his(had, {}).ties.users.empty()) << "he is gone";
}

}
}
