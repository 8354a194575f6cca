#include "accounting/accounting_http.h"

#include "memberships/memberships.h"
#include "orders/orders_http.h"

namespace kith::accounting {
namespace {

using billing::Details;
using billing::PostalAddress;

struct AccountingChange {
    std::optional<ShortText> company;
    std::optional<PostalAddress> address;
    std::optional<ShortText> vat_id;
    std::optional<std::string> email; // empty: none
    std::optional<ShortText> reference;
    std::optional<bool> reminders;
};
BOOST_DESCRIBE_STRUCT(AccountingChange, (), (company, address, vat_id, email, reference, reminders))

struct DocumentQuery {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(DocumentQuery, (), (limit, cursor, total))

struct DocumentBody {
    orders::OrderId id; // of the order
    std::int64_t number;
    std::string product;
    std::string product_name;
    std::int64_t quantity;
    std::string note;
    std::string ordered_by;
    Time ordered_at;
    std::optional<Time> approved_at;
};
BOOST_DESCRIBE_STRUCT(
    DocumentBody, (), (id, number, product, product_name, quantity, note, ordered_by, ordered_at, approved_at))

struct DocumentPage {
    std::vector<DocumentBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(DocumentPage, (), (items, next_cursor, total))

DocumentBody document_of(orders::Order const& order)
{
    return { order.id, order.number, order.product, order.product_name, order.quantity, order.note.text(),
        order.requester_name, order.created_at, order.decided_at };
}

Result<Details> changed(Details details, AccountingChange const& input)
{
    details.company = input.company.value_or(details.company);
    details.address = input.address.value_or(details.address);
    details.vat_id = input.vat_id.value_or(details.vat_id);
    details.reference = input.reference.value_or(details.reference);
    details.reminders = input.reminders.value_or(details.reminders);
    if (!input.email)
        return details;
    auto const email = EmailAddress::parse(*input.email);
    if (!email && !input.email->empty())
        return refuse_field("email", "email", "must be an e-mail address");
    details.email = email ? std::optional { *email } : std::nullopt;
    return details;
}

Result<AccountingBody> get_accounting(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::Accounting));
    auto const details = billing::get(tx, actor.account);
    call.set_version(details.version);
    return shown(details);
}

Result<AccountingBody> patch_accounting(http::Call& call, db::Transaction& tx, http::Body<AccountingChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::Accounting));
    auto const before = billing::get(tx, actor.account);
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto const wanted = TRY(changed(before, input));
    auto const details = TRY(billing::change(tx, actor, before, wanted));
    call.set_version(details.version);
    return shown(details);
}

Result<DocumentPage> get_documents(http::Call& call, db::Transaction& tx, http::Query<DocumentQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::Accounting));
    auto const query = TRY(parameters.read());
    auto const rows = TRY(orders::read_page(
        call, tx, { orders::State::Approved, query.limit, query.cursor, query.total }, actor.account));
    DocumentPage page { {}, rows.next_cursor, rows.total };
    for (auto const& order : rows.orders)
        page.items.push_back(document_of(order));
    return page;
}

Result<DocumentBody> get_document(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::Accounting));
    auto const order = TRY(orders::get(tx, actor.account, orders::OrderId::from_text(call.path_parameter("document"))));
    if (order.state != orders::State::Approved)
        return refuse("not_found");
    return document_of(order);
}

}

AccountingBody shown(billing::Details const& details)
{
    return { details.company.text(), details.address.text(), details.vat_id.text(),
        details.email ? details.email->text() : std::string {}, details.reference.text(), details.reminders };
}

void add_routes(http::Router& router)
{
    constexpr auto accounting = "/api/v1/accounts/{account}/accounting";
    router.get(accounting, "Shows what stands on the account's documents", get_accounting);
    router.patch(accounting, "Changes what stands on the account's documents", patch_accounting);
    router.get("/api/v1/accounts/{account}/accounting/documents", "Lists the documents: approved orders, newest first",
        get_documents);
    router.get("/api/v1/accounts/{account}/accounting/documents/{document}", "Shows a document", get_document);
}

}
