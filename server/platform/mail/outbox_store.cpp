#include "mail/outbox_store.h"

#include <algorithm>

namespace kith::mail::store {
namespace {

Delivery read_delivery(db::Row const& row) { return { row.enumerator<DeliveryState>(0), row.string(1), row.time(2) }; }

KeptMail read_kept(db::Row const& row)
{
    return { .id = row.string(0),
        .to = row.string(1),
        .from = {},
        .subject = row.string(2),
        .text = row.string(3),
        .html = row.string(4),
        .created_at = row.time(5),
        .state = row.enumerator<DeliveryState>(6),
        .stop_url = row.string(7) };
}

Leased read_leased(db::Row const& row)
{
    return { .account = row.id<AccountId>(8),
        .mail = read_kept(row),
        .to_name = row.string(9),
        .attempt = static_cast<int>(row.integer(10)),
        .fence = row.integer(11) };
}

}

void insert(db::Transaction& tx, MailId const& id, Message const& message)
{
    tx.send(R"(
        insert into mails
            (account_id, id, to_address, to_key, to_name, subject, text_part, html_part, reason, state, detail,
             attempts, due_at, lease_owner, lease_until, fence, created_at, changed_at, stop_url)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'new', '', 0, $10, '', 0, 0, $10, $10, $11))",
        message.account, id, message.to.text(), message.to.key(), message.to_name, message.subject, message.text,
        message.html, message.reason, tx.now(), message.stop_url);
}

std::optional<Delivery> find_newest(db::Transaction& tx, AccountId const& account, std::string_view reason)
{
    return tx.first(read_delivery, R"(
        select state, detail, changed_at from mails
        where account_id = $1 and reason = $2
        order by id desc limit 1)",
        account, reason);
}

std::vector<std::pair<std::string, Delivery>> list_newest(
    db::Transaction& tx, AccountId const& account, std::string_view reasons)
{
    auto read = [](db::Row const& row) { return std::pair { row.string(3), read_delivery(row) }; };
    return tx.all(read, R"(
        select state, detail, changed_at, reason from mails
        where account_id = $1 and id in (
            select max(id) from mails where account_id = $1 and reason in {list:$2} group by reason))",
        account, reasons);
}

void remove(db::Transaction& tx, AccountId const& account, MailId const& id)
{
    tx.run("delete from mails where account_id = $1 and id = $2", account, id);
}

void withdraw(db::Transaction& tx, AccountId const& account, std::string_view reason)
{
    tx.send(R"(
        update mails set state = 'withdrawn', changed_at = $3
        where account_id = $1 and reason = $2 and state in ('new', 'deferred'))",
        account, reason, tx.now());
}

void withdraw_to(db::Transaction& tx, AccountId const& account, std::string_view to_key)
{
    tx.send(R"(
        update mails set state = 'withdrawn', changed_at = $3
        where account_id = $1 and to_key = $2 and stop_url <> '' and state in ('new', 'deferred'))",
        account, to_key, tx.now());
}

void remove_to(db::Transaction& tx, AccountId const& account, std::string_view to_key)
{
    tx.send("delete from mails where account_id = $1 and to_key = $2", account, to_key);
}

std::int64_t count_since(db::Transaction& tx, AccountId const& account, std::string_view reason, Time since)
{
    return tx
        .first(db::read_integer, "select count(*) from mails where account_id = $1 and reason = $2 and created_at > $3",
            account, reason, since)
        .value_or(0);
}

std::int64_t count_to(
    db::Transaction& tx, AccountId const& account, std::string_view to_key, std::string_view reasons_like, Time since)
{
    return tx
        .first(db::read_integer, R"(
        select count(*) from mails where account_id = $1 and to_key = $2 and reason like $3 and created_at > $4)",
            account, to_key, reasons_like, since)
        .value_or(0);
}

