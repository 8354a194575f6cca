// What an invitation holds: an address, a member, a workspace.

#include "invitations/invitations_store.h"

namespace kith::invitations::store {

bool hold_place(db::Transaction& tx, Invitation const& place)
{
    bool const is_held = insert(tx, place, "");
    if (is_held)
        tx.send("delete from invitations where account_id = $1 and id = $2", place.account, place.id);
    return is_held;
}

bool is_pending(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    return tx
        .first(db::read_integer, R"(
        select 1 from invitations
        where account_id = $1 and kind = 'internal' and email_key = $2 and state = 'pending' and expires_at > $3)",
            account, email_key, tx.now())
        .has_value();
}

void set_membership(db::Transaction& tx, Invitation const& invitation, MembershipId const& member)
{
    tx.run("update invitations set membership_id = $3 where account_id = $1 and id = $2", invitation.account,
        invitation.id, member);
}

void set_place(db::Transaction& tx, Invitation const& invitation)
{
    tx.run("update invitations set membership_id = $3, force_email = $4 where account_id = $1 and id = $2",
        invitation.account, invitation.id, invitation.membership ? invitation.membership->text() : "",
        invitation.force_email);
}

void set_workspace(db::Transaction& tx, Invitation const& invitation, workspaces::WorkspaceId const& workspace)
{
    tx.run("update invitations set workspace_id = $3 where account_id = $1 and id = $2", invitation.account,
        invitation.id, workspace);
}

}
