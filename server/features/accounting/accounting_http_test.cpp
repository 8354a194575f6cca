// What stands on the account's documents, and the documents, by the API.

#include "support/ordering.h"

#include <gtest/gtest.h>

namespace kith::accounting {
namespace {

class AccountingHttpTest : public tests::Ordering {
protected:
    std::string approved(std::string const& product, std::int64_t quantity)
    {
        auto id = ordered(product, quantity);
        EXPECT_EQ(as_olga.post(order(id, "approve")).status, 200);
        return id;
    }
    std::string const accounting = path("/accounting");
};
KITH_ON_BOTH_ENGINES(AccountingHttpTest);

// S1-31
TEST_P(AccountingHttpTest, keeps_what_stands_on_documents)
{
    EXPECT_EQ(as_eve.get(accounting).body,
        R"({"company":"","address":"","vat_id":"","email":"","reference":"","reminders":false})");
    auto const changed = as_eve.patch(accounting,
        R"({"company":"Acme AG","address":"Main Street 1\n8001 Zürich","vat_id":"CHE-1","email":"pay@acme.test",)"
        R"("reference":"PO 7","reminders":true})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(as_eve.get(accounting).body, changed.body);
    EXPECT_EQ(changed.at("/address"), "Main Street 1\n8001 Zürich");
    EXPECT_EQ(as_eve.patch(accounting, R"({"company":"Acme Inc."})").at("/vat_id"), "CHE-1");
}

// S1-31, S1-12: accounting page 403, then 200 after the grant; it is not enough to order.
TEST_P(AccountingHttpTest, is_for_those_who_were_given_it)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(accounting).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.patch(accounting, R"({"company":"Evil"})").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(accounting + "/documents").problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"grants":{"accounting":true}})").status, 200);
    EXPECT_EQ(as_bob.get(accounting).status, 200);
    EXPECT_EQ(as_bob.patch(accounting, R"({"company":"Acme"})").status, 200);
    EXPECT_EQ(as_bob.get(accounting + "/documents").status, 200);
    EXPECT_EQ(as_bob.post(path("/orders"), body("suite", 1)).problem(), "403 forbidden");
    EXPECT_EQ(as_olga.get(accounting).problem(), "404 not_found") << "running the server is not being here";
}

// S1-31
TEST_P(AccountingHttpTest, has_a_document_of_each_approved_order)
{
    ordered("suite", 1);
    auto const id = approved("suite", 5);
    auto const page = as_eve.get(accounting + "/documents?total=true");
    EXPECT_EQ(page.at("/total"), "1");
    EXPECT_EQ(page.at("/items/0/id"), id);
    EXPECT_EQ(page.at("/items/0/number"), "2");
    EXPECT_EQ(page.at("/items/0/quantity"), "5");
    EXPECT_EQ(page.at("/items/0/ordered_by"), "Eve Lee");
    EXPECT_EQ(as_eve.get(accounting + "/documents/" + id).body, page.at("/items/0"));
    auto const waiting = ordered("suite", 1);
    EXPECT_EQ(as_eve.get(accounting + "/documents/" + waiting).problem(), "404 not_found") << "it is none yet";
    EXPECT_EQ(as_eve.get(accounting + "/documents/" + make_uuid()).problem(), "404 not_found");
}

// S1-31: reminders
TEST_P(AccountingHttpTest, tells_the_billing_address_of_new_documents_if_it_is_to)
{
    EXPECT_EQ(as_eve.patch(accounting, R"({"reminders":true})").at("/errors/0/field"), "email");
    as_eve.patch(accounting, R"({"email":"pay@acme.test"})");
    approved("suite", 1);
    EXPECT_EQ(mails_to("pay@acme.test"), "");
    as_eve.patch(accounting, R"({"reminders":true})");
    approved("suite", 1);
    EXPECT_EQ(mails_to("pay@acme.test"), "A new document of Acme | ");
    EXPECT_EQ(as_eve.patch(accounting, R"({"email":""})").problem(), "422 validation") << "whom then?";
}

TEST_P(AccountingHttpTest, is_recorded_and_changed_by_one_at_a_time)
{
    auto const first = as_eve.get(accounting).header("ETag");
    as_eve.patch(accounting, R"({"vat_id":"CHE-1"})");
    EXPECT_EQ(newest_event().operation, "billing.changed");
    EXPECT_EQ(newest_event().data, R"({"changes":[{"what":"vat_id","before":"","after":"CHE-1"}]})");
    auto const before = last_event();
    EXPECT_EQ(as_eve.patch(accounting, R"({"vat_id":"CHE-1"})").status, 200);
    EXPECT_EQ(last_event(), before) << "nothing changed";
    as_eve.headers = { { "if-match", first } };
    EXPECT_EQ(as_eve.patch(accounting, R"({"vat_id":"CHE-2"})").problem(), "412 stale");
    as_eve.headers = {};
    for (std::string const text :
        { R"({"email":"nobody"})", R"({"address":"1\n2\n3\n4\n5\n6\n7"})", R"({"iban":"x"})" })
        EXPECT_EQ(as_eve.patch(accounting, text).problem(), "422 validation") << text;
}

}
}
