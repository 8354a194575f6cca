// The page behind "Why did I get this mail": who wrote, what is kept, and ending either. Whoever holds the link of a
// mail stops such mails, takes that back, or is forgotten as long as he has no login here.

#include "mail_choices/mail_choices_http.h"

#include "accounts/accounts.h"
#include "clients/clients.h"
#include "events/entries.h"
#include "http/account_token.h"
#include "invitations/invitations.h"
#include "mail_stops/mail_stops.h"
#include "merges/merges.h"
#include "sessions/sessions.h"

#include <algorithm>
#include <array>

namespace kith::mail_choices {
namespace {

using mail_stops::Choice;
using memberships::Membership;

// What the account has of him. It is shown to whoever holds the link, which only mails to him carry.
struct KeptOfAddress {
    std::string email;
    std::vector<std::string> names;
    std::string phone;
    std::string company;
    std::vector<std::string> written_by; // who invited him
    Time since;
};
BOOST_DESCRIBE_STRUCT(KeptOfAddress, (), (email, names, phone, company, written_by, since))

struct MailChoice {
    AccountName account_name;
    bool is_stopped;
    bool may_erase;                    // has no login here
    std::optional<KeptOfAddress> kept; // null: nothing
};
BOOST_DESCRIBE_STRUCT(MailChoice, (), (account_name, is_stopped, may_erase, kept))

void add_once(std::vector<std::string>& all, std::string const& text)
{
    if (!text.empty() && std::ranges::find(all, text) == all.end())
        all.push_back(text);
}

std::optional<Membership> member_of(db::Transaction& tx, Choice const& choice)
{
    return choice.address.text().empty() ? std::nullopt
                                         : memberships::find_by_email(tx, choice.account, choice.address);
}

bool has_no_login(std::optional<Membership> const& member)
{
    return !member || (member->kind == memberships::Kind::Client && member->state == memberships::State::Pending);
}

// Nobody: he is known by invitations alone. Refuses: awaits_place, has_login.
Result<std::optional<Membership>> member_to_erase(db::Transaction& tx, Choice const& choice)
{
    auto member = member_of(tx, choice);
    if (has_no_login(member))
        return member;
    bool const is_awaited = member->state == memberships::State::Quiet || member->state == memberships::State::Pending;
    return refuse(is_awaited ? "awaits_place" : "has_login");
}

KeptOfAddress kept(db::Transaction& tx, Choice const& choice, std::optional<Membership> const& member)
{
    KeptOfAddress all { choice.address.text(), {}, "", "", {}, choice.written_at };
    for (auto const& invitation : invitations::list_to(tx, choice.account, choice.address)) {
        add_once(all.names, invitation.display_name());
        if (auto const inviter = memberships::find(tx, choice.account, invitation.invited_by))
            add_once(all.written_by, inviter->display_name());
    }
    if (!member || !has_no_login(member))
        return all; // the rest he sees when he signs in
    add_once(all.names, member->display_name());
    all.phone = member->details.phone;
    if (auto const client = clients::find(tx, choice.account, member->id))
        all.company = client->company;
    return all;
}

MailChoice shown(db::Transaction& tx, Choice const& choice)
{
    auto const name = accounts::get(tx, choice.account).name;
    if (choice.address.text().empty())
        return { name, choice.stopped_at.has_value(), false, {} };
    auto const member = member_of(tx, choice);
    return { name, choice.stopped_at.has_value(), has_no_login(member), kept(tx, choice, member) };
}

// Looking for links by guessing is slowed down; holding one is not.
Result<Choice> find_carefully(http::Call& call, db::Transaction& tx)
{
    auto const link = TRY(http::read_account_token(call));
    auto choice = mail_stops::find(tx, link);
    if (choice)
        return *std::move(choice);
    TRY(call.limit(http::rates::unknown_token, call.client()));
    return refuse("not_found");
}

Result<MailChoice> get_choice(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const choice = TRY(find_carefully(call, tx));
    return shown(tx, choice);
}

struct ChoiceData {
    bool is_stopped;
};
BOOST_DESCRIBE_STRUCT(ChoiceData, (), (is_stopped))

// The log does not say to whom: that an account may not write to somebody is not a way to note who it is.
void record(db::Transaction& tx, http::Call const& call, Choice const& choice, std::string_view operation)
{
    auto const name = accounts::get(tx, choice.account).name.text();
    events::record(tx, choice.account, { "invitee", "", "", sessions::way_of(call) }, operation,
        { "account", choice.account.text(), name });
}

Result<MailChoice> set_stopped(http::Call& call, db::Transaction& tx, bool is_stopped)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const choice = TRY(find_carefully(call, tx));
    if (is_stopped ? mail_stops::stop(tx, choice) : mail_stops::resume(tx, choice))
        record(tx, call, choice, is_stopped ? "account.mails_stopped" : "account.mails_resumed");
    auto const after = TRY(find_carefully(call, tx));
    return shown(tx, after);
}

// What a program that reads mail sends by its own button: List-Unsubscribe=One-Click (RFC 8058, section 3.2).
struct OneClick {
    static constexpr std::array<std::string_view, 3> media_types { "application/x-www-form-urlencoded",
        "multipart/form-data", "application/json" };
};

Result<http::Then<MailChoice>> post_stop(http::Call&, db::Database&, http::Upload<OneClick> const&)
{
    return [](http::Call& call, db::Transaction& tx) { return set_stopped(call, tx, true); };
}

Result<MailChoice> post_resume(http::Call& call, db::Transaction& tx) { return set_stopped(call, tx, false); }

// Nobody makes two of one again, and so brings him back. He may also have gone into another one, and have been that
// one.
void forget_merges(db::Transaction& tx, Choice const& choice, std::optional<Membership> const& erased)
{
    if (erased)
        merges::forget(tx, choice.account, erased->id);
    if (auto const gone = memberships::find_removed(tx, choice.account, choice.address))
        merges::forget(tx, choice.account, gone->id);
}

// Mails to him are stopped by that, too: whoever adds him again writes to nobody.
Result<MailChoice> post_erase(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const seen = TRY(find_carefully(call, tx));
    if (!seen.address.text().empty())
        invitations::lock_to(tx, seen.account, seen.address);
    auto const choice = mail_stops::lock(tx, seen); // nobody writes to him meanwhile
    if (choice.address.text().empty())
        return shown(tx, choice);
    auto const member = TRY(member_to_erase(tx, choice));
    events::Postponed events { tx };
    auto const way = sessions::way_of(call);
    // The invitations first: whoever accepts takes them in this order, too, and the log is told no name by them.
    invitations::erase_to(tx, { "invitee", "", "", way }, choice.account, choice.address);
    TRY(member_to_erase(tx, choice)); // behind the invitations: whoever was quicker to accept is in
    if (member)
        TRY(clients::erase(tx, way, *member));
    forget_merges(tx, choice, member);
    mail_stops::erase(tx, choice);
    record(tx, call, choice, "account.person_erased");
    events.write();
    auto const after = TRY(find_carefully(call, tx));
    return shown(tx, after);
}

}

void add_routes(http::Router& router)
{
    std::string const path = "/api/v1/public/mails/{token}";
    router.get(path, "Says why somebody without a login got a mail, and what is kept of him", get_choice);
    router.post(path + "/stop", "Stops the mails of that account to him (RFC 8058)", post_stop);
    router.post(path + "/resume", "Lets that account write to him again", post_resume);
    router.post(path + "/erase", "Forgets him at that account, as long as he has no login", post_erase);
}

}
