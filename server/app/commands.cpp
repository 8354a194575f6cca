#include "app/commands.h"

#include "app/app.h"
#include "app/check.h"
#include "app/command_table.h"
#include "app/end_signals.h"
#include "app/manual.h"
#include "app/operator_commands.h"
#include "app/refusals.h"
#include "app/setup_command.h"
#include "app/users_command.h"
#include "base/fault.h"
#include "config/settings.h"
#include "db/migrations.h"
#include "demo/demo.h"
#include "log/log.h"

#include <CLI/CLI.hpp>

#include <sysexits.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace kith::app {
namespace {

// Every command takes every setting: they are read the same way everywhere.
void add_settings(CLI::App& command, Words& words)
{
    for (auto const& setting : config::settings_table()) {
        auto const name = std::string { setting.name };
        auto const help = std::string { setting.sentence };
        auto remember = [&words, name](std::string const& text) { words.said[name] = text; };
        if (std::holds_alternative<bool config::Settings::*>(setting.place))
            command.add_flag_function(
                config::flag_of(setting),
                [&words, name](std::int64_t on) { words.said[name] = on > 0 ? "true" : "false"; }, help);
        else
            command.add_option_function<std::string>(config::flag_of(setting), remember, help)->type_name("");
    }
}

int serve(Words const& words)
{
    block_signals();
    auto const settings = config::read_settings(words.said);
    log::set_level(settings.log_level);
    App app { settings };
    app.start();
    std::cout << "Listening on " << app.url() << std::endl;
    if (auto const link = app.setup_url(); !link.empty())
        std::cout << "Set up: " << link << std::endl;
    if (settings.dev)
        std::cout << "Mailbox: " << app.url() << "/dev/mail" << std::endl;
    wait_for_end();
    app.stop();
    return EX_OK;
}

// What is on the stage already stays: the demo goes on where it was left.
int demo(Words const& words)
{
    auto told = words;
    told.said.try_emplace("data", "./demo");
    told.said.try_emplace("dev", "true");
    log::set_level("warning");
    auto const password = [&] {
        auto const database = open_database(config::read_settings(told.said));
        return demo::stage_in(*database);
    }();
    if (!password) {
        std::cerr << "kith: there are accounts of your own: give the demo another --data folder\n";
        return EX_DATAERR;
    }
    std::cout << "Sign in with the password " << *password << " as\n";
    for (auto const& one : demo::sign_ins())
        std::cout << "  " << one.email << "  " << one.name << ", " << one.what << '\n';
    return serve(told);
}

int set_up(Words const& words)
{
    return app::set_up(
        config::read_settings(words.said), { words.account, words.email, words.first_name, words.last_name });
}

// The schema as all migrations make it, in a database that is thrown away.
int print_schema()
{
    auto folder = (std::filesystem::temp_directory_path() / "kith-schema-XXXXXX").string();
    if (!mkdtemp(folder.data()))
        throw StartupFault(EX_CANTCREAT, "cannot make a temporary folder " + folder);
    {
        auto const database = db::open({ "sqlite:" + folder + "/schema.db" });
        db::migrate(*database);
        std::cout << db::print_schema(*database);
    }
    std::filesystem::remove_all(folder);
    return EX_OK;
}

int migrate(Words const& words)
{
    if (words.print_schema)
        return print_schema();
    auto const database = open_database(config::read_settings(words.said));
    std::cout << "The database is at version " << db::schema_version(*database) << '\n';
    return EX_OK;
}

int check(Words const& words)
{
    auto const database = open_database_to_read(config::read_settings(words.said));
    auto const findings = find_violations(*database);
    for (auto const& finding : findings)
        std::cout << finding << '\n';
    std::cout << (findings.empty() ? "Every invariant holds\n" : std::to_string(findings.size()) + " findings\n");
    return findings.empty() ? 0 : 1;
}

int print(std::string const& text)
{
    std::cout << text;
    return EX_OK;
}

int give_order(Words const& words, Order const& order) { return give_order(config::read_settings(words.said), order); }

int print_settings(Words const& words)
{
    return print(
        words.markdown ? config::print_settings_page() : config::print_settings(config::read_settings(words.said)));
}

// The verb is part of the order: "orders-approve".
int give_order_of(Words const& words, std::string const& command, std::vector<std::string> more)
{
    return give_order(words, { command + '-' + words.verb, std::move(more) });
}

int order_about_operator(Words const& words)
{
    if (words.verb == "add")
        return give_order(words, { "operator", { words.email } });
    return give_order_of(words, "operator", { words.email });
}

int order_about_orders(Words const& words)
{
    if (words.verb == "list")
        return give_order_of(words, "orders", { words.state });
    return give_order_of(words, "orders", { words.order, words.note });
}

constexpr Command commands[] = {
    { "serve", "Start the server", serve },
    { "demo", "Start a server with three sample accounts, in ./demo unless --data says otherwise", demo },
    { "setup", "Found the first account, without the browser", set_up },
    { "reset-link", "Print a link with which a person chooses a new password",
        [](Words const& words) {
            Order order { "reset-link", { words.email } };
            if (words.remove_second_factors)
                order.words.emplace_back("remove-second-factors");
            return give_order(words, order);
        } },
    { "operator", "Say who are the operators of this server", order_about_operator },
    { "licenses", "Set how many licenses of a product an account has",
        [](Words const& words) {
            return give_order(words, { "licenses", { words.account, words.product, words.total } });
        } },
    { "domains", "Take a domain as proved, without asking the name servers",
        [](Words const& words) { return give_order(words, { "domains-confirm", { words.account, words.domain } }); } },
    { "orders", "List the orders of licenses, approve or reject one", order_about_orders },
    { "users", "List, export or import the users of an account",
        [](Words const& words) { return run_users(config::read_settings(words.said), words); } },
    { "invitations", "List the pending invitations of an account",
        [](Words const& words) { return give_order_of(words, "invitations", { words.account }); } },
    { "migrate", "Bring the database to the version of this program", migrate },
    { "check", "Verify every invariant of the data; 0: clean, 1: findings", check },
    { "openapi", "Print the OpenAPI document of the API", [](Words const&) { return print(print_openapi() + "\n"); },
        false },
    { "errors", "Print every error code", [](Words const&) { return print(print_refusals_page()); }, false },
    { "settings", "Print every setting and its value", print_settings },
    { "completion", "Print a script that completes the words of kith in a shell",
        [](Words const& words) { return print(print_completion(words.shell)); }, false },
    { "man", "Print the manual page, for man -l", [](Words const&) { return print(print_man_page()); }, false },
    { "version", "Print the version", [](Words const&) { return print("kith " KITH_VERSION "\n"); }, false },
};

void add_argument(CLI::App& command, Words& words, Argument const& argument)
{
    std::string const name { argument.name };
    std::string const help { argument.help };
    auto const* text = std::get_if<std::string Words::*>(&argument.place);
    auto* option = text ? command.add_option(name, words.*(*text), help)
                        : command.add_flag(name, words.*std::get<bool Words::*>(argument.place), help);
    option->required(argument.needed == Needed::Yes);
    if (!argument.choices.empty())
        option->check(CLI::IsMember(choices_of(argument)));
}

bool is_command(std::string_view word)
{
    return std::ranges::any_of(commands, [&](Command const& command) { return command.name == word; });
}

// Said by ourselves, because CLI11 would only ask for "a subcommand".
int complain_of_command(CLI::App const& program, char const* word)
{
    if (word)
        std::cerr << "kith: '" << word << "' is no command; `kith --help` lists them\n";
    else
        std::cerr << program.help();
    return EX_USAGE;
}

int run_parsed(CLI::App const& program, Words const& words)
{
    for (auto const& command : commands) {
        if (program.got_subcommand(std::string { command.name }))
            return command.run(words);
    }
    return EX_USAGE;
}

}

