#pragma once

// Signing in by an identity provider of an account. The provider knows people by its own subjects;
// which person of ours one is stands in a row, and never follows from an address alone:
//
//     known     the subject was here before
//     link      new here, but the provider vouches for his address, in a domain that the account has proved, and a
//               member has that address and no subject of this provider
//     join      new here, and so is the address, or its owner is no member: as the account lets people sign up
//
// A provider that does not say of anybody whether his address was checked (HubSpot) links nobody, and who
// joins by it waits for somebody's yes, whatever the account says about newcomers.
//
// A session that begins so is good for that account only (sessions::start_by_provider), and an
// address that lies in no proved domain is nobody's until its owner shows by mail that it is his.

#include "accounts/accounts.h"
#include "identity_providers/identity_providers.h"
#include "memberships/memberships.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace kith::sso {

using identity_providers::Claims;
using identity_providers::Errand;
using identity_providers::Provider;
using identity_providers::ProviderId;

enum class Purpose { SignIn, Test };
BOOST_DESCRIBE_ENUM(Purpose, SignIn, Test)

inline constexpr Duration errand_lifetime = 10min;

// What a browser carries in a cookie from the question to the answer: sealed, so that it is ours,
// and only the browser that was sent away can come back.
struct Carried {
    AccountId account;
    ProviderId provider;
    Purpose purpose = Purpose::SignIn;
    Errand errand;
    std::string next; // a path of ours to go to
    Time until {};
};
std::string seal(Carried const&);
std::optional<Carried> unseal(std::string const& cookie);

enum class Outcome { Known, Link, Join };
BOOST_DESCRIBE_ENUM(Outcome, Known, Link, Join)

struct Decision {
    Outcome outcome = Outcome::Known;
    std::optional<persons::Person> person; // who is known by the subject, or has the address
};
// Changes nothing. Refuses: inactive, invitation_needed, awaiting_approval, already_invited,
// email_missing, email_not_proved, not_linked.
Result<Decision> decide(db::Transaction&, accounts::Account const&, Provider const&, Claims const&);

struct Arrived {
    persons::Person person;
    bool is_waiting = false; // for somebody's yes
};
// Refuses: as decide.
Result<Arrived> arrive(db::Transaction&, events::Way const&, accounts::Account const&, Provider const&, Claims const&);

// Each answer of a provider is taken once. Refuses: sign_in_lost.
Result<void> spend(db::Transaction&, Carried const&);
void sweep(db::Transaction&);

}
