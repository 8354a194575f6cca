#include "base/domain_name.h"

#include "base/email_address.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(DomainName, is_kept_in_its_ascii_form)
{
    for (auto const* spelling : { "bücher.test", "BÜCHER.Test", " bu\u0308cher.test ", "xn--bcher-kva.test" })
        EXPECT_EQ(DomainName::parse(spelling).value().text(), "xn--bcher-kva.test") << spelling;
    EXPECT_EQ(DomainName::parse("mail.acme.test").value().text(), "mail.acme.test");
}

TEST(DomainName, has_two_labels_at_least)
{
    for (auto const* text : { "test", "acme.", ".acme.test", "acme..test", "-acme.test", "ac_me.test", "acme.test.",
             "10.0.0.1", "@acme.test", "https://acme.test", "acme test", "*.acme.test" })
        EXPECT_FALSE(DomainName::parse(text)) << text;
    EXPECT_FALSE(DomainName::parse(std::string(64, 'a') + ".test"));
    EXPECT_FALSE(DomainName::parse(std::string(5000, 'a') + ".test"));
    EXPECT_EQ(DomainName::parse(" ").error().errors.at(0).code, "required");
    EXPECT_EQ(DomainName::parse("acme").error().errors.at(0).code, "domain");
}

TEST(DomainName, is_what_stands_behind_the_at_of_an_address)
{
    EXPECT_EQ(EmailAddress::parse("Ann.Lee@BÜCHER.test").value().domain(), DomainName::parse("bücher.test").value());
}

}
}
