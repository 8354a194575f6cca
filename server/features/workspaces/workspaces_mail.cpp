#include "workspaces/workspaces_mail.h"

#include "mail/letter.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "workspaces/workspaces_store.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::workspaces {
namespace {

constexpr auto reasons = "workspace:";

std::string reason_of(Actor const& actor) { return reasons + actor.membership.text(); }

mail::Letter letter(
    Actor const& actor, std::string const& company, Workspace const& workspace, memberships::Membership const& client)
{
    auto const& name = workspace.name.text();
    return { fmt::format("{} added you to {}", actor.name, name), client.first_name.text(),
        { fmt::format("{} of {} added you to the workspace {}.", actor.name, company, name) }, "Open the workspace",
        mail::link_to("/workspaces/" + workspace.id.text()),
        "If you have no password, ask for a link on the sign-in page of the account." };
}

}

void queue_notices(db::Transaction& tx, Actor const& actor, Workspace const& workspace,
    std::vector<memberships::Membership> const& clients)
{
    if (clients.empty())
        return;
    auto const since = tx.now() - Days { 1 };
    auto left = most_notices_sent - mail::count_since(tx, actor.account, reason_of(actor), since);
    std::vector<EmailAddress> addresses;
    std::ranges::transform(clients, std::back_inserter(addresses), &memberships::Membership::email);
    auto const mailed = mail::counts_to(tx, actor.account, addresses, reasons, since);
    auto const company = store::company_of(tx, actor.account);
    for (auto const& client : clients) {
        auto const known = mailed.find(client.email.key());
        if (left <= 0 || (known != mailed.end() && known->second >= most_notices))
            continue;
        mail::queue_letter(tx, { client.account, client.email, client.display_name(), reason_of(actor) },
            letter(actor, company, workspace, client));
        --left;
    }
}

}
