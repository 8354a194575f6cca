#pragma once

// A passkey is a key that a device or a password manager keeps for a person and opens by
// fingerprint, face or PIN (W3C Web Authentication level 2; "7.1" and "7.2" below are its
// sections). It stands for both steps of signing in, so that it is asked for nothing more. We keep
// the public half, under the id that the authenticator gave it, which is unique on the server.
//
//     challenge --browser, authenticator--> registration --add--> passkey
//     challenge --browser, authenticator--> assertion --look, spend--> a session
//
// A challenge is a row, good for 5 minutes and for one taker.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/base64.h"
#include "db/transaction.h"
#include "events/events.h"
#include "persons/persons.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::passkeys {

inline constexpr Duration challenge_lifetime = 5min;
inline constexpr int max_of_a_person = 20;

using PasskeyId = Id<struct PasskeyTag>;

// Bytes as browsers write them: base64url, at most that many bytes.
template<std::size_t most>
class Encoded {
public:
    static constexpr int max_characters = most * 4 / 3 + 2;
    Encoded() = default;
    static Result<Encoded> parse(std::string_view text)
    {
        if (text.size() > max_characters)
            return refuse("length", "", "is too long");
        auto bytes = crypto::from_base64url(text);
        if (!bytes)
            return refuse("encoding", "", "must be base64url without padding");
        return Encoded { std::string { text }, *std::move(bytes) };
    }
    std::string const& text() const { return text_; }
    std::string const& bytes() const { return bytes_; }

private:
    Encoded(std::string text, std::string bytes) : text_(std::move(text)), bytes_(std::move(bytes)) {}
    std::string text_;
    std::string bytes_;
};
using CredentialId = Encoded<1023>; // 6.5.1
using ClientData = Encoded<4096>;
using AuthenticatorData = Encoded<4096>;
using AttestationObject = Encoded<16384>;
using Signature = Encoded<1024>;
using UserHandle = Encoded<64>;

// Under which name browsers know this server: by the public URL, since keys are bound to it.
struct RelyingParty {
    std::string id;     // the host, without a port
    std::string origin; // scheme://host[:port]
};
// Nothing where the URL names an address: browsers keep keys for names only. On this machine
// itself the name is localhost.
std::optional<RelyingParty> relying_party();

struct Passkey {
    PasskeyId id;
    PersonId person;
    std::string credential_id; // base64url
    ShortText name;
    std::string public_key; // COSE
    std::int64_t sign_count = 0;
    std::optional<Time> last_used_at;
    Time created_at {};
};

// 32 random bytes in base64url; to sign in, or to add a key of that person.
std::string make_challenge(db::Transaction&, std::optional<PersonId> const&);

// What the authenticator made (7.1). Its attestation says nothing here, whatever it is.
struct Registration {
    ShortText name;
    ClientData client_data;
    AttestationObject attestation_object;
};
// Refuses: validation (client_data, attestation_object, name), too_many_passkeys,
// passkey_known (it is somebody's already), wrong_state (no relying party).
Result<Passkey> add(db::Transaction&, events::Source const&, persons::Person const&, Registration const&);

// What the authenticator signed (7.2).
struct Assertion {
    CredentialId id;
    ClientData client_data;
    AuthenticatorData authenticator_data;
    Signature signature;
    UserHandle user_handle; // whose key it is, as he was told when it was made
};
struct Shown {
    Passkey passkey;
    std::int64_t sign_count = 0; // as the authenticator says it
    bool is_cloned = false;      // it has signed as often before: somebody else has the same key
};
// Changes nothing. Refuses: invalid_credentials.
Result<Shown> look(db::Transaction&, Assertion const&);
// In the transaction that signs in. Refuses: invalid_credentials (the challenge is spent, the key is
// gone, or another signed as often meanwhile).
Result<void> spend(db::Transaction&, Assertion const&, Shown const&);
// It is refused; the person is told, since one of the two is not his. Spends the challenge.
void record_cloned(db::Transaction&, events::Source const&, Assertion const&, Shown const&);

// The oldest first.
std::vector<Passkey> list(db::Transaction&, PersonId const&);
// Refuses: not_found.
Result<Passkey> get(db::Transaction&, PersonId const&, PasskeyId const&);
// Refuses: validation (name).
Result<Passkey> rename(db::Transaction&, Passkey const&, ShortText const& name);
// Refuses: not_found.
Result<void> remove(db::Transaction&, events::Source const&, persons::Person const&, Passkey const&);
// Of somebody who has lost them, in two steps: the rows, and when all are changed, what is told.
std::vector<Passkey> remove_all(db::Transaction&, PersonId const&);
void record_removed(db::Transaction&, events::Source const&, persons::Person const&, std::vector<Passkey> const&);

// Deletes challenges past their end. Such a one is refused without this, too.
void sweep(db::Transaction&);
// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
