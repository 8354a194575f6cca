#include "app/manual.h"

#include "app/command_table.h"

#include <fmt/format.h>

#include <vector>

namespace kith::app {
namespace {

struct Option {
    std::string name; // "--listen"
    std::string help;
    bool is_flag = false;
    std::string choices = {};
};

std::vector<Option> options_of(Command const& command)
{
    std::vector<Option> options;
    for (auto const& argument : arguments_of(command.name)) {
        if (argument.is_option())
            options.push_back({ std::string { argument.name }, std::string { argument.help }, argument.is_flag(),
                std::string { argument.choices } });
    }
    if (!command.takes_settings)
        return options;
    for (auto const& setting : config::settings_table())
        options.push_back({ config::flag_of(setting), std::string { setting.sentence },
            std::holds_alternative<bool config::Settings::*>(setting.place) });
    return options;
}

// Everything that may come after the command: verbs, options, and their values where there
// are only a few.
std::string words_after(Command const& command)
{
    std::string words = "--help";
    for (auto const& argument : arguments_of(command.name)) {
        if (!argument.choices.empty())
            words += ' ' + std::string { argument.choices };
    }
    for (auto const& option : options_of(command))
        words += ' ' + option.name;
    return words;
}

std::string all_commands()
{
    std::string words;
    for (auto const& command : command_table())
        words += (words.empty() ? "" : " ") + std::string { command.name };
    return words;
}

// bash and zsh (with bashcompinit) read the same.
std::string bash_function()
{
    auto script = fmt::format("_kith() {{\n    local word=\"${{COMP_WORDS[COMP_CWORD]}}\" words=\"{}\"\n"
                              "    if [ \"$COMP_CWORD\" -gt 1 ]; then\n        case \"${{COMP_WORDS[1]}}\" in\n",
        all_commands());
    for (auto const& command : command_table())
        script += fmt::format("        {}) words=\"{}\" ;;\n", command.name, words_after(command));
    return script +
        "        *) words=\"\" ;;\n        esac\n    fi\n    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
        "complete -o default -F _kith kith\n";
}

std::string fish_quoted(std::string_view text)
{
    std::string quoted = "'";
    for (char const c : text)
        quoted += c == '\'' || c == '\\' ? std::string { '\\', c } : std::string { c };
    return quoted + '\'';
}

std::string fish_script()
{
    std::string script = "complete -c kith -f\n";
    for (auto const& command : command_table()) {
        script += fmt::format(
            "complete -c kith -n __fish_use_subcommand -a {} -d {}\n", command.name, fish_quoted(command.help));
        auto const seen = fmt::format("complete -c kith -n '__fish_seen_subcommand_from {}'", command.name);
        for (auto const& argument : arguments_of(command.name)) {
            if (!argument.is_option() && !argument.choices.empty())
                script += fmt::format("{} -a '{}'\n", seen, argument.choices);
        }
        for (auto const& option : options_of(command))
            script += fmt::format("{} -l {}{} -d {}{}\n", seen, option.name.substr(2), option.is_flag ? "" : " -r",
                fish_quoted(option.help), option.choices.empty() ? "" : " -a '" + option.choices + "'");
    }
    return script;
}

// A hyphen is written as one, and no line begins with a command of its own.
std::string roff(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string man_item(std::string_view name, std::string_view help)
{
    return fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(name), roff(help));
}

std::string man_synopsis(Command const& command)
{
    std::string line = fmt::format("\\fBkith {}\\fR", roff(command.name));
    for (auto const& argument : arguments_of(command.name)) {
        auto word = roff(argument.name);
        if (!argument.is_option() && !argument.choices.empty())
            word = "{" + roff(argument.choices) + "}";
        else if (argument.is_option() && !argument.is_flag())
            word += " \\fIVALUE\\fR";
        line += argument.needed == Needed::Yes ? ' ' + word : " [" + word + ']';
    }
    return line + (command.takes_settings ? " [\\fISETTINGS\\fR]" : "") + '\n';
}

std::string man_command(Command const& command)
{
    auto text = fmt::format(".SS {}\n{}\n.PP\n{}.\n", roff(command.name), man_synopsis(command), roff(command.help));
    for (auto const& argument : arguments_of(command.name))
        text += man_item(argument.name, argument.help);
    return text;
}

std::string man_settings()
{
    std::string text;
    for (auto const& setting : config::settings_table()) {
        auto const preset = setting.preset.empty() ? "" : fmt::format(" (default: {})", setting.preset);
        text += man_item(fmt::format("{}, {}", config::flag_of(setting), config::environment_of(setting)),
            std::string { setting.sentence } + preset);
    }
    return text;
}

constexpr std::string_view after_settings =
    R"(.SH FILES
.TP
\fIDATA\fR/kith.toml
Settings; an option beats the environment, and the environment beats the file.
.TP
\fIDATA\fR/kith.db
The database, where nothing else is said.
.TP
\fIDATA\fR/server.key
The key from which links are derived. Whoever has it can make them.
.TP
\fIDATA\fR/control
The socket by which commands reach a running server.
.SH EXIT STATUS
0: done. 1: findings, of \fBcheck\fR. Others are those of sysexits.h: 64 the words are wrong, 65 what they name
is wrong, 75 try again later, 78 a setting is wrong.
)";

}

std::string print_completion(std::string_view shell)
{
    if (shell == "fish")
        return fish_script();
    if (shell == "zsh")
        return "#compdef kith\nautoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" +
            bash_function();
    return bash_function();
}

std::string print_man_page()
{
    std::string text = ".TH KITH 1 \"\" \"kith\" \"Kith\"\n.SH NAME\nkith \\- the people layer of a business\n"
                       ".SH SYNOPSIS\n\\fBkith\\fR \\fICOMMAND\\fR [\\fIARGUMENTS\\fR] [\\fISETTINGS\\fR]\n"
                       ".SH DESCRIPTION\nA server that keeps the internal users, roles, licenses and invitations of "
                       "businesses,\nand serves an API and web pages for them. `kith serve` starts it; the other "
                       "commands look after it.\n.SH COMMANDS\n";
    for (auto const& command : command_table())
        text += man_command(command);
    return text +
        ".SH SETTINGS\nEach is an option of every command that takes them, and a variable of the environment.\n" +
        man_settings() + std::string { after_settings };
}

}
