#include "app/order_commands.h"

#include "accounts/accounts.h"
#include "app/operator_commands.h"
#include "app/refusals.h"
#include "orders/orders.h"

#include <fmt/format.h>
#include <sysexits.h>

namespace kith::app {
namespace {

constexpr int most_listed = 1000;

OrderAnswer complain(std::string const& line) { return { EX_DATAERR, "", "kith: " + line + '\n' }; }

std::string line_of(db::Transaction& tx, orders::Order const& order)
{
    return fmt::format("{}  {}  {}  {} x {}  {}, by {}\n", order.id.text(), to_text(order.created_at),
        enum_text(order.state), order.quantity, order.product, accounts::get(tx, order.account).name.text(),
        order.requester_name);
}

OrderAnswer list_orders(db::Database& database, std::string const& state_text)
{
    auto const state = enum_from_text<orders::State>(state_text.empty() ? "requested" : state_text);
    if (!state)
        return complain("--state must be requested, approved, rejected or canceled");
    auto const lines = database.read_now([&](db::Transaction& tx) {
        std::string all;
        for (auto const& order : orders::list(tx, { {}, *state, "", "", most_listed }))
            all += line_of(tx, order);
        return all;
    });
    return { EX_OK, lines.empty() ? "There are none\n" : lines, "" };
}

Result<std::string> decide(db::Transaction& tx, Order const& order)
{
    auto const found = orders::find_anywhere(tx, orders::OrderId::from_text(order.words.at(0)));
    if (!found)
        return refuse("not_found");
    auto const note = TRY(LongText::parse(order.words.at(1)));
    bool const approves = order.command == "orders-approve";
    operators::Operator const by { {}, "Operator", by_command };
    auto const decided = TRY(approves ? orders::approve(tx, by, *found, note) : orders::reject(tx, by, *found, note));
    return line_of(tx, decided);
}

OrderAnswer decide(db::Database& database, Order const& order)
{
    auto const line = database.write_now([&](db::Transaction& tx) { return decide(tx, order); });
    if (line)
        return { EX_OK, *line, "" };
    auto const& refusal = line.error();
    if (refusal.code == "not_found")
        return complain("there is no order " + order.words.at(0));
    if (refusal.code == "wrong_state")
        return complain("that order has been decided already");
    if (refusal.errors.empty())
        return complain(std::string { meaning_of(refusal.code).title });
    auto const& error = refusal.errors.front();
    return complain((error.field == "quantity" ? "the order " : "--note ") + error.message);
}

}

OrderAnswer carry_out_about_orders(db::Database& database, Order const& order)
{
    if (order.command == "orders-list" && order.words.size() == 1)
        return list_orders(database, order.words.at(0));
    bool const decides = order.command == "orders-approve" || order.command == "orders-reject";
    if (decides && order.words.size() == 2)
        return decide(database, order);
    return complain("the running server does not know that order: it is of another version");
}

}
