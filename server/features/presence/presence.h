#pragma once

// Whether somebody is there to be reached (RFC 2778 calls it presence), in one of four words:
//
//     available   a page of the account is open, and used
//     busy        he says so
//     away        he says so, or nobody has touched his pages for ten minutes
//     offline     no page has been open for a minute, or he wants to be unseen
//
// What he says by hand goes for every account he is in, unless his session is good for one alone: then for that
// one. Where his pages are open is known of each account and each server (live/live.h). What a server that was killed
// knew is forgotten with its silence. None of it is in any log.
//
// Who may see it is for others to decide (contacts::find_seen).

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
#include "db/transaction.h"
#include "live/live.h"
#include "memberships/memberships.h"
#include "nodes/nodes.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::presence {

enum class Status { Available, Busy, Away, Invisible, OutOfOffice };
BOOST_DESCRIBE_ENUM(Status, Available, Busy, Away, Invisible, OutOfOffice)

// What somebody says of himself.
struct Setting {
    Status status = Status::Available; // as his pages say
    ShortText text = {};
    std::optional<Time> until = {}; // then it is over, the text with it
    bool operator==(Setting const&) const = default;
};

// Of one person's memberships; where he said different things in them, the first.
Setting find_setting(db::Transaction&, std::vector<memberships::Membership> const& own);
// Refuses: validation (`until` has come).
Result<Setting> set(db::Transaction&, std::vector<memberships::Membership> const& own, Setting const&);
// Those that are over; whoever watches them is told.
void end_overdue(db::Transaction&);

enum class State { Available, Busy, Away, Offline };
BOOST_DESCRIBE_ENUM(State, Available, Busy, Away, Offline)

// What others see.
struct Presence {
    State state = State::Offline;
    std::string text = {};
    std::optional<Time> until = {};
    bool is_out_of_office = false;
    bool operator==(Presence const&) const = default;
};

// Pure: from what he says and from how his pages are attended to.
Presence presence_of(Setting const&, live::Attention, Time now);
Presence find(db::Transaction&, memberships::Membership const&);

// By this topic whoever watches him is told that something is different.
std::string topic_of(AccountId const&, MembershipId const&);

// On that server; the hub says so.
void note(db::Transaction&, nodes::NodeId const&, std::vector<live::Attendance> const&);
// That server ends, or nobody counts on it any more.
void leave(db::Transaction&, nodes::NodeId const&);
// The only server there is begins.
void forget_all(db::Transaction&);

}
