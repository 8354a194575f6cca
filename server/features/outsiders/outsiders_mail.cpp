#include "outsiders/outsiders_mail.h"

#include "accounts/accounts.h"
#include "mail/public_url.h"
#include "mail_stops/mail_stops.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::outsiders {
namespace {

using mail::day_of;
using memberships::Membership;

constexpr std::size_t most_named = 10;

std::string account_name(db::Transaction& tx, AccountId const& account)
{
    return accounts::get(tx, account).name.text();
}

std::string clients_url() { return mail::link_to("/manage/contacts?filter=clients"); }

std::string page_of(Membership const& outsider)
{
    return mail::link_to("/manage/contacts/client:" + outsider.id.text());
}

mail::Recipient to(Membership const& member, std::string const& reason)
{
    return { member.account, member.email, member.display_name(), reason };
}

std::string listed(std::vector<std::string> const& names)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i)
        out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most_named ? fmt::format("{} and {} more", out, names.size() - most_named) : out;
}

}

void queue_question(db::Transaction& tx, Renewal const& renewal, crypto::AccountToken const& token)
{
    auto const& [one, member, sponsor, end, renewed] = renewal;
    auto const reason = "renewal:" + sponsor.id.text();
    auto const today = mail::count_since(tx, one.account, reason, tx.now() - Days { 1 });
    if (today > questions_a_day)
        return;
    auto const account = account_name(tx, one.account);
    if (today == questions_a_day) {
        mail::queue_letter(tx, to(sponsor, reason),
            { fmt::format("More of your contacts at {} end soon", account), sponsor.first_name.text(),
                { "The access of more people whom you answer for ends soon. All of them are listed there." },
                "Show those who end soon", clients_url(), "" });
        return;
    }
    auto const who = member.display_name();
    mail::queue_letter(tx, to(sponsor, reason),
        { fmt::format("{}: access ends on {}", who, day_of(end)), sponsor.first_name.text(),
            { fmt::format("You answer for {}, who is a guest of {}. The access ends on {}.", who, account, day_of(end)),
                fmt::format("If {} is to stay until {}, say so on the page that this link opens. Otherwise you need "
                            "not do anything.",
                    who, day_of(renewed)) },
            fmt::format("Renew {}", who), mail::link_to("/renew/" + token.text()),
            "The link does nothing but renew this one access, once, and works until the end. For another date, open "
            "the contact in Kith." });
}

void queue_ended(db::Transaction& tx, Membership const& sponsor, Membership const& outsider)
{
    auto const who = outsider.display_name();
    mail::queue_letter(tx, to(sponsor, "outsider-ended:" + outsider.id.text()),
        { fmt::format("{}: access has ended", who), sponsor.first_name.text(),
            { fmt::format("The access of {}, whom you answer for, has ended. Nothing was deleted.", who) },
            "Open the contact", page_of(outsider), "To let them in again, choose a new end there." });
}

void queue_ended_to_himself(db::Transaction& tx, Membership const& outsider)
{
    auto const account = account_name(tx, outsider.account);
    mail_stops::queue_letter(tx, to(outsider, "outsider-ended:" + outsider.id.text()),
        { fmt::format("Your access to {} has ended", account), outsider.first_name.text(),
            { fmt::format(
                "Your access to the portal of {} has ended, and you are signed out. If you still need it, ask "
                "whoever you know there.",
                account) },
            "", "", "" });
}

void queue_inherited(db::Transaction& tx, Membership const& heir, std::vector<std::string> const& names)
{
    auto const count = names.size();
    auto const subject = count == 1 ? fmt::format("You answer for {} now", names.front())
                                    : fmt::format("You answer for {} more people now", count);
    mail::queue_letter(tx, to(heir, "inherited:" + heir.id.text()),
        { subject, heir.first_name.text(),
            { fmt::format("Whoever answered for {} at {} does so no more, and you are next. You are asked before "
                          "their access ends.",
                listed(names), account_name(tx, heir.account)) },
            "Show the clients", clients_url(), "To let somebody else answer for them, change the sponsor there." });
}

}
