#include "reviews/reviews_store.h"

namespace kith::reviews::store {
namespace {

MembershipId read_id(db::Row const& row) { return row.id<MembershipId>(0); }

}

std::vector<MembershipId> list_unasked(db::Transaction& tx, Review const& one, int limit)
{
    return tx.all(read_id, R"(
        select distinct p.reviewer_id from review_people p
        where p.account_id = $1 and p.review_id = $2 and p.outcome = 'open' and not exists (
            select 1 from review_reviewers v where v.account_id = p.account_id and v.review_id = p.review_id
                and v.reviewer_id = p.reviewer_id)
        order by p.reviewer_id limit $3)",
        one.account, one.id, limit);
}

std::vector<MembershipId> list_unreminded(db::Transaction& tx, Review const& one, int limit)
{
    return tx.all(read_id, R"(
        select v.reviewer_id from review_reviewers v
        where v.account_id = $1 and v.review_id = $2 and v.reminded_at is null and exists (
            select 1 from review_people p where p.account_id = v.account_id and p.review_id = v.review_id
                and p.reviewer_id = v.reviewer_id and p.outcome = 'open')
        order by v.reviewer_id limit $3)",
        one.account, one.id, limit);
}

void follow_sponsors(db::Transaction& tx, Review const& one)
{
    tx.run(R"(
        update review_reviewers set reminded_at = null
        where account_id = $1 and review_id = $2 and reminded_at is not null and reviewer_id in (
            select o.sponsor_id from review_people p
                join outsiders o on o.account_id = p.account_id and o.id = p.member_id
            where p.account_id = $1 and p.review_id = $2 and p.outcome = 'open' and o.sponsor_id <> p.reviewer_id))",
        one.account, one.id);
    tx.run(R"(
        update review_people set reviewer_id = (
            select o.sponsor_id from outsiders o
            where o.account_id = review_people.account_id and o.id = review_people.member_id)
        where account_id = $1 and review_id = $2 and outcome = 'open' and exists (
            select 1 from outsiders o join memberships s on s.account_id = o.account_id and s.id = o.sponsor_id
            where o.account_id = review_people.account_id and o.id = review_people.member_id
                and o.sponsor_id <> review_people.reviewer_id and s.kind = 'internal' and s.state = 'active'
                and (s.valid_until is null or s.valid_until > $3)))",
        one.account, one.id, tx.now());
}

std::vector<MembershipId> list_doubtful(db::Transaction& tx, Review const& one, int limit)
{
    db::Query query { "select distinct p.reviewer_id from review_people p"
                      " where p.account_id = $? and p.review_id = $? and p.outcome = 'open'",
        one.account, one.id };
    if (one.is_of_outsiders())
        query.add(" and not exists (select 1 from memberships m where m.account_id = p.account_id"
                  " and m.id = p.reviewer_id and m.kind = 'internal' and m.state = 'active'"
                  " and (m.valid_until is null or m.valid_until > $?))",
            tx.now());
    query.add(" order by p.reviewer_id limit $?", limit);
    return tx.all(read_id, query);
}

void put_reviewer(db::Transaction& tx, Review const& review, Reviewer const& one)
{
    tx.run(R"(
        insert into review_reviewers (account_id, review_id, reviewer_id, name, token_hash, reminded_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (account_id, review_id, reviewer_id) do nothing)",
        review.account, review.id, one.id, one.name, one.token_hash, one.reminded_at);
}

void note_reminded(db::Transaction& tx, Review const& review, MembershipId const& id)
{
    tx.run("update review_reviewers set reminded_at = $4"
           " where account_id = $1 and review_id = $2 and reviewer_id = $3",
        review.account, review.id, id, tx.now());
}

void pass_on(db::Transaction& tx, Review const& review, MembershipId const& from, MembershipId const& to)
{
    tx.run(R"(
        update review_people set reviewer_id = $4
        where account_id = $1 and review_id = $2 and reviewer_id = $3 and outcome = 'open')",
        review.account, review.id, from, to);
    tx.run("update review_reviewers set reminded_at = null"
           " where account_id = $1 and review_id = $2 and reviewer_id = $3",
        review.account, review.id, to);
}

std::vector<std::string> names_open_with(
    db::Transaction& tx, Review const& review, MembershipId const& reviewer, int limit)
{
    return tx.all(db::read_text, R"(
        select name from review_people
        where account_id = $1 and review_id = $2 and reviewer_id = $3 and outcome = 'open'
        order by name_key, member_id limit $4)",
        review.account, review.id, reviewer, limit);
}

std::int64_t count_open_with(db::Transaction& tx, Review const& review, MembershipId const& reviewer)
{
    return tx
        .first(db::read_integer, R"(
            select count(*) from review_people
            where account_id = $1 and review_id = $2 and reviewer_id = $3 and outcome = 'open')",
            review.account, review.id, reviewer)
        .value_or(0);
}

bool is_reviewer(db::Transaction& tx, Review const& review, MembershipId const& id)
{
    return tx
        .first(db::read_integer,
            "select 1 from review_people where account_id = $1 and review_id = $2 and reviewer_id = $3 limit 1",
            review.account, review.id, id)
        .has_value();
}

std::optional<Asked> find_by_link(db::Transaction& tx, AccountId const& account, std::string const& hash)
{
    return tx.first([](db::Row const& row) { return Asked { row.id<ReviewId>(0), row.id<MembershipId>(1) }; }, R"(
        select review_id, reviewer_id from review_reviewers
        where account_id = $1 and token_hash = $2 and token_hash <> '')",
        account, hash);
}

}
