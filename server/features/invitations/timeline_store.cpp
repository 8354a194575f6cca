#include "invitations/timeline_store.h"

#include <algorithm>

namespace kith::invitations::store {
namespace {

Step read_event(db::Row const& row)
{
    auto const operation = row.string(0);
    return { operation.substr(operation.find('.') + 1), row.string(1), "", row.time(2) };
}

Step read_mail(db::Row const& row) { return { "mail_" + row.string(0), "", row.string(1), row.time(2) }; }

std::vector<Step> oldest_first(std::vector<Step> steps)
{
    std::ranges::reverse(steps);
    return steps;
}

}

std::vector<Step> list_events(db::Transaction& tx, AccountId const& account, InvitationId const& invitation)
{
    return oldest_first(tx.all(read_event, R"(
        select operation, case when actor_kind = 'system' then '' else actor_name end, at from events
        where account_id = $1 and target_id = $2 order by seq desc limit 200)",
        account, invitation));
}

// A mail is one row, whose state is where it has got: when it was queued, the event before it says.
std::vector<Step> list_mails(db::Transaction& tx, AccountId const& account, std::string const& reason)
{
    return oldest_first(tx.all(read_mail, R"(
        select case state when 'active' then 'new' else state end, detail, changed_at from mails
        where account_id = $1 and reason = $2 order by id desc limit 200)",
        account, reason));
}

}
