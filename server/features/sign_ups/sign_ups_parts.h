#pragma once

// What the use cases of signing up share, and nobody else needs.

#include "sign_ups/sign_ups.h"

namespace kith::sign_ups {

inline constexpr std::string_view links_totalled = "sign_up_links"; // open ones
inline constexpr std::string_view awaiting_totalled = "sign_ups_awaiting";

crypto::AccountToken token_of(Link const&);
// Whether it lets somebody in now. Refuses: link_closed, link_expired, link_full, naming the account.
Result<void> check_open(db::Transaction&, Link const&);
void record(db::Transaction&, events::Source const&, std::string_view operation, SignUp const&);
// What a link of the account says for itself, or a domain.
std::string name_of(db::Transaction&, SignUp const&);

}
