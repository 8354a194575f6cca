#include "accounts/accounts_store.h"

#include "base/text.h"

namespace kith::accounts::store {
namespace {

#define ACCOUNT_COLUMNS                                                                                        \
    "account_id, name, slug, kind, visibility, support_name, support_email, support_phone, auto_signup,"       \
    " internal_invites_by_users, administrators_manage_products, call_recording, signup_help_url, is_trusted," \
    " version, created_at, notice, call_recording_days, sign_up_products, sign_up_needs_approval,"             \
    " second_factor_required, provider_id"

Account read(db::Row const& row)
{
    Support const support { row.string(5), row.string(6), row.string(7) };
    Settings const settings { row.flag(8), row.enumerator<InvitesByUsers>(9), row.flag(10), row.flag(11),
        row.integer(17), row.string(12), split_words(row.text(18)), row.flag(19), row.string(16),
        row.enumerator<memberships::SecondFactorRequired>(20) };
    return { row.id<AccountId>(0), AccountName::stored(row.text(1)), row.string(2), row.enumerator<Kind>(3),
        row.optional_id<AccountId>(21), row.enumerator<Visibility>(4), support, settings, row.flag(13), row.integer(14),
        row.time(15) };
}

}

bool take_slug(db::Transaction& tx, std::string const& slug, AccountId const& account)
{
    return tx.run("insert into account_slugs (slug, account_id) values ($1, $2) on conflict (slug) do nothing", slug,
               account) == 1;
}

void insert(db::Transaction& tx, Account const& account)
{
    tx.run(R"(
        insert into accounts (account_id, name, slug, kind, provider_id, is_trusted, version, created_at, updated_at)
        values ($1, $2, $3, $4, $7, $6, 1, $5, $5))",
        account.id, account.name, account.slug, account.kind, account.created_at, account.is_trusted, account.provider);
}

std::optional<Account> find(db::Transaction& tx, AccountId const& id)
{
    return tx.first(read, R"(
        select )" ACCOUNT_COLUMNS R"( from accounts where account_id = $1)",
        id);
}

std::optional<AccountId> find_by_slug(db::Transaction& tx, std::string_view slug)
{
    return tx.first([](db::Row const& row) { return row.id<AccountId>(0); },
        R"(
        select account_id from account_slugs where slug = $1 -- across accounts: a slug names one)",
        slug);
}

bool update(db::Transaction& tx, Account const& account)
{
    auto const& settings = account.settings;
    return tx.run(R"(
        update accounts set name = $3, visibility = $4, support_name = $5, support_email = $6, support_phone = $7,
            auto_signup = $8, internal_invites_by_users = $9, administrators_manage_products = $10,
            call_recording = $11, signup_help_url = $12, notice = $14, call_recording_days = $15, sign_up_products = $16,
            sign_up_needs_approval = $17, second_factor_required = $18, version = version + 1, updated_at = $13
        where account_id = $1 and version = $2)",
               account.id, account.version, account.name, account.visibility, account.support.name,
               account.support.email, account.support.phone, settings.auto_signup, settings.internal_invites_by_users,
               settings.administrators_manage_products, settings.call_recording, settings.signup_help_url, tx.now(),
               settings.notice, settings.call_recording_days, join_words(settings.sign_up_products),
               settings.sign_up_needs_approval, settings.second_factor_required) == 1;
}

std::vector<AccountId> list_all(db::Transaction& tx)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); }, R"(
        select account_id from accounts order by account_id
        -- across accounts: for sweeps and checks)");
}

std::vector<Account> list(db::Transaction& tx, Listing const& wanted, std::string const& slug_part)
{
    auto const part = '%' + slug_part + '%';
    db::Query query { "select " ACCOUNT_COLUMNS " from accounts where 1 = 1 -- across accounts: for operators\n" };
    if (!wanted.text.empty())
        query.add(" and (slug like $? or account_id = $?)", part, wanted.text);
    if (!wanted.after_id.empty())
        query.add(" and (created_at, account_id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by created_at desc, account_id desc limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, Listing const& wanted, std::string const& slug_part)
{
    auto const part = '%' + slug_part + '%';
    db::Query query { "select count(*) from accounts where 1 = 1 -- across accounts: for operators\n" };
    if (!wanted.text.empty())
        query.add(" and (slug like $? or account_id = $?)", part, wanted.text);
    return tx.all(db::read_integer, query).at(0);
}

bool any(db::Transaction& tx)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from accounts limit 1 -- across accounts: is there any?)")
        .has_value();
}

std::vector<std::string> list_without_slug(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select a.account_id from accounts a
        where not exists (select 1 from account_slugs s where s.slug = a.slug and s.account_id = a.account_id)
        -- across accounts: an invariant of each)");
}

}
