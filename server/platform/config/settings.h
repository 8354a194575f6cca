#pragma once

// Settings are one table (settings.cpp): each has a name, a default and a sentence,
// and is read from, each beating the ones before it:
//
//   the default, kith.toml in the data folder, KITH_<NAME> in the environment, --<name>
//
// "smtp_url" is smtp_url or [smtp] url in the file, KITH_SMTP_URL, --smtp-url. What
// is unknown or no such value stops the start with one line that names it.

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kith::config {

struct Settings {
    std::string data;
    std::string database;
    std::string listen;
    std::string public_url;
    std::vector<std::string> trusted_proxies;
    bool dev = false;
    std::string accounts_founding;
    bool orders_auto_approve = false;
    std::string metrics_listen;
    int io_threads = 0;
    int postgres_connections = 0;
    std::string nats_url;
    int stop_seconds = 0;
    std::string log_level;
    std::string server_key;
    std::string smtp_url;
    std::string smtp_username;
    std::string smtp_password;
    std::string smtp_from;
    std::string smtp_ca_file;
    std::string dns_servers;
    std::vector<std::string> trusted_origins;
    std::vector<std::string> hubspot_origins;
    bool group_commit = true;
};

struct Setting {
    std::string_view name;
    std::variant<std::string Settings::*, int Settings::*, bool Settings::*, std::vector<std::string> Settings::*>
        place;
    std::string_view preset;
    std::string_view sentence;
    bool is_secret = false;
};

std::span<Setting const> settings_table();
std::string flag_of(Setting const&);        // "--smtp-url"
std::string environment_of(Setting const&); // "KITH_SMTP_URL"

// What the command line said, by setting name.
using Said = std::map<std::string, std::string, std::less<>>;

// StartupFault (EX_CONFIG) with one line for what is wrong.
Settings read_settings(Said const& flags);

// Every setting with the value it has; secrets as "(set)".
std::string print_settings(Settings const&);
// The table for the manual, in Markdown.
std::string print_settings_page();

}