std::map<std::string, std::int64_t> counts_to(
    db::Transaction& tx, AccountId const& account, std::string_view to_keys, std::string_view reasons_like, Time since)
{
    std::map<std::string, std::int64_t> counts;
    auto note = [&](db::Row const& row) { return counts.emplace(row.string(0), row.integer(1)).second; };
    tx.all(note, R"(
        select to_key, count(*) from mails
        where account_id = $1 and to_key in {list:$2} and reason like $3 and created_at > $4 group by to_key)",
        account, to_keys, reasons_like, since);
    return counts;
}

Queue look_at_queue(db::Transaction& tx, Time since)
{
    auto read = [](db::Row const& row) { return Queue { row.integer(0), row.optional_time(1), row.integer(2), "" }; };
    auto queue = tx.first(read, R"(
        select count(*), min(created_at), (
            select count(*) from mails where state = 'failed' and changed_at > $1)
        from mails -- across accounts: one queue
        where state in ('new', 'active', 'deferred'))",
                       since)
                     .value();
    queue.last_trouble = tx.first(db::read_text, R"(
        select detail from (
            select detail, changed_at from mails -- across accounts: one queue
            where state in ('new', 'active', 'deferred') and state = 'deferred'
            union all select detail, changed_at from mails where state = 'failed' and changed_at > $1) as troubles
        where detail <> '' order by changed_at desc limit 1)",
                               since)
                             .value_or("");
    return queue;
}

std::vector<KeptMail> list_kept(db::Transaction& tx, std::string_view to_key, int limit)
{
    return tx.all(read_kept, R"(
        select id, to_address, subject, text_part, html_part, created_at, state, stop_url from mails
        -- across accounts: the mailbox of a --dev server shows the mail of all
        where $1 = '' or to_key = $1
        order by created_at desc, id desc limit $2)",
        to_key, limit);
}

// The due rows are looked up in a materialized query of their own: PostgreSQL might
// otherwise run a locking subquery once for each row and lease more than the limit.
std::vector<Leased> claim(db::Transaction& tx, std::string_view owner, Duration lease, int limit)
{
    auto leased = tx.all(read_leased, R"(
        with due as materialized (
            -- across accounts: one queue, of which each node takes what is due next
            select account_id, id from mails
            where state in ('new', 'active', 'deferred') and due_at <= $1 and lease_until <= $1
            order by due_at limit $2 {skip_locked})
        update mails
        set state = 'active', lease_owner = $3, lease_until = $4, fence = fence + 1, attempts = attempts + 1,
            changed_at = $1
        where (account_id, id) in (select account_id, id from due)
        returning id, to_address, subject, text_part, html_part, created_at, state, stop_url,
            account_id, to_name, attempts, fence)",
        tx.now(), limit, owner, tx.now() + lease);
    std::ranges::sort(leased, {}, [](Leased const& one) { return std::pair { one.mail.created_at, one.mail.id }; });
    return leased;
}

std::optional<Time> next_due(db::Transaction& tx)
{
    auto read = [](db::Row const& row) { return row.time(0); };
    return tx.first(read, R"(
        select due_at from mails -- across accounts: when the one queue has work next
        where state in ('new', 'active', 'deferred') and due_at > $1
        order by due_at limit 1)",
        tx.now());
}

bool is_held(db::Transaction& tx, Leased const& leased)
{
    return tx
        .first(db::read_integer, "select 1 from mails where account_id = $1 and id = $2 and fence = $3", leased.account,
            leased.mail.id, leased.fence)
        .has_value();
}

bool finish(db::Transaction& tx, Leased const& leased, Delivery const& delivery, Time due_at)
{
    return tx.run(R"(
        update mails set state = $4, detail = $5, changed_at = $6, due_at = $7, lease_owner = '', lease_until = 0
        where account_id = $1 and id = $2 and fence = $3)",
               leased.account, leased.mail.id, leased.fence, delivery.state, delivery.detail, delivery.at, due_at) == 1;
}

bool give_back(db::Transaction& tx, Leased const& leased)
{
    return tx.run(R"(
        update mails
        set state = case when attempts = 1 then 'new' else 'deferred' end, attempts = attempts - 1, lease_owner = '', lease_until = 0
        where account_id = $1 and id = $2 and fence = $3)",
               leased.account, leased.mail.id, leased.fence) == 1;
}

}
