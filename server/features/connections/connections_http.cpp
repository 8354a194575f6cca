#include "connections/connections_http.h"

#include "connections/connections_shown.h"
#include "http/page.h"

namespace kith::connections {
namespace {

struct ConnectionQuery {
    std::optional<std::string> q; // part of a name or of a company
    std::optional<State> state;   // else pending and accepted
    std::optional<ConnectionDirection> direction;
    std::optional<bool> all; // of the whole account, for who manages users
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ConnectionQuery, (), (q, state, direction, all, limit, cursor, total))

struct BlockQuery {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(BlockQuery, (), (limit, cursor))

struct ConnectionPage {
    std::vector<ConnectionBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ConnectionPage, (), (items, next_cursor, total))

struct NewConnection {
    MembershipId to;
    std::optional<LongText> note;
    std::optional<Scopes> scopes;
    std::optional<Time> expires_at;
    std::optional<bool> share_with_colleagues;
};
BOOST_DESCRIBE_STRUCT(NewConnection, (), (to, note, scopes, expires_at, share_with_colleagues))

struct ConnectionAcceptance {
    std::optional<Scopes> scopes; // of those that were asked for
    std::optional<Time> expires_at;
};
BOOST_DESCRIBE_STRUCT(ConnectionAcceptance, (), (scopes, expires_at))

struct ConnectionChange {
    std::optional<Scopes> scopes;
    std::optional<Time> expires_at;
    std::optional<bool> share_with_colleagues;
};
BOOST_DESCRIBE_STRUCT(ConnectionChange, (), (scopes, expires_at, share_with_colleagues))

struct NewBlock {
    MembershipId who;
};
BOOST_DESCRIBE_STRUCT(NewBlock, (), (who))

constexpr auto all_connections = "/api/v1/accounts/{account}/connections";
constexpr auto all_blocks = "/api/v1/accounts/{account}/blocks";

ConnectionBody shown(http::Call& call, db::Transaction& tx, Actor const& actor, Connection const& one)
{
    call.set_version(one.version);
    return Showing { tx, actor }.shown(one);
}

Result<ConnectionPage> page_of(
    http::Call& call, db::Transaction& tx, Actor const& actor, Listing const& listing, bool with_total)
{
    ConnectionPage page;
    if (with_total)
        page.total = count(tx, actor.account, listing);
    auto found = list(tx, actor.account, listing);
    page.next_cursor = http::end_page(call, found, listing,
        [](Connection const& last) { return http::Cursor { "name", last.peer_key, last.id.text() }; });
    Showing showing { tx, actor };
    for (auto const& one : found)
        page.items.push_back(showing.shown(one));
    return page;
}

Result<Listing> listing_of(Actor const& actor, ConnectionQuery const& query)
{
    Listing listing;
    if (query.all.value_or(false))
        TRY(check_may(actor, Permission::ManageUsers));
    else
        listing.of = actor.membership;
    listing.with_shared = listing.of.has_value();
    listing.text = query.q.value_or("");
    if (query.state == State::None)
        return refuse("malformed", "state", "is none of those allowed");
    listing.state = query.state;
    if (query.direction)
        listing.is_requester = *query.direction == ConnectionDirection::Sent;
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    return listing;
}

Result<Actor> require_user(http::Call& call, db::Transaction& tx)
{
    return memberships::require_actor(call, tx, Permission::UseConnections);
}

Result<Connection> connection_in(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    return get(tx, actor, ConnectionId::from_text(call.path_parameter("connection")));
}

Result<ConnectionPage> get_connections(
    http::Call& call, db::Transaction& tx, http::Query<ConnectionQuery> const& parameters)
{
    auto const actor = TRY(require_user(call, tx));
    auto const query = TRY(parameters.read());
    auto const listing = TRY(listing_of(actor, query));
    return page_of(call, tx, actor, listing, query.total.value_or(false));
}

Result<http::Created<ConnectionBody>> post_connection(
    http::Call& call, db::Transaction& tx, http::Body<NewConnection> const& body)
{
    auto const actor = TRY(require_user(call, tx));
    auto const input = TRY(body.read());
    TRY(call.limit(http::rates::connection_requests, actor.person.text()));
    Request const wanted { input.to, input.note.value_or(LongText {}),
        { input.scopes.value_or(all_scopes), input.expires_at }, input.share_with_colleagues.value_or(false) };
    auto const made = TRY(request(tx, actor, wanted));
    return http::Created<ConnectionBody> { shown(call, tx, actor, made) };
}

Result<ConnectionBody> get_connection(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_user(call, tx));
    auto const one = TRY(connection_in(call, tx, actor));
    return shown(call, tx, actor, one);
}

Result<ConnectionBody> patch_connection(http::Call& call, db::Transaction& tx, http::Body<ConnectionChange> const& body)
{
    auto const actor = TRY(require_user(call, tx));
    auto const before = TRY(connection_in(call, tx, actor));
    TRY(check_own(actor, before));
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto const after = TRY(change(tx, actor, before, { input.scopes, input.expires_at, input.share_with_colleagues }));
    return shown(call, tx, actor, after);
}

Result<http::NoContent> delete_connection(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_user(call, tx));
    auto const one = TRY(connection_in(call, tx, actor));
    TRY(disconnect(tx, actor, one));
    return http::NoContent {};
}

Result<ConnectionBody> post_accept(http::Call& call, db::Transaction& tx, http::Body<ConnectionAcceptance> const& body)
{
    auto const actor = TRY(require_user(call, tx));
    auto const one = TRY(connection_in(call, tx, actor));
    TRY(check_own(actor, one));
    auto const input = TRY(body.read());
    std::optional<Terms> narrower;
    if (input.scopes || input.expires_at)
        narrower = Terms { input.scopes.value_or(one.scopes), input.expires_at ? input.expires_at : one.expires_at };
    auto const after = TRY(accept(tx, actor, one, narrower));
    return shown(call, tx, actor, after);
}

// One of those acts that ask for nothing but the connection.
using Act = Result<Connection> (*)(db::Transaction&, Actor const&, Connection const&);
template<Act act>
Result<ConnectionBody> post_act(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_user(call, tx));
    auto const one = TRY(connection_in(call, tx, actor));
    auto const after = TRY(act(tx, actor, one));
    return shown(call, tx, actor, after);
}

