#pragma once

// The types of notifications, and what holds for each. Whoever adds one adds it here, says in app/news_of_entries.cpp
// which entry of the log makes it, and gives it words (notifications_mail.cpp, and the messages of the pages).

#include "base/result.h"
#include "base/time.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kith::notifications {

enum class Type {
    MemberJoined,
    ConnectionRequested,
    ConnectionAccepted,
    InvitationAccepted,
    InvitationDeclined,
    InvitationExpired,
    InvitationAskedAgain,
    ApprovalAwaited,
    ApprovalDecided,
    RightsDropped,
    ClientAccepted,
    ClientMapped,
    LicenseExhausted,
    DomainLapsed,
    OrderDecided,
    JobFinished,
    NewSignIn
};
BOOST_DESCRIBE_ENUM(Type, MemberJoined, ConnectionRequested, ConnectionAccepted, InvitationAccepted, InvitationDeclined,
    InvitationExpired, InvitationAskedAgain, ApprovalAwaited, ApprovalDecided, RightsDropped, ClientAccepted,
    ClientMapped, LicenseExhausted, DomainLapsed, OrderDecided, JobFinished, NewSignIn)

enum class Mailing { Off, AtOnce, Daily };
BOOST_DESCRIBE_ENUM(Mailing, Off, AtOnce, Daily)

// How somebody is told of one type.
struct Wish {
    bool in_app = true;
    Mailing mail = Mailing::Off;
    bool operator==(Wish const&) const = default;
};

// Whose mail is written where the thing happens; of others by this module.
enum class Writer { Feature, Here };
// For whom it is, of the users: clients and guests are told nothing (S1-22).
enum class Circle { Users, Administrators };

struct Rule {
    Type type;
    Mailing mail; // as long as nobody says otherwise
    Writer writer;
    Circle circle = Circle::Users;
    Duration combined_within = std::chrono::minutes { 1 };
    bool is_one_for_each = false; // only what is about the same thing is combined
    bool is_about_safety = false; // its mail cannot be turned off
};
Rule const& rule_of(Type);
std::span<Rule const> rules();

// Refuses: validation (`mail` of what is about safety).
Result<void> check_wish(Type, Wish const&);

// One of those whom a notification tells of.
struct NotifiedPerson {
    std::string id;
    std::string name;
    bool operator==(NotifiedPerson const&) const = default;
};
BOOST_DESCRIBE_STRUCT(NotifiedPerson, (), (id, name))

inline constexpr std::size_t most_named = 20;

struct Crowd {
    std::vector<NotifiedPerson> people; // of many the first
    std::int64_t how_many = 0;
    bool operator==(Crowd const&) const = default;
};
// Both together; whoever is named in both counts once.
Crowd joined(Crowd const&, Crowd const& more);
// The same for one of them, who is told of the others.
Crowd without(Crowd const&, std::string const& id);

// 99 and more are not counted.
inline constexpr int most_counted = 100;

}
