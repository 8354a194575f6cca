#include "audit/audit_http.h"

#include "http/page.h"
#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::audit {
namespace {

using tests::Browser;

class AuditTest : public DatabaseTest {
protected:
    std::string path(std::string const& more = "") const
    {
        return "/api/v1/accounts/" + acme.account.id.text() + "/audit" + more;
    }

    tests::Business acme = tests::founded(database(), "Acme");
    Actor administrator = acme.joined("Eve", tests::administrator);
    tests::Api api { database() };
    Browser eve { api };
};
KITH_ON_BOTH_ENGINES(AuditTest);

TEST_P(AuditTest, shows_who_did_what_newest_first)
{
    eve.log_in("eve@acme.test");
    auto const invitation = R"({"kind":"internal","first_name":"Zoe","last_name":"Lee","email":"zoe@acme.test"})";
    ASSERT_EQ(eve.post("/api/v1/accounts/" + acme.account.id.text() + "/invitations", invitation).status, 201);
    auto const page = eve.get(path("?total=true"));
    EXPECT_EQ(page.at("/items/0/operation"), "invitation.sent");
    EXPECT_EQ(page.at("/items/0/actor/name"), "Eve Lee");
    EXPECT_EQ(page.at("/items/0/actor/id"), administrator.membership.text());
    EXPECT_EQ(page.at("/items/0/target/name"), "Zoe Lee");
    EXPECT_EQ(page.at("/items/0/data/email"), "zoe@acme.test");
    EXPECT_EQ(page.at("/items/0/address"), "192.0.2.1");
    EXPECT_EQ(page.at("/items/0/request_id"), "request-1");
    EXPECT_EQ(page.at("/items/0/seq"), page.at("/total"));
    EXPECT_EQ(page.at("/items/5/operation"), "account.founded");
    EXPECT_EQ(page.at("/next_cursor"), "null");
}

TEST_P(AuditTest, is_paged_to_its_beginning)
{
    eve.log_in("eve@acme.test");
    std::string seqs;
    auto next = path("?limit=2");
    while (!next.empty() && seqs.size() < 20) {
        auto const page = eve.get(next);
        seqs += page.at("/items/0/seq") + page.at("/items/1/seq");
        next = page.at("/next_cursor") == "null" ? "" : path("?limit=2&cursor=" + page.at("/next_cursor"));
    }
    EXPECT_EQ(seqs, "54321");
}

TEST_P(AuditTest, refuses_cursors_of_other_lists)
{
    eve.log_in("eve@acme.test");
    for (auto const& cursor : { http::write_cursor({ "name", "1", "" }), http::write_cursor({ "-seq", "x", "" }),
             http::write_cursor({ "-seq", "0", "" }), http::write_cursor({ "-seq", "-1", "" }),
             http::write_cursor({ "-seq", "99999999999999999999", "" }), std::string { "x" } })
        EXPECT_EQ(eve.get(path("?cursor=" + cursor)).problem(), "400 malformed") << cursor;
}

TEST_P(AuditTest, is_for_those_who_may_view_it)
{
    acme.joined("Bob");
    Browser bob { api };
    bob.log_in("bob@acme.test");
    EXPECT_EQ(bob.get(path()).problem(), "403 forbidden");
    EXPECT_EQ(Browser { api }.get(path()).problem(), "401 unauthenticated");
}

}
}
