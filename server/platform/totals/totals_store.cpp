#include "totals/totals.h"

namespace kith::totals {

bool raise(db::Transaction& tx, AccountId const& account, std::string_view what, int most)
{
    return tx.run(R"(
        insert into totals (account_id, what, total) values ($1, $2, 1)
        on conflict (account_id, what) do update set total = totals.total + 1 where totals.total < $3)",
               account, what, most) == 1;
}

void lower(db::Transaction& tx, AccountId const& account, std::string_view what)
{
    tx.send("update totals set total = total - 1 where account_id = $1 and what = $2", account, what);
}

std::int64_t of(db::Transaction& tx, AccountId const& account, std::string_view what)
{
    return tx.first(db::read_integer, "select total from totals where account_id = $1 and what = $2", account, what)
        .value_or(0);
}

}
