#include "magic_links/magic_links_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::magic_links {

std::string mail_reason(MembershipId const& id) { return "magic-link:" + id.text(); }

mail::MailId queue_link(db::Transaction& tx, accounts::Account const& account, memberships::Membership const& client,
    crypto::AccountToken const& link)
{
    return mail::queue_letter(tx, { account.id, client.email, client.display_name(), mail_reason(client.id) },
        { fmt::format("Your link to the portal of {}", account.name.text()), client.first_name.text(),
            { fmt::format("With this link you sign in to the client portal of {}.", account.name.text()) }, "Sign in",
            mail::link_to("/magic/" + link.text()),
            "The link works once, within 15 minutes. If you did not ask for it, you need not do anything." });
}

}
