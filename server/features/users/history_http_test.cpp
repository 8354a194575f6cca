// The time machine: who was here at a moment, and what differs between two (B26).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Answer;

class HistoryTest : public tests::UserManagement {
protected:
    void change(Actor const& user, std::string const& body)
    {
        EXPECT_EQ(as_eve.patch(at(user), body).status, 200) << body;
    }
    // A moment between what was done and what follows.
    std::string moment()
    {
        clock.by(1s);
        auto const now = in(0ms);
        clock.by(1s);
        return now;
    }
    Answer history(std::string const& query) { return as_eve.get(path("/history?" + query)); }
    // "Ann legal_representative; Bob user suite"
    static std::string told(Answer const& page, std::string const& part = "/after")
    {
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i) {
            auto const item = "/items/" + std::to_string(i) + part;
            if (page.at(item) == "null") {
                all += "nobody; ";
                continue;
            }
            all += page.at(item + "/display_name").substr(0, 3) + ' ' + page.at(item + "/state") + ' ' +
                page.at(item + "/roles") + page.at(item + "/licenses") + "; ";
        }
        return all;
    }
};
KITH_ON_BOTH_ENGINES(HistoryTest);

// B26
TEST_P(HistoryTest, tells_who_was_here_at_a_moment)
{
    auto const before = moment();
    change(bob, R"({"licenses":["suite"],"roles":["manager"]})");
    auto const given = moment();
    change(bob, R"({"active":false})");
    auto const away = moment();
    as_eve.remove(at(bob));
    auto const gone = moment();
    auto const others = std::string { R"(Ann active ["legal_representative"][]; )" };
    auto const eves = std::string { R"(Eve active ["administrator"][]; )" };
    EXPECT_EQ(told(history("at=" + before)), others + R"(Bob active ["user"][]; )" + eves);
    EXPECT_EQ(told(history("at=" + given)), others + R"(Bob active ["user","manager"]["suite"]; )" + eves);
    EXPECT_EQ(told(history("at=" + away)), others + R"(Bob inactive ["user","manager"][]; )" + eves);
    EXPECT_EQ(told(history("at=" + gone)), others + eves);
    EXPECT_EQ(told(history("at=2020-01-01T00:00:00Z")), "") << "before there was an account";
}

// B26, B14: what ends by itself had ended at the moment, whether or not anybody noted it.
TEST_P(HistoryTest, knows_what_had_ended)
{
    change(bob, R"({"roles":["administrator"],"grants":{"manage":["suite"]}})");
    change(bob, ends("administrator", 1h));
    auto const given = moment();
    clock.by(2h);
    auto const over = moment();
    EXPECT_NE(told(history("at=" + given)).find(R"(Bob active ["administrator"])"), std::string::npos);
    EXPECT_NE(told(history("at=" + over)).find(R"(Bob active ["user"])"), std::string::npos);
    auto const between = history("from=" + given + "&to=" + over);
    EXPECT_EQ(told(between, "/before"), R"(Bob active ["administrator"][]; )");
    EXPECT_EQ(told(between), R"(Bob active ["user"][]; )");
}

// B26
TEST_P(HistoryTest, tells_what_differs_between_two_moments)
{
    auto const start = moment();
    auto const cem = acme.joined("Cem");
    change(bob, R"({"licenses":["suite"]})");
    change(eve, R"({"job_title":"Pilot"})");
    auto const middle = moment();
    as_eve.remove(at(cem));
    change(bob, R"({"licenses":[]})");
    auto const end = moment();
    auto const first = history("from=" + start + "&to=" + middle);
    EXPECT_EQ(told(first, "/before"), R"(Bob active ["user"][]; nobody; )");
    EXPECT_EQ(told(first), R"(Bob active ["user"]["suite"]; Cem active ["user"][]; )");
    auto const second = history("from=" + middle + "&to=" + end);
    EXPECT_EQ(told(second, "/before"), R"(Bob active ["user"]["suite"]; Cem active ["user"][]; )");
    EXPECT_EQ(told(second), R"(Bob active ["user"][]; nobody; )");
    EXPECT_EQ(told(history("from=" + start + "&to=" + end)), "") << "all of it was taken back";
    EXPECT_EQ(told(history("from=" + end + "&to=" + end)), "");
}

// B26, B17
TEST_P(HistoryTest, is_listed_page_by_page)
{
    auto const start = in(-1h);
    for (auto const* name : { "Cem", "Dan", "Fay" })
        acme.joined(name);
    auto const now = moment();
    for (auto const& query : { "at=" + now, "from=" + start + "&to=" + now }) {
        std::string all;
        std::string cursor;
        for (int i = 0; i < 10; ++i) {
            auto const page = history(query + "&limit=2" + cursor);
            for (auto const* item : { "/items/0/after/display_name", "/items/1/after/display_name" })
                all += page.at(item).substr(0, 3);
            if (page.at("/next_cursor") == "null")
                break;
            cursor = "&cursor=" + page.at("/next_cursor");
        }
        EXPECT_EQ(all.size(), 18u) << all;
        for (auto const* name : { "Ann", "Bob", "Cem", "Dan", "Eve", "Fay" })
            EXPECT_NE(all.find(name), std::string::npos) << all;
    }
}

// B26
TEST_P(HistoryTest, is_asked_by_moments_and_by_those_who_view_the_log)
{
    for (auto const* query : { "", "at=now", "from=2026-01-01T00:00:00Z", "to=2026-01-01T00:00:00Z",
             "at=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
             "at=2026-01-01T00:00:00Z&cursor=x", "at=2026-01-01T00:00:00Z&limit=0" })
        EXPECT_EQ(history(query).problem(), "400 malformed") << query;
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/history?at=2026-01-01T00:00:00Z")).problem(), "403 forbidden");
}

}
}
