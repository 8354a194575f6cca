#include "sessions/sessions_store.h"

namespace kith::sessions::store {
namespace {

Session read(db::Row const& row)
{
    constexpr auto at = persons::column_count;
    Session session { row.string(at), row.id<SessionId>(at + 1), persons::read(row), row.time(at + 2), row.time(at + 3),
        row.time(at + 4) };
    if (auto const until = row.optional_time(at + 6))
        session.viewing = Looking { row.id<AccountId>(at + 5), *until };
    if (auto const only = row.text(at + 7); !only.empty()) {
        session.only = AccountId::from_text(only);
        session.provider = ByProvider { *session.only, row.string(at + 8), row.string(at + 9) };
    }
    session.shown = row.flag(at + 10) ? Shown::SecondFactor : Shown::OneFactor;
    return session;
}

Listed read_listed(db::Row const& row)
{
    return { row.id<SessionId>(0), row.string(1), row.string(2), row.time(3), row.time(4) };
}

}

void insert(db::Transaction& tx, Record const& record, std::string_view device, std::string_view address,
    std::optional<ByProvider> const& by_provider)
{
    auto const by = by_provider.value_or(ByProvider {});
    tx.send(R"(
        insert into sessions (token_hash, id, person_id, epoch, device, address, created_at, last_seen_at, idle_until, ends_at,
            fresh_until, only_account, provider_id, provider_name, provider_subject, provider_session,
            second_factor_shown)
        values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))",
        record.token_hash, record.id, record.person, record.epoch, device, address, record.created_at,
        record.created_at + idle_limit, record.created_at + absolute_limit, record.fresh_until, by.account.text(),
        by.provider, by.name, by.subject, by.session, record.shown == Shown::SecondFactor);
}

std::optional<Session> find(db::Transaction& tx, std::string const& token_hash)
{
    static auto const sql = "select " + std::string { persons::columns } + R"(,
            s.token_hash, s.id, s.created_at, s.last_seen_at, s.fresh_until, s.viewing_account,
            case when s.viewing_until > $2 then s.viewing_until end, s.only_account, s.provider_id, s.provider_name,
            s.second_factor_shown
        from sessions s join persons p on p.id = s.person_id and p.session_epoch = s.epoch
        where s.token_hash = $1 and s.idle_until > $2 and s.ends_at > $2)";
    return tx.first(read, sql, token_hash, tx.now());
}

void set_viewing(db::Transaction& tx, SessionId const& id, std::optional<Looking> const& viewing)
{
    tx.run("update sessions set viewing_account = $2, viewing_until = $3 where id = $1", id,
        viewing ? viewing->account.text() : std::string {}, viewing ? std::optional { viewing->until } : std::nullopt);
}

// In the order of accounts, so that two who sign in never wait for each other. `<> 'removed'` is
// for SQLite, which else does not see that there is an index of live members.
void count_sign_in(db::Transaction& tx, PersonId const& person, std::optional<ByProvider> const& by_provider)
{
    auto const day = std::chrono::floor<std::chrono::days>(tx.now()).time_since_epoch().count();
    tx.send(R"(
        insert into sign_ins (account_id, day, sign_ins)
        select p.account_id, $2, 1 from person_accounts p
        join memberships m on m.account_id = p.account_id and m.person_id = p.person_id
        where p.person_id = $1 and m.state <> 'removed' and m.state = 'active'
            and ($3 = '' or p.account_id = $3) order by p.account_id
        on conflict (account_id, day) do update set sign_ins = sign_ins.sign_ins + 1)",
        person, static_cast<std::int64_t>(day), by_provider ? by_provider->account.text() : std::string {});
}

void touch(db::Transaction& tx, std::string const& token_hash)
{
    tx.run(R"(
        update sessions set last_seen_at = $2, idle_until = $3,
            fresh_until = case when fresh_until > $2 then $4 else fresh_until end
        where token_hash = $1 and last_seen_at < $2)",
        token_hash, tx.now(), tx.now() + idle_limit, tx.now() + administrator_idle_limit);
}

void remove(db::Transaction& tx, std::string const& token_hash)
{
    tx.run("delete from sessions where token_hash = $1", token_hash);
}

std::vector<Listed> list(db::Transaction& tx, persons::Person const& person, std::optional<AccountId> const& only)
{
    return tx.all(read_listed, R"(
        select id, device, address, created_at, last_seen_at from sessions
        where person_id = $1 and epoch = $2 and idle_until > $3 and ends_at > $3 and ($4 = '' or only_account = $4)
        order by last_seen_at desc, id desc limit 200)",
        person.id, person.session_epoch, tx.now(), only ? only->text() : "");
}

bool remove_one(db::Transaction& tx, PersonId const& person, SessionId const& id, std::optional<AccountId> const& only)
{
    return tx.run("delete from sessions where person_id = $1 and id = $2 and ($3 = '' or only_account = $3)", person,
               id, only ? only->text() : "") == 1;
}

void remove_of_account(db::Transaction& tx, PersonId const& person, AccountId const& only)
{
    tx.run("delete from sessions where person_id = $1 and only_account = $2", person, only);
}

void remove_all(db::Transaction& tx, PersonId const& person)
{
    tx.run("delete from sessions where person_id = $1", person);
}

void remove_all_in(db::Transaction& tx, PersonId const& person, AccountId const& account)
{
    tx.run("delete from sessions where person_id = $1 and only_account = $2", person, account);
}

std::vector<PersonId> remove_of_provider(
    db::Transaction& tx, std::string const& provider, std::string const& subject, std::string const& session)
{
    return tx.all([](db::Row const& row) { return row.id<PersonId>(0); }, R"(
        delete from sessions where provider_id = $1 and provider_id <> '' and ($2 = '' or provider_subject = $2)
            and ($3 = '' or provider_session = $3)
        returning person_id)",
        provider, subject, session);
}

// One that is over by its absolute limit says nothing any more, and is idle soon.
void remove_ended(db::Transaction& tx) { tx.run("delete from sessions where idle_until <= $1", tx.now()); }

}
