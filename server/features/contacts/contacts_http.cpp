#include "contacts/contacts_http.h"

#include "client_groups/client_groups_http.h"
#include "clients/clients_http.h"
#include "contacts/contacts.h"
#include "http/page.h"
#include "invitations/invitations.h"
#include "presence/presence_http.h"
#include "workspace_people/workspace_people_http.h"
#include "workspaces/workspaces.h"

namespace kith::contacts {
namespace {

constexpr int most_workspaces = 100; // in common, that an overview shows

enum class ContactState { Active, Pending, Quiet };
BOOST_DESCRIBE_ENUM(ContactState, Active, Pending, Quiet)

struct ContactEntry {
    std::string ref;
    Kind kind;
    std::string id; // of the user, the client, the connection, the card, the team or the group
    std::string display_name;
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string company; // empty: one's own, or of a card
    std::string job_title;
    Pronouns pronouns;
    std::optional<std::string> avatar_url;
    connections::Scopes may;                         // what one may do with him: see, chat, call, schedule
    std::optional<std::string> shared_by;            // the colleague by whose connection one reaches him
    std::optional<presence::PresenceEntry> presence; // nothing: it is none of one's business
    ContactState state;                              // pending and quiet: has never come
    std::optional<std::int64_t> member_count;        // of a team or a group
    std::optional<bool> is_own;                      // of a team or a group: made by who asks
};
BOOST_DESCRIBE_STRUCT(ContactEntry, (),
    (ref, kind, id, display_name, first_name, last_name, email, phone, company, job_title, pronouns, avatar_url, may,
        shared_by, presence, state, member_count, is_own))

// One that is not there yet is not in the list.
struct ContactAction {
    std::string action;
    bool allowed;
    std::string reason; // a code, or empty
};
BOOST_DESCRIBE_STRUCT(ContactAction, (), (action, allowed, reason))

// By which a user is asked to come who has not: whoever may send it sends it (again) there.
struct ContactInvitation {
    InvitationId id;
    invitations::State state;
    invitations::Approval approval;
};
BOOST_DESCRIBE_STRUCT(ContactInvitation, (), (id, state, approval))

struct ContactOverview : ContactEntry {
    std::vector<clients::MappedUserBody> mapped_users;        // of a client
    std::vector<client_groups::ClientGroupRef> client_groups; // of a client
    std::vector<workspace_people::WorkspaceRef> workspaces;   // in common, the newest first
    std::vector<ContactAction> actions;
    std::optional<ContactInvitation> invitation; // of a user, for who may send it
};
BOOST_DESCRIBE_STRUCT(ContactOverview, (ContactEntry), (mapped_users, client_groups, workspaces, actions, invitation))

struct ContactQuery {
    std::optional<Filter> filter;
    std::optional<std::string> q; // part of a name, of a colleague's address or of a company
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ContactQuery, (), (filter, q, limit, cursor, total))

struct ContactPage {
    std::vector<ContactEntry> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ContactPage, (), (items, next_cursor, total))

std::optional<std::string> sharer_of(db::Transaction& tx, Actor const& actor, Contact const& contact)
{
    if (!contact.connection || contact.connection->member == actor.membership)
        return {};
    auto const colleague = memberships::find(tx, actor.account, contact.connection->member);
    return colleague ? std::optional { colleague->display_name() } : std::nullopt;
}

ContactEntry shown_card(Contact const& contact)
{
    auto const& card = *contact.card;
    return { contact.ref.text(), Kind::Contact, contact.ref.id, card.first_name.text() + ' ' + card.last_name.text(),
        card.first_name.text(), card.last_name.text(), card.email.text(), card.mobile, "", "", {}, {},
        { connections::Scope::Schedule }, {}, {}, ContactState::Active };
}

ContactState state_of(clients::Client const& client)
{
    return client.state() == clients::State::Quiet ? ContactState::Quiet
        : client.state() == clients::State::Active ? ContactState::Active
                                                   : ContactState::Pending;
}

ContactState state_of(memberships::Membership const& user, bool is_expected)
{
    if (!is_expected)
        return ContactState::Active;
    return user.state == memberships::State::Quiet ? ContactState::Quiet : ContactState::Pending;
}

// Who has not accepted is reached by an invitation, and by nothing else (C-17).
ContactEntry shown_client(db::Transaction& tx, Contact const& contact)
{
    auto const& [member, company, added_by, invited_at] = *contact.client;
    auto const state = state_of(*contact.client);
    auto const may =
        state == ContactState::Active ? connections::all_scopes : connections::Scopes { connections::Scope::See };
    return { contact.ref.text(), Kind::Client, contact.ref.id, member.display_name(), member.first_name.text(),
        member.last_name.text(), member.email.text(), phone_of(contact), company, "", {},
        memberships::avatar_url(member), may, {}, presence::shown(presence::find(tx, member)), state };
}

ContactEntry shown_set(Ref const& ref, std::string const& name, std::int64_t members, bool is_own)
{
    return { ref.text(), ref.kind, ref.id, name, "", "", "", "", "", "", {}, {}, { connections::Scope::See }, {}, {},
        ContactState::Active, members, is_own };
}

ContactEntry shown_team(db::Transaction& tx, Actor const& actor, Contact const& contact)
{
    auto const size = teams::sizes_of(tx, actor.account, { *contact.team })[contact.team->id];
    return shown_set(contact.ref, contact.team->name.text(), size.active, contact.team->created_by == actor.membership);
}

ContactEntry shown_group(db::Transaction& tx, Actor const& actor, Contact const& contact)
{
    auto const& group = *contact.group;
    auto const members = client_groups::sizes_of(tx, actor.account, { group })[group.id];
    return shown_set(contact.ref, group.name.text(), members, group.created_by == actor.membership);
}

ContactEntry shown(db::Transaction& tx, Reader const& reader, Contact const& contact)
{
    if (contact.card)
        return shown_card(contact);
    if (contact.client)
        return shown_client(tx, contact);
    if (contact.team)
        return shown_team(tx, reader.actor, contact);
    if (contact.group)
        return shown_group(tx, reader.actor, contact);
    auto const& member = *contact.member;
    bool const is_colleague = contact.ref.kind == Kind::Internal;
    bool const is_expected = is_colleague && member.is_expected();
    auto const may = is_expected ? connections::Scopes { connections::Scope::See }
        : is_colleague           ? connections::all_scopes
                                 : contact.connection->scopes;
    bool const may_see = std::ranges::find(may, connections::Scope::See) != may.end();
    return { contact.ref.text(), contact.ref.kind, contact.ref.id, member.display_name(), member.first_name.text(),
        member.last_name.text(), member.email.text(), phone_of(contact), contact.company, job_title_of(contact),
        member.pronouns, is_colleague ? memberships::avatar_url(member) : std::nullopt, may,
        sharer_of(tx, reader.actor, contact),
        may_see ? std::optional { presence::shown(presence::find(tx, member)) } : std::nullopt,
        state_of(member, is_expected) };
}

Result<Reader> require_reader(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto oneself = TRY(memberships::require_oneself(call, tx));
    return Reader { std::move(actor), std::move(oneself) };
}

Result<ContactPage> get_contacts(http::Call& call, db::Transaction& tx, http::Query<ContactQuery> const& parameters)
{
    auto const reader = TRY(require_reader(call, tx));
    auto const query = TRY(parameters.read());
    Listing listing { query.filter.value_or(Filter::All), query.q.value_or(""), {}, {} };
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    ContactPage page;
    if (query.total.value_or(false))
        page.total = TRY(count(tx, reader, listing));
    auto refs = TRY(list(tx, reader, listing));
    page.next_cursor = http::end_page(
        call, refs, listing, [](Ref const& last) { return http::Cursor { "name", last.key, last.text() }; });
    for (auto const& ref : refs) {
        if (auto const contact = get(tx, reader, ref.text()))
            page.items.push_back(shown(tx, reader, *contact));
    }
    return page;
}

void add_client(db::Transaction& tx, Actor const& actor, ContactOverview& overview, clients::Client const& client)
{
    auto const& id = client.member.id;
    overview.mapped_users = clients::shown(clients::mapped_users_of(tx, actor.account, { id })[id]);
    overview.client_groups = client_groups::shown_refs(client_groups::list_of(tx, actor.account, { id })[id]);
    if (client.state() == clients::State::Active)
        return;
    bool const may = actor.may(Permission::InviteClients);
    auto const reason = !may ? "forbidden" : client.member.email.text().empty() ? "email_missing" : "";
    overview.actions.push_back({ "invite", std::string_view { reason }.empty(), reason });
}

// Where both are: they are one's own, whoever's eyes one looks with.
void add_workspaces(db::Transaction& tx, Reader const& reader, ContactOverview& overview, Contact const& contact)
{
    if (!contact.member || !reader.actor.may(Permission::UseWorkspaces))
        return;
    auto const me = workspaces::reader_of(reader.oneself);
    auto const& [account, id] = std::pair { contact.member->account, contact.member->id };
    overview.workspaces =
        workspace_people::shown_refs(workspaces::list_in_common(tx, me, account, id, most_workspaces));
}

// A chat is what it begins with: who cannot be written to is not brought into a room, nor by a colleague's connection.
ContactAction start_workspace(Actor const& actor, ContactEntry const& contact)
{
    bool const is_many = contact.kind == Kind::Team || contact.kind == Kind::ClientGroup;
    bool const may_write = std::ranges::find(contact.may, connections::Scope::Chat) != contact.may.end();
    bool const can_write = is_many || (may_write && !contact.shared_by);
    std::string_view const reason = !actor.may(Permission::UseWorkspaces) ? "forbidden"
        : can_write                                                       ? ""
        : contact.kind == Kind::Connection                                ? "not_connected"
        : contact.kind == Kind::Client                                    ? "not_accepted"
                                                                          : "no_login";
    return { "workspace", reason.empty(), std::string { reason } };
}

// Who may not send it learns that, and nothing of the invitation.
void add_expected(db::Transaction& tx, Actor const& actor, ContactOverview& overview, MembershipId const& user)
{
    auto const open = invitations::list_open_of_user(tx, actor.account, user);
    auto const mine = open.empty() ? refuse("forbidden") : invitations::get(tx, actor, open.back().id);
    overview.actions.push_back({ "invite", mine.has_value(), mine ? "" : "forbidden" });
    if (mine)
        overview.invitation = ContactInvitation { mine->id, mine->state, mine->approval };
}

Result<ContactOverview> get_contact(http::Call& call, db::Transaction& tx)
{
    auto const reader = TRY(require_reader(call, tx));
    auto const contact = TRY(get(tx, reader, call.path_parameter("contact")));
    ContactOverview overview { shown(tx, reader, contact) };
    if (contact.client)
        add_client(tx, reader.actor, overview, *contact.client);
    add_workspaces(tx, reader, overview, contact);
    overview.actions.push_back(start_workspace(reader.actor, overview));
    if (contact.ref.kind == Kind::Internal && contact.member->is_expected())
        add_expected(tx, reader.actor, overview, contact.member->id);
    return overview;
}

}

void add_routes(http::Router& router)
{
    constexpr auto contacts = "/api/v1/accounts/{account}/contacts";
    router.get(contacts, "Lists everybody one can reach, by name", get_contacts);
    router.get(std::string { contacts } + "/{contact}", "Shows one of them", get_contact);
}

}
