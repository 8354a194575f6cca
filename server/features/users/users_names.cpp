#include "users/users_names.h"

#include "base/look_alike.h"

#include <algorithm>
#include <initializer_list>

namespace kith::users {
namespace {

constexpr int most_known = 100;

std::vector<std::string> keys_of(std::initializer_list<char const*> words)
{
    std::vector<std::string> keys;
    for (auto const* word : words)
        keys.push_back(look_alike_key(word));
    return keys;
}

}

bool claims_office(PersonName const& first_name, PersonName const& last_name)
{
    auto const first = look_alike_key(first_name.text());
    auto const last = look_alike_key(last_name.text());
    // Wherever they stand; the short ones only alone, since people are called Sakitha.
    static auto const offices = keys_of({ "administrator", "legal representative" });
    static auto const words = keys_of({ "admin", "kith", "kith bot", "support", "help desk", "system", "owner" });
    auto is_inside = [&](std::string const& key) { return (first + last).contains(key); };
    auto is_one = [&](std::string const& key) { return first == key || last == key || first + last == key; };
    return std::ranges::any_of(offices, is_inside) || std::ranges::any_of(words, is_one);
}

NameWatch::NameWatch(db::Transaction& tx, AccountId const& account)
{
    memberships::Listing wanted;
    wanted.limit = most_known;
    for (auto const& member : memberships::list_holders(tx, account, { "legal_representative" }, wanted)) {
        if (member.rights.standing_at(tx.now()) == Role::LegalRepresentative)
            legal_representatives_.push_back({ member.id, look_alike_key(member.display_name()) });
    }
}

std::optional<NameWarning> NameWatch::warning_about(memberships::Membership const& user) const
{
    if (std::ranges::find(legal_representatives_, user.id, &Known::id) != legal_representatives_.end())
        return {};
    auto const key = look_alike_key(user.display_name());
    if (std::ranges::find(legal_representatives_, key, &Known::key) != legal_representatives_.end())
        return NameWarning::LikeLegalRepresentative;
    return claims_office(user.first_name, user.last_name) ? std::optional { NameWarning::LikeAdministrator }
                                                          : std::nullopt;
}

}
