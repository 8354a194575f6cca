#include "app/refusals.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

TEST(Refusals, have_the_status_that_the_contract_says)
{
    struct {
        int status;
        std::vector<char const*> codes;
    } const cases[] = {
        { 400, { "malformed" } },
        { 401, { "unauthenticated", "invalid_credentials" } },
        { 403, { "forbidden", "inactive", "cannot_grant", "origin_refused" } },
        { 404, { "not_found" } },
        { 405, { "method_not_allowed" } },
        { 408, { "request_timeout" } },
        { 409, { "already_member", "already_invited", "member_inactive", "email_forced", "wrong_state", "try_again" } },
        { 410, { "invitation_used", "invitation_declined", "invitation_revoked", "invitation_expired" } },
        { 412, { "stale" } },
        { 413, { "body_too_long" } },
        { 415, { "unsupported_media_type" } },
        { 421, { "misdirected" } },
        { 422, { "validation", "idempotency_key_reused" } },
        { 429, { "too_many_requests" } },
        { 431, { "head_too_long" } },
        { 500, { "internal_error" } },
        { 501, { "not_implemented" } },
        { 503, { "unavailable" } },
        { 505, { "version_not_supported" } },
    };
    auto const page = print_refusals_page();
    for (auto const& [status, codes] : cases) {
        for (std::string const code : codes) {
            EXPECT_EQ(meaning_of(code).status, status) << code;
            EXPECT_TRUE(page.contains("| `" + code + "` | " + std::to_string(status) + " | ")) << code;
            EXPECT_FALSE(meaning_of(code).title.empty()) << code;
        }
    }
}

TEST(Refusals, that_nobody_listed_are_422)
{
    EXPECT_EQ(meaning_of("no_such_code").status, 422);
    EXPECT_EQ(meaning_of("").status, 422);
}

TEST(Refusals, of_single_fields_are_in_the_manual)
{
    auto const page = print_refusals_page();
    for (auto const* code : { "required", "unknown", "type", "enum", "length", "characters", "url", "email", "invalid",
             "limit", "repeated", "too_short", "too_weak" })
        EXPECT_TRUE(page.contains("| `" + std::string { code } + "` | ")) << code;
}

}
}
