#pragma once

// The only code that reads or writes the tables notifications, notification_marks, notification_reads,
// notification_settings and notification_digests.

#include "notifications/notifications.h"

namespace kith::notifications::store {

// What is told to one member, or to everybody.
inline constexpr std::string_view everybody = "*";

std::optional<Notification> find_since(
    db::Transaction&, AccountId const&, std::string_view audience, Type, std::string const& about_id, Time since);
void insert(db::Transaction&, Notification const&);
// `before` moves to the number of `after`.
void replace(db::Transaction&, Notification const& before, Notification const& after);
void remove_beyond(db::Transaction&, AccountId const&, std::string_view audience, int most);
void remove_before(db::Transaction&, Time);
void remove_about(db::Transaction&, AccountId const&, MembershipId const&, Type, std::string const& about_id);
void remove_of(db::Transaction&, AccountId const&, MembershipId const&);
std::vector<Notification> list_at(db::Transaction&, AccountId const&, std::int64_t seq);

// Whose they are, and which of them.
struct Reader {
    AccountId account;
    MembershipId member;
    bool hears_everybody; // what concerns everybody concerns him
    Time since;           // of that, what came later
    std::int64_t read_through = 0;
    std::string left_out; // types, as a JSON list
};
struct Page {
    bool unread_only = false;
    Time before;             // told before that,
    std::int64_t before_seq; // or at that time and before that number
    int limit = 25;
};
std::vector<Notification> list(db::Transaction&, Reader const&, Page const&);
int count_unread(db::Transaction&, Reader const&, int most);
// The newest that he may see, up to there.
std::int64_t find_newest(db::Transaction&, Reader const&, std::int64_t through);

std::int64_t find_mark(db::Transaction&, AccountId const&, MembershipId const&);
void raise_mark(db::Transaction&, AccountId const&, MembershipId const&, std::int64_t through);
void put_read(db::Transaction&, AccountId const&, MembershipId const&, std::int64_t seq);

std::optional<Wish> find_wish(db::Transaction&, AccountId const&, MembershipId const&, Type);
std::vector<WishFor> list_wishes(db::Transaction&, AccountId const&, MembershipId const&);
void put_wish(db::Transaction&, AccountId const&, MembershipId const&, WishFor const&);
void stop_daily(db::Transaction&, AccountId const&, MembershipId const&);
std::vector<MembershipId> list_mailed_at_once(db::Transaction&, AccountId const&, Type, int limit);

void put_digest(db::Transaction&, AccountId const&, MembershipId const&, Time next, std::int64_t told_through);
void remove_digest(db::Transaction&, AccountId const&, MembershipId const&);
std::vector<Due> list_due(db::Transaction&, int limit);
// What the last one went up to; nothing: another one has taken it.
std::optional<std::int64_t> take_digest(db::Transaction&, Due const&, Time next);
void set_told_through(db::Transaction&, Due const&, std::int64_t);

std::optional<std::string> find_account_name(db::Transaction&, AccountId const&);

}
