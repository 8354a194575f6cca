#pragma once

// A session is one browser signed in as one person. Its secret is a cookie of 256
// random bits, of which we keep the hash. It ends 14 days after it was last used
// and 90 days after it began; for whoever manages users after 12 hours and 14 days:
// once it lay idle for 12 hours it never serves an administrator again.
// Raising the person's session epoch ends all of them at once.
//
// A program that sends an API token has a session, too: of another kind, which ends
// with the token alone. It sends it as such, or as the password of its person's login; of
// another's login it is no session.

#include "api_tokens/api_tokens.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "events/events.h"
#include "http/call.h"
#include "persons/persons.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::sessions {

inline constexpr Duration idle_limit = Days { 14 };
inline constexpr Duration absolute_limit = Days { 90 };
inline constexpr Duration administrator_idle_limit = 12h;
inline constexpr Duration administrator_absolute_limit = Days { 14 };
inline constexpr Duration recent_interval = 15min; // what stands for the password meanwhile
inline constexpr Duration touch_interval = 5min;   // how exactly "last seen" is known

enum class Kind { Browser, ApiToken };

// A session that looks at an account with other eyes: until then it only reads.
struct Looking {
    AccountId account;
    Time until {};
};

// Who began a session instead of us: the identity provider of an account, or (without id and name) a link that it
// mailed.
struct ByProvider {
    AccountId account;
    std::string provider; // its id
    std::string name;
    std::string subject = {}; // by what it knows the person, and the session; kept, and not read with it
    std::string session = {};
};

// What somebody showed who begins a session: his password, or that he has the mailbox; or
// besides what second_factors asks; or a passkey, which stands for both.
enum class Shown { OneFactor, SecondFactor };

struct Session {
    std::string token_hash;
    SessionId id;
    persons::Person person;
    Time created_at {};
    Time last_seen_at {};
    Time fresh_until {}; // for whoever manages users
    Kind kind = Kind::Browser;
    // What an API token is bound to, or a session that a provider began; memberships::require_actor holds it to that.
    std::optional<AccountId> only = {};
    std::optional<std::vector<std::string>> scopes = {}; // permissions; nothing: all
    std::string name = {};                               // of the API token
    std::optional<Looking> viewing = {};
    std::optional<ByProvider> provider = {}; // it is good for that account only
    Shown shown = Shown::OneFactor;          // of an API token: in the session that made it
    bool is_limited() const { return only || scopes; }
};

// Begins a session and puts its cookie into the answer. A session the caller had
// before ends: its id is never taken over. The one place that makes sessions, so that no
// way in leads past the second factor of whoever has one.
// Refuses: mfa_required.
[[nodiscard]] Result<void> start(http::Call&, db::Transaction&, persons::Person const&, Shown = Shown::OneFactor);
// The provider answers for how often he showed who he is. What it says is good in its own
// account, and nowhere else: whoever runs that account can make it say anything.
void start_by_provider(http::Call&, db::Transaction&, persons::Person const&, ByProvider const&);

// A link to his mailbox answers for who somebody is, and nothing else does: as of a provider, it
// is good for the account whose link it was. Refuses: mfa_required.
[[nodiscard]] Result<void> start_by_link(
    http::Call&, db::Transaction&, persons::Person const&, AccountId const&, Shown = Shown::OneFactor);

// The caller's session, if it has a living one. Whoever sends a token means the token:
// a wrong one, two of them, or one beside the cookie of somebody else is no session.
std::optional<Session> find(http::Call&, db::Transaction&);
std::optional<Session> find_by_hash(db::Transaction&, std::string const& token_hash);

// Refuses: unauthenticated, too_many_requests, view_as_read_only (whatever is no reading,
// while the session looks with other eyes).
Result<Session> require(http::Call&, db::Transaction&);
// For what ends such a look, and nothing else. Refuses: unauthenticated, too_many_requests.
Result<Session> require_looking(http::Call&, db::Transaction&);
// For what no program may do: its own sessions, tokens and password are a person's.
// Refuses: as above, reauthentication_required (an API token).
Result<Session> require_browser(http::Call&, db::Transaction&);
// For what concerns the login: no provider speaks for that. Refuses: as above, own_login_required.
Result<Session> require_own_login(http::Call&, db::Transaction&);
// For what concerns the person as a whole. Refuses: forbidden (a token bound to an
// account or to permissions), own_login_required (a provider began it).
Result<void> check_is_unlimited(Session const&);

// By which way a call came, for the log: of somebody unknown, and of a session.
events::Way way_of(http::Call const&);
events::Way way_of(http::Call const&, Session const&);
// The person as the source of what concerns the login.
events::Source source_of(http::Call const&, Session const&);

void begin_viewing(db::Transaction&, SessionId const&, Looking const&);
void end_viewing(db::Transaction&, SessionId const&);

// Whether it is enough for an account that asks for a second factor. Who has a passkey may sign in
// without it, which shows his password alone. Who has given his second factor up has none, whatever
// he showed before.
bool has_shown_second_factor(persons::Person const&, Shown);
// A provider answers for it itself.
bool has_shown_second_factor(Session const&);
// The same of who has one at all: what the person may do as who runs the server is open to nothing less.
bool has_shown_what_it_can(Session const&);

// Whether it began a short while ago, so that the password need not be asked again.
bool began_recently(Session const&, Time now);
// For what would let a thief of the session take over a login. Refuses: reauthentication_required.
Result<void> check_began_recently(Session const&, Time now);

// Ends it and takes the cookie back; closes the sockets of that session.
void end(http::Call&, db::Transaction&, Session const&);

// Raises the person's epoch: every session and API token ends, sockets close.
void end_all(db::Transaction&, PersonId const&);
// The same, without the API tokens; the person as he is then.
persons::Person end_browsers(db::Transaction&, persons::Person const&);
// Those, and the tokens, that are good for that account and for nothing else; sockets look anew.
void end_all_in(db::Transaction&, PersonId const&, AccountId const&);

// One line of "where am I signed in".
struct Listed {
    SessionId id;
    std::string device; // what the browser says of itself
    std::string address;
    Time created_at {};
    Time last_seen_at {};
};
// Living sessions of browsers, the one used last first; at most 200. Those good for that account alone; nothing: all.
std::vector<Listed> list(db::Transaction&, persons::Person const&, std::optional<AccountId> const& only = std::nullopt);
// Ends one of them; also `current`, which takes its cookie back. Refuses: not_found.
Result<void> end_one(http::Call&, db::Transaction&, Session const& current, SessionId const&);
// Those that the provider began for that subject, or only the one that it calls so; both empty: all of them.
void end_of_provider(
    db::Transaction&, std::string const& provider, std::string const& subject, std::string const& session);
// All of them and the tokens; takes the cookie back.
void end_everywhere(http::Call&, db::Transaction&, Session const& current);

bool is_fresh_for_administrators(Session const&, Time now);

// Deletes what has ended. A session past its end is refused without this, too.
void sweep(db::Transaction&);

}
