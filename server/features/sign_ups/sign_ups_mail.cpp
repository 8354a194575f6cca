#include "sign_ups/sign_ups_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"
#include "notifications/notifications.h"

#include <fmt/format.h>

namespace kith::sign_ups {
namespace {

std::string reason_of(SignUp const& one) { return std::string { mail_reasons } + one.id.text(); }

void queue_to_him(db::Transaction& tx, SignUp const& one, mail::Letter const& letter)
{
    mail::queue_letter(tx, { one.account, one.email, one.display_name(), reason_of(one) }, letter);
}

std::string sign_in_url(accounts::Account const& account) { return mail::link_to("/s/" + account.slug); }

}

void queue_proof(db::Transaction& tx, accounts::Account const& account, SignUp const& one, std::string const& token)
{
    auto const name = account.name.text();
    queue_to_him(tx, one,
        { fmt::format("Join {} on Kith", name), one.first_name.text(),
            { fmt::format("You, or somebody who typed your address, want to join {} on Kith. Go on with this link if "
                          "it was you.",
                name) },
            fmt::format("Join {}", name), mail::link_to("/signup/" + token),
            "The link works once, for one day. If it was not you, you need not do anything: nobody joins without "
            "it." });
}

void queue_no_need(db::Transaction& tx, accounts::Account const& account, SignUp const& one, std::string_view code)
{
    auto const name = account.name.text();
    auto const begun = fmt::format("You, or somebody who typed your address, wanted to join {} on Kith.", name);
    if (code == "already_member")
        return queue_to_him(tx, one,
            { fmt::format("You are in {} already", name), one.first_name.text(),
                { begun, "You are a user there already: sign in." }, "Sign in", sign_in_url(account), "" });
    if (code == "awaiting_approval")
        return queue_to_him(tx, one,
            { fmt::format("{} has not let you in yet", name), one.first_name.text(),
                { begun, "You have signed up already. An administrator has yet to say yes; you get a mail then." }, "",
                "", "" });
    if (code == "already_invited")
        return queue_to_him(tx, one,
            { fmt::format("You have an invitation to {}", name), one.first_name.text(),
                { begun,
                    "An invitation was mailed to this address: accept it. If you cannot find it, ask for another." },
                "", "", "" });
    auto const why = code == "inactive" ? "Your account is inactive. Contact your administrator."
                                        : "You need an invitation. Ask an administrator for one.";
    queue_to_him(tx, one,
        { fmt::format("You cannot join {} by yourself", name), one.first_name.text(), { begun, why }, "", "", "" });
}

void queue_awaited(db::Transaction& tx, accounts::Account const& account, SignUp const& one,
    memberships::Membership const& administrator)
{
    notifications::queue_mail(tx, administrator.id, notifications::Type::ApprovalAwaited,
        { one.account, administrator.email, administrator.display_name(),
            std::string { awaited_reasons } + one.id.text() },
        { fmt::format("{} asks to join {}", one.display_name(), account.name.text()), administrator.first_name.text(),
            { fmt::format("{} ({}) has signed up to {} and waits for your yes.", one.display_name(), one.email.text(),
                account.name.text()) },
            "Look at it", mail::link_to("/users"), "Until then nothing of the account is open there." });
}

void queue_let_in(
    db::Transaction& tx, accounts::Account const& account, SignUp const& one, memberships::Membership const& member)
{
    mail::queue_letter(tx, { one.account, member.email, member.display_name(), reason_of(one) },
        { fmt::format("Welcome to {}", account.name.text()), member.first_name.text(),
            { fmt::format("An administrator of {} has let you in. You can sign in now.", account.name.text()) },
            "Sign in", sign_in_url(account), "" });
}

void queue_refused(db::Transaction& tx, accounts::Account const& account, SignUp const& one)
{
    queue_to_him(tx, one,
        { fmt::format("{} did not let you in", account.name.text()), one.first_name.text(),
            { fmt::format("An administrator of {} has declined your request to join.", account.name.text()) }, "", "",
            "If you think that this is a mistake, talk to whoever told you of it." });
}

}
