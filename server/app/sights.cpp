#include "app/sights.h"

#include "contacts/contacts.h"
#include "presence/presence_http.h"
#include "json/json.h"

#include <map>

namespace kith::app {
namespace {

struct PresenceItem {
    std::string ref;
    std::optional<presence::State> state; // nothing: it cannot be seen any more
    std::string text;
    std::optional<Time> until;
    bool out_of_office;
};
BOOST_DESCRIBE_STRUCT(PresenceItem, (), (ref, state, text, until, out_of_office))

// Thousands may watch one person: he is looked at once.
struct Seen {
    contacts::KnownMembers members;
    std::map<MembershipId, presence::Presence> presences = {};
};

// A token that was made for something else sees nobody; a client sees those who look after him.
bool may_watch(live::Watcher const& watcher, std::string_view ref)
{
    static auto const use_contacts = PermissionName { Permission::UseContacts }.text();
    static auto const use_connections = PermissionName { Permission::UseConnections }.text();
    return watcher.is_outside || watcher.may(ref.starts_with("connection:") ? use_connections : use_contacts);
}

live::Sight look_at(db::Transaction& tx, live::Glance const& glance, Seen& seen)
{
    auto const& [watcher, ref] = glance;
    auto const* const member = may_watch(*watcher, ref)
        ? contacts::find_seen(tx, seen.members, watcher->account, watcher->membership, ref)
        : nullptr;
    if (!member)
        return { "", json::write(PresenceItem { ref, {}, "", {}, false }) };
    auto const [found, is_new] = seen.presences.try_emplace(member->id);
    if (is_new)
        found->second = presence::find(tx, *member);
    auto const [state, text, until, out_of_office] = presence::shown(found->second);
    return { presence::topic_of(member->account, member->id),
        json::write(PresenceItem { ref, state, text, until, out_of_office }) };
}

std::vector<live::Sight> look(db::Transaction& tx, std::vector<live::Glance> const& glances)
{
    Seen seen { contacts::KnownMembers { tx } };
    std::vector<live::Sight> sights;
    for (auto const& glance : glances)
        sights.push_back(look_at(tx, glance, seen));
    return sights;
}

}

live::People people_of(nodes::NodeId const& node)
{
    return { look,
        [node](db::Transaction& tx, std::vector<live::Attendance> const& news) { presence::note(tx, node, news); } };
}

}
