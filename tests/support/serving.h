#pragma once

// Clients of a business, made by the use cases that make them in life:
//
//     auto const zoe = tests::accepted_client(acme, bob, "Zoe"); // invited by Bob, has no password

#include "clients/clients.h"
#include "support/people.h"

#include <string>
#include <string_view>

namespace kith::tests {

// Reached at first name@<slug>.test, as everybody.
inline clients::NewClients wanted_client(
    Business const& business, std::string_view first_name, clients::Delivery delivery)
{
    clients::NewClients wanted { { { name(first_name), name("Doe"), business.email_of(first_name) } } };
    wanted.delivery = delivery;
    return wanted;
}

inline clients::Client added_client(Business& business, Actor const& by, std::string_view first_name,
    clients::Delivery delivery = clients::Delivery::Quiet)
{
    auto const wanted = wanted_client(business, first_name, delivery);
    return business.write([&](db::Transaction& tx) { return clients::add(tx, by, wanted); }).value().items.at(0).client;
}

inline invitations::Invitation invitation_of(Business& business, clients::Client const& client)
{
    return business.read([&](db::Transaction& tx) {
        auto const& [account, id] = std::pair { client.member.account, client.member.id };
        return invitations::newest_of_clients(tx, account, { id }).at(id);
    });
}

// An empty hash: he has no password.
inline memberships::Membership accepted_client(
    Business& business, Actor const& by, std::string_view first_name, std::string const& hash = "")
{
    auto const sent = invitation_of(business, added_client(business, by, first_name, clients::Delivery::Portal));
    return business
        .write([&](db::Transaction& tx) -> Result<memberships::Membership> {
            auto const visit = TRY(invitations::spend(tx, invitations::mailed_link(sent)));
            auto const person =
                persons::create(tx, { sent.first_name, sent.last_name, sent.email, hash, false, true }).value();
            return invitations::admit(tx, {}, visit.invitation, person, { sent.first_name, sent.last_name });
        })
        .value();
}

}
