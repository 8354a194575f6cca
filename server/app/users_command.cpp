#include "app/users_command.h"

#include "app/operator_commands.h"

#include <sysexits.h>

#include <filesystem>
#include <iostream>

namespace kith::app {
namespace {

// The server may stand in another folder.
std::string whole(std::string const& path) { return std::filesystem::absolute(path); }

// Started, and followed until it has ended.
int import_users(config::Settings const& settings, Words const& said)
{
    auto const mode = said.dry_run ? "try" : "run";
    auto const started = answer_to_order(settings,
        { "users-import", { said.account, whole(said.file), said.as, mode, said.send.empty() ? "none" : said.send } });
    if (started.exit_code != EX_OK)
        return print(started);
    auto const job = started.out.substr(0, started.out.find('\n'));
    while (true) {
        auto const report = answer_to_order(settings, { "users-job", { said.account, job } });
        if (print(report) != EX_TEMPFAIL)
            return report.exit_code;
    }
}

int complain(std::string const& line)
{
    std::cerr << "kith: " << line << '\n';
    return EX_USAGE;
}

}

int run_users(config::Settings const& settings, Words const& said)
{
    if (said.verb == "list")
        return give_order(settings, { "users-list", { said.account } });
    if (said.file.empty())
        return complain("say which file");
    if (said.verb == "export")
        return give_order(settings, { "users-export", { said.account, whole(said.file) } });
    return said.as.empty() ? complain("say --as whom: the address of a member") : import_users(settings, said);
}

}
