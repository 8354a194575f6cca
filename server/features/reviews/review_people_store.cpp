#include "reviews/reviews_store.h"

namespace kith::reviews::store {
namespace {

// The people of a review as they were, and as they are.
constexpr std::string_view select_people = R"(
    select p.account_id, p.review_id, p.member_id, p.reviewer_id, coalesce(v.name, ''), p.name, p.name_key, p.email,
        p.kind, p.state, p.valid_until, p.standing_role, p.rights,
        m.kind, case when m.kind <> 'internal' and o.ended_at is not null then 'inactive' else m.state end,
        m.valid_until, m.standing_role, m.rights,
        p.outcome, p.until_at, p.because, p.decided_by, p.decided_name, p.decided_at, m.created_at, m.last_seen_at,
        coalesce(a.first_name || ' ' || a.last_name, '')
    from review_people p
        join memberships m on m.account_id = p.account_id and m.id = p.member_id
        left join outsiders o on o.account_id = p.account_id and o.id = p.member_id
        left join review_reviewers v on v.account_id = p.account_id and v.review_id = p.review_id
            and v.reviewer_id = p.reviewer_id
        left join clients c on c.account_id = p.account_id and c.id = p.member_id
        left join memberships a on a.account_id = c.account_id and a.id = c.added_by
    where p.account_id = $? and p.review_id = $?)";

Standing read_standing(db::Row const& row, int at)
{
    return { row.string(at), row.string(at + 1), row.optional_time(at + 2), row.string(at + 3), row.string(at + 4) };
}

Person read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<ReviewId>(1), row.id<MembershipId>(2), row.id<MembershipId>(3), row.string(4),
        row.string(5), row.string(6), row.string(7), read_standing(row, 8), read_standing(row, 13),
        row.enumerator<Outcome>(18), row.optional_time(19), row.string(20), row.string(21), row.string(22),
        row.optional_time(23), row.time(24), row.optional_time(25), row.string(26) };
}

std::string facet_of(RoleName const& role) { return role.standing() ? role.text() : role.right(); }

void set_outcome_of(ReviewTotals& totals, Outcome outcome, std::int64_t count)
{
    totals.people += count;
    switch (outcome) {
    case Outcome::Open:
        totals.open = count;
        break;
    case Outcome::Kept:
        totals.kept = count;
        break;
    case Outcome::Removed:
        totals.removed = count;
        break;
    case Outcome::Limited:
        totals.limited = count;
        break;
    case Outcome::NotReviewed:
        totals.not_reviewed = count;
        break;
    case Outcome::Ended:
        totals.ended = count;
        break;
    case Outcome::Left:
        totals.left = count;
        break;
    case Outcome::Gone:
        totals.gone = count;
        break;
    }
}

}

std::int64_t count_to_review(db::Transaction& tx, Review const& one, int most)
{
    if (one.is_of_outsiders())
        return tx
            .first(db::read_integer, R"(
                select count(*) from (
                    select 1 from outsiders o join memberships m on m.account_id = o.account_id and m.id = o.id
                    where o.account_id = $1 and o.ended_at is null and m.kind <> 'internal'
                        and m.state in ('active', 'pending') and (m.valid_until is null or m.valid_until > $2)
                    limit $3) as people)",
                one.account, tx.now(), most)
            .value_or(0);
    return tx
        .first(db::read_integer, R"(
            select count(*) from (
                select 1 from membership_facets f
                    join memberships m on m.account_id = f.account_id and m.id = f.membership_id
                where f.account_id = $1 and f.facet = $2 and (f.until_at is null or f.until_at > $3)
                    and m.kind = 'internal' and m.state = 'active' and (m.valid_until is null or m.valid_until > $3)
                limit $4) as people)",
            one.account, facet_of(*one.role), tx.now(), most)
        .value_or(0);
}

// Behind those that it has already. Whoever starts it is asked where nobody answers for somebody.
std::int64_t gather(db::Transaction& tx, Review const& one, int limit)
{
    if (one.is_of_outsiders())
        return tx.run(R"(
            insert into review_people (account_id, review_id, member_id, reviewer_id, name, name_key, email, kind,
                state, valid_until, standing_role, rights, outcome)
            select m.account_id, $2, m.id, o.sponsor_id, m.first_name || ' ' || m.last_name, m.name_key, m.email,
                m.kind, m.state, m.valid_until, m.standing_role, m.rights, 'open'
            from outsiders o join memberships m on m.account_id = o.account_id and m.id = o.id
            where o.account_id = $1 and o.ended_at is null and m.kind <> 'internal'
                and m.state in ('active', 'pending') and (m.valid_until is null or m.valid_until > $3)
                and o.id > coalesce((
                    select max(p.member_id) from review_people p where p.account_id = $1 and p.review_id = $2), '')
            order by o.id limit $4)",
            one.account, one.id, tx.now(), limit);
    return tx.run(R"(
        insert into review_people (account_id, review_id, member_id, reviewer_id, name, name_key, email, kind,
            state, valid_until, standing_role, rights, outcome)
        select m.account_id, $2, m.id, $5, m.first_name || ' ' || m.last_name, m.name_key, m.email,
            m.kind, m.state, m.valid_until, m.standing_role, m.rights, 'open'
        from membership_facets f join memberships m on m.account_id = f.account_id and m.id = f.membership_id
        where f.account_id = $1 and f.facet = $6 and (f.until_at is null or f.until_at > $3)
            and m.kind = 'internal' and m.state = 'active' and (m.valid_until is null or m.valid_until > $3)
            and f.membership_id > coalesce((
                select max(p.member_id) from review_people p where p.account_id = $1 and p.review_id = $2), '')
        order by f.membership_id limit $4)",
        one.account, one.id, tx.now(), limit, one.started_by, facet_of(*one.role));
}

