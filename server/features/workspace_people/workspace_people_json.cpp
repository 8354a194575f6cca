#include "workspace_people/workspace_people_json.h"

#include <map>

namespace kith::workspace_people {
namespace {

using workspaces::WorkspaceId;

// What a room is shown with, read of many at once.
struct Known {
    std::map<WorkspaceId, workspaces::Owner> owners;
    std::map<WorkspaceId, std::int64_t> sizes;
};

std::optional<WorkspacePerson> shown_owner(Known const& known, Workspace const& one)
{
    auto const owner = known.owners.find(one.id);
    if (owner == known.owners.end())
        return {};
    return WorkspacePerson { owner->second.id, owner->second.display_name };
}

std::int64_t size_of(Known const& known, Workspace const& one)
{
    auto const size = known.sizes.find(one.id);
    return size == known.sizes.end() ? 0 : size->second;
}

WorkspaceBody shown(std::optional<Actor> const& actor, Workspace const& one, Known const& known)
{
    bool const may_invite = actor && workspaces::check_may_invite(*actor, one).has_value();
    bool const may_change = actor && workspaces::check_owns(*actor, one).has_value();
    auto const host = one.is_own() ? std::nullopt : std::optional { one.host_name };
    return { one.id, one.name, host, shown_owner(known, one), size_of(known, one), one.archived_at.has_value(),
        may_change, may_invite && !one.archived_at, one.updated_at, one.created_at };
}

}

std::vector<WorkspaceBody> shown_all(db::Transaction& tx, Actor const& actor, std::vector<Workspace> const& all)
{
    Known const known { workspaces::owners_of(tx, all), workspaces::sizes_of(tx, all) };
    std::vector<WorkspaceBody> bodies;
    for (auto const& one : all)
        bodies.push_back(shown(actor, one, known));
    return bodies;
}

WorkspaceWithMembers shown_whole(
    db::Transaction& tx, std::optional<Actor> const& actor, workspaces::Reader const& reader, Workspace const& one)
{
    bool const is_hosts_user = actor && one.is_own();
    auto const members = workspaces::members_of(tx, one);
    Known const known { workspaces::owners_of(tx, { one }), { { one.id, std::ssize(members) } } };
    WorkspaceWithMembers body { shown(actor, one, known), {}, workspaces::list_companies(tx, one) };
    for (auto const& member : members) {
        bool const is_hosts = member.kind == workspaces::MemberKind::Internal;
        body.members.push_back({ member.id, member.kind, member.display_name, is_hosts ? one.host_name : member.company,
            is_hosts_user ? std::optional { member.state } : std::nullopt, body.owner && body.owner->id == member.id,
            member.id == reader.member, member.joined_at });
    }
    return body;
}

std::vector<MemberAnswer> shown_answers(std::vector<Answer> const& answers)
{
    std::vector<MemberAnswer> bodies;
    for (auto const& [ref, outcome, reason] : answers)
        bodies.push_back({ ref, outcome, reason });
    return bodies;
}

std::vector<WorkspaceRef> shown_refs(std::vector<Workspace> const& all)
{
    std::vector<WorkspaceRef> refs;
    for (auto const& one : all)
        refs.push_back({ one.id, one.name, one.archived_at.has_value(), one.updated_at });
    return refs;
}

}
