#include "instance/health_rules.h"
#include "instance/instance_http.h"
#include "instance/instance_store.h"
#include "instance/machine.h"
#include "operators/operators.h"

#include <filesystem>

namespace kith::instance {
namespace {

Machine present;

struct DatabaseHealth {
    Wellness wellness;
    std::string engine;
    std::int64_t bytes;
};
BOOST_DESCRIBE_STRUCT(DatabaseHealth, (), (wellness, engine, bytes))

struct StorageHealth {
    Wellness wellness;
    std::int64_t free_bytes;
    std::int64_t total_bytes;
};
BOOST_DESCRIBE_STRUCT(StorageHealth, (), (wellness, free_bytes, total_bytes))

struct MailHealth {
    Wellness wellness;
    bool configured;
    std::int64_t waiting;
    std::optional<Time> oldest_at;
    std::int64_t failed; // within a day
    std::string last_trouble;
};
BOOST_DESCRIBE_STRUCT(MailHealth, (), (wellness, configured, waiting, oldest_at, failed, last_trouble))

struct JobTrouble {
    std::string kind;
    std::string error; // empty: it is only late
    Time due_at;
};
BOOST_DESCRIBE_STRUCT(JobTrouble, (), (kind, error, due_at))

struct JobsHealth {
    Wellness wellness;
    std::vector<JobTrouble> troubles;
};
BOOST_DESCRIBE_STRUCT(JobsHealth, (), (wellness, troubles))

struct NodeBody {
    nodes::NodeId id;
    std::string name;
    std::string version;
    Time started_at;
    Time seen_at;
    bool silent;
};
BOOST_DESCRIBE_STRUCT(NodeBody, (), (id, name, version, started_at, seen_at, silent))

struct NodesHealth {
    Wellness wellness;
    std::vector<NodeBody> items;
};
BOOST_DESCRIBE_STRUCT(NodesHealth, (), (wellness, items))

struct HealthBody {
    std::string version;
    DatabaseHealth database;
    MailHealth mail;
    JobsHealth jobs;
    NodesHealth nodes;
    StorageHealth storage;
};
BOOST_DESCRIBE_STRUCT(HealthBody, (), (version, database, mail, jobs, nodes, storage))

MailHealth mail_health(db::Transaction& tx)
{
    auto const queue = mail::look_at_queue(tx, tx.now() - Days { 1 });
    return { wellness_of(queue, present.sends_mail, tx.now()), present.sends_mail, queue.waiting, queue.oldest,
        queue.failed, queue.last_trouble };
}

JobsHealth jobs_health(db::Transaction& tx)
{
    auto const troubles = jobs::list_troubles(tx);
    JobsHealth health { wellness_of(troubles), {} };
    for (auto const& trouble : troubles)
        health.troubles.push_back({ trouble.kind, trouble.error, trouble.due_at });
    return health;
}

NodesHealth nodes_health(db::Transaction& tx)
{
    auto const all = nodes::list(tx);
    NodesHealth health { wellness_of(all, tx.now()), {} };
    for (auto const& node : all)
        health.items.push_back(
            { node.id, node.name, node.version, node.started_at, node.seen_at, node.is_silent(tx.now()) });
    return health;
}

StorageHealth storage_health()
{
    std::error_code error;
    auto const space = std::filesystem::space(present.data_folder, error);
    Room const room = error
        ? Room {}
        : Room { static_cast<std::int64_t>(space.available), static_cast<std::int64_t>(space.capacity) };
    return { wellness_of(room), room.free_bytes, room.total_bytes };
}

// That it answers at all says that the database does.
Result<HealthBody> get_health(http::Call& call, db::Transaction& tx)
{
    TRY(operators::require(call, tx));
    return HealthBody { KITH_VERSION, { Wellness::Good, present.engine, store::database_bytes(tx) }, mail_health(tx),
        jobs_health(tx), nodes_health(tx), storage_health() };
}

}

void set_machine(Machine machine) { present = std::move(machine); }

void add_health_routes(http::Router& router)
{
    router.get("/api/v1/instance/health", "Shows how well this server is, and what ails it", get_health);
}

}
