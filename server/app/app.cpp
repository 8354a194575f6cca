#include "app/app.h"

#include "accounts/accounts.h"
#include "app/control.h"
#include "app/dev_routes.h"
#include "app/followers.h"
#include "app/health.h"
#include "app/heartbeat.h"
#include "app/jobs.h"
#include "app/news.h"
#include "app/operator_commands.h"
#include "app/pages.h"
#include "app/refusals.h"
#include "app/routes.h"
#include "app/sights.h"
#include "base/fault.h"
#include "base/spool.h"
#include "bus/bus.h"
#include "crypto/token.h"
#include "db/migrations.h"
#include "dns/dns.h"
#include "fetch/fetch.h"
#include "http/openapi.h"
#include "http/server.h"
#include "http/site.h"
#include "identity_providers/identity_providers.h"
#include "instance/machine.h"
#include "jobs/jobs.h"
#include "live/live.h"
#include "log/log.h"
#include "mail/public_url.h"
#include "mail/sender.h"
#include "orders/orders.h"
#include "presence/presence.h"
#include "setup/setup.h"

#include <sysexits.h>

#include <filesystem>
#include <thread>

namespace kith::app {
namespace {

int cores() { return static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }

void make_data_folder(std::string const& path)
{
    std::error_code error;
    bool const is_new = std::filesystem::create_directories(path, error);
    if (error)
        throw StartupFault(EX_CONFIG, "cannot make the data folder " + path + ": " + error.message());
    if (is_new)
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

db::Options database_options(config::Settings const& settings)
{
    db::Options options { settings.database };
    options.group_commit = settings.group_commit;
    options.postgres_connections = settings.postgres_connections > 0 ? settings.postgres_connections : 3 * cores();
    return options;
}

http::ServerOptions server_options(config::Settings const& settings)
{
    http::ServerOptions options { settings.listen, settings.public_url, settings.trusted_proxies };
    options.threads = settings.io_threads > 0 ? settings.io_threads : cores();
    return options;
}

mail::SmtpOptions smtp_options(config::Settings const& settings)
{
    mail::SmtpOptions options { settings.smtp_url, settings.smtp_username, settings.smtp_password, settings.smtp_from };
    options.ca_file = settings.smtp_ca_file;
    return options;
}

accounts::Founders founders_of(config::Settings const& settings)
{
    if (auto const founders = enum_from_text<accounts::Founders>(settings.accounts_founding))
        return *founders;
    throw StartupFault(EX_CONFIG, "accounts_founding: must be internal, anyone or operator");
}

void log_request(http::Server::Finished const& done)
{
    auto const level = done.status >= 500 ? log::Level::Error : log::Level::Debug;
    if (!log::is_enabled(level))
        return;
    log::write(level, "request",
        { { "request_id", done.request.id }, { "method", http::method_text(done.request.method) },
            { "route", done.route }, { "status", done.status }, { "us", done.took.count() },
            { "person", done.principal }, { "address", done.request.address } });
}

}

std::unique_ptr<db::Database> open_database(config::Settings const& settings)
{
    make_data_folder(settings.data);
    set_spool_folder(settings.data);
    auto const key_path = (std::filesystem::path { settings.data } / "server.key").string();
    crypto::set_server_key(
        settings.server_key.empty() ? crypto::load_or_make_server_key(key_path) : settings.server_key);
    auto database = db::open(database_options(settings));
    db::migrate(*database);
    return database;
}

std::unique_ptr<db::Database> open_database_to_read(config::Settings const& settings)
{
    auto options = database_options(settings);
    options.create = false;
    options.read_only = true;
    return db::open(options);
}

std::string print_openapi()
{
    http::Router router;
    add_api_routes(router);
    router.socket("/api/v1/accounts/{account}/live",
        "Live updates over WebSocket: frames {type, seq, data}; ?after=SEQ resumes", {});
    return http::write_openapi(router, KITH_VERSION);
}

static std::unique_ptr<bus::Bus> make_bus(config::Settings const& settings, db::Engine engine)
{
    if (!settings.nats_url.empty())
        return bus::make_nats(settings.nats_url);
    return engine == db::Engine::Postgres ? bus::make_notify(database_options(settings).url) : bus::make_alone();
}

struct App::Parts {
    config::Settings settings;
    std::unique_ptr<db::Database> database;
    http::Router router;
    http::Router metrics_router;
    Heartbeat heartbeat;
    live::Hub hub;
    jobs::Runner jobs;
    mail::Sender mail;
    std::unique_ptr<bus::Bus> bus;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<http::Server> metrics;
    std::unique_ptr<Control> control;
    std::string setup_token;

