#include "api_tokens/api_tokens_store.h"

#include "base/text.h"

namespace kith::api_tokens::store {
namespace {

#define TOKEN_COLUMNS                                                                                              \
    "id, person_id, epoch, token_hash, name, prefix, only_account, scopes, expires_at, last_used_at, created_at, " \
    "second_factor_shown"

std::optional<std::string> joined(std::optional<std::vector<std::string>> const& words)
{
    return words ? std::optional { join_words(*words) } : std::nullopt;
}

std::optional<std::vector<std::string>> split(std::optional<std::string> const& text)
{
    return text ? std::optional { split_words(*text) } : std::nullopt;
}

ApiToken read(db::Row const& row)
{
    return { row.id<ApiTokenId>(0), row.id<PersonId>(1), row.integer(2), row.string(3), TokenName::stored(row.text(4)),
        row.string(5), row.optional_id<AccountId>(6), split(row.optional_string(7)), row.optional_time(8),
        row.optional_time(9), row.time(10), row.flag(11) };
}

}

void insert(db::Transaction& tx, ApiToken const& token)
{
    auto const scopes = joined(token.scopes);
    tx.send(R"(
        insert into api_tokens (token_hash, id, person_id, epoch, name, prefix, only_account, scopes, expires_at,
            last_used_at, created_at, second_factor_shown)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10, $11))",
        token.token_hash, token.id, token.person, token.epoch, token.name.text(), token.prefix, token.account, scopes,
        token.expires_at, token.created_at, token.second_factor_shown);
}

std::optional<ApiToken> find(db::Transaction& tx, std::string const& token_hash)
{
    return tx.first(read,
        "select " TOKEN_COLUMNS " from api_tokens where token_hash = $1 and (expires_at is null or expires_at > $2)",
        token_hash, tx.now());
}

std::vector<ApiToken> list(db::Transaction& tx, PersonId const& person, std::int64_t epoch)
{
    return tx.all(read,
        "select " TOKEN_COLUMNS
        " from api_tokens where person_id = $1 and epoch = $2 and (expires_at is null or expires_at > $3)"
        " order by id desc",
        person, epoch, tx.now());
}

std::int64_t count(db::Transaction& tx, PersonId const& person, std::int64_t epoch)
{
    return tx
        .first(db::read_integer, R"(
        select count(*) from api_tokens
        where person_id = $1 and epoch = $2 and (expires_at is null or expires_at > $3))",
            person, epoch, tx.now())
        .value_or(0);
}

void touch(db::Transaction& tx, std::string const& token_hash)
{
    tx.run("update api_tokens set last_used_at = $2 where token_hash = $1", token_hash, tx.now());
}

bool remove(db::Transaction& tx, PersonId const& person, ApiTokenId const& id)
{
    return tx.run("delete from api_tokens where person_id = $1 and id = $2", person, id) == 1;
}

void move_to_epoch(db::Transaction& tx, PersonId const& person, std::int64_t from, std::int64_t to)
{
    tx.run("update api_tokens set epoch = $3 where person_id = $1 and epoch = $2", person, from, to);
}

void remove_all(db::Transaction& tx, PersonId const& person)
{
    tx.run("delete from api_tokens where person_id = $1", person);
}

void remove_all_in(db::Transaction& tx, PersonId const& person, AccountId const& account)
{
    tx.run("delete from api_tokens where person_id = $1 and only_account = $2", person, account);
}

void remove_ended(db::Transaction& tx) { tx.run("delete from api_tokens where expires_at <= $1", tx.now()); }

}
