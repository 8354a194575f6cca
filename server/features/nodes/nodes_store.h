#pragma once

// The only code that reads or writes the table nodes.

#include "nodes/nodes.h"

namespace kith::nodes::store {

// False: it is not there, or given up.
bool touch(db::Transaction&, NodeId const&);
void put(db::Transaction&, Node const&);
// False: it has said something since.
bool give_up(db::Transaction&, Node const&);
void remove(db::Transaction&, NodeId const&);
void remove_silent(db::Transaction&, Time before);
std::vector<Node> list(db::Transaction&);

}
