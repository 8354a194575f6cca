// What an account decides about itself: visibility, support, settings.

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::accounts {
namespace {

using tests::Browser;

class AccountSettingsTest : public tests::UserManagement {
protected:
    std::string settings() const { return path("/settings"); }
};
KITH_ON_BOTH_ENGINES(AccountSettingsTest);

// S4-04
TEST_P(AccountSettingsTest, of_a_new_account_let_people_sign_up)
{
    EXPECT_EQ(as_eve.get(settings()).body,
        R"({"auto_signup":true,"signup_products":[],"signup_needs_approval":false,"internal_invites_by_users":"with_approval","products_implicit_admin_manage":true,)"
        R"("call_recording":true,"call_recording_days":90,"signup_help_url":"","notice":"",)"
        R"("second_factor_required":"none"})");
}

// S4-04, S4-10
TEST_P(AccountSettingsTest, are_changed_one_by_one_and_recorded)
{
    auto const before = last_event();
    EXPECT_EQ(as_eve.patch(settings(), R"({"auto_signup":false})").at("/auto_signup"), "false");
    EXPECT_EQ(events_after(before), "account.settings_changed ");
    EXPECT_EQ(newest_event().data, R"({"changes":[{"what":"auto_signup","before":"on","after":"off"}]})");
    EXPECT_EQ(newest_event().source.name, "Eve Lee");
    auto const rest = as_eve.patch(settings(),
        R"({"internal_invites_by_users":"direct","products_implicit_admin_manage":false,"call_recording":false,
        "signup_help_url":"https://help.acme.test/join"})");
    EXPECT_EQ(rest.status, 200) << rest.body;
    EXPECT_EQ(as_eve.get(settings()).body, rest.body);
    EXPECT_EQ(rest.body,
        R"({"auto_signup":false,"signup_products":[],"signup_needs_approval":false,"internal_invites_by_users":"direct","products_implicit_admin_manage":false,)"
        R"("call_recording":false,"call_recording_days":90,"signup_help_url":"https://help.acme.test/join","notice":"",)"
        R"("second_factor_required":"none"})");
}

// S4-34
TEST_P(AccountSettingsTest, say_how_long_recordings_are_kept)
{
    EXPECT_EQ(as_eve.patch(settings(), R"({"call_recording_days":30})").at("/call_recording_days"), "30");
    EXPECT_EQ(newest_event().data, R"({"changes":[{"what":"call_recording_days","before":"90","after":"30"}]})");
    for (auto const* days : { "0", "-1", "3651", "9223372036854775807" }) {
        auto const refused = as_eve.patch(settings(), std::string { R"({"call_recording_days":)" } + days + '}');
        EXPECT_EQ(refused.problem() + ' ' + refused.at("/errors/0/field"), "422 validation call_recording_days");
    }
    for (auto const* days : { "1", "3650" })
        EXPECT_EQ(as_eve.patch(settings(), std::string { R"({"call_recording_days":)" } + days + '}').status, 200);
    EXPECT_EQ(as_eve.get(settings()).at("/call_recording_days"), "3650");
    EXPECT_EQ(signed_in(bob).patch(settings(), R"({"call_recording_days":30})").problem(), "403 forbidden");
}

// S4-31
TEST_P(AccountSettingsTest, hold_the_notice_of_help_pages)
{
    EXPECT_EQ(as_eve.patch(settings(), R"({"notice":"For information only, no legal advice."})").at("/notice"),
        "For information only, no legal advice.");
    auto const too_long = as_eve.patch(settings(), R"({"notice":")" + std::string(501, 'x') + R"("})");
    EXPECT_EQ(too_long.problem() + ' ' + too_long.at("/errors/0/field"), "422 validation notice");
}

TEST_P(AccountSettingsTest, that_stay_as_they_are_are_not_recorded)
{
    auto const before = last_event();
    auto const version = as_eve.get(settings()).header("ETag");
    for (auto const* same : { "{}", R"({"auto_signup":true})", R"({"signup_help_url":""})" })
        EXPECT_EQ(as_eve.patch(settings(), same).header("ETag"), version) << same;
    EXPECT_EQ(as_eve.patch(path(), R"({"visibility":"private","support":{}})").header("ETag"), version);
    EXPECT_EQ(last_event(), before);
}

// S4-04: the last one wins, unless he says what he saw.
TEST_P(AccountSettingsTest, are_changed_only_as_they_were_seen)
{
    auto as_ann = signed_in(acme.ann);
    auto const seen = as_ann.get(settings()).header("ETag");
    EXPECT_EQ(as_eve.patch(settings(), R"({"auto_signup":false})").status, 200);
    EXPECT_EQ(as_ann.patch(settings(), R"({"auto_signup":true})").status, 200);
    as_ann.headers = { { "if-match", seen } };
    EXPECT_EQ(as_ann.patch(settings(), R"({"auto_signup":false})").problem(), "412 stale");
    EXPECT_EQ(as_eve.get(settings()).at("/auto_signup"), "true");
}

TEST_P(AccountSettingsTest, are_for_those_who_run_the_account)
{
    auto as_bob = signed_in(bob);
    auto as_manager = signed_in(acme.joined("Max", tests::manager));
    for (auto* browser : { &as_bob, &as_manager }) {
        EXPECT_EQ(browser->get(settings()).problem(), "403 forbidden");
        EXPECT_EQ(browser->patch(settings(), R"({"auto_signup":false})").problem(), "403 forbidden");
        EXPECT_EQ(browser->patch(settings(), "{").problem(), "403 forbidden") << "before what was sent";
    }
    EXPECT_EQ(Browser { api }.get(settings()).problem(), "401 unauthenticated");
    EXPECT_EQ(signed_in(acme.ann).patch(settings(), R"({"auto_signup":false})").status, 200);
}

TEST_P(AccountSettingsTest, that_are_none_are_refused)
{
    for (auto const* body :
        { R"({"auto_signup":"yes"})", R"({"shoe_size":43})", R"({"internal_invites_by_users":"sometimes"})",
            R"({"signup_help_url":"http://help.acme.test"})", R"({"signup_help_url":"javascript:alert"})" })
        EXPECT_EQ(as_eve.patch(settings(), body).problem(), "422 validation") << body;
    auto const longest = "https://" + std::string(492, 'a');
    EXPECT_EQ(as_eve.patch(settings(), R"({"signup_help_url":")" + longest + "\"}").status, 200);
    EXPECT_EQ(as_eve.patch(settings(), R"({"signup_help_url":")" + longest + "a\"}").problem(), "422 validation");
}

// S0-15
TEST_P(AccountSettingsTest, keep_the_account_private_until_somebody_says_otherwise)
{
    EXPECT_EQ(as_eve.get(path()).at("/visibility"), "private");
    EXPECT_EQ(signed_in(bob).patch(path(), R"({"visibility":"public"})").problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(path(), R"({"visibility":"public"})").at("/visibility"), "public");
    EXPECT_EQ(newest_event().operation, "account.settings_changed");
    EXPECT_EQ(newest_event().data, R"({"changes":[{"what":"visibility","before":"private","after":"public"}]})");
    EXPECT_EQ(as_eve.patch(path(), R"({"visibility":"hidden"})").problem(), "422 validation");
    EXPECT_EQ(as_eve.get(path()).at("/visibility"), "public");
}

// S4-30: everybody sees whom to ask.
TEST_P(AccountSettingsTest, say_whom_to_ask_for_help)
{
    auto const answer =
        as_eve.patch(path(), R"({"support":{"name":"Sam Lee","email":"help@acme.test","phone":"+41 22 555 01 02"}})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    auto as_bob = signed_in(bob);
    EXPECT_EQ(
        as_bob.get(path()).at("/support"), R"({"name":"Sam Lee","email":"help@acme.test","phone":"+41 22 555 01 02"})");
    EXPECT_EQ(as_eve.patch(path(), R"({"support":{"phone":""}})").at("/support"),
        R"({"name":"Sam Lee","email":"help@acme.test","phone":""})")
        << "one part of it";
    EXPECT_EQ(newest_event().data, R"({"changes":[{"what":"support_phone","before":"+41 22 555 01 02","after":""}]})");
    EXPECT_EQ(as_eve.patch(path(), R"({"support":{"email":"nobody"}})").at("/errors/0/field"), "support.email");
    EXPECT_EQ(as_eve.patch(path(), R"({"support":{"email":""}})").at("/support/email"), "");
    EXPECT_EQ(as_bob.patch(path(), R"({"support":{"name":"Bob"}})").problem(), "403 forbidden");
}

TEST_P(AccountSettingsTest, and_the_name_are_changed_together)
{
    auto const before = last_event();
    EXPECT_EQ(as_eve.patch(path(), R"({"name":"Acme Rockets","visibility":"public"})").status, 200);
    EXPECT_EQ(events_after(before), "account.renamed account.settings_changed ");
    EXPECT_EQ(as_eve.get(path()).header("ETag"), "\"2\"") << "in one step";
}

}
}
