#pragma once

// The only code that writes the table address_changes.

#include "address_changes/address_changes.h"

namespace kith::address_changes::store {

using ChangeId = Id<struct AddressChangeTag>;

enum class State { Asked, Changed };
BOOST_DESCRIBE_ENUM(State, Asked, Changed)

struct Change {
    ChangeId id;
    PersonId person;
    State state = State::Asked;
    EmailAddress from;
    EmailAddress to;
    std::string confirm_hash; // of the links; empty: none was mailed
    std::string undo_hash;
    Time ends_at {};
};

void insert(db::Transaction&, Change const&);
void remove_asked(db::Transaction&, PersonId const&);
std::optional<Change> find_asked(db::Transaction&, PersonId const&);
// By either of its links; nothing of what is past its end.
std::optional<Change> find(db::Transaction&, std::string const& token_hash);
std::vector<Change> list_of(db::Transaction&, PersonId const&);
std::vector<Change> list_ended(db::Transaction&);
// False when somebody else was quicker.
bool confirm(db::Transaction&, Change const&, Time ends_at);
bool remove(db::Transaction&, Change const&);

}
