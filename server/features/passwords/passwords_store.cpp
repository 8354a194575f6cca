#include "passwords/passwords_store.h"

namespace kith::passwords::store {
namespace {

Link read(db::Row const& row)
{
    return { row.string(0), row.id<LinkId>(1), row.id<PersonId>(2), row.enumerator<Purpose>(3), row.string(4),
        row.time(5), row.time(6) };
}

}

void insert(db::Transaction& tx, Link const& link)
{
    tx.send(R"(
        insert into password_links (token_hash, id, person_id, purpose, proves_key, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7))",
        link.token_hash, link.id, link.person, link.purpose, link.proves_key, link.created_at, link.expires_at);
}

std::optional<Link> find(db::Transaction& tx, std::string const& token_hash)
{
    return tx.first(read, R"(
        select token_hash, id, person_id, purpose, proves_key, created_at, expires_at from password_links
        where token_hash = $1 and expires_at > $2)",
        token_hash, tx.now());
}

bool take(db::Transaction& tx, std::string const& token_hash)
{
    return tx.run("delete from password_links where token_hash = $1 and expires_at > $2", token_hash, tx.now()) == 1;
}

void make_room(db::Transaction& tx, PersonId const& person, Purpose purpose, std::string const& token_hash, int count)
{
    tx.run(R"(
        delete from password_links
        where person_id = $1 and purpose = $2 and token_hash <> $3 and id not in (
            select id from password_links
            where person_id = $1 and purpose = $2 and token_hash <> $3 order by id desc limit $4))",
        person, purpose, token_hash, count - 1);
}

void remove_all(db::Transaction& tx, PersonId const& person)
{
    tx.run("delete from password_links where person_id = $1", person);
}

void remove_ended(db::Transaction& tx) { tx.run("delete from password_links where expires_at <= $1", tx.now()); }

}
