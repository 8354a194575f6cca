// The list of users as a file, with the filters of the list.

#include "http/csv_file.h"
#include "users/users_export.h"
#include "users/users_http.h"
#include "users/users_listing.h"

namespace kith::users {
namespace {

// The filters and the order of the list; a file has no pages.
struct ExportQuery : UserFilter {
    std::optional<std::string> sort;
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (UserFilter), (sort))

Result<http::Then<http::Media>> get_export(
    http::Call& call, db::Database& database, http::Query<ExportQuery> const& parameters)
{
    auto const actor = TRY(database.read_now(
        [&](db::Transaction& tx) { return memberships::require_actor(call, tx, Permission::ManageUsers); }));
    TRY(call.limit(http::rates::exports, actor.membership.text()));
    auto const query = TRY(parameters.read());
    auto const listing = TRY(listing_of(UserQuery { query, {}, {}, query.sort, {} }));
    auto const spool = TRY(export_list(database, actor, listing));
    return http::csv_file("users", spool);
}

}

void add_export_route(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/users/export", "The list of users as CSV, with the filters of the list",
        get_export);
}

}
