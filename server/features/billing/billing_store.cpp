#include "billing/billing_store.h"

namespace kith::billing::store {
namespace {

Details read(db::Row const& row)
{
    auto const email = row.string(3);
    return { ShortText::stored(row.text(0)), PostalAddress::stored(row.text(1)), ShortText::stored(row.text(2)),
        email.empty() ? std::nullopt : std::optional { EmailAddress::parse(email).value() },
        ShortText::stored(row.text(4)), row.flag(5), row.integer(6) };
}

}

std::optional<Details> find(db::Transaction& tx, AccountId const& account)
{
    return tx.first(read, R"(
        select company, address, vat_id, email, reference, reminders, version from billing_details
        where account_id = $1)",
        account);
}

bool put(db::Transaction& tx, AccountId const& account, Details const& details)
{
    return tx.run(R"(
        insert into billing_details (account_id, company, address, vat_id, email, reference, reminders, version,
            updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, 1, $9)
        on conflict (account_id) do update
        set company = $2, address = $3, vat_id = $4, email = $5, reference = $6, reminders = $7,
            version = billing_details.version + 1, updated_at = $9
        where billing_details.version = $8)",
               account, details.company.text(), details.address.text(), details.vat_id.text(),
               details.email ? details.email->text() : std::string {}, details.reference.text(), details.reminders,
               details.version, tx.now()) == 1;
}

}
