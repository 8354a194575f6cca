#include "config/settings.h"

#include "base/fault.h"

#include <fmt/format.h>
#include <sysexits.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

namespace kith::config {
namespace {

constexpr Setting table[] = {
    { "data", &Settings::data, "./data",
        "The folder for the database, the server key and kith.toml; made when missing" },
    { "database", &Settings::database, "", "sqlite:PATH or postgres://...; empty: kith.db in the data folder" },
    { "listen", &Settings::listen, "127.0.0.1:8080", "Address and port to serve on; port 0 takes a free one" },
    { "public_url", &Settings::public_url, "",
        "How browsers reach this server, as in links in mail; empty: the listen address" },
    { "trusted_proxies", &Settings::trusted_proxies, "",
        "Addresses or CIDR ranges whose X-Forwarded-For and -Proto count, separated by commas" },
    { "dev", &Settings::dev, "false",
        "For trying out on this machine: mails are shown at /dev/mail, POST /dev/clock moves the clock" },
    { "accounts_founding", &Settings::accounts_founding, "internal",
        "Who may found an account: internal (a user of any account), anyone (with a login), operator" },
    { "orders_auto_approve", &Settings::orders_auto_approve, "false",
        "Orders are approved as soon as they are placed; off: an operator approves or rejects them" },
    { "metrics_listen", &Settings::metrics_listen, "", "Address and port for /metrics (Prometheus); empty: off" },
    { "io_threads", &Settings::io_threads, "0", "Threads that serve requests; 0: one for each core" },
    { "postgres_connections", &Settings::postgres_connections, "0",
        "Connections to PostgreSQL; 0: three for each core" },
    { "nats_url", &Settings::nats_url, "",
        "Where several nodes tell each other what changed, as nats://host:4222; empty: by PostgreSQL itself", true },
    { "stop_seconds", &Settings::stop_seconds, "10", "How long requests in flight may take after SIGTERM" },
    { "log_level", &Settings::log_level, "info", "debug, info, warning or error" },
    { "server_key", &Settings::server_key, "",
        "Key from which links are derived and with which second factors are sealed, the same on every node; empty: "
        "server.key in the data folder",
        true },
    { "smtp_url", &Settings::smtp_url, "", "smtp://host:587 (STARTTLS) or smtps://host:465; empty: mails wait" },
    { "smtp_username", &Settings::smtp_username, "", "User name at the mail server; empty: none" },
    { "smtp_password", &Settings::smtp_password, "", "Password at the mail server", true },
    { "smtp_from", &Settings::smtp_from, "Kith <kith@localhost.localdomain>", "Sender of all mails" },
    { "smtp_ca_file", &Settings::smtp_ca_file, "",
        "Certificate authorities for the mail server; empty: those of the system" },
    { "dns_servers", &Settings::dns_servers, "",
        "Name servers that prove domains are asked of, as 192.0.2.1:53,192.0.2.2; empty: those of the system" },
    { "trusted_origins", &Settings::trusted_origins, "",
        "Servers inside your network that Kith may ask, such as https://login.intern, separated by commas; all others "
        "only by https and at public addresses" },
    { "hubspot_origins", &Settings::hubspot_origins, "",
        "Where HubSpot is, if a gateway of yours stands for it: its pages, and its API; empty: "
        "https://app.hubspot.com,https://api.hubapi.com" },
    { "group_commit", &Settings::group_commit, "true",
        "SQLite: commit many writes at once; off only to measure what it brings" },
};

[[noreturn]] void wrong(std::string_view where, std::string_view why)
{
    throw StartupFault(EX_CONFIG, fmt::format("{}: {}", where, why));
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const comma = text.find(',');
        auto part = text.substr(0, comma);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        part = part.substr(0, part.find_last_not_of(' ') + 1);
        if (!part.empty())
            parts.emplace_back(part);
        if (comma == text.npos)
            break;
        text.remove_prefix(comma + 1);
    }
    return parts;
}

int number_of(std::string_view text, std::string_view where)
{
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size() || number < 0)
        wrong(where, "must be a whole number");
    return number;
}

bool flag_value(std::string_view text, std::string_view where)
{
    if (text != "true" && text != "false" && text != "1" && text != "0")
        wrong(where, "must be true or false");
    return text == "true" || text == "1";
}

// `where` is named in the complaint: the flag, the variable, or the file's key.
struct Assignment {
    Settings& settings;
    std::string_view text;
    std::string_view where;
    void operator()(std::string Settings::* place) const { settings.*place = text; }
    void operator()(int Settings::* place) const { settings.*place = number_of(text, where); }
    void operator()(bool Settings::* place) const { settings.*place = flag_value(text, where); }
    void operator()(std::vector<std::string> Settings::* place) const { settings.*place = split(text); }
};

struct Reading {
    Settings const& settings;
    std::string operator()(std::string Settings::* place) const { return settings.*place; }
    std::string operator()(int Settings::* place) const { return std::to_string(settings.*place); }
    std::string operator()(bool Settings::* place) const { return settings.*place ? "true" : "false"; }
    std::string operator()(std::vector<std::string> Settings::* place) const
    {
        return fmt::format("{}", fmt::join(settings.*place, ","));
    }
};

