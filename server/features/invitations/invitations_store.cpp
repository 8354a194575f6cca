#include "invitations/invitations_store.h"

#include "base/text.h"
#include "json/json.h"

namespace kith::invitations::store {
namespace {

#define INVITATION_COLUMNS                                                                                    \
    "i.account_id, i.id, i.kind, i.first_name, i.last_name, i.email, i.email_key, i.standing_role, i.rights," \
    " i.licenses, i.message, i.state, i.approval, i.force_email, i.source, i.link_version, i.invited_by,"     \
    " i.membership_id, i.opened_at, i.sent_at, i.expires_at, i.version, i.created_at,"                        \
    " i.decline_reason, coalesce((select m.email from email_confirmations c"                                  \
    " join memberships m on m.account_id = c.account_id and m.id = c.membership_id"                           \
    " where c.account_id = i.account_id and c.invitation_id = i.id and (m.state = 'pending'"                  \
    " or (m.kind = 'client' and m.state = 'active')) limit 1), ''), i.teams, i.workspace_id"
constexpr int column_count = 27;

std::vector<teams::TeamId> read_teams(std::string_view words)
{
    std::vector<teams::TeamId> ids;
    for (auto const& word : split_words(words))
        ids.push_back(teams::TeamId::from_text(word));
    return ids;
}

std::string write_teams(std::vector<teams::TeamId> const& ids)
{
    std::vector<std::string> words;
    for (auto const& id : ids)
        words.push_back(id.text());
    return join_words(words);
}

std::optional<MembershipId> member_in(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional { MembershipId::from_text(text) };
}

std::optional<workspaces::WorkspaceId> workspace_in(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional { workspaces::WorkspaceId::from_text(text) };
}

std::optional<EmailAddress> address_in(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional { EmailAddress::parse(text).value() };
}

Invitation read(db::Row const& row)
{
    NewInvitation wanted { row.enumerator<Kind>(2), PersonName::stored(row.text(3)), PersonName::stored(row.text(4)),
        EmailAddress::stored(row.text(5), row.text(6)), Rights::stored(row.enumerator<Role>(7), row.text(8)),
        PersonalMessage::stored(row.text(10)), split_words(row.text(9)), row.flag(13), read_teams(row.text(25)) };
    return { std::move(wanted), row.id<AccountId>(0), row.id<InvitationId>(1), row.enumerator<State>(11),
        row.enumerator<Approval>(12), static_cast<int>(row.integer(15)), row.id<MembershipId>(16),
        member_in(row.text(17)), row.optional_time(18), row.time(19), row.time(20), row.integer(21), row.time(22),
        PersonalMessage::stored(row.text(23)), address_in(row.text(24)), row.enumerator<Source>(14),
        workspace_in(row.text(26)) };
}

Found read_found(db::Row const& row)
{
    return { { read(row), row.enumerator<Channel>(column_count) }, row.flag(column_count + 1) };
}

void add_filters(db::Query& query, Listing const& wanted)
{
    query.add(" and i.kind = $?", wanted.kind);
    if (wanted.state)
        query.add(" and i.state = $?", *wanted.state);
    if (wanted.invited_by)
        query.add(" and i.invited_by = $?", *wanted.invited_by);
    if (wanted.approval) // named, for those awaiting have an index of their own
        query.add(" and i.approval = '" + enum_text(*wanted.approval) + "'");
    if (!wanted.product.empty())
        query.add(" and ' ' || i.licenses || ' ' like '% ' || $? || ' %'", wanted.product);
}

}

bool insert(db::Transaction& tx, Invitation const& invitation, std::string const& token_hash)
{
    return tx.run(R"(
        insert into invitations (account_id, id, kind, first_name, last_name, email, email_key, standing_role, rights, licenses,
            message, state, approval, force_email, source, token_hash, link_version, invited_by, sent_at, expires_at, version,
            created_at, updated_at, teams)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $21, $12, $13, $14, $15, $16, $17, $18, $19, 1, $18, $18, $20)
        on conflict (account_id, kind, email_key) where state = 'pending' do nothing)",
               invitation.account, invitation.id, invitation.kind, invitation.first_name, invitation.last_name,
               invitation.email.text(), invitation.email.key(), invitation.rights.standing(), invitation.rights.words(),
               join_words(invitation.licenses), invitation.message.text(), invitation.approval, invitation.force_email,
               invitation.source, token_hash, invitation.link_version, invitation.invited_by, invitation.sent_at,
               invitation.expires_at, write_teams(invitation.teams), invitation.state) == 1;
}

