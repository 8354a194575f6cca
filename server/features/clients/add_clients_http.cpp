// Adding clients, and inviting them; also by the route of all invitations.

#include "clients/clients_paths.h"
#include "invitations/invitations_http.h"

namespace kith::clients {
namespace {

struct NewClientMember {
    PersonName first_name;
    PersonName last_name;
    std::optional<EmailAddress> email;
    std::optional<ShortText> phone;
};
BOOST_DESCRIBE_STRUCT(NewClientMember, (), (first_name, last_name, email, phone))

struct ClientGroupChoice {
    std::optional<client_groups::GroupId> id;
    std::optional<client_groups::GroupName> name; // of a new one
};
BOOST_DESCRIBE_STRUCT(ClientGroupChoice, (), (id, name))

struct NewClientsBody {
    std::vector<NewClientMember> members;
    std::optional<ShortText> company;
    std::optional<invitations::PersonalMessage> message;
    Delivery delivery;
    std::optional<invitations::WorkspaceChoice> workspace;
    std::optional<ClientGroupChoice> group;
    std::optional<Time> valid_until; // nothing: as the account has decided
};
BOOST_DESCRIBE_STRUCT(NewClientsBody, (), (members, company, message, delivery, workspace, group, valid_until))

struct AddedClient {
    ClientBody client;
    Outcome outcome;
};
BOOST_DESCRIBE_STRUCT(AddedClient, (), (client, outcome))

struct AddedWorkspace {
    workspaces::WorkspaceId id;
    workspaces::WorkspaceName name;
};
BOOST_DESCRIBE_STRUCT(AddedWorkspace, (), (id, name))

struct AddedClients {
    std::vector<AddedClient> items;
    std::optional<client_groups::ClientGroupRef> group;
    std::optional<AddedWorkspace> workspace;
};
BOOST_DESCRIBE_STRUCT(AddedClients, (), (items, group, workspace))

struct ClientMessage {
    std::optional<invitations::PersonalMessage> message;
};
BOOST_DESCRIBE_STRUCT(ClientMessage, (), (message))

NewClients wanted_by(NewClientsBody const& input)
{
    NewClients wanted { {}, input.company.value_or(ShortText {}),
        input.message.value_or(invitations::PersonalMessage {}), input.delivery };
    for (auto const& member : input.members)
        wanted.members.push_back(
            { member.first_name, member.last_name, member.email, member.phone.value_or(ShortText {}) });
    if (input.group)
        wanted.group = IntoGroup { input.group->id, input.group->name };
    if (input.workspace)
        wanted.workspace = IntoWorkspace { input.workspace->id, input.workspace->name };
    wanted.valid_until = input.valid_until;
    return wanted;
}

AddedClients shown_added(db::Transaction& tx, AccountId const& account, AllAdded const& all)
{
    std::vector<Client> clients;
    for (auto const& added : all.items)
        clients.push_back(added.client);
    AddedClients body;
    auto bodies = shown_all(tx, account, clients);
    for (std::size_t i = 0; i < bodies.size(); ++i)
        body.items.push_back({ std::move(bodies[i]), all.items[i].outcome });
    if (all.group)
        body.group = client_groups::shown_refs({ *all.group }).at(0);
    if (all.workspace)
        body.workspace = AddedWorkspace { all.workspace->id, all.workspace->name };
    return body;
}

Result<http::Created<AddedClients>> post_clients(
    http::Call& call, db::Transaction& tx, http::Body<NewClientsBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::InviteClients));
    auto const input = TRY(body.read());
    auto const all = TRY(add(tx, actor, wanted_by(input)));
    return http::Created<AddedClients> { shown_added(tx, actor.account, all) };
}

Result<ClientBody> post_invitation(http::Call& call, db::Transaction& tx, http::Body<ClientMessage> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const client = TRY(get(tx, actor, client_in(call)));
    TRY(check_may(actor, Permission::InviteClients));
    auto const input = TRY(body.read());
    auto const invited = TRY(invite(tx, actor, client, input.message.value_or(invitations::PersonalMessage {})));
    return shown_one(call, tx, invited);
}

// Refuses: as add, validation (`delivery`).
Result<invitations::SentInvitation> invite_one(
    http::Call& call, db::Transaction& tx, Actor const& actor, invitations::NewInvitationBody const& input)
{
    TRY(check_may(actor, Permission::InviteClients));
    auto const delivery = input.delivery.value_or(Delivery::Portal);
    if (delivery == Delivery::Quiet)
        return refuse_field("delivery", "not_used", "is portal or workspace: who is added quietly is not invited here");
    NewClients wanted { { { input.first_name, input.last_name, input.email } }, {},
        input.message.value_or(invitations::PersonalMessage {}), delivery };
    if (input.workspace)
        wanted.workspace = IntoWorkspace { input.workspace->id, input.workspace->name };
    auto const all = TRY(add(tx, actor, wanted));
    auto client = all.items.at(0).client;
    if (client.state() == State::Quiet)
        client = TRY(invite(tx, actor, client, {}));
    auto const sent = invitations::newest_of_clients(tx, actor.account, { client.member.id });
    return invitations::shown_sent(call, tx, sent.at(client.member.id));
}

Result<http::Created<invitations::SentInvitation>> post_any_invitation(
    http::Call& call, db::Transaction& tx, http::Body<invitations::NewInvitationBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(invitations::check_may_invite_anybody(actor));
    auto const input = TRY(body.read());
    bool const is_client = input.kind == invitations::Kind::Client;
    auto sent = TRY(is_client ? invite_one(call, tx, actor, input) : invitations::invite_user(call, tx, actor, input));
    return http::Created<invitations::SentInvitation> { std::move(sent) };
}

}

void add_adding_routes(http::Router& router)
{
    router.post(all_clients, "Adds clients: with an invitation to the portal, or quietly", post_clients);
    router.post("/api/v1/accounts/{account}/invitations", "Invites one person by mail", post_any_invitation);
    router.post(one_client + "/invitation", "Sends a client his invitation, or sends it again", post_invitation);
}

}
