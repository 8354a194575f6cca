// The invite grid, as its page sends it: all rows or none.

#include "support/inviting.h"
#include "support/parallel.h"

#include "invitations/invitations_http.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class BatchTest : public tests::InvitingTest {
protected:
    Answer batch(std::string const& rows) { return batch_by(eve, rows); }
    Answer batch_by(Browser& browser, std::string const& rows)
    {
        return browser.post(all("/batch"), R"({"rows":[)" + rows + "]}");
    }
    static std::string row(std::string_view email, std::string_view licenses = R"(["voice"])",
        std::string_view roles = R"(["user"])", std::string_view name = "Zoe Lee")
    {
        return fmt::format(R"({{"name":"{}","email":"{}","roles":{},"licenses":{}}})", name, email, roles, licenses);
    }
    // What a refused batch must not leave behind.
    std::string traces()
    {
        return fmt::format("{} invitations, {} mails, {} events, {}", tests::count(database(), "invitations"),
            tests::count(database(), "mails"), tests::count(database(), "events"), pool("voice"));
    }
    void close_sign_up() { set(R"({"auto_signup":false})"); }
};
KITH_ON_BOTH_ENGINES(BatchTest);

// S4-10, C-03, INV-23
TEST_P(BatchTest, is_closed_while_people_may_sign_up_by_themselves)
{
    EXPECT_EQ(batch(row("zoe@acme.test")).problem(), "409 auto_signup_enabled");
    EXPECT_EQ(batch("{").problem(), "409 auto_signup_enabled") << "whatever was sent";
    EXPECT_EQ(eve.post(all(), form("one@acme.test")).status, 201) << "one person can be invited all the same";
    close_sign_up();
    auto const made = batch(row("zoe@acme.test"));
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/items/0/email"), "zoe@acme.test");
    EXPECT_EQ(made.at("/items/0/source"), "user_management");
    EXPECT_EQ(eve.post(all(), form("two@acme.test")).at("/source"), "user_management");
    set(R"({"auto_signup":true})");
    EXPECT_EQ(batch(row("max@acme.test")).problem(), "409 auto_signup_enabled");
    EXPECT_EQ(eve.post(all(), form("three@acme.test")).status, 201);
    auto const pending = Answer { 201, "", made.at("/items/0"), {}, "" };
    EXPECT_EQ(browser.get(link_of(pending)).at("/state"), "pending") << "what was sent stays good";
}

// S4-10, INV-16
TEST_P(BatchTest, is_for_those_who_manage_users)
{
    Browser bob { api };
    bob.log_in("bob@acme.test");
    for (auto const* setting : { R"({"auto_signup":true})", R"({"auto_signup":false})" }) {
        set(setting);
        EXPECT_EQ(batch_by(browser, "{").problem(), "401 unauthenticated");
        EXPECT_EQ(batch_by(bob, row("zoe@acme.test")).problem(), "403 forbidden");
        EXPECT_EQ(batch_by(bob, "{").problem(), "403 forbidden") << "before what was sent";
    }
    EXPECT_EQ(tests::count(database(), "invitations"), 2);
}

// The row is said by its number, the field by its own name.
TEST_P(BatchTest, names_the_row_of_a_field_that_nobody_knows)
{
    close_sign_up();
    auto const known = row("zoe@acme.test");
    auto const refused = batch(known + ',' + known.substr(0, known.size() - 1) + R"(,"extra":1},{"name":7})");
    EXPECT_EQ(refused.problem(), "422 validation");
    EXPECT_EQ(errors_of(refused), "unknown at extra of row 2\ntype at name of row 3\n");
}

