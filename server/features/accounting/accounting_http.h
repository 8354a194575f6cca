#pragma once

// The accounting of an account by the API: what stands on its documents, and the documents.
// A document is an approved order; that is all Kith can vouch for, for nothing is paid here.

#include "billing/billing.h"
#include "http/router.h"
#include "orders/orders.h"

#include <optional>
#include <string>

namespace kith::accounting {

struct AccountingBody {
    std::string company;
    std::string address;
    std::string vat_id;
    std::string email;
    std::string reference;
    bool reminders;
};
BOOST_DESCRIBE_STRUCT(AccountingBody, (), (company, address, vat_id, email, reference, reminders))

AccountingBody shown(billing::Details const&);
void add_routes(http::Router&);

}
