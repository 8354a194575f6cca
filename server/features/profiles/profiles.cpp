#include "profiles/profiles.h"

#include "base/enum_text.h"
#include "directory/directory.h"
#include "events/differences.h"
#include "profiles/profiles_store.h"

namespace kith::profiles {
namespace {

using memberships::Membership;

Result<void> set_profile(
    db::Transaction& tx, Actor const& actor, Membership const& member, Profile const& before, Profile const& after)
{
    if (before == after)
        return {};
    if (!store::put(tx, actor.account, actor.membership, after))
        return refuse("stale");
    if (after.visibility == Visibility::Visible)
        directory::enter(tx, member);
    else
        directory::leave(tx, actor.account, actor.membership);
    events::Differences data;
    data.add("visibility", enum_text(before.visibility), enum_text(after.visibility));
    data.add("headline", before.headline, after.headline);
    events::record(tx, actor.account, actor.source(), "profile.changed",
        { "profile", actor.membership.text(), actor.name }, data.json());
    return {};
}

Result<Membership> set_title(db::Transaction& tx, Actor const& actor, Membership const& before, std::string title)
{
    if (before.details.job_title == title)
        return before;
    auto after = before;
    after.details.job_title = std::move(title);
    auto changed = TRY(memberships::update(tx, before, after));
    events::Differences data;
    data.add("job_title", before.details.job_title, after.details.job_title);
    events::record(tx, actor.account, actor.source(), "membership.updated", memberships::target(before), data.json());
    return changed;
}

}

Profile get(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return store::find(tx, account, member).value_or(Profile {});
}

Result<Membership> change(
    db::Transaction& tx, Actor const& actor, Membership const& member, Profile const& before, Change const& wanted)
{
    auto after = before;
    after.visibility = wanted.visibility.value_or(before.visibility);
    after.headline = wanted.headline.value_or(ShortText::stored(before.headline)).text();
    auto changed = TRY(
        set_title(tx, actor, member, wanted.job_title.value_or(ShortText::stored(member.details.job_title)).text()));
    TRY(set_profile(tx, actor, changed, before, after));
    return changed;
}

void hide(db::Transaction& tx, Membership const& member)
{
    auto profile = get(tx, member.account, member.id);
    if (profile.visibility == Visibility::Hidden)
        return;
    profile.visibility = Visibility::Hidden;
    store::put(tx, member.account, member.id, profile);
    directory::leave(tx, member.account, member.id);
}

}
