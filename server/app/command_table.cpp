#include "app/command_table.h"

#include <iterator>
#include <sstream>

namespace kith::app {
namespace {

constexpr auto yes = Needed::Yes;
constexpr auto no = Needed::No;

constexpr Argument arguments[] = {
    { "setup", "--account", &Words::account, "Name of the account", yes },
    { "setup", "--email", &Words::email, "The founder's address", yes },
    { "setup", "--first-name", &Words::first_name, "The founder's first name", yes },
    { "setup", "--last-name", &Words::last_name, "The founder's last name", yes },
    { "setup", "--password-stdin", &Words::password_from_stdin,
        "Read the password from the first line of standard input", yes },
    { "reset-link", "EMAIL", &Words::email, "The person's address", yes },
    { "reset-link", "--remove-second-factors", &Words::remove_second_factors,
        "Turn two-step sign-in off, too, for somebody who has lost the phone and the recovery codes" },
    { "operator", "VERB", &Words::verb, "Make a person an operator, take that back, or list them", yes,
        "add remove list" },
    { "operator", "EMAIL", &Words::email, "The person's address; not for list" },
    { "licenses", "VERB", &Words::verb, "The word set", yes, "set" },
    { "licenses", "--account", &Words::account, "Id of the account", yes },
    { "licenses", "--product", &Words::product, "The product, such as suite", yes },
    { "licenses", "--total", &Words::total, "How many, or the word unlimited", yes },
    { "domains", "VERB", &Words::verb, "The word confirm", yes, "confirm" },
    { "domains", "--account", &Words::account, "Id of the account", yes },
    { "domains", "--domain", &Words::domain, "The domain, such as example.com", yes },
    { "orders", "VERB", &Words::verb, "List orders, or decide about one", yes, "list approve reject" },
    { "orders", "ORDER", &Words::order, "Id of the order; not for list" },
    { "orders", "--note", &Words::note, "What whoever ordered is told; rejecting needs it" },
    { "orders", "--state", &Words::state, "Which ones are listed; those that wait if nothing is said", no,
        "requested approved rejected canceled" },
    { "users", "VERB", &Words::verb, "What to do with them", yes, "list export import" },
    { "users", "FILE", &Words::file, "The file to write or to read; not for list" },
    { "users", "--account", &Words::account, "Id of the account", yes },
    { "users", "--as", &Words::as, "Address of the member in whose name is imported" },
    { "users", "--dry-run", &Words::dry_run, "Say what would happen to each line, and change nothing" },
    { "users", "--send", &Words::send, "What new users get; nothing if nothing is said", no,
        "none welcome invitation" },
    { "invitations", "VERB", &Words::verb, "The word list", yes, "list" },
    { "invitations", "--account", &Words::account, "Id of the account", yes },
    { "migrate", "--print-schema", &Words::print_schema, "Print the present schema as SQL instead" },
    { "settings", "--markdown", &Words::markdown, "Print the page of the manual" },
    { "errors", "--markdown", &Words::markdown, "Print the page of the manual" },
    { "completion", "SHELL", &Words::shell, "The shell it is for", yes, "bash zsh fish" },
};

}

std::span<Argument const> argument_table() { return arguments; }

std::vector<Argument> arguments_of(std::string_view command)
{
    std::vector<Argument> found;
    for (auto const& argument : arguments) {
        if (argument.command == command)
            found.push_back(argument);
    }
    return found;
}

std::vector<std::string> choices_of(Argument const& argument)
{
    std::istringstream words { std::string { argument.choices } };
    return { std::istream_iterator<std::string> { words }, {} };
}

}
