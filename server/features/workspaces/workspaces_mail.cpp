#include "workspaces/workspaces_mail.h"

#include "mail/letter.h"
#include "mail/outbox.h"
#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::workspaces {

bool queue_notice(db::Transaction& tx, Workspace const& workspace, memberships::Membership const& client,
    std::string const& inviter, std::string const& account)
{
    auto const reason = "workspace:" + client.id.text();
    if (mail::count_since(tx, client.account, reason, tx.now() - Days { 1 }) >= most_notices)
        return false;
    auto const& name = workspace.name.text();
    mail::queue_letter(tx, { client.account, client.email, client.display_name(), reason },
        { fmt::format("{} added you to {}", inviter, name), client.first_name.text(),
            { fmt::format("{} of {} added you to the workspace {}.", inviter, account, name) }, "Open the workspace",
            mail::link_to("/workspaces/" + workspace.id.text()),
            "If you have no password, ask for a link on the sign-in page of the account." });
    return true;
}

}