std::span<Command const> command_table() { return commands; }

int run_command(int argc, char** argv)
{
    CLI::App program { "Kith, the people layer of a business", "kith" };
    program.require_subcommand(1);
    program.set_version_flag("--version", "kith " KITH_VERSION);
    Words words;
    for (auto const& command : commands) {
        auto* sub = program.add_subcommand(std::string { command.name }, std::string { command.help });
        for (auto const& argument : arguments_of(command.name))
            add_argument(*sub, words, argument);
        if (command.takes_settings)
            add_settings(*sub, words);
    }
    if (argc < 2 || (argv[1][0] != '-' && !is_command(argv[1])))
        return complain_of_command(program, argc < 2 ? nullptr : argv[1]);
    try {
        program.parse(argc, argv);
        return run_parsed(program, words);
    } catch (CLI::ParseError const& error) {
        return program.exit(error) == 0 ? EX_OK : EX_USAGE;
    } catch (StartupFault const& fault) {
        std::cerr << "kith: " << fault.what() << '\n';
        return fault.exit_code();
    } catch (Unavailable const& fault) {
        std::cerr << "kith: " << fault.what() << '\n';
        return EX_TEMPFAIL;
    } catch (std::exception const& fault) {
        std::cerr << "kith: " << fault.what() << '\n';
        return EX_SOFTWARE;
    }
}

}
