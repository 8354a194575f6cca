#include "user_jobs/import_columns.h"

#include <gtest/gtest.h>

namespace kith::user_jobs {
namespace {

using Words = std::vector<std::string>;

struct Guess {
    Words header;
    Words fields;
};

// S0-08: as the sheets of several countries and products call their columns.
TEST(ImportColumns, are_guessed_by_what_people_call_them)
{
    Guess const guesses[] = {
        { { "first_name", "last_name", "email" }, { "first_name", "last_name", "email" } },
        { { "E-Mail", "First Name", "LAST NAME", "Phone" }, { "email", "first_name", "last_name", "phone" } },
        { { "Vorname", "Nachname", "E-Mail-Adresse", "Abteilung", "Rolle" },
            { "first_name", "last_name", "email", "department", "roles" } },
        { { "Vorname", "Name", "E-Mail" }, { "first_name", "last_name", "email" } },
        { { "Prénom", "Nom", "Courriel", "Téléphone", "Poste" },
            { "first_name", "last_name", "email", "phone", "job_title" } },
        { { "Name", "Email" }, { "name", "email" } },
        { { "Title", "First", "Last", "E-mail", "Phone", "Employee ID", "Position", "Department" },
            { "", "first_name", "last_name", "email", "phone", "employee_id", "job_title", "department" } },
        { { "Given name", "Surname", "User principal name", "Job title", "Licenses", "Status" },
            { "first_name", "last_name", "email", "job_title", "licenses", "active" } },
        { { "email", "email", "" }, { "email", "", "" } },
    };
    for (auto const& [header, fields] : guesses)
        EXPECT_EQ(guess_fields(header), fields) << header.front();
}

TEST(ImportColumns, may_be_said)
{
    EXPECT_EQ(parse_fields("email,,first_name, last_name"), (Words { "email", "", "first_name", "last_name" }));
    EXPECT_EQ(parse_fields("email,shoe_size").error().code, "malformed");
    EXPECT_EQ(parse_fields("email,email").error().code, "malformed");
}

TEST(ImportColumns, that_are_mandatory_are_asked_for)
{
    Words const header { "a", "b" };
    EXPECT_TRUE(check_fields(header, { "email", "name" }));
    auto const refused = check_fields(header, { "email", "first_name" });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "validation");
    EXPECT_EQ(refused.error().errors.at(0).field, "last_name");
    EXPECT_EQ(refused.error().about.at(0).second, R"(["a","b"])");
    EXPECT_EQ(check_fields(header, { "", "" }).error().errors.size(), 3u);
}

}
}
