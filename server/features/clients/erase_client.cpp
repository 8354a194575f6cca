// Forgetting a client who never came.

#include "clients/clients_mail.h"
#include "clients/clients_parts.h"
#include "clients/clients_store.h"
#include "outsiders/outsiders.h"
#include "persons/persons.h"

namespace kith::clients {
namespace {

using memberships::Membership;

Membership nameless(Membership member)
{
    member.first_name = PersonName::stored("Erased");
    member.last_name = PersonName::stored("Person");
    member.email = EmailAddress::stored("", "erased:" + member.id.text());
    member.details = {};
    return member;
}

// Whose place he held is nobody any more, either.
Result<void> rename_stand_in(db::Transaction& tx, Membership const& nameless)
{
    if (auto const stand_in = persons::find(tx, nameless.person); stand_in && stand_in->email.text().empty())
        TRY(persons::rename(tx, *stand_in, { nameless.first_name, nameless.last_name }));
    return {};
}

}

Result<void> erase(db::Transaction& tx, events::Way const& way, Membership const& seen)
{
    memberships::lock(tx, seen.account, seen.id);
    auto client = find(tx, seen.account, seen.id);
    if (!client || client->member.state != memberships::State::Pending)
        return refuse("wrong_state");
    auto const outsider = outsiders::find(tx, seen.account, seen.id);
    auto const sponsor = outsider ? memberships::find(tx, seen.account, outsider->sponsor) : std::nullopt;
    auto const name = client->member.display_name();
    client->member = TRY(memberships::update(tx, client->member, nameless(client->member)));
    client->company.clear();
    TRY(rename_stand_in(tx, client->member));
    if (sponsor && sponsor->is_active(tx.now()))
        queue_erased(tx, *sponsor, name);
    events::Source const himself { "invitee", "", "", way };
    return remove_and_say(tx, himself, *client, store::list_mapped(tx, seen.account, seen.id));
}

}
