#pragma once

// What the demo is played with: a clock that can be set back, and the acts of people as the
// use cases of the features know them.

#include "accounts/accounts.h"
#include "db/database.h"
#include "demo/cast.h"
#include "invitations/invitations.h"
#include "users/users.h"

#include <stdexcept>
#include <string>
#include <string_view>

namespace kith::demo {

// What no rule may refuse, because the play was written by the rules.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::logic_error("the demo was refused: " + result.error().code +
            (result.error().errors.empty() ? "" : " " + result.error().errors.front().field));
    return *std::move(result);
}

inline void must(Result<void> result)
{
    if (!result)
        throw std::logic_error("the demo was refused: " + result.error().code);
}

// Sets Kith's clock back and moves it forward to each act; right again when it goes.
class PlayedClock {
public:
    PlayedClock() = default;
    ~PlayedClock() { advance_wall_clock(-ahead_); }
    PlayedClock(PlayedClock const&) = delete;
    PlayedClock& operator=(PlayedClock const&) = delete;

    void move_to(Duration ago);

private:
    Time now_ = wall_clock();
    Duration ahead_ {};
};

// One account and who acts in it. People are named by their first names.
class Stage {
public:
    Stage(db::Database&, PlayedClock&, Company, std::string password_hash);

    AccountId const& account() const { return account_.id; }
    Actor actor(std::string_view first_name) const;
    memberships::Membership member(db::Transaction&, std::string_view first_name) const;

    void found(); // with its first person
    void admit_everybody();
    // Everybody was last here when the cast says; then the clock stands at the present.
    void let_them_be_seen();

    void change(std::string_view by, std::string_view whom, users::Change const&);
    // Somebody who will be reached at first_name@domain.
    invitations::Invitation invite(std::string_view by, std::string_view first_name, std::string_view last_name,
        std::string_view domain, Rights const& = {}, std::vector<std::string> const& licenses = {},
        std::string_view message = {});

    // One transaction; what it is refused ends the play.
    decltype(auto) act(auto body) { return must(database_.write_now(std::move(body))); }

private:
    void admit(Someone const&);
    void add(Someone const&);
    void come_by_invitation(Someone const&);
    void verify(Someone const&); // has shown the address, and has a password
    void show_face(Someone const&);
    EmailAddress email_of(Someone const&) const;

    db::Database& database_;
    PlayedClock& clock_;
    Company company_;
    std::string password_hash_;
    accounts::Account account_;
};

}
