#include "notifications/notifications_store.h"

#include "json/json.h"

namespace kith::notifications::store {
namespace {

std::vector<NotifiedPerson> read_people(std::string_view text)
{
    return json::parse<std::vector<NotifiedPerson>>(text).value_or(std::vector<NotifiedPerson> {});
}

Notification read_row(db::Row const& row)
{
    Notification one;
    one.account = row.id<AccountId>(0);
    if (row.text(1) != everybody)
        one.to = row.id<MembershipId>(1);
    one.seq = row.integer(2);
    one.type = row.enumerator<Type>(3);
    one.about = { row.string(4), row.string(5), row.string(6) };
    one.crowd = { read_people(row.text(7)), row.integer(8) };
    one.began_at = row.time(9);
    one.told_at = row.time(10);
    return one;
}

Notification read_seen(db::Row const& row)
{
    auto one = read_row(row);
    one.is_read = row.flag(11);
    return one;
}

std::string_view audience_of(Notification const& one) { return one.to ? one.to->text() : everybody; }

std::string_view others_of(Reader const& reader)
{
    return reader.hears_everybody ? everybody : std::string_view { reader.member.text() };
}

}

std::optional<Notification> find_since(db::Transaction& tx, AccountId const& account, std::string_view audience,
    Type type, std::string const& about_id, Time since)
{
    return tx.first(read_row, R"(
        select account_id, audience, seq, type, about_kind, about_id, about_name, people, how_many, began_at, told_at
        from notifications
        where account_id = $1 and audience = $2 and type = $3 and began_at > $5 and ($4 = '' or about_id = $4)
        order by began_at desc limit 1)",
        account, audience, type, about_id, since);
}

void insert(db::Transaction& tx, Notification const& one)
{
    tx.send(R"(
        insert into notifications (account_id, audience, seq, type, about_kind, about_id, about_name, people, how_many,
            began_at, told_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
        one.account, audience_of(one), one.seq, one.type, one.about.kind, one.about.id, one.about.name,
        json::write(one.crowd.people), one.crowd.how_many, one.began_at, one.told_at);
}

void replace(db::Transaction& tx, Notification const& before, Notification const& after)
{
    tx.send(R"(
        update notifications
        set seq = $4, about_id = $5, about_name = $6, people = $7, how_many = $8, told_at = $9
        where account_id = $1 and audience = $2 and seq = $3)",
        before.account, audience_of(before), before.seq, after.seq, after.about.id, after.about.name,
        json::write(after.crowd.people), after.crowd.how_many, after.told_at);
}

void remove_beyond(db::Transaction& tx, AccountId const& account, std::string_view audience, int most)
{
    tx.send(R"(
        delete from notifications where account_id = $1 and audience = $2 and seq in (
            select seq from notifications where account_id = $1 and audience = $2
            order by seq desc limit 100 offset $3))",
        account, audience, most);
}

void remove_before(db::Transaction& tx, Time time)
{
    tx.run("-- across accounts: what is old is old everywhere\ndelete from notifications where told_at < $1", time);
    tx.run("-- across accounts: the same\ndelete from notification_reads where read_at < $1", time);
}

void remove_about(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, Type type, std::string const& about_id)
{
    tx.send("delete from notifications where account_id = $1 and audience = $2 and type = $3 and about_id = $4",
        account, member, type, about_id);
}

void remove_of(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.send("delete from notifications where account_id = $1 and audience = $2", account, member);
    tx.send("delete from notification_marks where account_id = $1 and membership_id = $2", account, member);
    tx.send("delete from notification_reads where account_id = $1 and membership_id = $2", account, member);
    tx.send("delete from notification_settings where account_id = $1 and membership_id = $2", account, member);
    tx.send("delete from notification_digests where account_id = $1 and membership_id = $2", account, member);
}

std::vector<Notification> list_at(db::Transaction& tx, AccountId const& account, std::int64_t seq)
{
    return tx.all(read_row, R"(
        select account_id, audience, seq, type, about_kind, about_id, about_name, people, how_many, began_at, told_at
        from notifications where account_id = $1 and seq = $2 order by audience)",
        account, seq);
}

// An audience has few rows, so that sorting those of two costs little.
std::vector<Notification> list(db::Transaction& tx, Reader const& reader, Page const& page)
{
    return tx.all(read_seen, R"(
        select n.account_id, n.audience, n.seq, n.type, n.about_kind, n.about_id, n.about_name, n.people, n.how_many,
            n.began_at, n.told_at, case when n.seq <= $5 or r.seq is not null then 1 else 0 end
        from notifications n
        left join notification_reads r on r.account_id = $1 and r.membership_id = $2 and r.seq = n.seq
        where n.account_id = $1 and n.audience in ($2, $3)
            and (n.audience <> '*' or (n.told_at > $4 and n.about_id <> $2))
            and n.type not in {list:$6}
            and (n.told_at < $7 or (n.told_at = $7 and n.seq < $8))
            and ($9 = 0 or (n.seq > $5 and r.seq is null))
        order by n.told_at desc, n.seq desc limit $10)",
        reader.account, reader.member, others_of(reader), reader.since, reader.read_through, reader.left_out,
        page.before, page.before_seq, page.unread_only, page.limit);
}

int count_unread(db::Transaction& tx, Reader const& reader, int most)
{
    auto const counted = tx.first(db::read_integer, R"(
        select count(*) from (
            select 1 from notifications n
            left join notification_reads r on r.account_id = $1 and r.membership_id = $2 and r.seq = n.seq
            where n.account_id = $1 and n.audience in ($2, $3) and n.seq > $5 and r.seq is null
                and (n.audience <> '*' or (n.told_at > $4 and n.about_id <> $2))
                and n.type not in {list:$6}
            limit $7) as unread)",
        reader.account, reader.member, others_of(reader), reader.since, reader.read_through, reader.left_out, most);
    return static_cast<int>(counted.value_or(0));
}

std::int64_t find_newest(db::Transaction& tx, Reader const& reader, std::int64_t through)
{
    return tx
        .first(db::read_integer, R"(
        select seq from notifications where account_id = $1 and audience in ($2, $3) and seq <= $4
        order by seq desc limit 1)",
            reader.account, reader.member, others_of(reader), through)
        .value_or(0);
}

std::int64_t find_mark(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx
        .first(db::read_integer,
            "select read_through from notification_marks where account_id = $1 and membership_id = $2", account, member)
        .value_or(0);
}

void raise_mark(db::Transaction& tx, AccountId const& account, MembershipId const& member, std::int64_t through)
{
    tx.run(R"(
        insert into notification_marks (account_id, membership_id, read_through) values ($1, $2, $3)
        on conflict (account_id, membership_id) do update set read_through = $3
        where notification_marks.read_through < $3)",
        account, member, through);
    tx.run("delete from notification_reads where account_id = $1 and membership_id = $2 and seq <= $3", account, member,
        through);
}

// What is not his to see, or is not there, cannot be read.
void put_read(db::Transaction& tx, AccountId const& account, MembershipId const& member, std::int64_t seq)
{
    tx.run(R"(
        insert into notification_reads (account_id, membership_id, seq, read_at)
        select account_id, $2, seq, $4 from notifications
        where account_id = $1 and audience in ($2, '*') and seq = $3
        on conflict (account_id, membership_id, seq) do nothing)",
        account, member, seq, tx.now());
}

std::optional<std::string> find_account_name(db::Transaction& tx, AccountId const& account)
{
    return tx.first(db::read_text, "select name from accounts where account_id = $1", account);
}

}
