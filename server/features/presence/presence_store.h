#pragma once

// The only code that reads or writes the tables presence_settings and attendances.

#include "presence/presence.h"

namespace kith::presence::store {

struct Member {
    AccountId account;
    MembershipId id;
};

std::optional<Setting> find_setting(db::Transaction&, AccountId const&, MembershipId const&);
void put_setting(db::Transaction&, AccountId const&, MembershipId const&, Setting const&);
void remove_setting(db::Transaction&, AccountId const&, MembershipId const&);
// They are gone, and whoever gets them is the only one.
std::vector<Member> take_overdue(db::Transaction&);

// On whichever server he is more attentive.
live::Attention find_attention(db::Transaction&, AccountId const&, MembershipId const&);
void put_attendance(db::Transaction&, AccountId const&, MembershipId const&, nodes::NodeId const&, bool is_idle);
void remove_attendance(db::Transaction&, AccountId const&, MembershipId const&, nodes::NodeId const&);
std::vector<Member> take_attendances_of(db::Transaction&, nodes::NodeId const&);
void remove_attendances(db::Transaction&);

}
