// The list of invitations as a file, with the filters of the list.

#include "http/csv_file.h"
#include "http/page.h"
#include "invitations/invitations_http.h"
#include "invitations/invitations_json.h"
#include "roles/roles.h"
#include "sheets/list_file.h"
#include "sheets/sheets.h"

namespace kith::invitations {
namespace {

constexpr int invitations_at_once = 500;

std::vector<std::string> header()
{
    return { "id", "first_name", "last_name", "email", "roles", "licenses", "teams", "state", "approval", "delivery",
        "delivery_detail", "invited_by", "message", "decline_reason", "sent_at", "expires_at", "created_at" };
}

std::vector<std::string> cells_of(InvitationBody const& body, roles::RoleNames const& names)
{
    std::vector<std::string> teams;
    for (auto const& team : body.teams)
        teams.push_back(team.name);
    return { body.id.text(), body.first_name.text(), body.last_name.text(), body.email.text(),
        sheets::in_one_cell(names.of(body.roles)), sheets::in_one_cell(body.licenses), sheets::in_one_cell(teams),
        enum_text(body.state), enum_text(body.approval), enum_text(body.delivery.state),
        body.delivery.detail.value_or(""), body.invited_by.display_name, body.message.value_or(""),
        body.decline_reason.value_or(""), to_text(body.sent_at), to_text(body.expires_at), to_text(body.created_at) };
}

Result<std::shared_ptr<Spool>> export_list(db::Database& database, Actor const& actor, Listing listing)
{
    listing.limit = invitations_at_once;
    return sheets::write_list(database, header(), [&](db::Transaction& tx, std::string& lines) -> Result<bool> {
        auto const all = TRY(list(tx, actor, listing));
        roles::RoleNames const names { tx, actor.account };
        for (auto const& body : shown_all(tx, actor.account, all))
            sheets::write_line(lines, cells_of(body, names));
        if (static_cast<int>(all.size()) < listing.limit)
            return false;
        http::go_on(listing, place_of(all.back()));
        return true;
    });
}

Result<http::Then<http::Media>> get_export(
    http::Call& call, db::Database& database, http::Query<InvitationFilter> const& parameters)
{
    auto const asked = parameters.read();
    auto const actor = TRY(database.read_now([&](db::Transaction& tx) -> Result<Actor> {
        auto actor = TRY(memberships::require_actor(call, tx));
        TRY(check_may_list(actor, asked ? &*asked : nullptr));
        return actor;
    }));
    TRY(call.limit(http::rates::exports, actor.membership.text()));
    auto const filter = TRY(parameters.read());
    auto const spool = TRY(export_list(database, actor, listing_of(filter, actor)));
    return http::csv_file("invitations", spool);
}

}

void add_export_route(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/invitations/export",
        "The list of invitations as CSV, with the filters of the list", get_export);
}

}
