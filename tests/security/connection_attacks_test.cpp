// What somebody of another account tries, who was never asked in.

#include "support/connecting.h"
#include "support/parallel.h"
#include "support/serving.h"

namespace kith {
namespace {

using tests::in_parallel;
using tests::set_public;
using tests::set_visible;

class ConnectionAttacksTest : public tests::Connecting {
protected:
    std::string asking(std::string const& id)
    {
        return as_bob.post(acme_path("/connections"), R"({"to":")" + id + R"("})").problem();
    }
    std::string blocking(std::string const& id)
    {
        return as_bob.post(acme_path("/blocks"), R"({"who":")" + id + R"("})").body;
    }
    // Without the number of the request.
    static std::string same(std::string body)
    {
        auto const at = body.find("\"request_id\"");
        return at == body.npos ? body : body.erase(at, body.find(',', at) - at);
    }
};
KITH_ON_BOTH_ENGINES(ConnectionAttacksTest);

// TEN-13: of the two flags of the other side both must be on, wherever one may look for people.
TEST_P(ConnectionAttacksTest, nobody_is_found_who_does_not_show_himself)
{
    for (int flags = 0; flags < 4; ++flags) {
        set_public(beta, flags & 1);
        set_visible(beta, zoe, flags & 2);
        for (std::string const path : { "/directory?q=zoe", "/directory?q=zoe@beta.test", "/directory?q=beta",
                 "/contacts?q=zoe", "/connections?q=zoe", "/clients?q=zoe", "/contact-cards?q=zoe" }) {
            auto const found = as_bob.get(acme_path(path));
            EXPECT_EQ(found.status, 200) << path << found.body;
            EXPECT_EQ(found.at("/items") != "[]", flags == 3 && path.starts_with("/directory")) << path << flags;
        }
        for (auto const* kind : { "internal:", "connection:", "client:" })
            EXPECT_EQ(as_bob.get(acme_path("/contacts/" + (kind + zoe.membership.text()))).status, 404) << kind;
    }
}

// TEN-14: S0-14 says that his flags are missing; of whoever is no user nothing is said at all.
TEST_P(ConnectionAttacksTest, nobody_is_asked_who_does_not_show_himself)
{
    auto const nobody = MembershipId::make().text();
    auto const client = tests::added_client(beta, beta.ann, "Carl").member.id.text();
    auto const gone = beta.joined("Gone");
    beta.set_state(gone.membership, memberships::State::Removed);
    for (auto const& id : { nobody, client, gone.membership.text() }) {
        EXPECT_EQ(asking(id), "422 not_a_user");
        EXPECT_EQ(same(blocking(id)), same(blocking(nobody)));
    }
    set_visible(beta, zoe, false);
    EXPECT_EQ(asking(zoe.membership.text()), "409 not_public_visible");
    EXPECT_EQ(same(blocking(zoe.membership.text())), same(blocking(nobody)));
    EXPECT_EQ(as_bob.get(acme_path("/connections?state=pending")).at("/items"), "[]");
    EXPECT_EQ(as_zoe.get(beta_path("/connections?state=pending")).at("/items"), "[]");
    EXPECT_EQ(mails_to("zoe@beta.test"), 1) << "the one that invited her";
}

// GST-05: nor anybody who is no user himself.
TEST_P(ConnectionAttacksTest, clients_are_in_no_directory_and_connect_to_nobody)
{
    auto const carl = acme.actor_of(tests::accepted_client(acme, bob, "Carl", tests::hash_of_good_password()));
    tests::Browser as_carl { api };
    ASSERT_EQ(as_carl.log_in("carl@acme.test").status, 200);
    EXPECT_EQ(as_carl.get(acme_path("/directory?q=zoe")).problem(), "403 forbidden");
    auto const to = R"({"to":")" + zoe.membership.text() + R"("})";
    EXPECT_EQ(as_carl.post(acme_path("/connections"), to).problem(), "403 forbidden");
    EXPECT_EQ(as_carl.patch(acme_path("/profile"), R"({"visibility":"visible"})").problem(), "403 forbidden");
    auto const at = R"({"to":")" + carl.membership.text() + R"("})";
    EXPECT_EQ(as_zoe.post(beta_path("/connections"), at).problem(), "422 not_a_user");
    EXPECT_EQ(as_zoe.get(beta_path("/directory?q=carl")).at("/items"), "[]");
}

// RAC-08: by the API, each asks the other at once.
TEST_P(ConnectionAttacksTest, two_who_ask_each_other_at_once_have_one_connection)
{
    auto const from_bob = R"({"to":")" + zoe.membership.text() + R"("})";
    auto const from_zoe = R"({"to":")" + bob.membership.text() + R"("})";
    auto const won = in_parallel(2, 2, [&](int i) {
        return (i ? as_bob.post(acme_path("/connections"), from_bob) : as_zoe.post(beta_path("/connections"), from_zoe))
                   .status == 201;
    });
    EXPECT_EQ(won, 2) << "one asks, the other accepts by asking";
    EXPECT_EQ(as_bob.get(acme_path("/connections?total=true")).at("/total"), "1");
    EXPECT_EQ(as_zoe.get(beta_path("/connections?total=true")).at("/total"), "1");
    EXPECT_EQ(as_bob.get(acme_path("/connections")).at("/items/0/state"), "accepted");
    EXPECT_EQ(as_bob.get(acme_path("/connections")).at("/items/0/id"),
        as_zoe.get(beta_path("/connections")).at("/items/0/id"));
}

}
}
