#include "live/watching.h"

#include "json/json.h"

#include <algorithm>

namespace kith::live {
namespace {

constexpr std::size_t glances_at_once = 2000;
constexpr std::size_t longest_reference = 100;

Text write_changes(std::string const& items, std::int64_t seq)
{
    return std::make_shared<std::string const>(
        R"({"type":"presence.changed","seq":)" + std::to_string(seq) + R"(,"data":{"items":[)" + items + "]}}");
}

}

void Watching::watch(std::shared_ptr<Member> const& member, std::vector<std::string> references)
{
    if (references.size() > most_references)
        references.resize(most_references);
    std::erase_if(references, [](auto const& each) { return each.empty() || each.size() > longest_reference; });
    std::unordered_set<std::string> const wanted { references.begin(), references.end() };
    auto& watched = watchers_[member];
    std::erase_if(watched, [&](auto const& each) {
        auto const& [reference, subject] = each;
        if (wanted.contains(reference))
            return false;
        leave(subject, *member, reference);
        return true;
    });
    for (auto const& reference : wanted) {
        if (watched.try_emplace(reference).first->second.empty()) // new, or not to be seen until now
            fresh_.push_back({ member, reference });
    }
    if (watched.empty())
        watchers_.erase(member);
}

void Watching::forget(std::shared_ptr<Member> const& member)
{
    auto const found = watchers_.find(member);
    if (found == watchers_.end())
        return;
    for (auto const& [reference, subject] : found->second)
        leave(subject, *member, reference);
    watchers_.erase(found);
    std::erase_if(fresh_, [&](Glimpse const& each) { return each.member == member; });
}

void Watching::leave(std::string const& subject, Member const& member, std::string const& reference)
{
    auto const found = subjects_.find(subject);
    if (found == subjects_.end())
        return;
    std::erase_if(found->second,
        [&](Glimpse const& each) { return each.member.get() == &member && each.reference == reference; });
    if (found->second.empty())
        subjects_.erase(found);
}

// What is being looked at may turn out to be this one.
void Watching::wake(std::string const& subject)
{
    if (is_looking_ || subjects_.contains(subject))
        woken_.insert(subject);
}

void Watching::wake_all()
{
    for (auto const& [subject, glimpses] : subjects_)
        woken_.insert(subject);
}

Looking Watching::plan()
{
    Looking looking;
    while (!woken_.empty() && looking.glances.size() < glances_at_once) {
        auto const subject = woken_.extract(woken_.begin()).value();
        if (auto const found = subjects_.find(subject); found != subjects_.end()) {
            for (auto const& [member, reference] : found->second)
                plan_for(looking, member, reference);
        }
    }
    std::deque<Glimpse> too_early; // they were not greeted yet
    while (!fresh_.empty() && looking.glances.size() < glances_at_once) {
        auto const glimpse = std::move(fresh_.front());
        fresh_.pop_front();
        if (glimpse.member->seq)
            plan_for(looking, glimpse.member, glimpse.reference);
        else
            too_early.push_back(glimpse);
    }
    std::ranges::move(too_early, std::back_inserter(fresh_));
    is_looking_ = !looking.glances.empty();
    return looking;
}

void Watching::plan_for(Looking& looking, std::shared_ptr<Member> const& member, std::string const& reference) const
{
    looking.members.push_back(member);
    looking.glances.push_back({ member->watcher, reference });
}

void Watching::apply(Looking const& looking)
{
    is_looking_ = false;
    std::unordered_map<std::shared_ptr<Member>, std::string> items;
    for (std::size_t i = 0; i < looking.sights.size(); ++i) {
        auto const& member = looking.members[i];
        if (!note(member, looking.glances[i].ref, looking.sights[i]))
            continue;
        auto& text = items[member];
        text += (text.empty() ? "" : ",") + looking.sights[i].item;
    }
    for (auto const& [member, text] : items)
        member->send({ write_changes(text, *member->seq) });
}

bool Watching::note(std::shared_ptr<Member> const& member, std::string const& reference, Sight const& sight)
{
    auto const watcher = watchers_.find(member);
    auto const watched = watcher == watchers_.end() ? References::iterator {} : watcher->second.find(reference);
    if (watcher == watchers_.end() || watched == watcher->second.end())
        return false; // he has looked away meanwhile
    auto const before = std::exchange(watched->second, sight.subject);
    if (before != sight.subject) {
        leave(before, *member, reference);
        if (!sight.subject.empty())
            subjects_[sight.subject].push_back({ member, reference });
    }
    return !before.empty() || !sight.subject.empty();
}

void Watching::give_back(Looking const& looking)
{
    is_looking_ = false;
    for (std::size_t i = 0; i < looking.glances.size(); ++i) {
        auto const watcher = watchers_.find(looking.members[i]);
        if (watcher != watchers_.end() && watcher->second.contains(looking.glances[i].ref))
            fresh_.push_back({ looking.members[i], looking.glances[i].ref });
    }
}

}
