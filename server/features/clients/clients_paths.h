#pragma once

// What the routes of clients share.

#include "clients/clients_http.h"

namespace kith::clients {

inline std::string const all_clients = "/api/v1/accounts/{account}/clients";
inline std::string const one_client = all_clients + "/{client}";

MembershipId client_in(http::Call const&);
// With its version.
ClientBody shown_one(http::Call&, db::Transaction&, Client const&);

}
