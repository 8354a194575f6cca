#include "nodes/nodes_store.h"

namespace kith::nodes::store {

void put(db::Transaction& tx, Node const& node)
{
    tx.send(R"(
        insert into nodes (id, name, version, started_at, seen_at) values ($1, $2, $3, $4, $5)
        on conflict (id) do update set seen_at = $5)",
        node.id, node.name, node.version, node.started_at, tx.now());
}

void remove(db::Transaction& tx, NodeId const& id) { tx.send("delete from nodes where id = $1", id); }

void remove_silent(db::Transaction& tx, Time before) { tx.send("delete from nodes where seen_at < $1", before); }

std::vector<Node> list(db::Transaction& tx)
{
    auto read = [](db::Row const& row) {
        return Node { row.id<NodeId>(0), row.string(1), row.string(2), row.time(3), row.time(4) };
    };
    return tx.all(read, "select id, name, version, started_at, seen_at from nodes order by started_at, id");
}

}