std::vector<Person> list_people(db::Transaction& tx, Review const& one, PeopleListing const& wanted)
{
    db::Query query { select_people, one.account, one.id };
    if (wanted.reviewer)
        query.add(" and p.reviewer_id = $? and (p.outcome <> 'open' or not exists (select 1 from memberships s"
                  " where s.account_id = o.account_id and s.id = o.sponsor_id and s.id <> p.reviewer_id"
                  " and s.kind = 'internal' and s.state = 'active' and (s.valid_until is null or s.valid_until > $?)))",
            *wanted.reviewer, tx.now());
    if (wanted.open)
        query.add(*wanted.open ? " and p.outcome = 'open'" : " and p.outcome <> 'open'");
    if (!wanted.after_id.empty())
        query.add(" and (p.name_key, p.member_id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by p.name_key, p.member_id limit $?", wanted.limit);
    return tx.all(read, query);
}

std::optional<Person> find_person(db::Transaction& tx, Review const& one, MembershipId const& id)
{
    db::Query query { select_people, one.account, one.id };
    query.add(" and p.member_id = $?", id);
    auto found = tx.all(read, query);
    return found.empty() ? std::nullopt : std::optional { std::move(found.front()) };
}

std::optional<Person> find_next_open(db::Transaction& tx, Review const& one)
{
    db::Query query { select_people, one.account, one.id };
    query.add(" and p.outcome = 'open' order by p.member_id limit 1");
    auto found = tx.all(read, query);
    return found.empty() ? std::nullopt : std::optional { std::move(found.front()) };
}

bool has_open(db::Transaction& tx, Review const& one)
{
    return tx
        .first(db::read_integer,
            "select 1 from review_people where account_id = $1 and review_id = $2 and outcome = 'open' limit 1",
            one.account, one.id)
        .has_value();
}

ReviewTotals count(db::Transaction& tx, Review const& one)
{
    ReviewTotals totals;
    auto note = [&](db::Row const& row) {
        set_outcome_of(totals, row.enumerator<Outcome>(0), row.integer(1));
        return 0;
    };
    tx.all(note, R"(
        select outcome, count(*) from review_people where account_id = $1 and review_id = $2 group by outcome)",
        one.account, one.id);
    return totals;
}

bool decide(db::Transaction& tx, Person const& one)
{
    return tx.run(R"(
        update review_people set outcome = $4, until_at = $5, decided_by = $6, decided_name = $7, decided_at = $8
        where account_id = $1 and review_id = $2 and member_id = $3 and outcome = 'open' and exists (
            select 1 from reviews r where r.account_id = $1 and r.id = $2 and r.state = 'open' and r.called_off = 0
                and r.due_at > $8))",
               one.account, one.review, one.id, one.outcome, one.until, one.decided_by, one.decided_name,
               one.decided_at) == 1;
}

bool settle(db::Transaction& tx, Person const& one)
{
    return tx.run(R"(
        update review_people set outcome = $4, because = $5, decided_at = $6
        where account_id = $1 and review_id = $2 and member_id = $3 and outcome = 'open')",
               one.account, one.review, one.id, one.outcome, one.because, one.decided_at) == 1;
}

void settle_all(db::Transaction& tx, Review const& one, Outcome outcome)
{
    tx.run(R"(
        update review_people set outcome = $3, decided_at = $4
        where account_id = $1 and review_id = $2 and outcome = 'open')",
        one.account, one.id, outcome, tx.now());
}

std::vector<Reviewed> list_about(db::Transaction& tx, AccountId const& account, MembershipId const& id, int limit)
{
    auto read = [](db::Row const& row) {
        return Reviewed { row.time(0), row.enumerator<Outcome>(1), row.optional_time(2) };
    };
    return tx.all(read, R"(
        select r.started_at, p.outcome, p.decided_at
        from review_people p join reviews r on r.account_id = p.account_id and r.id = p.review_id
        where p.account_id = $1 and p.member_id = $2
        order by r.started_at desc limit $3)",
        account, id, limit);
}

void erase(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    tx.run("update review_people set name = '', name_key = '', email = '' where account_id = $1 and member_id = $2",
        account, id);
}

}