    explicit Parts(config::Settings from)
        : settings(std::move(from))
        , database(open_database(settings))
        , heartbeat(*database)
        , hub(*database, project, renew, {}, people_of(heartbeat.node()))
        , jobs(*database)
        , mail(*database, smtp_options(settings))
        , bus(make_bus(settings, database->engine()))
    {
        add_routes();
        add_jobs(jobs);
        events::set_follower(tell_news);
        heartbeat.on_return([this] { hub.attend_again(); });
        database->on_commit([this](std::vector<std::string> const& topics) { wake(topics); });
        server = std::make_unique<http::Server>(server_options(settings), router, *database, meaning_of, caller_of);
        server->on_finished(log_request);
        mail::set_public_url(server->public_url());
        dns::set_servers(settings.dns_servers);
        fetch::set_trusted_origins(settings.trusted_origins);
        identity_providers::set_hubspot_origins(settings.hubspot_origins);
        instance::set_machine({ settings.data, database->engine() == db::Engine::Sqlite ? "sqlite" : "postgres",
            !settings.smtp_url.empty() });
        accounts::set_founders(founders_of(settings));
        orders::set_approval(settings.orders_auto_approve ? orders::Approval::AtOnce : orders::Approval::ByOperator);
        listen_for_metrics();
    }

    void add_routes()
    {
        add_api_routes(router);
        add_dav_routes(router);
        add_live_route(router, hub);
        add_health_routes(router, *database);
        add_pages(router);
        router.plain(http::Method::Get, "/api/v1/openapi.json",
            [document = print_openapi()](http::Call&) { return http::Reply { 200, "application/json", document }; });
        if (settings.dev)
            add_dev_routes(router, settings.smtp_from, [this] { jobs.wake(); });
    }

    void listen_for_metrics()
    {
        if (settings.metrics_listen.empty())
            return;
        add_metrics_route(metrics_router, [this] { return server->counters(); }, [this] { return hub.sockets(); });
        http::ServerOptions options { settings.metrics_listen };
        options.threads = 1;
        metrics = std::make_unique<http::Server>(options, metrics_router, *database, meaning_of);
    }

    // The work that waits is for one node, and this one has it at hand; what pages show is for all.
    void wake(std::vector<std::string> const& topics)
    {
        bus::Topics shown;
        for (auto const& topic : topics) {
            if (topic == "mail")
                mail.wake();
            else if (topic == "jobs")
                jobs.wake();
            else
                shown.push_back(topic);
        }
        show(shown);
        bus->publish(shown);
    }
    void show(bus::Topics const& topics)
    {
        for (auto const& topic : topics)
            hub.wake(topic);
    }
};

App::App(config::Settings settings)
{
    if (settings.dev && !http::parse_listen_address(settings.listen).is_loopback)
        throw StartupFault(EX_USAGE, "--dev shows every mail to everybody: it works on a loopback address only");
    parts_ = std::make_unique<Parts>(std::move(settings));
}

App::~App() = default;

void App::start()
{
    if (auto const token = parts_->database->write_now(setup::offer))
        parts_->setup_token = token->text;
    parts_->hub.start();
    parts_->bus->start(
        { [this](bus::Topics const& topics) { parts_->show(topics); }, [this] { parts_->hub.look_again(); } });
    if (parts_->database->engine() == db::Engine::Sqlite) {
        parts_->jobs.take_over_all();
        parts_->database->write_now(presence::forget_all);
    }
    parts_->heartbeat.start();
    parts_->jobs.start();
    parts_->mail.start();
    parts_->server->start();
    parts_->control = std::make_unique<Control>(control_path(parts_->settings),
        [database = parts_->database.get()](Order const& order) { return carry_out(*database, order); });
    if (parts_->metrics)
        parts_->metrics->start();
}

void App::stop()
{
    parts_->control.reset();
    if (parts_->metrics)
        parts_->metrics->stop(std::chrono::seconds { 1 });
    parts_->hub.stop();
    parts_->server->stop(std::chrono::seconds { parts_->settings.stop_seconds });
    parts_->mail.stop();
    parts_->jobs.stop();
    parts_->heartbeat.stop();
    parts_->bus->stop(); // behind it: others hear who is no longer here
    parts_->database->stop();
}

std::string App::url() const { return parts_->server->url(); }

std::string App::public_url() const { return parts_->server->public_url(); }

std::string App::setup_url() const
{
    return parts_->setup_token.empty() ? std::string {} : public_url() + "/setup?token=" + parts_->setup_token;
}

}