std::optional<Invitation> find(db::Transaction& tx, AccountId const& account, InvitationId const& id)
{
    return tx.first(
        read, "select " INVITATION_COLUMNS " from invitations i where account_id = $1 and id = $2", account, id);
}

std::vector<Invitation> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    db::Query query { "select " INVITATION_COLUMNS " from invitations i where i.account_id = $?", account };
    add_filters(query, wanted);
    if (!wanted.after_id.empty())
        query.add(" and (i.created_at, i.id) < (cast($? as bigint), $?)", wanted.after_key, wanted.after_id);
    query.add(" order by i.created_at desc, i.id desc limit $?", wanted.limit);
    return tx.all(read, query);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    db::Query query { "select count(*) from invitations i where i.account_id = $?", account };
    add_filters(query, wanted);
    return tx.all(db::read_integer, query).at(0);
}

std::vector<Invitation> list_overdue(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read,
        "select " INVITATION_COLUMNS
        " from invitations i where account_id = $1 and state = 'pending' and expires_at <= $2 order by expires_at, id",
        account, tx.now());
}

std::vector<Invitation> list_expired_since(db::Transaction& tx, AccountId const& account, Time since)
{
    return tx.all(read,
        "select " INVITATION_COLUMNS
        " from invitations i where account_id = $1 and kind = 'internal' and state = 'expired' and expires_at > $2"
        " order by id limit 1000",
        account, since);
}

std::vector<Invitation> list_of_members(
    db::Transaction& tx, AccountId const& account, Kind kind, std::vector<std::string> const& members)
{
    return tx.all(read,
        "select " INVITATION_COLUMNS " from invitations i where account_id = $1 and membership_id in {list:$2}"
        " and membership_id <> '' and kind = $3 order by created_at, id",
        account, json::write(members), kind);
}

std::vector<Invitation> list_unconfirmed(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read,
        "select " INVITATION_COLUMNS " from invitations i where account_id = $1 and state = 'accepted' and id in ("
        "select invitation_id from email_confirmations where account_id = $1 and expires_at <= $2) order by id",
        account, tx.now());
}

std::vector<AccountId> list_accounts_with_overdue(db::Transaction& tx)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); }, R"(
        select account_id from invitations where state = 'pending' and expires_at <= $1
        union select account_id from email_confirmations where expires_at <= $1
        -- across accounts: the sweep goes on in each of them)",
        tx.now());
}

Sent count_sent(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    auto read_sent = [](db::Row const& row) { return Sent { row.integer(0), row.integer(1), row.integer(2) }; };
    return tx
        .first(read_sent, R"(
        select (
                select count(*) from invitations where account_id = $1 and created_at > $3
                    and state in ('quiet', 'pending', 'accepted', 'declined', 'revoked', 'expired')), -- all: by the index of these
            (select count(*) from invitations where account_id = $1 and invited_by = $2 and created_at > $3),
            (select count(*) from invitations where account_id = $1 and state = 'accepted' and created_at > $4))",
            account, member, tx.now() - Days { 1 }, tx.now() - Days { 30 })
        .value();
}

std::optional<Found> find_by_token(db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    auto const mailed = tx.first(read_found,
        "select " INVITATION_COLUMNS ", 'mailed', 0 from invitations i where account_id = $1 and token_hash = $2",
        account, token_hash);
    if (mailed)
        return mailed;
    return tx.first(read_found,
        "select " INVITATION_COLUMNS ", l.channel, case when l.link_version < i.link_version then 1 else 0 end"
        " from invitation_links l join invitations i on i.account_id = l.account_id and i.id = l.invitation_id"
        " where l.account_id = $1 and l.token_hash = $2",
        account, token_hash);
}

