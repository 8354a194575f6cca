#pragma once

// The only code that reads or writes the table api_tokens.

#include "api_tokens/api_tokens.h"

namespace kith::api_tokens::store {

void insert(db::Transaction&, ApiToken const&);
std::optional<ApiToken> find(db::Transaction&, std::string const& token_hash);
std::vector<ApiToken> list(db::Transaction&, PersonId const&, std::int64_t epoch);
std::int64_t count(db::Transaction&, PersonId const&, std::int64_t epoch);
void touch(db::Transaction&, std::string const& token_hash);
bool remove(db::Transaction&, PersonId const&, ApiTokenId const&);
void move_to_epoch(db::Transaction&, PersonId const&, std::int64_t from, std::int64_t to);
void remove_all(db::Transaction&, PersonId const&);
void remove_all_in(db::Transaction&, PersonId const&, AccountId const&);
void remove_ended(db::Transaction&);

}
