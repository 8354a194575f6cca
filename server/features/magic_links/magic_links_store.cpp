#include "magic_links/magic_links_store.h"

namespace kith::magic_links::store {
namespace {

Link read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.string(1), row.id<MembershipId>(2), row.time(3), row.optional_time(4) };
}

}

void insert(db::Transaction& tx, Link const& link)
{
    tx.run("insert into magic_links (account_id, token_hash, client_id, expires_at) values ($1, $2, $3, $4)",
        link.account, link.token_hash, link.client, link.expires_at);
}

void remove(db::Transaction& tx, Link const& link)
{
    tx.run("delete from magic_links where account_id = $1 and token_hash = $2", link.account, link.token_hash);
}

void make_room(db::Transaction& tx, Link const& link, int most)
{
    tx.run(R"(
        delete from magic_links
        where account_id = $1 and client_id = $2 and used_at is null and token_hash <> $3 and token_hash not in (
            select token_hash from magic_links
            where account_id = $1 and client_id = $2 and used_at is null and token_hash <> $3
            order by expires_at desc limit $4))",
        link.account, link.client, link.token_hash, most - 1);
}

std::optional<Link> find(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    return tx.first(read,
        "select account_id, token_hash, client_id, expires_at, used_at from magic_links"
        " where account_id = $1 and token_hash = $2",
        account, token_hash);
}

bool take(db::Transaction& tx, Link const& link)
{
    return tx.run("update magic_links set used_at = $3"
                  " where account_id = $1 and token_hash = $2 and used_at is null and expires_at > $3",
               link.account, link.token_hash, tx.now()) == 1;
}

void remove_ended(db::Transaction& tx, Time before)
{
    tx.run(
        "delete from magic_links where expires_at <= $1 -- across accounts: what nobody comes with any more", before);
}

}
