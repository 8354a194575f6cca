#include "profiles/profiles_store.h"

namespace kith::profiles::store {
namespace {

Profile read(db::Row const& row) { return { row.enumerator<Visibility>(0), row.string(1), row.integer(2) }; }

}

std::optional<Profile> find(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx.first(read,
        "select visibility, headline, version from profiles where account_id = $1 and membership_id = $2", account,
        member);
}

bool put(db::Transaction& tx, AccountId const& account, MembershipId const& member, Profile const& profile)
{
    return tx.run(R"(
        insert into profiles (account_id, membership_id, visibility, headline, version, updated_at)
        values ($1, $2, $3, $4, 1, $6)
        on conflict (account_id, membership_id) do update
        set visibility = $3, headline = $4, version = profiles.version + 1, updated_at = $6
        where profiles.version = $5)",
               account, member, profile.visibility, profile.headline, profile.version, tx.now()) == 1;
}

}
