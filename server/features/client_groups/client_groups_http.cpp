#include "client_groups/client_groups_http.h"

#include "http/page.h"

namespace kith::client_groups {
namespace {

struct ClientGroupPerson {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(ClientGroupPerson, (), (id, display_name))

struct ClientGroupBody {
    GroupId id;
    GroupName name;
    std::string description;
    std::vector<ClientGroupPerson> managers; // by name
    std::int64_t member_count;
    ClientGroupPerson created_by;
    bool may_change; // who asks
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(
    ClientGroupBody, (), (id, name, description, managers, member_count, created_by, may_change, created_at))

struct ClientGroupMember {
    MembershipId id;
    std::string display_name;
    std::string state; // quiet, pending, active, inactive
    std::string company;
};
BOOST_DESCRIBE_STRUCT(ClientGroupMember, (), (id, display_name, state, company))

struct ClientGroupWithMembers : ClientGroupBody {
    std::vector<ClientGroupMember> members; // by name
};
BOOST_DESCRIBE_STRUCT(ClientGroupWithMembers, (ClientGroupBody), (members))

struct ClientGroupQuery {
    std::optional<std::string> q; // part of the name
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ClientGroupQuery, (), (q, limit, cursor, total))

struct ClientGroupPage {
    std::vector<ClientGroupBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ClientGroupPage, (), (items, next_cursor, total))

struct NewClientGroupBody {
    GroupName name;
    std::optional<LongText> description;
    std::optional<std::vector<MembershipId>> managers; // nobody: who makes it
    std::optional<std::vector<MembershipId>> members;
};
BOOST_DESCRIBE_STRUCT(NewClientGroupBody, (), (name, description, managers, members))

struct ClientGroupChange {
    std::optional<GroupName> name;
    std::optional<LongText> description;
    std::optional<std::vector<MembershipId>> managers;
};
BOOST_DESCRIBE_STRUCT(ClientGroupChange, (), (name, description, managers))

std::optional<std::string> text_of(std::optional<LongText> const& text)
{
    return text ? std::optional { text->text() } : std::nullopt;
}

std::vector<ClientGroupPerson> shown(std::vector<Person> const& people)
{
    std::vector<ClientGroupPerson> bodies;
    for (auto const& person : people)
        bodies.push_back({ person.id, person.display_name });
    return bodies;
}

std::string name_of(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto const member = memberships::find(tx, account, id);
    return member ? member->display_name() : std::string {};
}

std::vector<ClientGroupBody> shown_all(db::Transaction& tx, Actor const& actor, std::vector<Group> const& groups)
{
    auto managers = managers_of(tx, actor.account, groups);
    auto sizes = sizes_of(tx, actor.account, groups);
    std::vector<ClientGroupBody> bodies;
    for (auto const& group : groups)
        bodies.push_back({ group.id, group.name, group.description, shown(managers[group.id]), sizes[group.id],
            { group.created_by, name_of(tx, actor.account, group.created_by) }, may_change(tx, actor, group),
            group.created_at });
    return bodies;
}

ClientGroupWithMembers shown_whole(http::Call& call, db::Transaction& tx, Actor const& actor, Group const& group)
{
    call.set_version(group.version);
    ClientGroupWithMembers body { shown_all(tx, actor, { group }).at(0), {} };
    for (auto const& member : members_of(tx, group))
        body.members.push_back({ member.id, member.display_name, member.state, member.company });
    return body;
}

GroupId group_in(http::Call const& call) { return GroupId::from_text(call.path_parameter("client_group")); }

Result<ClientGroupPage> get_groups(
    http::Call& call, db::Transaction& tx, http::Query<ClientGroupQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto const query = TRY(parameters.read());
    Listing listing { query.q.value_or(""), {}, {} };
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    ClientGroupPage page;
    if (query.total.value_or(false))
        page.total = count(tx, actor, listing);
    auto groups = list(tx, actor, listing);
    page.next_cursor = http::end_page(call, groups, listing,
        [](Group const& last) { return http::Cursor { "name", sort_key(last), last.id.text() }; });
    page.items = shown_all(tx, actor, groups);
    return page;
}

Result<http::Created<ClientGroupWithMembers>> post_group(
    http::Call& call, db::Transaction& tx, http::Body<NewClientGroupBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::CreateClientGroups));
    auto const input = TRY(body.read());
    NewGroup const wanted { input.name, text_of(input.description).value_or(""),
        input.managers.value_or(std::vector<MembershipId> {}), input.members.value_or(std::vector<MembershipId> {}) };
    auto const group = TRY(create(tx, actor, wanted));
    return http::Created<ClientGroupWithMembers> { shown_whole(call, tx, actor, group) };
}

Result<ClientGroupWithMembers> get_group(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const group = TRY(get(tx, actor, group_in(call)));
    return shown_whole(call, tx, actor, group);
}

// As the caller has seen it, if he says which that was. Refuses: as get, forbidden, stale.
Result<Group> get_to_change(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    auto const group = TRY(get(tx, actor, group_in(call)));
    TRY(check_may_change(tx, actor, group));
    TRY(call.check_version(group.version));
    return group;
}

Result<ClientGroupWithMembers> patch_group(
    http::Call& call, db::Transaction& tx, http::Body<ClientGroupChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const before = TRY(get_to_change(call, tx, actor));
    auto const input = TRY(body.read());
    auto const after = TRY(change(tx, actor, before, { input.name, text_of(input.description), input.managers }));
    return shown_whole(call, tx, actor, after);
}

Result<http::NoContent> delete_group(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const group = TRY(get_to_change(call, tx, actor));
    TRY(remove(tx, actor, group));
    return http::NoContent {};
}

MembershipId member_in(http::Call const& call) { return MembershipId::from_text(call.path_parameter("client")); }

Result<ClientGroupWithMembers> put_member(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const group = TRY(get_to_change(call, tx, actor));
    TRY(add(tx, actor, group, member_in(call)));
    auto const after = TRY(get(tx, actor, group.id));
    return shown_whole(call, tx, actor, after);
}

Result<http::NoContent> delete_member(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const group = TRY(get_to_change(call, tx, actor));
    TRY(withdraw(tx, actor, group, member_in(call)));
    return http::NoContent {};
}

}

std::vector<ClientGroupRef> shown_refs(std::vector<Group> const& groups)
{
    std::vector<ClientGroupRef> refs;
    for (auto const& group : groups)
        refs.push_back({ group.id, group.name.text() });
    return refs;
}

void add_routes(http::Router& router)
{
    auto const all = std::string { "/api/v1/accounts/{account}/client-groups" };
    auto const one = all + "/{client_group}";
    router.get(all, "Lists the client groups one may see, by name", get_groups);
    router.post(all, "Makes a client group", post_group);
    router.get(one, "Shows a client group with its members", get_group);
    router.patch(one, "Changes a client group", patch_group);
    router.remove(one, "Deletes a client group, and none of its clients", delete_group);
    router.put(one + "/members/{client}", "Adds a client to a group", put_member);
    router.remove(one + "/members/{client}", "Takes a client out of a group", delete_member);
}

}
