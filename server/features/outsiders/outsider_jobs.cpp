// What happens to outsiders by itself: their sponsors are asked, they end, and whoever goes has heirs.

#include "outsiders/outsiders.h"

#include "base/fault.h"
#include "events/entries.h"
#include "invitations/invitations.h"
#include "me/me.h"
#include "outsiders/outsiders_mail.h"
#include "outsiders/outsiders_parts.h"
#include "outsiders/outsiders_store.h"

#include <map>

namespace kith::outsiders {
namespace {

using memberships::Membership;

constexpr int at_once = 200;

// A link that is bound to him, to who is asked and to that end: another one for each.
crypto::Token link_for(Outsider const& one, Time end)
{
    auto const id = one.id.text() + ' ' + one.sponsor.text() + ' ' + to_text(end);
    return crypto::derived_token("renewal", one.account.text(), id, 1);
}

void ask(db::Transaction& tx, Outsider one, Membership const& member, Step const& step, Time end)
{
    auto const policy = policy_of(tx, one.account);
    auto const token = link_for(one, end);
    one.asked_for = end;
    one.asked = step.asked;
    one.renewal_hash = token.hash();
    one.next_at = step.next_at;
    store::put(tx, one);
    if (auto const sponsor = find_sponsor(tx, one.account, one.sponsor))
        queue_question(tx, { one, member, *sponsor, end, renewed_end(end, policy, tx.now()) },
            crypto::AccountToken { one.account, token });
}

struct EndedData {
    std::string because; // "end" or "inactivity"
};
BOOST_DESCRIBE_STRUCT(EndedData, (), (because))

// Whoever has not come yet keeps his place, and is not invited any more.
void end(db::Transaction& tx, Outsider one, Membership const& member, Time at)
{
    events::Postponed events { tx };
    one.ended_at = tx.now();
    one.renewal_hash.clear();
    one.next_at.reset();
    bool const was_here = member.state == memberships::State::Active;
    if (was_here) {
        auto after = member;
        after.state = memberships::State::Inactive;
        if (!memberships::update(tx, member, after))
            return; // changed at this moment: the next time
        me::close_doors(tx, after);
    } else
        invitations::revoke_of_client(tx, {}, member);
    store::put(tx, one);
    if (auto const sponsor = find_sponsor(tx, one.account, one.sponsor))
        queue_ended(tx, *sponsor, member);
    if (was_here)
        queue_ended_to_himself(tx, member);
    bool const is_by_date = member.valid_until && *member.valid_until <= at;
    record(tx, {}, "client.ended", member, json::write(EndedData { is_by_date ? "end" : "inactivity" }));
    events.write();
}

bool is_to_end(Membership const& member)
{
    return member.state == memberships::State::Active || member.state == memberships::State::Pending;
}

std::vector<std::string> words_in(std::string const& payload, std::size_t count)
{
    auto words = json::parse<std::vector<std::string>>(payload);
    if (!words || words->size() < count)
        throw Fault("a job of outsiders that names nobody");
    return *std::move(words);
}

// True while there are more.
bool inherit_some(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    if (find_sponsor(tx, account, user))
        return false; // he is back
    events::Postponed events { tx };
    std::map<MembershipId, std::vector<std::string>> names;
    std::map<MembershipId, Membership> heirs;
    auto const outsiders = store::list_of_sponsor(tx, account, user, at_once);
    std::size_t given_on = 0;
    for (auto const& id : outsiders) {
        auto const member = memberships::find(tx, account, id);
        auto const given = member ? give_on(tx, *member) : std::nullopt;
        if (!given)
            continue;
        ++given_on;
        names[given->heir.id].push_back(member->display_name());
        heirs.emplace(given->heir.id, given->heir);
        record_given_on(tx, *given);
    }
    for (auto const& [id, heir] : heirs)
        queue_inherited(tx, heir, names[id]);
    events.write();
    return outsiders.size() == static_cast<std::size_t>(at_once) && given_on > 0;
}

// The last one that was looked at; nothing: that was all.
std::string reschedule_some(db::Transaction& tx, AccountId const& account, std::string const& after_id)
{
    auto const policy = policy_of(tx, account);
    auto const ids = store::list_after(tx, account, after_id, at_once);
    for (auto const& id : ids) {
        auto const member = memberships::lock(tx, account, id);
        auto one = store::find(tx, account, id);
        if (!one || !member || !is_to_end(*member) || one->ended_at)
            continue;
        auto const step = step_of(life_of(*one, *member, policy), tx.now());
        one->next_at = step.act == Act::Wait ? step.next_at : std::optional { tx.now() };
        store::put(tx, *one);
    }
    return ids.size() < static_cast<std::size_t>(at_once) ? "" : ids.back().text();
}

}

std::vector<Due> list_due(db::Transaction& tx) { return store::list_due(tx, at_once); }

void work_on(db::Transaction& tx, Due const& due)
{
    auto const member = memberships::lock(tx, due.account, due.id);
    auto one = store::find(tx, due.account, due.id);
    if (!one || !member || !one->next_at || *one->next_at > tx.now())
        return;
    if (!is_outsider(*member)) { // he is a user by now; his row stays beside him
        one->next_at.reset();
        return store::put(tx, *one);
    }
    if (!find_sponsor(tx, one->account, one->sponsor) && hand_over(tx, *member))
        return; // whoever answers for him now is asked the next time
    auto const life = life_of(*one, *member, policy_of(tx, one->account));
    auto const step = step_of(life, tx.now());
    if (is_to_end(*member) && step.act == Act::Ask)
        return ask(tx, *one, *member, step, *end_of(life));
    if (is_to_end(*member) && step.act == Act::End)
        return end(tx, *one, *member, tx.now());
    one->next_at = is_to_end(*member) ? step.next_at : std::nullopt;
    store::put(tx, *one);
}

void inherit(db::Database& database, std::string const& payload)
{
    auto const words = words_in(payload, 2);
    auto const account = AccountId::from_text(words[0]);
    auto const user = MembershipId::from_text(words[1]);
    while (database.write_now([&](db::Transaction& tx) { return inherit_some(tx, account, user); })) {
    }
}

void reschedule(db::Database& database, std::string const& payload)
{
    auto const account = AccountId::from_text(words_in(payload, 1)[0]);
    std::string after;
    do
        after = database.write_now([&](db::Transaction& tx) { return reschedule_some(tx, account, after); });
    while (!after.empty());
}

}
