// What a client sees of the account: its name, whom to ask for help, who looks after him, and the workspaces he is in.

#include "portal/portal_http.h"

#include "accounts/accounts_http.h"
#include "avatars/avatars.h"
#include "clients/clients.h"
#include "memberships/memberships.h"
#include "presence/presence_http.h"
#include "workspace_people/workspace_people_http.h"
#include "workspaces/workspaces.h"

#include <algorithm>

namespace kith::portal {
namespace {

struct PortalAccount {
    AccountId id;
    AccountName name;
    std::string slug;
    accounts::SupportBody support;
};
BOOST_DESCRIBE_STRUCT(PortalAccount, (), (id, name, slug, support))

struct PortalContact {
    std::string ref;
    std::string display_name;
    std::string job_title;
    std::optional<std::string> avatar_url;
    presence::PresenceEntry presence;
};
BOOST_DESCRIBE_STRUCT(PortalContact, (), (ref, display_name, job_title, avatar_url, presence))

struct Portal {
    PortalAccount account;
    std::vector<PortalContact> contacts;                    // by name
    std::vector<workspace_people::WorkspaceRef> workspaces; // those he is in, by name
};
BOOST_DESCRIBE_STRUCT(Portal, (), (account, contacts, workspaces))

constexpr auto portal_path = "/api/v1/accounts/{account}/portal";

// That of users is closed to him.
std::optional<std::string> picture_of(memberships::Membership const& user)
{
    if (user.avatar.empty())
        return {};
    return "/api/v1/accounts/" + user.account.text() + "/portal/contacts/" + user.id.text() +
        "/avatar?v=" + user.avatar;
}

std::vector<workspace_people::WorkspaceRef> rooms_of(db::Transaction& tx, memberships::Membership const& client)
{
    workspaces::Listing all;
    all.limit = workspaces::most_of_member;
    return workspace_people::shown_refs(workspaces::list(tx, workspaces::reader_of(client), all));
}

Result<Portal> get_portal(http::Call& call, db::Transaction& tx)
{
    auto const client = TRY(memberships::require_client(call, tx));
    auto const account = accounts::get(tx, client.account);
    auto const& [name, email, phone] = account.support;
    Portal portal { { account.id, account.name, account.slug, { name, email, phone } }, {}, rooms_of(tx, client) };
    for (auto const& user : clients::list_users_of(tx, client))
        portal.contacts.push_back({ "internal:" + user.id.text(), user.display_name(), user.details.job_title,
            picture_of(user), presence::shown(presence::find(tx, user)) });
    return portal;
}

Result<http::Media> get_avatar(http::Call& call, db::Transaction& tx)
{
    auto const client = TRY(memberships::require_client(call, tx));
    auto const id = MembershipId::from_text(call.path_parameter("user"));
    auto const users = clients::list_users_of(tx, client);
    auto const user = std::ranges::find(users, id, &memberships::Membership::id);
    if (user == users.end())
        return refuse("not_found");
    auto const avatar = TRY(avatars::get(tx, user->person));
    call.add_header("ETag", '"' + avatar.version + '"');
    call.add_header("Cache-Control", "private, max-age=300");
    return http::Media { "image/jpeg", avatar.jpeg };
}

}

void add_routes(http::Router& router)
{
    router.get(portal_path, "Shows a client his portal: the account, and who looks after him", get_portal);
    router.get(std::string { portal_path } + "/contacts/{user}/avatar",
        "Shows a client the picture of somebody who looks after him", get_avatar);
}

}
