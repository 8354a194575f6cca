#pragma once

// What a person shows beside the password: six digits that an authenticator app makes of a
// shared secret and the time (RFC 6238), or one of ten recovery codes, each of which works once.
//
//     none --begin--> begun --confirm--> on --remove, take_away--> none
//
// A code that was accepted is never accepted again, nor is any older one. The secret lies in the
// database sealed by the server key, recovery codes as keyed hashes. Every change ends the
// browsers that have not shown the new factor, is recorded in every account of the person and
// told by mail. sessions::start asks of whoever has a factor that it was shown.

#include "base/result.h"
#include "db/database.h"
#include "events/events.h"
#include "images/qr_code.h"
#include "persons/persons.h"
#include "sessions/sessions.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::second_factors {

inline constexpr int recovery_code_count = 10;
inline constexpr Duration enrolment_lifetime = 1h;
// Codes that are tried at sign-in: counted in a row of the person, so that it holds on all nodes.
inline constexpr int max_attempts = 10;
inline constexpr Duration attempts_interval = 15min;
// Whoever comes so far knows the password: then the person is told, once a day.
inline constexpr int attempts_to_tell_of = 5;
inline constexpr Duration telling_interval = Days { 1 };

// What somebody typed as a code: letters and digits are what counts of it, without regard to
// case; at most 64 bytes.
class Code {
public:
    static constexpr int max_characters = 64;
    Code() = default;
    static Result<Code> parse(std::string_view);
    std::string const& text() const { return text_; }
    bool is_empty() const { return text_.empty(); }

private:
    explicit Code(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// What the app is given: by its camera, by a link, or typed.
struct Enrolment {
    std::string secret; // 32 letters and digits (RFC 4648 base32)
    std::string uri;    // otpauth://totp/...
    images::QrCode qr;  // of the uri
};
// One that was begun and not confirmed is forgotten. Refuses: wrong_state (there is one).
Result<Enrolment> begin(db::Transaction&, persons::Person const&);

using RecoveryCodes = std::vector<std::string>; // "k7m2p-9xq4t", shown this once

// On from now on; every session of the person ends, API tokens go on.
// Refuses: wrong_state (nothing begun within the hour), validation (code).
struct Confirmed {
    persons::Person person;
    RecoveryCodes codes;
};
Result<Confirmed> confirm(db::Transaction&, persons::Person const&, Code const&);
// Behind the session that was begun with it.
void record_added(db::Transaction&, events::Source const&, persons::Person const&);

// New ones; those before open nothing any more. Refuses: wrong_state (no second factor).
Result<RecoveryCodes> renew_recovery_codes(db::Transaction&, events::Source const&, persons::Person const&);

// By himself. Nothing happens where there is none.
void remove(db::Transaction&, events::Source const&, persons::Person const&);
// By somebody who helps: `by` is how the mail names him ("Eve Lee of Acme").
void take_away(db::Transaction&, events::Source const&, persons::Person const&, std::string const& by);

struct State {
    std::optional<Time> totp_since;
    int recovery_codes_left = 0;
};
State find(db::Transaction&, persons::Person const&);

// Signing in. `prepare` counts the attempt in a transaction of its own, because a refusal takes
// back whatever was written with it; `show` then decides in the one that begins the session, and
// takes the attempt back if the code was right. Behind the password: whoever gets five codes wrong
// knows it, which the person is told.
// Refuses: mfa_required (there is one and no code came), too_many_requests.
Result<void> prepare(db::Database&, events::Way const&, persons::Person const&, std::optional<Code> const&);
struct Proof {
    sessions::Shown shown = sessions::Shown::OneFactor;
    bool by_recovery_code = false;
};
// Refuses: mfa_required, invalid_credentials (totp), recovery_code_used.
Result<Proof> show(db::Transaction&, persons::Person const&, std::optional<Code> const&);
// Behind the session that was begun by it: a recovery code that is gone is told and recorded.
void record(db::Transaction&, events::Source const&, persons::Person const&, Proof const&);

// The person as the source of what concerns the login, who is about to sign in.
events::Source source_of(http::Call const&, persons::Person const&);

// Deletes what counts no more.
void sweep(db::Transaction&);
// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
