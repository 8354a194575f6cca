#pragma once

// What the bell tells: something happened that concerns a member. Notifications are made of entries of the account's
// log in the transaction that writes them (app/news_of_entries.cpp says of which, and for whom), behind the lock of
// that log. So they are written one after the other, and those of one type that come within a minute become one.
//
// What concerns everybody is one row, whoever looks at it, and not a row for each of 100,000: reading puts together
// what is one's own and what is everybody's. Nobody is told of what happened before he came.
//
//     unread --mark_read, mark_all_read--> read      (one that grows is new, and unread)
//
// Read is what lies at or below a member's mark, and single ones beyond it. The mark goes up to what his page had seen,
// so that what arrives meanwhile stays unread. All of it goes after 90 days, of many the oldest, and with the member.
//
// In the app he sees the types that he wants to see; a mail goes out at once, once a day at eight in his zone, or not
// at all. What is mailed at once is written with what it tells of; a mail a day is made by a job, if something is
// unread.

#include "base/id.h"
#include "db/transaction.h"
#include "events/events.h"
#include "mail/letter.h"
#include "memberships/memberships.h"
#include "notifications/notifications_rules.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::notifications {

inline constexpr Duration kept_for = Days { 90 };
inline constexpr int most_kept = 500;        // of a member, and of everybody
inline constexpr int most_told_by_mail = 50; // who may get a mail at once because of one thing (S1-22)

// --- Telling (tell.cpp)

// Nobody named: everybody who is a user.
struct News {
    Type type;
    std::optional<MembershipId> to;
    events::Target about;
    Crowd crowd = {};
};
// Behind the lock of the account's log, whose entry `seq` it is.
void tell(db::Transaction&, AccountId const&, std::int64_t seq, News const&);
// What was told of it is over: it was not read, or is of no use.
void take_back(db::Transaction&, AccountId const&, MembershipId const& to, Type, std::string const& about_id);
// The member has left.
void forget(db::Transaction&, AccountId const&, MembershipId const&);
// What is old.
void sweep(db::Transaction&);

// A mail of that type about something that is told, if he wants it at once. It carries the way to stop them.
void queue_mail(db::Transaction&, MembershipId const& to, Type, mail::Recipient, mail::Letter const&);

// --- Reading

struct Notification {
    AccountId account;
    std::optional<MembershipId> to; // nothing: everybody
    std::int64_t seq = 0;
    Type type = Type::MemberJoined;
    events::Target about; // no id: several
    Crowd crowd;
    Time began_at {};
    Time told_at {};
    bool is_read = false;
};
struct Listing {
    bool unread_only = false;
    std::string after_key; // told_at of the last row seen
    std::string after_id;  // its account and its number
    int limit = 25;
};
// Of these memberships of one person, newest first.
std::vector<Notification> list(db::Transaction&, std::vector<memberships::Membership> const&, Listing const&);
std::string place_of(Notification const&);
// As far as most_counted.
int count_unread(db::Transaction&, memberships::Membership const&);
// Made, or grown, by that entry of the log.
std::vector<Notification> list_at(db::Transaction&, AccountId const&, std::int64_t seq);

void mark_read(db::Transaction&, memberships::Membership const&, std::vector<std::int64_t> const& seqs);
// Up to the newest that was seen.
void mark_all_read(db::Transaction&, memberships::Membership const&, std::int64_t through);

// --- Wishes (wishes.cpp)

struct WishFor {
    Type type;
    Wish wish;
};
Wish wish_of(db::Transaction&, AccountId const&, MembershipId const&, Type);
// Of each type that is for him as he is now, in their order: what he was told as an administrator is closed to him
// afterwards.
std::vector<WishFor> list_wishes(db::Transaction&, memberships::Membership const&);
// Refuses: validation (`type`: it is not for him).
Result<void> set_wishes(db::Transaction&, memberships::Membership const&, std::vector<WishFor> const&);

// Who holds the link of a mail stops mails of that type, or the one a day; it need not be opened by who is signed in.
struct Stopping {
    AccountId account;
    MembershipId member;
    std::optional<Type> type; // nothing: the one a day
};
std::string stop_token(Stopping const&);
std::optional<Stopping> read_stop_token(std::string_view);
// Nothing: he, or the account, is gone.
std::optional<std::string> account_name(db::Transaction&, Stopping const&);
void stop_mails(db::Transaction&, Stopping const&);

// --- The mail of each day (digests.cpp)

struct Due {
    AccountId account;
    MembershipId member;
    Time at {};
};
std::vector<Due> list_due(db::Transaction&, int limit);
// Of several who find it due, one gets it: what the last one went up to. The next is due tomorrow whatever becomes of
// this one, so it is a transaction of its own.
std::optional<std::int64_t> take_digest(db::Transaction&, Due const&);
void send_digest(db::Transaction&, Due const&, std::int64_t told_through);

}
