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