// S4-13: a row with anything in it needs all four; spaces are nothing.
TEST_P(BatchTest, wants_all_four_fields_of_a_row)
{
    close_sign_up();
    auto const before = traces();
    struct {
        char const* row;
        char const* errors;
    } const cases[] = {
        { R"({"name":"Zoe Lee","email":"zoe@acme.test","licenses":["voice"]})", "required at roles of row 2\n" },
        { R"({"name":"Zoe Lee","email":"zoe@acme.test","roles":["user"]})", "required at licenses of row 2\n" },
        { R"({"name":"Zoe Lee","email":"zoe@acme.test","roles":[],"licenses":[]})",
            "required at roles of row 2\nrequired at licenses of row 2\n" },
        { R"({"name":"  ","email":"zoe@acme.test","roles":["user"],"licenses":["voice"]})",
            "required at name of row 2\n" },
        { R"({"name":"Zoe Lee","email":" \t ","roles":["user"],"licenses":["voice"]})",
            "required at email of row 2\n" },
        { R"({"name":"Zoe Lee","roles":["user"],"licenses":["voice"]})", "required at email of row 2\n" },
        { R"({"roles":["user"]})",
            "required at name of row 2\nrequired at email of row 2\nrequired at licenses of row 2\n" },
    };
    for (auto const& [wrong, errors] : cases) {
        auto const refused = batch(row("ok@acme.test") + ',' + wrong);
        EXPECT_EQ(refused.problem(), "422 validation") << wrong;
        EXPECT_EQ(errors_of(refused), errors) << wrong;
    }
    EXPECT_NE(batch(R"({"name":"Zoe"})").at("/errors/0/message").find("all fields are mandatory"), std::string::npos);
    EXPECT_EQ(traces(), before) << "nothing was sent";
}

// S4-13
TEST_P(BatchTest, passes_over_empty_rows_which_keep_their_number)
{
    close_sign_up();
    std::string const empty = R"({},{"name":" ","email":"","roles":[],"licenses":[]},{"name":null},)";
    EXPECT_EQ(errors_of(batch(empty + R"({"name":"Zoe"})")),
        "required at email of row 4\nrequired at roles of row 4\nrequired at licenses of row 4\n");
    EXPECT_EQ(errors_of(batch(empty + row("bob@acme.test"))), "already_member at email of row 4\n");
    auto const made = batch(empty + row("zoe@acme.test") + ",{}");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/items/0/email"), "zoe@acme.test");
    EXPECT_EQ(made.at("/items/1"), "");
    for (auto const* nobody : { "", "{}", R"({"name":""},{"email":"  "})" }) {
        auto const refused = batch(nobody);
        EXPECT_EQ(refused.problem(), "422 validation") << nobody;
        EXPECT_EQ(refused.at("/errors/0/field"), "rows") << nobody;
    }
}

// S4-14, INV-19, INV-26
TEST_P(BatchTest, with_one_bad_row_sends_nothing_and_names_every_bad_row)
{
    close_sign_up();
    acme.invited("Pia").value();
    acme.set_state(acme.joined("Ian").membership, memberships::State::Inactive);
    auto const before = traces();
    auto const refused = batch(row("zoe@acme.test") + ',' + row("PIA@acme.test") + ',' + row("max@acme.test") + ',' +
        row("ian@acme.test") + ',' + row("bob@acme.test") + ',' + row("eve@acme.test"));
    EXPECT_EQ(refused.status, 409) << refused.body;
    EXPECT_EQ(errors_of(refused),
        "already_invited at email of row 2\nmember_inactive at email of row 4\nalready_member at email of row 5\n"
        "already_member at email of row 6\n");
    EXPECT_EQ(traces(), before);
    EXPECT_EQ(errors_of(batch(row("no address") + ',' + row("bob@acme.test") + ',' + row("zoe@acme.test"))),
        "email at email of row 1\nalready_member at email of row 2\n")
        << "what cannot be read does not hide what is not allowed";
    EXPECT_EQ(traces(), before);
}

// S4-14, B03
TEST_P(BatchTest, marks_the_second_row_of_one_address)
{
    close_sign_up();
    auto const before = traces();
    auto const refused = batch(row("zoe@acme.test") + ",{}," + row("max@acme.test") + ',' + row(" ZOE@acme.test"));
    EXPECT_EQ(refused.problem(), "422 validation");
    EXPECT_EQ(errors_of(refused), "repeated at email of row 4\n");
    EXPECT_EQ(traces(), before);
}

