// What is kept of somebody who was invited, and forgetting it.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_store.h"

namespace kith::invitations {
namespace {

bool can_be_sent_again(State state)
{
    return state == State::Pending || state == State::Expired || state == State::Declined;
}

}

std::vector<Invitation> list_to(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    return store::list_to(tx, account, email.key());
}

void lock_to(db::Transaction& tx, AccountId const& account, EmailAddress const& email)
{
    store::lock_to(tx, account, email.key());
}

void erase_to(db::Transaction& tx, events::Source const& source, AccountId const& account, EmailAddress const& email)
{
    std::vector<Invitation> revoked;
    for (auto& invitation : store::list_to(tx, account, email.key())) {
        auto released = invitation;
        if (!can_be_sent_again(invitation.state) || !finish(tx, released, State::Revoked))
            continue;
        if (invitation.state != State::Pending)
            released.licenses.clear(); // they went when it ended
        released.first_name = PersonName::stored("Erased");
        released.last_name = PersonName::stored("Person");
        released.email = EmailAddress::stored("", "erased:" + released.id.text());
        revoked.push_back(std::move(released));
    }
    store::anonymize_to(tx, account, email.key());
    for (auto const& invitation : revoked) {
        record(tx, source, "invitation.revoked", invitation);
        record_licenses(tx, source, account, "license.released", invitation.licenses, { invitation.display_name() });
    }
}

}
