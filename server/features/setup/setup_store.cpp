#include "setup/setup_store.h"

namespace kith::setup::store {

void replace(db::Transaction& tx, std::string const& token_hash)
{
    clear(tx);
    tx.run("insert into setup_tokens (token_hash, created_at) values ($1, $2)", token_hash, tx.now());
}

bool exists(db::Transaction& tx, std::string const& token_hash)
{
    return tx.first(db::read_integer, "select 1 from setup_tokens where token_hash = $1", token_hash).has_value();
}

bool take(db::Transaction& tx, std::string const& token_hash)
{
    return tx.run("delete from setup_tokens where token_hash = $1", token_hash) == 1;
}

void clear(db::Transaction& tx) { tx.run("delete from setup_tokens"); }

}
