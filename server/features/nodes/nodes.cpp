#include "nodes/nodes.h"

#include "nodes/nodes_store.h"

namespace kith::nodes {

void note(db::Transaction& tx, Node const& node)
{
    store::remove_silent(tx, tx.now() - Days { 1 });
    store::put(tx, node);
}

void leave(db::Transaction& tx, NodeId const& id) { store::remove(tx, id); }

std::vector<Node> list(db::Transaction& tx) { return store::list(tx); }

}