std::string toml_text(toml::node const& node, std::string const& where)
{
    if (auto const* text = node.as_string())
        return text->get();
    if (auto const* number = node.as_integer())
        return std::to_string(number->get());
    if (auto const* flag = node.as_boolean())
        return flag->get() ? "true" : "false";
    auto const* list = node.as_array();
    if (!list)
        wrong(where, "must be a text, a number, true, false or a list of texts");
    std::vector<std::string> parts;
    for (auto const& each : *list)
        parts.push_back(toml_text(each, where));
    return fmt::format("{}", fmt::join(parts, ","));
}

// [smtp] url = "..." is smtp_url.
void flatten(toml::table const& table, std::string const& prefix, std::string const& path, Said& out)
{
    for (auto const& [key, node] : table) {
        auto const name = prefix + std::string { key.str() };
        if (auto const* inner = node.as_table())
            flatten(*inner, name + '_', path, out);
        else
            out[name] = toml_text(node, path + ": " + name);
    }
}

Said read_file(std::string const& path)
{
    Said said;
    if (!std::filesystem::exists(path))
        return said;
    try {
        flatten(toml::parse_file(path), "", path, said);
    } catch (toml::parse_error const& error) {
        wrong(path, fmt::format("line {}: {}", error.source().begin.line, error.description()));
    }
    auto is_known = [](auto const& each) {
        return std::ranges::any_of(table, [&](Setting const& setting) { return setting.name == each.first; });
    };
    if (auto const unknown = std::ranges::find_if_not(said, is_known); unknown != said.end())
        wrong(path, unknown->first + " is no setting; see `kith settings`");
    if (said.contains("data"))
        wrong(path, "data says where this file lies, so it cannot stand in it");
    return said;
}

void assign(Settings& settings, Setting const& setting, std::string_view text, std::string const& where)
{
    std::visit(Assignment { settings, text, where }, setting.place);
}

std::string dashed(std::string_view name, char dash, bool upper)
{
    std::string out;
    for (char c : name)
        out += c == '_' ? dash : upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    return out;
}

// The data folder decides where the file lies, so it is read first and may not stand in it.
std::string file_path(Said const& flags)
{
    auto const flag = flags.find("data");
    auto const* variable = std::getenv("KITH_DATA");
    std::string const folder = flag != flags.end() ? flag->second : variable ? variable : "./data";
    return (std::filesystem::path { folder } / "kith.toml").string();
}

// postgres://kith:secret@host without the secret.
std::string without_password(std::string text)
{
    auto const begin = text.find("://");
    auto const end = text.rfind('@');
    auto const colon = begin == text.npos ? text.npos : text.find(':', begin + 3);
    if (end != text.npos && colon < end)
        text.replace(colon + 1, end - colon - 1, "(set)");
    return text;
}

}

std::span<Setting const> settings_table() { return table; }

std::string flag_of(Setting const& setting) { return "--" + dashed(setting.name, '-', false); }

std::string environment_of(Setting const& setting) { return "KITH_" + dashed(setting.name, '_', true); }

Settings read_settings(Said const& flags)
{
    Settings settings;
    auto const path = file_path(flags);
    auto const file = read_file(path);
    for (auto const& setting : table) {
        assign(settings, setting, setting.preset, "default");
        if (auto const found = file.find(setting.name); found != file.end())
            assign(settings, setting, found->second, path + ": " + found->first);
        if (auto const* variable = std::getenv(environment_of(setting).c_str()))
            assign(settings, setting, variable, environment_of(setting));
        if (auto const found = flags.find(setting.name); found != flags.end())
            assign(settings, setting, found->second, flag_of(setting));
    }
    if (settings.database.empty())
        settings.database = "sqlite:" + (std::filesystem::path { settings.data } / "kith.db").string();
    return settings;
}

std::string print_settings(Settings const& settings)
{
    std::string out;
    for (auto const& setting : table) {
        auto value = without_password(std::visit(Reading { settings }, setting.place));
        if (setting.is_secret && !value.empty())
            value = "(set)";
        out += fmt::format("{:<22} {}\n", setting.name, value);
    }
    return out;
}

std::string print_settings_page()
{
    std::string out = "# Settings\n\nWritten by `kith settings --markdown`. Each setting is read from its default, "
                      "`kith.toml` in the data\n"
                      "folder, the environment and the command line; the later one wins. `smtp_url` may also stand\n"
                      "as `url` under `[smtp]` in the file.\n\n| Setting | Environment | Flag | Default | Meaning "
                      "|\n|---|---|---|---|---|\n";
    for (auto const& setting : table)
        out += fmt::format("| `{}` | `{}` | `{}` | {} | {} |\n", setting.name, environment_of(setting),
            flag_of(setting), setting.preset.empty() ? "" : fmt::format("`{}`", setting.preset), setting.sentence);
    return out;
}

}
