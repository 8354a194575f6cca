#pragma once

// Workspaces and who is in them, as answers name them.

#include "workspace_people/workspace_people.h"
#include "workspace_people/workspace_people_http.h"

namespace kith::workspace_people {

using workspaces::Workspace;

struct WorkspacePerson {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(WorkspacePerson, (), (id, display_name))

struct WorkspaceBody {
    workspaces::WorkspaceId id;
    workspaces::WorkspaceName name;
    std::optional<std::string> host;      // the name of the account whose it is, where it is another one's
    std::optional<WorkspacePerson> owner; // nobody: no user is in it
    std::int64_t member_count;
    bool archived;
    bool may_change; // who asks: rename, archive, hand on, take people out
    bool may_invite; // who asks
    Time last_activity_at;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(WorkspaceBody, (),
    (id, name, host, owner, member_count, archived, may_change, may_invite, last_activity_at, created_at))

struct WorkspaceMember {
    MembershipId id;
    workspaces::MemberKind kind; // as the host sees it
    std::string display_name;
    std::string company;              // of a client or a connection; of the host's people to who is of another account
    std::optional<std::string> state; // active, inactive, pending; of a client also quiet; for users of the host
    bool is_owner;
    bool is_me;
    Time joined_at;
};
BOOST_DESCRIBE_STRUCT(WorkspaceMember, (), (id, kind, display_name, company, state, is_owner, is_me, joined_at))

struct WorkspaceWithMembers : WorkspaceBody {
    std::vector<WorkspaceMember> members; // by name
    std::vector<std::string> shared_with; // companies that can read it, by name
};
BOOST_DESCRIBE_STRUCT(WorkspaceWithMembers, (WorkspaceBody), (members, shared_with))

struct MemberAnswer {
    std::string ref;
    workspaces::Outcome outcome;
    std::string reason; // a code, or empty
};
BOOST_DESCRIBE_STRUCT(MemberAnswer, (), (ref, outcome, reason))

std::vector<WorkspaceBody> shown_all(db::Transaction&, Actor const&, std::vector<Workspace> const&);
// `actor`: a user; a client changes nothing and invites nobody.
WorkspaceWithMembers shown_whole(
    db::Transaction&, std::optional<Actor> const& actor, workspaces::Reader const&, Workspace const&);
std::vector<MemberAnswer> shown_answers(std::vector<Answer> const&);

}