void insert_link(db::Transaction& tx, Invitation const& invitation, std::string const& token_hash, Channel channel)
{
    tx.run(R"(
        insert into invitation_links (account_id, token_hash, invitation_id, channel, link_version, created_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (account_id, token_hash) do nothing)",
        invitation.account, token_hash, invitation.id, channel, invitation.link_version, tx.now());
}

bool renew_link(db::Transaction& tx, Invitation const& invitation, std::string const& new_hash)
{
    tx.run(R"(
        insert into invitation_links (account_id, token_hash, invitation_id, channel, link_version, created_at)
        select account_id, token_hash, id, 'mailed', link_version, $4 from invitations
        where account_id = $1 and id = $2 and link_version = $3
        on conflict (account_id, token_hash) do nothing)",
        invitation.account, invitation.id, invitation.link_version, tx.now());
    return tx.run(R"(
        update invitations set token_hash = $4, link_version = link_version + 1, version = version + 1, updated_at = $5
        where account_id = $1 and id = $2 and link_version = $3 and state = 'pending')",
               invitation.account, invitation.id, invitation.link_version, new_hash, tx.now()) == 1;
}

bool finish(db::Transaction& tx, Invitation const& invitation, State state)
{
    return tx.run(R"(
        update invitations set state = $3, decline_reason = $6, version = version + 1, updated_at = $4
        where account_id = $1 and id = $2 and state = $5)",
               invitation.account, invitation.id, state, tx.now(), invitation.state,
               invitation.decline_reason.text()) == 1;
}

bool renew(db::Transaction& tx, Invitation const& invitation, Time expires_at)
{
    return tx.run(R"(
        update invitations set state = 'pending', decline_reason = '', sent_at = $3, expires_at = $4, version = version + 1, updated_at = $3
        where account_id = $1 and id = $2 and state = $5 and expires_at <= $4 and not exists (
            select 1 from invitations other
            where other.account_id = $1 and other.kind = $6 and other.email_key = $7 and other.state = 'pending' and other.id <> $2))",
               invitation.account, invitation.id, tx.now(), expires_at, invitation.state, invitation.kind,
               invitation.email.key()) == 1;
}

bool set_approval(db::Transaction& tx, Invitation const& invitation, Approval approval)
{
    return tx.run(R"(
        update invitations set approval = $3, version = version + 1, updated_at = $4
        where account_id = $1 and id = $2 and approval = $5)",
               invitation.account, invitation.id, approval, tx.now(), invitation.approval) == 1;
}

Invitation lock(db::Transaction& tx, Invitation const& invitation)
{
    tx.run("update invitations set version = version where account_id = $1 and id = $2", invitation.account,
        invitation.id);
    return find(tx, invitation.account, invitation.id).value();
}

bool set_opened(db::Transaction& tx, Invitation const& invitation)
{
    return tx.run(R"(
        update invitations set opened_at = $3, updated_at = $3 where account_id = $1 and id = $2 and opened_at is null)",
               invitation.account, invitation.id, tx.now()) == 1;
}

void put_confirmation(db::Transaction& tx, Invitation const& invitation, memberships::Membership const& member,
    std::string const& token_hash, Time expires_at)
{
    tx.run(R"(
        insert into email_confirmations (account_id, token_hash, membership_id, person_id, invitation_id, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (account_id, token_hash) do update set expires_at = excluded.expires_at)",
        invitation.account, token_hash, member.id, member.person, invitation.id, expires_at, tx.now());
}

std::optional<InvitationId> find_confirmation(
    db::Transaction& tx, AccountId const& account, std::string const& token_hash)
{
    return tx.first([](db::Row const& row) { return row.id<InvitationId>(0); }, R"(
        select c.invitation_id from email_confirmations c
        join memberships m on m.account_id = c.account_id and m.id = c.membership_id and m.person_id = c.person_id
        where c.account_id = $1 and c.token_hash = $2 and c.expires_at > $3)",
        account, token_hash, tx.now());
}

bool remove_confirmation(db::Transaction& tx, Invitation const& invitation)
{
    return tx.run("delete from email_confirmations where account_id = $1 and invitation_id = $2", invitation.account,
               invitation.id) > 0;
}

}
