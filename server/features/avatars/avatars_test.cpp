#include "avatars/avatars.h"

#include "images/images.h"

#include "support/api.h"
#include "support/database.h"
#include "support/people.h"
#include "support/pictures.h"

#include <gtest/gtest.h>

namespace kith::avatars {
namespace {

using images::Format;
using tests::Browser;

constexpr auto own = "/api/v1/me/avatar";

class AvatarsTest : public DatabaseTest {
protected:
    void SetUp() override { browser.log_in("bob@acme.test"); }

    tests::Answer upload(std::string const& bytes, std::string const& type = "image/png")
    {
        browser.headers = { { "content-type", type } };
        auto answer = browser.send(http::Method::Put, own, bytes);
        browser.headers = {};
        return answer;
    }
    std::string of(Actor const& actor)
    {
        return "/api/v1/accounts/" + actor.account.text() + "/users/" + actor.membership.text() + "/avatar";
    }
    Browser signed_in(std::string const& login)
    {
        Browser other { api };
        other.log_in(login);
        return other;
    }

    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    tests::Api api { database() };
    Browser browser { api };
    std::string const png = tests::picture(300, 200, Format::Png);
};
KITH_ON_BOTH_ENGINES(AvatarsTest);

TEST_P(AvatarsTest, are_taken_in_three_formats_and_kept_as_one)
{
    EXPECT_EQ(browser.get(own).problem(), "404 not_found");
    for (auto const& [format, type] :
        { std::pair { Format::Png, "image/png" }, { Format::Jpeg, "image/jpeg" }, { Format::Webp, "image/webp" } }) {
        auto const answer = upload(tests::picture(300, 200, format), type);
        ASSERT_EQ(answer.status, 200) << answer.body;
        auto const shown = browser.get(answer.at("/person/avatar_url"));
        EXPECT_EQ(shown.content_type, "image/jpeg");
        EXPECT_EQ(images::size_of(shown.body, Format::Jpeg), (images::Size { side, side }));
    }
}

TEST_P(AvatarsTest, are_shown_with_their_version)
{
    auto const url = upload(png).at("/person/avatar_url");
    auto const shown = browser.get(url);
    EXPECT_TRUE(url.starts_with("/api/v1/me/avatar?v=")) << url;
    EXPECT_EQ(shown.header("ETag"), '"' + url.substr(url.find('=') + 1) + '"');
    EXPECT_EQ(shown.header("Cache-Control"), "private, max-age=300");
    EXPECT_EQ(shown.header("X-Content-Type-Options"), "nosniff");
    browser.headers = { { "if-none-match", shown.header("ETag") } };
    EXPECT_EQ(browser.get(url).status, 304);
    browser.headers = {};
    EXPECT_NE(upload(tests::picture(200, 300, Format::Png)).at("/person/avatar_url"), url);
}

TEST_P(AvatarsTest, are_seen_by_everybody_of_the_account_and_nobody_else)
{
    upload(png);
    acme.joined("Eve", tests::administrator);
    auto eve = signed_in("eve@acme.test");
    auto const url = eve.get(of(bob).substr(0, of(bob).rfind('/'))).at("/avatar_url");
    EXPECT_TRUE(url.starts_with(of(bob) + "?v=")) << url;
    EXPECT_EQ(eve.get(url).status, 200);
    acme.joined("Cy");
    EXPECT_EQ(signed_in("cy@acme.test").get(url).status, 200) << "also a plain user";
    EXPECT_EQ(browser.get(of(acme.ann)).problem(), "404 not_found") << "has none";
    tests::founded(database(), "Bolt").joined("Zed", tests::administrator);
    EXPECT_EQ(signed_in("zed@bolt.test").get(url).problem(), "404 not_found");
    EXPECT_EQ(Browser { api }.get(url).problem(), "401 unauthenticated");
    acme.set_state(bob.membership, memberships::State::Removed);
    EXPECT_EQ(eve.get(url).problem(), "404 not_found") << "no member any more";
}

TEST_P(AvatarsTest, follow_the_person_into_every_account)
{
    upload(png);
    auto bolt = tests::founded(database(), "Bolt");
    auto wanted = bolt.wanted("Bob");
    wanted.email = acme.email_of("Bob");
    auto const sent = bolt.write([&](db::Transaction& tx) { return invitations::send(tx, bolt.ann, wanted); });
    auto const member = bolt.accepted(sent.value()).value();
    EXPECT_FALSE(member.avatar.empty());
    EXPECT_EQ(browser.get(of(bolt.actor_of(member))).status, 200);
    browser.remove(own);
    acme.read([&](db::Transaction& tx) {
        for (auto const& each : memberships::list_of_person(tx, bob.person))
            EXPECT_EQ(each.avatar, "");
        EXPECT_EQ(events::list_before(tx, bolt.account.id, 0, 1).at(0).operation, "membership.updated");
    });
}

TEST_P(AvatarsTest, can_be_removed_twice)
{
    upload(png);
    for (int twice = 0; twice < 2; ++twice)
        EXPECT_EQ(browser.remove(own).status, 204);
    EXPECT_EQ(browser.get(own).problem(), "404 not_found");
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/avatar_url"), "null");
    EXPECT_EQ(tests::count(database(), "avatars"), 0);
}

TEST_P(AvatarsTest, change_nothing_when_they_are_the_same)
{
    upload(png);
    auto const events = tests::count(database(), "events");
    EXPECT_EQ(upload(png).header("ETag"), "\"2\"");
    EXPECT_EQ(tests::count(database(), "events"), events);
}

TEST_P(AvatarsTest, are_refused_with_a_name)
{
    EXPECT_EQ(upload(png, "image/gif").problem(), "415 unsupported_media_type");
    EXPECT_EQ(upload("{}", "application/json").problem(), "415 unsupported_media_type");
    auto const damaged = upload(png.substr(0, 100));
    EXPECT_EQ(damaged.problem(), "422 validation");
    EXPECT_EQ(damaged.at("/errors/0/field"), "image");
    EXPECT_EQ(upload(png, "image/webp").problem(), "422 validation") << "of another kind than it says";
    EXPECT_EQ(browser.send(http::Method::Put, own, "").problem(), "422 validation");
    EXPECT_EQ(browser.get(own).problem(), "404 not_found");
}

TEST_P(AvatarsTest, are_not_uploaded_all_day)
{
    tests::Answer last;
    for (int i = 0; i < 21; ++i)
        last = upload("x");
    EXPECT_EQ(last.problem(), "429 too_many_requests");
}

TEST_P(AvatarsTest, are_the_ones_that_persons_name)
{
    upload(png);
    EXPECT_EQ(acme.read(check), std::vector<std::string> {});
    acme.write([&](db::Transaction& tx) -> Result<void> {
        tx.run("delete from avatars");
        return {};
    });
    EXPECT_EQ(acme.read(check).size(), 1u);
}

}
}