Result<Connection> block_peer(db::Transaction& tx, Actor const& actor, Connection const& one)
{
    return one.member == actor.membership ? block(tx, actor, one.peer.id) : refuse("forbidden");
}

Result<http::Created<ConnectionBody>> post_block(
    http::Call& call, db::Transaction& tx, http::Body<NewBlock> const& body)
{
    auto const actor = TRY(require_user(call, tx));
    auto const input = TRY(body.read());
    TRY(call.limit(http::rates::connection_requests, actor.person.text()));
    auto const blocked = TRY(block(tx, actor, input.who));
    return http::Created<ConnectionBody> { shown(call, tx, actor, blocked) };
}

Result<ConnectionPage> get_blocks(http::Call& call, db::Transaction& tx, http::Query<BlockQuery> const& parameters)
{
    auto const actor = TRY(require_user(call, tx));
    auto const query = TRY(parameters.read());
    Listing listing;
    listing.of = actor.membership;
    listing.blocked_only = true;
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    return page_of(call, tx, actor, listing, false);
}

}

void add_routes(http::Router& router)
{
    std::string const one = std::string { all_connections } + "/{connection}";
    router.get(all_connections, "Lists connections to people of other accounts, by name", get_connections);
    router.post(all_connections, "Asks somebody of another account for a connection", post_connection);
    router.get(one, "Shows a connection", get_connection);
    router.patch(one, "Narrows what was agreed on", patch_connection);
    router.remove(one, "Ends a connection", delete_connection);
    router.post(one + "/accept", "Accepts a request, or the part of it that one wants", post_accept);
    router.post(one + "/decline", "Declines a request", post_act<decline>);
    router.post(one + "/cancel", "Calls one's own request back", post_act<cancel>);
    router.post(one + "/block", "Blocks the other side; it is not told", post_act<block_peer>);
    router.post(one + "/unblock", "Blocks the other side no more", post_act<unblock>);
    router.get(all_blocks, "Lists whom one blocks", get_blocks);
    router.post(all_blocks, "Blocks somebody of another account", post_block);
}

}
