#include "permissions/rights.h"

#include "base/enum_text.h"
#include "base/id.h"

#include <algorithm>
#include <charconv>

namespace kith {
namespace {

constexpr std::string_view custom_prefix = "role:";
constexpr std::string_view product_prefix = "manage:";
constexpr std::string_view standing_word = "standing";

std::int64_t milliseconds(Time time) { return time.time_since_epoch().count(); }

Right read_word(std::string_view text)
{
    auto const at = text.find('@');
    if (at == text.npos)
        return { std::string { text }, {} };
    std::int64_t until = 0;
    std::from_chars(text.data() + at + 1, text.data() + text.size(), until);
    return { std::string { text.substr(0, at) }, Time { Duration { until } } };
}

void append_word(std::string& out, std::string_view word, std::optional<Time> until)
{
    if (!out.empty())
        out += ' ';
    out += word;
    if (until)
        out += '@' + std::to_string(milliseconds(*until));
}

bool is_role(std::string_view word) { return word == "manager" || word.starts_with(custom_prefix); }

Role highest(std::vector<RoleName> const& roles)
{
    auto standing = Role::User;
    for (auto const& role : roles)
        standing = std::min(standing, role.standing().value_or(Role::User));
    return standing;
}

// What a person calls it, as the word that is stored.
std::string word_of(std::string_view of)
{
    auto const role = RoleName::parse(of);
    return role ? role->right() : std::string { of };
}

}

Result<RoleName> RoleName::parse(std::string_view text)
{
    if (enum_from_text<Role>(text) || text == "manager" || is_uuid(text))
        return stored(text);
    return refuse("enum", "", "must be legal_representative, administrator, user, manager or the id of a custom role");
}

std::optional<Role> RoleName::standing() const { return enum_from_text<Role>(text_); }

std::string RoleName::right() const
{
    if (standing())
        return {};
    return text_ == "manager" ? text_ : std::string { custom_prefix } + text_;
}

std::vector<Right> read_rights(std::string_view words)
{
    std::vector<Right> rights;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        rights.push_back(read_word(words.substr(0, end)));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return rights;
}

std::string write_rights(std::vector<Right> const& rights)
{
    std::string out;
    for (auto const& right : rights)
        append_word(out, right.word, right.until);
    return out;
}

Rights::Rights(Role standing, std::vector<std::string> const& words) : standing_(standing)
{
    for (auto const& word : words)
        keep(word, {});
}

Rights Rights::stored(Role standing, std::string_view words)
{
    Rights rights;
    rights.standing_ = standing;
    rights.all_ = read_rights(words);
    auto const end = std::ranges::find(rights.all_, standing_word, &Right::word);
    if (end != rights.all_.end()) {
        rights.standing_until_ = end->until;
        rights.all_.erase(end);
    }
    return rights;
}

std::string Rights::words() const
{
    auto rights = all_;
    if (standing_until_)
        rights.insert(rights.begin(), { std::string { standing_word }, standing_until_ });
    return write_rights(rights);
}

Role Rights::standing_at(Time now) const { return standing_until_ && *standing_until_ <= now ? Role::User : standing_; }

bool Rights::has(std::string_view word, Time now) const
{
    return std::ranges::any_of(all_, [&](Right const& right) { return right.word == word && right.holds_at(now); });
}

std::vector<RoleName> Rights::roles(Time now) const
{
    std::vector<RoleName> roles { RoleName::stored(enum_text(standing_at(now))) };
    for (auto const& right : all_) {
        if (!is_role(right.word) || !right.holds_at(now))
            continue;
        std::string_view const word = right.word;
        roles.push_back(RoleName::stored(word.starts_with(custom_prefix) ? word.substr(custom_prefix.size()) : word));
    }
    return roles;
}

std::vector<std::string> Rights::managed_products(Time now) const
{
    std::vector<std::string> products;
    for (auto const& right : all_) {
        if (right.word.starts_with(product_prefix) && right.holds_at(now))
            products.push_back(right.word.substr(product_prefix.size()));
    }
    return products;
}

Rights Rights::held_at(Time now) const
{
    auto held = *this;
    held.standing_ = standing_at(now);
    if (held.standing_ != standing_)
        held.standing_until_ = {};
    std::erase_if(held.all_, [&](Right const& right) { return !right.holds_at(now); });
    return held;
}

Result<Rights> Rights::with_roles(std::vector<RoleName> const& roles, std::string_view field) const
{
    if (roles.empty())
        return refuse_field(std::string { field }, "required", "must name at least one role");
    Rights changed { highest(roles) };
    if (changed.standing_ == standing_)
        changed.standing_until_ = standing_until_;
    for (auto const& right : all_) {
        if (!is_role(right.word))
            changed.keep(right.word, right.until);
    }
    for (auto const& role : roles) {
        if (auto const word = role.right(); !word.empty())
            changed.keep(word, until_of(word));
    }
    return changed;
}

Rights Rights::with_grants(std::vector<std::string> const& products, bool accounting) const
{
    Rights changed { standing_ };
    changed.standing_until_ = standing_until_;
    for (auto const& right : all_) {
        if (is_role(right.word))
            changed.keep(right.word, right.until);
    }
    for (auto const& product : products) {
        auto const word = std::string { product_prefix } + product;
        changed.keep(word, until_of(word));
    }
    if (accounting)
        changed.keep("accounting", until_of("accounting"));
    return changed;
}

Result<Rights> Rights::with_end(std::string_view of, std::optional<Time> until, std::string_view field) const
{
    auto changed = *this;
    if (enum_text(standing_) == of && standing_ != Role::User) {
        changed.standing_until_ = until;
        return changed;
    }
    auto const found = std::ranges::find(changed.all_, word_of(of), &Right::word);
    if (found == changed.all_.end())
        return refuse_field(std::string { field }, "invalid", "must name a role or grant that the user has");
    found->until = until;
    return changed;
}

Rights Rights::extended_over(Rights const& before) const
{
    auto is_later = [](std::optional<Time> now, std::optional<Time> then) { return then && (!now || *now > *then); };
    Rights extended;
    if (standing_ == before.standing_ && is_later(standing_until_, before.standing_until_))
        extended.standing_ = standing_;
    for (auto const& right : all_) {
        if (is_later(right.until, before.until_of(right.word)))
            extended.all_.push_back({ right.word, {} });
    }
    return extended;
}

void Rights::keep(std::string word, std::optional<Time> until)
{
    auto const place = std::ranges::lower_bound(all_, word, {}, &Right::word);
    if (place == all_.end() || place->word != word)
        all_.insert(place, { std::move(word), until });
}

std::optional<Time> Rights::until_of(std::string_view word) const
{
    auto const found = std::ranges::find(all_, word, &Right::word);
    return found == all_.end() ? std::nullopt : found->until;
}

}
