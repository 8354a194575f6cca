#include "identity_providers/provider_documents.h"

#include "base/clean_text.h"
#include "fetch/fetch.h"
#include "identity_providers/provider_answers.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace kith::identity_providers {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto remembered_for = std::chrono::hours { 1 };
constexpr auto asked_again_after = std::chrono::minutes { 1 };
constexpr std::size_t most_remembered = 1000;

// By address. Forgets all when it is full: everything in it can be asked again.
template<typename T>
class Memory {
public:
    std::optional<T> find(std::string const& url, Clock::duration younger_than)
    {
        std::lock_guard const lock { mutex_ };
        auto const known = all_.find(url);
        bool const is_young = known != all_.end() && Clock::now() - known->second.at < younger_than;
        return is_young ? std::optional { known->second.value } : std::nullopt;
    }
    void put(std::string const& url, T value)
    {
        std::lock_guard const lock { mutex_ };
        if (all_.size() >= most_remembered)
            all_.clear();
        all_.insert_or_assign(url, Entry { std::move(value), Clock::now() });
    }

private:
    struct Entry {
        T value;
        Clock::time_point at;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Entry> all_;
};

Memory<Discovery> discoveries;
struct Keys {
    jose::KeySet set;
    Freshness freshness; // with which it was asked for
};
Memory<Keys> key_sets;

// Asking again is for keys that came after the set was read: soon after that has been done, once more finds no others.
std::optional<jose::KeySet> remembered_keys(std::string const& url, Freshness freshness)
{
    bool const is_again = freshness == Freshness::AskedAgain;
    auto known = key_sets.find(url, is_again ? Clock::duration { asked_again_after } : remembered_for);
    if (!known || (is_again && known->freshness != Freshness::AskedAgain))
        return {};
    return std::move(known->set);
}

// What lies in the operator's network is only named by what lies there, too.
Result<void> check_places(std::string const& from, Discovery const& discovery)
{
    for (auto const& url : { discovery.authorization_endpoint, discovery.token_endpoint, discovery.userinfo_endpoint,
             discovery.jwks_uri, discovery.end_session_endpoint }) {
        bool const is_inside = fetch::is_trusted(url) && !fetch::is_trusted(from);
        if (!url.empty() && (is_inside || !fetch::may_be_asked(url)))
            return confused("its configuration leads to " + one_line(url, 200) + ", which is not asked");
    }
    return {};
}

}

Result<Discovery> discovery_at(std::string const& url, Freshness freshness)
{
    auto known = discoveries.find(url, remembered_for);
    if (known && freshness == Freshness::Remembered)
        return *std::move(known);
    auto const answer = fetch::ask({ url });
    TRY(check_reached(answer, "its configuration"));
    auto discovery = TRY(read_discovery(answer.body));
    TRY(check_places(url, discovery));
    discoveries.put(url, discovery);
    return discovery;
}

Result<jose::KeySet> keys_of(Discovery const& discovery, Freshness freshness)
{
    if (auto known = remembered_keys(discovery.jwks_uri, freshness))
        return *std::move(known);
    auto const answer = fetch::ask({ discovery.jwks_uri });
    TRY(check_reached(answer, "its keys"));
    auto keys = jose::KeySet::parse(answer.body);
    if (!keys || keys->size() == 0)
        return confused("its keys are none that can be used");
    key_sets.put(discovery.jwks_uri, { *keys, freshness });
    return *std::move(keys);
}

}
