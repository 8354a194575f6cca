#pragma once

// Accounts and their people, made by the same use cases that make them in life:
//
//     auto acme = tests::founded(database(), "Acme");        // by Ann, its legal representative
//     auto const bob = acme.joined("Bob");                   // was invited, and accepted
//     auto const eve = acme.joined("Eve", tests::administrator);
//     auto const invitation = acme.invited("Zoe");           // has not answered yet
//     acme.write([&](db::Transaction& tx) { return invitations::revoke(tx, eve, invitation->id); });
//
// Everybody is called X Lee and reached at x@<slug of the account>.test.

#include "accounts/accounts.h"
#include "db/database.h"
#include "invitations/invitations.h"
#include "users/users.h"

#include <string>
#include <string_view>

namespace kith::tests {

inline Rights const user {};
inline Rights const manager { Role::User, { "manager" } };
inline Rights const administrator { Role::Administrator };
inline Rights const legal_representative { Role::LegalRepresentative };

// Everybody's password (good_password of api.h), hashed once, because hashing is slow.
std::string const& hash_of_good_password();

PersonName name(std::string_view);
EmailAddress address(std::string_view);

class Business {
public:
    Business(db::Database& database, accounts::Founding founding)
        : account(std::move(founding.account))
        , database_(database)
    {
        ann = actor_of(founding.founder);
    }

    accounts::Account account;
    Actor ann; // the founder

    EmailAddress email_of(std::string_view first_name) const;
    invitations::NewInvitation wanted(std::string_view first_name, Rights = user) const;

    Result<invitations::Invitation> invited(std::string_view first_name, Rights = user);
    Result<invitations::Invitation> invited_by(Actor const&, std::string_view first_name, Rights = user);
    // The link of its mail.
    static invitations::Link link_of(invitations::Invitation const&);
    static std::string token_of(invitations::Invitation const&);
    Result<memberships::Membership> accepted(invitations::Invitation const&);
    Actor joined(std::string_view first_name, Rights = user);
    // Somebody of elsewhere who is invited here, too, and accepts.
    Actor joined_from(Business& elsewhere, std::string_view first_name, Rights = user);
    // Came by a link that was handed over: nothing has shown yet that the address is his.
    Actor unproved(std::string_view first_name);

    // The founder gives him a license.
    Result<users::Changed> licensed(Actor const&, std::string_view product);
    // As an administrator will be able to do.
    void set_state(MembershipId const&, memberships::State);
    invitations::Invitation now(invitations::Invitation const&);

    Actor actor_of(memberships::Membership const&);

    auto read(auto body) { return database_.read_now(std::move(body)); }
    auto write(auto body) { return database_.write_now(std::move(body)); }

private:
    db::Database& database_;
};

Business founded(db::Database&, std::string_view name);

// How many rows a table has.
std::int64_t count(db::Database&, std::string const& table);
// The code of a refusal; empty for what was not refused.
template<typename T>
std::string code(Result<T> const& result)
{
    return result ? std::string {} : result.error().code;
}

}
