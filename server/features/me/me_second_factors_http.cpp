// One's own second factor, and showing once more who one is.

#include "me/me_http.h"
#include "me/me_reauthentication.h"
#include "second_factors/second_factors.h"

namespace kith::me {
namespace {

using second_factors::Code;

struct TotpState {
    Time since;
};
BOOST_DESCRIBE_STRUCT(TotpState, (), (since))

struct SecondFactors {
    std::optional<TotpState> totp; // null: none
    int recovery_codes_left;
};
BOOST_DESCRIBE_STRUCT(SecondFactors, (), (totp, recovery_codes_left))

// `path` draws the dark modules as the "d" of an SVG path; four units around it stay light.
struct QrBody {
    int size;
    std::string path;
};
BOOST_DESCRIBE_STRUCT(QrBody, (), (size, path))

struct TotpEnrolment {
    std::string secret; // this once; base32
    std::string uri;    // otpauth://totp/...
    QrBody qr;
};
BOOST_DESCRIBE_STRUCT(TotpEnrolment, (), (secret, uri, qr))

struct TotpConfirmation {
    Code code;
};
BOOST_DESCRIBE_STRUCT(TotpConfirmation, (), (code))

struct RecoveryCodesBody {
    std::vector<std::string> recovery_codes; // this once
};
BOOST_DESCRIBE_STRUCT(RecoveryCodesBody, (), (recovery_codes))

struct ReauthenticationBody {
    std::string password;
    std::optional<Code> totp; // of the app, or a recovery code
};
BOOST_DESCRIBE_STRUCT(ReauthenticationBody, (), (password, totp))

Result<SecondFactors> get_second_factors(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_own_login(call, tx));
    auto const state = second_factors::find(tx, session.person);
    auto const totp = state.totp_since ? std::optional { TotpState { *state.totp_since } } : std::nullopt;
    return SecondFactors { totp, state.recovery_codes_left };
}

Result<http::Created<TotpEnrolment>> post_totp(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_recent(call, tx));
    auto const begun = TRY(second_factors::begin(tx, session.person));
    return http::Created<TotpEnrolment> { { begun.secret, begun.uri, { begun.qr.size, begun.qr.path } } };
}

// The session goes on under another token; browsers that never showed the code are out.
Result<RecoveryCodesBody> post_confirmation(
    http::Call& call, db::Transaction& tx, http::Body<TotpConfirmation> const& body)
{
    auto const session = TRY(require_recent(call, tx));
    auto const input = TRY(body.read());
    auto const source = sessions::source_of(call, session);
    auto confirmed = TRY(second_factors::confirm(tx, session.person, input.code));
    TRY(sessions::start(call, tx, confirmed.person, sessions::Shown::SecondFactor));
    second_factors::record_added(tx, source, confirmed.person);
    return RecoveryCodesBody { std::move(confirmed.codes) };
}

Result<http::NoContent> delete_totp(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_recent(call, tx));
    second_factors::remove(tx, sessions::source_of(call, session), session.person);
    return http::NoContent {};
}

Result<http::Created<RecoveryCodesBody>> post_recovery_codes(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_recent(call, tx));
    auto codes = TRY(second_factors::renew_recovery_codes(tx, sessions::source_of(call, session), session.person));
    return http::Created<RecoveryCodesBody> { { std::move(codes) } };
}

// The refusals of signing in, as those of somebody who is signed in.
template<typename T>
Result<T> as_signed_in(Result<T> result)
{
    if (!result && result.error().code == "mfa_required")
        return std::unexpected(code_required());
    if (!result && result.error().code == "invalid_credentials")
        result.error().code = "reauthentication_required";
    return result;
}

Result<http::Then<http::NoContent>> post_reauthentication(
    http::Call& call, db::Database& database, http::Body<ReauthenticationBody> const& body)
{
    auto const asking = TRY(database.read_now([&](db::Transaction& tx) { return find_asking(call, tx); }));
    auto const input = TRY(body.read());
    TRY(check_password(call, asking.person, input.password));
    TRY(as_signed_in(second_factors::prepare(database, sessions::way_of(call), asking.person, input.totp)));
    return
        [person = asking.person, totp = input.totp](http::Call& call, db::Transaction& tx) -> Result<http::NoContent> {
            auto const session = TRY(require_still(call, tx, person));
            auto const proof = TRY(as_signed_in(second_factors::show(tx, session.person, totp)));
            TRY(sessions::start(call, tx, session.person, std::max(proof.shown, session.shown)));
            second_factors::record(tx, sessions::source_of(call, session), session.person, proof);
            return http::NoContent {};
        };
}

}

void add_second_factor_routes(http::Router& router)
{
    router.get("/api/v1/me/second-factors", "Shows what one signs in with beside the password", get_second_factors);
    router.post("/api/v1/me/totp", "Begins to set up an authenticator app; its secret is shown this once", post_totp);
    router.post("/api/v1/me/totp/confirm",
        "Turns two-step sign-in on by a code of the app; answers recovery codes, this once", post_confirmation);
    router.remove("/api/v1/me/totp", "Turns two-step sign-in off", delete_totp);
    router.post("/api/v1/me/recovery-codes", "Makes new recovery codes instead of those before", post_recovery_codes);
    router.post("/api/v1/me/reauthentication",
        "Shows once more who one is, for what is asked of nobody who signed in long ago", post_reauthentication);
}

}
