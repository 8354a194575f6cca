#include "clients/add_clients.h"

#include <algorithm>

namespace kith::clients {

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

Result<workspaces::Workspace> workspace_for(db::Transaction& tx, Actor const& actor, IntoWorkspace const& wanted)
{
    if (wanted.name)
        return workspaces::create(tx, actor, { *wanted.name });
    auto const found = workspaces::get(tx, workspaces::reader_of(actor), *wanted.id);
    if (!found)
        return refuse("forbidden");
    TRY(workspaces::check_may_invite(actor, *found));
    return found->archived_at ? refuse("wrong_state") : found;
}

Result<void> bring_in(
    db::Transaction& tx, Actor const& actor, workspaces::Workspace const& into, std::vector<Added> const& clients)
{
    std::vector<MembershipId> ids;
    for (auto const& one : clients)
        ids.push_back(one.client.member.id);
    std::ranges::sort(ids); // as everybody locks several
    std::vector<workspaces::Newcomer> newcomers;
    for (auto const& id : ids) {
        auto member = memberships::lock(tx, actor.account, id);
        if (!member || member->state == memberships::State::Removed)
            return refuse("try_again"); // removed at this moment
        newcomers.push_back({ *std::move(member) });
    }
    auto const brought = TRY(workspaces::add(tx, actor, into, newcomers));
    auto const refused = std::ranges::find(brought, workspaces::Outcome::Refused, &workspaces::Brought::outcome);
    return refused == brought.end() ? Result<void> {} : refuse(refused->reason);
}

}
