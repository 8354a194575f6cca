#include "memberships/memberships_store.h"

namespace kith::memberships::store {
namespace {

JoinRequest read_join_request(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<MembershipId>(1), row.id<PersonId>(2), row.time(3) };
}

}

void insert_join_request(db::Transaction& tx, JoinRequest const& request)
{
    tx.run(R"(
        insert into join_requests (account_id, membership_id, person_id, created_at) values ($1, $2, $3, $4)
        on conflict (account_id, membership_id) do nothing)",
        request.account, request.membership, request.person, request.created_at);
}

std::vector<JoinRequest> list_join_requests(db::Transaction& tx, PersonId const& person)
{
    return tx.all(read_join_request, R"(
        select account_id, membership_id, person_id, created_at from join_requests where person_id = $1
        -- across accounts: each that asks this person
        order by created_at, account_id)",
        person);
}

bool take_join_request(db::Transaction& tx, JoinRequest const& request)
{
    return tx.run("delete from join_requests where account_id = $1 and membership_id = $2 and person_id = $3",
               request.account, request.membership, request.person) == 1;
}

void withdraw_join_request(db::Transaction& tx, Membership const& member)
{
    tx.send("delete from join_requests where account_id = $1 and membership_id = $2", member.account, member.id);
}

bool bind(db::Transaction& tx, Membership const& member, persons::Person const& person)
{
    return tx.run(R"(
        update memberships set person_id = $3, avatar = $5, pronouns = $6, last_seen_at = $4, version = version + 1,
            updated_at = $4
        where account_id = $1 and id = $2 and not exists (
            select 1 from memberships other
            where other.account_id = $1 and other.person_id = $3 and other.state <> 'removed' and other.id <> $2))",
               member.account, member.id, person.id, tx.now(), person.avatar, person.pronouns.text()) == 1;
}

}
