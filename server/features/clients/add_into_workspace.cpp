#include "clients/add_clients.h"

#include <algorithm>

namespace kith::clients {
namespace {

// With who adds them, in the order in which everybody locks several.
Result<std::vector<workspaces::Newcomer>> hold(
    db::Transaction& tx, Actor const& actor, std::vector<Added> const& clients)
{
    std::vector<MembershipId> ids { actor.membership };
    for (auto const& one : clients)
        ids.push_back(one.client.member.id);
    std::ranges::sort(ids);
    std::vector<workspaces::Newcomer> newcomers;
    for (auto const& id : ids) {
        auto member = memberships::lock(tx, actor.account, id);
        if (!member || member->state == memberships::State::Removed)
            return refuse("try_again"); // removed at this moment
        if (id != actor.membership)
            newcomers.push_back({ *std::move(member) });
    }
    return newcomers;
}

}

Result<void> check_workspace(Actor const& actor, NewClients const& wanted)
{
    bool const is_asked = wanted.delivery == Delivery::Workspace;
    if (!is_asked && wanted.workspace)
        return refuse_field("workspace", "not_used", "goes with the delivery workspace");
    if (!is_asked)
        return {};
    TRY(check_may(actor, Permission::UseWorkspaces));
    bool const is_one = wanted.workspace && wanted.workspace->id.has_value() != wanted.workspace->name.has_value();
    return is_one ? Result<void> {}
                  : refuse_field("workspace", "required", "must be one of yours, or the name of a new one");
}

Result<std::optional<workspaces::Workspace>> find_workspace(
    db::Transaction& tx, Actor const& actor, NewClients const& wanted)
{
    if (!wanted.workspace || !wanted.workspace->id)
        return std::optional<workspaces::Workspace> {};
    auto const found = workspaces::get(tx, workspaces::reader_of(actor), *wanted.workspace->id);
    if (!found)
        return refuse("forbidden");
    TRY(workspaces::check_may_invite(actor, *found));
    if (found->archived_at)
        return refuse("wrong_state");
    return std::optional { *found };
}

Result<workspaces::Workspace> bring_in(db::Transaction& tx, Actor const& actor, IntoWorkspace const& wanted,
    std::optional<workspaces::Workspace> const& known, std::vector<Added> const& clients)
{
    auto const newcomers = TRY(hold(tx, actor, clients));
    auto const into =
        TRY(known ? Result<workspaces::Workspace> { *known } : workspaces::create(tx, actor, { wanted.name.value() }));
    auto const brought = TRY(workspaces::add(tx, actor, into, newcomers));
    auto const refused = std::ranges::find(brought, workspaces::Outcome::Refused, &workspaces::Brought::outcome);
    if (refused != brought.end())
        return refuse(refused->reason);
    return into;
}

}
