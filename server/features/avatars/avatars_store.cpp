#include "avatars/avatars_store.h"

#include "crypto/base64.h"

namespace kith::avatars::store {
namespace {

Avatar read(db::Row const& row) { return { row.string(0), crypto::from_base64(row.text(1)) }; }

}

void put(db::Transaction& tx, PersonId const& person, Avatar const& avatar)
{
    tx.send(R"(
        insert into avatars (person_id, version, image, updated_at) values ($1, $2, $3, $4)
        on conflict (person_id) do update set version = $2, image = $3, updated_at = $4)",
        person, avatar.version, crypto::to_base64(avatar.jpeg), tx.now());
}

void remove(db::Transaction& tx, PersonId const& person)
{
    tx.send("delete from avatars where person_id = $1", person);
}

std::optional<Avatar> find(db::Transaction& tx, PersonId const& person)
{
    return tx.first(read, "select version, image from avatars where person_id = $1", person);
}

std::vector<std::string> list_with_another(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select p.id from persons p left join avatars a on a.person_id = p.id
        where p.avatar <> coalesce(a.version, ''))");
}

}
