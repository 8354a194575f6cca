// Renewing an outsider by the link of the mail that asked his sponsor.

#include "outsiders/outsiders.h"

#include "outsiders/outsiders_parts.h"
#include "outsiders/outsiders_store.h"

namespace kith::outsiders {
namespace {

using memberships::Membership;

// A link outlives none of what it rests on.
Result<Membership> check_sponsor(db::Transaction& tx, Outsider const& one)
{
    auto sponsor = find_sponsor(tx, one.account, one.sponsor);
    if (!sponsor)
        return refuse("link_replaced");
    auto const permissions = memberships::permissions_of(tx, *sponsor);
    bool const may = permissions.may(Permission::InviteClients) || permissions.may(Permission::ViewAllClients);
    return may ? Result<Membership> { *std::move(sponsor) } : refuse("forbidden");
}

Result<Renewal> visit_of(db::Transaction& tx, Outsider const& one, std::string const& hash)
{
    if (one.renewal_hash != hash)
        return refuse(one.renewal_hash.empty() ? "link_used" : "link_replaced");
    auto const member = memberships::find(tx, one.account, one.id);
    if (!member || member->state == memberships::State::Removed)
        return refuse("not_found");
    if (one.ended_at)
        return refuse("link_expired");
    auto const policy = policy_of(tx, one.account);
    auto const life = life_of(one, *member, policy);
    auto const end = end_of(life);
    if (!end || !is_to_end(one, *member) || link_for(one, *end).hash() != hash)
        return refuse("link_replaced");
    if (*end <= tx.now())
        return refuse("link_expired");
    auto const sponsor = TRY(check_sponsor(tx, one));
    auto const after = renewed(life, policy, tx.now());
    return Renewal { one, *member, sponsor, *end, end_of(after).value(), after.valid_until };
}

struct RenewedData {
    std::optional<Time> valid_until;
};
BOOST_DESCRIBE_STRUCT(RenewedData, (), (valid_until))

}

crypto::Token link_for(Outsider const& one, Time end)
{
    auto const id = one.id.text() + ' ' + one.sponsor.text() + ' ' + to_text(end);
    return crypto::derived_token("renewal", one.account.text(), id, 1);
}

Result<Renewal> look(db::Transaction& tx, crypto::AccountToken const& token)
{
    auto const hash = token.token.hash();
    auto const one = store::find_by_link(tx, token.account, hash);
    return one ? visit_of(tx, *one, hash) : refuse("not_found");
}

Result<Renewal> renew(db::Transaction& tx, events::Way const& way, crypto::AccountToken const& token)
{
    auto const seen = TRY(look(tx, token));
    memberships::lock(tx, token.account, seen.member.id);
    auto const visit = TRY(look(tx, token)); // as it is behind the lock
    if (!store::spend(tx, visit.outsider))
        return refuse("link_used");
    auto renewed = visit.member;
    renewed.valid_until = visit.valid_until;
    if (renewed.valid_until != visit.member.valid_until)
        renewed = TRY(memberships::update(tx, visit.member, renewed));
    auto const row = set_anew(
        store::find(tx, renewed.account, renewed.id).value(), renewed, policy_of(tx, renewed.account), tx.now());
    store::put(tx, row);
    events::Source const source { "member", visit.sponsor.id.text(), visit.sponsor.display_name(), way };
    record(tx, source, "client.renewed", renewed, json::write(RenewedData { renewed.valid_until }));
    return visit;
}

}
