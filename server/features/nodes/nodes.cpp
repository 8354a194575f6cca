#include "nodes/nodes.h"

#include "nodes/nodes_store.h"

namespace kith::nodes {

bool note(db::Transaction& tx, Node const& node)
{
    store::remove_silent(tx, tx.now() - Days { 1 });
    if (store::touch(tx, node.id))
        return false;
    store::put(tx, node);
    return true;
}

std::vector<Node> Hearing::silent(std::vector<Node> const& all, Clock::time_point now)
{
    std::map<NodeId, Heard> heard;
    std::vector<Node> silent;
    for (auto const& node : all) {
        auto const before = heard_.find(node.id);
        bool const is_news = before == heard_.end() || before->second.word != node.seen_at;
        auto const since = is_news ? now : before->second.since;
        heard.emplace(node.id, Heard { node.seen_at, since });
        if (!node.is_given_up && now - since >= silent_after)
            silent.push_back(node);
    }
    heard_ = std::move(heard);
    return silent;
}

bool give_up(db::Transaction& tx, Node const& node) { return store::give_up(tx, node); }

void leave(db::Transaction& tx, NodeId const& id) { store::remove(tx, id); }

std::vector<Node> list(db::Transaction& tx) { return store::list(tx); }

}
