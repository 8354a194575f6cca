#include "config/settings.h"

#include "base/fault.h"
#include "support/database.h"

#include <gtest/gtest.h>
#include <sysexits.h>

#include <cstdlib>
#include <fstream>

namespace kith::config {
namespace {

class SettingsTest : public testing::Test {
protected:
    ~SettingsTest() override
    {
        for (auto const& name : variables_)
            unsetenv(name.c_str());
    }

    void file(std::string const& content) { std::ofstream { folder_.path("kith.toml") } << content; }
    void variable(std::string const& name, std::string const& value)
    {
        setenv(name.c_str(), value.c_str(), 1);
        variables_.push_back(name);
    }
    Settings read(Said flags = {})
    {
        flags.emplace("data", folder_.path(""));
        return read_settings(flags);
    }
    // The one line that stops the start.
    std::string complaint(Said const& flags = {})
    {
        try {
            read(flags);
            return "none";
        } catch (StartupFault const& fault) {
            EXPECT_EQ(fault.exit_code(), EX_CONFIG);
            EXPECT_EQ(std::string { fault.what() }.find('\n'), std::string::npos);
            return fault.what();
        }
    }
    bool complains_of(std::string const& word, Said const& flags = {}) { return complaint(flags).contains(word); }

    TemporaryFolder folder_;

private:
    std::vector<std::string> variables_;
};

TEST_F(SettingsTest, have_defaults)
{
    auto const settings = read();
    EXPECT_EQ(settings.listen, "127.0.0.1:8080");
    EXPECT_EQ(settings.database, "sqlite:" + folder_.path("kith.db"));
    EXPECT_EQ(settings.stop_seconds, 10);
    EXPECT_FALSE(settings.dev);
    EXPECT_TRUE(settings.group_commit);
    EXPECT_TRUE(settings.trusted_proxies.empty());
}

TEST_F(SettingsTest, said_later_win)
{
    file("listen = \"127.0.0.1:1\"\nstop_seconds = 1\nlog_level = \"warning\"\n");
    EXPECT_EQ(read().listen, "127.0.0.1:1");
    variable("KITH_LISTEN", "127.0.0.1:2");
    variable("KITH_STOP_SECONDS", "2");
    EXPECT_EQ(read().listen, "127.0.0.1:2");
    auto const settings = read({ { "listen", "127.0.0.1:3" } });
    EXPECT_EQ(settings.listen, "127.0.0.1:3");
    EXPECT_EQ(settings.stop_seconds, 2);
    EXPECT_EQ(settings.log_level, "warning");
}

TEST_F(SettingsTest, of_every_kind_are_read_from_the_file)
{
    file("dev = true\nio_threads = 3\ntrusted_proxies = [\"10.0.0.0/8\", \"::1\"]\n[smtp]\nurl = \"smtp://mail:25\"\n");
    auto const settings = read();
    EXPECT_TRUE(settings.dev);
    EXPECT_EQ(settings.io_threads, 3);
    EXPECT_EQ(settings.trusted_proxies, (std::vector<std::string> { "10.0.0.0/8", "::1" }));
    EXPECT_EQ(settings.smtp_url, "smtp://mail:25");
}

TEST_F(SettingsTest, lists_are_separated_by_commas)
{
    EXPECT_EQ(read({ { "trusted_proxies", " 10.0.0.1 ,, ::1," } }).trusted_proxies,
        (std::vector<std::string> { "10.0.0.1", "::1" }));
    EXPECT_TRUE(read({ { "trusted_proxies", "" } }).trusted_proxies.empty());
}

TEST_F(SettingsTest, that_are_wrong_stop_the_start_and_are_named)
{
    for (auto const* number : { "x", "-1", "1.5", "", "1 ", "99999999999" })
        EXPECT_TRUE(complains_of("--io-threads", { { "io_threads", number } })) << number;
    for (auto const* flag : { "yes", "TRUE", "", "2" })
        EXPECT_TRUE(complains_of("--dev", { { "dev", flag } })) << flag;
    variable("KITH_STOP_SECONDS", "soon");
    EXPECT_TRUE(complains_of("KITH_STOP_SECONDS"));
}

TEST_F(SettingsTest, file_that_is_wrong_stops_the_start)
{
    struct {
        char const* content;
        char const* word;
    } const cases[] = { { "listen = ", "line 1" }, { "\nlistne = \"x\"\n", "listne is no setting" },
        { "[smtp]\nport = 25\n", "smtp_port is no setting" }, { "stop_seconds = 1.5\n", "stop_seconds" },
        { "stop_seconds = \"soon\"\n", "stop_seconds" }, { "dev = 7\n", "dev" }, { "data = \"elsewhere\"\n", "data" } };
    for (auto const& [content, word] : cases) {
        file(content);
        EXPECT_TRUE(complains_of("kith.toml")) << content << complaint();
        EXPECT_TRUE(complains_of(word)) << content << complaint();
    }
}

TEST_F(SettingsTest, that_are_secret_are_not_printed)
{
    auto const printed = print_settings(read({ { "smtp_password", "hunter2" }, { "server_key", "k3y" },
        { "database", "postgres://kith:hunter2@db/kith" }, { "smtp_url", "smtp://u:hunter2@mail" } }));
    EXPECT_EQ(printed.find("hunter2"), std::string::npos) << printed;
    EXPECT_EQ(printed.find("k3y"), std::string::npos) << printed;
    EXPECT_TRUE(printed.contains("postgres://kith:(set)@db/kith")) << printed;
    EXPECT_TRUE(printed.contains("127.0.0.1:8080"));
}

TEST(SettingsTable, names_each_setting_once_and_explains_it)
{
    std::map<std::string_view, int> names;
    auto const page = print_settings_page();
    for (auto const& setting : settings_table()) {
        EXPECT_EQ(++names[setting.name], 1) << setting.name;
        EXPECT_FALSE(setting.sentence.empty()) << setting.name;
        EXPECT_TRUE(page.contains('`' + flag_of(setting) + '`')) << setting.name;
        EXPECT_TRUE(page.contains('`' + environment_of(setting) + '`')) << setting.name;
    }
    EXPECT_EQ(flag_of(settings_table()[3]), "--public-url");
    EXPECT_EQ(environment_of(settings_table()[3]), "KITH_PUBLIC_URL");
}

}
}
