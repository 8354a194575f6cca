#include "connections/connections_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"
#include "notifications/notifications.h"

#include <fmt/format.h>

namespace kith::connections {
namespace {

// What one member has asked somebody for.
std::string reasons_of(MembershipId const& requester) { return "connection:" + requester.text() + ':'; }
std::string reason_of(Connection const& one)
{
    return reasons_of(one.is_requester ? one.member : one.peer.id) + one.id.text();
}

mail::Recipient recipient_of(Connection const& one, Person const& peer)
{
    return { one.peer.account, peer.member.email, peer.member.display_name(), reason_of(one) };
}

std::string shared_words(Connection const& one, std::string const& company)
{
    return one.is_shared ? fmt::format("The connection would be shared with all colleagues at {}.", company) : "";
}

}

void queue_request(db::Transaction& tx, Connection const& one)
{
    auto const peer = find_person(tx, one.peer);
    auto const since = tx.now() - Days { 1 };
    if (peer && mail::count_to(tx, one.peer.account, peer->member.email, reasons_of(one.member), since) > 0)
        return; // asked, called back and asked again
    auto const asking = find_person(tx, { one.account, one.member });
    if (!peer || !asking)
        return;
    auto const name = asking->member.display_name();
    std::vector<std::string> paragraphs { fmt::format(
        "{} of {} would like to connect with you. Once you accept, you can reach each other.", name, asking->company) };
    if (one.is_shared)
        paragraphs.push_back(shared_words(one, asking->company));
    mail::Letter letter { fmt::format("{} ({}) would like to connect", name, asking->company),
        peer->member.first_name.text(), std::move(paragraphs), "Accept or decline", mail::link_to("/connections"),
        "You need not answer. To hear nothing more from this person, block the request on the same page." };
    if (!one.note.empty()) {
        letter.quote = one.note;
        letter.quoted = name;
    }
    notifications::queue_mail(
        tx, one.peer.id, notifications::Type::ConnectionRequested, recipient_of(one, *peer), letter);
}

void withdraw_request(db::Transaction& tx, Connection const& one)
{
    mail::withdraw(tx, one.peer.account, reasons_of(one.member) + one.id.text());
}

void queue_accepted(db::Transaction& tx, Connection const& one)
{
    auto const requester = find_person(tx, one.peer);
    auto const accepter = find_person(tx, { one.account, one.member });
    if (!requester || !accepter)
        return;
    auto const name = accepter->member.display_name();
    notifications::queue_mail(tx, one.peer.id, notifications::Type::ConnectionAccepted, recipient_of(one, *requester),
        { fmt::format("{} ({}) accepted", name, accepter->company), requester->member.first_name.text(),
            { fmt::format("{} of {} accepted your request to connect.", name, accepter->company) }, "Open connections",
            mail::link_to("/connections"), "" });
}

}
