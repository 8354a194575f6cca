#pragma once

// A membership ties a person to an account.
//
//     active <--> inactive        (deactivate, reactivate)
//        '-----------'--> removed (the row stays for history, access is gone)
//
// At most one membership of a person in an account is not removed.

#include "base/email_address.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "http/call.h"
#include "permissions/permissions.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::memberships {

enum class Kind { Internal, Authorized, Client, ChannelGuest };
BOOST_DESCRIBE_ENUM(Kind, Internal, Authorized, Client, ChannelGuest)

enum class State { Pending, Active, Inactive, Removed };
BOOST_DESCRIBE_ENUM(State, Pending, Active, Inactive, Removed)

struct Membership {
    AccountId account;
    MembershipId id;
    PersonId person;
    Kind kind = Kind::Internal;
    State state = State::Active;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email; // how this account reaches the person
    Roles roles;
    std::int64_t version = 1;
    std::optional<Time> last_seen_at;
    Time created_at {};

    std::string display_name() const { return first_name.text() + ' ' + last_name.text(); }
};

// Who is asking, in the account the path names. A route that does not ask is
// public, and cannot reach a use case that wants an Actor.
// Refuses: unauthenticated, not_found (no member: the account is none of his
// business), inactive, too_many_requests.
Result<Actor> require_actor(http::Call&, db::Transaction&);

struct NewMembership {
    AccountId account;
    Kind kind = Kind::Internal;
    PersonName first_name;
    PersonName last_name;
    Roles roles;
};

// Makes the person, who is here to ask for it, an active member; records membership.joined.
// Refuses: already_member (the unique row decides).
Result<Membership> join(db::Transaction&, events::Source const&, persons::Person const&, NewMembership const&);

std::optional<Membership> find(db::Transaction&, AccountId const&, MembershipId const&);
std::optional<Membership> find_by_person(db::Transaction&, AccountId const&, PersonId const&);
std::optional<Membership> find_by_email(db::Transaction&, AccountId const&, EmailAddress const&);
// In all accounts, removed ones left out.
std::vector<Membership> list_of_person(db::Transaction&, PersonId const&);

// The person's name is shown in every account he is in; records membership.updated.
void rename_everywhere(db::Transaction&, events::Source const&, persons::Person const&);

enum class Sort { Name, CreatedAt };
BOOST_DESCRIBE_ENUM(Sort, Name, CreatedAt)

struct Listing {
    Kind kind = Kind::Internal;
    std::optional<State> state; // nothing: active and inactive
    std::string text;           // part of a name, or the beginning of an address
    Sort sort = Sort::Name;
    bool descending = false;
    std::string after_key; // of the last row seen
    std::string after_id;
    int limit = 25;
};
std::vector<Membership> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Where a row stands in that order: what a cursor holds.
std::string sort_key(Membership const&, Sort);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
