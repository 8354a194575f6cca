#include "app/routes.h"

#include "access/access_http.h"
#include "accounting/accounting_http.h"
#include "accounts/accounts_http.h"
#include "address_changes/address_changes_http.h"
#include "audit/audit_http.h"
#include "avatars/avatars_http.h"
#include "carddav/carddav_http.h"
#include "client_groups/client_groups_http.h"
#include "clients/clients_http.h"
#include "connections/connections_http.h"
#include "contact_cards/contact_cards_http.h"
#include "contacts/contacts_http.h"
#include "crypto/token.h"
#include "domains/domains_http.h"
#include "identity_providers/identity_providers_http.h"
#include "instance/instance_http.h"
#include "invitations/invitations_http.h"
#include "licenses/licenses_http.h"
#include "magic_links/magic_links_http.h"
#include "mail_choices/mail_choices_http.h"
#include "me/me_http.h"
#include "memberships/memberships.h"
#include "memberships/memberships_history_http.h"
#include "memberships/viewings_http.h"
#include "merges/merges_http.h"
#include "notifications/notifications_http.h"
#include "orders/orders_http.h"
#include "outsiders/outsiders_http.h"
#include "personal_data/personal_data_http.h"
#include "portal/portal_http.h"
#include "presence/presence_http.h"
#include "profiles/profiles_http.h"
#include "sessions/sessions.h"
#include "setup/setup_http.h"
#include "sign_in/sign_in_http.h"
#include "sign_ups/sign_ups_http.h"
#include "sso/sso_http.h"
#include "statistics/statistics_http.h"
#include "teams/teams_http.h"
#include "user_jobs/user_jobs_http.h"
#include "users/users_http.h"
#include "workspace_people/workspace_people_http.h"

namespace kith::app {

namespace {

// Who somebody is, and the ways in.
void add_routes_of_persons(http::Router& router)
{
    setup::add_routes(router);
    sign_in::add_routes(router);
    sign_in::add_forgotten_routes(router);
    sign_in::add_passkey_routes(router);
    me::add_routes(router);
    me::add_password_routes(router);
    me::add_session_routes(router);
    me::add_token_routes(router);
    me::add_second_factor_routes(router);
    me::add_passkey_routes(router);
    me::add_app_routes(router);
    presence::add_routes(router);
    notifications::add_routes(router);
    notifications::add_public_routes(router);
    address_changes::add_routes(router);
    avatars::add_routes(router);
    personal_data::add_routes(router);
    sso::add_routes(router);
    sso::add_logout_routes(router);
    sign_ups::add_page_routes(router);
    sign_ups::add_public_routes(router);
    invitations::add_public_routes(router);
    magic_links::add_routes(router);
    outsiders::add_public_routes(router);
    mail_choices::add_routes(router);
}

// Whom one knows, and where one meets them.
void add_routes_of_contacts(http::Router& router)
{
    profiles::add_routes(router);
    connections::add_routes(router);
    connections::add_directory_routes(router);
    contacts::add_routes(router);
    clients::add_routes(router);
    clients::add_adding_routes(router);
    clients::add_file_routes(router);
    clients::add_card_route(router);
    client_groups::add_routes(router);
    workspace_people::add_routes(router);
    outsiders::add_routes(router);
    portal::add_routes(router);
    contact_cards::add_routes(router);
    contact_cards::add_file_routes(router);
    merges::add_routes(router);
}

void add_routes_of_accounts(http::Router& router)
{
    accounts::add_routes(router);
    accounts::add_test_mail_routes(router);
    domains::add_routes(router);
    identity_providers::add_routes(router);
    sign_ups::add_link_routes(router);
    sign_ups::add_routes(router);
    users::add_routes(router);
    teams::add_routes(router);
    users::add_join_routes(router);
    users::add_leave_route(router);
    users::add_export_route(router);
    users::add_second_factor_route(router);
    users::add_promotion_routes(router);
    user_jobs::add_routes(router);
    access::add_routes(router);
    licenses::add_routes(router);
    orders::add_routes(router);
    accounting::add_routes(router);
    invitations::add_routes(router);
    audit::add_routes(router);
    memberships::add_history_route(router);
    memberships::add_viewing_routes(router);
    instance::add_routes(router);
    instance::add_product_routes(router);
    statistics::add_routes(router);
    instance::add_health_routes(router);
}

}

void add_api_routes(http::Router& router)
{
    add_routes_of_persons(router);
    add_routes_of_accounts(router);
    add_routes_of_contacts(router);
}

void add_dav_routes(http::Router& router) { carddav::add_routes(router); }

std::string caller_of(http::Call& call, db::Transaction& tx)
{
    auto const session = sessions::find(call, tx);
    if (!session)
        return {};
    auto caller = session->person.id.text();
    if (session->kind == sessions::Kind::ApiToken)
        caller += ' ' + session->id.text();
    if (!call.route().starts_with("/api/v1/accounts/{account}"))
        return caller;
    std::string may;
    if (auto const actor = memberships::require_actor(call, tx)) {
        for (auto const& permission : actor->permissions.texts())
            may += permission + ' ';
    }
    return caller + ' ' + crypto::sha256_hex(may);
}

}
