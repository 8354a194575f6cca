#include "domains/domains_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"
#include "notifications/notifications.h"

#include <fmt/format.h>

namespace kith::domains {

void queue_lapsed(db::Transaction& tx, Domain const& domain, memberships::Membership const& administrator)
{
    auto const name = domain.name.text();
    auto const& [host, value] = record_of(domain);
    notifications::queue_mail(tx, administrator.id, notifications::Type::DomainLapsed,
        { domain.account, administrator.email, administrator.display_name(), "domain:" + domain.id.text() },
        { fmt::format("{} is not proved any more", name), administrator.first_name.text(),
            { fmt::format("The DNS record that showed that {} is yours was not there on {} days. Nobody can join by "
                          "an address in it any more; whoever has joined stays.",
                  name, most_missed),
                fmt::format("To prove it again, put the TXT record back: host {}, value {}.", host, value) },
            "Look at it", mail::link_to("/manage/ways-in"), "If you have given the domain up, remove it there." });
}

}
