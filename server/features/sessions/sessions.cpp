#include "sessions/sessions.h"

#include "base/clean_text.h"
#include "sessions/sessions_store.h"

namespace kith::sessions {
namespace {

constexpr std::size_t max_device_characters = 300;

std::string device_of(http::Call const& call)
{
    return one_line(call.request().header("user-agent"), max_device_characters);
}

// On https the name itself makes the browser refuse a cookie that was not set by
// this host, over https, for every path (RFC 6265bis 4.1.3).
std::string_view cookie_name(http::Call const& call)
{
    return call.request().secure ? "__Host-kith_session" : "kith_session";
}

void set_cookie(http::Call& call, std::string_view value, std::chrono::seconds lifetime)
{
    auto cookie = std::string { cookie_name(call) } + '=' + std::string { value } +
        "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(lifetime.count());
    if (call.request().secure)
        cookie += "; Secure";
    call.add_header("Set-Cookie", std::move(cookie));
}

bool reads_only(http::Call const& call)
{
    return call.request().method == http::Method::Get || call.request().method == http::Method::Head;
}

std::string token_hash_of(http::Call const& call)
{
    auto const token = call.request().cookie(cookie_name(call));
    return token.size() == 43 ? crypto::Token { std::string { token } }.hash() : std::string {};
}

// Written after the answer, so that reading stays reading.
void touch_later(http::Call& call, Session const& session, Time now)
{
    if (now - session.last_seen_at < touch_interval)
        return;
    call.afterwards([hash = session.token_hash, kind = session.kind](db::Transaction& tx) {
        kind == Kind::ApiToken ? api_tokens::touch(tx, hash) : store::touch(tx, hash);
    });
}

std::optional<Session> find_api_token(db::Transaction& tx, std::string const& token_hash)
{
    auto const token = api_tokens::find_by_hash(tx, token_hash);
    if (!token)
        return {};
    auto person = persons::find(tx, token->person);
    if (!person || person->session_epoch != token->epoch)
        return {};
    return Session { token->token_hash, SessionId::from_text(token->id.text()), std::move(*person), token->created_at,
        token->last_used_at.value_or(Time {}), Time::max(), Kind::ApiToken, token->account, token->scopes,
        token->name.text(), {}, {}, token->second_factor_shown ? Shown::SecondFactor : Shown::OneFactor };
}

std::optional<Session> find_by_cookie(http::Call const& call, db::Transaction& tx)
{
    auto const hash = token_hash_of(call);
    return hash.empty() ? std::nullopt : store::find(tx, hash);
}

std::optional<Session> find_by_authorization(http::Call const& call, db::Transaction& tx)
{
    auto const shown = api_tokens::shown_in(call.request().header("authorization"));
    if (!shown || call.request().count_headers("authorization") > 1)
        return {};
    auto session = find_api_token(tx, shown->token_hash);
    if (session && shown->login && !persons::is_login_of(session->person, *shown->login))
        return {};
    auto const beside = session ? find_by_cookie(call, tx) : std::nullopt;
    return beside && beside->person.id != session->person.id ? std::nullopt : session;
}

Result<void> check_shown(persons::Person const& person, Shown shown)
{
    return person.has_second_factor && shown != Shown::SecondFactor ? refuse("mfa_required") : Result<void> {};
}

void begin(http::Call& call, db::Transaction& tx, persons::Person const& person, Shown shown,
    std::optional<ByProvider> const& by_provider)
{
    if (auto const old_hash = token_hash_of(call); !old_hash.empty())
        store::remove(tx, old_hash);
    auto const token = crypto::random_token();
    store::Record const record { token.hash(), SessionId::make(), person.id, person.session_epoch, tx.now(), tx.now(),
        tx.now() + administrator_idle_limit, shown };
    store::insert(tx, record, device_of(call), call.address(), by_provider);
    store::count_sign_in(tx, person.id, by_provider);
    set_cookie(call, token.text, std::chrono::duration_cast<std::chrono::seconds>(absolute_limit));
}

}

Result<void> start(http::Call& call, db::Transaction& tx, persons::Person const& person, Shown shown)
{
    TRY(check_shown(person, shown));
    begin(call, tx, person, shown, {});
    return {};
}

void start_by_provider(
    http::Call& call, db::Transaction& tx, persons::Person const& person, ByProvider const& by_provider)
{
    begin(call, tx, person, Shown::OneFactor, by_provider);
}

Result<void> start_by_link(
    http::Call& call, db::Transaction& tx, persons::Person const& person, AccountId const& account, Shown shown)
{
    TRY(check_shown(person, shown));
    begin(call, tx, person, shown, ByProvider { account, "", "" });
    return {};
}

std::optional<Session> find(http::Call& call, db::Transaction& tx)
{
    return call.request().count_headers("authorization") > 0 ? find_by_authorization(call, tx)
                                                             : find_by_cookie(call, tx);
}

std::optional<Session> find_by_hash(db::Transaction& tx, std::string const& token_hash)
{
    auto session = store::find(tx, token_hash);
    return session ? std::move(session) : find_api_token(tx, token_hash);
}

Result<Session> require_looking(http::Call& call, db::Transaction& tx)
{
    auto session = find(call, tx);
    if (!session)
        return refuse("unauthenticated");
    call.principal = session->person.id.text();
    TRY(call.limit(http::rates::signed_in, session->id.text()));
    touch_later(call, *session, tx.now());
    return *std::move(session);
}

Result<Session> require(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(require_looking(call, tx));
    if (session.viewing && !reads_only(call))
        return refuse("view_as_read_only");
    return session;
}

Result<Session> require_browser(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(require(call, tx));
    if (session.kind == Kind::ApiToken)
        return refuse("reauthentication_required");
    return session;
}

Result<Session> require_own_login(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(require_browser(call, tx));
    if (session.provider)
        return refuse("own_login_required");
    return session;
}

Result<void> check_is_unlimited(Session const& session)
{
    if (session.provider)
        return refuse("own_login_required");
    return session.is_limited() ? refuse("forbidden") : Result<void> {};
}

events::Way way_of(http::Call const& call)
{
    return { call.address(), call.id(), device_of(call), events::Via::Browser, "" };
}

events::Way way_of(http::Call const& call, Session const& session)
{
    auto way = way_of(call);
    way.via = session.kind == Kind::ApiToken ? events::Via::Token : events::Via::Browser;
    way.via_name = session.name;
    return way;
}

events::Source source_of(http::Call const& call, Session const& session)
{
    auto const& [id, first_name, last_name] =
        std::tie(session.person.id, session.person.first_name, session.person.last_name);
    return { "person", id.text(), first_name.text() + ' ' + last_name.text(), way_of(call, session) };
}

void begin_viewing(db::Transaction& tx, SessionId const& session, Looking const& looking)
{
    store::set_viewing(tx, session, looking);
}

void end_viewing(db::Transaction& tx, SessionId const& session) { store::set_viewing(tx, session, {}); }

void end(http::Call& call, db::Transaction& tx, Session const& session)
{
    store::remove(tx, session.token_hash);
    set_cookie(call, "", std::chrono::seconds { 0 });
    tx.wake("person:" + session.person.id.text());
}

void end_all(db::Transaction& tx, PersonId const& person)
{
    persons::raise_session_epoch(tx, person);
    store::remove_all(tx, person);
    api_tokens::revoke_all(tx, person);
}

persons::Person end_browsers(db::Transaction& tx, persons::Person const& person)
{
    persons::raise_session_epoch(tx, person.id);
    store::remove_all(tx, person.id);
    api_tokens::keep_all(tx, person);
    return persons::find(tx, person.id).value_or(person);
}

void end_all_in(db::Transaction& tx, PersonId const& person, AccountId const& account)
{
    store::remove_all_in(tx, person, account);
    api_tokens::revoke_all_in(tx, person, account);
    tx.wake("person:" + person.text());
}

std::vector<Listed> list(db::Transaction& tx, persons::Person const& person, std::optional<AccountId> const& only)
{
    return store::list(tx, person, only);
}

Result<void> end_one(http::Call& call, db::Transaction& tx, Session const& current, SessionId const& id)
{
    if (!store::remove_one(tx, current.person.id, id, current.only))
        return refuse("not_found");
    if (id == current.id)
        set_cookie(call, "", std::chrono::seconds { 0 });
    tx.wake("person:" + current.person.id.text());
    return {};
}

void end_of_provider(
    db::Transaction& tx, std::string const& provider, std::string const& subject, std::string const& session)
{
    for (auto const& person : store::remove_of_provider(tx, provider, subject, session))
        tx.wake("person:" + person.text());
}

void end_everywhere(http::Call& call, db::Transaction& tx, Session const& current)
{
    if (!current.only)
        end_all(tx, current.person.id);
    else {
        store::remove_of_account(tx, current.person.id, *current.only);
        tx.wake("person:" + current.person.id.text());
    }
    set_cookie(call, "", std::chrono::seconds { 0 });
}

void sweep(db::Transaction& tx)
{
    store::remove_ended(tx);
    api_tokens::sweep(tx);
}

}
