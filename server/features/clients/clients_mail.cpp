#include "clients/clients_mail.h"

#include "mail/letter.h"

#include <fmt/format.h>

namespace kith::clients {

void queue_erased(db::Transaction& tx, memberships::Membership const& sponsor, std::string const& name)
{
    mail::queue_letter(tx,
        { sponsor.account, sponsor.email, sponsor.display_name(), "client-erased:" + sponsor.id.text() },
        { fmt::format("{} asked to be forgotten", name), sponsor.first_name.text(),
            { fmt::format("{}, whom you had added, does not want to be kept in Kith. The contact was removed, and no "
                          "mails are sent to that address any more.",
                name) },
            "", "", "" });
}

}
