#pragma once

// An account is one business with its own people: the hard boundary of all data.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::accounts {

enum class Kind { Business, Client };
BOOST_DESCRIBE_ENUM(Kind, Business, Client)

enum class Visibility { Private, Public };
BOOST_DESCRIBE_ENUM(Visibility, Private, Public)

// How people are sent who may not add others themselves (users.invite).
enum class InvitesByUsers { WithApproval, Off, Direct };
BOOST_DESCRIBE_ENUM(InvitesByUsers, WithApproval, Off, Direct)

// Whom people ask for help, or for more licenses.
struct Support {
    std::string name;
    std::string email;
    std::string phone;
    bool operator==(Support const&) const = default;
};

struct Settings {
    bool auto_signup = true; // people join without an invitation; the invite grid is closed
    InvitesByUsers internal_invites_by_users = InvitesByUsers::WithApproval;
    bool administrators_manage_products = true; // off: only with a grant
    bool call_recording = true;
    std::int64_t call_recording_days = 90;     // how long recordings are kept
    std::string signup_help_url;               // empty: the built-in page
    std::vector<std::string> sign_up_products; // who signs up gets a license of each, if one is left
    bool sign_up_needs_approval = false;       // of who has an address in a proved domain
    std::string notice; // on help pages and beside recording: "no legal advice"; empty: the built-in one
    memberships::SecondFactorRequired second_factor_required = memberships::SecondFactorRequired::None;
    bool operator==(Settings const&) const = default;

    RolePolicy role_policy() const
    {
        return { administrators_manage_products, internal_invites_by_users != InvitesByUsers::Off };
    }
};

struct Account {
    AccountId id;
    AccountName name;
    std::string slug; // unique on the server: "acme" in /s/acme
    Kind kind = Kind::Business;
    std::optional<AccountId> provider; // who serves a client account; none: whoever runs the server
    Visibility visibility = Visibility::Private;
    Support support;
    Settings settings;
    bool is_trusted = false; // founded by who runs the server: no quota of invitations
    std::int64_t version = 1;
    Time created_at {};
};

struct Founding {
    Account account;
    memberships::Membership founder;
};

// Founds a business account with `founder` as its legal representative and opens
// its event log: account.founded, membership.joined.
Founding found(db::Transaction&, events::Source const&, AccountName const&, persons::Person const& founder);

// Who may found an account: an internal user of any account, anyone who has a login, or
// operators only. Set once at start (setting accounts_founding).
enum class Founders { Internal, Anyone, Operator };
BOOST_DESCRIBE_ENUM(Founders, Internal, Anyone, Operator)
void set_founders(Founders);

// At most 20 accounts founded by one person. Refuses: forbidden, too_many_requests.
Result<void> check_may_found(db::Transaction&, persons::Person const&);

std::optional<Account> find(db::Transaction&, AccountId const&);
std::optional<Account> find_by_slug(db::Transaction&, std::string_view slug);
// Faults: the row of a membership's account cannot be missing.
Account get(db::Transaction&, AccountId const&);

// Changes name, visibility, support and settings at once; records what changed. Whoever asks
// others for a second factor has one himself.
// Refuses: forbidden, no_second_factor, stale.
Result<Account> change(db::Transaction&, Actor const&, Account const& before, Account const& after);

std::vector<AccountId> list_all(db::Transaction&);

struct Listing {
    std::string text;      // part of the name, or the whole id
    std::string after_key; // of the last row seen
    std::string after_id;
    int limit = 25;
};
// For those who run the server, newest first.
std::vector<Account> list(db::Transaction&, Listing const&);
std::int64_t count(db::Transaction&, Listing const&);
bool any(db::Transaction&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
