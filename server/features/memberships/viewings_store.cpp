#include "memberships/viewings_store.h"

namespace kith::memberships::store {
namespace {

#define VIEWING_COLUMNS "v.account_id, v.session_id, v.viewer_id, v.user_id, v.standing, v.rights, v.name, v.until_at"

Viewing read_viewing(db::Row const& row)
{
    auto const user = row.string(3);
    return { row.id<AccountId>(0), row.id<SessionId>(1), row.id<MembershipId>(2),
        user.empty() ? std::nullopt : std::optional { MembershipId::from_text(user) },
        Rights::stored(row.enumerator<Role>(4), row.text(5)), row.string(6), row.time(7) };
}

}

bool insert(db::Transaction& tx, Viewing const& viewing)
{
    return tx.run(R"(
        insert into viewings (account_id, session_id, viewer_id, user_id, standing, rights, name, until_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (account_id, session_id) do nothing)",
               viewing.account, viewing.session, viewing.viewer, viewing.user ? viewing.user->text() : std::string {},
               viewing.rights.standing(), viewing.rights.words(), viewing.name, viewing.until) == 1;
}

std::optional<Viewing> find_viewing(db::Transaction& tx, AccountId const& account, SessionId const& session)
{
    return tx.first(read_viewing,
        "select " VIEWING_COLUMNS " from viewings v where v.account_id = $1 and v.session_id = $2", account, session);
}

bool remove_viewing(db::Transaction& tx, Viewing const& viewing)
{
    return tx.run("delete from viewings where account_id = $1 and session_id = $2", viewing.account, viewing.session) ==
        1;
}

std::vector<Viewing> list_over(db::Transaction& tx)
{
    return tx.all(read_viewing, "select " VIEWING_COLUMNS R"( from viewings v
        where v.until_at <= $1 or not exists (
            select 1 from sessions s where s.id = v.session_id and s.viewing_until > $1)
        order by v.until_at limit 1000 -- across accounts: a sweep)",
        tx.now());
}

}
