#include "app/setup_command.h"

#include "app/app.h"
#include "app/operator_commands.h"
#include "app/refusals.h"
#include "setup/setup.h"

#include <sysexits.h>

#include <iostream>

namespace kith::app {
namespace {

int print_refusal(Refusal const& refusal)
{
    for (auto const& error : refusal.errors)
        std::cerr << "kith: " << error.field << ' ' << error.message << '\n';
    if (refusal.errors.empty())
        std::cerr << "kith: " << meaning_of(refusal.code).title << " (" << refusal.code << ")\n";
    return EX_DATAERR;
}

// An input of the command line as what it is; a complaint names the flag.
template<typename T>
Result<T> parse_flag(std::string_view flag, std::string const& text)
{
    auto parsed = T::parse(text);
    if (!parsed)
        return refuse_field(std::string { flag }, parsed.error().code, parsed.error().errors.at(0).message);
    return parsed;
}

Result<setup::Founder> read_founder(FounderWords const& words)
{
    auto account_name = TRY(parse_flag<AccountName>("--account", words.account));
    auto first_name = TRY(parse_flag<PersonName>("--first-name", words.first_name));
    auto last_name = TRY(parse_flag<PersonName>("--last-name", words.last_name));
    auto email = TRY(parse_flag<EmailAddress>("--email", words.email));
    return setup::Founder { std::move(account_name), std::move(first_name), std::move(last_name), std::move(email) };
}

Result<crypto::Password> read_password(setup::Founder const& founder)
{
    std::string line;
    std::getline(std::cin, line);
    auto password = TRY(parse_flag<crypto::Password>("password", line));
    TRY(setup::check_password(founder, password));
    return password;
}

Result<accounts::Founding> found(config::Settings const& settings, FounderWords const& words)
{
    auto const founder = TRY(read_founder(words));
    auto const password = TRY(read_password(founder));
    auto const database = open_database(settings);
    auto const hash = crypto::hash_password(password);
    return database->write_now(
        [&](db::Transaction& tx) { return setup::found(tx, { "", "", "", by_command }, founder, hash); });
}

}

int set_up(config::Settings const& settings, FounderWords const& words)
{
    auto const founded = found(settings, words);
    if (!founded && founded.error().code == "wrong_state") {
        std::cerr << "kith: there is an account already: people join it by invitation\n";
        return EX_DATAERR;
    }
    if (!founded)
        return print_refusal(founded.error());
    std::cout << "Founded " << founded->account.name.text() << " (" << founded->account.id.text() << ")\n";
    return EX_OK;
}

}
