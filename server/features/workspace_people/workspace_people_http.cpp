#include "workspace_people/workspace_people_http.h"

#include "http/page.h"
#include "http/version.h"
#include "sessions/sessions.h"
#include "workspace_people/workspace_people.h"
#include "workspace_people/workspace_people_json.h"

namespace kith::workspace_people {
namespace {

using workspaces::Workspace;
using workspaces::WorkspaceId;
using workspaces::WorkspaceName;

struct StartedWorkspace : WorkspaceWithMembers {
    std::vector<MemberAnswer> results;
};
BOOST_DESCRIBE_STRUCT(StartedWorkspace, (WorkspaceWithMembers), (results))

struct MemberAnswers {
    std::vector<MemberAnswer> items;
};
BOOST_DESCRIBE_STRUCT(MemberAnswers, (), (items))

struct WorkspaceQuery {
    std::optional<std::string> q;    // part of the name
    std::optional<bool> archived;    // nothing: both
    std::optional<std::string> from; // those started for "team:<id>" or "client_group:<id>"
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(WorkspaceQuery, (), (q, archived, from, limit, cursor, total))

struct WorkspacePage {
    std::vector<WorkspaceBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(WorkspacePage, (), (items, next_cursor, total))

struct NewWorkspaceBody {
    WorkspaceName name;
    std::optional<std::vector<std::string>> members; // internal:<id>, client:<id>, connection:<id>
    std::optional<std::string> from;                 // team:<id>, client_group:<id>: whoever is in it
};
BOOST_DESCRIBE_STRUCT(NewWorkspaceBody, (), (name, members, from))

struct WorkspaceChange {
    std::optional<WorkspaceName> name;
    std::optional<bool> archived;
    std::optional<MembershipId> owner;
};
BOOST_DESCRIBE_STRUCT(WorkspaceChange, (), (name, archived, owner))

struct NewWorkspaceMembers {
    std::vector<std::string> members;
};
BOOST_DESCRIBE_STRUCT(NewWorkspaceMembers, (), (members))

WorkspaceWithMembers shown_to(db::Transaction& tx, Actor const& actor, Workspace const& one)
{
    return shown_whole(tx, actor, workspaces::reader_of(actor), one);
}

WorkspaceWithMembers versioned(http::Call& call, WorkspaceWithMembers body)
{
    call.set_version(http::version_of(body)); // what is shown of its members changes without its row
    return body;
}

// What is said in a room is not for who looks with the eyes of somebody else: he sees his own.
Result<Actor> require_member(http::Call& call, db::Transaction& tx)
{
    TRY(memberships::require_actor(call, tx, Permission::UseWorkspaces));
    auto actor = TRY(memberships::require_oneself(call, tx));
    TRY(check_may(actor, Permission::UseWorkspaces));
    return actor;
}

WorkspaceId workspace_in(http::Call const& call) { return WorkspaceId::from_text(call.path_parameter("workspace")); }

Result<Workspace> get_one(http::Call const& call, db::Transaction& tx, Actor const& actor)
{
    return workspaces::get(tx, workspaces::reader_of(actor), workspace_in(call));
}

Result<WorkspacePage> get_workspaces(
    http::Call& call, db::Transaction& tx, http::Query<WorkspaceQuery> const& parameters)
{
    auto const actor = TRY(require_member(call, tx));
    auto const query = TRY(parameters.read());
    workspaces::Listing listing { query.q.value_or(""), query.archived, query.from.value_or(""), {}, {} };
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    auto const reader = workspaces::reader_of(actor);
    WorkspacePage page;
    if (query.total.value_or(false))
        page.total = workspaces::count(tx, reader, listing);
    auto all = workspaces::list(tx, reader, listing);
    page.next_cursor = http::end_page(call, all, listing,
        [](Workspace const& last) { return http::Cursor { "name", workspaces::sort_key(last), last.id.text() }; });
    page.items = shown_all(tx, actor, all);
    return page;
}

Result<http::Created<StartedWorkspace>> post_workspace(
    http::Call& call, db::Transaction& tx, http::Body<NewWorkspaceBody> const& body)
{
    auto const actor = TRY(require_member(call, tx));
    auto const input = TRY(body.read());
    auto const started =
        TRY(start(tx, actor, { input.name, input.members.value_or(std::vector<std::string> {}), input.from }));
    return http::Created<StartedWorkspace> { { versioned(call, shown_to(tx, actor, started.workspace)),
        shown_answers(started.answers) } };
}

Result<WorkspaceWithMembers> get_workspace(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_member(call, tx));
    auto const one = TRY(get_one(call, tx, actor));
    return versioned(call, shown_to(tx, actor, one));
}

Result<WorkspaceWithMembers> patch_workspace(
    http::Call& call, db::Transaction& tx, http::Body<WorkspaceChange> const& body)
{
    auto const actor = TRY(require_member(call, tx));
    auto const before = TRY(get_one(call, tx, actor));
    TRY(workspaces::check_owns(actor, before));
    TRY(call.check_version(http::version_of(shown_to(tx, actor, before))));
    auto const input = TRY(body.read());
    auto const after = TRY(workspaces::change(tx, actor, before, { input.name, input.archived, input.owner }));
    return versioned(call, shown_to(tx, actor, after));
}

Result<MemberAnswers> post_members(http::Call& call, db::Transaction& tx, http::Body<NewWorkspaceMembers> const& body)
{
    auto const actor = TRY(require_member(call, tx));
    auto const one = TRY(get_one(call, tx, actor));
    TRY(workspaces::check_may_invite(actor, one));
    auto const input = TRY(body.read());
    auto const answers = TRY(bring_in(tx, actor, one, input.members));
    return MemberAnswers { shown_answers(answers) };
}

Result<http::NoContent> delete_member(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_member(call, tx));
    auto const one = TRY(get_one(call, tx, actor));
    TRY(workspaces::remove(tx, actor, one, MembershipId::from_text(call.path_parameter("member"))));
    return http::NoContent {};
}

Result<http::NoContent> post_leave(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_member(call, tx));
    TRY(workspaces::leave(tx, actor.source(), workspaces::reader_of(actor), workspace_in(call)));
    return http::NoContent {};
}

Result<WorkspaceWithMembers> get_of_client(http::Call& call, db::Transaction& tx)
{
    auto const client = TRY(memberships::require_client(call, tx));
    auto const reader = workspaces::reader_of(client);
    auto const one = TRY(workspaces::get(tx, reader, workspace_in(call)));
    return versioned(call, shown_whole(tx, {}, reader, one));
}

Result<http::NoContent> post_leave_of_client(http::Call& call, db::Transaction& tx)
{
    auto const client = TRY(memberships::require_client(call, tx));
    auto const session = TRY(sessions::require(call, tx));
    events::Source const himself { "member", client.id.text(), client.display_name(), sessions::way_of(call, session) };
    TRY(workspaces::leave(tx, himself, workspaces::reader_of(client), workspace_in(call)));
    return http::NoContent {};
}

}

void add_routes(http::Router& router)
{
    auto const all = std::string { "/api/v1/accounts/{account}/workspaces" };
    auto const one = all + "/{workspace}";
    auto const of_client = std::string { "/api/v1/accounts/{account}/portal/workspaces/{workspace}" };
    router.get(all, "Lists the workspaces one is in, by name", get_workspaces);
    router.post(all, "Starts a workspace", post_workspace);
    router.get(one, "Shows a workspace one is in, with its members", get_workspace);
    router.patch(one, "Renames a workspace, archives it, or hands it on", patch_workspace);
    router.post(one + "/members", "Brings people into a workspace", post_members);
    router.remove(one + "/members/{member}", "Takes somebody out of a workspace", delete_member);
    router.post(one + "/leave", "Leaves a workspace", post_leave);
    router.get(of_client, "Shows a client a workspace he is in", get_of_client);
    router.post(of_client + "/leave", "Leaves a workspace, as a client", post_leave_of_client);
}

}
