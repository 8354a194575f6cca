#include "app/operator_commands.h"

#include "accounts/accounts.h"
#include "app/app.h"
#include "app/order_commands.h"
#include "app/refusals.h"
#include "app/users_commands.h"
#include "domains/domains.h"
#include "http/site.h"
#include "licenses/licenses.h"
#include "mail/public_url.h"
#include "passkeys/passkeys.h"
#include "passwords/passwords.h"
#include "second_factors/second_factors.h"

#include <sysexits.h>

#include <charconv>
#include <filesystem>
#include <iostream>

namespace kith::app {
namespace {

OrderAnswer done(std::string line) { return { EX_OK, std::move(line) + '\n', "" }; }

OrderAnswer complain(std::string const& line) { return { EX_DATAERR, "", "kith: " + line + '\n' }; }

std::optional<persons::Person> find_person(db::Transaction& tx, std::string const& text)
{
    auto const email = EmailAddress::parse(text);
    return email ? persons::find_by_email(tx, *email) : std::nullopt;
}

void take_second_factors(db::Transaction& tx, persons::Person const& person)
{
    events::Source const source { "operator", "", "Operator", by_command };
    auto const removed = passkeys::remove_all(tx, person.id);
    second_factors::take_away(tx, source, person, "an operator of this server");
    passkeys::record_removed(tx, source, person, removed);
}

// `words`: the address, and what else is to be done.
OrderAnswer make_reset_link(db::Database& database, std::vector<std::string> const& words)
{
    auto const& email = words.at(0);
    bool const removes_second_factors = words.size() == 2 && words.at(1) == "remove-second-factors";
    auto const url = database.write_now([&](db::Transaction& tx) {
        auto const person = find_person(tx, email);
        auto link = person ? passwords::make_link(tx, *person, passwords::Purpose::Reset) : std::string {};
        if (person && removes_second_factors)
            take_second_factors(tx, *person);
        return link;
    });
    return url.empty() ? complain("nobody has the address " + email) : done(url);
}

OrderAnswer add_operator(db::Database& database, std::string const& email)
{
    auto const person = database.write_now([&](db::Transaction& tx) {
        auto found = find_person(tx, email);
        if (found)
            persons::make_operator(tx, found->id);
        return found;
    });
    return person ? done(person->email.text() + " is an operator of this server")
                  : complain("nobody has the address " + email);
}

// Nothing: unlimited.
Result<std::optional<std::int64_t>> read_total(std::string const& text)
{
    if (text == "unlimited")
        return std::optional<std::int64_t> {};
    std::int64_t total = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), total);
    if (error != std::errc {} || end != text.data() + text.size() || total < 0 || total > 1'000'000)
        return refuse_field("--total", "limit", "must be 0 to 1000000, or the word unlimited");
    return std::optional { total };
}

Result<licenses::Pool> set_licenses(db::Transaction& tx, Order const& order)
{
    auto const account = TRY(AccountId::parse(order.words.at(0)));
    auto const total = TRY(read_total(order.words.at(2)));
    if (!accounts::find(tx, account))
        return refuse("not_found");
    return licenses::set_total(tx, { "operator", "", "Operator", by_command }, account, order.words.at(1), total);
}

OrderAnswer set_licenses(db::Database& database, Order const& order)
{
    auto const pool = database.write_now([&](db::Transaction& tx) { return set_licenses(tx, order); });
    if (pool)
        return done(pool->name + ": " + (pool->total ? std::to_string(*pool->total) : "unlimited") + " licenses, " +
            std::to_string(pool->assigned) + " assigned, " + std::to_string(pool->reserved) + " reserved");
    auto const& refusal = pool.error();
    if (refusal.code == "not_found")
        return complain("there is no such account or product");
    auto const& error = refusal.errors.at(0);
    return complain((error.field.empty() ? "--account" : error.field) + ' ' + error.message);
}

Result<domains::Domain> confirm_domain(db::Transaction& tx, Order const& order)
{
    auto const account = TRY(AccountId::parse(order.words.at(0)));
    auto const name = DomainName::parse(order.words.at(1));
    if (!name)
        return refuse_field("--domain", "domain", name.error().errors.at(0).message);
    if (!accounts::find(tx, account))
        return refuse("not_found");
    return domains::confirm(tx, { "operator", "", "Operator", by_command }, account, *name);
}

OrderAnswer confirm_domain(db::Database& database, Order const& order)
{
    auto const domain = database.write_now([&](db::Transaction& tx) { return confirm_domain(tx, order); });
    if (domain)
        return done(domain->name.text() + ": who has an address there may sign up, while the account allows it");
    auto const& refusal = domain.error();
    if (refusal.code == "not_found")
        return complain("there is no such account");
    if (refusal.errors.empty())
        return complain(std::string { meaning_of(refusal.code).title });
    auto const& error = refusal.errors.front();
    return complain((error.field.empty() ? "--account" : "--domain") + (' ' + error.message));
}

OrderAnswer remove_operator(db::Database& database, std::string const& email)
{
    auto const removed = database.write_now([&](db::Transaction& tx) -> Result<bool> {
        auto const person = find_person(tx, email);
        if (!person || !person->is_operator)
            return refuse("not_found");
        return persons::dismiss_operator(tx, person->id);
    });
    if (!removed)
        return complain("no operator has the address " + email);
    return *removed ? done(email + " is no operator of this server any more")
                    : complain(email + " is the only operator: make somebody else one first");
}

OrderAnswer list_operators(db::Database& database)
{
    std::string lines;
    for (auto const& person : database.read_now(persons::list_operators))
        lines += person.email.text() + "  " + person.first_name.text() + ' ' + person.last_name.text() + '\n';
    return { EX_OK, lines, "" };
}

}

OrderAnswer carry_out(db::Database& database, Order const& order)
{
    if (order.command == "reset-link" && (order.words.size() == 1 || order.words.size() == 2))
        return make_reset_link(database, order.words);
    if (order.command == "operator" && order.words.size() == 1)
        return add_operator(database, order.words.at(0));
    if (order.command == "operator-remove" && order.words.size() == 1)
        return remove_operator(database, order.words.at(0));
    if (order.command == "operator-list")
        return list_operators(database);
    if (order.command.starts_with("orders-"))
        return carry_out_about_orders(database, order);
    if (order.command == "licenses" && order.words.size() == 3)
        return set_licenses(database, order);
    if (order.command == "domains-confirm" && order.words.size() == 2)
        return confirm_domain(database, order);
    if (auto answer = carry_out_for_users(database, order))
        return *std::move(answer);
    return complain("the running server does not know that order: it is of another version");
}

std::string control_path(config::Settings const& settings)
{
    return (std::filesystem::path { settings.data } / "control").string();
}

int print(OrderAnswer const& answer)
{
    std::cout << answer.out << std::flush;
    std::cerr << answer.err;
    return answer.exit_code;
}

OrderAnswer answer_to_order(config::Settings const& settings, Order const& order)
{
    if (auto const answer = ask_running_server(control_path(settings), order))
        return *answer;
    auto const database = open_database(settings);
    mail::set_public_url(http::make_site(http::parse_listen_address(settings.listen), settings.public_url).public_url);
    return carry_out(*database, order);
}

int give_order(config::Settings const& settings, Order const& order) { return print(answer_to_order(settings, order)); }

}
