#pragma once

#include "http/page.h"
#include "http/router.h"
#include "invitations/invitations.h"

#include <optional>
#include <string>

namespace kith::invitations {

// What a list, or the file of it, is narrowed to.
struct InvitationFilter {
    std::optional<State> state;
    std::optional<Approval> approval;
    std::optional<bool> mine;
    std::optional<std::string> product; // reserves a license of it
};
BOOST_DESCRIBE_STRUCT(InvitationFilter, (), (state, approval, mine, product))
Listing listing_of(InvitationFilter const&, Actor const&);
inline constexpr auto newest_first = "-created_at";
http::Cursor place_of(Invitation const&);
// What is asked for decides what one may see; nothing: it could not be read. Refuses: forbidden.
Result<void> check_may_list(Actor const&, InvitationFilter const*);

void add_routes(http::Router&);
void add_batch_route(http::Router&);
void add_timeline_route(http::Router&);
void add_export_route(http::Router&);
void add_public_routes(http::Router&);

// As lists show it, for live updates.
std::string write_json(db::Transaction&, Invitation const&);

}
