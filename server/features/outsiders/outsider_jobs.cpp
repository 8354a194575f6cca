// What happens to outsiders by itself: their sponsors are asked, they end, and whoever goes has heirs.

#include "outsiders/outsiders.h"

#include "base/fault.h"
#include "events/entries.h"
#include "invitations/invitations.h"
#include "log/log.h"
#include "me/me.h"
#include "outsiders/outsiders_mail.h"
#include "outsiders/outsiders_parts.h"
#include "outsiders/outsiders_store.h"

#include <map>

namespace kith::outsiders {
namespace {

using memberships::Membership;

constexpr int at_once = 200;
constexpr auto patience = 20s;     // of one run; others wait for this thread
constexpr Duration try_later = 1h; // who failed
constexpr Duration no_heir = Days { 1 };

// A link that is replaced is known still, so that its page can say so.
void set_link(Outsider& one, std::string const& hash)
{
    if (!one.renewal_hash.empty() && one.renewal_hash != hash)
        one.used_hash = one.renewal_hash;
    one.renewal_hash = hash;
}

void ask(db::Transaction& tx, Outsider one, Membership const& member, Step const& step, Life const& life)
{
    auto const end = end_of(life).value();
    auto const token = link_for(one, end);
    one.asked_for = end;
    one.asked = step.asked;
    set_link(one, token.hash());
    one.next_at = step.next_at;
    store::put(tx, one);
    auto const after = renewed(life, policy_of(tx, one.account), tx.now());
    if (auto const sponsor = find_sponsor(tx, one.account, one.sponsor))
        queue_question(tx, { one, member, *sponsor, end, end_of(after).value(), after.valid_until },
            crypto::AccountToken { one.account, token });
}

struct EndedData {
    std::string because; // "end", "inactivity" or "review"
};
BOOST_DESCRIBE_STRUCT(EndedData, (), (because))

// Whoever has not come yet keeps his place, and is not invited any more. Who ends him himself gets no mail of it.
Result<void> end(
    db::Transaction& tx, events::Source const& source, Outsider one, Membership const& member, std::string because)
{
    events::Postponed events { tx };
    one.ended_at = tx.now();
    one.next_at.reset();
    bool const was_here = member.state == memberships::State::Active;
    if (was_here) {
        auto after = member;
        after.state = memberships::State::Inactive;
        TRY(memberships::update(tx, member, after));
        me::close_doors(tx, after);
    } else
        invitations::revoke_of_client(tx, source, member);
    store::put(tx, one);
    auto const sponsor = find_sponsor(tx, one.account, one.sponsor);
    if (sponsor && sponsor->id.text() != source.id)
        queue_ended(tx, *sponsor, member);
    if (was_here)
        queue_ended_to_himself(tx, member);
    bool const is_by_itself = source.kind == "system"; // else somebody has said so
    record(tx, source, is_by_itself ? "client.ended" : "client.access_ended", member,
        json::write(EndedData { std::move(because) }));
    events.write();
    return {};
}

std::string reason_of(Membership const& member, Time now)
{
    return member.valid_until && *member.valid_until <= now ? "end" : "inactivity";
}

std::vector<std::string> words_in(std::string const& payload, std::size_t count)
{
    auto words = json::parse<std::vector<std::string>>(payload);
    if (!words || words->size() < count)
        throw Fault("a job of outsiders that names nobody");
    return *std::move(words);
}

void look_at(db::Database& database, Due const& due)
{
    try {
        database.write_now([&](db::Transaction& tx) { work_on(tx, due); });
    } catch (std::exception const& exception) {
        log::error("outsider_failed",
            { { "account", due.account.text() }, { "id", due.id.text() }, { "error", exception.what() } });
        database.write_now([&](db::Transaction& tx) { store::set_next(tx, due, tx.now() + try_later); });
    }
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
        auto const given = member ? give_on(tx, *member, user) : std::nullopt;
        if (!given) {
            store::set_next(tx, { account, id }, tx.now()); // and each day again
            continue;
        }
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
        if (!one || !member || !is_to_end(*one, *member))
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
    bool const has_sponsor = find_sponsor(tx, one->account, one->sponsor).has_value();
    if (!has_sponsor && hand_over(tx, *member, one->sponsor))
        return; // whoever answers for him now is asked the next time
    auto const life = life_of(*one, *member, policy_of(tx, one->account));
    auto const step = step_of(life, tx.now());
    bool const is_open = is_to_end(*one, *member);
    if (is_open && step.act == Act::End) {
        (void)end(tx, {}, *one, *member, reason_of(*member, tx.now())); // changed at this moment: the next time
        return;
    }
    if (is_open && step.act == Act::Ask && has_sponsor)
        return ask(tx, *one, *member, step, life);
    one->next_at = is_open ? step.next_at : std::nullopt;
    if (!has_sponsor)
        one->next_at = std::min(one->next_at.value_or(Time::max()), tx.now() + no_heir);
    store::put(tx, *one);
}

Result<void> end_now(db::Transaction& tx, events::Source const& source, Membership const& seen)
{
    auto const member = memberships::lock(tx, seen.account, seen.id);
    auto const one = store::find(tx, seen.account, seen.id);
    bool const is_here = one && member && is_outsider(*member) && is_to_end(*one, *member);
    return is_here ? end(tx, source, *one, *member, "review") : refuse("wrong_state");
}

void look_after(db::Database& database)
{
    auto const end = std::chrono::steady_clock::now() + patience;
    bool has_more = true;
    while (has_more) {
        auto const all = database.read_now([](db::Transaction& tx) { return list_due(tx); });
        has_more = all.size() == static_cast<std::size_t>(at_once);
        for (auto const& due : all) {
            if (std::chrono::steady_clock::now() > end)
                return;
            look_at(database, due);
        }
    }
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
