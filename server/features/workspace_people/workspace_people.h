#pragma once

// Whom a user may bring into his workspaces: colleagues, clients he looks after, people of other accounts he himself is
// connected to for writing to each other (a colleague's connection that he shares is that colleague's to bring in by,
// since what brings somebody in is what keeps him there), and at once whoever is in a team or a client group of his.
// They are named as contacts name them: "internal:<id>", "client:<id>", "connection:<id>".
//
// Whoever is named is held until the end of the transaction, in the order in which everybody locks several:
// memberships, then connections, then the workspace. So nobody is brought in by something that ends at this moment.

#include "db/transaction.h"
#include "permissions/permissions.h"
#include "workspaces/workspaces.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::workspace_people {

inline constexpr std::size_t most_at_once = 200; // named in one request; a group may be larger

struct Answer {
    std::string ref;
    workspaces::Outcome outcome = workspaces::Outcome::Refused;
    std::string reason = {}; // a code: not_found, member_inactive, not_connected, too_many_members,
                             // in_too_many_workspaces
};
struct Started {
    workspaces::Workspace workspace;
    std::vector<Answer> answers;
};

struct NewWorkspace {
    workspaces::WorkspaceName name;
    std::vector<std::string> members = {};
    std::optional<std::string> from = {}; // "team:<id>" or "client_group:<id>": everybody who is in it, besides
};
// Who cannot be brought in is left out, and said. Refuses: as workspaces::create, validation (`from`, `members`).
Result<Started> start(db::Transaction&, Actor const&, NewWorkspace const&);
// Refuses: as workspaces::add, validation (`members`).
Result<std::vector<Answer>> bring_in(
    db::Transaction&, Actor const&, workspaces::Workspace const&, std::vector<std::string> const& members);

}
