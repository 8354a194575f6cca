// How many people an account may invite in a day.

#include "support/inviting.h"

#include "invitations/invitations_rules.h"

namespace kith::invitations {
namespace {

using tests::code;

class QuotaTest : public tests::InvitingTest {
protected:
    // As if that many had been sent just now: the rows are all that the quota counts.
    void count_as_sent(int number, MembershipId const& by)
    {
        acme.write([&](db::Transaction& tx) {
            for (int i = 0; i < number; ++i) {
                tx.run(R"(
                    insert into invitations (account_id, id, kind, first_name, last_name, email, email_key,
                        standing_role, rights, licenses, message, state, approval, force_email, source, token_hash,
                        link_version, invited_by, sent_at, expires_at, version, created_at, updated_at)
                    values ($1, $2, 'internal', 'A', 'B', $2, $2, 'user', '', '', '', 'revoked', 'not_required', 1,
                        'api', $2, 1, $3, $4, $4, 1, $4, $4))",
                    acme.account.id, InvitationId::make(), by, tx.now());
            }
        });
    }
    // Two have accepted, Eve and Bob: twenty more than a stranger's.
    static constexpr int eves = person_quota + 2 * quota_for_each_accepted;
};
KITH_ON_BOTH_ENGINES(QuotaTest);

// B11
TEST_P(QuotaTest, of_a_person_ends_and_says_why)
{
    count_as_sent(eves - 1, administrator.membership);
    EXPECT_EQ(eve.post(all(), form("last@acme.test")).status, 201);
    auto const mails = tests::count(database(), "mails");
    auto const refused = eve.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(refused.problem(), "429 too_many_requests");
    EXPECT_NE(refused.header("Retry-After"), "") << "when to come back";
    EXPECT_EQ(refused.at("/errors/0/message"),
        fmt::format(
            "you may invite {} people a day, and invited {} since yesterday; the number grows with everybody who "
            "accepts",
            eves, eves));
    EXPECT_EQ(tests::count(database(), "mails"), mails);
    EXPECT_TRUE(acme.invited("Zoe")) << "others of the account have their own";
    clock.by(Days { 1 } + 1s);
    EXPECT_TRUE(acme.invited_by(administrator, "Max")) << "and tomorrow is another day";
}

// B11
TEST_P(QuotaTest, grows_with_everybody_who_accepts)
{
    count_as_sent(eves, administrator.membership);
    EXPECT_EQ(code(acme.invited_by(administrator, "Zoe")), "too_many_requests");
    acme.joined("Max");
    for (int i = 0; i < quota_for_each_accepted; ++i)
        EXPECT_TRUE(acme.invited_by(administrator, "Zoe" + std::to_string(i))) << i;
    EXPECT_EQ(code(acme.invited_by(administrator, "Zoe")), "too_many_requests");
}

// INV-20: the address is counted, not the invitation.
TEST_P(QuotaTest, of_an_address_is_five_mails_a_day_however_often_it_is_invited)
{
    for (int i = 0; i < 5; ++i) {
        auto const made = eve.post(all(), form(i % 2 ? "ZOE@acme.test" : "zoe@acme.test"));
        EXPECT_EQ(made.status, 201) << i << made.body;
        EXPECT_EQ(eve.post(one(made, "/revoke")).status, 200);
    }
    auto const refused = eve.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(refused.problem(), "429 too_many_requests");
    EXPECT_EQ(refused.header("Retry-After"), "3600");
    EXPECT_NE(refused.at("/detail").find("five mails"), std::string::npos) << refused.body;
    set(R"({"auto_signup":false})");
    auto const grid = eve.post(all("/batch"),
        R"({"rows":[{"name":"Max Lee","email":"max2@acme.test","roles":["user"],"licenses":["suite"]},)"
        R"({"name":"Zoe Lee","email":"zoe@acme.test","roles":["user"],"licenses":["suite"]}]})");
    EXPECT_EQ(grid.problem(), "429 too_many_requests");
    EXPECT_EQ(errors_of(grid), "too_many_requests at email of row 2\n");
    EXPECT_EQ(mails_to("zoe@acme.test").size(), 5u);
    EXPECT_EQ(eve.post(all(), form("other@acme.test")).status, 201);
    auto bolt = tests::founded(database(), "Bolt");
    auto wanted = bolt.wanted("Zoe");
    wanted.email = tests::address("zoe@acme.test");
    EXPECT_TRUE(bolt.write([&](db::Transaction& tx) { return send(tx, bolt.ann, wanted); })) << "another account's";
    clock.by(Days { 1 } + 1s);
    eve.log_in("eve@acme.test");
    EXPECT_EQ(eve.post(all(), form("zoe@acme.test")).status, 201);
}

// B11: many people of one account share its own.
TEST_P(QuotaTest, of_an_account_ends_for_everybody)
{
    count_as_sent(person_quota, administrator.membership);
    count_as_sent(person_quota, plain_user.membership);
    count_as_sent(2 * quota_for_each_accepted - 2, acme.ann.membership); // Eve's and Bob's own count, too
    auto const refused = acme.invited("Zoe");
    ASSERT_EQ(code(refused), "too_many_requests");
    EXPECT_TRUE(refused.error().errors.at(0).message.starts_with("this account may invite 2020 people a day"))
        << refused.error().errors.at(0).message;
}

// B11, INV-19: a batch is counted whole, and refused whole.
TEST_P(QuotaTest, counts_every_row_of_a_batch)
{
    count_as_sent(eves - 1, administrator.membership);
    auto const all = { acme.wanted("Zoe"), acme.wanted("Max") };
    auto const invitations = tests::count(database(), "invitations");
    auto sent = [&](std::vector<NewInvitation> const& wanted) {
        return acme.write([&](db::Transaction& tx) { return send_all(tx, administrator, wanted); });
    };
    EXPECT_EQ(code(sent(all)), "too_many_requests");
    EXPECT_EQ(tests::count(database(), "invitations"), invitations);
    EXPECT_TRUE(sent({ acme.wanted("Zoe") }));
}

// B11: who runs the server is trusted.
TEST_P(QuotaTest, is_none_for_the_account_of_an_operator)
{
    auto const founding = database().write_now([](db::Transaction& tx) {
        auto const person = persons::create(tx,
            { tests::name("Olga"), tests::name("Lee"), tests::address("olga@server.test"),
                tests::hash_of_good_password(), true });
        return accounts::found(tx, {}, AccountName::parse("Server").value(), person.value());
    });
    tests::Business own { database(), founding };
    EXPECT_TRUE(own.account.is_trusted);
    std::swap(acme.account, own.account);
    count_as_sent(account_quota + 1, own.ann.membership);
    std::swap(acme.account, own.account);
    EXPECT_TRUE(own.invited("Zoe"));
    EXPECT_FALSE(acme.account.is_trusted) << "and nobody else's";
}

// B11, B03: a name is no place for advertising.
TEST_P(QuotaTest, is_not_all_names_hold_no_web_address)
{
    for (auto const* name : { "https://evil.test", "Win at www.evil.test", "evil.test/now" }) {
        auto const body =
            fmt::format(R"({{"kind":"internal","first_name":"{}","last_name":"Lee","email":"zoe@acme.test"}})", name);
        EXPECT_EQ(eve.post(all(), body).problem(), "422 validation") << name;
    }
}

}
}
