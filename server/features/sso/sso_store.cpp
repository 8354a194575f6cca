#include "sso/sso_store.h"

namespace kith::sso::store {

bool insert_answer(db::Transaction& tx, std::string const& state_hash, Time expires_at)
{
    return tx.run(
               "insert into sso_answers (state_hash, expires_at) values ($1, $2) on conflict (state_hash) do nothing",
               state_hash, expires_at) == 1;
}

void remove_ended_answers(db::Transaction& tx) { tx.run("delete from sso_answers where expires_at <= $1", tx.now()); }

}
