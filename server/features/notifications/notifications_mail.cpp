#include "notifications/notifications_mail.h"

#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::notifications {
namespace {

constexpr std::size_t most_listed = 20;

// "Kim Lee", "Kim Lee and Jo Lee", "Kim Lee and 3 others".
std::string names_of(Crowd const& crowd)
{
    if (crowd.people.empty())
        return crowd.how_many > 1 ? fmt::format("{} people", crowd.how_many) : std::string { "Somebody" };
    auto const& first = crowd.people.front().name;
    if (crowd.how_many <= 1)
        return first;
    if (crowd.how_many == 2 && crowd.people.size() == 2)
        return first + " and " + crowd.people.back().name;
    return fmt::format("{} and {} others", first, crowd.how_many - 1);
}

std::string sentence_of(Notification const& one)
{
    auto const who = names_of(one.crowd);
    auto const& about = one.about.name;
    switch (one.type) {
    case Type::MemberJoined:
        return who + " joined.";
    case Type::ConnectionRequested:
        return who + " would like to connect with you.";
    case Type::ConnectionAccepted:
        return who + " accepted your request to connect.";
    case Type::InvitationAccepted:
        return who + " accepted your invitation.";
    case Type::InvitationDeclined:
        return who + " declined your invitation.";
    case Type::InvitationExpired:
        return "Your invitation expired before it was answered: " + who + '.';
    case Type::InvitationAskedAgain:
        return who + " asks for a new invitation.";
    case Type::ApprovalAwaited:
        return who + " needs your approval to join.";
    case Type::ApprovalDecided:
        return "It was decided whether your invitation is approved: " + who + '.';
    case Type::RightsDropped:
        return who + " joined with less than the invitation promised.";
    case Type::ClientAccepted:
        return who + ", a client, accepted the invitation.";
    case Type::ClientMapped:
        return who + " was put into your care.";
    case Type::LicenseExhausted:
        return "No license of " + about + " is left.";
    case Type::DomainLapsed:
        return "The domain " + about + " is not proved any more.";
    case Type::OrderDecided:
        return "Order " + about + " was decided.";
    case Type::JobFinished:
        return "The work on many users has ended: " + about + '.';
    case Type::NewSignIn:
        return "Somebody signed in as you in a new browser: " + about + '.';
    }
    return {};
}

std::string page_of(Type type)
{
    switch (type) {
    case Type::ConnectionRequested:
    case Type::ConnectionAccepted:
        return "/connections";
    case Type::InvitationAccepted:
    case Type::InvitationDeclined:
    case Type::InvitationExpired:
    case Type::InvitationAskedAgain:
    case Type::ApprovalAwaited:
    case Type::ApprovalDecided:
    case Type::RightsDropped:
    case Type::JobFinished:
        return "/users";
    case Type::ClientAccepted:
    case Type::ClientMapped:
        return "/manage/contacts";
    case Type::DomainLapsed:
        return "/manage/ways-in";
    case Type::OrderDecided:
        return "/manage/orders";
    case Type::NewSignIn:
        return "/profile#sessions";
    default:
        return "/";
    }
}

}

mail::Recipient recipient_of(memberships::Membership const& member, Notification const& one)
{
    return { member.account, member.email, member.display_name(), "notification:" + enum_text(one.type) };
}

mail::Letter letter_of(memberships::Membership const& member, Notification const& one)
{
    auto const sentence = sentence_of(one);
    return { sentence.substr(0, sentence.size() - 1), member.first_name.text(), { sentence }, "Open Kith",
        mail::link_to(page_of(one.type)), "" };
}

void queue_digest(db::Transaction& tx, memberships::Membership const& member, std::vector<Notification> const& unread,
    std::string const& account)
{
    mail::Letter letter { fmt::format("What is new at {}", account), member.first_name.text(),
        { unread.size() == 1 ? "You have one notification that you have not read:"
                             : fmt::format("You have {}{} notifications that you have not read:", unread.size(),
                                   unread.size() >= most_counted ? " or more" : "") },
        "Open Kith", mail::link_to("/"), "" };
    for (std::size_t i = 0; i < unread.size() && i < most_listed; ++i)
        letter.paragraphs.push_back(sentence_of(unread[i]));
    if (unread.size() > most_listed)
        letter.paragraphs.push_back(fmt::format("And {} more.", unread.size() - most_listed));
    mail::Recipient recipient { member.account, member.email, member.display_name(),
        "notification-digest:" + member.id.text() };
    recipient.unsubscribe = stop_links({ member.account, member.id, {} });
    mail::queue_letter(tx, recipient, letter);
}

mail::Unsubscribe stop_links(Stopping const& stopping)
{
    auto const token = stop_token(stopping);
    return { mail::link_to("/api/v1/public/unsubscribe/" + token), mail::link_to("/unsubscribe/" + token),
        mail::link_to("/profile#notifications") };
}

}
