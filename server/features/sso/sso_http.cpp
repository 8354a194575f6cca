// The way to a provider and back.

#include "sso/sso_http.h"

#include "base/clean_text.h"
#include "devices/devices.h"
#include "events/entries.h"
#include "fetch/fetch.h"
#include "sessions/sessions.h"
#include "sso/sso.h"

namespace kith::sso {
namespace {

struct SsoQuery {
    std::optional<std::string> next;
    std::optional<Purpose> purpose;
};
BOOST_DESCRIBE_STRUCT(SsoQuery, (), (next, purpose))

struct SsoAnswerBody {
    std::string provider; // whose answer it is, by the place where it came
    std::optional<std::string> state;
    std::optional<std::string> code;
    std::optional<std::string> iss;
    std::optional<std::string> error;
    std::optional<std::string> error_description;
};
BOOST_DESCRIBE_STRUCT(SsoAnswerBody, (), (provider, state, code, iss, error, error_description))

enum class SsoState { SignedIn, AwaitingApproval, Tested };
BOOST_DESCRIBE_ENUM(SsoState, SignedIn, AwaitingApproval, Tested)

struct SsoAccount {
    AccountName name;
    std::string slug;
};
BOOST_DESCRIBE_STRUCT(SsoAccount, (), (name, slug))

struct SsoClaim {
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(SsoClaim, (), (name, value))

struct SsoTest {
    std::string issuer;
    std::string subject;
    std::optional<EmailAddress> email;
    bool email_is_proved;
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::string outcome; // known, would_link, would_join, or the code of a refusal
    std::vector<SsoClaim> claims;
};
BOOST_DESCRIBE_STRUCT(SsoTest, (), (issuer, subject, email, email_is_proved, first_name, last_name, outcome, claims))

struct SsoAnswer {
    SsoState state;
    std::string next;
    SsoAccount account;
    std::optional<SsoTest> test;
};
BOOST_DESCRIBE_STRUCT(SsoAnswer, (), (state, next, account, test))

constexpr std::size_t most_next = 500;
constexpr std::size_t most_words = 200;

std::string_view cookie_name(http::Call const& call) { return call.request().secure ? "__Host-kith_sso" : "kith_sso"; }

// Lax: the browser brings it along when the provider sends it back.
void set_cookie(http::Call& call, std::string_view value)
{
    auto const seconds = value.empty() ? 0 : std::chrono::duration_cast<std::chrono::seconds>(errand_lifetime).count();
    call.add_header("Set-Cookie",
        std::string { cookie_name(call) } + '=' + std::string { value } + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" +
            std::to_string(seconds) + (call.request().secure ? "; Secure" : ""));
}

struct Destination {
    accounts::Account account;
    Provider provider;
};

Result<accounts::Account> get_account_of(http::Call& call, db::Transaction& tx)
{
    auto account = accounts::find_by_slug(tx, call.path_parameter("slug"));
    if (account)
        return *std::move(account);
    TRY(call.limit(http::rates::unknown_token, call.client()));
    return refuse("not_found");
}

// What is off can be tried by those who set it up.
Result<void> check_may_test(http::Call& call, db::Transaction& tx, AccountId const& account)
{
    auto const session = TRY(sessions::require(call, tx));
    auto const member = memberships::find_by_person(tx, account, session.person.id);
    if (!member || !member->is_active(tx.now()))
        return refuse("not_found");
    bool const may = memberships::permissions_in(tx, *member, session).may(Permission::AccountSettings);
    return may ? Result<void> {} : refuse("forbidden");
}

Result<Destination> find_destination(http::Call& call, db::Transaction& tx, Purpose purpose)
{
    auto account = TRY(get_account_of(call, tx));
    auto provider = identity_providers::find(tx, account.id, ProviderId::from_text(call.path_parameter("provider")));
    if (purpose == Purpose::Test)
        TRY(check_may_test(call, tx, account.id));
    bool const is_offered = provider && (purpose == Purpose::Test || provider->state == identity_providers::State::On);
    return is_offered ? Result<Destination> { Destination { std::move(account), *std::move(provider) } }
                      : refuse("not_found");
}

std::string next_of(SsoQuery const& query)
{
    auto const next = query.next.value_or("");
    return next.size() <= most_next && next.starts_with('/') && !next.starts_with("//") ? next : std::string {};
}

// The account's own sign-in page, or where one tries it.
http::SeeOther to_problem(
    Purpose purpose, std::string const& slug, std::string const& code, std::string const& provider)
{
    auto const page = purpose == Purpose::Test ? "/manage/ways-in" : "/s/" + slug;
    return { page + "?" + fetch::form_of({ { "problem", code }, { "provider", provider } }) };
}

// A link on another site could sign somebody out and in as another person: there one has to choose to.
bool comes_from_elsewhere(http::Call const& call)
{
    auto const site = call.request().header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

http::Then<http::SeeOther> to_sign_in_page(std::string const& slug)
{
    return [slug](http::Call&, db::Transaction&) -> Result<http::SeeOther> {
        return http::SeeOther { "/s/" + fetch::escape(slug) };
    };
}

// A browser goes there, so that whatever stands in the way is told on a page.
Result<http::Then<http::SeeOther>> get_sso(http::Call& call, db::Database& database, http::Query<SsoQuery> const& query)
{
    TRY(call.limit(http::rates::login_per_address, call.client()));
    auto const wanted = TRY(query.read());
    if (comes_from_elsewhere(call))
        return to_sign_in_page(std::string { call.path_parameter("slug") });
    auto const purpose = wanted.purpose.value_or(Purpose::SignIn);
    auto const place = database.read_now([&](db::Transaction& tx) { return find_destination(call, tx, purpose); });
    if (!place) {
        std::string const slug { call.path_parameter("slug") };
        return [purpose, slug, code = place.error().code](http::Call&, db::Transaction&) -> Result<http::SeeOther> {
            return to_problem(purpose, fetch::escape(slug), code, "");
        };
    }
    auto const errand = Errand::make();
    auto const url = identity_providers::authorization_url(place->provider, errand);
    return [=, place = *place](http::Call& call, db::Transaction& tx) -> Result<http::SeeOther> {
        if (!url)
            return to_problem(purpose, place.account.slug, url.error().code, place.provider.name.text());
        set_cookie(call,
            seal(
                { place.account.id, place.provider.id, purpose, errand, next_of(wanted), tx.now() + errand_lifetime }));
        return http::SeeOther { *url };
    };
}

struct Returning {
    Carried carried;
    Destination to;
    Time now;
};

// Refuses: sign_in_lost, naming no account, for whatever was not begun in this browser a short while ago.
Result<Returning> find_returning(http::Call& call, db::Transaction& tx, SsoAnswerBody const& answer)
{
    auto carried = unseal(std::string { call.request().cookie(cookie_name(call)) });
    if (!carried || carried->until <= tx.now() || carried->provider.text() != answer.provider ||
        !crypto::equal_in_constant_time(carried->errand.state, answer.state.value_or("")))
        return refuse("sign_in_lost");
    auto account = accounts::find(tx, carried->account);
    auto provider = identity_providers::find(tx, carried->account, carried->provider);
    if (!account || !provider)
        return refuse("not_found");
    if (carried->purpose == Purpose::SignIn && provider->state != identity_providers::State::On)
        return refuse("provider_off");
    return Returning { *std::move(carried), { *std::move(account), *std::move(provider) }, tx.now() };
}

Result<Claims> claims_in(Returning const& returning, SsoAnswerBody const& answer)
{
    auto const& provider = returning.to.provider;
    if (answer.error == "access_denied")
        return refuse("provider_declined");
    if (answer.error)
        return identity_providers::confused(
            "it answers " + one_line(*answer.error + ' ' + answer.error_description.value_or(""), most_words));
    TRY(identity_providers::check_answer_is_from(provider, answer.iss.value_or("")));
    return identity_providers::redeem(provider, returning.carried.errand, answer.code.value_or(""), returning.now);
}

SsoTest tested(db::Transaction& tx, Destination const& at, Claims const& claims)
{
    SsoTest test { at.provider.issuer, claims.subject, claims.email, claims.email_is_proved, claims.first_name,
        claims.last_name, "", {} };
    auto const decision = decide(tx, at.account, at.provider, claims);
    if (!decision)
        test.outcome = decision.error().code;
    else
        test.outcome = decision->outcome == Outcome::Known ? "known"
            : decision->outcome == Outcome::Link           ? "would_link"
                                                           : "would_join";
    for (auto const& [name, value] : claims.all)
        test.claims.push_back({ name, value });
    return test;
}

Result<SsoAnswer> sign_in(http::Call& call, db::Transaction& tx, Returning const& returning, Claims const& claims)
{
    auto const& [account, provider] = returning.to;
    TRY(identity_providers::hold(tx, provider));
    events::Postponed events { tx }; // behind the rows of the session
    auto const arrived = TRY(arrive(tx, sessions::way_of(call), account, provider, claims));
    if (!arrived.is_waiting) {
        sessions::start_by_provider(call, tx, arrived.person,
            { account.id, provider.id.text(), provider.name.text(), claims.subject, claims.session });
        devices::note(call, tx, arrived.person, account.id);
    }
    events.write();
    auto const state = arrived.is_waiting ? SsoState::AwaitingApproval : SsoState::SignedIn;
    return SsoAnswer { state, returning.carried.next, { account.name, account.slug }, {} };
}

// Which page to go back to.
template<typename T>
Result<T> naming(Result<T> result, Returning const& returning)
{
    if (result)
        return result;
    auto& about = result.error().about;
    about.emplace_back("slug", returning.to.account.slug);
    about.emplace_back("purpose", enum_text(returning.carried.purpose));
    return result;
}

Result<http::Then<SsoAnswer>> post_callback(
    http::Call& call, db::Database& database, http::Body<SsoAnswerBody> const& body)
{
    TRY(call.limit(http::rates::login_per_address, call.client()));
    auto const answer = TRY(body.read());
    auto const returning =
        TRY(database.read_now([&](db::Transaction& tx) { return find_returning(call, tx, answer); }));
    auto const claims = TRY(naming(claims_in(returning, answer), returning));
    return [=](http::Call& call, db::Transaction& tx) -> Result<SsoAnswer> {
        TRY(spend(tx, returning.carried));
        set_cookie(call, "");
        auto const& account = returning.to.account;
        if (returning.carried.purpose == Purpose::Test)
            return SsoAnswer { SsoState::Tested, "", { account.name, account.slug }, tested(tx, returning.to, claims) };
        return naming(sign_in(call, tx, returning, claims), returning);
    };
}

}

void add_routes(http::Router& router)
{
    router
        .get("/api/v1/auth/sso/{slug}/{provider}",
            "Sends the browser to an identity provider of the account, to sign in or to try it", get_sso)
        .waits_for_others = true;
    router.post("/api/v1/auth/sso/callback", "Signs in by the answer of an identity provider, once", post_callback)
        .waits_for_others = true;
}

}
