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

// Which of them: for who sees all of the account.
std::string clients_url(db::Transaction& tx, Membership const& user, std::string const& state)
{
    bool const sees_all = memberships::permissions_of(tx, user).may(Permission::ViewAllClients);
    return mail::link_to(sees_all ? "/manage/clients?state=" + state : "/manage/contacts?filter=clients");
}

std::string page_of(Membership const& outsider)
{
    return mail::link_to("/manage/contacts/client:" + outsider.id.text());
}

mail::Recipient to(Membership const& member, std::string const& reason)
{
    return { member.account, member.email, member.display_name(), reason };
}

enum class Room { One, Rest, None };
// What may be written to him today for that reason: about one, about all others, nothing.
Room room_for(db::Transaction& tx, mail::Recipient const& to)
{
    auto const today = mail::count_since(tx, to.account, to.reason, tx.now() - Days { 1 });
    return today < mails_a_day ? Room::One : today == mails_a_day ? Room::Rest : Room::None;
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
    auto const& [one, member, sponsor, end, renewed, valid_until] = renewal;
    auto const recipient = to(sponsor, "renewal:" + sponsor.id.text());
    auto const account = account_name(tx, one.account);
    auto const room = room_for(tx, recipient);
    if (room == Room::Rest)
        mail::queue_letter(tx, recipient,
            { fmt::format("More of your contacts at {} end soon", account), sponsor.first_name.text(),
                { "The access of more people whom you answer for ends soon. All of them are listed there." },
                "Show those who end soon", clients_url(tx, sponsor, "ending"), "" });
    if (room != Room::One)
        return;
    auto const who = member.display_name();
    mail::queue_letter(tx, recipient,
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
    auto const recipient = to(sponsor, "outsiders-ended:" + sponsor.id.text());
    auto const room = room_for(tx, recipient);
    if (room == Room::Rest)
        mail::queue_letter(tx, recipient,
            { fmt::format("The access of more of your contacts at {} has ended", account_name(tx, sponsor.account)),
                sponsor.first_name.text(),
                { "The access of more people whom you answer for has ended. Nothing was deleted." },
                "Show those who have ended", clients_url(tx, sponsor, "inactive"), "" });
    if (room != Room::One)
        return;
    auto const who = outsider.display_name();
    mail::queue_letter(tx, recipient,
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
    auto const recipient = to(heir, "inherited:" + heir.id.text());
    auto const room = room_for(tx, recipient);
    if (room == Room::None)
        return;
    auto const count = names.size();
    auto const subject = room == Room::Rest ? std::string { "You answer for more people now" }
        : count == 1                        ? fmt::format("You answer for {} now", names.front())
                                            : fmt::format("You answer for {} more people now", count);
    mail::queue_letter(tx, recipient,
        { subject, heir.first_name.text(),
            { fmt::format("Whoever answered for {} at {} does so no more, and you are next. You are asked before "
                          "their access ends.",
                room == Room::One ? listed(names) : "more people", account_name(tx, heir.account)) },
            "Show the clients", clients_url(tx, heir, ""),
            "To let somebody else answer for them, change the sponsor there." });
}

}
