#include "profiles/profiles_http.h"

#include "sessions/sessions.h"

namespace kith::profiles {
namespace {

using memberships::Membership;

struct ProfileChange {
    std::optional<Visibility> visibility;
    std::optional<ShortText> headline;
    std::optional<ShortText> job_title;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (visibility, headline, job_title))

// Both rows only ever count upwards, and so does their sum.
std::int64_t version_of(Membership const& member, Profile const& profile) { return member.version + profile.version; }

// No token that was made for something else shows or changes it.
Result<Actor> require_owner(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx));
    auto const session = TRY(sessions::require(call, tx));
    if (session.scopes)
        return refuse("forbidden");
    return actor;
}

Membership own(db::Transaction& tx, Actor const& actor)
{
    return memberships::find(tx, actor.account, actor.membership).value();
}

Result<ProfileBody> get_profile(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const member = own(tx, actor);
    call.set_version(version_of(member, get(tx, actor.account, actor.membership)));
    return shown(tx, member);
}

Result<ProfileBody> patch_profile(http::Call& call, db::Transaction& tx, http::Body<ProfileChange> const& body)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const member = own(tx, actor);
    auto const before = get(tx, actor.account, actor.membership);
    TRY(call.check_version(version_of(member, before)));
    auto const input = TRY(body.read());
    auto const changed = TRY(change(tx, actor, member, before, { input.visibility, input.headline, input.job_title }));
    call.set_version(version_of(changed, get(tx, actor.account, actor.membership)));
    return shown(tx, changed);
}

}

ProfileBody shown(db::Transaction& tx, Membership const& member)
{
    auto const profile = get(tx, member.account, member.id);
    return { profile.visibility, profile.headline, member.details.job_title, member.pronouns };
}

void add_routes(http::Router& router)
{
    constexpr auto profile = "/api/v1/accounts/{account}/profile";
    router.get(profile, "Shows what other accounts see of oneself, once it is visible", get_profile);
    router.patch(profile, "Changes what other accounts see of oneself", patch_profile);
}

}
