#include "invitations/invitations_store.h"

namespace kith::invitations::store {
namespace {

#define INVITATION_COLUMNS                                                                            \
    "account_id, id, kind, first_name, last_name, email, email_key, standing_role, additional_roles," \
    " message, state, link_version, invited_by, sent_at, expires_at, version, created_at"

Invitation read(db::Row const& row)
{
    auto const roles = Roles::stored(row.enumerator<Role>(7), row.text(8));
    return { row.id<AccountId>(0), row.id<InvitationId>(1), row.enumerator<Kind>(2), PersonName::stored(row.text(3)),
        PersonName::stored(row.text(4)), EmailAddress::stored(row.text(5), row.text(6)), roles,
        PersonalMessage::stored(row.text(9)), row.enumerator<State>(10), static_cast<int>(row.integer(11)),
        row.id<MembershipId>(12), row.time(13), row.time(14), row.integer(15), row.time(16) };
}

}

bool insert(db::Transaction& tx, Invitation const& invitation, std::string const& token_hash)
{
    return tx.run(R"(
        insert into invitations (account_id, id, kind, first_name, last_name, email, email_key, standing_role, additional_roles,
            message, state, token_hash, link_version, invited_by, sent_at, expires_at, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11, $12, $13, $14, $15, 1, $14, $14)
        on conflict (account_id, kind, email_key) where state = 'pending' do nothing)",
               invitation.account, invitation.id, invitation.kind, invitation.first_name, invitation.last_name,
               invitation.email.text(), invitation.email.key(), invitation.roles.standing(),
               invitation.roles.additional(), invitation.message.text(), token_hash, invitation.link_version,
               invitation.invited_by, invitation.sent_at, invitation.expires_at) == 1;
}

std::optional<Invitation> find(db::Transaction& tx, AccountId const& account, InvitationId const& id)
{
    return tx.first(
        read, "select " INVITATION_COLUMNS " from invitations where account_id = $1 and id = $2", account, id);
}

std::optional<Invitation> find_by_token(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    return tx.first(read, "select " INVITATION_COLUMNS " from invitations where account_id = $1 and token_hash = $2",
        account, token_hash);
}

std::vector<Invitation> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    db::Query query { "select " INVITATION_COLUMNS " from invitations where account_id = $?", account };
    if (wanted.state)
        query.add(" and state = $?", *wanted.state);
    if (!wanted.after_id.empty())
        query.add(" and (created_at, id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by created_at desc, id desc limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, std::optional<State> state)
{
    return tx
        .first(db::read_integer, "select count(*) from invitations where account_id = $1 and (state = $2 or $2 = '')",
            account, state ? enum_text(*state) : "")
        .value_or(0);
}

std::vector<Invitation> list_overdue(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read,
        "select " INVITATION_COLUMNS
        " from invitations where account_id = $1 and state = 'pending' and expires_at <= $2 order by id",
        account, tx.now());
}

std::vector<AccountId> list_accounts_with_overdue(db::Transaction& tx)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); }, R"(
        select distinct account_id from invitations where state = 'pending' and expires_at <= $1
        -- across accounts: the sweep goes on in each of them)",
        tx.now());
}

bool finish(db::Transaction& tx, Invitation const& invitation, State state)
{
    return tx.run(R"(
        update invitations set state = $3, version = version + 1, updated_at = $4
        where account_id = $1 and id = $2 and state = $5)",
               invitation.account, invitation.id, state, tx.now(), invitation.state) == 1;
}

bool renew(db::Transaction& tx, Invitation const& invitation, Time expires_at)
{
    return tx.run(R"(
        update invitations set state = 'pending', sent_at = $3, expires_at = $4, version = version + 1, updated_at = $3
        where account_id = $1 and id = $2 and state = $5 and expires_at <= $4 and not exists (
            select 1 from invitations other
            where other.account_id = $1 and other.kind = $6 and other.email_key = $7 and other.state = 'pending' and other.id <> $2))",
               invitation.account, invitation.id, tx.now(), expires_at, invitation.state, invitation.kind,
               invitation.email.key()) == 1;
}

std::vector<std::string> list_without_mail(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select i.id from invitations i
        where i.account_id = $1 and not exists (
            select 1 from mails m where m.account_id = $1 and m.reason = 'invitation:' || i.id))",
        account);
}

// The newest entry about an invitation says the state it is in; sent and resent
// both mean pending.
std::vector<std::string> list_without_event(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select i.id from invitations i
        where i.account_id = $1 and not exists (
            select 1 from events e
            where e.account_id = $1 and e.target_kind = 'invitation' and e.target_id = i.id
                and (e.operation = 'invitation.' || i.state
                    or (i.state = 'pending' and e.operation in ('invitation.sent', 'invitation.resent')))
                and not exists (
                    select 1 from events later
                    where later.account_id = $1 and later.target_kind = 'invitation' and later.target_id = i.id
                        and later.seq > e.seq)))",
        account);
}

std::vector<std::string> list_accepted_without_member(db::Transaction& tx, AccountId const& account)
{
    return tx.all(db::read_text, R"(
        select i.id from invitations i
        where i.account_id = $1 and i.state = 'accepted' and not exists (
            select 1 from memberships m where m.account_id = $1 and m.email_key = i.email_key))",
        account);
}

}
