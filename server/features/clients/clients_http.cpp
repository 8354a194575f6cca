#include "clients/clients_http.h"

#include "base/text.h"
#include "clients/clients_paths.h"
#include "http/page.h"
#include "http/version.h"
#include "outsiders/outsiders.h"

namespace kith::clients {
namespace {

struct ClientQuery {
    std::optional<std::string> q; // part of the name, the address, the phone number or the company
    std::optional<State> state;
    std::optional<client_groups::GroupId> group;
    std::optional<bool> all;    // not only those who are mapped to me
    std::optional<bool> ending; // within the next two weeks
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ClientQuery, (), (q, state, group, all, ending, limit, cursor, total))

struct ClientPage {
    std::vector<ClientBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ClientPage, (), (items, next_cursor, total))

struct ClientChange {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<ShortText> phone;
    std::optional<ShortText> company;
    std::optional<bool> active;
    std::optional<Time> valid_until;
    std::optional<bool> open_ended; // true: no end any more
    std::optional<MembershipId> sponsor_id;
};
BOOST_DESCRIBE_STRUCT(
    ClientChange, (), (first_name, last_name, phone, company, active, valid_until, open_ended, sponsor_id))

Result<Change> wanted_by(ClientChange const& input)
{
    bool const is_open_ended = input.open_ended.value_or(false);
    if (is_open_ended && input.valid_until)
        return refuse_field("valid_until", "invalid", "is either an end, or none");
    return Change { input.first_name, input.last_name, input.phone, input.company, input.active, input.valid_until,
        is_open_ended, input.sponsor_id };
}

std::optional<ClientInvitation> shown(std::optional<invitations::Invitation> const& invitation, Time now)
{
    if (!invitation)
        return {};
    bool const is_over = invitation->state == invitations::State::Pending && invitation->expires_at <= now;
    return ClientInvitation { invitation->id, is_over ? invitations::State::Expired : invitation->state,
        invitation->expires_at };
}

std::optional<SponsorRef> shown(std::map<MembershipId, outsiders::Shown> const& sponsors, MembershipId const& id)
{
    auto const found = sponsors.find(id);
    return found == sponsors.end() ? std::nullopt
                                   : std::optional { SponsorRef { found->second.sponsor, found->second.sponsor_name } };
}

Ending ending_soon(db::Transaction& tx, AccountId const& account)
{
    Ending ending { tx.now() + outsiders::first_notice, {} };
    if (auto const days = outsiders::policy_of(tx, account).inactivity_days)
        ending.unseen_since = ending.by - Days { *days };
    return ending;
}

Result<ClientPage> get_clients(http::Call& call, db::Transaction& tx, http::Query<ClientQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto const asked = parameters.read();
    if (asked && asked->all.value_or(false))
        TRY(check_may(actor, Permission::ViewAllClients));
    auto const query = TRY(parameters.read());
    bool const wants_all = query.all.value_or(false);
    Listing listing { wants_all ? std::nullopt : std::optional { actor.membership }, query.state, query.group,
        query.q.value_or(""), {}, {} };
    if (query.ending.value_or(false))
        listing.ending = ending_soon(tx, actor.account);
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    ClientPage page;
    if (query.total.value_or(false))
        page.total = TRY(count(tx, actor, listing));
    auto clients = TRY(list(tx, actor, listing));
    page.next_cursor = http::end_page(call, clients, listing,
        [](Client const& last) { return http::Cursor { "name", sort_key(last), last.member.id.text() }; });
    page.items = shown_all(tx, actor.account, clients);
    return page;
}

Result<ClientBody> get_client(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(get(tx, actor, client_in(call)));
    return shown_one(call, tx, client);
}

Result<ClientBody> patch_client(http::Call& call, db::Transaction& tx, http::Body<ClientChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const before = TRY(get_to_change(tx, actor, client_in(call)));
    TRY(check_seen(call, tx, before));
    auto const input = TRY(body.read());
    auto const wanted = TRY(wanted_by(input));
    auto const after = TRY(change(tx, actor, before, wanted));
    return shown_one(call, tx, after);
}

Result<http::NoContent> delete_client(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(get_to_change(tx, actor, client_in(call)));
    TRY(check_may_remove(tx, actor, client));
    TRY(check_seen(call, tx, client));
    TRY(remove(tx, actor, client));
    return http::NoContent {};
}

MembershipId user_in(http::Call const& call) { return MembershipId::from_text(call.path_parameter("user")); }

Result<ClientBody> put_mapping(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(get_to_change(tx, actor, client_in(call)));
    TRY(map(tx, actor, client, user_in(call)));
    return shown_one(call, tx, client);
}

Result<http::NoContent> delete_mapping(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(get_to_change(tx, actor, client_in(call)));
    TRY(unmap(tx, actor, client, user_in(call)));
    return http::NoContent {};
}

}

Result<void> check_seen(http::Call& call, db::Transaction& tx, Client const& client)
{
    return call.check_version(http::version_of(shown_all(tx, client.member.account, { client }).at(0)));
}

std::vector<MappedUserBody> shown(std::vector<MappedUser> const& users)
{
    std::vector<MappedUserBody> bodies;
    for (auto const& user : users)
        bodies.push_back({ user.id, user.display_name });
    return bodies;
}

std::vector<ClientBody> shown_all(db::Transaction& tx, AccountId const& account, std::vector<Client> const& clients)
{
    std::vector<MembershipId> ids;
    for (auto const& client : clients)
        ids.push_back(client.member.id);
    auto mapped = mapped_users_of(tx, account, ids);
    auto groups = client_groups::list_of(tx, account, ids);
    auto const sponsors = outsiders::sponsors_of(tx, account, ids);
    auto const sent = invitations::newest_of_clients(tx, account, ids);
    std::vector<ClientBody> bodies;
    for (auto const& client : clients) {
        auto const& member = client.member;
        auto const invitation = sent.find(member.id);
        bodies.push_back({ member.id, member.display_name(), member.first_name, member.last_name,
            unless_empty(member.email.text()), member.details.phone, client.company, client.state_at(tx.now()),
            memberships::avatar_url(member), shown(mapped[member.id]), client_groups::shown_refs(groups[member.id]),
            shown(invitation == sent.end() ? std::nullopt : std::optional { invitation->second }, tx.now()),
            shown(sponsors, member.id), member.valid_until, member.created_at });
    }
    return bodies;
}

MembershipId client_in(http::Call const& call) { return MembershipId::from_text(call.path_parameter("client")); }

ClientBody shown_one(http::Call& call, db::Transaction& tx, Client const& client)
{
    auto body = shown_all(tx, client.member.account, { client }).at(0);
    call.set_version(http::version_of(body)); // mappings, groups and invitations change without the member's row
    return body;
}

void add_routes(http::Router& router)
{
    router.get(all_clients, "Lists one's clients, or all of the account, by name", get_clients);
    router.get(one_client, "Shows a client", get_client);
    router.patch(one_client, "Changes a client", patch_client);
    router.remove(one_client, "Removes a client from the account", delete_client);
    router.put(one_client + "/mappings/{user}", "Lets a user look after a client", put_mapping);
    router.remove(one_client + "/mappings/{user}", "Ends that a user looks after a client", delete_mapping);
}

}
