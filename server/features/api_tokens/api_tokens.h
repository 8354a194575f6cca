#pragma once

// An API token is how a program acts as a person. Its text is shown once, when it is
// made; we keep the hash, and the first characters to tell it by. It may be bound to
// one account and to some permissions. It ends when its time is over, when it is
// revoked, and with every session when the person's session epoch is raised.
//
// It is an application password, too: programs that know a user name and a password only
// send the person's login and the token. The person's own password opens nothing there.

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "db/transaction.h"
#include "permissions/permissions.h"
#include "persons/persons.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::api_tokens {

inline constexpr int max_of_a_person = 50;
inline constexpr int max_scopes = 50;

using ApiTokenId = Id<struct ApiTokenTag>;

// What its owner calls it: one line of 1 to 100 characters.
class TokenName {
public:
    static constexpr int min_characters = 1;
    static constexpr int max_characters = 100;
    TokenName() = default;
    static Result<TokenName> parse(std::string_view);
    static TokenName stored(std::string_view text) { return TokenName { std::string { text } }; }
    std::string const& text() const { return text_; }

private:
    explicit TokenName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// A token is bound to permissions by their names: "users.manage", "product.manage:suite".
using Scope = PermissionName;

struct ApiToken {
    ApiTokenId id;
    PersonId person;
    std::int64_t epoch = 1; // of the person, when it was made
    std::string token_hash;
    TokenName name;
    std::string prefix;                             // "kith_" and 5 characters
    std::optional<AccountId> account;               // nothing: every account of the person
    std::optional<std::vector<std::string>> scopes; // nothing: whatever the person may
    std::optional<Time> expires_at;
    std::optional<Time> last_used_at;
    Time created_at {};
    bool second_factor_shown = false; // by whoever made it
};

struct NewApiToken {
    TokenName name;
    std::optional<AccountId> account;
    std::optional<std::vector<Scope>> scopes;
    std::optional<Time> expires_at;
    bool second_factor_shown = false;
};

struct Made {
    ApiToken token;
    std::string text; // "kith_" and 43 characters: nobody ever sees it again
};
// Refuses: validation (expires_at, scopes), too_many_tokens.
Result<Made> make(db::Transaction&, persons::Person const&, NewApiToken const&);

// Those that live, newest first.
std::vector<ApiToken> list(db::Transaction&, persons::Person const&);
// False when the person has none of that id.
bool revoke(db::Transaction&, PersonId const&, ApiTokenId const&);
void revoke_all(db::Transaction&, PersonId const&);
// Those that are bound to that account.
void revoke_all_in(db::Transaction&, PersonId const&, AccountId const&);
// Those of the epoch before live on in the present one: only browsers were to end.
void keep_all(db::Transaction&, persons::Person const& before);

// What an Authorization header shows: a token behind "Bearer" (RFC 6750 2.1), or a login and a token behind
// "Basic" (RFC 7617, UTF-8).
struct Shown {
    std::string token_hash;
    std::optional<std::string> login; // the token has to be that person's (persons::is_login_of)
};
// Nothing for whatever has no token of ours, such as somebody's password.
std::optional<Shown> shown_in(std::string_view authorization);
// Its time is not over; whether the epoch is still its person's is asked by sessions.
std::optional<ApiToken> find_by_hash(db::Transaction&, std::string const& token_hash);
void touch(db::Transaction&, std::string const& token_hash);

// Deletes what has ended. A token past its end is refused without this, too.
void sweep(db::Transaction&);

}
