#include "http/page.h"
#include "sign_ups/sign_ups.h"
#include "sign_ups/sign_ups_http.h"

namespace kith::sign_ups {
namespace {

constexpr auto all_links = "/api/v1/accounts/{account}/sign-up-links";
constexpr std::int64_t most_uses = 1'000'000;

struct LinkPerson {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(LinkPerson, (), (id, display_name))

struct SignUpLinkBody {
    LinkId id;
    ShortText name;
    LinkState state;
    std::string url; // empty: it is closed
    bool needs_approval;
    std::optional<DomainName> domain;
    std::optional<std::int64_t> max_uses;
    std::int64_t uses;
    std::optional<Time> expires_at;
    LinkPerson created_by;
    std::int64_t version; // for If-Match
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(SignUpLinkBody, (),
    (id, name, state, url, needs_approval, domain, max_uses, uses, expires_at, created_by, version, created_at))

struct SignUpLinkList {
    std::vector<SignUpLinkBody> items;
};
BOOST_DESCRIBE_STRUCT(SignUpLinkList, (), (items))

// All of what a link is for: a change says it anew.
struct SignUpLinkTerms {
    std::optional<ShortText> name;
    std::optional<bool> needs_approval;
    std::optional<DomainName> domain;     // only addresses there; nothing: any
    std::optional<std::int64_t> max_uses; // 1 to 1,000,000; nothing: any number
    std::optional<Time> expires_at;       // nothing: never
};
BOOST_DESCRIBE_STRUCT(SignUpLinkTerms, (), (name, needs_approval, domain, max_uses, expires_at))

Result<LinkTerms> terms_of(SignUpLinkTerms const& input)
{
    if (input.max_uses && (*input.max_uses < 1 || *input.max_uses > most_uses))
        return refuse_field("max_uses", "limit", "must be between 1 and 1000000");
    return LinkTerms { input.name.value_or(ShortText {}), input.needs_approval.value_or(false), input.domain,
        input.max_uses.value_or(0), input.expires_at };
}

SignUpLinkBody shown(db::Transaction& tx, Link const& link)
{
    auto const maker = memberships::find(tx, link.account, link.created_by);
    auto const max_uses = link.max_uses > 0 ? std::optional { link.max_uses } : std::nullopt;
    return { link.id, link.name, link.state, link.state == LinkState::Open ? url_of(link) : "", link.needs_approval,
        link.domain, max_uses, link.uses, link.expires_at, { link.created_by, maker ? maker->display_name() : "" },
        link.version, link.created_at };
}

SignUpLinkBody shown(http::Call& call, db::Transaction& tx, Link const& link)
{
    call.set_version(link.version);
    return shown(tx, link);
}

Result<Link> get_link_of(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    auto link = find_link(tx, actor.account, LinkId::from_text(call.path_parameter("link")));
    if (!link)
        return refuse("not_found");
    TRY(call.check_version(link->version));
    return *std::move(link);
}

Result<SignUpLinkList> get_links(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    SignUpLinkList all;
    for (auto const& link : list_links(tx, actor.account))
        all.items.push_back(shown(tx, link));
    return all;
}

Result<http::Created<SignUpLinkBody>> post_link(
    http::Call& call, db::Transaction& tx, http::Body<SignUpLinkTerms> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const input = TRY(body.read());
    auto const terms = TRY(terms_of(input));
    auto const link = TRY(open_link(tx, actor, terms));
    return http::Created<SignUpLinkBody> { shown(call, tx, link) };
}

Result<SignUpLinkBody> put_link(http::Call& call, db::Transaction& tx, http::Body<SignUpLinkTerms> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const before = TRY(get_link_of(call, tx, actor));
    auto const input = TRY(body.read());
    auto const terms = TRY(terms_of(input));
    auto const link = TRY(change_link(tx, actor, before, terms));
    return shown(call, tx, link);
}

Result<SignUpLinkBody> post_refresh(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const before = TRY(get_link_of(call, tx, actor));
    auto const link = TRY(refresh_link(tx, actor, before));
    return shown(call, tx, link);
}

Result<SignUpLinkBody> post_close(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const before = TRY(get_link_of(call, tx, actor));
    auto const link = TRY(close_link(tx, actor, before));
    return shown(call, tx, link);
}

}

void add_link_routes(http::Router& router)
{
    std::string const one_link = std::string { all_links } + "/{link}";
    router.get(all_links, "Lists the links by which people join by themselves", get_links);
    router.post(all_links, "Opens a link by which people join by themselves", post_link);
    router.put(one_link, "Changes what such a link is for", put_link);
    router.post(one_link + "/refresh", "Gives a link another URL; the one before opens nothing any more", post_refresh);
    router.post(one_link + "/close", "Closes a link; who came by it stays", post_close);
}

}
