#pragma once

// Domains of accounts. Who has an address in a proved domain of an account may sign up there
// by himself, as long as the account allows it (sign_ups).
//
//     pending --the TXT record is found, or an operator says so--> proved
//        '<------------the record is gone on three days---------------'
//
// What the record proved is looked for again each week, and each day while it is not there. Name
// servers that do not answer say nothing about it; what an operator has said holds.
//
// Many accounts may claim a name; it belongs to the first that proves it, until that account
// removes it. Domains of public mail providers, and those below which anybody registers,
// belong to nobody. A domain does not speak for those below it.

#include "base/domain_name.h"
#include "base/id.h"
#include "base/result.h"
#include "db/transaction.h"
#include "dns/dns.h"
#include "memberships/memberships.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::domains {

using DomainId = Id<struct DomainTag>;

enum class State { Pending, Proved };
BOOST_DESCRIBE_ENUM(State, Pending, Proved)

enum class Proof { None, Dns, Operator };
BOOST_DESCRIBE_ENUM(Proof, None, Dns, Operator)

// What the name servers said last. Different: there are texts, and ours is none of them.
// Taken: it was proved, and belongs to another account.
enum class Finding { None, Proved, Missing, Different, Unreachable, Taken };
BOOST_DESCRIBE_ENUM(Finding, None, Proved, Missing, Different, Unreachable, Taken)

inline constexpr int most_domains = 100;          // of an account
inline constexpr Duration looks_for = Days { 7 }; // so long after it was claimed we look by ourselves
inline constexpr Duration looks_again_after = Days { 7 };
inline constexpr Duration misses_apart = Days { 1 };
inline constexpr int most_missed = 3; // then it is proved no more

struct Domain {
    AccountId account;
    DomainId id;
    DomainName name;
    State state = State::Pending;
    Proof proof = Proof::None;
    Finding finding = Finding::None;
    std::optional<Time> looked_at;
    std::optional<Time> proved_at;
    MembershipId created_by; // empty: whoever runs the server
    std::int64_t version = 1;
    Time created_at {};
    int missed = 0; // on so many days in a row the record that proved it was not there
    std::optional<Time> missed_at = {};
    std::optional<Time> lapsed_at = {}; // was proved until then
};

// What is put into the domain's zone to prove it: a TXT record.
struct Record {
    std::string host;
    std::string value;
};
Record record_of(Domain const&);

// By name; an account has most_domains at most.
std::vector<Domain> list(db::Transaction&, AccountId const&);
std::optional<Domain> find(db::Transaction&, AccountId const&, DomainId const&);
bool is_proved(db::Transaction&, AccountId const&, DomainName const&);
// Names of those that are proved, in order.
std::vector<std::string> list_proved(db::Transaction&, AccountId const&);

// Refuses: forbidden, name_taken (the account has it already), domain_taken (another has
// proved it), too_many_domains, validation (`name`: it belongs to nobody).
Result<Domain> claim(db::Transaction&, Actor const&, DomainName const&);
// After the name servers were asked for the texts at record_of(before).host. One that
// was proved stays so until they have been without ours for most_missed days: then the administrators
// are told by mail. Refuses: stale.
Result<Domain> note_look(db::Transaction&, events::Source const&, Domain const& before, dns::Texts const&);
// By who runs the server, without asking anybody. Refuses: forbidden, domain_taken, stale.
Result<Domain> confirm(db::Transaction&, Actor const&, Domain const& before);
// The same at the machine itself, claimed or not. Refuses: as claim and confirm.
Result<Domain> confirm(db::Transaction&, events::Source const&, AccountId const&, DomainName const&);
// Nobody joins by it any more; who has joined stays. Refuses: forbidden, stale.
Result<void> remove(db::Transaction&, Actor const&, Domain const&);

// Those to look at again, of all accounts, the longest unseen first.
std::vector<Domain> list_awaited(db::Transaction&, int limit);
// Proved ones whose record is to be looked for again.
std::vector<Domain> list_aging(db::Transaction&, int limit);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
