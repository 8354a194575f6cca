#include "sign_ups/sign_ups_http.h"

#include "http/page.h"
#include "sign_ups/sign_ups.h"
#include "sign_ups/sign_ups_parts.h"

namespace kith::sign_ups {
namespace {

constexpr auto all_sign_ups = "/api/v1/accounts/{account}/sign-ups";

struct SignUpEntry {
    SignUpId id;
    State state;
    Way way;
    std::string came_by; // the domain, the name of the link or of the provider
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::optional<MembershipId> user_id;
    std::optional<MembershipId> decided_by;
    Time created_at;
    std::optional<Time> decided_at;
};
BOOST_DESCRIBE_STRUCT(SignUpEntry, (),
    (id, state, way, came_by, first_name, last_name, email, user_id, decided_by, created_at, decided_at))

struct SignUpQuery {
    std::optional<State> state;
    std::optional<LinkId> link; // who came by it
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(SignUpQuery, (), (state, link, limit, cursor, total))

struct SignUpPage {
    std::vector<SignUpEntry> items;
    std::optional<std::string> next_cursor;
    bool too_many_awaiting; // nobody else can ask to be let in until some are
};
BOOST_DESCRIBE_STRUCT(SignUpPage, (), (items, next_cursor, too_many_awaiting))

SignUpEntry shown(db::Transaction& tx, SignUp const& one)
{
    return { one.id, one.state, one.way, name_of(tx, one), one.first_name, one.last_name, one.email, one.membership,
        one.decided_by, one.created_at, one.decided_at };
}

Result<SignUpPage> get_sign_ups(http::Call& call, db::Transaction& tx, http::Query<SignUpQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    Listing listing;
    listing.state = query.state;
    listing.came_by = query.link ? query.link->text() : "";
    TRY(http::begin_page(listing, query, "created_at", http::Key::Time));
    auto found = TRY(list(tx, actor, listing));
    SignUpPage page;
    page.next_cursor = http::end_page(call, found, listing,
        [](SignUp const& last) { return http::time_cursor("created_at", last.created_at, last.id.text()); });
    for (auto const& one : found)
        page.items.push_back(shown(tx, one));
    page.too_many_awaiting = are_too_many_awaiting(tx, actor.account);
    return page;
}

Result<SignUp> get_sign_up(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    auto one = find(tx, actor.account, SignUpId::from_text(call.path_parameter("sign_up")));
    return one && one->state != State::Mailed ? Result<SignUp> { *std::move(one) } : refuse("not_found");
}

Result<SignUpEntry> post_approve(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const before = TRY(get_sign_up(call, tx, actor));
    auto const one = TRY(approve(tx, actor, before));
    return shown(tx, one);
}

Result<SignUpEntry> post_refuse(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const before = TRY(get_sign_up(call, tx, actor));
    auto const one = TRY(refuse_sign_up(tx, actor, before));
    return shown(tx, one);
}

}

void add_routes(http::Router& router)
{
    std::string const one_sign_up = std::string { all_sign_ups } + "/{sign_up}";
    router.get(all_sign_ups, "Lists who signed up, and who waits for a yes", get_sign_ups);
    router.post(one_sign_up + "/approve", "Lets in who signed up and waits", post_approve);
    router.post(one_sign_up + "/refuse", "Does not let in who signed up and waits", post_refuse);
}

}
