#include "sign_ups/sign_ups_store.h"

namespace kith::sign_ups::store {
namespace {

#define SIGN_UP_COLUMNS                                                                                        \
    "account_id, id, state, way, came_by, first_name, last_name, email, email_key, membership_id, decided_by," \
    " created_at, expires_at, arrived_at, decided_at, link_version"

std::optional<MembershipId> member_in(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional { MembershipId::from_text(text) };
}

std::string text_of(std::optional<MembershipId> const& id) { return id ? id->text() : std::string {}; }

SignUp read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<SignUpId>(1), row.enumerator<State>(2), row.enumerator<Way>(3), row.string(4),
        static_cast<int>(row.integer(15)), PersonName::stored(row.text(5)), PersonName::stored(row.text(6)),
        EmailAddress::stored(row.text(7), row.text(8)), member_in(row.text(9)), member_in(row.text(10)), row.time(11),
        row.time(12), row.optional_time(13), row.optional_time(14) };
}

void insert(db::Transaction& tx, SignUp const& one, std::string const& token_hash)
{
    tx.send(R"(
        insert into sign_ups (account_id, id, state, way, came_by, first_name, last_name, email, email_key, token_hash,
            membership_id, decided_by, created_at, expires_at, arrived_at, link_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, $13, $14, $15))",
        one.account, one.id, one.state, one.way, one.came_by, one.first_name, one.last_name, one.email.text(),
        one.email.key(), token_hash, text_of(one.membership), one.created_at, one.expires_at, one.arrived_at,
        one.link_version);
}

}

void insert_mailed(db::Transaction& tx, SignUp const& one, std::string const& token_hash)
{
    insert(tx, one, token_hash);
}

void insert_arrived(db::Transaction& tx, SignUp const& one) { insert(tx, one, ""); }

std::optional<SignUp> find(db::Transaction& tx, AccountId const& account, SignUpId const& id)
{
    return tx.first(read, "select " SIGN_UP_COLUMNS " from sign_ups where account_id = $1 and id = $2", account, id);
}

std::optional<SignUp> find_by_token(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    return tx.first(read,
        "select " SIGN_UP_COLUMNS " from sign_ups where account_id = $1 and token_hash = $2 and token_hash <> ''",
        account, token_hash);
}

bool arrive(db::Transaction& tx, SignUp const& one)
{
    return tx.run(R"(
        update sign_ups set state = $3, arrived_at = $4
        where account_id = $1 and id = $2 and state = 'mailed' and expires_at > $4)",
               one.account, one.id, one.state, tx.now()) == 1;
}

void set_membership(db::Transaction& tx, SignUp const& one)
{
    tx.send("update sign_ups set membership_id = $3 where account_id = $1 and id = $2", one.account, one.id,
        text_of(one.membership));
}

bool decide(db::Transaction& tx, SignUp const& one)
{
    return tx.run(R"(
        update sign_ups set state = $3, decided_by = $4, decided_at = $5
        where account_id = $1 and id = $2 and state = 'awaiting')",
               one.account, one.id, one.state, text_of(one.decided_by), tx.now()) == 1;
}

std::vector<SignUp> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    db::Query query { "select " SIGN_UP_COLUMNS " from sign_ups where account_id = $?", account };
    if (wanted.state)
        query.add(" and state = '" + enum_text(*wanted.state) + "'");
    if (!wanted.came_by.empty())
        query.add(" and came_by = $?", wanted.came_by);
    query.add(" and state <> 'mailed'");
    if (!wanted.after_id.empty())
        query.add(" and (created_at, id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by created_at desc, id desc limit $?", wanted.limit);
    return tx.all(read, query);
}

void remove_unanswered(db::Transaction& tx)
{
    tx.run("delete from sign_ups where state = 'mailed' and expires_at <= $1 -- across accounts: what nobody answered",
        tx.now() - Days { 30 });
}

std::vector<std::string> list_at_odds(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select s.id from sign_ups s where s.account_id = $1 and s.state = 'awaiting' and not exists (
            select 1 from memberships m
            where m.account_id = s.account_id and m.id = s.membership_id and m.state = 'pending'))",
        account);
}

std::int64_t count_awaiting(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer, "select count(*) from sign_ups where account_id = $1 and state = 'awaiting'", account)
        .value_or(0);
}

std::int64_t count_open_links(db::Transaction& tx, AccountId const& account)
{
    return tx
        .first(db::read_integer, "select count(*) from sign_up_links where account_id = $1 and state = 'open'", account)
        .value_or(0);
}

std::vector<std::string> list_miscounted(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select l.id from sign_up_links l where l.account_id = $1 and l.uses <> (
            select count(*) from sign_ups s
            where s.account_id = l.account_id and s.came_by = l.id and s.state <> 'mailed'))",
        account);
}

}
