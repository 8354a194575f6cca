// Which entries of the log are told to whom.

#include "app/news_of_entries.h"

#include "clients/clients.h"
#include "connections/connections.h"
#include "invitations/invitations.h"
#include "licenses/licenses.h"
#include "memberships/memberships.h"
#include "notifications/notifications.h"
#include "orders/orders.h"
#include "persons/persons.h"
#include "user_jobs/user_jobs.h"

#include <algorithm>

namespace kith::app {
namespace {

using events::Event;
using notifications::News;
using notifications::Type;

constexpr int most_administrators = 50;

notifications::Crowd one(std::string id, std::string name) { return { { { std::move(id), std::move(name) } }, 1 }; }

News news_of(Event const& event, Type type, std::optional<MembershipId> to)
{
    return { type, std::move(to), event.target, one(event.target.id, event.target.name) };
}

std::vector<News> to_administrators(db::Transaction& tx, Event const& event, Type type)
{
    memberships::Listing listing;
    listing.limit = most_administrators;
    std::vector<News> all;
    for (auto const& each :
        memberships::list_holders(tx, event.account, { "legal_representative", "administrator" }, listing))
        all.push_back(news_of(event, type, each.id));
    return all;
}

// Whoever is asked to join is no user before he says yes: a stand-in without an address holds his place.
std::vector<News> member_joined(db::Transaction& tx, Event const& event)
{
    auto const member = memberships::find(tx, event.account, MembershipId::from_text(event.target.id));
    bool const is_user =
        member && member->kind == memberships::Kind::Internal && member->state == memberships::State::Active;
    auto const person = is_user ? persons::find(tx, member->person) : std::nullopt;
    if (!person || person->email.text().empty())
        return {};
    return { news_of(event, Type::MemberJoined, {}) };
}

std::optional<connections::Connection> connection_of(db::Transaction& tx, Event const& event)
{
    return connections::find(tx, event.account, connections::ConnectionId::from_text(event.target.id));
}

// Each side's log has its own entry: this is the one of who is asked.
std::vector<News> connection_requested(db::Transaction& tx, Event const& event)
{
    auto const row = connection_of(tx, event);
    if (!row || row->is_requester || row->blocks)
        return {};
    return { news_of(event, Type::ConnectionRequested, row->member) };
}

std::vector<News> connection_accepted(db::Transaction& tx, Event const& event)
{
    auto const row = connection_of(tx, event);
    if (!row || !row->is_requester)
        return {};
    return { news_of(event, Type::ConnectionAccepted, row->member) };
}

std::optional<invitations::Invitation> invitation_of(db::Transaction& tx, Event const& event)
{
    return invitations::find(tx, event.account, InvitationId::from_text(event.target.id));
}

bool is_here(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto const member = memberships::find(tx, account, id);
    return member && member->is_active(tx.now());
}

// Its inviter, or who runs the account when he is gone.
std::vector<News> to_inviter(db::Transaction& tx, Event const& event, Type type)
{
    auto const invitation = invitation_of(tx, event);
    if (!invitation)
        return {};
    if (is_here(tx, event.account, invitation->invited_by))
        return { news_of(event, type, invitation->invited_by) };
    return type == Type::InvitationAskedAgain ? to_administrators(tx, event, type) : std::vector<News> {};
}

std::vector<News> client_accepted(db::Transaction& tx, Event const& event, MembershipId const& client)
{
    std::vector<News> all;
    for (auto const& user : clients::audience_of(tx, event, client)) {
        auto news = news_of(event, Type::ClientAccepted, user);
        news.about = { "client", client.text(), event.target.name };
        all.push_back(std::move(news));
    }
    return all;
}

std::vector<News> invitation_accepted(db::Transaction& tx, Event const& event)
{
    auto const invitation = invitation_of(tx, event);
    if (invitation && invitation->kind == invitations::Kind::Client && invitation->membership)
        return client_accepted(tx, event, *invitation->membership);
    bool const is_awaited = invitation && invitation->approval == invitations::Approval::Awaiting;
    auto all = is_awaited ? to_administrators(tx, event, Type::ApprovalAwaited) : std::vector<News> {};
    std::ranges::move(to_inviter(tx, event, Type::InvitationAccepted), std::back_inserter(all));
    return all;
}

std::vector<News> invitation_sent(db::Transaction& tx, Event const& event)
{
    auto const invitation = invitation_of(tx, event);
    bool const is_awaited = invitation && invitation->approval == invitations::Approval::Awaiting;
    return is_awaited ? to_administrators(tx, event, Type::ApprovalAwaited) : std::vector<News> {};
}

std::vector<News> client_mapped(db::Transaction& tx, Event const& event)
{
    auto const client = MembershipId::from_text(event.target.id);
    std::vector<News> all;
    for (auto const& user : clients::named_by(event)) {
        if (clients::is_mapped(tx, event.account, client, user))
            all.push_back(news_of(event, Type::ClientMapped, user));
    }
    return all;
}

std::vector<News> license_taken(db::Transaction& tx, Event const& event)
{
    auto const pool = licenses::find_pool(tx, event.account, event.target.id);
    if (!pool || pool->available() != 0)
        return {};
    return to_administrators(tx, event, Type::LicenseExhausted);
}

std::vector<News> order_decided(db::Transaction& tx, Event const& event)
{
    auto const order = orders::find(tx, event.account, orders::OrderId::from_text(event.target.id));
    auto const member = order ? memberships::find_by_person(tx, event.account, order->requester) : std::nullopt;
    bool const is_there = member && member->is_active(tx.now());
    return is_there ? std::vector { news_of(event, Type::OrderDecided, member->id) } : std::vector<News> {};
}

std::vector<News> job_finished(db::Transaction& tx, Event const& event)
{
    auto const job = user_jobs::find(tx, event.account, user_jobs::JobId::from_text(event.target.id));
    bool const is_told = job && is_here(tx, event.account, job->started_by);
    return is_told ? std::vector { news_of(event, Type::JobFinished, job->started_by) } : std::vector<News> {};
}

// Of the browser, which is what the entry holds of it.
std::vector<News> new_sign_in(db::Transaction&, Event const& event)
{
    auto news = news_of(event, Type::NewSignIn, MembershipId::from_text(event.target.id));
    news.about = { "device", event.id, event.source.way.device };
    return { std::move(news) };
}

template<Type type>
std::vector<News> for_inviter(db::Transaction& tx, Event const& event)
{
    return to_inviter(tx, event, type);
}

template<Type type>
std::vector<News> for_administrators(db::Transaction& tx, Event const& event)
{
    return to_administrators(tx, event, type);
}

constexpr struct Maker {
    std::string_view operation;
    std::vector<News> (*make)(db::Transaction&, Event const&);
} makers[] = {
    { "membership.joined", member_joined },
    { "membership.admitted", member_joined },
    { "membership.confirmed", member_joined },
    { "login.new_browser", new_sign_in },
    { "connection.requested", connection_requested },
    { "connection.accepted", connection_accepted },
    { "invitation.sent", invitation_sent },
    { "invitation.accepted", invitation_accepted },
    { "invitation.declined", for_inviter<Type::InvitationDeclined> },
    { "invitation.expired", for_inviter<Type::InvitationExpired> },
    { "invitation.asked_again", for_inviter<Type::InvitationAskedAgain> },
    { "invitation.approved", for_inviter<Type::ApprovalDecided> },
    { "invitation.refused", for_inviter<Type::ApprovalDecided> },
    { "invitation.rights_dropped", for_administrators<Type::RightsDropped> },
    { "sign_up.awaiting", for_administrators<Type::ApprovalAwaited> },
    { "client.mapped", client_mapped },
    { "license.assigned", license_taken },
    { "license.reserved", license_taken },
    { "domain.lapsed", for_administrators<Type::DomainLapsed> },
    { "order.approved", order_decided },
    { "order.rejected", order_decided },
    { "import.done", job_finished },
    { "import.failed", job_finished },
    { "import.undone", job_finished },
    { "bulk.done", job_finished },
    { "bulk.failed", job_finished },
    { "bulk.undone", job_finished },
};

// What one did oneself one need not be told; but how one's own work ended, and where one signed in.
bool is_own_doing(Event const& event, News const& news)
{
    bool const is_told_anyway =
        news.type == Type::JobFinished || news.type == Type::NewSignIn || news.type == Type::LicenseExhausted;
    return !is_told_anyway && news.to && news.to->text() == event.source.id;
}

}

bool is_news(std::string_view operation)
{
    return std::ranges::find(makers, operation, &Maker::operation) != std::end(makers);
}

std::vector<News> news_of_entry(db::Transaction& tx, Event const& event)
{
    std::vector<News> all;
    for (auto const& [operation, make] : makers) {
        if (operation != event.operation)
            continue;
        for (auto& news : make(tx, event)) {
            bool const is_told = std::ranges::find(all, news.to, &News::to) != all.end();
            if (!is_told && !is_own_doing(event, news))
                all.push_back(std::move(news));
        }
    }
    return all;
}

}
