#include "mail_stops/mail_stops_store.h"

namespace kith::mail_stops::store {
namespace {

Choice read(db::Row const& row)
{
    auto const address = EmailAddress::parse(row.text(2));
    return { row.id<AccountId>(0), row.string(1), address ? *address : EmailAddress::stored("", ""), row.time(3),
        row.optional_time(4), row.optional_time(5) };
}

}

bool note_written(db::Transaction& tx, Choice const& choice)
{
    return tx.run(R"(
        insert into mail_stops (account_id, token_hash, address, written_at) values ($1, $2, $3, $4)
        on conflict (account_id, token_hash) do update set erased_at = null,
            address = case when mail_stops.address = '' then excluded.address else mail_stops.address end
        where mail_stops.stopped_at is null)",
               choice.account, choice.token_hash, choice.address.text(), tx.now()) == 1;
}

std::optional<Choice> lock(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    tx.run(
        "update mail_stops set written_at = written_at where account_id = $1 and token_hash = $2", account, token_hash);
    return find(tx, account, token_hash);
}

std::optional<Choice> find(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    return tx.first(read, R"(
        select account_id, token_hash, address, written_at, stopped_at, erased_at from mail_stops
        where account_id = $1 and token_hash = $2)",
        account, token_hash);
}

bool set_stopped(db::Transaction& tx, Choice const& choice)
{
    return tx.run("update mail_stops set stopped_at = $3"
                  " where account_id = $1 and token_hash = $2 and stopped_at is null",
               choice.account, choice.token_hash, tx.now()) == 1;
}

bool set_resumed(db::Transaction& tx, Choice const& choice)
{
    return tx.run("update mail_stops set stopped_at = null"
                  " where account_id = $1 and token_hash = $2 and stopped_at is not null",
               choice.account, choice.token_hash) == 1;
}

void set_erased(db::Transaction& tx, Choice const& choice)
{
    tx.send("update mail_stops set address = '', erased_at = $3, stopped_at = coalesce(stopped_at, $3)"
            " where account_id = $1 and token_hash = $2",
        choice.account, choice.token_hash, tx.now());
}

}
