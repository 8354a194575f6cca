#pragma once

// What one types after `kith`: the table that the command line, its help, its completion in
// a shell and its manual page are all made from.

#include "config/settings.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kith::app {

// What a command was told beside the settings.
struct Words {
    config::Said said;
    std::string account, email, first_name, last_name;
    std::string verb; // what of it is to be done: `kith orders approve`
    std::string product, total;
    std::string domain;
    std::string order, note, state;
    std::string file, as, send;
    std::string shell;
    bool password_from_stdin = false;
    bool dry_run = false;
    bool markdown = false;
    bool print_schema = false;
    bool remove_second_factors = false;
};

enum class Needed { Yes, No };

// An option, which begins with two dashes, or something that stands in its place.
struct Argument {
    std::string_view command;
    std::string_view name;
    std::variant<std::string Words::*, bool Words::*> place;
    std::string_view help;
    Needed needed = Needed::No;
    std::string_view choices = {}; // with a space between; empty: anything

    bool is_option() const { return name.starts_with("--"); }
    bool is_flag() const { return std::holds_alternative<bool Words::*>(place); }
};
std::span<Argument const> argument_table();
std::vector<Argument> arguments_of(std::string_view command);
std::vector<std::string> choices_of(Argument const&);

struct Command {
    std::string_view name;
    std::string_view help;
    int (*run)(Words const&);
    bool takes_settings = true;
};
std::span<Command const> command_table(); // commands.cpp

}
