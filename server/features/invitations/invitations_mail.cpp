#include "invitations/invitations_mail.h"

#include "mail/letter.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "mail_stops/mail_stops.h"
#include "notifications/notifications.h"

#include <fmt/format.h>

namespace kith::invitations {
namespace {

using mail::day_of;
using mail::Letter;
using mail::queue_letter;

std::string_view standing_name(Role role)
{
    static constexpr std::string_view names[] = { "its legal representative", "an administrator", "a user" };
    return names[static_cast<std::size_t>(role)];
}

std::string listed(std::vector<std::string> const& words)
{
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return out;
}

// "a user, a team manager and Auditor, who manages Kith Voice and sees the accounting".
std::string roles_in_words(Rights const& rights, MailWords const& words)
{
    std::vector<std::string> roles { std::string { standing_name(rights.standing()) } };
    std::vector<std::string> tasks;
    for (auto const& right : rights.all()) {
        if (right.word == "manager" && rights.standing() == Role::User)
            roles = { "a team manager" }; // a user with more
        else if (right.word == "manager")
            roles.emplace_back("a team manager");
        if (right.word == "accounting")
            tasks.emplace_back("sees the accounting");
    }
    roles.insert(roles.end(), words.custom_roles.begin(), words.custom_roles.end());
    if (!words.managed.empty())
        tasks.insert(tasks.begin(), "manages " + listed(words.managed));
    return listed(roles) + (tasks.empty() ? "" : ", who " + listed(tasks));
}

std::string sentence(Invitation const& invitation, MailWords const& words)
{
    if (!words.workspace.empty())
        return fmt::format("{} of {} invites you to the workspace {}: there you reach everybody who is in it.",
            words.inviter, words.account, words.workspace);
    if (invitation.kind == Kind::Client)
        return fmt::format("{} of {} invites you to their client portal: there you reach {} and see what concerns you.",
            words.inviter, words.account, words.inviter);
    auto const products = words.products.empty() ? "" : ", with a license of " + listed(words.products);
    return fmt::format("{} invites you to join {} on Kith as {}{}.", words.inviter, words.account,
        roles_in_words(invitation.rights, words), products);
}

std::string button(Invitation const& invitation, MailWords const& words)
{
    if (!words.workspace.empty())
        return "Open the workspace";
    return invitation.kind == Kind::Client ? "Open the portal" : "Accept the invitation";
}

// Where an invitation is shown to whom it concerns here.
std::string page_of(Invitation const& invitation)
{
    if (invitation.kind == Kind::Client && invitation.membership)
        return mail::link_to("/manage/contacts/client:" + invitation.membership->text());
    return mail::link_to("/users?invitation=" + invitation.id.text());
}

}

std::string mail_reason(InvitationId const& id) { return std::string { mail_reasons } + id.text(); }

std::string asked_again_reason(InvitationId const& id) { return "asked-again:" + id.text(); }

std::string link_url(AccountId const& account, std::string const& token)
{
    return mail::link_to("/invitations/" + account.text() + '.' + token);
}

std::string confirmation_url(AccountId const& account, std::string const& token)
{
    return mail::link_to("/confirm/" + account.text() + '.' + token);
}

void queue_invitation(db::Transaction& tx, Invitation const& invitation, MailWords const& words, std::string const& url)
{
    Letter letter { fmt::format("{} invites you to {}", words.inviter, words.account), invitation.first_name.text(),
        { sentence(invitation, words) }, button(invitation, words), url,
        fmt::format("The link works until {}. If you did not expect it, you need not do anything.",
            day_of(invitation.expires_at)),
        invitation.message.text(), words.inviter };
    mail_stops::queue_letter(
        tx, { invitation.account, invitation.email, invitation.display_name(), mail_reason(invitation.id) }, letter);
}

void queue_asked_again(
    db::Transaction& tx, Invitation const& invitation, MailWords const& words, memberships::Membership const& inviter)
{
    auto const who = invitation.display_name();
    notifications::queue_mail(tx, inviter.id, notifications::Type::InvitationAskedAgain,
        { invitation.account, inviter.email, inviter.display_name(), asked_again_reason(invitation.id) },
        { fmt::format("{} asks for a new invitation", who), inviter.first_name.text(),
            { fmt::format("{} ({}) opened your invitation to {}, and it does not work any more.", who,
                invitation.email.text(), words.account) },
            "Invite again", page_of(invitation),
            "One click there sends it again. You hear of this once a day at most." });
}

// M-APPROVE
void queue_approval_awaited(db::Transaction& tx, Invitation const& invitation, MailWords const& words,
    memberships::Membership const& administrator)
{
    auto const who = invitation.display_name();
    auto const reason = "approval:" + administrator.id.text();
    if (mail::count_since(tx, invitation.account, reason, tx.now() - std::chrono::hours { 1 }) > 0)
        return;
    notifications::queue_mail(tx, administrator.id, notifications::Type::ApprovalAwaited,
        { invitation.account, administrator.email, administrator.display_name(), reason },
        { fmt::format("{} needs your approval to join {}", who, words.account), administrator.first_name.text(),
            { fmt::format("{} invited {} ({}). An administrator has to approve before the user is added.",
                words.inviter, who, invitation.email.text()) },
            "Approve or refuse", mail::link_to("/users?invitation=" + invitation.id.text()),
            "You hear of this once an hour at most; whoever else waits is listed there." });
}

void queue_approved(
    db::Transaction& tx, Invitation const& invitation, MailWords const& words, memberships::Membership const& member)
{
    queue_letter(tx, { invitation.account, member.email, member.display_name(), "approved:" + invitation.id.text() },
        { fmt::format("Welcome to {}", words.account), member.first_name.text(),
            { fmt::format("An administrator of {} has approved your invitation: you are in.", words.account) },
            "Sign in", mail::link_to("/signin"), "" });
}

void queue_confirmation(db::Transaction& tx, Invitation const& invitation, memberships::Membership const& member,
    MailWords const& words, std::string const& url)
{
    queue_letter(tx, { member.account, member.email, member.display_name(), mail_reason(invitation.id) },
        { "Confirm your address", member.first_name.text(),
            { fmt::format("You are joining {} on Kith with this address. Confirm that it is yours.", words.account) },
            "Confirm the address", url,
            "The link works for seven days. If it was not you, you need not do anything." });
}

void queue_dropped(db::Transaction& tx, Invitation const& left_out, memberships::Membership const& joined,
    MailWords const& words, memberships::Membership const& administrator)
{
    auto const who = joined.display_name();
    std::vector<std::string> paragraphs;
    if (left_out.rights != Rights {})
        paragraphs.push_back(
            fmt::format("{} invited {} to {} with more rights than he has himself by now. {} joined as a plain user.",
                words.inviter, who, words.account, who));
    if (!words.products.empty())
        paragraphs.push_back(
            fmt::format("{} promised {} a license of {} and cannot give it any more. It is free again.", words.inviter,
                who, listed(words.products)));
    auto const subject = left_out.rights == Rights {} ? "{} joined without a license" : "{} joined as a user only";
    notifications::queue_mail(tx, administrator.id, notifications::Type::RightsDropped,
        { joined.account, administrator.email, administrator.display_name(), "dropped:" + joined.id.text() },
        { fmt::format(fmt::runtime(subject), who), administrator.first_name.text(), paragraphs, "Look at the user",
            mail::link_to("/users"), "" });
}

}