// S4-17, S1-15: three licenses there are, and a fourth is asked for.
TEST_P(BatchTest, with_more_licenses_than_there_are_reserves_none)
{
    close_sign_up();
    auto const before = traces();
    auto const refused =
        batch(row("a@acme.test") + ',' + row("b@acme.test") + ',' + row("c@acme.test") + ',' + row("d@acme.test"));
    EXPECT_EQ(refused.problem(), "409 no_licenses_available");
    EXPECT_EQ(errors_of(refused), "no_licenses_available at licenses of row 4\n");
    EXPECT_EQ(traces(), before);
    EXPECT_EQ(batch(row("a@acme.test") + ',' + row("b@acme.test") + ',' + row("c@acme.test")).status, 201);
    EXPECT_EQ(pool("voice"), "0 assigned, 3 reserved, 0 available");
}

// S4-14: a row that cannot be sent takes no license away from one that can.
TEST_P(BatchTest, does_not_blame_a_good_row_for_the_license_of_a_bad_one)
{
    close_sign_up();
    acme.invited("Pia").value();
    EXPECT_EQ(errors_of(batch(row("pia@acme.test") + ',' + row("a@acme.test") + ',' + row("b@acme.test") + ',' +
                  row("c@acme.test"))),
        "already_invited at email of row 1\n");
}

// S4-13
TEST_P(BatchTest, makes_of_a_name_first_and_last_by_its_last_word)
{
    close_sign_up();
    auto const* user = R"(["user"])";
    auto const* suite = R"(["suite"])";
    auto const made = batch(row("a@acme.test", suite, user, "Anna Maria von Zoe") + ',' +
        row("b@acme.test", suite, user, "Cher") + ',' + row("c@acme.test", suite, user, "  Zoë Ó Briain  "));
    EXPECT_EQ(made.at("/items/0/first_name") + '|' + made.at("/items/0/last_name"), "Anna Maria von|Zoe");
    EXPECT_EQ(made.at("/items/1/first_name") + '|' + made.at("/items/1/last_name"), "Cher|");
    EXPECT_EQ(made.at("/items/2/first_name") + '|' + made.at("/items/2/last_name"), "Zoë Ó|Briain");
}

// C-12
TEST_P(BatchTest, takes_roles_as_they_are_ticked)
{
    close_sign_up();
    auto const* voice = R"(["voice"])";
    auto const made = batch(row("a@acme.test", voice, R"(["administrator","user"])") + ',' +
        row("b@acme.test", voice, R"(["manager"])") + ',' + row("c@acme.test", R"(["suite","voice"])"));
    EXPECT_EQ(made.at("/items/0/roles"), R"(["administrator"])");
    EXPECT_EQ(made.at("/items/1/roles"), R"(["user","manager"])");
    EXPECT_EQ(made.at("/items/2/roles"), R"(["user"])");
    EXPECT_EQ(made.at("/items/2/licenses"), R"(["suite","voice"])");
    EXPECT_EQ(errors_of(batch(row("d@acme.test", voice, R"(["owner"])"))), "enum at roles of row 1\n");
    EXPECT_EQ(errors_of(batch(row("d@acme.test", R"(["fax"])"))), "invalid at licenses of row 1\n");
    auto const above = batch(row("d@acme.test", voice, R"(["legal_representative"])"));
    EXPECT_EQ(above.problem(), "403 cannot_grant");
    EXPECT_EQ(above.at("/errors/0/row"), "1");
}

// S4-29
TEST_P(BatchTest, that_takes_the_last_license_says_so)
{
    close_sign_up();
    auto const none = batch(row("a@acme.test") + ',' + row("b@acme.test"));
    EXPECT_EQ(none.at("/warnings"), "[]") << none.body;
    EXPECT_EQ(batch(row("c@acme.test")).at("/warnings"), R"(["last_license_assigned"])");
    EXPECT_EQ(eve.post(all(), form("d@acme.test", R"(,"licenses":["suite"])")).at("/warnings"), "[]");
}

