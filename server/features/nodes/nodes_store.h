#pragma once

// The only code that reads or writes the table nodes.

#include "nodes/nodes.h"

namespace kith::nodes::store {

void put(db::Transaction&, Node const&);
void remove(db::Transaction&, NodeId const&);
void remove_silent(db::Transaction&, Time before);
std::vector<Node> list(db::Transaction&);

}
