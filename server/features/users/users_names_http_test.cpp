// Names that would be taken for somebody who runs the account carry a warning (EML-14).

#include "users/users_names.h"

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

bool claims(std::string_view first_name, std::string_view last_name)
{
    return claims_office(tests::name(first_name), tests::name(last_name));
}

// EML-14
TEST(ClaimedOfficesTest, are_known_in_every_spelling)
{
    EXPECT_TRUE(claims("Acme", "Administrator"));
    EXPECT_TRUE(claims("Admin", "Istrator"));
    EXPECT_TRUE(claims("ADMIN", "Lee"));
    EXPECT_TRUE(claims("Adm1n", "Lee"));
    EXPECT_TRUE(claims("Adrnin", "Lee"));
    EXPECT_TRUE(claims("Legal", "Representative"));
    EXPECT_TRUE(claims("Kith", "Support"));
    EXPECT_TRUE(claims("Help", "Desk"));
}

TEST(ClaimedOfficesTest, are_not_the_names_of_people)
{
    EXPECT_FALSE(claims("Sakitha", "Fernando"));
    EXPECT_FALSE(claims("Adminah", "Lee"));
    EXPECT_FALSE(claims("Owen", "Systema"));
    EXPECT_FALSE(claims("Иван", "Иванов"));
}

class NameWarningTest : public tests::UserManagement {
protected:
    std::string warned(Actor const& user) { return as_eve.get(at(user)).at("/name_warning"); }
    void renamed(std::string const& first_name)
    {
        EXPECT_EQ(signed_in(bob).patch("/api/v1/me", fmt::format(R"({{"first_name":"{}"}})", first_name)).status, 200);
    }
};
KITH_ON_BOTH_ENGINES(NameWarningTest);

// EML-14: he is called so, and everybody who looks is told.
TEST_P(NameWarningTest, is_shown_of_who_calls_himself_a_legal_representative)
{
    EXPECT_EQ(warned(bob), "null");
    for (auto const* name : { "Ann", "ANN", "Änn" }) {
        renamed(name);
        EXPECT_EQ(warned(bob), "like_legal_representative") << name;
    }
    EXPECT_EQ(warned(acme.ann), "null") << "it is her own";
    auto const page = as_eve.get(path("/users?q=ann&sort=created_at"));
    EXPECT_EQ(page.at("/items/0/name_warning"), "null");
    EXPECT_EQ(page.at("/items/1/name_warning"), "like_legal_representative");
    renamed("Anna");
    EXPECT_EQ(warned(bob), "null");
}

// EML-14
TEST_P(NameWarningTest, is_shown_of_who_calls_himself_an_administrator)
{
    renamed("Administrator");
    EXPECT_EQ(warned(bob), "like_administrator");
    auto const added = as_eve.post(path("/users"), new_user("Support"));
    EXPECT_EQ(added.at("/name_warning"), "like_administrator") << "whoever called him so";
}

// The name of who is no legal representative any more is free.
TEST_P(NameWarningTest, follows_the_office)
{
    renamed("Ann");
    auto const lou = acme.joined("Lou", tests::legal_representative);
    auto as_lou = signed_in(lou);
    EXPECT_EQ(as_lou.patch(at(acme.ann), R"({"roles":["administrator"]})").status, 200);
    EXPECT_EQ(warned(bob), "null");
}

}
}
