#pragma once

// What may happen to a connection, decided without asking anybody.

#include "connections/connections.h"

namespace kith::connections {

// What becomes of a request of this side.
enum class Outcome { Asks, Accepts };
// `row`: this side's, or nothing. Refuses: request_pending, already_connected, blocked, cooldown.
Result<Outcome> outcome_of_request(std::optional<Connection> const& row, Time now);

// Whether one side can be connected: what it must show of itself.
struct Openness {
    bool account_is_public = false;
    bool profile_is_visible = false;
    bool is_active = true;
    bool is_open() const { return account_is_public && profile_is_visible && is_active; }
};
// account_public, profile_visible: what oneself can be told.
std::vector<std::string> missing(Openness const&);
// Of the other side it says no more than that something is missing. Refuses: not_public_visible.
Result<void> check_open(Openness const& own, Openness const& other);

// Refuses: validation (`scopes`, `expires_at`).
Result<void> check_terms(Terms const&, Time now);
Result<void> check_narrower(Terms const& wanted, Terms const& agreed, Time now);
bool has(Scopes const&, Scope);

// "see chat", as rows keep it.
std::string text_of(Scopes const&);
Scopes scopes_of(std::string_view text);

}
