#include "workspace_people/workspace_people_http.h"

#include "http/page.h"
#include "sessions/sessions.h"
#include "workspace_people/workspace_people.h"

namespace kith::workspace_people {
namespace {

using workspaces::MemberKind;
using workspaces::Outcome;
using workspaces::Workspace;
using workspaces::WorkspaceId;
using workspaces::WorkspaceName;

struct WorkspacePerson {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(WorkspacePerson, (), (id, display_name))

struct WorkspaceBody {
    WorkspaceId id;
    WorkspaceName name;
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
    MemberKind kind; // as the host sees it
    std::string display_name;
    std::string company; // of a client or a connection; of the host's people to who is of another account
    std::string state;   // active, inactive, pending; of a client also quiet
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
    Outcome outcome;
    std::string reason; // a code, or empty
};
BOOST_DESCRIBE_STRUCT(MemberAnswer, (), (ref, outcome, reason))

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

std::optional<WorkspacePerson> shown_owner(db::Transaction& tx, Workspace const& one)
{
    auto const owner = workspaces::owner_of(tx, one);
    auto const member = owner ? memberships::find(tx, one.host, *owner) : std::nullopt;
    return member ? std::optional { WorkspacePerson { member->id, member->display_name() } } : std::nullopt;
}

// `actor`: a user; a client changes nothing and invites nobody.
WorkspaceBody shown(db::Transaction& tx, std::optional<Actor> const& actor, Workspace const& one, std::int64_t size)
{
    bool const may_invite = actor && workspaces::check_may_invite(*actor, one).has_value();
    bool const may_change = actor && workspaces::check_owns(*actor, one).has_value();
    auto const host = one.is_own() ? std::nullopt : std::optional { one.host_name };
    return { one.id, one.name, host, shown_owner(tx, one), size, one.archived_at.has_value(), may_change,
        may_invite && !one.archived_at, one.updated_at, one.created_at };
}

std::vector<WorkspaceBody> shown_all(db::Transaction& tx, Actor const& actor, std::vector<Workspace> const& all)
{
    auto sizes = workspaces::sizes_of(tx, all);
    std::vector<WorkspaceBody> bodies;
    for (auto const& one : all)
        bodies.push_back(shown(tx, actor, one, sizes[one.id]));
    return bodies;
}

WorkspaceWithMembers shown_whole(http::Call& call, db::Transaction& tx, std::optional<Actor> const& actor,
    workspaces::Reader const& reader, Workspace const& one)
{
    call.set_version(one.version);
    auto const members = workspaces::members_of(tx, one);
    WorkspaceWithMembers body { shown(tx, actor, one, static_cast<std::int64_t>(members.size())), {},
        workspaces::list_companies(tx, one) };
    for (auto const& member : members) {
        bool const is_hosts = member.kind == MemberKind::Internal;
        body.members.push_back({ member.id, member.kind, member.display_name, is_hosts ? one.host_name : member.company,
            member.state, body.owner && body.owner->id == member.id, member.id == reader.member, member.joined_at });
    }
    return body;
}

WorkspaceWithMembers shown_to(http::Call& call, db::Transaction& tx, Actor const& actor, Workspace const& one)
{
    return shown_whole(call, tx, actor, workspaces::reader_of(actor), one);
}

std::vector<MemberAnswer> shown_answers(std::vector<Answer> const& answers)
{
    std::vector<MemberAnswer> bodies;
    for (auto const& [ref, outcome, reason] : answers)
        bodies.push_back({ ref, outcome, reason });
    return bodies;
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
    return http::Created<StartedWorkspace> { { shown_to(call, tx, actor, started.workspace),
        shown_answers(started.answers) } };
}

Result<WorkspaceWithMembers> get_workspace(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_member(call, tx));
    auto const one = TRY(get_one(call, tx, actor));
    return shown_to(call, tx, actor, one);
}

Result<WorkspaceWithMembers> patch_workspace(
    http::Call& call, db::Transaction& tx, http::Body<WorkspaceChange> const& body)
{
    auto const actor = TRY(require_member(call, tx));
    auto const before = TRY(get_one(call, tx, actor));
    TRY(workspaces::check_owns(actor, before));
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto const after = TRY(workspaces::change(tx, actor, before, { input.name, input.archived, input.owner }));
    return shown_to(call, tx, actor, after);
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
    return shown_whole(call, tx, {}, reader, one);
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

std::vector<WorkspaceRef> shown_refs(std::vector<Workspace> const& all)
{
    std::vector<WorkspaceRef> refs;
    for (auto const& one : all)
        refs.push_back({ one.id, one.name, one.archived_at.has_value(), one.updated_at });
    return refs;
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
