// For kith check: what was half-made.

#include "invitations/invitations_store.h"

namespace kith::invitations::store {

std::vector<std::string> list_without_mail(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select i.id from invitations i
        where i.account_id = $1 and i.state <> 'quiet' and i.email_key not like 'erased:%' and not exists (
            select 1 from mails m where m.account_id = $1 and m.reason = 'invitation:' || i.id)
            and exists ( -- who was added quietly, and sent away
                select 1 from events e where e.account_id = $1 and e.target_kind = 'invitation' and e.target_id = i.id
                    and e.operation in ('invitation.sent', 'invitation.resent')))",
        account);
}

// The newest entry about an invitation's state says the one it is in; sent and resent
// both mean pending.
std::vector<std::string> list_without_event(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select i.id from invitations i
        where i.account_id = $1 and not exists (
            select 1 from events e
            where e.account_id = $1 and e.target_kind = 'invitation' and e.target_id = i.id
                and (e.operation = 'invitation.' || i.state
                    or (i.state = 'quiet' and e.operation = 'invitation.added_quietly')
                    or (i.state = 'pending' and e.operation in ('invitation.sent', 'invitation.resent')))
                and not exists (
                    select 1 from events later
                    where later.account_id = $1 and later.target_kind = 'invitation' and later.target_id = i.id
                        and later.seq > e.seq and later.operation in ('invitation.sent', 'invitation.resent',
                            'invitation.accepted', 'invitation.declined', 'invitation.revoked', 'invitation.expired'))))",
        account);
}

std::vector<std::string> list_accepted_without_member(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select i.id from invitations i
        where i.account_id = $1 and i.state = 'accepted' and not exists (
            select 1 from memberships m
            where m.account_id = $1 and (m.email_key = i.email_key or m.id = i.membership_id)))",
        account);
}

}
