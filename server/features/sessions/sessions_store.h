#pragma once

// The only code that reads or writes the tables sessions and sign_ins.

#include "sessions/sessions.h"

namespace kith::sessions::store {

struct Record {
    std::string token_hash;
    SessionId id;
    PersonId person;
    std::int64_t epoch;
    Time created_at;
    Time last_seen_at;
    Time fresh_until;
    Shown shown;
};

void insert(db::Transaction&, Record const&, std::string_view device, std::string_view address,
    std::optional<ByProvider> const&);
// By one statement with its person, for every request begins so; nothing where its epoch has passed.
std::optional<Session> find(db::Transaction&, std::string const& token_hash);
void set_viewing(db::Transaction&, SessionId const&, std::optional<Looking> const&);
// One more today, in every account where the person is active and the session is good.
void count_sign_in(db::Transaction&, PersonId const&, std::optional<ByProvider> const&);
void touch(db::Transaction&, std::string const& token_hash);
void remove(db::Transaction&, std::string const& token_hash);
// Those good for that account alone; nothing: all.
std::vector<Listed> list(db::Transaction&, persons::Person const&, std::optional<AccountId> const& only);
// True if the person had it.
bool remove_one(db::Transaction&, PersonId const&, SessionId const&, std::optional<AccountId> const& only);
void remove_of_account(db::Transaction&, PersonId const&, AccountId const& only);
void remove_all(db::Transaction&, PersonId const&);
// Whose they were.
void remove_all_in(db::Transaction&, PersonId const&, AccountId const&);
std::vector<PersonId> remove_of_provider(
    db::Transaction&, std::string const& provider, std::string const& subject, std::string const& session);
void remove_ended(db::Transaction&);

}
