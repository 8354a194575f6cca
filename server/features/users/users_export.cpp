#include "users/users_export.h"

#include "roles/roles.h"
#include "sheets/list_file.h"
#include "sheets/sheets.h"

#include <algorithm>

namespace kith::users {
namespace {

constexpr int users_at_once = 500;

void add_names(std::vector<std::string>& titles)
{
    memberships::Details const none;
    memberships::for_each_detail([&](char const* name, std::string const&) { titles.emplace_back(name); }, none);
}

void add_texts(std::vector<std::string>& cells, memberships::Details const& details)
{
    memberships::for_each_detail([&](char const*, std::string const& text) { cells.push_back(text); }, details);
}

void add(std::vector<std::string>& cells, std::vector<std::string> more)
{
    std::ranges::move(more, std::back_inserter(cells));
}

std::vector<std::string> header()
{
    std::vector<std::string> titles { "id", "first_name", "last_name", "email" };
    add_names(titles);
    add(titles, { "roles", "licenses", "teams", "state", "last_seen_at", "created_at" });
    return titles;
}

std::vector<std::string> team_names(std::vector<teams::Team> const& teams)
{
    std::vector<std::string> names;
    for (auto const& team : teams)
        names.push_back(team.name.text());
    return names;
}

std::vector<std::string> cells_of(
    memberships::Membership const& user, roles::RoleNames const& names, std::vector<teams::Team> const& teams, Time now)
{
    std::vector<std::string> licenses;
    for (auto const& license : user.licenses) {
        if (user.holds(license, now))
            licenses.push_back(license.word);
    }
    std::vector<std::string> cells { user.id.text(), user.first_name.text(), user.last_name.text(), user.email.text() };
    add_texts(cells, user.details);
    add(cells,
        { sheets::in_one_cell(names.of(user.rights.roles(now))), sheets::in_one_cell(licenses),
            sheets::in_one_cell(team_names(teams)), enum_text(user.state_at(now)),
            user.last_seen_at ? to_text(*user.last_seen_at) : "", to_text(user.created_at) });
    return cells;
}

}

Result<std::shared_ptr<Spool>> export_list(db::Database& database, Actor const& actor, memberships::Listing listing)
{
    listing.limit = users_at_once;
    return sheets::write_list(database, header(), [&](db::Transaction& tx, std::string& lines) -> Result<bool> {
        auto const page = TRY(list(tx, actor, listing, false));
        roles::RoleNames const names { tx, actor.account };
        std::vector<MembershipId> ids;
        for (auto const& user : page.items)
            ids.push_back(user.id);
        auto teams = teams::list_of(tx, actor.account, ids);
        for (auto const& user : page.items)
            sheets::write_line(lines, cells_of(user, names, teams[user.id], tx.now()));
        if (!page.last)
            return false;
        listing.after_key = memberships::sort_key(*page.last, listing.sort);
        listing.after_id = page.last->id.text();
        return true;
    });
}

}
