#include "nodes/nodes_store.h"

namespace kith::nodes::store {

bool touch(db::Transaction& tx, NodeId const& id)
{
    return tx.run("update nodes set seen_at = $2 where id = $1 and is_given_up = 0", id, tx.now()) == 1;
}

bool give_up(db::Transaction& tx, Node const& node)
{
    return tx.run("update nodes set is_given_up = 1 where id = $1 and seen_at = $2 and is_given_up = 0", node.id,
               node.seen_at) == 1;
}

void put(db::Transaction& tx, Node const& node)
{
    tx.send(R"(
        insert into nodes (id, name, version, started_at, seen_at) values ($1, $2, $3, $4, $5)
        on conflict (id) do update set seen_at = $5, is_given_up = 0)",
        node.id, node.name, node.version, node.started_at, tx.now());
}

void remove(db::Transaction& tx, NodeId const& id) { tx.send("delete from nodes where id = $1", id); }

void remove_silent(db::Transaction& tx, Time before) { tx.send("delete from nodes where seen_at < $1", before); }

std::vector<Node> list(db::Transaction& tx)
{
    auto read = [](db::Row const& row) {
        return Node { row.id<NodeId>(0), row.string(1), row.string(2), row.time(3), row.time(4), row.integer(5) != 0 };
    };
    return tx.all(
        read, "select id, name, version, started_at, seen_at, is_given_up from nodes order by started_at, id");
}

}
