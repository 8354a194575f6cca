#include "sessions/sessions.h"

#include "base/clean_text.h"
#include "sessions/sessions_store.h"

namespace kith::sessions {
namespace {

constexpr std::size_t max_device_characters = 300;

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
    call.afterwards([hash = session.token_hash](db::Transaction& tx) { store::touch(tx, hash); });
}

}

void start(http::Call& call, db::Transaction& tx, persons::Person const& person)
{
    if (auto const old_hash = token_hash_of(call); !old_hash.empty())
        store::remove(tx, old_hash);
    auto const token = crypto::random_token();
    store::Record const record { token.hash(), SessionId::make(), person.id, person.session_epoch, tx.now(), tx.now(),
        tx.now() + administrator_idle_limit };
    store::insert(tx, record, one_line(call.request().header("user-agent"), max_device_characters), call.address());
    set_cookie(call, token.text, std::chrono::duration_cast<std::chrono::seconds>(absolute_limit));
}

std::optional<Session> find(http::Call& call, db::Transaction& tx)
{
    // Whoever sends a token means the token; there are none yet, so it is a wrong one.
    if (call.request().count_headers("authorization") > 0)
        return {};
    auto const hash = token_hash_of(call);
    return hash.empty() ? std::nullopt : find_by_hash(tx, hash);
}

std::optional<Session> find_by_hash(db::Transaction& tx, std::string const& token_hash)
{
    auto const record = store::find(tx, token_hash);
    if (!record)
        return {};
    auto person = persons::find(tx, record->person);
    if (!person || person->session_epoch != record->epoch)
        return {};
    return Session { record->token_hash, record->id, std::move(*person), record->created_at, record->last_seen_at,
        record->fresh_until };
}

Result<Session> require(http::Call& call, db::Transaction& tx)
{
    auto session = find(call, tx);
    if (!session)
        return refuse("unauthenticated");
    call.principal = session->person.id.text();
    TRY(call.limit(http::rates::signed_in, session->id.text()));
    touch_later(call, *session, tx.now());
    return *std::move(session);
}

void end(http::Call& call, db::Transaction& tx, Session const& session)
{
    store::remove(tx, session.token_hash);
    set_cookie(call, "", std::chrono::seconds { 0 });
    tx.wake("person:" + session.person.id.text());
}

bool is_fresh_for_administrators(Session const& session, Time now)
{
    return now < session.fresh_until && now - session.created_at < administrator_absolute_limit;
}

void sweep(db::Transaction& tx) { store::remove_ended(tx); }

}
