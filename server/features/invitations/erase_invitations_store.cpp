#include "invitations/invitations_store.h"

namespace kith::invitations::store {

std::vector<Invitation> list_to(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    auto const ids = tx.all([](db::Row const& row) { return row.id<InvitationId>(0); },
        "select id from invitations where account_id = $1 and email_key = $2 order by created_at desc, id desc limit "
        "100",
        account, email_key);
    std::vector<Invitation> all;
    for (auto const& id : ids) {
        if (auto invitation = find(tx, account, id))
            all.push_back(*std::move(invitation));
    }
    return all;
}

void lock_to(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    tx.run("update invitations set version = version where account_id = $1 and email_key = $2", account, email_key);
}

void anonymize_to(db::Transaction& tx, AccountId const& account, std::string const& email_key)
{
    tx.run(R"(
        update invitations set first_name = 'Erased', last_name = 'Person', email = '', email_key = 'erased:' || id,
            message = '', decline_reason = '', version = version + 1, updated_at = $3
        where account_id = $1 and email_key = $2)",
        account, email_key, tx.now());
}

}
