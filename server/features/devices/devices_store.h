#pragma once

// The only code that reads or writes the table known_devices.

#include "devices/devices.h"

#include <string>

namespace kith::devices::store {

// True if the person has signed in with it before.
bool touch(db::Transaction&, PersonId const&, std::string const& device_hash);
bool is_there(db::Transaction&, PersonId const&, std::string const& device_hash);
bool any_before(db::Transaction&, PersonId const&, Time);
// Those that he began to use since then.
std::int64_t count_new(db::Transaction&, PersonId const&, Time since);
void insert(db::Transaction&, PersonId const&, std::string const& device_hash);
std::vector<Device> list(db::Transaction&, PersonId const&);
// All but the newest.
void remove_beyond(db::Transaction&, PersonId const&, int most);
void remove_unused(db::Transaction&, Time since);

}
