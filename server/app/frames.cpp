#include "app/frames.h"

#include "client_groups/client_groups.h"
#include "clients/clients.h"
#include "merges/merges.h"
#include "users/users_http.h"
#include "workspaces/workspaces.h"

#include <algorithm>
#include <iterator>

namespace kith::app {
namespace {

// Who sees all of them, and these users.
std::vector<live::Frame> frames_of_clients(
    FrameType type, std::string const& id, std::vector<MembershipId> const& users)
{
    static std::string const view_all = PermissionName { Permission::ViewAllClients }.text();
    auto const data = json::write(IdFrame { id });
    return { frame(type, data, view_all), frame(type, data, "", users) };
}

std::vector<live::Frame> frames_of_group(
    db::Transaction& tx, AccountId const& account, client_groups::GroupId const& group)
{
    return frames_of_clients("client_group.updated", group.text(), client_groups::audience_of(tx, account, group));
}

}

std::vector<live::Frame> client_frames(db::Transaction& tx, events::Event const& event, MembershipId const& client)
{
    return frames_of_clients("client.updated", client.text(), clients::audience_of(tx, event, client));
}

std::vector<live::Frame> project_client(db::Transaction& tx, events::Event const& event)
{
    return client_frames(tx, event, MembershipId::from_text(event.target.id));
}

std::vector<live::Frame> project_client_group(db::Transaction& tx, events::Event const& event)
{
    return frames_of_group(tx, event.account, client_groups::GroupId::from_text(event.target.id));
}

std::vector<live::Frame> project_merge(db::Transaction& tx, events::Event const& event)
{
    auto const told = merges::told_by(event);
    std::vector<live::Frame> frames;
    for (auto const& ref : told.refs) {
        if (ref.kind == merges::Kind::Client)
            std::ranges::move(frames_of_clients("client.updated", ref.id, told.users), std::back_inserter(frames));
        else
            frames.push_back(frame(
                "contact_card.updated", json::write(IdFrame { ref.id }), "", MembershipId::from_text(event.source.id)));
    }
    for (auto const& group : told.groups)
        std::ranges::move(frames_of_group(tx, event.account, group), std::back_inserter(frames));
    return frames;
}

std::vector<live::Frame> promotion_frames(
    db::Transaction& tx, events::Event const& event, memberships::Membership const& member)
{
    auto frames = client_frames(tx, event, member.id);
    auto user = users::shown(tx, member);
    bool const is_user = member.kind == memberships::Kind::Internal;
    if (!is_user)
        user.state = memberships::State::Removed;
    FrameType const type = is_user ? FrameType { "user.added" } : FrameType { "user.updated" };
    frames.push_back(frame(type, json::write(user), PermissionName { Permission::ManageUsers }.text()));
    frames.push_back(frame("me.updated", "{}", "", member.id));
    return frames;
}

std::vector<live::Frame> project_workspace(db::Transaction& tx, events::Event const& event)
{
    return { frame(
        "workspace.updated", json::write(IdFrame { event.target.id }), "", workspaces::audience_of(tx, event)) };
}

}
