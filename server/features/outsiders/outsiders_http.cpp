#include "outsiders/outsiders_http.h"

#include "accounts/accounts.h"
#include "http/account_token.h"
#include "outsiders/outsiders.h"
#include "sessions/sessions.h"

namespace kith::outsiders {
namespace {

struct OutsiderPolicy {
    std::optional<std::int64_t> valid_days;      // null: no end
    std::optional<std::int64_t> inactivity_days; // null: never
};
BOOST_DESCRIBE_STRUCT(OutsiderPolicy, (), (valid_days, inactivity_days))

struct RenewalPage {
    AccountName account_name;
    std::string display_name; // who is to stay
    std::string sponsor_name; // who is asked
    Time ends_at;
    Time renewed_until;
};
BOOST_DESCRIBE_STRUCT(RenewalPage, (), (account_name, display_name, sponsor_name, ends_at, renewed_until))

OutsiderPolicy shown(http::Call& call, Policy const& policy)
{
    call.set_version(policy.version);
    return { policy.valid_days, policy.inactivity_days };
}

Result<OutsiderPolicy> get_policy(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    return shown(call, policy_of(tx, actor.account));
}

Result<OutsiderPolicy> put_policy(http::Call& call, db::Transaction& tx, http::Body<OutsiderPolicy> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    auto const before = policy_of(tx, actor.account);
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto after = before;
    after.valid_days = input.valid_days;
    after.inactivity_days = input.inactivity_days;
    auto const stored = TRY(set_policy(tx, actor, before, after));
    return shown(call, stored);
}

RenewalPage shown(db::Transaction& tx, Renewal const& renewal)
{
    return { accounts::get(tx, renewal.member.account).name, renewal.member.display_name(),
        renewal.sponsor.display_name(), renewal.end, renewal.renewed };
}

// Looking for links by guessing is slowed down; holding one is not.
Result<Renewal> look_carefully(http::Call& call, db::Transaction& tx, crypto::AccountToken const& link)
{
    auto renewal = look(tx, link);
    if (!renewal && renewal.error().code == "not_found")
        TRY(call.limit(http::rates::unknown_token, call.client()));
    return renewal;
}

Result<RenewalPage> get_renewal(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const link = TRY(http::read_account_token(call));
    auto const renewal = TRY(look_carefully(call, tx, link));
    return shown(tx, renewal);
}

// A POST: whoever scans mails follows links, and renews nobody by that.
Result<RenewalPage> post_renewal(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const link = TRY(http::read_account_token(call));
    TRY(look_carefully(call, tx, link));
    auto const renewal = TRY(renew(tx, sessions::way_of(call), link));
    return shown(tx, renewal);
}

}

void add_routes(http::Router& router)
{
    auto const path = "/api/v1/accounts/{account}/outsider-policy";
    router.get(path, "Shows how long people from outside stay", get_policy);
    router.put(path, "Decides how long people from outside stay", put_policy);
}

void add_public_routes(http::Router& router)
{
    auto const path = "/api/v1/public/renewals/{token}";
    router.get(path, "Shows whose access the link of a mail renews", get_renewal);
    router.post(path, "Renews the access, once", post_renewal);
}

}
