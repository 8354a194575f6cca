#include "invitations/invitations_mail.h"

#include "mail/html.h"
#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::invitations {
namespace {

using mail::escape_html;

std::string_view role_name(Roles const& roles)
{
    switch (roles.standing()) {
    case Role::LegalRepresentative:
        return "its legal representative";
    case Role::Administrator:
        return "an administrator";
    default:
        return roles.is_manager() ? "a team manager" : "a user";
    }
}

// "6 October 2026", for a sentence.
std::string day_of(Time time)
{
    static constexpr std::string_view months[] = { "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December" };
    std::chrono::year_month_day const day { std::chrono::floor<std::chrono::days>(time) };
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1],
        static_cast<int>(day.year()));
}

std::string text_part(
    Invitation const& invitation, std::string const& account, std::string const& inviter, std::string const& url)
{
    auto const message =
        invitation.message.text().empty() ? "" : fmt::format("\n{} writes:\n{}\n", inviter, invitation.message.text());
    return fmt::format("Hello {},\n\n{} invites you to join {} on Kith as {}.\n{}\nAccept the invitation:\n{}\n\n"
                       "The link works until {}. If you did not expect it, you need not do anything.\n",
        invitation.first_name.text(), inviter, account, role_name(invitation.roles), message, url,
        day_of(invitation.expires_at));
}

std::string html_part(
    Invitation const& invitation, std::string const& account, std::string const& inviter, std::string const& url)
{
    auto const message = invitation.message.text().empty()
        ? ""
        : fmt::format(
              R"(<blockquote style="margin:16px 0;padding:0 0 0 12px;border-left:3px solid #cfcac2;white-space:pre-line">{}</blockquote>)",
              escape_html(invitation.message.text()));
    return fmt::format(
        R"(<!doctype html><html lang="en"><body style="font:16px/24px system-ui,sans-serif;color:#26231f;max-width:520px;margin:24px auto;padding:0 16px">
<p>Hello {},</p><p><strong>{}</strong> invites you to join <strong>{}</strong> on Kith as {}.</p>{}
<p style="margin:24px 0"><a href="{}" style="background:#0f5a63;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none">Accept the invitation</a></p>
<p style="color:#6b655d;font-size:14px;line-height:20px">The link works until {}. If you did not expect it, you need not do anything.</p></body></html>
)",
        escape_html(invitation.first_name.text()), escape_html(inviter), escape_html(account),
        role_name(invitation.roles), message, escape_html(url), day_of(invitation.expires_at));
}

}

std::string mail_reason(InvitationId const& id) { return "invitation:" + id.text(); }

mail::Message invitation_message(
    Invitation const& invitation, std::string const& account, std::string const& inviter, crypto::Token const& token)
{
    auto const url = mail::link_to("/invitations/" + invitation.account.text() + '.' + token.text);
    return { invitation.account, invitation.email, invitation.display_name(),
        fmt::format("{} invites you to {}", inviter, account), text_part(invitation, account, inviter, url),
        html_part(invitation, account, inviter, url), mail_reason(invitation.id) };
}

}
