#include "notifications/notifications_rules.h"

#include "base/fault.h"

#include <algorithm>
#include <chrono>

namespace kith::notifications {
namespace {

constexpr Duration minute = std::chrono::minutes { 1 };
constexpr Duration day = Days { 1 };

constexpr Rule all[] = {
    { Type::MemberJoined, Mailing::Off, Writer::Here },
    { Type::ConnectionRequested, Mailing::AtOnce, Writer::Feature, Circle::Users, day, true },
    { Type::ConnectionAccepted, Mailing::AtOnce, Writer::Feature },
    { Type::InvitationAccepted, Mailing::Off, Writer::Here },
    { Type::InvitationDeclined, Mailing::Off, Writer::Here },
    { Type::InvitationExpired, Mailing::Off, Writer::Here },
    { Type::InvitationAskedAgain, Mailing::AtOnce, Writer::Feature },
    { Type::ApprovalAwaited, Mailing::AtOnce, Writer::Feature, Circle::Administrators },
    { Type::ApprovalDecided, Mailing::Off, Writer::Here },
    { Type::RightsDropped, Mailing::AtOnce, Writer::Feature, Circle::Administrators },
    { Type::ClientAccepted, Mailing::Off, Writer::Here },
    { Type::ClientMapped, Mailing::Off, Writer::Here },
    { Type::LicenseExhausted, Mailing::Off, Writer::Here, Circle::Administrators, day, true },
    { Type::DomainLapsed, Mailing::AtOnce, Writer::Feature, Circle::Administrators, minute, true },
    { Type::OrderDecided, Mailing::AtOnce, Writer::Feature, Circle::Users, minute, true },
    { Type::JobFinished, Mailing::Off, Writer::Here, Circle::Administrators, minute, true },
    { Type::NewSignIn, Mailing::AtOnce, Writer::Feature, Circle::Users, minute, true, true },
};

bool is_named(Crowd const& crowd, std::string const& id)
{
    return std::ranges::find(crowd.people, id, &NotifiedPerson::id) != crowd.people.end();
}

}

Rule const& rule_of(Type type)
{
    auto const found = std::ranges::find(all, type, &Rule::type);
    if (found == std::end(all))
        throw Fault("a type of notification without a rule");
    return *found;
}

std::span<Rule const> rules() { return all; }

Result<void> check_wish(Type type, Wish const& wish)
{
    if (rule_of(type).is_about_safety && wish.mail != Mailing::AtOnce)
        return refuse_field("mail", "invalid", "must be at_once: it is about the safety of your login");
    return {};
}

Crowd joined(Crowd const& crowd, Crowd const& more)
{
    auto both = crowd;
    both.how_many += more.how_many;
    for (auto const& one : more.people) {
        if (is_named(both, one.id))
            --both.how_many;
        else if (both.people.size() < most_named)
            both.people.push_back(one);
    }
    return both;
}

Crowd without(Crowd const& crowd, std::string const& id)
{
    auto others = crowd;
    others.how_many -= static_cast<std::int64_t>(
        std::erase_if(others.people, [&](NotifiedPerson const& one) { return one.id == id; }));
    return others;
}

}
