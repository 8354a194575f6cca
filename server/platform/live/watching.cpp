#include "live/watching.h"

#include "json/json.h"

#include <algorithm>

namespace kith::live {
namespace {

constexpr std::size_t glances_at_once = 2000;
constexpr std::size_t glances_of_one = 100; // before others have their turn
constexpr std::size_t longest_reference = 100;

Text write_changes(std::string const& items, std::int64_t seq)
{
    return std::make_shared<std::string const>(
        R"({"type":"presence.changed","seq":)" + std::to_string(seq) + R"(,"data":{"items":[)" + items + "]}}");
}

}

std::size_t Watching::HashGlimpse::operator()(Glimpse const& glimpse) const
{
    return std::hash<std::shared_ptr<Member>> {}(glimpse.member) ^ std::hash<std::string> {}(glimpse.reference);
}

void Watching::watch(std::shared_ptr<Member> const& member, std::vector<std::string> references)
{
    if (references.size() > most_references)
        references.resize(most_references);
    std::erase_if(references, [](auto const& each) { return each.empty() || each.size() > longest_reference; });
    std::unordered_set<std::string> const wanted { references.begin(), references.end() };
    auto& watched = watchers_[member].references;
    std::erase_if(watched, [&](auto const& each) {
        auto const& [reference, seen] = each;
        if (wanted.contains(reference))
            return false;
        leave(seen.subject, { member, reference });
        return true;
    });
    for (auto const& reference : wanted) {
        if (watched.try_emplace(reference).first->second.subject.empty()) // new, or not to be seen until now
            be_due(member, reference);
    }
    if (watched.empty())
        watchers_.erase(member);
}

void Watching::forget(std::shared_ptr<Member> const& member)
{
    auto const found = watchers_.find(member);
    if (found == watchers_.end())
        return;
    for (auto const& [reference, watched] : found->second.references)
        leave(watched.subject, { member, reference });
    watchers_.erase(found);
    std::erase(queue_, member);
}

void Watching::leave(std::string const& subject, Glimpse const& glimpse)
{
    auto const found = subjects_.find(subject);
    if (found == subjects_.end())
        return;
    found->second.erase(glimpse);
    if (found->second.empty())
        subjects_.erase(found);
}

void Watching::be_due(std::shared_ptr<Member> const& member, std::string const& reference)
{
    auto& watcher = watchers_.at(member);
    if (std::exchange(watcher.references.at(reference).is_due, true))
        return;
    if (watcher.due.empty())
        queue_.push_back(member);
    watcher.due.push_back(reference);
}

void Watching::wake_watchers(Glimpses const& glimpses)
{
    for (auto const& [member, reference] : glimpses)
        be_due(member, reference);
}

// What is being looked at may turn out to be this one.
void Watching::wake(std::string const& subject)
{
    if (is_looking_)
        woken_.insert(subject);
    else if (auto const found = subjects_.find(subject); found != subjects_.end())
        wake_watchers(found->second);
}

void Watching::wake_all()
{
    for (auto const& [subject, glimpses] : subjects_)
        wake_watchers(glimpses);
}

Looking Watching::plan()
{
    Looking looking;
    for (auto turns = queue_.size(); turns > 0 && looking.glances.size() < glances_at_once; --turns) {
        auto const member = std::move(queue_.front());
        queue_.pop_front();
        if (member->seq) // otherwise it was not greeted yet
            plan_for(looking, member);
        if (auto const found = watchers_.find(member); found != watchers_.end() && !found->second.due.empty())
            queue_.push_back(member);
    }
    is_looking_ = !looking.glances.empty();
    return looking;
}

void Watching::plan_for(Looking& looking, std::shared_ptr<Member> const& member)
{
    auto const found = watchers_.find(member);
    if (found == watchers_.end())
        return;
    auto const watcher = std::make_shared<live::Watcher const>(member->watcher);
    auto& [references, due] = found->second;
    for (auto left = std::min(due.size(), glances_of_one); left > 0; --left) {
        auto const reference = std::move(due.back());
        due.pop_back();
        auto const watched = references.find(reference);
        if (watched == references.end())
            continue; // he has looked away meanwhile
        watched->second.is_due = false;
        looking.members.push_back(member);
        looking.glances.push_back({ watcher, reference });
    }
}

void Watching::apply(Looking const& looking)
{
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
    is_looking_ = false;
    for (auto const& subject : std::exchange(woken_, {}))
        wake(subject);
}

Watching::Watched* Watching::find(std::shared_ptr<Member> const& member, std::string const& reference)
{
    auto const watcher = watchers_.find(member);
    if (watcher == watchers_.end())
        return nullptr;
    auto const watched = watcher->second.references.find(reference);
    return watched == watcher->second.references.end() ? nullptr : &watched->second;
}

// Whoever changes in a way that is not to be seen - he is invisible, and comes or goes - is not told of.
bool Watching::note(std::shared_ptr<Member> const& member, std::string const& reference, Sight const& sight)
{
    auto* const watched = find(member, reference);
    if (!watched)
        return false; // he has looked away meanwhile
    auto const before = std::exchange(watched->subject, sight.subject);
    if (before != sight.subject) {
        leave(before, { member, reference });
        if (!sight.subject.empty())
            subjects_[sight.subject].insert({ member, reference });
    }
    bool const concerns_him = !before.empty() || !sight.subject.empty();
    auto const told = std::exchange(watched->told, std::hash<std::string> {}(sight.item));
    return concerns_him && told != watched->told;
}

void Watching::give_back(Looking const& looking)
{
    for (std::size_t i = 0; i < looking.glances.size(); ++i) {
        if (find(looking.members[i], looking.glances[i].ref))
            be_due(looking.members[i], looking.glances[i].ref);
    }
    is_looking_ = false;
    for (auto const& subject : std::exchange(woken_, {}))
        wake(subject);
}

}
