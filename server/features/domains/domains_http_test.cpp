// Domains of an account: claimed, proved by DNS or by who runs the server, removed (S4-05).

#include "domains/domains.h"
#include "support/name_server.h"
#include "support/parallel.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::domains {
namespace {

class DomainsTest : public tests::UserManagement {
protected:
    std::string claimed(std::string const& name)
    {
        auto const made = as_eve.post(path("/domains"), R"({"name":")" + name + R"("})");
        EXPECT_EQ(made.status, 201) << made.body;
        return path("/domains/" + made.at("/id"));
    }
    void put_proof(std::string const& name, tests::Business const& of)
    {
        Domain domain;
        domain.account = of.account.id;
        domain.name = DomainName::stored(name);
        names.put("_kith." + name, { { "something else" }, { record_of(domain).value } });
    }
    std::string page() { return api_answer("/api/v1/public/signin/acme").at("/signup/domains"); }
    tests::Answer api_answer(std::string const& where)
    {
        tests::Browser nobody { api };
        return nobody.get(where);
    }

    tests::NameServer names;
};
KITH_ON_BOTH_ENGINES(DomainsTest);

// S4-05
TEST_P(DomainsTest, are_proved_by_a_text_in_their_zone)
{
    auto const before = last_event();
    auto const made = as_eve.post(path("/domains"), R"({"name":"Acme.TEST"})");
    EXPECT_EQ(made.at("/name"), "acme.test");
    EXPECT_EQ(made.at("/state"), "pending");
    EXPECT_EQ(made.at("/record/host"), "_kith.acme.test");
    EXPECT_TRUE(made.at("/record/value").starts_with("kith-verification="));
    auto const domain = path("/domains/" + made.at("/id"));

    EXPECT_EQ(as_eve.post(domain + "/look").at("/finding"), "missing");
    names.put("_kith.acme.test", { { "google-site-verification=1" } });
    auto const other = as_eve.post(domain + "/look");
    EXPECT_EQ(other.at("/finding"), "different");
    EXPECT_EQ(other.at("/found"), R"(["google-site-verification=1"])");
    names.reply(tests::NameReply::ServerFailure);
    EXPECT_EQ(as_eve.post(domain + "/look").at("/finding"), "unreachable");
    EXPECT_EQ(page(), "[]") << "claimed is not proved";

    names.reply(tests::NameReply::Answer);
    put_proof("acme.test", acme);
    auto const proved = as_eve.post(domain + "/look");
    EXPECT_EQ(proved.at("/state") + ' ' + proved.at("/proof"), "proved dns");
    EXPECT_EQ(page(), R"(["acme.test"])");
    EXPECT_EQ(events_after(before), "domain.claimed domain.proved ");

    names.put("_kith.acme.test", {});
    EXPECT_EQ(as_eve.post(domain + "/look").at("/state"), "proved") << "one look takes nothing away";
    EXPECT_EQ(as_eve.remove(domain).status, 204);
    EXPECT_EQ(page(), "[]");
    EXPECT_EQ(as_eve.get(path("/domains")).at("/items"), "[]");
}

// S4-05: public mail domains are never verified domains.
TEST_P(DomainsTest, belong_to_nobody_where_anybody_can_have_an_address)
{
    for (auto const* name : { "gmail.com", "GMX.de", "outlook.com", "co.uk", "github.io" }) {
        auto const refused = as_eve.post(path("/domains"), R"({"name":")" + std::string { name } + R"("})");
        EXPECT_EQ(refused.problem(), "422 validation") << name;
        EXPECT_EQ(refused.at("/errors/0/code"), "public_domain") << name;
    }
    EXPECT_EQ(as_eve.post(path("/domains"), R"({"name":"acme"})").at("/errors/0/code"), "domain");
    claimed("acme.test");
    EXPECT_EQ(as_eve.post(path("/domains"), R"({"name":"ACME.test"})").problem(), "409 name_taken");
}

// S4-05: two accounts claim one domain: the second 409.
TEST_P(DomainsTest, belong_to_the_account_that_proves_them_first)
{
    auto zenith = tests::founded(database(), "Zenith");
    auto as_zed = signed_in(zenith.ann);
    auto const theirs = "/api/v1/accounts/" + zenith.account.id.text() + "/domains";
    auto const late = as_zed.post(theirs, R"({"name":"acme.test"})");
    EXPECT_EQ(late.status, 201) << "who only claims it keeps nobody from it";

    auto const ours = claimed("acme.test");
    put_proof("acme.test", zenith);
    EXPECT_EQ(as_eve.post(ours + "/look").at("/finding"), "different") << "the proof of another account";
    put_proof("acme.test", acme);
    EXPECT_EQ(as_eve.post(ours + "/look").at("/state"), "proved");

    put_proof("acme.test", zenith);
    auto const second = as_zed.post(theirs + '/' + late.at("/id") + "/look");
    EXPECT_EQ(second.at("/state") + ' ' + second.at("/finding"), "pending taken");
    auto const yet_another = tests::founded(database(), "Yonder");
    auto as_yan = signed_in(yet_another.ann);
    EXPECT_EQ(as_yan.post("/api/v1/accounts/" + yet_another.account.id.text() + "/domains", R"({"name":"acme.test"})")
                  .problem(),
        "409 domain_taken");
    EXPECT_EQ(as_eve.remove(ours).status, 204);
    EXPECT_EQ(as_zed.post(theirs + '/' + late.at("/id") + "/look").at("/state"), "proved") << "it is free again";
}

// Of many who prove it at once one owns it.
TEST_P(DomainsTest, have_one_owner_whoever_is_quick)
{
    std::vector<std::pair<tests::Business, Domain>> all;
    for (auto const* name : { "One", "Two", "Three", "Four" }) {
        auto business = tests::founded(database(), name);
        auto domain = business.write(
            [&](db::Transaction& tx) { return claim(tx, business.ann, DomainName::stored("shared.test")); });
        all.emplace_back(std::move(business), domain.value());
    }
    auto const won = tests::in_parallel(4, 4, [&](int i) {
        auto& [business, domain] = all[static_cast<std::size_t>(i)];
        auto const looked = business.write(
            [&](db::Transaction& tx) { return note_look(tx, {}, domain, { { record_of(domain).value }, "" }); });
        return looked && looked->state == State::Proved;
    });
    EXPECT_EQ(won, 1);
}

// S4-05: the operator may confirm it; nobody else.
TEST_P(DomainsTest, are_confirmed_by_who_runs_the_server)
{
    auto const domain = claimed("acme.test");
    EXPECT_EQ(as_eve.post(domain + "/confirm").problem(), "403 forbidden");
    acme.write([&](db::Transaction& tx) { persons::make_operator(tx, acme.ann.person); });
    auto as_ann = signed_in(acme.ann);
    auto const confirmed = as_ann.post(domain + "/confirm");
    EXPECT_EQ(confirmed.at("/state") + ' ' + confirmed.at("/proof"), "proved operator");
    EXPECT_EQ(as_ann.post(domain + "/confirm").status, 200) << "once more changes nothing";
    auto const by_command = acme.write([&](db::Transaction& tx) {
        return confirm(tx, { "operator" }, acme.account.id, DomainName::stored("acme.example"));
    });
    EXPECT_EQ(by_command.value().proof, Proof::Operator) << "claimed or not";
    EXPECT_EQ(page(), R"(["acme.example","acme.test"])");
}

TEST_P(DomainsTest, are_a_hundred_at_most)
{
    claimed("acme.test");
    acme.write([&](db::Transaction& tx) {
        tx.run("update totals set total = $2 where account_id = $1", acme.account.id, most_domains);
    });
    EXPECT_EQ(as_eve.post(path("/domains"), R"({"name":"more.test"})").problem(), "409 too_many_domains");
    acme.write(
        [&](db::Transaction& tx) { tx.run("update totals set total = 1 where account_id = $1", acme.account.id); });
}

TEST_P(DomainsTest, are_looked_for_by_the_server_itself_for_a_week)
{
    auto const domain = claimed("acme.test");
    auto const awaited = [&] { return acme.read([](db::Transaction& tx) { return list_awaited(tx, 10); }).size(); };
    EXPECT_EQ(awaited(), 1u);
    as_eve.post(domain + "/look");
    EXPECT_EQ(awaited(), 0u) << "it was looked at just now";
    ClockAhead ahead;
    ahead.by(11min);
    EXPECT_EQ(awaited(), 1u);
    ahead.by(Days { 8 });
    EXPECT_EQ(awaited(), 0u);
}

}
}
