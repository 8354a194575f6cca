#include "permissions/rights.h"

#include "base/id.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

using enum Role;

std::vector<RoleName> named(std::vector<std::string> const& texts)
{
    std::vector<RoleName> names;
    for (auto const& text : texts)
        names.push_back(RoleName::parse(text).value());
    return names;
}

Time at(int milliseconds) { return Time { Duration { milliseconds } }; }

// C-12
TEST(Rights, of_a_set_of_roles_are_one_standing_role_and_the_others)
{
    auto const id = make_uuid();
    struct {
        std::vector<std::string> set;
        std::vector<std::string> list;
    } const cases[] = { { { "user" }, { "user" } }, { { "manager" }, { "user", "manager" } },
        { { "user", "manager" }, { "user", "manager" } }, { { "administrator" }, { "administrator" } },
        { { "administrator", "user" }, { "administrator" } },
        { { "manager", "administrator" }, { "administrator", "manager" } },
        { { "user", "legal_representative", "administrator" }, { "legal_representative" } },
        { { id, "user" }, { "user", id } }, { { "user", "user", "manager", "manager" }, { "user", "manager" } } };
    for (auto const& [set, list] : cases)
        EXPECT_EQ(Rights {}.with_roles(named(set), "roles")->roles(at(0)), named(list));
    auto const empty = Rights {}.with_roles({}, "roles");
    EXPECT_EQ(empty.error().code, "validation");
    EXPECT_EQ(empty.error().errors.at(0).field, "roles");
}

TEST(Rights, are_stored_as_words_and_read_back)
{
    for (auto const* words : { "", "manager", "accounting manage:suite manager", "manager@1790000000000",
             "standing@5 accounting@7 manage:voice" }) {
        auto const rights = Rights::stored(Administrator, words);
        EXPECT_EQ(rights.words(), words);
        EXPECT_EQ(Rights::stored(Administrator, rights.words()), rights);
    }
}

TEST(Rights, keep_grants_when_roles_change_and_roles_when_grants_change)
{
    Rights const before { User, { "manager", "manage:suite", "accounting" } };
    auto const promoted = before.with_roles(named({ "administrator" }), "roles").value();
    EXPECT_EQ(promoted.words(), "accounting manage:suite");
    EXPECT_EQ(before.with_grants({ "voice" }, false).words(), "manage:voice manager");
}

// B14
TEST(Rights, that_have_ended_are_as_if_they_were_not_there)
{
    auto const id = make_uuid();
    auto rights = Rights { Administrator, { "manager", "role:" + id, "manage:suite" } };
    for (auto const& of :
        { std::string { "administrator" }, std::string { "manager" }, id, std::string { "manage:suite" } })
        rights = rights.with_end(of, at(10), "ends").value();
    EXPECT_EQ(rights.roles(at(9)), named({ "administrator", "manager", id }));
    EXPECT_EQ(rights.roles(at(10)), named({ "user" }));
    EXPECT_EQ(rights.standing_at(at(10)), User);
    EXPECT_TRUE(rights.managed_products(at(10)).empty());
    EXPECT_EQ(rights.with_end("manager", {}, "ends")->roles(at(10)), named({ "user", "manager" }));
    EXPECT_EQ(rights.with_end("accounting", at(10), "ends").error().errors.at(0).field, "ends");
}

// B14
TEST(Rights, that_have_ended_can_be_given_anew)
{
    auto before = Rights { Role::Administrator, { "manager" } };
    for (auto const* of : { "administrator", "manager" })
        before = before.with_end(of, at(10), "ends").value();
    auto const again = before.held_at(at(11)).with_roles(named({ "administrator", "manager" }), "roles").value();
    EXPECT_EQ(again.roles(at(12)), named({ "administrator", "manager" }));
    EXPECT_EQ(before.held_at(at(9)), before) << "not before they end";
}

TEST(RoleName, is_a_word_of_the_table_or_an_id)
{
    EXPECT_TRUE(RoleName::parse("legal_representative") && RoleName::parse("manager") && RoleName::parse(make_uuid()));
    for (auto const* text : { "", "owner", "Administrator", "role:manager", "admin" })
        EXPECT_FALSE(RoleName::parse(text)) << text;
}

}
}
