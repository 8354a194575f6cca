#include "outsiders/outsiders.h"

#include "accounts/accounts.h"
#include "events/differences.h"
#include "jobs/jobs.h"
#include "outsiders/outsiders_mail.h"
#include "outsiders/outsiders_parts.h"
#include "outsiders/outsiders_store.h"

#include <algorithm>

namespace kith::outsiders {
namespace {

using memberships::Membership;

std::optional<Membership> find_administrator(db::Transaction& tx, AccountId const& account, MembershipId const& besides)
{
    memberships::Listing listing;
    listing.limit = 2;
    for (auto& each : memberships::list_holders(tx, account, { "legal_representative", "administrator" }, listing)) {
        if (each.id != besides && each.is_active(tx.now()))
            return std::move(each);
    }
    return {};
}

std::optional<Membership> find_heir(db::Transaction& tx, Outsider const& one)
{
    auto const mapped = store::find_heir(tx, one.account, one.id, one.sponsor);
    auto heir = mapped ? find_sponsor(tx, one.account, *mapped) : std::nullopt;
    return heir ? std::move(heir) : find_administrator(tx, one.account, one.sponsor);
}

Result<void> check_days(std::string_view field, std::optional<std::int64_t> const& days)
{
    if (!days || (*days >= fewest_days && *days <= most_days))
        return {};
    return refuse_field(std::string { field }, "limit", "must be 15 to 3650 days");
}

std::string in_words(std::optional<std::int64_t> const& days) { return days ? std::to_string(*days) : ""; }

struct SponsorData {
    MembershipId sponsor;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(SponsorData, (), (sponsor, name))

// As it is until the end of the transaction: what is changed of an outsider is changed behind his membership's lock.
std::optional<Outsider> lock(db::Transaction& tx, Membership const& member)
{
    memberships::lock(tx, member.account, member.id);
    return store::find(tx, member.account, member.id);
}

// A new sponsor is asked about an end that is near, by a link of his own.
bool set_sponsor_row(db::Transaction& tx, Outsider const& before, MembershipId const& sponsor)
{
    auto one = before;
    one.sponsor = sponsor;
    one.asked = 0;
    if (!one.ended_at)
        one.next_at = tx.now();
    return store::set_sponsor(tx, one, before.sponsor);
}

void record_sponsor(
    db::Transaction& tx, events::Source const& source, Membership const& member, Membership const& sponsor)
{
    record(
        tx, source, "client.sponsor_changed", member, json::write(SponsorData { sponsor.id, sponsor.display_name() }));
}

}

Policy policy_of(db::Transaction& tx, AccountId const& account)
{
    return store::find_policy(tx, account).value_or(Policy { account, {}, {}, 0 });
}

Result<Policy> set_policy(db::Transaction& tx, Actor const& actor, Policy const& before, Policy const& after)
{
    TRY(check_may(actor, Permission::AccountSettings));
    TRY(check_days("valid_days", after.valid_days));
    TRY(check_days("inactivity_days", after.inactivity_days));
    events::Differences differences;
    differences.add("valid_days", in_words(before.valid_days), in_words(after.valid_days));
    differences.add("inactivity_days", in_words(before.inactivity_days), in_words(after.inactivity_days));
    if (differences.empty())
        return before;
    auto stored = after;
    bool const is_other_rule = before.inactivity_days != after.inactivity_days;
    if (is_other_rule)
        stored.inactivity_since = tx.now();
    if (!store::put_policy(tx, before, stored))
        return refuse("stale");
    if (is_other_rule)
        jobs::enqueue(tx, reschedule_job, json::write(std::vector { actor.account.text() }));
    events::record(tx, actor.account, actor.source(), "account.outsider_policy_changed",
        { "account", actor.account.text(), accounts::get(tx, actor.account).name.text() }, differences.json());
    ++stored.version;
    return stored;
}

bool is_outsider(Membership const& member) { return member.kind != memberships::Kind::Internal; }

std::optional<Outsider> find(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    return store::find(tx, account, id);
}

std::map<MembershipId, Shown> sponsors_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& outsiders)
{
    return store::sponsors_of(tx, account, outsiders);
}

std::optional<Membership> find_sponsor(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto user = memberships::find(tx, account, id);
    bool const is_there = user && user->kind == memberships::Kind::Internal && user->is_active(tx.now());
    return is_there ? std::move(user) : std::nullopt;
}

Life life_of(Outsider const& one, Membership const& member, Policy const& policy)
{
    auto const seen = std::max({ member.created_at, member.last_seen_at.value_or(member.created_at),
        one.renewed_at.value_or(member.created_at) });
    bool const has_come = member.state != memberships::State::Pending;
    auto const from = policy.inactivity_since ? *policy.inactivity_since + first_notice : Time {};
    return { member.valid_until, seen, has_come, policy.inactivity_days, one.asked_for, one.asked, from };
}

bool is_to_end(Outsider const& one, Membership const& member)
{
    return !one.ended_at && (member.state == memberships::State::Active || member.state == memberships::State::Pending);
}

Outsider set_anew(Outsider one, Membership const& member, Policy const& policy, Time now)
{
    one.renewed_at = now;
    one.ended_at.reset();
    auto const end = end_of(life_of(one, member, policy));
    one.asked_for = end;
    one.asked = asked_when_set(end, now);
    one.next_at = step_of(life_of(one, member, policy), now).next_at;
    return one;
}

void record(db::Transaction& tx, events::Source const& source, std::string_view operation, Membership const& member,
    std::string_view data)
{
    events::record(tx, member.account, source, operation,
        { std::string { enum_text(member.kind) }, member.id.text(), member.display_name() }, data);
}

std::optional<Handover> give_on(db::Transaction& tx, Membership const& member, MembershipId const& from)
{
    auto const one = lock(tx, member);
    auto heir = one && one->sponsor == from ? find_heir(tx, *one) : std::nullopt;
    if (!heir || !set_sponsor_row(tx, *one, heir->id))
        return {};
    return Handover { member, *std::move(heir) };
}

Result<std::optional<Time>> end_of_new(db::Transaction& tx, AccountId const& account, std::optional<Time> const& wanted)
{
    TRY(check_end(wanted, tx.now()));
    auto const policy = policy_of(tx, account);
    if (wanted || !policy.valid_days)
        return wanted;
    return std::optional { tx.now() + Days { *policy.valid_days } };
}

void put(db::Transaction& tx, Membership const& member, MembershipId const& sponsor)
{
    Outsider const one { member.account, member.id, sponsor };
    auto row = set_anew(one, member, policy_of(tx, member.account), tx.now());
    row.renewed_at.reset();
    row.next_at = tx.now(); // one look: his sponsor may go at this moment
    store::put(tx, row);
}

Result<void> check_resumed(db::Transaction& tx, Membership const& before, Membership const& after, Resuming resuming)
{
    bool const is_meant = resuming.is_asked || before.state != memberships::State::Active;
    bool const resumes = is_meant && !before.is_active(tx.now()) && after.state == memberships::State::Active;
    bool const is_over = before.valid_until && *before.valid_until <= tx.now();
    if (!resumes || resuming.says_end || !(is_over || policy_of(tx, before.account).valid_days))
        return {};
    return refuse_field("valid_until", "required", "says how long he is to stay this time");
}

void note_changed(db::Transaction& tx, Membership const& member)
{
    auto const before = store::find(tx, member.account, member.id);
    if (!before)
        return;
    auto after = set_anew(*before, member, policy_of(tx, member.account), tx.now());
    if (member.state == memberships::State::Inactive)
        after.next_at.reset();
    else if (!find_sponsor(tx, member.account, after.sponsor))
        after.next_at = tx.now(); // somebody else is looked for still
    store::put(tx, after);
}

Result<void> set_sponsor(db::Transaction& tx, Actor const& actor, Membership const& member, MembershipId const& user)
{
    auto const before = lock(tx, member);
    if (!before || before->sponsor == user)
        return {};
    auto const sponsor = find_sponsor(tx, member.account, user);
    if (!sponsor)
        return refuse_field("sponsor_id", "invalid", "must be an active user of the account");
    if (!set_sponsor_row(tx, *before, user))
        return refuse("stale");
    record_sponsor(tx, actor.source(), member, *sponsor);
    return {};
}

bool hand_over(db::Transaction& tx, Membership const& member, MembershipId const& from)
{
    auto const given = give_on(tx, member, from);
    if (!given)
        return false;
    queue_inherited(tx, given->heir, { given->member.display_name() });
    record_given_on(tx, *given);
    return true;
}

void record_given_on(db::Transaction& tx, Handover const& given) { record_sponsor(tx, {}, given.member, given.heir); }

void note_gone(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    if (!store::is_sponsor(tx, account, user))
        return;
    jobs::enqueue(tx, inherit_job, json::write(std::vector { account.text(), user.text() }));
    store::set_next_of_sponsor(tx, account, user, tx.now() + 1h); // whom the job leaves out
}

void remove(db::Transaction& tx, Membership const& member) { store::remove(tx, member.account, member.id); }

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_odd(tx, account))
        findings.push_back("outsider " + id + ": membership and outsider are not one");
    for (auto const& id : store::list_without_sponsor(tx, account))
        findings.push_back("outsider " + id + ": whoever answers for him is gone, and nobody looks for another");
    return findings;
}

}