TEST_P(BatchTest, has_a_thousand_rows_at_most)
{
    close_sign_up();
    std::string rows = "{}";
    for (int i = 0; i < 1000; ++i)
        rows += ",{}";
    auto const refused = batch(rows);
    EXPECT_EQ(refused.problem(), "422 validation");
    EXPECT_EQ(refused.at("/errors/0/code"), "length");
}

// S4-14, INV-19: a double click.
TEST_P(BatchTest, is_sent_once_by_its_key)
{
    close_sign_up();
    auto const mails = tests::count(database(), "mails");
    auto const rows = row("zoe@acme.test") + ',' + row("max@acme.test");
    std::atomic<int> answered = 0;
    tests::in_parallel(4, 8, [&](int) {
        Browser click { api };
        click.cookie = eve.cookie;
        click.headers = { { "idempotency-key", "grid-1" } };
        auto const answer = batch_by(click, rows);
        answered += answer.status == 201 || answer.problem() == "409 try_again";
        return true;
    });
    EXPECT_EQ(answered, 8);
    EXPECT_EQ(tests::count(database(), "mails"), mails + 2);
    eve.headers = { { "idempotency-key", "grid-1" } };
    EXPECT_EQ(batch(rows).at("/items/1/email"), "max@acme.test") << "and the answer is the same later";
    EXPECT_EQ(batch(row("kim@acme.test")).problem(), "422 idempotency_key_reused");
    EXPECT_EQ(pool("voice"), "0 assigned, 2 reserved, 1 available");
}

// S4-15, S1-18
TEST_P(BatchTest, mails_to_everybody_his_role_and_his_products)
{
    close_sign_up();
    batch(row("a@acme.test", R"(["suite","voice"])", R"(["manager"])", "Zoe Lee") + ',' +
        row("b@acme.test", R"(["voice"])", R"(["administrator"])") + ',' + row("c@acme.test", R"(["suite"])"));
    struct {
        char const* to;
        char const* sentence;
    } const cases[] = {
        { "a@acme.test", "as a team manager, with a license of Kith Suite and Kith Voice." },
        { "b@acme.test", "as an administrator, with a license of Kith Voice." },
        { "c@acme.test", "as a user, with a license of Kith Suite." },
    };
    for (auto const& [to, sentence] : cases) {
        auto const mails = mails_to(to);
        ASSERT_EQ(mails.size(), 1u);
        EXPECT_NE(mails[0].text.find(sentence), std::string::npos) << mails[0].text;
        EXPECT_NE(mails[0].text.find("Eve Lee invites you to join Acme"), std::string::npos) << mails[0].text;
        EXPECT_NE(mails[0].html.find("Accept the invitation"), std::string::npos);
        EXPECT_EQ(browser.get(public_path(mailed(to, "/invitations/"))).status, 200);
    }
}

// S4-15, S4-35: custom roles by name, and what he is to manage; the page says the same.
TEST_P(BatchTest, mails_every_role_by_its_name)
{
    auto const role = eve.post(account_path("/roles"), R"({"name":"Auditor","permissions":["audit.view"]})");
    auto const sent = eve.post(all(),
        form("zoe@acme.test",
            R"(,"roles":["administrator","manager",")" + role.at("/id") +
                R"("],"grants":{"manage":["voice"],"accounting":true})"));
    ASSERT_EQ(sent.status, 201) << sent.body;
    auto const text = mails_to("zoe@acme.test").at(0).text;
    EXPECT_NE(
        text.find("as an administrator, a team manager and Auditor, who manages Kith Voice and sees the accounting."),
        std::string::npos)
        << text;
    EXPECT_EQ(browser.get(public_path(mailed("zoe@acme.test", "/invitations/"))).at("/custom_roles/0"), "Auditor");
}

}
}
