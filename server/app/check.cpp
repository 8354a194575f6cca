#include "app/check.h"

#include "accounts/accounts.h"
#include "avatars/avatars.h"
#include "client_groups/client_groups.h"
#include "clients/clients.h"
#include "connections/connections.h"
#include "contact_cards/contact_cards.h"
#include "directory/directory.h"
#include "domains/domains.h"
#include "events/events.h"
#include "identity_providers/identity_providers.h"
#include "invitations/invitations.h"
#include "licenses/licenses.h"
#include "memberships/memberships.h"
#include "orders/orders.h"
#include "outsiders/outsiders.h"
#include "passkeys/passkeys.h"
#include "persons/persons.h"
#include "reviews/reviews.h"
#include "second_factors/second_factors.h"
#include "sign_ups/sign_ups.h"
#include "teams/teams.h"
#include "workspaces/workspaces.h"

namespace kith::app {
namespace {

void append(std::vector<std::string>& all, std::vector<std::string> more)
{
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<std::string> check_everywhere(db::Transaction& tx)
{
    std::vector<std::string> findings;
    append(findings, persons::check(tx));
    append(findings, accounts::check(tx));
    append(findings, memberships::check(tx));
    append(findings, directory::check(tx));
    append(findings, connections::check(tx));
    append(findings, domains::check(tx));
    append(findings, identity_providers::check(tx));
    append(findings, avatars::check(tx));
    append(findings, second_factors::check(tx));
    append(findings, passkeys::check(tx));
    return findings;
}

std::vector<std::string> check_account(db::Transaction& tx, AccountId const& account)
{
    auto findings = events::verify(tx, account);
    append(findings, invitations::check(tx, account));
    append(findings, licenses::check(tx, account));
    append(findings, orders::check(tx, account));
    append(findings, teams::check(tx, account));
    append(findings, contact_cards::check(tx, account));
    append(findings, clients::check(tx, account));
    append(findings, outsiders::check(tx, account));
    append(findings, reviews::check(tx, account));
    append(findings, client_groups::check(tx, account));
    append(findings, workspaces::check(tx, account));
    append(findings, sign_ups::check(tx, account));
    return findings;
}

}

std::vector<std::string> find_violations(db::Database& database)
{
    auto findings = database.read_now(check_everywhere);
    for (auto const& account : database.read_now(accounts::list_all))
        append(findings, database.read_now([&](db::Transaction& tx) { return check_account(tx, account); }));
    return findings;
}

}
