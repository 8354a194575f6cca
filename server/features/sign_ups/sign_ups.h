#pragma once

// People who join an account by themselves: by the mail to an address in a domain that the
// account has proved, or by a link that it hands around and which anybody may have. Either way
// a mail shows that the address is theirs. As long as the account lets people sign up at all.
//
//     mailed --the link of the mail--> joined
//        |                         '-> awaiting --approve--> joined     (where the account, or
//        '--1 day--> gone                  '-----refuse----> refused     the link, says so)
//
// Who joins is a plain user with the licenses that the account gives to newcomers, as far as
// there are any left. Who is inactive here, or was removed, is told so and stays out.
//
// A link of the account is derived from the server's key; one that is refreshed is replaced:
// the earlier one says so. Closing it keeps its history.

#include "accounts/accounts.h"
#include "base/domain_name.h"
#include "base/email_address.h"
#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::sign_ups {

using SignUpId = Id<struct SignUpTag>;
using LinkId = Id<struct SignUpLinkTag>;

inline constexpr int most_links = 50;      // open ones, of an account
inline constexpr int most_awaiting = 1000; // who wait for a yes, of an account: nobody else can then ask for one
inline constexpr Duration mail_lifetime = Days { 1 };
inline constexpr std::int64_t mails_a_day = 5; // to one address, from one account

enum class State { Mailed, Awaiting, Joined, Refused };
BOOST_DESCRIBE_ENUM(State, Mailed, Awaiting, Joined, Refused)

enum class Way { Domain, Link, Provider };
BOOST_DESCRIBE_ENUM(Way, Domain, Link, Provider)

struct SignUp {
    AccountId account;
    SignUpId id;
    State state = State::Mailed;
    Way way = Way::Domain;
    std::string came_by;  // the domain, the id of the link or of the provider
    int link_version = 0; // of the link, when he asked
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::optional<MembershipId> membership;
    std::optional<MembershipId> decided_by;
    Time created_at {};
    Time expires_at {};
    std::optional<Time> arrived_at; // joined, or began to wait
    std::optional<Time> decided_at;

    std::string display_name() const { return first_name.text() + ' ' + last_name.text(); }
};

// --- Links that are handed around (sign_up_links.cpp)

enum class LinkState { Open, Closed };
BOOST_DESCRIBE_ENUM(LinkState, Open, Closed)

struct LinkTerms {
    ShortText name; // for those who run the account
    bool needs_approval = false;
    std::optional<DomainName> domain; // only addresses there
    std::int64_t max_uses = 0;        // 0: any number
    std::optional<Time> expires_at;
};

struct Link : LinkTerms {
    AccountId account;
    LinkId id;
    LinkState state = LinkState::Open;
    int link_version = 1;
    std::int64_t uses = 0;
    MembershipId created_by;
    std::int64_t version = 1;
    Time created_at {};
};
// {public_url}/signup/...
std::string url_of(Link const&);

// Refuses: forbidden, too_many_links, validation (`expires_at`).
Result<Link> open_link(db::Transaction&, Actor const&, LinkTerms const&);
// Refuses: forbidden, wrong_state (it is closed), stale, validation.
Result<Link> change_link(db::Transaction&, Actor const&, Link const& before, LinkTerms const&);
// Another URL; the one before opens nothing any more. Refuses: forbidden, wrong_state, stale.
Result<Link> refresh_link(db::Transaction&, Actor const&, Link const& before);
// Refuses: forbidden, wrong_state, stale.
Result<Link> close_link(db::Transaction&, Actor const&, Link const& before);
std::optional<Link> find_link(db::Transaction&, AccountId const&, LinkId const&);
// Open ones first, then the newest; a closed one of the last most_links.
std::vector<Link> list_links(db::Transaction&, AccountId const&);
// Whether one of them lets people in now.
bool has_open_link(db::Transaction&, AccountId const&);

// --- Signing up (sign_ups.cpp)

struct Asking {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
};
// Mails a link to the address, or says there why not. Whoever may not sign up gets nothing;
// nobody learns from the answer.
void ask_by_domain(db::Transaction&, accounts::Account const&, Asking const&);
// Refuses: validation (`email`: the link is for one domain).
Result<void> ask_by_link(db::Transaction&, Link const&, Asking const&);

// What a token leads to: a link of the account, or somebody's mail.
struct Visit {
    accounts::Account account;
    std::optional<Link> link;
    std::optional<SignUp> mail;
};
// Refuses: not_found; link_replaced, link_closed, link_expired, link_full or link_used, naming
// the account; invitation_needed (the account lets nobody sign up now).
Result<Visit> look(db::Transaction&, crypto::AccountToken const&);

// Whether that person may join by himself. Refuses: already_member, awaiting_approval, already_invited,
// inactive, invitation_needed (he was removed).
Result<void> check_may_join(
    db::Transaction&, AccountId const&, EmailAddress const&, std::optional<persons::Person> const&);

struct Joined {
    memberships::Membership member;
    bool is_waiting = false;
};
// Spends the mail, which its row decides, and makes the person a member. He has shown who he
// is. Refuses: as look and check_may_join, and too_many_awaiting.
Result<Joined> complete(db::Transaction&, events::Source const&, crypto::AccountToken const&, persons::Person const&);

// By a provider of the account, which has said who he is.
struct ByProvider {
    std::string provider; // its id
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    bool must_wait = false; // for somebody's yes, whatever the account says
};
// Refuses: invitation_needed (the account lets nobody sign up now), too_many_awaiting, and as check_may_join.
Result<Joined> join_by_provider(
    db::Transaction&, events::Way const&, accounts::Account const&, ByProvider const&, persons::Person const&);

// --- Looking after them (sign_up_approvals.cpp)

struct Listing {
    std::optional<State> state; // never those who have only been mailed
    std::string came_by;
    std::string after_key; // created_at of the last row seen
    std::string after_id;
    int limit = 25;
};
// Newest first. Refuses: forbidden.
Result<std::vector<SignUp>> list(db::Transaction&, Actor const&, Listing const&);
// Whether as many wait as may: whoever would have to wait as well gets no mail.
bool are_too_many_awaiting(db::Transaction&, AccountId const&);
std::optional<SignUp> find(db::Transaction&, AccountId const&, SignUpId const&);
// Refuses: forbidden, wrong_state.
Result<SignUp> approve(db::Transaction&, Actor const&, SignUp const&);
Result<SignUp> refuse_sign_up(db::Transaction&, Actor const&, SignUp const&);

// Deletes mails that were not answered in time.
void sweep(db::Transaction&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
