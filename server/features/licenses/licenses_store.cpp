#include "licenses/licenses_store.h"

namespace kith::licenses::store {
namespace {

Pool read_pool(db::Row const& row)
{
    auto const total = row.is_null(2) ? std::nullopt : std::optional { row.integer(2) };
    return { row.string(0), row.string(1), total, row.integer(3), row.integer(4) };
}

int read_number(db::Row const& row) { return static_cast<int>(row.integer(0)); }

Slot read_slot(db::Row const& row)
{
    bool const is_member = !row.is_null(2);
    Holder const holder { is_member ? HolderKind::Membership : HolderKind::Invitation, row.string(is_member ? 2 : 3),
        "" };
    return { row.string(0), static_cast<int>(row.integer(1)), holder, row.optional_time(4) };
}

Span read_span(db::Row const& row)
{
    return { row.string(0), static_cast<int>(row.integer(1)),
        { row.enumerator<HolderKind>(2), row.string(3), row.string(4) }, row.time(5), row.optional_time(6) };
}

std::optional<std::string_view> member_of(Holder const& holder)
{
    return holder.kind == HolderKind::Membership ? std::optional<std::string_view> { holder.id } : std::nullopt;
}

std::optional<std::string_view> invitation_of(Holder const& holder)
{
    return holder.kind == HolderKind::Invitation ? std::optional<std::string_view> { holder.id } : std::nullopt;
}

}

void insert_pool(db::Transaction& tx, AccountId const& account, Product const& product)
{
    tx.run(R"(
        insert into license_pools (account_id, product, total, version, created_at, updated_at)
        values ($1, $2, $3, 1, $4, $4) on conflict (account_id, product) do nothing)",
        account, product.slug, product.default_total, tx.now());
}

std::vector<Pool> list_pools(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read_pool, R"(
        select p.product, c.name, p.total,
            (select count(*) from license_slots s where s.account_id = p.account_id and s.product = p.product
                and s.membership_id is not null and (s.valid_until is null or s.valid_until > $2)),
            (select count(*) from license_slots s where s.account_id = p.account_id and s.product = p.product
                and s.invitation_id is not null and (s.valid_until is null or s.valid_until > $2))
        from license_pools p join products c on c.slug = p.product
        where p.account_id = $1
        order by c.position, c.slug)",
        account, tx.now());
}

std::optional<Total> lock_pool(db::Transaction& tx, AccountId const& account, std::string_view product)
{
    auto read = [](db::Row const& row) {
        return Total { row.is_null(0) ? std::nullopt : std::optional { row.integer(0) } };
    };
    return tx.first(read, R"(
        update license_pools set version = version + 1 where account_id = $1 and product = $2 returning total)",
        account, product);
}

void set_total(
    db::Transaction& tx, AccountId const& account, std::string_view product, std::optional<std::int64_t> total)
{
    tx.run("update license_pools set total = $3, updated_at = $4 where account_id = $1 and product = $2", account,
        product, total, tx.now());
}

std::optional<int> take_free(db::Transaction& tx, AccountId const& account, std::string_view product, int after,
    Holder const& holder, std::optional<Time> until)
{
    return tx.first(read_number, R"(
        update license_slots set membership_id = $4, invitation_id = $5, valid_until = $6
        where account_id = $1 and product = $2 and membership_id is null and invitation_id is null and slot = (
            select min(slot) from license_slots
            where account_id = $1 and product = $2 and slot > $3 and membership_id is null and invitation_id is null)
        returning slot)",
        account, product, after, member_of(holder), invitation_of(holder), until);
}

int add_taken(db::Transaction& tx, AccountId const& account, std::string_view product, Holder const& holder,
    std::optional<Time> until)
{
    return tx
        .first(read_number, R"(
        insert into license_slots (account_id, product, slot, membership_id, invitation_id, valid_until)
        select $1, $2, coalesce(max(slot), 0) + 1, $3, $4, cast($5 as bigint) from license_slots
        where account_id = $1 and product = $2
        returning slot)",
            account, product, member_of(holder), invitation_of(holder), until)
        .value();
}

bool has_free(db::Transaction& tx, AccountId const& account, std::string_view product, int after)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from license_slots
        where account_id = $1 and product = $2 and slot > $3 and membership_id is null and invitation_id is null
        order by slot limit 1)",
            account, product, after)
        .has_value();
}

std::vector<Slot> list_of_holder(db::Transaction& tx, AccountId const& account, Holder const& holder)
{
    constexpr std::string_view of_member = R"(
        select product, slot, membership_id, invitation_id, valid_until from license_slots
        where account_id = $1 and membership_id = $2 order by product)";
    constexpr std::string_view of_invitation = R"(
        select product, slot, membership_id, invitation_id, valid_until from license_slots
        where account_id = $1 and invitation_id = $2 order by product)";
    return tx.all(read_slot, holder.kind == HolderKind::Membership ? of_member : of_invitation, account, holder.id);
}

// In the order of the index, which has only slots that end: else SQLite reads them all.
std::vector<Slot> list_overdue(db::Transaction& tx, AccountId const& account, std::string_view product)
{
    return tx.all(read_slot, R"(
        select product, slot, membership_id, invitation_id, valid_until from license_slots
        where account_id = $1 and product = $2 and valid_until <= $3 order by valid_until, slot)",
        account, product, tx.now());
}

bool free(db::Transaction& tx, AccountId const& account, Slot const& slot)
{
    return tx.run(R"(
        update license_slots set membership_id = null, invitation_id = null, valid_until = null
        where account_id = $1 and product = $2 and slot = $3 and coalesce(membership_id, invitation_id) = $4)",
               account, slot.product, slot.number, slot.holder.id) == 1;
}

