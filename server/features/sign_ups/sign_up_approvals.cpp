// Who waits for a yes after having signed up, and who came.

#include "identity_providers/identity_providers.h"
#include "sign_ups/sign_ups_mail.h"
#include "sign_ups/sign_ups_parts.h"
#include "sign_ups/sign_ups_store.h"
#include "totals/totals.h"
#include "users/users.h"

namespace kith::sign_ups {
namespace {

// Decided by its row: of two administrators one. The member who waits.
Result<memberships::Membership> decide(db::Transaction& tx, Actor const& actor, SignUp& one, State state)
{
    TRY(check_may(actor, Permission::ManageUsers));
    one.state = state;
    one.decided_by = actor.membership;
    one.decided_at = tx.now();
    if (!store::decide(tx, one))
        return refuse("wrong_state");
    totals::lower(tx, one.account, awaiting_totalled);
    auto member = one.membership ? memberships::lock(tx, one.account, *one.membership) : std::nullopt;
    return member ? Result<memberships::Membership> { *std::move(member) } : refuse("wrong_state");
}

}

Result<std::vector<SignUp>> list(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return store::list(tx, actor.account, wanted);
}

bool are_too_many_awaiting(db::Transaction& tx, AccountId const& account)
{
    return totals::of(tx, account, awaiting_totalled) >= most_awaiting;
}

Result<SignUp> approve(db::Transaction& tx, Actor const& actor, SignUp const& before)
{
    auto one = before;
    auto const waiting = TRY(decide(tx, actor, one, State::Joined));
    auto const account = accounts::get(tx, one.account);
    auto const member = TRY(users::admit(tx, actor.source(), waiting, account.settings.sign_up_products));
    queue_let_in(tx, account, one, member);
    record(tx, actor.source(), "sign_up.approved", one);
    return one;
}

Result<SignUp> refuse_sign_up(db::Transaction& tx, Actor const& actor, SignUp const& before)
{
    auto one = before;
    auto const waiting = TRY(decide(tx, actor, one, State::Refused));
    TRY(users::send_away(tx, actor.source(), waiting));
    queue_refused(tx, accounts::get(tx, one.account), one);
    record(tx, actor.source(), "sign_up.refused", one);
    return one;
}

std::string name_of(db::Transaction& tx, SignUp const& one)
{
    if (one.way == Way::Domain)
        return one.came_by;
    if (one.way == Way::Provider) {
        auto const provider =
            identity_providers::find(tx, one.account, identity_providers::ProviderId::from_text(one.came_by));
        return provider ? provider->name.text() : std::string {};
    }
    auto const link = store::find_link(tx, one.account, LinkId::from_text(one.came_by));
    return link ? link->name.text() : std::string {};
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_at_odds(tx, account))
        findings.push_back("sign-up " + id + ": waits for a yes, and nobody waits with it");
    for (auto const& id : store::list_miscounted(tx, account))
        findings.push_back("sign-up link " + id + ": another number came by it than is noted");
    if (store::count_open_links(tx, account) != totals::of(tx, account, links_totalled))
        findings.push_back("account " + account.text() + ": has another number of open sign-up links than is noted");
    if (store::count_awaiting(tx, account) != totals::of(tx, account, awaiting_totalled))
        findings.push_back("account " + account.text() + ": has another number of waiting sign-ups than is noted");
    return findings;
}

}
