// Changing a client: who he is, when he ends, who answers for him.

#include "clients/clients_parts.h"
#include "clients/clients_store.h"
#include "events/differences.h"
#include "me/me.h"
#include "outsiders/outsiders.h"

namespace kith::clients {
namespace {

using memberships::Membership;

Result<Membership> changed(Membership member, Change const& wanted)
{
    if (wanted.says_end())
        member.valid_until = wanted.valid_until;
    member.first_name = wanted.first_name.value_or(member.first_name);
    member.last_name = wanted.last_name.value_or(member.last_name);
    if (wanted.phone)
        member.details.phone = wanted.phone->text();
    if (!wanted.active)
        return member;
    if (member.state == memberships::State::Pending)
        return refuse("wrong_state", "active", "comes with the acceptance");
    member.state = *wanted.active ? memberships::State::Active : memberships::State::Inactive;
    return member;
}

std::string day(std::optional<Time> const& at) { return at ? to_text(*at) : ""; }

events::Differences differences_of(Client const& before, Client const& after)
{
    events::Differences differences;
    differences.add("name", before.member.display_name(), after.member.display_name());
    differences.add("phone", before.member.details.phone, after.member.details.phone);
    differences.add("company", before.company, after.company);
    differences.add("valid_until", day(before.member.valid_until), day(after.member.valid_until));
    differences.add_switch(
        "active", before.member.state == memberships::State::Active, after.member.state == memberships::State::Active);
    return differences;
}

Result<Client> store_change(db::Transaction& tx, Client const& before, Client after)
{
    after.member = TRY(memberships::update(tx, before.member, after.member));
    store::set_company(tx, after);
    if (before.state() != after.state() || before.member.valid_until != after.member.valid_until)
        outsiders::note_changed(tx, after.member);
    if (after.state() == State::Inactive && before.state() != State::Inactive)
        me::close_doors(tx, after.member);
    return after;
}

// Who answers for him sees him.
Result<void> answer_for(db::Transaction& tx, Actor const& actor, Client const& client, MembershipId const& user)
{
    TRY(outsiders::set_sponsor(tx, actor, client.member, user));
    return map(tx, actor, client, user);
}

bool is_alone_in_looking_after(db::Transaction& tx, Actor const& actor, Client const& client)
{
    return store::list_mapped(tx, actor.account, client.member.id) == std::vector { actor.membership };
}

std::string_view operation_of(Client const& before, Client const& after)
{
    if (before.state() == after.state())
        return "client.changed";
    return after.state() == State::Active ? "client.reactivated" : "client.deactivated";
}

}

Result<Client> change(db::Transaction& tx, Actor const& actor, Client const& before, Change const& wanted)
{
    if (wanted.active && !actor.may(Permission::ViewAllClients) && !is_alone_in_looking_after(tx, actor, before))
        return refuse("forbidden");
    TRY(outsiders::check_end(wanted.valid_until, tx.now()));
    auto after = before;
    after.member = TRY(changed(before.member, wanted));
    TRY(outsiders::check_resumed(tx, before.member, after.member, { wanted.active == true, wanted.says_end() }));
    if (wanted.company)
        after.company = wanted.company->text();
    events::Postponed events { tx };
    if (wanted.sponsor) // both, in the one order: who answers for him is mapped to him
        memberships::lock_all(tx, actor.account, { before.member.id, *wanted.sponsor });
    if (auto const differences = differences_of(before, after); !differences.empty()) {
        after = TRY(store_change(tx, before, after));
        events::record(
            tx, actor.account, actor.source(), operation_of(before, after), target(after), differences.json());
    }
    if (wanted.sponsor)
        TRY(answer_for(tx, actor, after, *wanted.sponsor));
    events.write();
    return after;
}

}
