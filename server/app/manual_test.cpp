// The completion and the manual page know every command and every option.

#include "app/manual.h"

#include "app/command_table.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace kith::app {
namespace {

// What bash prints for that script; its exit code must be 0.
std::string said_by_bash(std::string const& script)
{
    auto const quoted = [&] {
        std::string text = "'";
        for (char const c : script)
            text += c == '\'' ? std::string { "'\\''" } : std::string { c };
        return text + '\'';
    }();
    auto* pipe = popen(("bash -c " + quoted).c_str(), "r");
    std::string said;
    std::array<char, 4096> bytes {};
    while (auto const count = fread(bytes.data(), 1, bytes.size(), pipe))
        said.append(bytes.data(), count);
    EXPECT_EQ(pclose(pipe), 0) << said;
    return said;
}

// What bash offers after those words: "add list remove ".
std::string completed(std::string const& words)
{
    return said_by_bash(print_completion("bash") + "\nCOMP_WORDS=(" + words +
        "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _kith; printf '%s ' \"${COMPREPLY[@]}\"");
}

std::string without_escapes(std::string text)
{
    std::erase(text, '\\');
    return text;
}

TEST(ManualTest, completes_commands_verbs_and_options)
{
    EXPECT_EQ(completed("kith op"), "operator openapi ");
    EXPECT_TRUE(completed("kith operator ''").starts_with("--help add remove list --data "));
    EXPECT_EQ(completed("kith orders rejec"), "reject rejected ");
    EXPECT_EQ(completed("kith orders --no"), "--note ");
    EXPECT_EQ(completed("kith serve --metrics"), "--metrics-listen ");
    EXPECT_EQ(completed("kith completion z"), "zsh ");
    EXPECT_EQ(completed("kith nonsense a"), " ") << "nothing is offered after what is no command";
}

TEST(ManualTest, leaves_nothing_out)
{
    auto const man = without_escapes(print_man_page());
    for (auto const* shell : { "bash", "zsh", "fish" }) {
        auto const script = print_completion(shell);
        std::string const dashes = shell == std::string { "fish" } ? "-l " : "--";
        for (auto const& command : command_table()) {
            EXPECT_TRUE(script.contains(command.name)) << shell << ' ' << command.name;
            EXPECT_TRUE(man.contains(".SS " + std::string { command.name } + '\n')) << command.name;
        }
        for (auto const& argument : argument_table()) {
            auto const option = argument.is_option() ? dashes + std::string { argument.name.substr(2) } : "";
            EXPECT_TRUE(script.contains(option)) << argument.name;
            EXPECT_TRUE(script.contains(argument.choices)) << argument.name;
            EXPECT_TRUE(man.contains(argument.help)) << argument.help;
        }
        for (auto const& setting : config::settings_table()) {
            EXPECT_TRUE(script.contains(dashes + config::flag_of(setting).substr(2))) << setting.name;
            EXPECT_TRUE(man.contains(config::environment_of(setting))) << setting.name;
        }
    }
}

// An argument of a command that there is not would never be seen.
TEST(ManualTest, every_argument_belongs_to_a_command)
{
    for (auto const& argument : argument_table())
        EXPECT_TRUE(std::ranges::any_of(command_table(), [&](Command const& each) {
            return each.name == argument.command;
        })) << argument.command;
}

}
}