bool free_overdue(db::Transaction& tx, AccountId const& account, Slot const& slot)
{
    return tx.run(R"(
        update license_slots set membership_id = null, invitation_id = null, valid_until = null
        where account_id = $1 and product = $2 and slot = $3 and coalesce(membership_id, invitation_id) = $4
            and valid_until <= $5)",
               account, slot.product, slot.number, slot.holder.id, tx.now()) == 1;
}

bool hand_over(db::Transaction& tx, AccountId const& account, Slot const& slot, Holder const& to)
{
    return tx.run(R"(
        update license_slots set membership_id = $5, invitation_id = null, valid_until = null
        where account_id = $1 and product = $2 and slot = $3 and coalesce(membership_id, invitation_id) = $4
            and not exists (select 1 from license_slots o
                where o.account_id = $1 and o.membership_id = $5 and o.product = $2))",
               account, slot.product, slot.number, slot.holder.id, to.id) == 1;
}

void set_end(db::Transaction& tx, AccountId const& account, std::string_view product, Holder const& holder,
    std::optional<Time> until)
{
    tx.run(R"(
        update license_slots set valid_until = $4
        where account_id = $1 and product = $2 and coalesce(membership_id, invitation_id) = $3)",
        account, product, holder.id, until);
}

Use count_use(db::Transaction& tx, AccountId const& account, std::string_view product)
{
    auto read = [](db::Row const& row) { return Use { row.integer(0), row.integer(1) }; };
    return tx
        .first(read, R"(
        select count(*), count(coalesce(membership_id, invitation_id)) from license_slots
        where account_id = $1 and product = $2)",
            account, product)
        .value();
}

void add_slots(db::Transaction& tx, AccountId const& account, std::string_view product, std::int64_t how_many)
{
    if (how_many == 0)
        return;
    tx.run(R"(
        insert into license_slots (account_id, product, slot)
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < $3)
        select $1, $2, n + (
            select coalesce(max(slot), 0) from license_slots where account_id = $1 and product = $2)
        from numbers)",
        account, product, how_many);
}

void remove_free_slots(db::Transaction& tx, AccountId const& account, std::string_view product, std::int64_t how_many)
{
    tx.run(R"(
        delete from license_slots where account_id = $1 and product = $2 and slot in (
            select slot from license_slots
            where account_id = $1 and product = $2 and membership_id is null and invitation_id is null
            order by slot desc limit $3))",
        account, product, how_many);
}

void begin_span(db::Transaction& tx, AccountId const& account, std::string_view product, int slot, Holder const& holder)
{
    tx.send(R"(
        insert into license_spans (account_id, id, product, slot, holder_kind, holder_id, holder_name, from_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8))",
        account, make_uuid(), product, slot, holder.kind, holder.id, holder.name, tx.now());
}

void end_span(db::Transaction& tx, AccountId const& account, std::string_view product, int slot, Time at)
{
    tx.send(R"(
        update license_spans set until_at = $4
        where account_id = $1 and product = $2 and slot = $3 and until_at is null)",
        account, product, slot, at);
}

std::vector<Span> list_spans(
    db::Transaction& tx, AccountId const& account, std::string_view product, SpanListing const& wanted)
{
    db::Query query { "select id, slot, holder_kind, holder_id, holder_name, from_at, until_at from license_spans"
                      " where account_id = $? and product = $?",
        account, product };
    if (wanted.slot)
        query.add(" and slot = $?", *wanted.slot);
    if (wanted.at)
        query.add(" and from_at <= $? and (until_at is null or until_at > $?)", *wanted.at, *wanted.at);
    if (wanted.since)
        query.add(" and (until_at is null or until_at > $?)", *wanted.since);
    if (!wanted.after_id.empty())
        query.add(" and (from_at, id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by from_at desc, id desc limit $?", wanted.limit);
    return tx.all(read_span, query);
}

std::vector<std::string> list_wrong_totals(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select p.product from license_pools p
        where p.account_id = $1 and p.total <> (
            select count(*) from license_slots s where s.account_id = $1 and s.product = p.product))",
        account);
}

std::vector<std::string> list_without_span(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select s.product || ' ' || s.slot from license_slots s
        where s.account_id = $1 and coalesce(s.membership_id, s.invitation_id, '') <> coalesce((
            select l.holder_id from license_spans l
            where l.account_id = $1 and l.product = s.product and l.slot = s.slot and l.until_at is null), ''))",
        account);
}

std::vector<std::string> list_without_holder(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select s.product || ' ' || s.slot from license_slots s
        where s.account_id = $1 and (s.valid_until is null or s.valid_until > $2) and (
            (s.membership_id is not null and not exists (select 1 from memberships m where m.account_id = $1
                and m.id = s.membership_id and m.state in ('active', 'pending')
                and (m.valid_until is null or s.valid_until <= m.valid_until)
                and ' ' || m.licenses like '% ' || s.product || '%'))
            or (s.invitation_id is not null and not exists (select 1 from invitations i where i.account_id = $1
                and i.id = s.invitation_id and i.state = 'pending'))))",
        account, tx.now());
}

// Licenses without an end only: of one that has ended the slot may be somebody else's.
std::vector<std::string> list_without_slot(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select p.product || ' of ' || m.first_name || ' ' || m.last_name
        from license_pools p join memberships m on m.account_id = p.account_id
        where p.account_id = $1 and m.state = 'active' and (m.valid_until is null or m.valid_until > $2)
            and ' ' || m.licenses || ' ' like '% ' || p.product || ' %'
            and not exists (select 1 from license_slots s
                where s.account_id = $1 and s.membership_id = m.id and s.product = p.product))",
        account, tx.now());
}

}
