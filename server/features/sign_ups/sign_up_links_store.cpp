#include "sign_ups/sign_ups_store.h"

namespace kith::sign_ups::store {
namespace {

#define LINK_COLUMNS                                                                                             \
    "account_id, id, name, state, link_version, needs_approval, domain, max_uses, uses, expires_at, created_by," \
    " version, created_at"

Link read(db::Row const& row)
{
    auto const domain = row.text(6);
    LinkTerms terms { ShortText::stored(row.text(2)), row.flag(5),
        domain.empty() ? std::nullopt : std::optional { DomainName::stored(domain) }, row.integer(7),
        row.optional_time(9) };
    return { std::move(terms), row.id<AccountId>(0), row.id<LinkId>(1), row.enumerator<LinkState>(3),
        static_cast<int>(row.integer(4)), row.integer(8), row.id<MembershipId>(10), row.integer(11), row.time(12) };
}

Found read_found(db::Row const& row) { return { row.id<LinkId>(0), static_cast<int>(row.integer(1)) }; }

std::string domain_of(Link const& link) { return link.domain ? link.domain->text() : std::string {}; }

}

void insert_link(db::Transaction& tx, Link const& link)
{
    tx.send(R"(
        insert into sign_up_links (account_id, id, name, state, link_version, needs_approval, domain, max_uses, uses,
            expires_at, created_by, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, 1, $11, $11))",
        link.account, link.id, link.name.text(), link.state, link.link_version, link.needs_approval, domain_of(link),
        link.max_uses, link.expires_at, link.created_by, link.created_at);
}

bool update_link(db::Transaction& tx, Link const& link)
{
    return tx.run(R"(
        update sign_up_links set name = $4, state = $5, link_version = $6, needs_approval = $7, domain = $8, max_uses = $9,
            expires_at = $10, version = version + 1, updated_at = $11
        where account_id = $1 and id = $2 and version = $3)",
               link.account, link.id, link.version, link.name.text(), link.state, link.link_version,
               link.needs_approval, domain_of(link), link.max_uses, link.expires_at, tx.now()) == 1;
}

void insert_token(db::Transaction& tx, Link const& link, std::string const& token_hash)
{
    tx.send("insert into sign_up_link_tokens (account_id, token_hash, link_id, link_version) values ($1, $2, $3, $4)",
        link.account, token_hash, link.id, link.link_version);
}

std::optional<Link> find_link(db::Transaction& tx, AccountId const& account, LinkId const& id)
{
    return tx.first(read, "select " LINK_COLUMNS " from sign_up_links where account_id = $1 and id = $2", account, id);
}

std::optional<Found> find_link_by_token(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    return tx.first(read_found,
        "select link_id, link_version from sign_up_link_tokens where account_id = $1 and token_hash = $2", account,
        token_hash);
}

bool use_link(db::Transaction& tx, AccountId const& account, LinkId const& id)
{
    return tx.run(R"(
        update sign_up_links set uses = uses + 1
        where account_id = $1 and id = $2 and state = 'open' and (max_uses = 0 or uses < max_uses)
            and (expires_at is null or expires_at > $3))",
               account, id, tx.now()) == 1;
}

bool has_open_link(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from sign_up_links
        where account_id = $1 and state = 'open' and (max_uses = 0 or uses < max_uses)
            and (expires_at is null or expires_at > $2) limit 1)",
            account, tx.now())
        .has_value();
}

std::vector<Link> list_links(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read, R"(
        select )" LINK_COLUMNS R"( from sign_up_links where account_id = $1
        order by case state when 'open' then 0 else 1 end, created_at desc, id desc limit $2)",
        account, 2 * most_links);
}

}
