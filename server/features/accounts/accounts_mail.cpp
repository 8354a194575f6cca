#include "accounts/accounts_mail.h"

#include "mail/letter.h"

#include <fmt/format.h>

namespace kith::accounts {

std::string test_mail_reason(MembershipId const& member) { return "test-mail:" + member.text(); }

void queue_test_mail(db::Transaction& tx, Account const& account, memberships::Membership const& to)
{
    mail::Letter letter;
    letter.subject = fmt::format("Test mail of {}", account.name.text());
    letter.greeted = to.first_name.text();
    letter.paragraphs = { fmt::format(
        "Mail from {} on Kith reaches you. Invitations and links for new passwords go the same way.",
        account.name.text()) };
    letter.small_print = "You asked for this mail on the page Admin. You need not do anything.";
    mail::queue_letter(tx, { account.id, to.email, to.display_name(), test_mail_reason(to.id) }, letter);
}

}
