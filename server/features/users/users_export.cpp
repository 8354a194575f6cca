#include "users/users_export.h"

#include "roles/roles.h"
#include "sheets/sheets.h"

#include <map>

namespace kith::users {
namespace {

constexpr int users_at_once = 500;

std::string joined(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& word : words)
        out += (out.empty() ? "" : ";") + word;
    return out;
}

std::vector<std::string> header()
{
    return { "id", "first_name", "last_name", "email", "phone", "job_title", "department", "roles", "licenses", "teams",
        "state", "last_seen_at", "created_at" };
}

// Roles that the account made itself go by their names.
using RoleNames = std::map<std::string, std::string>;

RoleNames role_names(db::Transaction& tx, AccountId const& account)
{
    RoleNames names;
    for (auto const& stored : roles::list(tx, account))
        names[stored.role.id.text()] = stored.role.name;
    return names;
}

std::vector<std::string> team_names(std::vector<teams::Team> const& teams)
{
    std::vector<std::string> names;
    for (auto const& team : teams)
        names.push_back(team.name.text());
    return names;
}

std::vector<std::string> cells_of(
    memberships::Membership const& user, RoleNames const& names, std::vector<teams::Team> const& teams, Time now)
{
    std::vector<std::string> roles;
    for (auto const& role : user.rights.roles(now)) {
        auto const custom = names.find(role.text());
        roles.push_back(custom == names.end() ? role.text() : custom->second);
    }
    std::vector<std::string> licenses;
    for (auto const& license : user.licenses) {
        if (user.holds(license, now))
            licenses.push_back(license.word);
    }
    return { user.id.text(), user.first_name.text(), user.last_name.text(), user.email.text(), user.phone,
        user.job_title, user.department, joined(roles), joined(licenses), joined(team_names(teams)),
        enum_text(user.state_at(now)), user.last_seen_at ? to_text(*user.last_seen_at) : "", to_text(user.created_at) };
}

struct Piece {
    std::string text;
    std::optional<memberships::Membership> last; // nothing: that was the end
};

Result<Piece> write_page(db::Transaction& tx, Actor const& actor, memberships::Listing const& listing)
{
    auto const page = TRY(list(tx, actor, listing, false));
    auto const names = role_names(tx, actor.account);
    Piece piece { {}, page.last };
    std::vector<MembershipId> ids;
    for (auto const& user : page.items)
        ids.push_back(user.id);
    auto teams = teams::list_of(tx, actor.account, ids);
    for (auto const& user : page.items)
        sheets::write_line(piece.text, cells_of(user, names, teams[user.id], tx.now()));
    return piece;
}

}

// One page of the list after the other: nothing is held up, however many there are.
Result<std::shared_ptr<Spool>> export_list(db::Database& database, Actor const& actor, memberships::Listing listing)
{
    auto spool = std::make_shared<Spool>();
    std::string title { sheets::utf8_mark };
    sheets::write_line(title, header());
    spool->append(title);
    listing.limit = users_at_once;
    while (true) {
        auto const piece = TRY(database.read_now([&](db::Transaction& tx) { return write_page(tx, actor, listing); }));
        spool->append(piece.text);
        if (!piece.last)
            return spool;
        listing.after_key = memberships::sort_key(*piece.last, listing.sort);
        listing.after_id = piece.last->id.text();
    }
}

}
