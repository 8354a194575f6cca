#pragma once

// The frames of what some members alone may see: clients, their groups, two records that
// became one, and workspaces.

#include "events/events.h"
#include "live/live.h"
#include "memberships/memberships.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kith::app {

// Every type that a frame of an event may have. Which of them people outside of the account hear is said in
// tests/security/live_safety_test.cpp, which fails for one that it does not know.
inline constexpr std::array<std::string_view, 23> frame_types { "account.updated", "accounting.updated",
    "audit.recorded", "client.updated", "client_group.updated", "connection.updated", "contact_card.updated",
    "domain.updated", "identity_provider.updated", "invitation.updated", "job.updated", "license.updated", "me.updated",
    "notification", "order.updated", "profile.updated", "review.updated", "role.updated", "sign_up.updated",
    "team.updated", "user.added", "user.updated", "workspace.updated" };

// One of them, or it does not compile.
class FrameType {
public:
    consteval FrameType(char const* name) : name_(*std::ranges::find(frame_types, std::string_view { name })) {}
    std::string text() const { return std::string { name_ }; }

private:
    std::string_view name_;
};

inline live::Frame frame(FrameType type, std::string data, std::string permission, live::Only only = {})
{
    return { type.text(), std::move(data), std::move(permission), std::move(only) };
}

// Which one it is: what it is now is fetched, if at all.
struct IdFrame {
    std::string id;
};
BOOST_DESCRIBE_STRUCT(IdFrame, (), (id))

// Of whatever event concerns that client.
std::vector<live::Frame> client_frames(db::Transaction&, events::Event const&, MembershipId const& client);
std::vector<live::Frame> project_client(db::Transaction&, events::Event const&);
std::vector<live::Frame> project_client_group(db::Transaction&, events::Event const&);
// Of cards their owner hears, of clients whoever looked after either of the two.
std::vector<live::Frame> project_merge(db::Transaction&, events::Event const&);
// Who saw him as a client, and who as a user: of one of them he is gone.
std::vector<live::Frame> promotion_frames(db::Transaction&, events::Event const&, memberships::Membership const&);
// Who is in it, or was until now, in the account of the log: users, clients, and those whom another account shares
// with.
std::vector<live::Frame> project_workspace(db::Transaction&, events::Event const&);

}
