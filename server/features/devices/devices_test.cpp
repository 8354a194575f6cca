#include "devices/devices.h"

#include "mail/outbox.h"
#include "support/user_management.h"

namespace kith::devices {
namespace {

using tests::Browser;

class DevicesTest : public tests::UserManagement {
protected:
    std::size_t told()
    {
        auto const mails = acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, "bob@acme.test", 100); });
        return static_cast<std::size_t>(std::ranges::count(mails, "New sign-in to Kith", &mail::KeptMail::subject));
    }
    void sign_in(Browser& browser) { EXPECT_EQ(browser.log_in("bob@acme.test").status, 200); }

    Browser desk { api };
    Browser phone { api };
    Browser other { api };
    ClockAhead ahead;
};

KITH_ON_BOTH_ENGINES(DevicesTest);

TEST_P(DevicesTest, are_told_of_by_mail_when_they_are_new_after_the_first_day)
{
    sign_in(desk);
    sign_in(phone);
    EXPECT_EQ(told(), 0U) << "on his first day";
    ahead.by(25h);
    sign_in(phone);
    sign_in(desk);
    EXPECT_EQ(told(), 0U);
    sign_in(other);
    EXPECT_EQ(told(), 1U);
    sign_in(other);
    EXPECT_EQ(told(), 1U);
}

TEST_P(DevicesTest, of_others_in_the_same_browser_are_others)
{
    EXPECT_EQ(desk.log_in("eve@acme.test").status, 200);
    sign_in(phone);
    ahead.by(25h);
    sign_in(desk);
    EXPECT_EQ(told(), 1U) << "that it is known is Eve's";
}

TEST_P(DevicesTest, are_told_of_a_few_times_a_day)
{
    sign_in(desk);
    ahead.by(25h);
    for (int more = 0; more < 8; ++more) {
        Browser one { api };
        sign_in(one);
    }
    EXPECT_EQ(told(), static_cast<std::size_t>(new_a_day));
}

TEST_P(DevicesTest, are_forgotten_when_they_are_not_used_for_a_year)
{
    sign_in(desk);
    sign_in(phone);
    ahead.by(Days { 300 });
    sign_in(phone);
    ahead.by(Days { 100 });
    acme.write([](db::Transaction& tx) { sweep(tx); });
    sign_in(phone);
    EXPECT_EQ(told(), 0U);
    sign_in(desk);
    EXPECT_EQ(told(), 1U);
}

}
}
