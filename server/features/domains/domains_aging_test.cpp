// What proved a domain is looked for again, and its loss found out (S4-05).

#include "domains/domains.h"

#include "mail/outbox.h"
#include "support/name_server.h"
#include "support/parallel.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::domains {
namespace {

class DomainsAgingTest : public tests::UserManagement {
protected:
    void put_proof(tests::Business const& of)
    {
        Domain domain;
        domain.account = of.account.id;
        domain.name = name;
        names.put("_kith.acme.test", { { "something else" }, { record_of(domain).value } });
    }
    // What the job does.
    int look_again()
    {
        auto const aging = acme.read([](db::Transaction& tx) { return list_aging(tx, 20); });
        for (auto const& domain : aging) {
            auto const answer = dns::look_up_texts(record_of(domain).host);
            acme.write([&](db::Transaction& tx) { return note_look(tx, {}, domain, answer); }).value();
        }
        return static_cast<int>(aging.size());
    }
    void look_and_find_nothing()
    {
        acme.write([&](db::Transaction& tx) { return note_look(tx, {}, only_one(tx), { {}, "" }); }).value();
    }
    Domain only_one(db::Transaction& tx) { return list(tx, acme.account.id).at(0); }
    Domain only_one()
    {
        return acme.read([&](db::Transaction& tx) { return only_one(tx); });
    }
    void prove()
    {
        put_proof(acme);
        auto const claimed = acme.write([&](db::Transaction& tx) { return claim(tx, acme.ann, name); }).value();
        auto const answer = dns::look_up_texts(record_of(claimed).host);
        auto const proved = acme.write([&](db::Transaction& tx) { return note_look(tx, {}, claimed, answer); });
        EXPECT_EQ(proved.value().state, State::Proved);
    }
    std::ptrdiff_t told(std::string const& address)
    {
        auto const mails = acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, address, 50); });
        return std::ranges::count(mails, "acme.test is not proved any more", &mail::KeptMail::subject);
    }
    std::string page() { return tests::Browser { api }.get("/api/v1/public/signin/acme").at("/signup/domains"); }

    static constexpr auto a_day = Days { 1 } + 1min, a_week = Days { 7 } + 1min;
    DomainName const name = DomainName::stored("acme.test");
    tests::NameServer names;
};
KITH_ON_BOTH_ENGINES(DomainsAgingTest);

// S4-05: who has given a domain up admits nobody by it for ever; who has a bad day with his name servers does.
TEST_P(DomainsAgingTest, are_proved_as_long_as_the_text_is_there)
{
    prove();
    EXPECT_EQ(look_again(), 0);
    clock.by(a_week);
    EXPECT_EQ(look_again(), 1) << "once a week";
    EXPECT_EQ(look_again(), 0);
    EXPECT_EQ(only_one().missed, 0);
    names.put("_kith.acme.test", {});
    clock.by(a_day);
    EXPECT_EQ(look_again(), 0);
    clock.by(a_week);
    look_again();
    EXPECT_EQ(only_one().missed, 1);
    for (auto how : { tests::NameReply::ServerFailure, tests::NameReply::Silence }) {
        names.reply(how);
        clock.by(a_day);
        EXPECT_EQ(look_again(), 1);
        EXPECT_EQ(only_one().missed, 1) << "who does not answer says nothing";
        EXPECT_EQ(only_one().finding, Finding::Unreachable);
    }
    names.reply(tests::NameReply::Answer);
    look_again();
    clock.by(a_day);
    look_again();
    EXPECT_EQ(only_one().missed, 2);
    put_proof(acme);
    clock.by(a_day);
    look_again();
    EXPECT_EQ(only_one().missed, 0) << "it is there again";
    EXPECT_EQ(page(), R"(["acme.test"])");
}

TEST_P(DomainsAgingTest, are_given_up_when_the_text_is_gone_on_three_days)
{
    prove();
    names.put("_kith.acme.test", { { "something else" } });
    clock.by(a_week);
    look_again();
    for (int i = 0; i < 5; ++i)
        look_and_find_nothing();
    EXPECT_EQ(only_one().missed, 1) << "looks of one day are one";
    clock.by(a_day);
    look_again();
    EXPECT_EQ(only_one().state, State::Proved);
    EXPECT_EQ(told("eve@acme.test"), 0);
    auto const before = last_event();
    clock.by(a_day);
    look_again();
    EXPECT_EQ(only_one().state, State::Pending);
    EXPECT_TRUE(only_one().lapsed_at && !only_one().proved_at);
    EXPECT_EQ(events_after(before), "domain.lapsed ");
    auto const founder =
        acme.read([&](db::Transaction& tx) { return persons::find(tx, acme.ann.person)->email.text(); });
    EXPECT_EQ(told("eve@acme.test") + told(founder), 2);
    EXPECT_EQ(told("bob@acme.test"), 0);
    EXPECT_EQ(page(), "[]") << "nobody signs up by it";
    clock.by(a_week);
    EXPECT_EQ(look_again(), 0);

    auto zenith = tests::founded(database(), "Zenith");
    put_proof(zenith);
    auto const theirs = zenith.write([&](db::Transaction& tx) { return claim(tx, zenith.ann, name); });
    auto const taken = zenith.write([&](db::Transaction& tx) {
        return note_look(tx, {}, theirs.value(), { { record_of(theirs.value()).value }, "" });
    });
    EXPECT_EQ(taken.value().state, State::Proved) << "it is free";
}

// Of many servers that find it gone at once one gives it up, and tells.
TEST_P(DomainsAgingTest, are_given_up_once)
{
    prove();
    for (int i = 0; i < 2; ++i) {
        clock.by(a_day);
        look_and_find_nothing();
    }
    clock.by(a_day);
    auto const seen = only_one();
    EXPECT_EQ(
        tests::in_parallel(4, 4,
            [&](int) {
                return acme.write([&](db::Transaction& tx) { return note_look(tx, {}, seen, { {}, "" }); }).has_value();
            }),
        1);
    EXPECT_EQ(told("eve@acme.test"), 1);
}

// What was never proved by a text is not looked for.
TEST_P(DomainsAgingTest, confirmed_by_who_runs_the_server_do_not_age)
{
    acme.write([&](db::Transaction& tx) { return confirm(tx, { "operator" }, acme.account.id, name); }).value();
    clock.by(Days { 60 });
    EXPECT_EQ(look_again(), 0);
    look_and_find_nothing();
    EXPECT_EQ(only_one().missed, 0);
    EXPECT_EQ(page(), R"(["acme.test"])");
}

}
}
