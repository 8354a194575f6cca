#pragma once

// What somebody holds in an account: exactly one standing role, and any number of
// rights beside it. Each may end; what has ended counts as absent, whoever reads it.
//
//     manager             the additional role "Manager"
//     role:<id>           a custom role of the account
//     manage:<product>    may manage a product ("products you authorize")
//     accounting          may see the accounting ("accounting if you authorize it")

#include "base/result.h"
#include "base/time.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

enum class Role { LegalRepresentative, Administrator, User };
BOOST_DESCRIBE_ENUM(Role, LegalRepresentative, Administrator, User)

// A role as the API spells it: a standing one, "manager", or the id of a custom role.
class RoleName {
public:
    RoleName() = default;
    static Result<RoleName> parse(std::string_view);
    static RoleName stored(std::string_view text) { return RoleName { std::string { text } }; }
    std::string const& text() const { return text_; }
    std::optional<Role> standing() const;
    // The right that this role is: "manager", "role:<id>"; empty for a standing one.
    std::string right() const;
    auto operator<=>(RoleName const&) const = default;

private:
    explicit RoleName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

struct Right {
    std::string word;
    std::optional<Time> until;
    bool holds_at(Time now) const { return !until || now < *until; }
    bool operator==(Right const&) const = default;
};

// As columns hold them: words with a space between, each with "@<milliseconds>" if it ends.
std::vector<Right> read_rights(std::string_view words);
std::string write_rights(std::vector<Right> const&);

class Rights {
public:
    Rights() = default; // a plain user
    explicit Rights(Role standing, std::vector<std::string> const& words = {});

    // As columns hold them; the word "standing@..." says when the standing role ends.
    static Rights stored(Role standing, std::string_view words);
    std::string words() const;

    // The standing role as stored, and as it is: one that has ended is User.
    Role standing() const { return standing_; }
    Role standing_at(Time now) const;
    std::optional<Time> standing_until() const { return standing_until_; }
    std::vector<Right> const& all() const { return all_; }
    bool has(std::string_view word, Time now) const;

    // As the API shows them: the standing role first; the products; accounting.
    std::vector<RoleName> roles(Time now) const;
    std::vector<std::string> managed_products(Time now) const;
    bool has_accounting(Time now) const { return has("accounting", now); }

    // The same without what has ended, so that it can be given anew.
    Rights held_at(Time now) const;
    // The same with other roles, or other grants; what stays keeps its end.
    // Administrator beats user; "manager" alone means user and manager.
    // Refuses: validation (empty set).
    Result<Rights> with_roles(std::vector<RoleName> const&, std::string_view field) const;
    Rights with_grants(std::vector<std::string> const& products, bool accounting) const;
    // Sets or removes the end of a role ("administrator", "manager", an id) or a right.
    // Refuses: validation (does not hold it).
    Result<Rights> with_end(std::string_view of, std::optional<Time>, std::string_view field) const;

    // What ends later here than in `before`, or does not end any more; what is new is no part.
    Rights extended_over(Rights const& before) const;

    bool operator==(Rights const&) const = default;

private:
    void keep(std::string word, std::optional<Time> until);
    std::optional<Time> until_of(std::string_view word) const;

    Role standing_ = Role::User;
    std::optional<Time> standing_until_;
    std::vector<Right> all_; // sorted by word
};

}
