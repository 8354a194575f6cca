// The directory as one of its readers sees it: whom he knows, and whom he may ask.

#include "connections/connections_http.h"
#include "directory/directory.h"
#include "http/page.h"

namespace kith::connections {
namespace {

enum class Relation { None, Sent, Received, Connected };
BOOST_DESCRIBE_ENUM(Relation, None, Sent, Received, Connected)

struct DirectoryEntry {
    MembershipId id;
    AccountId account_id;
    std::string display_name;
    std::string first_name;
    std::string last_name;
    std::string job_title;
    std::string headline;
    Pronouns pronouns;
    std::string company;
    Relation relation;
    std::optional<ConnectionId> connection_id;    // of which `relation` speaks
    std::optional<std::string> connected_through; // the colleague who shares his
};
BOOST_DESCRIBE_STRUCT(DirectoryEntry, (),
    (id, account_id, display_name, first_name, last_name, job_title, headline, pronouns, company, relation,
        connection_id, connected_through))

struct DirectoryQuery {
    std::optional<std::string> q; // words of a name or of a company, or a whole address
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(DirectoryQuery, (), (q, limit, cursor))

struct DirectoryPage {
    std::vector<DirectoryEntry> items;
    std::optional<std::string> next_cursor;
    std::vector<std::string> missing; // of oneself, to ask anybody: account_public, profile_visible
};
BOOST_DESCRIBE_STRUCT(DirectoryPage, (), (items, next_cursor, missing))

Relation relation_of(Connection const& one, Time now)
{
    auto const state = one.state_at(now);
    if (state == State::Accepted)
        return Relation::Connected;
    if (state != State::Pending)
        return Relation::None;
    return one.is_requester ? Relation::Sent : Relation::Received;
}

DirectoryEntry shown(db::Transaction& tx, Actor const& actor, directory::Found const& found)
{
    DirectoryEntry entry { found.id, found.account, found.display_name(), found.first_name.text(),
        found.last_name.text(), found.job_title, found.headline, found.pronouns, found.company, Relation::None, {},
        {} };
    Peer const peer { found.account, found.id };
    auto const own = find_between(tx, actor.account, actor.membership, peer);
    if (own)
        entry.relation = relation_of(*own, tx.now());
    if (entry.relation != Relation::None)
        entry.connection_id = own->id;
    if (auto const shared = find_shared(tx, actor.account, actor.membership, peer))
        entry.connected_through = memberships::find(tx, actor.account, shared->member)->display_name();
    return entry;
}

Result<DirectoryPage> get_directory(
    http::Call& call, db::Transaction& tx, http::Query<DirectoryQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseConnections));
    auto const query = TRY(parameters.read());
    directory::Listing listing { query.q.value_or(""), {}, {} };
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    TRY(call.limit(http::rates::directory, actor.person.text())); // what cannot be read asks nothing
    auto found = TRY(directory::search(tx, actor, listing));
    DirectoryPage page;
    page.next_cursor = http::end_page(call, found, listing, [](directory::Found const& last) {
        return http::Cursor { "name", directory::sort_key(last), last.id.text() };
    });
    page.missing = missing_of(tx, actor);
    for (auto const& one : found)
        page.items.push_back(shown(tx, actor, one));
    return page;
}

}

void add_directory_routes(http::Router& router)
{
    router.get(
        "/api/v1/accounts/{account}/directory", "Finds people of other accounts who show themselves", get_directory);
}

}
